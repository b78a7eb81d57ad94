// SPDX-License-Identifier: GPL-3.0-or-later
// The real backend with a workspace of its own in a temporary folder, and raw sockets of advisors to it.

import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';

const WebSocket = createRequire(new URL('../../app/chatbox/package.json', import.meta.url))('ws');
const { VISAVIS_BACKEND: program, VISAVIS_SHARE: share } = process.env;

export const newId = () => randomBytes(16).toString('base64url');

/** Waits until \a check gives something; polling, because pages and processes have no common bell. */
export async function eventually(what, check, timeout = 45_000) {
    const until = Date.now() + timeout;
    for (;;) {
        const found = await check();
        if (found) return found;
        if (Date.now() > until) throw new Error(`not within ${timeout} ms: ${typeof what === 'function' ? await what() : what}`);
        await new Promise((resolve) => setTimeout(resolve, 40));
    }
}

export class Backend {
    /** \a rules: the rule file of the shop, instead of the sample's; \a share: another folder of files to serve;
     *  publicUrl: where browsers find it, if not where it listens; limits: those that an operator may change. */
    static async start({ rules, share: folder = share, publicUrl, limits } = {}) {
        if (!program || !share) throw new Error('VISAVIS_BACKEND and VISAVIS_SHARE name the backend and its share folder');
        const self = new Backend();
        self.share = folder;
        self.publicUrl = publicUrl;
        self.home = mkdtempSync(join(tmpdir(), 'visavis-web-'));
        self.data = join(self.home, 'data');
        if (limits) writeFileSync((self.limits = join(self.home, 'limits.json')), JSON.stringify(limits));
        await promisify(execFile)(program, ['init', '--sample', '--data', self.data]);
        if (rules) {
            const file = join(self.home, 'rules.json');
            writeFileSync(file, JSON.stringify(rules));
            await promisify(execFile)(program, ['rules', '--data', self.data, '--site', 'shop', '--set', file, '--share', share]);
        }
        const lines = readFileSync(join(self.data, 'first-passwords.txt'), 'utf8').split('\n').slice(1).filter(Boolean);
        self.passwords = Object.fromEntries(lines.map((line) => line.split(' ')));
        await self.serve();
        return self;
    }

    /** Embedded, because only then backend and shop listen again where they listened before. */
    async serve() {
        this.child = spawn(program, ['serve', '--embedded', '--data', this.data, '--listen', '127.0.0.1:0', '--share', this.share, ...(this.limits ? ['--limits', this.limits] : []), ...(this.publicUrl ? ['--public-url', this.publicUrl] : [])], { stdio: ['pipe', 'pipe', 'ignore'] });
        this.ended = once(this.child, 'exit');
        const line = await Promise.race([
            once(createInterface({ input: this.child.stdout }), 'line').then(([text]) => text),
            this.ended.then(([code]) => Promise.reject(new Error(`the backend ended with ${code}`))),
        ]);
        const ready = JSON.parse(line);
        this.url = ready.listening;
        this.shop = ready.shop;
        // The address it listens at is a public one only where there is no other; the file has the port itself.
        this.port = Number(readFileSync(join(this.data, 'ports'), 'utf8').split(/\s+/)[0]);
    }

    async kill() {
        this.child.kill('SIGKILL');
        await this.ended;
    }

    async stop() {
        if (this.child.exitCode === null && this.child.signalCode === null) {
            this.child.kill('SIGTERM');
            await this.ended;
        }
        rmSync(this.home, { recursive: true, force: true });
    }

    async token(username) {
        const body = JSON.stringify({ grant: 'password', username, password: this.passwords[username], platform: 'linux' });
        const answer = await fetch(`${this.url}/api/v1/token`, { method: 'POST', body });
        if (!answer.ok) throw new Error(`${username} cannot sign in: ${answer.status}`);
        return (await answer.json()).accessToken;
    }

    async advisor(username, availability = 'available') {
        const socket = new WebSocket(`${this.url.replace('http', 'ws')}/api/v1/advisor`);
        const advisor = new Advisor(socket);
        await once(socket, 'open');
        advisor.send({ type: 'advisor.hello', version: 1, accessToken: await this.token(username) });
        await advisor.expect((frame) => frame.type === 'advisor.welcome');
        const set = advisor.send({ type: 'availability.set', availability });
        await advisor.expect((frame) => frame.re === set);
        return advisor;
    }

    /** The files of the data folder that hold \a text in one of the ways in which it could lie there. */
    filesWith(text) {
        const forms = [Buffer.from(text), Buffer.from(text, 'utf16le'), Buffer.from(Buffer.from(text).toString('hex')), Buffer.from(Buffer.from(text).toString('base64').replace(/=+$/, ''))];
        const files = readdirSync(this.data, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
        if (files.length === 0) throw new Error(`${this.data} is empty: there is nothing to look at`);
        return files.map((each) => join(each.path ?? each.parentPath, each.name)).filter((path) => {
            const bytes = readFileSync(path);
            return forms.some((form) => bytes.includes(form));
        });
    }
}

/** An advisor's socket; every frame it was ever sent is kept in \c frames. */
class Advisor {
    frames = [];
    texts = [];
    #lastId = 0;

    constructor(socket) {
        this.socket = socket;
        socket.on('message', (data, isBinary) => {
            if (isBinary) return this.mirrored(data);
            this.texts.push(String(data));
            this.frames.push(JSON.parse(String(data)));
        });
    }

    /** What was mirrored, event by event; the lines of a batch may come in several messages. */
    events = [];
    #part = [];
    pictures = [];
    mirrored(data) {
        if (data[1] === 2) return void this.pictures.push(data.subarray(24, 56).toString('hex'));
        this.page = data.readUInt32BE(20);
        this.#part.push(data.subarray(28));
        if ((data[2] & 2) === 0) return;
        for (const line of Buffer.concat(this.#part).toString().split('\n')) this.events.push(JSON.parse(line));
        this.#part = [];
    }

    send(frame) {
        const id = ++this.#lastId;
        this.socket.send(JSON.stringify({ id, ...frame }));
        return id;
    }

    expect(wanted) {
        return eventually(() => `${wanted} among ${this.texts.slice(-6).join('\n')}`, () => this.frames.find(wanted));
    }

    /** Each frame so far has been answered: what would have come before this has come. */
    async settle() {
        const ping = this.send({ type: 'ping' });
        await this.expect((frame) => frame.re === ping);
    }

    write(conversation, text) {
        this.send({ type: 'message.send', conversation, clientId: newId(), text });
    }

    close() {
        this.socket.close();
    }
}
