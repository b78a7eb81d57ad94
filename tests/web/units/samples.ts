// SPDX-License-Identifier: GPL-3.0-or-later
import type { Event, Frame, Notice } from '../../../app/chatbox/src/box/wire/tovisitor';
import { fixture } from './fixtures';

/** A valid id that differs for each \a n. */
export function idOf(n: number): string {
    return `${String(n).padStart(21, '0')}A`;
}

export const session = `${'s'.repeat(42)}E`;
export const conversationId = idOf(900);

export function said(seq: number, author: Event['author'], text: string): Event {
    return { seq, at: 1_790_000_000_000 + seq * 1000, id: idOf(seq), kind: 'message', author, text };
}

export function message(seq: number): Event {
    return said(seq, seq % 2 ? 'visitor' : 'advisor', `number ${seq}`);
}

export const given = { chat: 'given', preview: 'given', mirroring: 'none', cobrowsing: 'none' } as const;
export const none = { chat: 'none', preview: 'none', mirroring: 'none', cobrowsing: 'none' } as const;

const sample = fixture('protocol/tovisitor/visitor.welcome.json') as Frame<'visitor.welcome'>;

export const notice = (sample.ask as { notice: Notice }).notice;
export const ask = { nonce: idOf(800), notice };

export function conversationOf(events: Event[], more = false): Frame<'consent.given'>['conversation'] {
    return { id: conversationId, status: 'assigned', alias: 'Anna', lastSeq: events[events.length - 1]?.seq ?? 0, seenByAdvisor: 0, seenByVisitor: 0, events, more };
}

/** A welcome to somebody unknown who is asked, or to somebody with a conversation. */
export function welcome(conversation?: Frame<'consent.given'>['conversation']): Frame<'visitor.welcome'> {
    const { ask: _ask, conversation: _conversation, ...rest } = sample;
    if (!conversation) return { ...rest, consent: none, preview: false, ask };
    return { ...rest, consent: given, preview: true, conversation };
}
