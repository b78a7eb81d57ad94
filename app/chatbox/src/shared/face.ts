// SPDX-License-Identifier: GPL-3.0-or-later
import { object, oneOf, optional, type Check, type Checked } from './schema';

const colour: Check<string> = (value): value is string => typeof value === 'string' && /^#[0-9a-f]{6}$/.test(value);
export const colours = object({ accent: colour, onAccent: colour });
export type Colours = Checked<typeof colours>;

export const corner = oneOf('left', 'right');
export type Corner = Checked<typeof corner>;

/** A site's colours by the visitor's scheme, and the corner: what the loader and the box have in common. */
export const face = { light: optional(colours), dark: optional(colours) };

/** A sheet that gives \a selector the site's colours under these names; nothing but #rrggbb comes so far. */
export function coloured(selector: string, [accent, onAccent]: readonly [string, string], { light, dark }: { readonly light?: Colours; readonly dark?: Colours }): string {
    const variables = (chosen: Colours | undefined): string => (chosen ? `${accent}:${chosen.accent};${onAccent}:${chosen.onAccent};` : '');
    return `${selector}{${variables(light)}}@media (prefers-color-scheme:dark){${selector}{${variables(dark ?? light)}}}`;
}
