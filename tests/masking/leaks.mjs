// SPDX-License-Identifier: GPL-3.0-or-later
import { SECRET } from './cases.mjs';

function* strings(value) {
    if (typeof value === 'string') yield value;
    else if (value !== null && typeof value === 'object')
        for (const [key, inner] of Object.entries(value)) {
            yield key;
            yield* strings(inner);
        }
}

/** The strings of \a events that hold five characters in a row of a secret, however they are written. */
export function leaks(events, { text, number } = SECRET) {
    const grams = [text, number].flatMap((secret) => Array.from({ length: secret.length - 4 }, (_, at) => secret.slice(at, at + 5).toLowerCase()));
    const found = [];
    for (const event of events)
        for (const each of strings(event)) {
            const plain = each.toLowerCase();
            let decoded = plain;
            try {
                decoded = decodeURIComponent(plain);
            } catch {
                // Not encoded.
            }
            if (grams.some((gram) => plain.includes(gram) || decoded.includes(gram) || plain.replace(/[\s.-]/g, '').includes(gram))) found.push(each.slice(0, 200));
        }
    return found;
}
