// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the loader (site's page) and the box (iframe of the backend's origin) say to each other.
//
//   loader                                   box
//   iframe loads        <- "ready" ---------  window.parent.postMessage, to any parent: it says nothing but that it is there
//   checks origin+source
//   "start" + port  ------------------------> checks schema and source; event.origin is the site that hello attests
//   port  <-------------------------------->  everything else, over the MessageChannel
//
// The box believes the page nothing that matters: not consent, not the session, not its own origin. The page gets no text of
// the conversation, only how many messages are unread. The recorder has a port of
// its own to the box, which "mirror" carries (mirrorport.ts): what it says never queues before this channel.

import { array, count, flag, object, oneOf, optional, text, type Check, type Checked } from './schema';
import { corner, face } from './face';
import { isId, isSecret } from './ids';
import { languages } from './language';

const literal = <const T extends string>(name: T): Check<T> => oneOf(name);

export const checkReady = object({ visavis: literal('ready') });
export const readyMessage: Checked<typeof checkReady> = { visavis: 'ready' };

export const checkStart = object({
    visavis: literal('start'),
    vuid: isId as Check<string>,
    name: text(200),
    pageLanguage: text(35),
    language: oneOf(...languages),
    shown: flag,
    /** The visitor opened the panel on this page: the box may take the focus. */
    byVisitor: flag,
    /** Only where the iframe could keep nothing itself: what it handed over earlier on this page. */
    session: optional(isSecret as Check<string>),
});
export type Start = Checked<typeof checkStart>;

/** Loader to box, over the port. */
export const checkToBox = object({ type: literal('shown'), shown: flag, byVisitor: flag });
export type ToBox = Checked<typeof checkToBox>;

const toLoader = [
    /** The visitor closed the panel. */
    object({ type: literal('close') }),
    object({ type: literal('unread'), count }),
    /** Whether there is a conversation to come back to on the next page. */
    object({ type: literal('conversation'), exists: flag }),
    /** Whether somebody could answer, as the backend last said it. */
    object({ type: literal('presence'), presence: oneOf('online', 'busy', 'offline') }),
    /** The site's look as it is now: an admin may have changed it since the page was loaded. */
    object({ type: literal('look'), corner, ...face }),
    /** An advisor may act on this page: on a small screen the chat makes room, so that the visitor sees what is done. */
    object({ type: literal('lent'), lent: flag }),
    /** Storage is blocked in the iframe: keep this for the tab. Without a session: forget it. */
    object({ type: literal('keep'), session: optional(isSecret as Check<string>) }),
    /** Somebody is to see the page: the message carries the recorder's port. Without a level: nobody any more. */
    object({ type: literal('mirror'), level: optional(oneOf('marked', 'fields', 'private')), hide: optional(array(text(500), 100)) }),
] as const;
export type ToLoader = Checked<(typeof toLoader)[number]>;

export function checkToLoader(value: unknown): value is ToLoader {
    return toLoader.some((check) => check(value));
}
