// SPDX-License-Identifier: GPL-3.0-or-later
import { contiguousUpTo, firstGap, merge, unreadCount } from '../../../app/chatbox/src/box/thread';
import { message, said } from './samples';

const events = (...seqs: number[]) => seqs.map((seq) => message(seq));
const seqs = (thread: readonly { readonly seq: number }[]) => thread.map(({ seq }) => seq);

test('a thread is ascending and holds each event once, in whatever order they come', () => {
    expect(seqs(merge(events(1, 2), events(3, 4)))).toEqual([1, 2, 3, 4]);
    expect(seqs(merge(events(4, 5), events(1, 2, 3)))).toEqual([1, 2, 3, 4, 5]);
    expect(seqs(merge(events(1, 4), events(2, 3, 4)))).toEqual([1, 2, 3, 4]);
    expect(seqs(merge([], events(3, 1, 2)))).toEqual([1, 2, 3]);
    expect(seqs(merge(events(1), []))).toEqual([1]);
});

test('what is held already stays', () => {
    const held = said(2, 'advisor', 'first');
    expect(merge([held], [message(1), said(2, 'advisor', 'second')])[1]).toBe(held);
});

test('a hole is named by its edges, history before the first event is none', () => {
    expect(firstGap([])).toBeUndefined();
    expect(firstGap(events(7, 8, 9))).toBeUndefined();
    expect(firstGap(events(7, 8, 11, 14))).toEqual({ after: 8, before: 11 });
    expect(contiguousUpTo([])).toBe(0);
    expect(contiguousUpTo(events(7, 8))).toBe(8);
    expect(contiguousUpTo(events(7, 8, 11))).toBe(8);
});

test('unread is what the other side wrote after what the visitor saw', () => {
    const thread = [said(1, 'advisor', 'a'), said(2, 'visitor', 'b'), said(3, 'bot', 'c'), { ...said(4, 'system', ''), kind: 'conversation.assigned' as const }, said(5, 'advisor', 'd')];
    expect(unreadCount(thread, 0)).toBe(3);
    expect(unreadCount(thread, 1)).toBe(2);
    expect(unreadCount(thread, 5)).toBe(0);
});
