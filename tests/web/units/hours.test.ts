// SPDX-License-Identifier: GPL-3.0-or-later
import { isClosed, untilChange } from '../../../app/chatbox/src/loader/hours';

const open = [
    [1000, 2000],
    [5000, 6000],
] as const;

test.each([
    [0, true, 1000],
    [999, true, 1],
    [1000, false, 1000],
    [1999, false, 1],
    [2000, true, 3000],
    [5500, false, 500],
    [6000, true, undefined],
])('at %d it is closed: %s, and that changes in %s', (now, closed, rest) => {
    expect([isClosed([...open], now), untilChange([...open], now)]).toEqual([closed, rest]);
});

test('a site without hours is never closed, one without spans always', () => {
    expect([isClosed(undefined, 5), untilChange(undefined, 5)]).toEqual([false, undefined]);
    expect([isClosed([], 5), untilChange([], 5)]).toEqual([true, undefined]);
});

test('no timer is longer than browsers take', () => {
    expect(untilChange([[2 ** 40, 2 ** 41]], 0)).toBe(2 ** 31 - 1);
});
