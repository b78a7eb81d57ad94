// SPDX-License-Identifier: GPL-3.0-or-later
// A visitor in real Chromium on the sample shop. Everything that leaves the browser is written down: each request with its
// headers and body, each WebSocket and each frame over it.

import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { eventually } from './backend.mjs';

const require = createRequire(new URL('../../app/chatbox/package.json', import.meta.url));
const { chromium } = require('playwright-core');
const WebSocket = require('ws');

/** A browser of its own for each visitor, with a profile: a private window would block the storage of the iframe. */
async function launch(profile, options) {
    return chromium.launchPersistentContext(profile, {
        executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
        // Chromium does not run sandboxed as root; everybody else gets the sandbox.
        chromiumSandbox: process.getuid?.() !== 0,
        // The last list wins: Playwright's own switches the partitioning of storage off, and without it Chromium keeps nothing for an
        // iframe of another origin. Visitors have it on.
        args: ['--disable-background-networking', '--no-first-run', '--disable-features=Translate,MediaRouter,OptimizationHints,HttpsUpgrades'],
        locale: 'en-GB',
        viewport: { width: 1280, height: 800 },
        ...options,
    });
}

export class Visitor {
    requests = [];
    sockets = [];
    frames = [];
    errors = [];

    static async open(backend, options = {}) {
        const self = new Visitor();
        self.backend = backend;
        self.profile = mkdtempSync(join(tmpdir(), 'visavis-visitor-'));
        self.context = await launch(self.profile, options);
        self.context.setDefaultTimeout(45_000);
        self.context.on('request', (request) => self.requests.push(request));
        self.page = self.context.pages()[0] ?? (await self.context.newPage());
        self.page.on('websocket', (socket) => {
            self.sockets.push(socket.url());
            socket.on('framesent', ({ payload }) => self.frames.push(Buffer.isBuffer(payload) ? payload : String(payload)));
        });
        self.page.on('console', (message) => {
            if (/Content Security Policy|Trusted/i.test(message.text())) self.errors.push(message.text());
        });
        self.page.on('pageerror', (error) => self.errors.push(String(error)));
        return self;
    }

    async close() {
        await this.context.close();
        rmSync(this.profile, { recursive: true, force: true, maxRetries: 5 });
    }

    /** Every process of the browser stops, until thaw(). */
    freeze() {
        this.#signal('STOP');
    }

    thaw() {
        this.#signal('CONT');
    }

    #signal(name) {
        const below = (pid) => [pid, ...spawnSync('pgrep', ['-P', pid]).stdout.toString().split('\n').filter(Boolean).flatMap(below)];
        const [root] = spawnSync('pgrep', ['-o', '-f', this.profile]).stdout.toString().split('\n');
        spawnSync('kill', [`-${name}`, ...below(root)]);
    }

    async go(path = '/') {
        await this.page.goto(new URL(path, this.backend.shop).href, { waitUntil: 'load' });
    }

    /** All that the browser sent: addresses, headers, bodies, frames. */
    async sent() {
        const parts = [...this.sockets, ...this.frames.map((frame) => (Buffer.isBuffer(frame) ? frame.toString('latin1') : frame)), ...this.mirrored()];
        for (const request of this.requests) {
            // Without the cookie: the shop's own cookie goes to the shop. Who gets it is asked with cookiesTo().
            const headers = Object.entries(await request.allHeaders().catch(() => request.headers())).filter(([name]) => name !== 'cookie');
            parts.push(request.url(), JSON.stringify(headers), request.postData() ?? '');
        }
        return parts;
    }

    /** What the recorder sent, put together and inflated. */
    mirrored() {
        const batches = [];
        let parts = [];
        for (const frame of this.frames.filter((each) => Buffer.isBuffer(each) && each[1] === 1)) {
            parts.push(frame.subarray(16));
            if ((frame[2] & 2) === 0) continue;
            const whole = Buffer.concat(parts);
            parts = [];
            batches.push((frame[2] & 1) === 1 ? inflateSync(whole).toString() : whole.toString());
        }
        return batches;
    }

    async cookiesTo(origin) {
        const found = [];
        for (const request of this.requests) {
            if (new URL(request.url()).origin !== origin) continue;
            const { cookie } = await request.allHeaders().catch(() => ({}));
            if (cookie) found.push(cookie);
        }
        return found;
    }

    async vuid() {
        return (await this.context.cookies(this.backend.shop)).find(({ name }) => name === 'visavis_vuid')?.value;
    }

    /** The launcher as a screen reader finds it: it lives in a closed shadow root. */
    async launcher(name) {
        const session = await this.context.newCDPSession(this.page);
        const { root } = await session.send('DOM.getDocument');
        const node = await eventually(`a button "${name}" on the page`, async () => {
            const { nodes } = await session.send('Accessibility.queryAXTree', { nodeId: root.nodeId, role: 'button' });
            return nodes.find((each) => !each.ignored && each.name?.value.startsWith(name));
        });
        const { model } = await session.send('DOM.getBoxModel', { backendNodeId: node.backendDOMNodeId });
        await session.detach();
        const [x1, y1, , , x2, y2] = model.border;
        return { name: node.name.value, x: (x1 + x2) / 2, y: (y1 + y2) / 2 };
    }

    async clickLauncher(name = 'Open the chat') {
        const { x, y } = await this.launcher(name);
        await this.page.mouse.click(x, y);
    }

    async box() {
        const frame = await eventually('the box', () => this.page.frames().find((each) => new URL(each.url() || 'about:blank').pathname === '/box'));
        await frame.waitForSelector('#box header');
        return frame;
    }

    async openChat() {
        await this.clickLauncher();
        return this.box();
    }

    async accept(box) {
        await box.click('#consent-accept');
        await box.waitForSelector('#composer:enabled');
    }

    async say(box, text) {
        await box.fill('#composer', text);
        await box.press('#composer', 'Enter');
    }

    /** What the backend answers to \a frame on a socket of its own that has the box's session: what no box would send. */
    async raw(frame) {
        const box = await this.box();
        const session = await box.evaluate(() => localStorage.getItem('visavis.session'));
        const socket = new WebSocket(`${this.backend.url.replace('http', 'ws')}/api/v1/visitor`, { origin: this.backend.url });
        const heard = [];
        socket.on('message', (data) => heard.push(JSON.parse(String(data))));
        await once(socket, 'open');
        const origin = new URL(this.backend.shop).origin;
        socket.send(JSON.stringify({ type: 'visitor.hello', id: 1, version: 1, site: 'shop', vuid: await this.vuid(), origin, languages: ['en'], session }));
        socket.send(JSON.stringify({ id: 2, ...frame }));
        try {
            return await eventually('an answer', () => heard.find((each) => each.re === 2));
        } finally {
            socket.close();
        }
    }

    /** The delivery word in the row of our own \a text, once it is \a delivery. */
    async delivered(box, text, delivery) {
        await box.locator(`.message.mine[data-delivery="${delivery}"]`, { hasText: text }).waitFor();
    }

    async thread(box) {
        return box.locator('#thread').innerText();
    }
}
