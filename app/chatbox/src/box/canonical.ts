// SPDX-License-Identifier: GPL-3.0-or-later
import type { Notice } from './wire/tovisitor';

/** RFC 8785: keys sorted by UTF-16 units, no white space, numbers and strings as ECMAScript writes them. */
export function canonicalJson(value: unknown): string {
    if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
    if (typeof value === 'object' && value !== null) {
        const members = Object.entries(value)
            .filter(([, member]) => member !== undefined)
            .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
            .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
        return `{${members.join(',')}}`;
    }
    return JSON.stringify(value);
}

/** Lower-case hexadecimal SHA-256 of the notice's canonical form, as the consent record fixes it (S10.1e). */
export async function noticeHash(notice: Notice, subtle: SubtleCrypto = crypto.subtle): Promise<string> {
    const digest = await subtle.digest('SHA-256', new TextEncoder().encode(canonicalJson(notice)));
    return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
