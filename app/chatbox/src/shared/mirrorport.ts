// SPDX-License-Identifier: GPL-3.0-or-later
//
// What box (iframe) and recorder (site's page) say to each other, over a MessageChannel of their own: the loader only hands the port
// on, so that a page's description never queues before the chat.
//
//   box                                          recorder
//   'mirror' with a port, to the loader ------->  loaded, or already there
//                                      <-------  ready
//   keyframe --------------------------------->  begins to record, or says the whole page again
//                                      <-------  batches: JSON Lines in a buffer that is handed over
//   pause: nobody needs it just now; the port closes: it is over
import { count, object, oneOf, text, type Check, type Checked } from './schema';

const literal = <const T extends string>(name: T): Check<T> => oneOf(name);
const isBuffer: Check<ArrayBuffer> = (value): value is ArrayBuffer => value instanceof ArrayBuffer;

const toBox = [
    object({ type: literal('ready') }),
    /** \c page: random for each beginning of the recording. */
    object({ type: literal('batch'), page: count, lines: isBuffer }),
    /** A picture that the page's events name by its hash. */
    object({ type: literal('picture'), page: count, hash: text(64), bytes: isBuffer }),
] as const;
export type ToMirrorBox = Checked<(typeof toBox)[number]>;

export function checkToMirrorBox(value: unknown): value is ToMirrorBox {
    return toBox.some((check) => check(value));
}

export const checkToRecorder = object({ type: oneOf('keyframe', 'pause', 'end') });
export type ToRecorder = Checked<typeof checkToRecorder>;
