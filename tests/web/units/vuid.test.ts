// SPDX-License-Identifier: GPL-3.0-or-later
// PRIVACY.md S1.1a: one first-party cookie, 128 random bits, no longer than 13 months.
import { newVuid, VuidCookie } from '../../../app/chatbox/src/loader/vuid';
import { base64url, isId, isSecret, randomId } from '../../../app/chatbox/src/shared/ids';
import { idOf } from './samples';

/** What document.cookie does: takes one cookie with its attributes, gives all back by name. */
class Jar {
    written = '';
    private readonly refuse: boolean;
    private readonly kept = new Map<string, string>();

    constructor(present: Record<string, string> = {}, refuse = false) {
        this.refuse = refuse;
        for (const [name, value] of Object.entries(present)) this.kept.set(name, value);
    }

    get cookie(): string {
        return [...this.kept].map(([name, value]) => `${name}=${value}`).join('; ');
    }

    set cookie(line: string) {
        this.written = line;
        const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=');
        if (!this.refuse) this.kept.set(name, value);
    }

    get attributes(): Record<string, string> {
        const parts = this.written.split(';').slice(1).map((part) => part.trim().split('='));
        return Object.fromEntries(parts.map(([name = '', value = '']) => [name.toLowerCase(), value]));
    }
}

describe('the cookie', () => {
    test('is first-party, for the whole site, for at most 13 months', () => {
        const jar = new Jar();
        expect(new VuidCookie(jar, true).write(idOf(1))).toBe(true);
        const { path, samesite, secure, domain } = jar.attributes;
        expect(jar.written.startsWith(`visavis_vuid=${idOf(1)};`)).toBe(true);
        expect({ path, samesite, secure, domain }).toEqual({ path: '/', samesite: 'Lax', secure: '', domain: undefined });
        const days = Number(jar.attributes['max-age']) / 86_400;
        // Thirteen months are 395 days at the least: those from February on.
        expect(days).toBeGreaterThan(300);
        expect(days).toBeLessThanOrEqual(395);
    });

    test('is Secure only where the page is', () => {
        const jar = new Jar();
        new VuidCookie(jar, false).write(idOf(1));
        expect('secure' in jar.attributes).toBe(false);
    });

    test('is found among others, and only in its own form', () => {
        const read = (present: Record<string, string>): string | undefined => new VuidCookie(new Jar(present), true).read();
        expect(read({ session: 'x', visavis_vuid: idOf(7), z: '1' })).toBe(idOf(7));
        expect(read({})).toBeUndefined();
        for (const value of ['', 'x', `${idOf(7)}x`, idOf(7).slice(1), `${idOf(7).slice(0, 21)}B`, '../'.repeat(8).slice(0, 22), '%00'.repeat(8).slice(0, 22)])
            expect([value, read({ visavis_vuid: value })]).toEqual([value, undefined]);
        expect(read({ xvisavis_vuid: idOf(7) })).toBeUndefined();
    });

    test('a browser that keeps none is told apart', () => {
        expect(new VuidCookie(new Jar({}, true), true).write(idOf(1))).toBe(false);
    });
});

describe('ids', () => {
    test('a hundred thousand VUIDs are all different and use all of their 128 bits', () => {
        const seen = new Set<string>();
        for (let n = 0; n < 100_000; ++n) seen.add(newVuid());
        expect(seen.size).toBe(100_000);

        const many = 10_000;
        const ones = new Array<number>(128).fill(0);
        for (const vuid of [...seen].slice(0, many))
            for (const [at, byte] of Buffer.from(vuid, 'base64url').entries())
                for (let bit = 0; bit < 8; ++bit) ones[at * 8 + bit] = (ones[at * 8 + bit] ?? 0) + ((byte >> bit) & 1);
        // Six standard deviations of a fair coin: once in four million runs by chance.
        const most = 6 * Math.sqrt(many / 4);
        for (const count of ones) expect(Math.abs(count - many / 2)).toBeLessThan(most);
    }, 120_000);

    test('come from the browser\'s own generator and from nothing else', () => {
        const fill = vi.fn((bytes: Uint8Array) => bytes.fill(255));
        expect(randomId(fill)).toBe(`${'_'.repeat(21)}w`);
        expect(fill).toHaveBeenCalledOnce();
        const random = vi.spyOn(crypto, 'getRandomValues');
        newVuid();
        expect(random).toHaveBeenCalledOnce();
    });

    test('are base64url without padding', () => {
        for (let length = 0; length < 40; ++length) {
            const bytes = Uint8Array.from({ length }, (_, at) => (at * 37 + length) & 255);
            expect(base64url(bytes)).toBe(Buffer.from(bytes).toString('base64url'));
        }
    });

    test('have one form', () => {
        expect(isId(idOf(1))).toBe(true);
        expect(isSecret('A'.repeat(43))).toBe(true);
        for (const value of [undefined, null, 5, {}, '', idOf(1).slice(1), `${idOf(1)}A`, `${'A'.repeat(21)}B`, `${'A'.repeat(21)}=`, `+${'A'.repeat(21)}`, `${'A'.repeat(21)}A\n`]) expect(isId(value)).toBe(false);
        for (const value of [undefined, null, 5, '', 'A'.repeat(42), 'A'.repeat(44), `${'A'.repeat(42)}B`, `${'A'.repeat(43)}\n`]) expect(isSecret(value)).toBe(false);
    });
});
