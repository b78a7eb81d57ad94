// SPDX-License-Identifier: GPL-3.0-or-later
// A visitor in a real Chromium window: the shop's pages, the launcher, the box in its iframe. What the browser sends is
// written down, so that the tour can prove what did not leave it.

import { createRequire } from 'node:module';
import { inflateSync } from 'node:zlib';
import { eventually, sandboxIsPossible, sandboxedProcesses } from './machine.mjs';

const { chromium } = createRequire(new URL('../../app/chatbox/package.json', import.meta.url))('playwright-core');

/**
 * A browser has a life of its own: updates, suggestions, hints. Playwright's flags end most of it; what is left is looked for
 * at its vendor's names, which do not exist for this browser. Whatever else is asked for, by a page or by us, still tries to
 * leave and is counted (packaging/offline). Our list of features takes the place of Playwright's on purpose: theirs has
 * ThirdPartyStoragePartitioning, without which an iframe has no storage, as in no browser of today.
 */
const silence = [
    `--host-resolver-rules=${['google.com', 'googleapis.com', 'gvt1.com'].map((name) => `MAP *.${name} ~NOTFOUND`).join(', ')}`,
    '--test-type', // no bar above the page that tells of the flag before
    '--disable-domain-reliability',
    '--disable-features=Translate,OptimizationHints,MediaRouter,DialMediaRouteProvider',
];

export class Visitor {
    static async open({ shop, profile, place }) {
        const self = new Visitor();
        self.shop = shop;
        self.requests = [];
        self.sent = [];
        self.received = [];
        self.binary = [];
        self.views = 0;
        self.sandbox = await sandboxIsPossible();
        self.context = await chromium.launchPersistentContext(profile, {
            executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
            headless: false,
            chromiumSandbox: self.sandbox,
            viewport: null,
            locale: 'en-GB',
            ignoreDefaultArgs: ['--enable-automation'],
            args: [`--window-position=${place.x},${place.y}`, `--window-size=${place.width},${place.height}`, '--no-first-run', '--password-store=basic', ...silence],
        });
        self.page = self.context.pages()[0] ?? (await self.context.newPage());
        self.page.setDefaultTimeout(15000);
        self.context.on('request', (request) => {
            const entry = { method: request.method(), url: request.url() };
            self.requests.push(entry);
            request.headerValue('cookie').then((cookie) => Object.assign(entry, { cookie }), () => undefined);
        });
        self.page.on('websocket', (socket) => {
            self.requests.push({ method: 'WEBSOCKET', url: socket.url() });
            socket.on('framesent', ({ payload }) => (Buffer.isBuffer(payload) ? self.binary.push(payload) : self.sent.push(String(payload))));
            socket.on('framereceived', ({ payload }) => self.received.push(String(payload)));
        });
        return self;
    }

    /** How many renderers run in Chromium's sandbox just now. */
    sandboxed() {
        return sandboxedProcesses();
    }

    /** The types of the frames that the browser sent, each once. */
    sentTypes() {
        return [...new Set(this.sent.map((frame) => JSON.parse(frame).type))];
    }

    /** What the recorder told of pages, put together and inflated: JSON Lines. */
    mirrored() {
        const batches = [];
        let parts = [];
        for (const frame of this.binary.filter((each) => each[1] === 1)) { // the others are pictures
            parts.push(frame.subarray(16));
            if ((frame[2] & 2) === 0) continue;
            const whole = Buffer.concat(parts);
            parts = [];
            batches.push((frame[2] & 1) === 1 ? inflateSync(whole).toString() : whole.toString());
        }
        return batches;
    }

    /** All frames that the browser sent, as they were and what was deflated in them, as bytes. */
    framesSent() {
        return [...this.sent.map((text) => Buffer.from(text)), ...this.binary, ...this.mirrored().map((text) => Buffer.from(text))];
    }

    /** The value of the loader's cookie. */
    async vuid() {
        const cookies = await this.context.cookies(this.shop);
        return cookies.find(({ value }) => /^[\w-]{22}$/.test(value))?.value;
    }

    // --- the shop

    async go(path) {
        await this.page.goto(new URL(path, this.shop).href, { waitUntil: 'load' });
        this.views += 1;
    }

    goToShop() {
        return this.go('/');
    }

    async follow(name) {
        await Promise.all([this.page.waitForEvent('load'), this.page.getByRole('link', { name }).first().click()]);
        this.views += 1;
    }

