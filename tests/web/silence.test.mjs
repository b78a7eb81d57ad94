// SPDX-License-Identifier: GPL-3.0-or-later
// PRIVACY.md S1.1: before the visitor opens the chat nothing leaves the browser but requests for static files.

import assert from 'node:assert/strict';
import test from 'node:test';
import { stage } from './stage.mjs';
import { eventually } from './backend.mjs';
import { Visitor } from './visitor.mjs';

const on = stage();

test('ten page views with nothing opened ask for static files only', async () => {
    const { backend } = on;
    const visitor = await Visitor.open(backend);
    const pages = ['index.html', 'product.html', 'basket.html', 'checkout.html', 'index.html', 'product.html', 'basket.html', 'checkout.html', 'index.html', 'product.html'];
    for (const page of pages) {
        await visitor.go(`/${page}`);
        await visitor.launcher('Open the chat');
    }
    const vuid = await visitor.vuid();
    const isStatic = [/^\/(\w+\.(html|css|js)|pictures\/\w+\.svg)?$/, /^\/(chatbox\.js|(rules|presence)\/shop\.json)$/];
    const [ofShop, ofBackend] = [new URL(backend.shop).origin, new URL(backend.url).origin];

    assert.match(vuid, /^[\w-]{22}$/);
    assert.ok(visitor.requests.length >= 30, `only ${visitor.requests.length} requests were seen`);
    for (const request of visitor.requests) {
        const { origin, pathname, search } = new URL(request.url());
        assert.equal(request.method(), 'GET', request.url());
        assert.ok((origin === ofShop && isStatic[0].test(pathname)) || (origin === ofBackend && isStatic[1].test(pathname)), `${request.url()} is no static file`);
        assert.equal(search, '');
        assert.equal(request.postData(), null);
        const referer = (await request.allHeaders().catch(() => ({}))).referer ?? '';
        if (pathname.endsWith('.json')) assert.equal(referer, '');
    }
    assert.deepEqual(visitor.sockets, []);
    assert.ok(!(await visitor.sent()).some((part) => part.includes(vuid)), 'the VUID left the browser');
    assert.deepEqual(await visitor.cookiesTo(ofBackend), []);
    assert.deepEqual(visitor.page.frames().map((frame) => new URL(frame.url()).pathname), ['/product.html']);
    await visitor.close();
});

test('there is one first-party cookie, and the four counters are in storage under it', async () => {
    const { backend } = on;
    const visitor = await Visitor.open(backend);
    for (let i = 0; i < 3; ++i) {
        await visitor.go('/');
        await visitor.launcher('Open the chat');
    }
    const cookies = await visitor.context.cookies();
    const vuid = await visitor.vuid();
    const kept = await visitor.page.evaluate(() => ({ ...localStorage }));

    assert.deepEqual(cookies.map(({ name }) => name), ['visavis_vuid']);
    assert.equal(cookies[0].domain, 'shop.localhost');
    assert.equal(cookies[0].sameSite, 'Lax');
    assert.equal(cookies[0].path, '/');
    assert.ok(cookies[0].expires < Date.now() / 1000 + 395 * 24 * 3600);
    const names = Object.keys(kept).filter((key) => key.startsWith('visavis.')).sort();
    assert.deepEqual(names, ['connectionTime', 'lang', 'navTime', 'pageView'].map((name) => `visavis.${vuid}.${name}`));
    assert.equal(kept[`visavis.${vuid}.pageView`], '3');

    await visitor.context.clearCookies();
    await visitor.go('/');
    await visitor.launcher('Open the chat');
    const fresh = await eventually('a new VUID', () => visitor.vuid());
    assert.notEqual(fresh, vuid);
    assert.ok(!(await visitor.page.evaluate(() => Object.keys(localStorage).join())).includes(vuid), 'the old identity is still there');
    await visitor.close();
});

test('ten page views with the chat on a sub-domain of the site tell it nothing of the visitor', async () => {
    const { backend } = on;
    // A page that the test hands out itself counts as one from far away, which may not ask loopback for anything.
    const visitor = await Visitor.open(backend, { args: ['--disable-background-networking', '--no-first-run', '--disable-features=LocalNetworkAccessChecks'] });
    const [ofShop, host] = [new URL(backend.shop), new URL(backend.url)];
    const chat = `http://chat.${ofShop.hostname}:${host.port}`;
    // The worst site: it sends whole addresses as Referer, and has words of its own in address, storage and title.
    await visitor.context.route(`${ofShop.origin}/**`, async (route) => {
        // Node does not know the names below localhost that browsers know.
        const response = await route.fetch({ url: route.request().url().replace(ofShop.hostname, '127.0.0.1') });
        const type = response.headers()['content-type'] ?? '';
        if (!type.startsWith('text/html')) return route.fulfill({ response });
        const body = (await response.text()).replaceAll(host.origin, chat);
        await route.fulfill({ body, headers: { 'content-type': type, 'referrer-policy': 'unsafe-url' } });
    });
    for (let i = 0; i < 10; ++i) {
        await visitor.page.goto(`${ofShop.origin}/product.html?who=CANARYquery#CANARYhash`, { waitUntil: 'load' });
        await visitor.launcher('Open the chat');
        await visitor.page.evaluate(() => {
            document.title = 'CANARYtitle';
            for (const key of Object.keys(localStorage)) if (/pageView|connectionTime|lang|navTime/.test(key)) localStorage.setItem(key, '987654321');
        });
    }
    const vuid = await visitor.vuid();
    const asked = visitor.requests.filter((request) => new URL(request.url()).origin === chat);

    assert.match(vuid, /^[\w-]{22}$/);
    assert.deepEqual([...new Set(asked.map((request) => request.url().slice(chat.length)))].sort(), ['/chatbox.js', '/presence/shop.json', '/rules/shop.json']);
    for (const request of asked) {
        const headers = await request.allHeaders();
        const { referer = '', cookie = '' } = headers;
        assert.equal(cookie, '', request.url());
        assert.equal(referer, '', request.url());
        assert.ok(!/CANARY|987654321/.test(JSON.stringify(headers)), JSON.stringify(headers));
        assert.ok(!JSON.stringify(headers).includes(vuid));
        assert.equal(request.postData(), null);
    }
    assert.deepEqual(visitor.sockets, []);
    await visitor.close();
});
