// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the box tells the window in which the visitor sees what the advisor sees. Both are of the chat's origin.
import { array, flag, object, oneOf, text, type Check, type Checked } from './schema';

const literal = <const T extends string>(name: T): Check<T> => oneOf(name);

export const checkSeenReady = object({ visavis: literal('seen') });
export const seenReady: Checked<typeof checkSeenReady> = { visavis: 'seen' };

const toSeen = [
    object({ type: literal('lines'), lines: array(text(16 * 1024 * 1024), 100_000) }),
    object({ type: literal('picture'), hash: text(64), bytes: ((value: unknown) => value instanceof ArrayBuffer) as Check<ArrayBuffer> }),
    /** \c over: nobody sees anything any more, and nothing is drawn. */
    object({ type: literal('state'), note: text(500), title: text(200), language: text(35), over: flag }),
] as const;
export type ToSeen = Checked<(typeof toSeen)[number]>;

export function checkToSeen(value: unknown): value is ToSeen {
    return toSeen.some((check) => check(value));
}
