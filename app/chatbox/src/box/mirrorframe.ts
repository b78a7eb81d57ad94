// SPDX-License-Identifier: GPL-3.0-or-later
//
// The binary messages of the mirror, as app/protocol/mirrorframe.h writes them.

const headerBytes = 16;
const mostChunk = 256 * 1024;
/** Below, a stream of its own costs more than it saves. */
const worthDeflating = 4 * 1024;

export interface BatchHeader {
    readonly page: number;
    readonly batch: number;
    readonly rawBytes: number;
    readonly deflated: boolean;
}

/** Deflated where the browser can and where it pays. */
export async function deflate(lines: ArrayBuffer): Promise<{ readonly part: Uint8Array; readonly deflated: boolean }> {
    const raw = new Uint8Array(lines);
    if (raw.byteLength < worthDeflating || typeof CompressionStream === 'undefined') return { part: raw, deflated: false };
    const stream = new Blob([lines]).stream().pipeThrough(new CompressionStream('deflate'));
    const part = new Uint8Array(await new Response(stream).arrayBuffer());
    return part.byteLength < raw.byteLength ? { part, deflated: true } : { part: raw, deflated: false };
}

export function chunks({ page, batch, rawBytes, deflated }: BatchHeader, part: Uint8Array): ArrayBuffer[] {
    const all: ArrayBuffer[] = [];
    const most = mostChunk - headerBytes;
    for (let at = 0; at < part.byteLength || all.length === 0; at += most) {
        const inside = part.subarray(at, at + most);
        const message = new Uint8Array(headerBytes + inside.byteLength);
        const view = new DataView(message.buffer);
        const last = at + most >= part.byteLength;
        message.set([1, 1, (deflated ? 1 : 0) | (last ? 2 : 0), 0]);
        view.setUint32(4, page);
        view.setUint32(8, batch);
        view.setUint32(12, rawBytes);
        message.set(inside, headerBytes);
        all.push(message.buffer);
    }
    return all;
}

/** A picture, which is small enough for one message. */
export function pictureMessage({ page, hash, bytes }: { readonly page: number; readonly hash: string; readonly bytes: ArrayBuffer }): ArrayBuffer {
    const message = new Uint8Array(40 + bytes.byteLength);
    message.set([1, 2, 0, 0]);
    new DataView(message.buffer).setUint32(4, page);
    for (let at = 0; at < 32; ++at) message[8 + at] = parseInt(hash.slice(2 * at, 2 * at + 2), 16);
    message.set(new Uint8Array(bytes), 40);
    return message.buffer;
}
