// SPDX-License-Identifier: GPL-3.0-or-later
import type { Purpose } from './tovisitor';

export interface Offer {
    readonly name?: string;
    readonly email?: string;
    readonly phone?: string;
}

/** What the box says, without the \c id that the socket gives each frame. */
export type Request =
    | {
          readonly type: 'visitor.hello';
          readonly version: 1;
          readonly site: string;
          readonly vuid: string;
          readonly origin: string;
          readonly languages: readonly string[];
          readonly session?: string;
          readonly after?: number;
      }
    | {
          readonly type: 'consent.give';
          readonly nonce: string;
          readonly noticeHash: string;
          readonly purposes: readonly Purpose[];
          readonly method: 'button' | 'keyboard';
          readonly boxVersion: string;
      }
    | { readonly type: 'consent.refuse'; readonly nonce: string; readonly noticeHash: string }
    | { readonly type: 'consent.withdraw'; readonly purposes: readonly Purpose[] }
    | { readonly type: 'conversation.begin' }
    | { readonly type: 'message.send'; readonly clientId: string; readonly text: string }
    | { readonly type: 'message.seen'; readonly seq: number }
    | { readonly type: 'preview.update'; readonly text: string }
    | { readonly type: 'typing.update'; readonly active: boolean }
    | ({ readonly type: 'visitor.identify' } & Offer)
    | { readonly type: 'history.page'; readonly before: number; readonly limit: number }
    | { readonly type: 'conversation.close' }
    | { readonly type: 'survey.answer'; readonly score: number; readonly comment?: string }
    | { readonly type: 'mirror.pause'; readonly paused: boolean }
    | {
          readonly type: 'cobrowse.answer';
          readonly nonce: string;
          readonly noticeHash: string;
          readonly accept: boolean;
          readonly method: 'button' | 'keyboard';
          readonly boxVersion: string;
          readonly tab: string;
      }
    | { readonly type: 'cobrowse.stop'; readonly how: 'stopped' | 'escape' | 'boxClosed' }
    | { readonly type: 'cobrowse.resume'; readonly token: string; readonly tab: string }
    | { readonly type: 'ping' };

/** The frame as it goes over the wire. \a id is positive and unique on its socket. */
export function encode(request: Request, id: number): string {
    const { type, ...fields } = request;
    return JSON.stringify({ type, id, ...fields });
}

/** Text that the wire takes: lone surrogates and U+0000, which nobody typed on purpose, become U+FFFD. */
export function wellFormed(text: string): string {
    return text.replace(/[\uD800-\uDBFF][\uDC00-\uDFFF]|[\u0000\uD800-\uDFFF]/g, (found) => (found.length === 2 ? found : '\uFFFD'));
}

/** How long the wire counts \a text: in Unicode code points. */
export function codePoints(text: string): number {
    let length = 0;
    for (const point of text) length += point ? 1 : 0;
    return length;
}

/** At most \a most code points of \a text. */
export function cut(text: string, most: number): string {
    return text.length <= most ? text : Array.from(text).slice(0, most).join('');
}

/** White space as Unicode has it, and nothing else: the backend refuses such a message. */
export function isBlank(text: string): boolean {
    return /^[\s\u0085]*$/u.test(text.replace(/\uFEFF/g, 'x'));
}
