// SPDX-License-Identifier: GPL-3.0-or-later
import type { Event } from './wire/tovisitor';

/** Events of one conversation, ascending by seq, each seq once. */
export type Thread = readonly Event[];

/** \a held with \a more in their places; what is held already stays. */
export function merge(held: Thread, more: readonly Event[]): Thread {
    const last = held[held.length - 1]?.seq ?? 0;
    if (more.every((event, at) => event.seq > (more[at - 1]?.seq ?? last))) return [...held, ...more];
    const bySeq = new Map<number, Event>();
    for (const event of [...more, ...held]) bySeq.set(event.seq, event);
    return [...bySeq.values()].sort((a, b) => a.seq - b.seq);
}

export interface Gap {
    /** The last seq before the hole. */
    readonly after: number;
    /** The first seq behind it. */
    readonly before: number;
}

/** The first hole between what is held; what lies before the first event is history, not a hole. */
export function firstGap(thread: Thread): Gap | undefined {
    for (let i = 1; i < thread.length; ++i) {
        const after = thread[i - 1]?.seq ?? 0;
        const before = thread[i]?.seq ?? 0;
        if (before !== after + 1) return { after, before };
    }
    return undefined;
}

/** What hello names as \c after: everything up to it is held. */
export function contiguousUpTo(thread: Thread): number {
    return firstGap(thread)?.after ?? thread[thread.length - 1]?.seq ?? 0;
}

/** Messages of the other side that the visitor has not seen. */
export function unreadCount(thread: Thread, seenByVisitor: number): number {
    return thread.filter((event) => event.seq > seenByVisitor && fromDesk(event)).length;
}

export function fromDesk(event: Event): boolean {
    return event.kind === 'message' && event.author !== 'visitor';
}

/** The conversation was closed after somebody was there for the visitor, and the visitor has not said how it was. */
export function asksForVerdict(thread: Thread): boolean {
    let closed = false;
    for (let at = thread.length - 1; at >= 0; --at) {
        const event = thread[at] as Event;
        if (!closed && event.kind === 'survey.answered') return false;
        if (event.kind === 'conversation.closed') closed = true;
        else if (closed && (event.kind === 'conversation.assigned' || fromDesk(event))) return true;
        else if (closed && (event.kind === 'conversation.reopened' || event.kind === 'conversation.opened')) return false;
    }
    return false;
}

/** The visitor shared an address for the answer, as far as the thread is held. */
export function sharedEmail(thread: Thread): boolean {
    return thread.some((event) => event.offered?.includes('email') ?? false);
}