    async goToProduct() {
        await this.goToShop();
        await this.follow(/linnea/i);
    }

    goToBasket() {
        return this.follow(/basket/i);
    }

    /** List, product, basket, checkout, as people go; some fields of the checkout are filled in. */
    async browse() {
        await this.goToProduct();
        await this.page.getByRole('button', { name: /(add|put) (in)?to the basket/i }).click();
        await this.goToBasket();
        await this.follow(/checkout/i);
        await this.page.getByLabel(/card number/i).pressSequentially('4539 5787 6362 1486');
        if ((await this.page.locator('.idz_hide').getByLabel(/card number/i).count()) !== 1) throw new Error('the card number is not wrapped by idz_hide');
    }

    // --- the launcher and the box

    /** The place of a button of ours, once it is there. It lives in a closed shadow root: found as a screen reader finds it. */
    async seesLauncher(name) {
        const session = await this.context.newCDPSession(this.page);
        try {
            const { root } = await session.send('DOM.getDocument');
            const node = await eventually(`there is no button "${name}" on the page`, async () => {
                const { nodes } = await session.send('Accessibility.queryAXTree', { nodeId: root.nodeId, role: 'button' });
                return nodes.find((each) => each.name?.value.startsWith(name));
            });
            const { model } = await session.send('DOM.getBoxModel', { backendNodeId: node.backendDOMNodeId });
            const [x1, y1, , , x2, y2] = model.border;
            return { x: (x1 + x2) / 2, y: (y1 + y2) / 2 };
        } finally {
            await session.detach();
        }
    }

    /** Clicks it with the mouse. */
    async clickLauncher(name) {
        const { x, y } = await this.seesLauncher(name);
        await this.page.mouse.click(x, y);
    }

    openChat() {
        return this.clickLauncher('Open the chat');
    }

    /** Waits for the invitation; \returns what it says, as it is read to those who do not see it. */
    async isInvited() {
        const session = await this.context.newCDPSession(this.page);
        try {
            return await eventually('nobody is invited', async () => {
                const { nodes } = await session.send('Accessibility.getFullAXTree');
                const status = nodes.find((node) => !node.ignored && node.role?.value === 'status' && node.properties?.some(({ name, value }) => name === 'live' && value.value === 'polite') && node.childIds.length > 0);
                const text = status && nodes.find((node) => node.parentId === status.nodeId && node.role?.value === 'StaticText');
                return text?.name.value;
            }, 30000);
        } finally {
            await session.detach();
        }
    }

    acceptInvitation() {
        return this.clickLauncher('Chat now');
    }

    closeChat() {
        return this.clickLauncher('Close the chat');
    }

    /** The box's own document, once it is there. */
    box() {
        return eventually('the box did not load', () => this.page.frames().find((frame) => /^https?:[^?]*\/box(\?|$)/.test(frame.url())));
    }

    async button(name) {
        return (await this.box()).getByRole('button', { name, exact: true });
    }

    async field() {
        return (await this.box()).getByRole('textbox', { name: /message/i });
    }

    /** Waits for the request for consent; \returns whether its three buttons weigh the same. */
    async asked() {
        const sizes = [];
        // Answers are taken only after the request was in sight for a moment; until then they look it.
        await eventually('the consent request cannot be answered', async () => (await this.button('Accept')).isEnabled({ timeout: 2000 }));
        for (const name of ['Accept', 'Refuse', 'More information']) {
            const button = await this.button(name);
            const { width, height } = await button.boundingBox();
            const look = await button.evaluate((node) => {
                const { backgroundColor, color, fontSize, fontWeight, borderTopColor } = getComputedStyle(node);
                return [backgroundColor, color, fontSize, fontWeight, borderTopColor].join();
            });
            sizes.push([Math.round(height), Math.round(width), look].join());
        }
        return { sameWeight: new Set(sizes).size === 1, sizes };
    }

    /** Types as somebody who does not wait: into the field where there is one, else at whatever has the focus. */
    async tryToType(text) {
        const field = await this.field();
        if ((await field.isVisible()) && (await field.isEnabled())) await field.click();
        await this.page.keyboard.type(text, { delay: 10 });
        await this.page.keyboard.press('Enter');
        await new Promise((resolve) => setTimeout(resolve, 500)); // what would have been sent had the time
    }

    async readMore() {
        await (await this.button('More information')).click();
    }

    async accept() {
        await (await this.button('Accept')).click();
        await (await this.field()).waitFor();
    }

