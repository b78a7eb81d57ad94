// SPDX-License-Identifier: GPL-3.0-or-later
//
// The browser's half of app/masking/cardnumbers.cpp, which does the same again at the backend.

const shortest = 13;
const longest = 19;
/** Between two digits of one number, as in "4111 - 1111". */
const mostSeparators = 2;
const bullet = '\u2022';

const digit = /^\p{Nd}$/u;
const separator = /^[\p{Z}\p{Pd}\p{Cf}\p{Mn}\p{Me}\t\n\r.,/_*|:;'+#\u00B7\u2022\u2212]$/u;

/** The digit's value, or -1. Decimal digits of every script, and the circled ones. */
function digitOf(character: string): number {
    const code = character.codePointAt(0) ?? 0;
    if (code >= 0x30 && code <= 0x39) return code - 0x30;
    if (code < 0x80) return -1;
    if (code >= 0x2460 && code <= 0x2468) return code - 0x245f;
    if (code === 0x24ea) return 0;
    if (!digit.test(character)) return -1;
    if (code >= 0x1d7ce && code <= 0x1d7ff) return (code - 0x1d7ce) % 10; // mathematical digits, five alphabets of ten
    // Every other script has its ten digits in one row, with no digit right before it.
    let zero = code;
    while (digit.test(String.fromCodePoint(zero - 1)) && code - zero < 9) --zero;
    return code - zero;
}

function passesLuhn(digits: readonly number[], from: number, length: number): boolean {
    let sum = 0;
    for (let i = 0; i < length; ++i) {
        let value = digits[from + length - 1 - i] ?? 0;
        if (i % 2 === 1) value = value > 4 ? value * 2 - 9 : value * 2;
        sum += value;
    }
    return sum % 10 === 0;
}

/** Replaces each digit of a number of 13 to 19 digits that passes the Luhn check, however it is spaced, by a bullet. */
export function maskCardNumbers(text: string): string {
    const points = Array.from(text);
    let digits: number[] = [];
    let places: number[] = [];
    let separators = 0;
    const finish = (): void => {
        const hidden = new Set<number>();
        for (let from = 0; from + shortest <= digits.length; ++from)
            for (let length = shortest; length <= longest && from + length <= digits.length; ++length)
                if (passesLuhn(digits, from, length)) for (let i = from; i < from + length; ++i) hidden.add(i);
        for (const i of hidden) points[places[i] ?? 0] = bullet;
        digits = [];
        places = [];
        separators = 0;
    };
    for (const [at, point] of points.entries()) {
        const value = digitOf(point);
        if (value >= 0) {
            digits.push(value);
            places.push(at);
            separators = 0;
        } else if (!separator.test(point) || ++separators > mostSeparators) {
            finish();
        }
    }
    finish();
    return points.join('');
}
