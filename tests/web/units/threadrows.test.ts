// SPDX-License-Identifier: GPL-3.0-or-later
// @vitest-environment jsdom
import { reconcile } from '../../../app/chatbox/src/box/dom';
import { initialState, type State } from '../../../app/chatbox/src/box/model';
import { threadRows } from '../../../app/chatbox/src/box/threadrows';
import { texts } from '../../../app/chatbox/src/box/texts';
import type { Event } from '../../../app/chatbox/src/box/wire/tovisitor';
import { conversationId, idOf, said } from './samples';

const now = new Date(2026, 10, 25, 12, 0);

function drawn() {
    const parent = document.createElement('div');
    const draw = (state: Partial<State>, failed: ReadonlySet<string> = new Set()): HTMLElement => {
        reconcile(parent, threadRows({ ...initialState, ...state }, { texts: texts.en, language: 'en-GB', now, failed, discard: () => undefined }));
        return parent;
    };
    return draw;
}

const conversation = { id: conversationId, status: 'assigned', alias: 'Anna', seenByAdvisor: 0, seenByVisitor: 0, more: false } as const;
const at = (event: Event, date: Date): Event => ({ ...event, at: date.getTime() });

test('text is drawn verbatim, never as markup', () => {
    const draw = drawn();
    const hostile = '<img src=x onerror=alert(1)><table><tr><td>&amp;\u202E';
    const node = draw({ conversation, thread: [said(1, 'advisor', hostile)] });
    expect(node.querySelector('.text')?.textContent).toBe(hostile);
    expect(node.querySelectorAll('img, table').length).toBe(0);
});

test('a message is one node from pending to seen', () => {
    const draw = drawn();
    const entry = { clientId: idOf(1), text: 'Hello', at: now.getTime() };
    const pending = draw({ conversation, pending: [entry] }).querySelector('.message');
    expect(pending?.getAttribute('data-delivery')).toBe('pending');
    const stored = at(said(1, 'visitor', 'Hello'), now);
    expect(draw({ conversation, pending: [entry], thread: [stored] }).querySelectorAll('.message')).toHaveLength(1);
    expect(draw({ conversation, thread: [stored] }).querySelector('.message')).toBe(pending);
    expect(pending?.getAttribute('data-delivery')).toBe('sent');
    draw({ conversation: { ...conversation, seenByAdvisor: 1 }, thread: [stored] });
    expect(pending?.getAttribute('data-delivery')).toBe('seen');
});

test('what the backend will not take can be taken back', () => {
    const draw = drawn();
    const node = draw({ conversation, pending: [{ clientId: idOf(1), text: 'x', at: now.getTime() }] }, new Set([idOf(1)]));
    expect(node.querySelector('.message')?.getAttribute('data-delivery')).toBe('failed');
    expect(node.querySelector('.message button')?.textContent).toBe(texts.en.discard);
});

test('days are separated and named', () => {
    const draw = drawn();
    const thread = [
        at(said(1, 'visitor', 'a'), new Date(2025, 11, 31, 23, 59)),
        at(said(2, 'advisor', 'b'), new Date(2026, 10, 24, 0, 0)),
        at(said(3, 'advisor', 'c'), new Date(2026, 10, 25, 0, 0)),
        at(said(4, 'advisor', 'd'), new Date(2026, 10, 25, 11, 0)),
    ];
    const labels = [...draw({ conversation, thread }).querySelectorAll('.day')].map((each) => each.textContent);
    expect(labels).toEqual(['Wednesday, 31 December 2025'.replace(',', labels[0]?.includes(',') ? ',' : ''), 'Yesterday', 'Today']);
});

test('who writes is named once in a row of messages, and to a screen reader each time', () => {
    const draw = drawn();
    const by = (seq: number, alias: string): Event => ({ ...at(said(seq, 'advisor', 'x'), now), alias });
    const node = draw({ conversation, thread: [by(1, 'Anna'), by(2, 'Anna'), by(3, 'Ben')] });
    expect([...node.querySelectorAll('.who bdi')].map((each) => each.textContent)).toEqual(['Anna', 'Ben']);
    expect([...node.querySelectorAll('.unseen')].map((each) => each.textContent)).toEqual(['Anna: ', 'Anna: ', 'Ben: ']);
});

test('transfers between advisors are not shown, assignments are', () => {
    const draw = drawn();
    const event = (seq: number, kind: Event['kind'], more: Partial<Event> = {}): Event => ({ seq, at: now.getTime(), id: idOf(seq), kind, author: 'system', ...more });
    const node = draw({ conversation, thread: [event(1, 'internal'), event(2, 'conversation.assigned', { alias: 'Ben' }), event(3, 'visitor.identified', { offered: ['name', 'phone'] })] });
    expect([...node.querySelectorAll('.line')].map((each) => each.textContent)).toEqual(['Ben is here for you', 'You shared: Name, Phone']);
});
