// SPDX-License-Identifier: GPL-3.0-or-later
// The first wall in real Chromium: each case of tests/masking/cases.mjs, and a table of marks by moments, through the recorder's bundle. What leaves is searched
// for every five characters in a row of both secrets. VISAVIS_UNMASKED=1 builds and tests one without the wall, to see it red.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { cases, SECRET } from '../masking/cases.mjs';
import { leaks } from '../masking/leaks.mjs';
import { marksByMoments } from '../masking/moments.mjs';

const { chromium } = createRequire(new URL('../../app/chatbox/package.json', import.meta.url))('playwright-core');

function bundle() {
    if (!process.env.VISAVIS_UNMASKED) return join(process.env.VISAVIS_SHARE, 'chatbox');
    const folder = mkdtempSync(join(tmpdir(), 'visavis-unmasked-'));
    execFileSync('node', [new URL('../../app/chatbox/build.mjs', import.meta.url).pathname, `--outdir=${folder}`, '--without-wall']);
    return folder;
}
const recorder = readFileSync(join(bundle(), 'recorder.js'), 'utf8');

const OTHER = { text: 'GEHEIMxy3omega58', number: '6011514433546201' };
const pages = new Map([['/picture.svg', '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'], ['/frame.html', '<!doctype html><body>frame</body>']]);
let server, origin, browser;

