// SPDX-License-Identifier: GPL-3.0-or-later
import { backoff, linkTransition, type LinkEvent, type LinkState } from '../../../app/chatbox/src/box/connection';
import { fixture } from './fixtures';

type Oracle = { readonly chatbox: Record<LinkState, Record<LinkEvent, readonly string[]>> };

const { chatbox } = fixture('connection.json') as Oracle;
const cells = Object.entries(chatbox).flatMap(([state, row]) => Object.entries(row).map(([event, told]) => [state as LinkState, event as LinkEvent, told] as const));

test('the oracle has every cell', () => {
    const states: Record<LinkState, true> = { idle: true, connecting: true, greeting: true, live: true, waiting: true, stopped: true };
    const events: Record<LinkEvent, true> = { start: true, opened: true, welcomed: true, lost: true, retry: true, refused: true, restart: true, stop: true };
    expect(Object.keys(chatbox).sort()).toEqual(Object.keys(states).sort());
    for (const row of Object.values(chatbox)) expect(Object.keys(row).sort()).toEqual(Object.keys(events).sort());
});

test.each(cells)('%s, %s', (state, event, told) => {
    const { next, effects } = linkTransition(state, event);
    expect([next, ...effects]).toEqual(told);
});

describe('backoff', () => {
    test('doubles from a third of a second and is spread over half of it', () => {
        for (const [attempt, delay] of [[0, 300], [1, 600], [2, 1200], [3, 2400]] as const) {
            expect(backoff(attempt, 0)).toBe(delay / 2);
            expect(backoff(attempt, 1 - Number.EPSILON)).toBe(delay);
        }
    });

    test('stays under 5 s for the first minutes and under 20 s for ever', () => {
        let first = 0;
        for (let attempt = 0; attempt < 30; ++attempt) {
            const delay = backoff(attempt, 1 - Number.EPSILON);
            expect(delay).toBeLessThanOrEqual(4_000);
            first += backoff(attempt, 0);
        }
        expect(first).toBeGreaterThan(50_000);
        for (const attempt of [30, 31, 100, 1e6, Number.MAX_SAFE_INTEGER]) {
            const delay = backoff(attempt, 1 - Number.EPSILON);
            expect(delay).toBeGreaterThan(4_000);
            expect(delay).toBeLessThanOrEqual(20_000);
        }
    });
});
