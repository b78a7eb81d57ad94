// SPDX-License-Identifier: GPL-3.0-or-later

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** The bytes in base64url (RFC 4648 section 5) without padding. */
export function base64url(bytes: Uint8Array): string {
    let text = '';
    for (let i = 0; i < bytes.length; i += 3) {
        const [a = 0, b = 0, c = 0] = bytes.subarray(i, i + 3);
        const group = [a >> 2, ((a & 3) << 4) | (b >> 4), ((b & 15) << 2) | (c >> 6), c & 63];
        for (const index of group.slice(0, Math.min(bytes.length - i, 3) + 1)) text += alphabet.charAt(index);
    }
    return text;
}

/** 128 random bits, 22 characters: the form of every id on the wire, VUIDs and client ids included. */
export function randomId(fill: (bytes: Uint8Array) => unknown = (bytes) => crypto.getRandomValues(bytes)): string {
    const bytes = new Uint8Array(16);
    fill(bytes);
    return base64url(bytes);
}

/** The last character carries two bits only, so there are four of it. */
export function isId(value: unknown): value is string {
    return typeof value === 'string' && /^[A-Za-z0-9_-]{21}[AQgw]$/.test(value);
}

/** 256 bits in base64url: a session secret. */
export function isSecret(value: unknown): value is string {
    return typeof value === 'string' && /^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/.test(value);
}
