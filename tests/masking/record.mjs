// SPDX-License-Identifier: GPL-3.0-or-later
// Records the cases in real Chromium with rrweb and no masking, into tests/fixtures/masking/streams, one event a line. The streams are
// checked in: the tests of the filter need no browser. To record again, after a change of cases.mjs or of rrweb:
//
//   npm install --no-save --prefix /tmp/rrweb rrweb@2.2.2
//   RRWEB=/tmp/rrweb/node_modules/rrweb/dist/rrweb.umd.min.cjs node tests/masking/record.mjs [CASE...]

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { cases, SECRET } from './cases.mjs';

const { chromium } = createRequire(new URL('../../app/chatbox/package.json', import.meta.url))('playwright-core');
const streams = new URL('../fixtures/masking/streams/', import.meta.url);
const rrweb = readFileSync(process.env.RRWEB, 'utf8');
const wanted = process.argv.slice(2);

const pages = new Map([['/frame.html', '<!doctype html><body>frame</body>']]);
const server = createServer((request, response) => {
    const path = request.url.split('?')[0];
    const page = pages.get(path);
    response.writeHead(page ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' });
    response.end(page ?? '');
}).listen(0, '127.0.0.1');
await new Promise((resolve) => server.once('listening', resolve));
const origin = `http://127.0.0.1:${server.address().port}`;

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', chromiumSandbox: process.getuid?.() !== 0 });
mkdirSync(streams, { recursive: true });
for (const [id, each] of Object.entries(cases)) {
    if (wanted.length > 0 && !wanted.includes(id)) continue;
    const whole = each.html.startsWith('<!doctype') || each.quirks;
    pages.set('/', whole ? each.html : `<!doctype html><html><head></head><body>${each.html}</body></html>`);
    const page = await browser.newPage({ viewport: { width: 800, height: 600 } });
    await page.goto(origin + (each.path ?? '/'));
    if (each.before) await page.evaluate(each.before, SECRET);
    await page.evaluate(rrweb);
    await page.evaluate(() => {
        globalThis.recorded = [];
        globalThis.rrweb.record({
            emit: (event) => globalThis.recorded.push(JSON.stringify(event)),
            blockClass: 'visavis-never',
            ignoreClass: 'visavis-never',
            maskTextClass: 'visavis-never',
            maskAllInputs: false,
            maskInputOptions: { password: false },
            recordCanvas: true,
            collectFonts: true,
            slimDOMOptions: {},
            sampling: { mousemove: 20 },
        });
        globalThis.takeSnapshot = () => globalThis.rrweb.record.takeFullSnapshot(true);
        globalThis.addCustomEvent = (tag, payload) => globalThis.rrweb.record.addCustomEvent(tag, payload);
    });
    if (each.act) await each.act(page);
    await page.waitForTimeout(150);
    const events = await page.evaluate(() => globalThis.recorded);
    // The port is chance: recorded streams name one host.
    const lines = events.map((event) => event.replaceAll(origin, 'http://shop.example'));
    writeFileSync(new URL(`${id}.jsonl`, streams), `${lines.join('\n')}\n`);
    console.log(id, events.length, lines.join('').length);
    await page.close();
}
await browser.close();
server.close();
