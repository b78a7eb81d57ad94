// SPDX-License-Identifier: GPL-3.0-or-later
// A site that an admin changes while visitors are on it, in real Chromium: how long until an open chat shows it, what a button that
// was not opened learns and when, and a look that is seen before it is kept.

import assert from 'node:assert/strict';
import test, { after, before, describe } from 'node:test';
import { Backend, eventually } from './backend.mjs';
import { Visitor } from './visitor.mjs';

const rules = { memory: false, presence: true, pause: 0, rules: [] };
const withinASecond = 1000;

/** Milliseconds from \a began until \a shown gives something; asked as often as it answers. */
async function until(began, shown) {
    for (;;) {
        if (await shown()) return Math.round(performance.now() - began);
        if (performance.now() - began > 20_000) throw new Error('it was never shown');
    }
}

/** An admin's desk that knows the shop in its last state. */
class Admin {
    static async of(backend) {
        const self = new Admin();
        self.desk = await backend.advisor('olga', 'unavailable');
        [self.shop] = (await self.#answer({ type: 'sites.list' })).sites;
        return self;
    }

    async #answer(frame) {
        const id = this.desk.send(frame);
        return this.desk.expect((each) => each.re === id);
    }

    async change(type, more) {
        const answer = await this.#answer({ type, site: this.shop.id, stamp: this.shop.stamp, ...more });
        assert.equal(answer.type, 'site', JSON.stringify(answer));
        this.shop = answer.site;
    }

    look(more) {
        return this.change('site.look', { look: { ...this.shop.look, ...more } });
    }

    put(more) {
        return this.change('site.put', { draft: { ...this.shop.site, ...more } });
    }

    hours(hours) {
        return this.change('site.hours', hours ? { hours } : {});
    }

