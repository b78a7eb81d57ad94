// SPDX-License-Identifier: GPL-3.0-or-later
import type { Language } from '../shared/language';
import { de } from './texts/de';
import { en } from './texts/en';
import { es } from './texts/es';
import { fr } from './texts/fr';

export type { Texts } from './texts/en';
export const texts: Record<Language, typeof en> = { en, fr, de, es };

/** Puts a name or number into the one placeholder of a text; what is put in stays as it is. */
export function filled(text: string, value: string | number): string {
    return text.replace(/\{\w+\}/, () => String(value));
}
