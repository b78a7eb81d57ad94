// SPDX-License-Identifier: GPL-3.0-or-later
// Invitations and the states of the launcher in real Chromium: at the edge and not before, never over what the visitor is
// doing, remembered where memory is allowed, and without a word to the backend (PRIVACY.md S1.1).

import assert from 'node:assert/strict';
import test, { after, before, describe } from 'node:test';
import { Backend, eventually } from './backend.mjs';
import { Visitor } from './visitor.mjs';

const invitation = 'Can we help you with the lamps?';
const rule = (id, when, more = {}) => ({ id, when, most: 3, invitation: { text: { en: invitation, fr: 'Pouvons-nous vous aider ?' } }, ...more });
const onPage = (seconds) => ({ timeOnPage: { min: seconds, unit: 'seconds' } });
const at = (path) => ({ address: { prefix: [path] } });
const rules = {
    memory: true,
    presence: true,
    pause: 0,
    rules: [
        rule('third', { all: [at('/product'), { pagesViewed: { min: 3 } }] }),
        rule('stays', { all: [at('/checkout'), onPage(20)] }),
        rule('at-once', { all: [at('/basket'), onPage(0)] }),
        rule('virtual', { address: { exact: ['/virtual'] } }),
    ],
};

/** Reads the tree of a page as assistive technology does; the launcher's closed shadow root is in it. */
async function tree(visitor) {
    const session = await visitor.context.newCDPSession(visitor.page);
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    await session.detach();
    return nodes.filter((node) => !node.ignored);
}

const named = (nodes, role, name) => nodes.find((node) => node.role?.value === role && node.name?.value === name);
const isInvited = async (visitor, text = invitation) => named(await tree(visitor), 'button', 'Chat now') !== undefined && (await tree(visitor)).some((node) => node.name?.value === text);
const invited = (visitor, text) => eventually('an invitation', () => isInvited(visitor, text));
const notInvited = (visitor) => eventually('no invitation', async () => !(await isInvited(visitor)));

async function boxOf(visitor, role, name) {
    const session = await visitor.context.newCDPSession(visitor.page);
    const { backendDOMNodeId } = named(await tree(visitor), role, name);
    const { model } = await session.send('DOM.getBoxModel', { backendNodeId: backendDOMNodeId });
    await session.detach();
    const [left, top, , , right, bottom] = model.border;
    return { left, top, right, bottom };
}

async function click(visitor, name) {
    const { left, top, right, bottom } = await boxOf(visitor, 'button', name);
    await visitor.page.mouse.click((left + right) / 2, (top + bottom) / 2);
}

/** The whole card, by its two corners: the close button is in the upper one, the other button in the lower. */
async function cardOf(visitor) {
    const [close, accept] = [await boxOf(visitor, 'button', 'Close the invitation'), await boxOf(visitor, 'button', 'Chat now')];
    return { left: accept.left - 18, top: close.top - 8, right: close.right + 8, bottom: accept.bottom + 16 };
}

const overlap = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** Everything that a page could have kept. */
const kept = (page) => page.evaluate(async () => ({
    cookie: document.cookie,
    local: { ...localStorage },
    session: { ...sessionStorage },
    databases: (await indexedDB.databases()).map(({ name }) => name),
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker?.getRegistrations?.())?.length ?? 0,
    windowName: window.name,
}));

