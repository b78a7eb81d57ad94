// SPDX-License-Identifier: GPL-3.0-or-later
// RFC 8785 by the file that tst_ledger.cpp reads too: what the visitor was shown hashes alike at both ends (S10.1e).
import { webcrypto } from 'node:crypto';
import { canonicalJson, noticeHash } from '../../../app/chatbox/src/box/canonical';
import { fixture } from './fixtures';
import { notice } from './samples';

interface Oracle {
    readonly rows: readonly { readonly name: string; readonly given: string; readonly canonical: string }[];
    readonly noticeHash: string;
}

const oracle = fixture('canonicaljson.json') as Oracle;
const subtle = webcrypto.subtle as unknown as SubtleCrypto;

test.each(oracle.rows)('canonical form: $name', ({ given, canonical }) => {
    expect(canonicalJson(JSON.parse(given))).toBe(canonical);
});

test('the hash of a notice', async () => {
    expect(await noticeHash(notice, subtle)).toBe(oracle.noticeHash);
});

test('the order of members does not matter, one character does', async () => {
    const backwards = Object.fromEntries(Object.entries(notice).reverse()) as unknown as typeof notice;
    expect(await noticeHash(backwards, subtle)).toBe(oracle.noticeHash);
    expect(await noticeHash({ ...notice, more: `${notice.more} ` }, subtle)).not.toBe(oracle.noticeHash);
});