    async preview(look, offline) {
        return (await this.#answer({ type: 'site.preview', site: this.shop.id, look: { ...this.shop.look, ...look }, offline })).link;
    }

    close() {
        this.desk.close();
    }
}

const never = { zone: 'Europe/Paris', week: [], closed: [] };
const colourOf = (box, variable) => box.evaluate((name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim(), variable);

/** Where the button stands, whatever it is called just now. */
async function buttonAt(visitor) {
    const { x } = await visitor.launcher('');
    return x < 640 ? 'left' : 'right';
}

/** What the button says, asked once. */
async function said(visitor) {
    return (await visitor.launcher('')).name;
}

describe('a site that is changed', () => {
    let backend;
    let anna;
    let admin;
    before(async () => {
        backend = await Backend.start({ rules });
        anna = await backend.advisor('anna');
        admin = await Admin.of(backend);
    });
    after(async () => {
        admin?.close();
        anna?.close();
        await backend?.stop();
    });

    test('an open chat shows another look within a second', async (t) => {
        const visitor = await Visitor.open(backend);
        await visitor.go('/');
        const box = await visitor.openChat();
        await box.waitForSelector('#consent-accept');
        assert.equal(await buttonAt(visitor), 'right');

        const sent = performance.now();
        await admin.look({ corner: 'left', light: { accent: '#7a1f5c', onAccent: '#ffffff' }, greeting: { en: 'Hello! Ask us anything.', fr: 'Bonjour !' } });
        const [moved, coloured, greeted] = await Promise.all([
            until(sent, async () => (await buttonAt(visitor)) === 'left'),
            until(sent, async () => (await colourOf(box, '--mine')) === '#7a1f5c'),
            until(sent, async () => (await box.locator('#greeting').innerText()) === 'Hello! Ask us anything.'),
        ]);

        t.diagnostic(`look: button ${moved} ms, colour ${coloured} ms, greeting ${greeted} ms after it was sent`);
        for (const milliseconds of [moved, coloured, greeted]) assert.ok(milliseconds <= withinASecond, `${milliseconds} ms`);
        assert.deepEqual(visitor.errors, []);
        await admin.look({ corner: 'right', light: undefined, greeting: {} });
        await visitor.close();
    });

    test('an open chat hears of closing and opening within a second, with the words of the site', async (t) => {
        const visitor = await Visitor.open(backend);
        await admin.look({ offline: { en: 'We are back at nine.' } });
        await visitor.go('/');
        const box = await visitor.openChat();
        await box.waitForSelector('.presence[data-presence="online"]');

        const closing = performance.now();
        await admin.hours(never);
        const closed = await until(closing, async () => (await box.locator('.presence').getAttribute('data-presence')) === 'offline');
        assert.equal(await box.locator('#notice p').innerText(), 'We are back at nine.');
        const opening = performance.now();
        await admin.hours(undefined);
        const opened = await until(opening, async () => (await box.locator('.presence').getAttribute('data-presence')) === 'online');

        t.diagnostic(`hours: closed after ${closed} ms, open after ${opened} ms`);
        for (const milliseconds of [closed, opened]) assert.ok(milliseconds <= withinASecond, `${milliseconds} ms`);
        await admin.look({ offline: {} });
        await visitor.close();
    });

    test('a button that was not opened learns at its next load, and asks for nothing more than before', async (t) => {
        const early = await Visitor.open(backend);
        await early.go('/');
        await early.launcher('Open the chat: somebody is here for you');

        await admin.hours(never);
        const late = await Visitor.open(backend);
        const began = performance.now();
        await late.go('/');
        await late.launcher('Open the chat: nobody is here just now');

        t.diagnostic(`a page that is loaded now says so after ${Math.round(performance.now() - began)} ms, the load included; the one that is there says: ${await said(early)}`);
        assert.equal(await said(early), 'Open the chat: somebody is here for you', 'nothing is asked behind the visitor’s back');
        for (const visitor of [early, late]) {
            assert.deepEqual(visitor.sockets, []);
            const asked = visitor.requests.map((request) => request.url()).filter((url) => url.startsWith(backend.url));
            assert.deepEqual([...new Set(asked.map((url) => new URL(url).pathname))].sort(), ['/chatbox.js', '/presence/shop.json', '/rules/shop.json']);
            const kept = await visitor.page.evaluate(() => [document.cookie, localStorage.length, sessionStorage.length]);
            assert.deepEqual(kept, ['', 0, 0]);
            assert.deepEqual(visitor.errors, []);
            await visitor.close();
        }
        await admin.hours(undefined);
    });

    test('opening hours that begin and end while a page is open are seen by the page itself', async () => {
        const visitor = await Visitor.open(backend);
        const soon = new Date(Date.now() + 3_600_000);
        const clock = (date) => `${String(date.getUTCHours()).padStart(2, '0')}:${String(date.getUTCMinutes()).padStart(2, '0')}`;
        const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
        const from = clock(soon);
        const to = clock(new Date(soon.getTime() + 60_000));
        await admin.hours({ zone: 'UTC', week: days.map((day) => ({ day, from, to })), closed: [] });
        await visitor.page.clock.install();
        await visitor.go('/');
        await visitor.launcher('Open the chat: nobody is here just now');

        await visitor.page.clock.fastForward(3_600_000);
        assert.equal(await said(visitor), 'Open the chat'); // whether somebody is there is not known: it was asked an hour ago
        await visitor.page.clock.fastForward(60_000);
        await visitor.launcher('Open the chat: nobody is here just now');

        assert.deepEqual(visitor.sockets, []);
        await admin.hours(undefined);
        await visitor.close();
    });

    test('the chat speaks the languages of the site', async () => {
        await admin.put({ languages: ['fr', 'de'] });
        const visitor = await Visitor.open(backend); // whose browser speaks English
        await visitor.go('/');
        const { name } = await visitor.launcher('Ouvrir la discussion');
        assert.ok(name.startsWith('Ouvrir la discussion'));
        await visitor.clickLauncher('Ouvrir la discussion');
        const box = await visitor.box();
        await box.waitForSelector('#consent-accept');
        assert.equal(await box.evaluate(() => document.documentElement.lang.slice(0, 2)), 'fr');
        await admin.put({ languages: ['en', 'fr', 'de', 'es'] });
        await visitor.close();
    });

    test('a look is seen before it is kept, and nothing can be done in it', async () => {
        const link = await admin.preview({ corner: 'left', light: { accent: '#7a1f5c', onAccent: '#ffffff' }, greeting: { en: 'Only a trial' }, invitation: { en: 'May we help?' } }, false);
        const visitor = await Visitor.open(backend);
        await visitor.page.goto(backend.url + link, { waitUntil: 'load' });
        await visitor.launcher('Open the chat');
        assert.equal(await buttonAt(visitor), 'left');
        const session = await visitor.context.newCDPSession(visitor.page);
        await eventually('the invitation', async () => (await session.send('Accessibility.getFullAXTree')).nodes.some((node) => node.name?.value === 'May we help?'));

        const box = await visitor.openChat();
        await box.waitForSelector('#greeting:has-text("Only a trial")');
        await box.waitForSelector('#consent-accept');
        const before = anna.frames.length;
        await eventually('the whole button', async () => !(await box.locator('#consent-accept').isDisabled()));
        await box.click('#consent-accept');
        await anna.settle();

        assert.ok(!anna.frames.slice(before).some((frame) => frame.type === 'conversation.changed'), 'a trial made a conversation');
        assert.equal(await box.evaluate(() => localStorage.getItem('visavis.session')), null);
        assert.deepEqual(backend.filesWith('Only a trial'), []);
        assert.deepEqual(visitor.errors, []);
        const fresh = await Visitor.open(backend);
        await fresh.go('/');
        assert.equal(await buttonAt(fresh), 'right');
        await fresh.close();
        await visitor.close();
    });
});