before(async () => {
    server = createServer((request, response) => {
        const page = pages.get(request.url.split('?')[0]);
        response.writeHead(page ? 200 : 404, { 'content-type': request.url.endsWith('.svg') ? 'image/svg+xml' : 'text/html; charset=utf-8' });
        response.end(page ?? '');
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    origin = `http://127.0.0.1:${server.address().port}`;
    browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', chromiumSandbox: process.getuid?.() !== 0, args: ['--disable-dev-shm-usage'] });
});
after(async () => {
    await browser.close();
    server.close();
});

/** What leaves the browser while `each` is shown and done, as a list of events. */
async function recorded(each, { level = 'marked', hide = [], secret = SECRET } = {}) {
    const swap = (text) => text.replaceAll(SECRET.text, secret.text).replaceAll(SECRET.number, secret.number);
    const html = swap(each.html);
    pages.set('/', html.startsWith('<!doctype') || each.quirks ? html : `<!doctype html><html><head></head><body>${html}</body></html>`);
    const page = await browser.newPage({ viewport: { width: 800, height: 600 } });
    try {
        await page.goto(origin + swap(each.path ?? '/'));
        if (each.before) await page.evaluate(each.before, secret);
        await page.evaluate(recorder);
        await page.evaluate(
            ([level, hide]) =>
                new Promise((ready) => {
                    globalThis.leaves = [];
                    globalThis.pictures = [];
                    const { port1, port2 } = new MessageChannel();
                    port1.onmessage = ({ data }) => {
                        if (data.type === 'ready') globalThis.takeSnapshot();
                        else if (data.type === 'picture') globalThis.pictures.push(data.hash);
                        else globalThis.leaves.push(...new TextDecoder().decode(data.lines).split('\n'));
                        if (data.type === 'batch') ready();
                    };
                    globalThis.takeSnapshot = () => port1.postMessage({ type: 'keyframe' });
                    globalThis.addCustomEvent = () => undefined;
                    globalThis[Symbol.for('visavis:recorder')]({ level, hide, own: undefined, port: port2 });
                }),
            [level, hide],
        );
        if (each.act) await each.act(page);
        await page.waitForTimeout(120);
        return (await page.evaluate(() => globalThis.leaves)).map((event) => JSON.parse(event));
    } finally {
        await page.close();
    }
}

describe('the cases', () => {
    for (const [id, each] of Object.entries(cases)) {
        if (id.startsWith('U')) continue;
        test(id, async () => {
            const events = await recorded(each);

            assert.ok(events.some(({ type }) => type === 2), 'no page was recorded');
            assert.deepEqual(leaks(events), []);
        });
    }
});

describe('control', () => {
    test('U01: what is not hidden arrives', async () => {
        const events = await recorded(cases.U01);
        const all = JSON.stringify(events);

        for (const wanted of [`Lamp ${SECRET.text}`, `note ${SECRET.text}`, 'warm', 'bold', `${SECRET.text} added`, `Changed ${SECRET.text}`, '200, 40, 40', 'gift']) assert.ok(all.includes(wanted), wanted);
        const inputs = events.filter(({ type, data }) => type === 3 && data.source === 5);
        assert.ok(inputs.some(({ data }) => data.isChecked));
        assert.ok(inputs.some(({ data }) => data.text === SECRET.text));
    });

    test('at the level fields the page arrives and no value does', async () => {
        const all = JSON.stringify(await recorded(cases.U01, { level: 'fields' }));

        assert.ok(all.includes(`Lamp ${SECRET.text}`) && all.includes(`${SECRET.text} added`));
        assert.ok(!all.includes(`note ${SECRET.text}`));
    });

    test('at the level private no text arrives but what is shown', async () => {
        const events = await recorded({ html: `<p>${SECRET.text}</p><p class=idz_show>open <b>word</b><i class=idz_hide>${SECRET.number}</i></p><input value="${SECRET.number}" title="${SECRET.text}">` }, { level: 'private' });

        assert.deepEqual(leaks(events), []);
        assert.ok(JSON.stringify(events).includes('open ') && JSON.stringify(events).includes('word'));
    });

    test('what the admin hides besides is hidden', async () => {
        assert.deepEqual(leaks(await recorded({ html: `<p class=balance>${SECRET.text}</p><p>${'plain'}</p>` }, { hide: ['.balance', '%%%'] })), []);
    });
});

const { text: t, number: n } = SECRET;

describe('pictures', () => {
    const lamp = (colour) => `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><rect width="40" height="40" fill="${colour}"/></svg>`)}`;
    const soFar = (page) => page.evaluate(() => ({ pictures: globalThis.pictures.length, named: globalThis.leaves.join('').split('data-visavis-picture":"').length - 1 }));
    /** Pictures that went and places that name one, when nothing has changed for half a second; at least `awaited` pictures are waited for. */
    const settled = async (page, awaited) => {
        const until = Date.now() + 20_000;
        for (let found = await soFar(page); Date.now() < until; ) {
            await page.waitForTimeout(500);
            const now = await soFar(page);
            if (now.pictures >= awaited && JSON.stringify(now) === JSON.stringify(found)) return now;
            found = now;
        }
        return soFar(page);
    };
    const count = async (html, { act, level = 'marked', awaited = 0 } = {}) => {
        let found;
        await recorded(
            {
                html,
                act: async (page) => {
                    found = await settled(page, Math.min(awaited, 1));
                    if (act) found = await act(page).then(() => settled(page, awaited));
                },
            },
            { level },
        );
        return found;
    };

    test('one that is seen goes once, by its hash', async () => assert.deepEqual(await count(`<img src="${lamp('red')}"><img src="${lamp('red')}">`, { awaited: 1 }), { pictures: 1, named: 2 }));
    test('one that is hidden does not go, nor at the level private', async () => {
        assert.deepEqual(await count(`<div class=idz_hide><img src="${lamp('red')}"></div><img class=idz_hide src="${lamp('blue')}">`), { pictures: 0, named: 0 });
        assert.deepEqual(await count(`<img src="${lamp('red')}">`, { level: 'private' }), { pictures: 0, named: 0 });
    });
    test('one that changes goes again', async () => {
        const act = (page) => page.evaluate((url) => void (document.querySelector('img').src = url), lamp('green'));
        assert.deepEqual(await count(`<img src="${lamp('red')}">`, { act, awaited: 2 }), { pictures: 2, named: 2 });
    });
    const hero = '<style>.hero{background:#fff url(/picture.svg) no-repeat;height:40px}</style>';
    test('one behind an element goes, and the sheet names it', async () => {
        const events = await recorded({ html: `${hero}<div class=hero>Lamps</div><p style="background-image:url('${lamp('blue')}')">x</p>`, act: async (page) => assert.equal((await settled(page, 2)).pictures, 2) });
        assert.equal(JSON.stringify(events).match(/url\(#picture-[a-p]{56}\)/g)?.length, 2);
        assert.ok(!JSON.stringify(events).includes('picture.svg'));
    });
    test('one behind what is hidden does not go, wherever else it is', async () => {
        for (const html of ['<div class="hero idz_hide">Lamps</div>', '<div class=idz_hide><p class=hero>x</p></div><p class=hero>y</p>'])
            assert.equal((await count(hero + html)).pictures, 0);
        assert.equal((await count('<p>nobody shows it</p>' + hero)).pictures, 0);
    });
    test('one of another origin stays where it is', async () => assert.deepEqual(await count(`<img src="http://localhost:${server.address().port}/picture.svg">`), { pictures: 0, named: 0 }));
});

describe('marks by moments', () => {
    for (const [name, each] of Object.entries(marksByMoments)) test(name, async () => assert.deepEqual(leaks(await recorded(each)), []));
});

describe('what else a page may do', () => {
    const more = {
        'a card field by its name alone': { html: `<input name="card-number" value="${n}"><input id="cvv" value="12345"><input autocomplete="section-a cc-exp" value="${t}">` },
        'an echo in a description, a link, a script of data': {
            html: `<input class=idz_hide id=a value="${t}"><head><meta name=description content="${t}"><link rel=canonical href="/x?${n}"><base href="/?${t}"><script type="application/ld+json">{"a":"${t}"}</script></head>`,
        },
        'object, embed, picture and their attributes': {
            html: `<object data="/o?${t}" type="text/html">${t}</object><embed src="/e?${n}"><img src="/i?${t}" srcset="/j?${n} 2x" sizes="${t}" data-t="${t}" longdesc="/${t}"><a ping="/${t}" href="mailto:${t}@x.example">w</a><q cite="/${t}">w</q>`,
        },
        'a slot within a slot': {
            html: `<div id=outer><span id=s>${t}</span></div>`,
            before: () => {
                const outer = document.querySelector('#outer').attachShadow({ mode: 'open' });
                outer.innerHTML = '<div id=inner><slot></slot></div>';
                outer.querySelector('#inner').attachShadow({ mode: 'open' }).innerHTML = '<section class="idz_hide"><slot></slot></section>';
            },
            act: (page) => page.evaluate((S) => void (document.querySelector('#s').firstChild.data = S.number), SECRET),
        },
        'a node that is adopted by another document': {
            html: `<div class=idz_hide><p id=a>${t}</p></div><iframe src="/frame.html"></iframe>`,
            act: async (page) => {
                await page.waitForTimeout(150);
                await page.evaluate(() => document.querySelector('iframe').contentDocument.body.append(document.querySelector('#a')));
                await page.waitForTimeout(60);
                await page.evaluate((S) => (document.querySelector('iframe').contentDocument.querySelector('#a').firstChild.data = S.number), SECRET);
            },
        },
        'a node that is hidden for a moment between two others': {
            html: `<div class=idz_hide id=h></div><div id=o></div>`,
            act: (page) =>
                page.evaluate((S) => {
                    const p = document.createElement('p');
                    p.textContent = S.text;
                    document.querySelector('#h').append(p);
                    document.querySelector('#o').append(p);
                }, SECRET),
        },
        'a dialogue in the top layer under a hidden wrapper': {
            html: `<div class=idz_hide><dialog id=d><p>${t}</p></dialog></div>`,
            act: (page) => page.evaluate(() => document.querySelector('#d').showModal()),
        },
        'style sheets that carry words': {
            html: `<style>@import url("/i.css?${t}"); p::before{content:"\\53 EKRETzq7alpha9"} p{background:URL( /x?${n} );--a:"${t}";list-style:"${t}"} i[data-x="${n}"]{color:red} @font-face{font-family:x;src:url(/f?${t})} b::after{content:'${t}' / "${t}"}</style><p>w</p>`,
        },
        'a shared sheet and attr()': {
            html: '<div id=h class=idz_hide></div><p id=p>w</p>',
            act: (page) =>
                page.evaluate((S) => {
                    const sheet = new CSSStyleSheet();
                    sheet.replaceSync(`p::after{content:"${S.text}"}`);
                    document.querySelector('#h').attachShadow({ mode: 'open' }).adoptedStyleSheets = [sheet];
                    document.adoptedStyleSheets = [sheet];
                    document.querySelector('#p').setAttribute('data-v', S.number);
                }, SECRET),
        },
        'values that are not typed: data, time, meter, svg animation, math': {
            html: `<data value="${n}">w</data><time datetime="${t}">w</time><svg><text><animate attributeName="x" values="${n}"/></text><title>w</title><a xlink:href="/?${t}#${n}" xlink:title="${t}"><text>w</text></a></svg><math><mtext class=idz_hide>${t}</mtext><annotation>${n}</annotation></math>`,
        },
        'a field in a frame without a source': {
            html: '<iframe id=f></iframe>',
            act: async (page) => {
                await page.evaluate((S) => (document.querySelector('#f').contentDocument.body.innerHTML = `<input class=idz_hide value="${S.text}"><p class=idz_hide>${S.number}</p>`), SECRET);
                await page.waitForTimeout(60);
            },
        },
    };
    for (const [name, each] of Object.entries(more)) test(name, async () => assert.deepEqual(leaks(await recorded(each)), []));
});

describe('non-interference: another secret leaves the same', () => {
    for (const id of ['V01', 'V05', 'V06', 'V07', 'V08', 'V10', 'V11', 'V12', 'V17', 'V21', 'V27', 'V29', 'V32', 'V36', 'V38', 'V39', 'V45', 'V50', 'V51', 'V58', 'V59', 'V62', 'V65']) {
        test(id, async () => {
            const shape = (events) => JSON.stringify(events.map(({ type, data }) => ({ type, data })));
            assert.equal(shape(await recorded(cases[id])), shape(await recorded(cases[id], { secret: OTHER })));
        });
    }
});
