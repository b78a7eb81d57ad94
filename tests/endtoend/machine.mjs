// SPDX-License-Identifier: GPL-3.0-or-later
// The machine under the tour: keys and mouse, the screen, processes, the keychain, what stands on the disk.

import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** What \a program printed; throws with its own words when it fails. */
export async function output(program, ...args) {
    return (await execute(program, args, { maxBuffer: 64 * 1024 * 1024 })).stdout.trim();
}

/** The answer of \a question as soon as it is not undefined, null or false; throws \a complaint after \a timeout ms. */
export async function eventually(complaint, question, timeout = 15000) {
    const end = Date.now() + timeout;
    for (;;) {
        const answer = await question();
        if (answer !== undefined && answer !== null && answer !== false) return answer;
        if (Date.now() > end) throw new Error(typeof complaint === 'function' ? await complaint() : complaint);
        await new Promise((resolve) => setTimeout(resolve, 50));
    }
}

/** The mouse and the keyboard of the virtual screen. */
export const hand = {
    click: (x, y) => output('xdotool', 'mousemove', '--sync', String(Math.round(x)), String(Math.round(y)), 'click', '1'),
    /** Turns the wheel by \a notches (down) over a place. */
    wheel: (x, y, notches) => output('xdotool', 'mousemove', '--sync', String(Math.round(x)), String(Math.round(y)), 'click', '--repeat', String(notches), '--delay', '15', '5'),
    aside: () => output('xdotool', 'mousemove', '1278', '1072'),
    key: (...keys) => output('xdotool', 'key', '--delay', '30', ...keys),
    type: (text) => output('xdotool', 'type', '--delay', '12', '--', text),
};

/** The visible windows of process \a pid, oldest first. */
export async function windowsOf(pid) {
    const found = await output('xdotool', 'search', '--onlyvisible', '--pid', String(pid)).catch(() => '');
    return found.split('\n').filter(Boolean);
}

export async function placeWindow(id, x, y, width, height) {
    await output('xdotool', 'windowsize', '--sync', id, String(width), String(height)).catch(() => undefined);
    await output('xdotool', 'windowmove', id, String(x), String(y));
}

export const raiseWindow = (id) => output('xdotool', 'windowactivate', '--sync', id);

export const photograph = (file) => output('import', '-window', 'root', '-depth', '8', file);

/** Ids of the running processes called \a name under \a parent. */
export async function childrenOf(parent, name) {
    const found = await output('pgrep', '-P', String(parent), '-x', name).catch(() => '');
    return found.split('\n').filter(Boolean).map(Number);
}

/** The processes under \a pid, at any depth, as { pid, name }; a name has at most 15 letters. */
export async function descendantsOf(pid) {
    const below = (await output('pgrep', '-l', '-P', String(pid)).catch(() => '')).split('\n').filter(Boolean).map((line) => ({ pid: Number.parseInt(line), name: line.replace(/^\d+ /, '') }));
    return [...below, ...(await Promise.all(below.map((each) => descendantsOf(each.pid)))).flat()];
}

/** Whether process \a pid runs; one that ended and was not asked for its status does not. */
export function isAlive(pid) {
    try {
        return !/^\d+ \(.*\) [ZX]/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
    } catch {
        return false;
    }
}

/** Every file below \a folder that holds the bytes of \a text (a string or a buffer); "how many files were read" beside it. */
export function searchFiles(folder, text) {
    const wanted = Buffer.from(text);
    const result = { read: 0, found: [] };
    for (const name of readdirSync(folder)) {
        const path = join(folder, name);
        const state = statSync(path, { throwIfNoEntry: false });
        if (state?.isDirectory()) {
            const below = searchFiles(path, text);
            result.read += below.read;
            result.found.push(...below.found);
        } else if (state?.isFile()) {
            result.read += 1;
            if (readFileSync(path).includes(wanted)) result.found.push(path);
        }
    }
    return result;
}

/** The secret that the Secret Service holds for the program under \a user, undefined where there is none. */
export async function secretOf(user) {
    const stored = await output('secret-tool', 'lookup', 'server', 'visavis', 'user', user).catch(() => '');
    // QtKeychain writes bytes in base64, so that is how they would stand in a file as well.
    return stored ? { stored, token: Buffer.from(stored, 'base64').toString('latin1') } : undefined;
}

/** Whether Chromium can have its sandbox here: the kernel lets an ordinary user make a namespace, or the helper stands by. */
export async function sandboxIsPossible() {
    if (process.getuid() === 0) return false;
    if (existsSync('/usr/lib/chromium/chrome-sandbox')) return true;
    return output('unshare', '--user', '--map-root-user', 'true').then(() => true, () => false);
}

/** How many renderers of Chromium run under seccomp's filter, which is what its sandbox comes to in the end. */
export function sandboxedProcesses() {
    let count = 0;
    for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
        try {
            const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
            const renders = command.includes('--type=renderer') && command.includes('chromium');
            if (renders && /^Seccomp:\s*2$/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))) count += 1;
        } catch {
            continue; // it ended meanwhile, or is somebody else's
        }
    }
    return count;
}
