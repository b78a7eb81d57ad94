// SPDX-License-Identifier: GPL-3.0-or-later
// The advisor's hands in the page: what they do, and what no command of theirs ever does.
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import { buildSync } from '../../app/chatbox/node_modules/esbuild/lib/main.js';
import { fileURLToPath } from 'node:url';
import { eventually } from './backend.mjs';
import { handsPage, origin } from './handspage.mjs';
import { protectedPage, protectedStates } from './protected.mjs';
import { Visitor } from './visitor.mjs';

const fuzzed = Number(process.env.VISAVIS_COMMANDS ?? 20_000);
const fullCount = 100_000;
const chatbox = fileURLToPath(new URL('../../app/chatbox', import.meta.url));

function bundled(code) {
    const { outputFiles } = buildSync({ stdin: { contents: code, resolveDir: chatbox, loader: 'jsx' }, bundle: true, write: false, format: 'iife', define: { 'process.env.NODE_ENV': '"production"', __VUE_OPTIONS_API__: 'true', __VUE_PROD_DEVTOOLS__: 'false', __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false' } });
    return outputFiles[0].text;
}

describe('hands', () => {
    let visitor, hands;
    const open = async (html, options) => (hands = await handsPage(visitor.context, html, options));
    const state = (expression) => hands.page.evaluate(expression);
    /** A button in the closed frame around the page. */
    const pressButton = async (name) => {
        visitor.page = hands.page;
        await visitor.clickLauncher(name);
    };

    before(async () => {
        visitor = await Visitor.open({ shop: origin });
    });
    afterEach(() => hands?.page.close().catch(() => undefined));
    after(() => visitor?.close());

    const fields = `
        <form id="form"><label for="name">Name</label><input id="name"><textarea id="note"></textarea><input id="date" type="date"><input id="range" type="range" max="10" value="2">
        <input id="number" type="number"><input id="short" maxlength="3"><input id="readonly" readonly value="kept"><input id="disabled" disabled>
        <select id="colour"><option>Blue<option>Brass<option disabled>Gone</select><select id="many" multiple><option>a<option>b<option>c</select>
        <label id="label"><input id="tick" type="checkbox"> Gift wrapping</label><input id="r1" type="radio" name="r" value="1"><input id="r2" type="radio" name="r" value="2">
        <button type="button" id="plain">Show more</button></form><div id="free" contenteditable>old</div>`;

    test('fills what may be filled, and the page hears of it', async () => {
        await open(`<script>heard = []; for (const type of ['input', 'change']) addEventListener(type, (event) => heard.push(type + ' ' + event.target.id), true)</script>${fields}`);

        assert.equal(await hands.send('name', 'fill', { text: 'Rosa Ümlaut' }), 'done');
        assert.equal(await hands.send('note', 'fill', { text: 'two\nlines' }), 'done');
        assert.equal(await hands.send('date', 'fill', { text: '2026-12-24' }), 'done');
        assert.equal(await hands.send('range', 'fill', { text: '7' }), 'done');
        assert.equal(await hands.send('free', 'fill', { text: 'new' }), 'done');
        assert.equal(await hands.send('colour', 'choose', { options: [1] }), 'done');
        assert.equal(await hands.send('many', 'choose', { options: [0, 2] }), 'done');
        assert.equal(await hands.send('tick', 'check', { checked: true }), 'done');
        assert.equal(await hands.send('r2', 'check', { checked: true }), 'done');

        assert.deepEqual(await state(() => ['name', 'note', 'date', 'range', 'colour'].map((id) => document.getElementById(id).value)), ['Rosa Ümlaut', 'two\nlines', '2026-12-24', '7', 'Brass']);
        assert.deepEqual(await state(() => [document.getElementById('free').textContent, document.getElementById('tick').checked, document.getElementById('r2').checked, document.getElementById('many').selectedOptions.length]), ['new', true, true, 2]);
        const heard = await state(() => window.heard);
        for (const each of ['input name', 'change name', 'change colour', 'change tick', 'change r2', 'input free']) assert.ok(heard.includes(each), each);
        await eventually('what was done, by name', async () => {
            const deeds = (await hands.told()).map(({ deed, what }) => `${deed} ${what}`);
            return deeds.includes('filled Name') && deeds.includes('ticked Gift wrapping');
        });
    });

    test('says why it does not', async () => {
        await open(fields);
        const verdicts = [
            [await hands.send('date', 'fill', { text: 'Christmas' }), 'unsuitable'],
            [await hands.send('number', 'fill', { text: 'three' }), 'unsuitable'],
            [await hands.send('short', 'fill', { text: 'four' }), 'tooLong'],
            [await hands.send('readonly', 'fill', { text: 'x' }), 'disabled'],
            [await hands.send('disabled', 'fill', { text: 'x' }), 'disabled'],
            [await hands.send('colour', 'choose', { options: [2] }), 'unsuitable'],
            [await hands.send('colour', 'choose', { options: [0, 1] }), 'unsuitable'],
            [await hands.send('r1', 'check', { checked: false }), 'done'],
            [await hands.send('label', 'fill', { text: 'x' }), 'unsuitable'],
            [await hands.send('name', 'check', { checked: true }), 'unsuitable'],
            [await hands.send(99_999, 'click'), 'gone'],
        ];
        assert.deepEqual(verdicts.map(([got]) => got), verdicts.map(([, wanted]) => wanted));
        assert.deepEqual(await state(() => [document.getElementById('readonly').value, document.getElementById('short').value]), ['kept', '']);
    });

    test('what the last field held comes back with one press of the visitor', async () => {
        await open(fields);
        await state(() => (document.getElementById('name').value = 'Marie'));
        await hands.send('name', 'fill', { text: 'Rosa' });

        await pressButton('Undo');

        await eventually('the name as it was', async () => (await state(() => document.getElementById('name').value)) === 'Marie');
        await eventually('a word of it', async () => (await hands.told()).some(({ deed }) => deed === 'undone'));
    });

    const links = `<base target="_blank"><a id="inside" href="/next">Basket</a><a id="elsewhere" href="https://example.org/">x</a><a id="script" href="java&#10;script:window.ran=true">x</a>
        <a id="data" href="data:text/html,x">x</a><a id="file" href="/file" download>x</a><a id="mail" href="mailto:a@example.org">x</a><a id="blank" href="/next" target="_blank">x</a>
        <svg width="80" height="20"><a id="vector" href="https://example.org/"><text id="vectortext" y="15">svg</text></a></svg><a id="marked" class="idz_hide" href="/next">x</a>
        <iframe id="frame" srcdoc="<button>x</button>" width="60" height="40"></iframe><button id="more" onclick="window.pressed = true">More</button><a id="hash" href="#end">Down</a><p id="end">end</p>`;

    test('follows links inside the site, in this tab, and no others', async () => {
        await open(links, { scope: 'guide', pages: { '/next': '<h1>Next</h1>' } });
        for (const [id, verdict] of [['elsewhere', 'otherSite'], ['script', 'script'], ['data', 'script'], ['file', 'download'], ['mail', 'otherSite'], ['vectortext', 'otherSite'], ['frame', 'frame'], ['more', 'scope'], ['hash', 'done']])
            assert.equal(await hands.send(id, 'click'), verdict, id);
        assert.deepEqual(await state(() => [window.ran, window.pressed, location.hash]), [undefined, undefined, '#end']);

        const pages = visitor.context.pages().length;
        await Promise.all([hands.page.waitForURL(`${origin}/next`), hands.send('blank', 'click').catch(() => undefined)]);

        assert.equal(visitor.context.pages().length, pages, 'a tab was opened');
        assert.ok(!hands.requests.some((request) => request.includes('example.org')));
    });

    test('only points where that was agreed to', async () => {
        await open(links + fields, { scope: 'point' });

        assert.equal(await hands.send('inside', 'pointer'), 'done');
        assert.equal(await hands.send('inside', 'highlight'), 'done');
        for (const [id, action, more] of [['inside', 'click'], ['name', 'fill', { text: 'x' }], ['tick', 'check', { checked: true }], ['colour', 'choose', { options: [1] }], ['end', 'scroll', { x: 0, y: 9 }]])
            assert.equal(await hands.send(id, action, more), 'scope', action);
    });

    const sending = (inside) => `<script>sent = []; addEventListener('submit', (event) => { event.preventDefault(); sent.push(event.target.id) }); const { submit } = HTMLFormElement.prototype; HTMLFormElement.prototype.submit = function () { sent.push('by script') }</script>
        <form id="order"><input id="q" value="lamp">${inside}<button id="go">Order</button><button type="button" id="sly" onclick="this.form.submit()">Next</button><button type="button" id="request" onclick="this.form.requestSubmit()">Next</button>
        <button type="reset" id="reset">Clear</button></form><label id="tolabel" for="go">Order by label</label><div id="outside" onclick="document.getElementById('order').submit()">div</div><button id="far" form="order">Far</button>`;

    test('asks the visitor before a form is sent', async () => {
        await open(sending(''));
        for (const id of ['go', 'sly', 'request', 'tolabel', 'outside', 'far']) {
            assert.equal(await hands.send(id, 'click'), 'asked', id);
            const number = await hands.last();
            await pressButton('Not now');
            await eventually('the answer', async () => (await hands.verdicts(number))?.at(-1) === 'declined');
            assert.deepEqual(await state(() => window.sent), [], id);
            await new Promise((resolve) => setTimeout(resolve, 1_050)); // the visitor's own hand comes first
        }

        assert.equal(await hands.send('go', 'click'), 'asked');
        await new Promise((resolve) => setTimeout(resolve, 550));
        await pressButton('Send it');

        await eventually('the form', async () => (await state(() => window.sent)).join() === 'order');
        const number = await hands.last();
        await eventually('both verdicts', async () => (await hands.verdicts(number))?.join() === 'asked,sent');
    });

    test('sends nothing that holds what the advisor does not see', async () => {
        for (const inside of ['<input class="idz_hide" value="s">', '<input name="cardnumber">', '<input type="password">', '<span idz_hide>x</span>', '<input autocomplete="one-time-code">', '<input type="hidden" name="t" value="s">']) {
            await open(sending(inside));
            for (const id of ['go', 'sly', 'request', 'tolabel', 'outside', 'far', 'reset']) assert.equal(await hands.send(id, 'click'), 'form', `${inside} ${id}`);
            assert.deepEqual(await state(() => window.sent), []);
            await hands.page.close();
        }
    });

    test('the visitor’s own hands come first', async () => {
        await open(fields);
        await hands.page.click('#note');

        assert.equal(await hands.send('name', 'fill', { text: 'x' }), 'visitorActs');
        assert.equal(await hands.send('name', 'pointer'), 'done');

        await new Promise((resolve) => setTimeout(resolve, 1_100));
        assert.equal(await hands.send('name', 'fill', { text: 'x' }), 'done');
    });

    test('an element that became hidden since it was drawn is refused', async () => {
        await open(fields);
        await state(() => (document.getElementById('name').className = 'idz_hide'));

        assert.equal(await hands.send('name', 'fill', { text: 'x' }), 'hidden');
    });

    test('what waited too long is not done any more', async () => {
        await open(fields);
        await state(() => (window.box.late = 1_500));

        assert.equal(await hands.send('name', 'fill', { text: 'x' }), 'gone');
        assert.equal(await state(() => document.getElementById('name').value), '');
    });

    test('nothing on the page tells of the frame, and nothing stays of it', async () => {
        await open(fields);
        const children = await state(() => document.body.lastElementChild.shadowRoot);
        assert.equal(children, null);
        await hands.page.keyboard.press('Escape');

        await eventually('the end', async () => (await hands.told()).some(({ type, how }) => type === 'stopped' && how === 'escape'));
        assert.equal(await state(() => document.querySelectorAll('body > div:not([id])').length), 0);
        assert.equal(await Promise.race([hands.send('name', 'fill', { text: 'x' }), new Promise((resolve) => setTimeout(resolve, 300, 'nothing'))]), 'nothing');
    });

    const frameworks = {
        plain: ['<input id="city"><input type="checkbox" id="gift"><select id="size"><option value="s">S<option value="l">L</select>', `const get = (id) => document.getElementById(id); window.held = () => ({ city: get('city').value, gift: get('gift').checked, size: get('size').value })`],
        react: [
            '<div id="root"></div>',
            `import React, { useState } from 'react'; import { createRoot } from 'react-dom/client';
            function App() { const [city, setCity] = useState(''); const [gift, setGift] = useState(false); const [size, setSize] = useState('s'); window.held = () => ({ city, gift, size });
              return <form><input id="city" value={city} onChange={(event) => setCity(event.target.value)} /><input id="gift" type="checkbox" checked={gift} onChange={(event) => setGift(event.target.checked)} />
              <select id="size" value={size} onChange={(event) => setSize(event.target.value)}><option value="s">S</option><option value="l">L</option></select></form>; }
            createRoot(document.getElementById('root')).render(React.createElement(App));`.replace("import React, {", "import * as React from 'react'; import {"),
        ],
        vue: [
            '<div id="root"><form><input id="city" v-model="city"><input id="gift" type="checkbox" v-model="gift"><select id="size" v-model="size"><option value="s">S</option><option value="l">L</option></select></form></div>',
            `import { createApp, reactive } from 'vue/dist/vue.esm-bundler.js'; const state = reactive({ city: '', gift: false, size: 's' }); window.held = () => ({ ...state }); createApp({ data: () => state }).mount('#root');`,
        ],
    };
    for (const [name, [html, code]] of Object.entries(frameworks)) {
        test(`what is filled is what ${name} holds`, async () => {
            await open(`${html}<script src="/app.js"></script>`, { pages: { '/app.js': bundled(code) } });
            await hands.page.waitForSelector('#size');
            await hands.page.waitForFunction(() => window.box.ids.has('size'));

            assert.equal(await hands.send('city', 'fill', { text: 'Seaside' }), 'done');
            assert.equal(await hands.send('gift', 'check', { checked: true }), 'done');
            assert.equal(await hands.send('size', 'choose', { options: [1] }), 'done');

            await eventually('the state', async () => JSON.stringify(await state(() => window.held())) === '{"city":"Seaside","gift":true,"size":"l"}');
            assert.deepEqual(await state(() => [document.getElementById('city').value, document.getElementById('gift').checked, document.getElementById('size').value]), ['Seaside', true, 'l']);
        });
    }

    test(`${fuzzed} generated commands do nothing to what is protected`, { timeout: 550_000 }, async () => {
        if (fuzzed < fullCount) console.log(`REDUCED ${fuzzed} of ${fullCount} commands`);
        const seed = Math.floor(Math.random() * 2 ** 31);
        console.log(`seed ${seed}`);
        await open(protectedPage);
        const before = await state(protectedStates);
        await state(() => (window.touched = []));

        const tally = await hands.page.evaluate(
            async ([count, start]) => {
                let at = start;
                const random = (below) => {
                    at = (Math.imul(at, 1_103_515_245) + 12_345) & 0x7fffffff;
                    return Math.floor((at / 0x7fffffff) * below);
                };
                const pick = (list) => list[random(list.length)];
                const texts = ['', 'x', '4111111111111111', '<img src=x onerror=touched.push(1)>', 'javascript:1', '2026-01-01', '7', 'a'.repeat(500)];
                const more = { pointer: () => ({ x: random(10_001), y: random(10_001) }), highlight: () => ({}), scroll: () => ({ x: random(500), y: random(500) }), click: () => ({ x: random(10_001), y: random(10_001) }), fill: () => ({ text: pick(texts) }), check: () => ({ checked: random(2) === 1 }), choose: () => ({ options: [random(3)] }) };
                const tally = {};
                // Twice as many ids as there are nodes, so that some mean nobody; the hidden have numbers in between.
                const most = 2 * window.box.most;
                for (let i = 0; i < count; i += 500) {
                    const verdicts = [];
                    for (let j = 0; j < Math.min(500, count - i); ++j) {
                        const action = pick(Object.keys(more));
                        verdicts.push(window.box.send({ node: 1 + random(most), action, ...more[action]() }));
                    }
                    for (const verdict of await Promise.all(verdicts)) tally[verdict] = (tally[verdict] ?? 0) + 1;
                    // What was scrolled away comes back, so that the next are not all refused for that.
                    scrollTo(0, 0);
                }
                return tally;
            },
            [fuzzed, seed],
        );

        console.log(JSON.stringify(tally));
        assert.equal(Object.values(tally).reduce((sum, each) => sum + each, 0), fuzzed);
        assert.deepEqual(await state(protectedStates), before, `seed ${seed}`);
        assert.deepEqual(await state(() => window.touched), [], `seed ${seed}`);
        // And it was no stone: what may be touched was.
        assert.ok(await state(() => window.allowed > 0 && window.filled > 0));
        assert.ok(tally.hidden > 0 && tally.done > 0 && tally.consent > 0 && tally.otherSite > 0 && tally.script > 0);
        assert.ok(!hands.requests.some((request) => !request.startsWith(`GET ${origin}/`)), hands.requests.filter((request) => !request.startsWith(`GET ${origin}/`)).join());
    });
});