    async typeSlowly(text) {
        const field = await this.field();
        await field.focus();
        await field.pressSequentially(text, { delay: 15 });
    }

    async clearField() {
        await (await this.field()).fill('');
    }

    /** Writes \a text and presses Enter, without waiting for anything. */
    async write(text) {
        const field = await this.field();
        await field.fill(text);
        await field.press('Enter');
    }

    async say(text) {
        await this.write(text);
        await this.isStored(text);
    }

    /** What the thread shows, as a person reads it. */
    async thread() {
        return (await (await this.box()).getByRole('log').innerText()).replace(/[\u2066-\u2069]/g, '');
    }

    /** Whether the box itself is wholly in sight, however long the thread in it is. */
    async boxStands() {
        return (await this.box()).evaluate(() => document.documentElement.scrollHeight <= window.innerHeight);
    }

    async reads(text, timeout) {
        const log = (await this.box()).getByRole('log');
        await log.getByText(text).last().waitFor({ timeout });
    }

    /** Waits until the row of our own \a text says \a state. */
    async sees(text, ...states) {
        await eventually(
            async () => `the box does not say ${states.join(' or ')} at “${text}”: ${await this.thread()}`,
            async () => {
                const whole = await this.thread();
                const after = whole.slice(whole.lastIndexOf(text) + text.length);
                return whole.includes(text) && states.some((state) => after.split('\n', 6).join('\n').includes(state));
            },
            30000,
        );
    }

    isStored(text) {
        return this.sees(text, 'Sent', 'Seen');
    }

    async isToldOfPreview() {
        return (await this.box()).getByText(/your advisor sees what you type/i).isVisible();
    }

    async isNoLongerToldOfPreview() {
        await (await this.box()).getByText(/your advisor sees what you type/i).waitFor({ state: 'hidden' });
    }

    /** What the box says of who sees the page. */
    async isToldOfMirror() {
        const bar = (await this.box()).locator('#viewed');
        await bar.getByText(/sees this page/i).waitFor();
        return (await bar.locator('p').innerText()).trim();
    }

    async isNoLongerToldOfMirror() {
        await (await this.box()).locator('#viewed').waitFor({ state: 'hidden' });
    }

    /** Waits for the request to lend the mouse; \returns what it says. */
    async isAskedToLend() {
        const form = (await this.box()).locator('#lending');
        await form.waitFor();
        return (await form.innerText()).replace(/\s+/g, ' ');
    }

    async lends() {
        await eventually('the request cannot be answered', async () => (await this.button('Allow')).isEnabled({ timeout: 2000 }));
        await (await this.button('Allow')).click();
        await (await this.box()).locator('#lent:not([hidden])').waitFor();
    }

    /** The size of what the page shows, in its own pixels. */
    viewSize() {
        return this.page.evaluate(() => ({ width: window.innerWidth, height: window.innerHeight }));
    }

    /** The middle of what the page calls \a selector, in its view. */
    middleOf(selector) {
        return this.page.evaluate((wanted) => {
            const box = document.querySelector(wanted).getBoundingClientRect();
            return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
        }, selector);
    }

    valueOf(selector) {
        return this.page.locator(selector).inputValue();
    }

    async isAt(pattern) {
        await this.page.waitForURL(pattern);
        this.views += 1;
    }

    async pressInBox(name) {
        await (await this.box()).getByRole('button', { name, exact: true }).click();
    }

    async goToCheckout() {
        await this.go('/checkout.html'); // the box lies over the link
    }

    async fillCheckout({ street, card, security, holder }) {
        await this.page.getByLabel(/street/i).pressSequentially(street);
        await this.page.getByLabel(/card number/i).pressSequentially(card);
        await this.page.getByLabel(/security code/i).pressSequentially(security);
        await this.page.getByLabel(/name on the card/i).pressSequentially(holder);
        await this.page.getByLabel(/street/i).scrollIntoViewIfNeeded();
    }

    async offers({ name, email }) {
        const box = await this.box();
        await box.getByRole('button', { name: 'Tell who you are' }).click();
        await box.getByLabel('Name').fill(name);
        await box.getByLabel('E-mail').fill(email);
        await box.getByRole('button', { name: 'Share' }).click();
    }

    async isToldOfEnd() {
        await (await this.box()).getByText(/conversation was closed/i).last().waitFor();
    }

    close() {
        return this.context.close();
    }
}
