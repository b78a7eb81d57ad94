// SPDX-License-Identifier: GPL-3.0-or-later
// The binary messages of the mirror, and what the box believes of the backend's on that socket.
import { inflateSync } from 'node:zlib';
import { chunks, deflate } from '../../../app/chatbox/src/box/mirrorframe';
import { decodeToMirror } from '../../../app/chatbox/src/box/mirrorlink';
import { fixture, fixtureNames } from './fixtures';

const header = { page: 0xdeadbeef, batch: 7, rawBytes: 600_000, deflated: true };

test('a batch goes in chunks of at most 256 KiB, the last of them marked', () => {
    const part = Uint8Array.from({ length: 600_000 }, (_, at) => at % 251);
    const messages = chunks(header, part).map((each) => new Uint8Array(each));

    expect(messages.map((each) => [...each.subarray(0, 4)])).toEqual([[1, 1, 1, 0], [1, 1, 1, 0], [1, 1, 3, 0]]);
    for (const each of messages) {
        expect(each.byteLength).toBeLessThanOrEqual(256 * 1024);
        expect([...each.subarray(4, 16)]).toEqual([0xde, 0xad, 0xbe, 0xef, 0, 0, 0, 7, 0, 9, 0x27, 0xc0]);
    }
    expect(Buffer.concat(messages.map((each) => each.subarray(16))).equals(Buffer.from(part))).toBe(true);
});

test('what is small goes as it is', async () => {
    const { part, deflated } = await deflate(new TextEncoder().encode('{}').buffer as ArrayBuffer);

    expect(deflated).toBe(false);
    expect(chunks({ ...header, deflated }, part)).toHaveLength(1);
});

test.runIf(typeof CompressionStream !== 'undefined')('what is large is deflated as zlib writes it', async () => {
    const text = 'a page and a page '.repeat(10_000);
    const { part, deflated } = await deflate(new TextEncoder().encode(text).buffer as ArrayBuffer);

    expect(deflated).toBe(true);
    expect(inflateSync(part).toString()).toBe(text);
});

test.each(fixtureNames('protocol/tomirror'))('reads %s of the backend', (name) => {
    const frame = fixture(`protocol/tomirror/${name}.json`);
    expect(decodeToMirror(JSON.stringify(frame))).toEqual(frame);
});

test.each([['no JSON', '{'], ['an unknown type', '{"type":"mirror.now"}'], ['a member too many', '{"type":"mirror.stop","x":1}'], ['no text', 5]])('refuses %s', (_, data) => {
    expect(decodeToMirror(data)).toBeUndefined();
});
