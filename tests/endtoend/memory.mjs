// SPDX-License-Identifier: GPL-3.0-or-later
// What stands in the memory of the programs. They refuse to be read by their own user (prctl(PR_SET_DUMPABLE)), so it takes root:
//
//   node memory.mjs SOCKET UID PROGRAMS
//
// answers on a Unix socket for the person UID, about processes of theirs that run from PROGRAMS or are WebEngine's, until it is ended.
// packaging/run starts it when it is root; the tour asks by searchMemory().

import { chownSync, chmodSync, closeSync, openSync, readFileSync, readSync, readlinkSync, realpathSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { basename, dirname } from 'node:path';
import { createInterface } from 'node:readline';

const chunk = 16 * 1024 * 1024;
const overlap = 256;

/** How many bytes of process \a pid were read and which of \a needles (buffers) are among them, by their place in the list. */
function search(pid, needles) {
    const found = new Set();
    let bytes = 0;
    const memory = openSync(`/proc/${pid}/mem`, 'r');
    try {
        for (const line of readFileSync(`/proc/${pid}/maps`, 'utf8').split('\n').filter(Boolean)) {
            const [, from, to, rights, path] = /^([0-9a-f]+)-([0-9a-f]+) (\S+) \S+ \S+ \S+\s*(.*)$/.exec(line);
            // Parts of files that nobody can have written to are searched as files.
            if (rights[0] !== 'r' || (rights[1] !== 'w' && path.startsWith('/')) || /^\[v(var|dso|syscall)/.test(path)) continue;
            const end = BigInt(`0x${to}`);
            let kept = Buffer.alloc(0);
            for (let at = BigInt(`0x${from}`); at < end; ) {
                const wanted = Number(end - at < BigInt(chunk) ? end - at : BigInt(chunk));
                const part = Buffer.allocUnsafe(wanted);
                let read = 0;
                try {
                    read = readSync(memory, part, 0, wanted, at);
                } catch {
                    break; // given back meanwhile, or a device's
                }
                if (read === 0) break;
                const window = Buffer.concat([kept, part.subarray(0, read)]);
                needles.forEach((needle, place) => {
                    if (!found.has(place) && window.includes(needle)) found.add(place);
                });
                kept = window.subarray(Math.max(0, window.length - overlap));
                bytes += read;
                at += BigInt(read);
            }
        }
    } finally {
        closeSync(memory);
    }
    return { bytes, found: [...found] };
}

function isOurs(pid, uid, programs) {
    const program = readlinkSync(`/proc/${pid}/exe`);
    const owner = /^Uid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1];
    return Number(owner) === uid && (dirname(program) === programs || basename(program) === 'QtWebEngineProcess');
}

function answer({ pids, needles }, uid, programs) {
    const wanted = needles.map((each) => Buffer.from(each, 'hex'));
    return pids.map((pid) => {
        if (!isOurs(pid, uid, programs)) throw new Error(`process ${pid} is not one of the tour's`);
        return { pid, name: basename(readlinkSync(`/proc/${pid}/exe`)), ...search(pid, wanted) };
    });
}

/** The same question, asked by the tour: undefined when nobody here may answer. \a needles: buffers. */
export async function searchMemory(pids, needles) {
    if (!process.env.VISAVIS_MEMORY) return undefined;
    const socket = connect(process.env.VISAVIS_MEMORY);
    socket.write(`${JSON.stringify({ pids, needles: needles.map((each) => each.toString('hex')) })}\n`);
    for await (const line of createInterface({ input: socket })) {
        socket.end();
        const heard = JSON.parse(line);
        if (heard.error) throw new Error(heard.error);
        return heard;
    }
    throw new Error('the memory was not searched: no answer came');
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
    const [, , path, uid, programs] = process.argv;
    createServer((socket) => {
        createInterface({ input: socket }).on('line', (line) => {
            let result;
            try {
                result = answer(JSON.parse(line), Number(uid), realpathSync(programs));
            } catch (error) {
                result = { error: String(error.message) };
            }
            socket.write(`${JSON.stringify(result)}\n`);
        });
        socket.on('error', () => undefined);
    }).listen(path, () => {
        chownSync(path, Number(uid), 0);
        chmodSync(path, 0o600);
    });
}
