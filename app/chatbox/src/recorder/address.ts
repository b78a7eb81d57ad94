// SPDX-License-Identifier: GPL-3.0-or-later
//
// Addresses as app/masking/scrub.cpp leaves them, which does the same again at the backend.
import { maskCardNumbers } from '../shared/cardnumbers';

/** Longer than the name of any page. */
const longest = 200;

/** An address without what may name a person: neither query nor fragment, only of the web, and a star for each part of the path that is a number or an id. */
export function scrubUrl(url: string): string {
    try {
        const { protocol, origin, pathname } = new URL(url, document.baseURI);
        return protocol === 'http:' || protocol === 'https:' ? origin + pathname.split('/').map((part) => (isSomebodys(part) ? '*' : part)).join('/') : '';
    } catch {
        return '';
    }
}

function isSomebodys(part: string): boolean {
    let text = part;
    for (let round = 0; round < 3 && text.includes('%'); ++round) text = text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
    if (text.includes('@') || text.length > longest) return true;
    // Digits with separators between them are one number.
    if (/(?:\d[-._ +]*){6}/.test(text) || maskCardNumbers(text) !== text) return true;
    return (text.match(/[a-z\d]+/gi) ?? []).some(isOpaque);
}

/** Letters and digits that nobody would read aloud: ids of sessions, orders, documents. */
function isOpaque(run: string): boolean {
    return (run.length >= 10 && /\d/.test(run) && /[a-z]/i.test(run)) || (run.length >= 16 && /[A-Z]/.test(run) && /[a-z]/.test(run)) || run.length >= 32;
}
