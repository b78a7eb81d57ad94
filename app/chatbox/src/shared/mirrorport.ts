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
//   lend ------------------------------------->  the visitor lent the mouse: the page shows it
//   command ---------------------------------->  what the advisor does
//                                      <-------  verdict, and acted for the visitor's list
//                                      <-------  stopped: by the button in the page, or Esc
//   reclaim ---------------------------------->  it is over
import { checkCommand, checkDeed, checkScope, checkWords, verdicts } from './cobrowsing';
import { count, object, oneOf, positive, text, type Check, type Checked } from './schema';

const literal = <const T extends string>(name: T): Check<T> => oneOf(name);
const isBuffer: Check<ArrayBuffer> = (value): value is ArrayBuffer => value instanceof ArrayBuffer;

const toBox = [
    object({ type: literal('ready') }),
    /** \c page: random for each beginning of the recording. */
    object({ type: literal('batch'), page: count, lines: isBuffer }),
    /** A picture that the page's events name by its hash. */
    object({ type: literal('picture'), page: count, hash: text(64), bytes: isBuffer }),
    object({ type: literal('verdict'), number: positive, verdict: oneOf(...verdicts) }),
    /** \c what names the element as the visitor sees it; it goes no farther than the box. */
    object({ type: literal('acted'), deed: checkDeed, what: text(200) }),
    object({ type: literal('stopped'), how: oneOf('stopped', 'escape') }),
] as const;
export type ToMirrorBox = Checked<(typeof toBox)[number]>;

export function checkToMirrorBox(value: unknown): value is ToMirrorBox {
    return toBox.some((check) => check(value));
}

const toRecorder = [
    object({ type: oneOf('keyframe', 'pause', 'end', 'reclaim') }),
    object({ type: literal('lend'), scope: checkScope, words: checkWords }),
    /** \c sent: when, in milliseconds since 1970; what waited too long, because the page hung, is not done any more. */
    object({ type: literal('command'), command: checkCommand, sent: count }),
] as const;
export type ToRecorder = Checked<(typeof toRecorder)[number]>;

export function checkToRecorder(value: unknown): value is ToRecorder {
    return toRecorder.some((check) => check(value));
}
