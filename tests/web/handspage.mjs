// SPDX-License-Identifier: GPL-3.0-or-later
// A page of our own in Chromium with the recorder and the advisor's hands in it, and a box that forwards everything: what is refused here is
// refused by the page itself.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const recorder = readFileSync(join(process.env.VISAVIS_SHARE, 'chatbox', 'recorder.js'), 'utf8');
export const origin = 'http://shop.test';

/** In the page: the other end of the recorder's port. */
function becomeTheBox({ scope, level, hide }) {
    const { port1, port2 } = new MessageChannel();
    const box = { page: 0, ids: new Map(), names: new Map(), most: 0, verdicts: new Map(), told: [], number: 0, late: 0, waiting: new Map() };
    const learn = (node) => {
        box.most = Math.max(box.most, node.id);
        const name = node.attributes?.id;
        if (typeof name === 'string') box.ids.set(name, node.id);
        for (const child of node.childNodes ?? []) learn(child);
    };
    port1.onmessage = ({ data }) => {
        if (data.type === 'batch') {
            box.page = data.page;
            for (const line of new TextDecoder().decode(data.lines).split('\n')) {
                const event = JSON.parse(line);
                if (event.type === 2) learn(event.data.node);
                for (const { node } of event.data?.adds ?? []) learn(node);
            }
        } else if (data.type === 'verdict') {
            box.verdicts.set(data.number, [...(box.verdicts.get(data.number) ?? []), data.verdict]);
            box.waiting.get(data.number)?.(data.verdict);
        } else box.told.push(data);
    };
    const words = { name: 'Anna', frame: 'Anna may help you on this page', stop: 'Stop (Esc)', undo: 'Undo', send: 'Send this form?', sendYes: 'Send it', sendNo: 'Not now' };
    box.keyframe = () => port1.postMessage({ type: 'keyframe' });
    box.lend = (to = scope) => port1.postMessage({ type: 'lend', scope: to, words });
    box.reclaim = () => port1.postMessage({ type: 'reclaim' });
    box.post = (command) => {
        const number = ++box.number;
        port1.postMessage({ type: 'command', sent: Date.now() - box.late, command: { number, page: box.page, ...command } });
        return number;
    };
    box.send = (command) =>
        new Promise((done) => {
            box.waiting.set(box.number + 1, done);
            box.post(command);
        });
    window.box = box;
    window[Symbol.for('visavis:recorder')]({ level, hide, own: undefined, port: port2 });
}

/**
 * Opens \a html at origin/, other paths as \a pages says. \a send(command) gives the first verdict; nodes are named by their id attribute, and
 * a number stands for itself.
 */
export async function handsPage(context, html, { scope = 'assist', level = 'marked', hide = [], pages = {} } = {}) {
    const page = await context.newPage();
    const requests = [];
    await page.route('**/*', (route) => {
        const url = new URL(route.request().url());
        requests.push(`${route.request().method()} ${url.href}`);
        if (url.origin !== origin) return route.abort();
        const body = url.pathname === '/' ? html : pages[url.pathname];
        return body === undefined ? route.fulfill({ status: 404, body: '' }) : route.fulfill({ contentType: url.pathname.endsWith('.js') ? 'text/javascript' : 'text/html', body });
    });
    await page.goto(`${origin}/`);
    await page.evaluate(recorder);
    await page.evaluate(becomeTheBox, { scope, level, hide });
    await page.evaluate(() => (window.box.keyframe(), window.box.lend()));
    await page.waitForFunction(() => window.box.most > 0);
    const send = (node, action, more = {}) =>
        page.evaluate(
            ([wanted, command]) => {
                const id = typeof wanted === 'number' ? wanted : window.box.ids.get(wanted);
                if (id === undefined) return `nobody is called ${wanted}`;
                return window.box.send({ node: id, ...command });
            },
            [node, { action, ...(action === 'click' || action === 'pointer' ? { x: 5000, y: 5000 } : {}), ...more }],
        );
    return { page, send, requests, told: () => page.evaluate(() => window.box.told), verdicts: (number) => page.evaluate((of) => window.box.verdicts.get(of), number), last: () => page.evaluate(() => window.box.number) };
}