describe('where the site keeps memory', () => {
    let backend;
    let anna;
    before(async () => {
        backend = await Backend.start({ rules });
        anna = await backend.advisor('anna');
    });
    after(async () => {
        anna?.close();
        await backend?.stop();
    });

    test('the third page view invites, the second does not, and nobody is told', async () => {
        const visitor = await Visitor.open(backend);
        await visitor.go('/product.html');
        await visitor.launcher('Open the chat');
        await visitor.go('/product.html');
        await visitor.launcher('Open the chat: somebody is here for you');
        assert.equal(await isInvited(visitor), false);
        await visitor.go('/product.html');
        await invited(visitor);

        const nodes = await tree(visitor);
        let status = nodes.find((node) => node.role?.value === 'StaticText' && node.name?.value === invitation);
        while (status && status.role?.value !== 'status') status = nodes.find((node) => node.nodeId === status.parentId);
        assert.equal(status?.properties.find(({ name }) => name === 'live')?.value.value, 'polite');
        assert.equal(await visitor.page.evaluate(() => document.activeElement === document.body), true, 'it took the focus');
        assert.deepEqual(visitor.sockets, []);
        const toBackend = visitor.requests.map((request) => request.url()).filter((url) => url.startsWith(backend.url));
        assert.deepEqual([...new Set(toBackend.map((url) => new URL(url).pathname))].sort(), ['/chatbox.js', '/presence/shop.json', '/rules/shop.json']);
        assert.equal(toBackend.filter((url) => url.includes('/presence/')).length, 3, 'presence is asked once a page load');
        const vuid = await visitor.vuid();
        assert.ok(!(await visitor.sent()).some((part) => part.includes(vuid)));
        assert.deepEqual(visitor.errors, []);
        await visitor.close();
    });

    test('time on the page counts while it is in sight, to the millisecond', async () => {
        const visitor = await Visitor.open(backend);
        const { clock } = visitor.page;
        const began = Date.now();
        await clock.install({ time: began });
        await clock.pauseAt(began + 1000);
        const show = (state) => visitor.page.evaluate((value) => {
            Object.defineProperty(document, 'visibilityState', { value, configurable: true });
            document.dispatchEvent(new Event('visibilitychange'));
        }, state);
        await visitor.go('/checkout.html');
        await visitor.launcher('Open the chat: ');

        await clock.runFor(12_000);
        await show('hidden');
        await clock.runFor(3_600_000);
        await show('visible');
        await clock.runFor(7_999);
        assert.equal(await isInvited(visitor), false, 'it came too early');
        await clock.runFor(1);
        assert.equal(await isInvited(visitor), true, 'it came too late');
        await visitor.close();
    });

    test('closing it with the mouse is remembered on the next page', async () => {
        const visitor = await Visitor.open(backend);
        await visitor.go('/basket.html');
        await invited(visitor);
        await click(visitor, 'Close the invitation');
        await notInvited(visitor);
        await visitor.go('/basket.html');
        await visitor.launcher('Open the chat: ');
        await visitor.page.waitForTimeout(1500);
        assert.equal(await isInvited(visitor), false);
        const vuid = await visitor.vuid();
        const record = JSON.parse(await visitor.page.evaluate((key) => localStorage.getItem(key), `visavis.${vuid}.invited`));
        assert.deepEqual(record.rules, [{ id: 'at-once', shown: 1, closed: true }]);
        await visitor.close();
    });

    test('Escape closes it, and the page still gets the key', async () => {
        const visitor = await Visitor.open(backend);
        await visitor.go('/basket.html');
        await invited(visitor);
        await visitor.page.evaluate(() => document.addEventListener('keydown', ({ key }) => (document.title = key)));
        await visitor.page.keyboard.press('Escape');
        await notInvited(visitor);
        assert.equal(await visitor.page.title(), 'Escape');
        await visitor.close();
    });

    test('the keyboard reaches it, and is not left in nothing when it goes', async () => {
        const visitor = await Visitor.open(backend);
        await visitor.go('/basket.html');
        await invited(visitor);
        const focused = async () => (await tree(visitor)).find((node) => node.role?.value === 'button' && node.properties?.some(({ name, value }) => name === 'focused' && value.value))?.name.value;
        await eventually('the keyboard is at the invitation', async () => {
            await visitor.page.keyboard.press('Tab');
            return (await focused()) === 'Chat now';
        });
        await visitor.page.keyboard.press('Tab');
        assert.equal(await focused(), 'Close the invitation');
        await visitor.page.keyboard.press('Enter');
        await notInvited(visitor);
        assert.match(await focused(), /^Open the chat/);
        await visitor.close();
    });

    test('accepting opens the chat and asks for consent; a script cannot accept or close', async () => {
        const visitor = await Visitor.open(backend);
        // The worst page: it keeps every shadow root, the closed ones too.
        await visitor.context.addInitScript(() => {
            const attach = Element.prototype.attachShadow;
            window.roots = [];
            Element.prototype.attachShadow = function (options) {
                const root = attach.call(this, options);
                window.roots.push(root);
                return root;
            };
        });
        await visitor.go('/basket.html');
        await invited(visitor);
        const pressed = await visitor.page.evaluate(() => {
            const buttons = window.roots.flatMap((root) => [...root.querySelectorAll('.invitation button')]);
            for (const button of buttons) {
                button.click();
                button.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
            }
            document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
            return buttons.length;
        });
        assert.equal(pressed, 2);
        await visitor.page.waitForTimeout(500);
        assert.equal(await isInvited(visitor), true);
        assert.deepEqual(visitor.page.frames().length, 1, 'a script opened the chat');

        await click(visitor, 'Chat now');
        const box = await visitor.box();
        await box.waitForSelector('#consent-accept:enabled');
        assert.equal(await isInvited(visitor), false);
        assert.deepEqual(visitor.errors, []);
        await visitor.close();
    });

    test('it stands over no field that has the focus, nor comes while somebody writes', async () => {
        const visitor = await Visitor.open(backend);
        await visitor.go('/basket.html');
        await invited(visitor);
        const card = await cardOf(visitor);
        await visitor.page.evaluate(({ left, top, right, bottom }) => {
            const field = document.createElement('textarea');
            field.id = 'under';
            Object.assign(field.style, { position: 'absolute', left: `${left}px`, top: `${top}px`, width: `${right - left}px`, height: `${bottom - top}px` });
            document.body.append(field);
        }, card);
        assert.equal(await isInvited(visitor), true);
        await visitor.page.focus('#under');
        const field = await visitor.page.locator('#under').evaluate((node) => node.getBoundingClientRect().toJSON());
        await eventually('it moved away', async () => !(await isInvited(visitor)) || !overlap(await cardOf(visitor), field));
        await visitor.page.keyboard.type('Dear shop');
        await notInvited(visitor);
        assert.equal(await visitor.page.inputValue('#under'), 'Dear shop');
        await visitor.page.evaluate(() => document.activeElement.blur());
        await invited(visitor);
        await visitor.close();
    });

    test('it makes way for what the site has fixed, and waits for a dialog to close', async () => {
        const visitor = await Visitor.open(backend);
        await visitor.context.addInitScript(() => {
            document.addEventListener('DOMContentLoaded', () => {
                const bar = document.createElement('div');
                bar.id = 'cookies';
                Object.assign(bar.style, { position: 'fixed', left: 0, right: 0, bottom: 0, height: '120px', background: 'tan' });
                document.body.append(bar);
            });
        });
        await visitor.go('/basket.html');
        await invited(visitor);
        const bar = await visitor.page.locator('#cookies').evaluate((node) => node.getBoundingClientRect().toJSON());
        assert.equal(overlap(await cardOf(visitor), bar), false);
        await visitor.page.evaluate(() => {
            const dialog = document.createElement('dialog');
            dialog.append('Really?');
            document.body.append(dialog);
            dialog.showModal();
        });
        await notInvited(visitor);
        await visitor.page.evaluate(() => document.querySelector('dialog').close());
        await invited(visitor);
        await visitor.close();
    });

    for (const [name, script, kind] of [['Navigation API', () => undefined, 'object'], ['wrapped history', () => delete window.navigation, 'undefined']]) {
        test(`pages that change without a load are pages too: ${name}`, async () => {
            const visitor = await Visitor.open(backend);
            await visitor.context.addInitScript(script);
            await visitor.go('/index.html');
            await visitor.launcher('Open the chat: ');
            assert.equal(await visitor.page.evaluate(() => typeof window.navigation), kind);
            await visitor.page.evaluate(() => history.pushState({ page: 1 }, '', '/virtual'));
            await invited(visitor);
            assert.deepEqual(await visitor.page.evaluate(() => [location.pathname, history.state]), ['/virtual', { page: 1 }]);
            await visitor.page.evaluate(() => history.back());
            await notInvited(visitor);
            const views = await visitor.page.evaluate((key) => localStorage.getItem(key), `visavis.${await visitor.vuid()}.pageView`);
            assert.equal(views, '3');
            await visitor.page.evaluate(() => history.replaceState(null, '', '/virtual'));
            await invited(visitor);
            await visitor.close();
        });
    }

    test('in the visitor\'s language, as text', async () => {
        const visitor = await Visitor.open(backend, { locale: 'fr-CA' });
        await visitor.go('/basket.html');
        await eventually('the French words', async () => (await tree(visitor)).some((node) => node.name?.value === 'Pouvons-nous vous aider ?'));
        await visitor.launcher('Ouvrir la discussion\u00a0: quelqu’un est là pour vous');
        await visitor.close();
    });

    test('the launcher says whether somebody is there, before and after the chat is open', async () => {
        const visitor = await Visitor.open(backend);
        const set = async (availability) => anna.expect(((id) => (frame) => frame.re === id)(anna.send({ type: 'availability.set', availability })));
        for (const [availability, words] of [['busy', 'everybody is busy just now'], ['unavailable', 'nobody is here just now'], ['available', 'somebody is here for you']]) {
            await set(availability);
            const fresh = await Visitor.open(backend);
            await fresh.go('/index.html');
            assert.equal((await fresh.launcher(`Open the chat: ${words}`)).name, `Open the chat: ${words}`);
            await fresh.close();
        }
        await visitor.go('/index.html');
        await visitor.openChat();
        await set('busy');
        await visitor.clickLauncher('Close the chat');
        await visitor.launcher('Open the chat: everybody is busy just now');
        await set('available');
        await visitor.launcher('Open the chat: somebody is here for you');
        await visitor.close();
    });

    test('rules and presence are files that any cache may keep, for the site\'s pages alone', async () => {
        const { origin } = new URL(backend.shop);
        for (const path of ['rules', 'presence']) {
            const own = await fetch(`${backend.url}/${path}/shop.json`, { headers: { origin } });
            const other = await fetch(`${backend.url}/${path}/shop.json`, { headers: { origin: 'https://elsewhere.example' } });
            assert.equal(own.headers.get('access-control-allow-origin'), origin);
            assert.equal(other.headers.get('access-control-allow-origin'), null);
            assert.match(own.headers.get('cache-control'), /^public, max-age=\d+$/);
            assert.equal(own.headers.get('vary'), 'Origin');
            assert.equal(own.headers.get('set-cookie'), null);
            assert.equal(own.headers.get('etag'), null);
            assert.equal(await own.text(), await other.text());
        }
    });
});

