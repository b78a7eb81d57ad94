// SPDX-License-Identifier: GPL-3.0-or-later
import { consented, consentTransition, passes, stepAll, stepsFrom, type ConsentEvent, type ConsentStep } from '../../../app/chatbox/src/box/consent';
import { fixture } from './fixtures';

type Oracle = { readonly states: Record<ConsentStep, Record<ConsentEvent, readonly string[]>> };

const { states } = fixture('consent.json') as Oracle;
const cells = Object.entries(states).flatMap(([step, row]) => Object.entries(row).map(([event, told]) => [step as ConsentStep, event as ConsentEvent, told] as const));

test('the oracle has every cell', () => {
    expect(cells.length).toBe(42);
});

test.each(cells)('%s, %s', (step, event, told) => {
    const { next, effects } = consentTransition(step, event);
    expect([next, ...effects]).toEqual(told);
});

test('the gate is open in two states only', () => {
    expect(Object.keys(states).filter((step) => passes(step as ConsentStep))).toEqual(['given', 'notRequired']);
});

test('a state that the backend names and a purpose that it asks for make steps', () => {
    const states = { chat: 'given', preview: 'none', mirroring: 'none', cobrowsing: 'refused' } as const;
    expect(stepsFrom(states, ['preview', 'chat'])).toEqual({ chat: 'given', preview: 'asked', mirroring: 'none', cobrowsing: 'refused' });
    expect(consented(stepAll(stepsFrom(states, ['preview']), ['preview', 'mirroring'], 'give'))).toEqual(['chat', 'preview']);
});
