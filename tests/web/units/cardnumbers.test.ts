// SPDX-License-Identifier: GPL-3.0-or-later
// The file that tst_cardnumbers.cpp reads too, so that the browser's mask and the backend's cannot drift apart.
import { maskCardNumbers } from '../../../app/chatbox/src/shared/cardnumbers';
import { fixture } from './fixtures';

interface Oracle {
    readonly masked: readonly { readonly name: string; readonly typed: string; readonly shown: string }[];
    readonly alone: readonly string[];
    readonly zeros: readonly string[];
    readonly separators: readonly string[];
}

const oracle = fixture('cardnumbers.json') as Oracle;
const number = '4539578763621486';
const bullets = '\u2022'.repeat(16);

test.each(oracle.masked)('masks a number: $name', ({ typed, shown }) => {
    expect(maskCardNumbers(typed)).toBe(shown);
});

test.each(oracle.alone)('leaves %j alone', (text) => {
    expect(maskCardNumbers(text)).toBe(text);
});

test.each(oracle.zeros)('knows the digits from U+%s on', (zero) => {
    const typed = Array.from(number, (digit) => String.fromCodePoint(parseInt(zero, 16) + Number(digit))).join('');
    expect(maskCardNumbers(typed)).toBe(bullets);
});

test.each(oracle.separators)('sees through U+%s', (separator) => {
    const between = String.fromCodePoint(parseInt(separator, 16));
    expect(maskCardNumbers(number.slice(0, 8) + between + number.slice(8))).toBe(bullets.slice(0, 8) + between + bullets.slice(8));
});

test('typing on after a number does not bring it back', () => {
    for (let extra = 0; extra < 30; ++extra) expect(maskCardNumbers(number + '7'.repeat(extra))).not.toMatch(/45395787|63621486/);
});

test('is quick on a field full of digits', () => {
    const before = performance.now();
    maskCardNumbers('4'.repeat(4000));
    expect(performance.now() - before).toBeLessThan(1000);
});