describe('where the site keeps no memory', () => {
    let backend;
    before(async () => {
        const strict = { memory: false, presence: false, pause: 0, rules: [rule('returns', { all: [at('/product'), { pagesViewed: { min: 1 } }] }), rule('stays', { all: [at('/basket'), onPage(1)] })] };
        backend = await Backend.start({ rules: strict });
    });
    after(() => backend?.stop());

    test('nothing at all is stored before the visitor opens the chat', async () => {
        const visitor = await Visitor.open(backend);
        await visitor.go('/product.html');
        await visitor.launcher('Open the chat');
        await visitor.page.waitForTimeout(1500);
        assert.equal(await isInvited(visitor), false, 'the rule needs memory');
        await visitor.go('/basket.html');
        await invited(visitor);
        await click(visitor, 'Close the invitation');
        await notInvited(visitor);
        await visitor.page.evaluate(() => dispatchEvent(new Event('pagehide')));

        assert.deepEqual(await kept(visitor.page), { cookie: '', local: {}, session: {}, databases: [], caches: [], workers: 0, windowName: '' });
        assert.deepEqual(await visitor.context.cookies(), []);
        const { origins } = await visitor.context.storageState({ indexedDB: true });
        assert.deepEqual(origins, []);
        assert.deepEqual([...new Set(visitor.requests.map((request) => new URL(request.url()).pathname).filter((path) => path.endsWith('.json')))], ['/rules/shop.json'], 'presence was asked for');
        assert.equal((await visitor.launcher('Open the chat')).name, 'Open the chat');

        // The dump finds what is there: with a conversation there is the cookie.
        await visitor.clickLauncher();
        const box = await visitor.box();
        await visitor.accept(box);
        await eventually('the cookie', async () => (await kept(visitor.page)).cookie.startsWith('visavis_vuid='));
        await visitor.close();
    });
});
