// SPDX-License-Identifier: GPL-3.0-or-later
// The masking filter beside JSON.parse and JSON.stringify of the same events in this Node: megabytes a second and their ratio, the best
// of several rounds each, in turns, because other programs run too. Budget of DESIGN.md: 3 times, and 150 MB/s.
//
//   node tests/masking/bench.mjs BENCH [SECONDS]     BENCH: the built bench_masking

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [bench, seconds = '2'] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'visavis-bench-'));
let id = 1;
const text = (textContent) => ({ type: 3, textContent, id: ++id });
const element = (tagName, attributes, ...childNodes) => ({ type: 2, tagName, attributes, childNodes, id: ++id });

/** A shop's page: cards with classes, prices, links, icons and a form. */
function page(cards, sheet) {
    id = 1;
    const card = (n) =>
        element(
            'article',
            { class: 'card col-12 col-md-6 col-lg-4 shadow-sm', id: `card-${n}`, 'data-sku': `sku-${n}` },
            element('img', { class: 'card-img-top', alt: `Lamp ${n}`, src: `http://shop.example/lamps/${n}.jpg?w=600`, width: '300', height: '200' }),
            element('h3', { class: 'card-title h5 mb-2' }, element('a', { href: `http://shop.example/lamps/lamp-${n}?from=list` }, text(`Floor lamp number ${n}`))),
            element('p', { class: 'card-text text-muted' }, text('A lamp of oak and linen, for the corner of the room where one reads. Warm light, 40 W, two years of guarantee.')),
            element('span', { class: 'price fw-bold', style: 'color: rgb(33, 37, 41); margin-right: 8px;' }, text(`${n + 20},90 €`)),
            element('button', { class: 'btn btn-primary btn-sm', type: 'button', 'aria-label': 'Add to basket' }, text('Add to basket')),
        );
    const form = element(
        'form',
        { class: 'checkout' },
        element('div', { class: 'form-row idz_hide' }, element('label', {}, text('Card')), element('input', { type: 'text', value: '4111' })),
        element('input', { type: 'email', class: 'form-control', placeholder: 'E-mail' }),
    );
    const html = element(
        'html',
        { lang: 'en' },
        element('head', {}, element('style', { _cssText: sheet }, text(''))),
        element('body', {}, element('main', {}, ...Array.from({ length: cards }, (_, n) => card(n)), form)),
    );
    return { type: 2, data: { node: { type: 0, childNodes: [html], id: 1 }, initialOffset: { left: 0, top: 0 } }, timestamp: 1795648663506 };
}

function sheet(rules) {
    const one = (n) => `.btn-${n}, .nav > .item-${n}:hover, a.link-${n}:not(.disabled)::after { color: rgb(33, 37, 41); background: var(--bs-body-bg) linear-gradient(to right, rgb(255, 255, 255) 0%, rgba(0, 0, 0, 0.5) 100%); padding: 0.375rem ${n % 90}px; border: 1px solid transparent; transition: color 0.15s ease-in-out, opacity 0.15s; font-size: 1rem; line-height: 1.5; content: "\\f${100 + (n % 800)}"; }\n@media (min-width: 768px) { .col-md-${n % 12} { flex: 0 0 auto; width: 33.333333%; } }\n`;
    return Array.from({ length: rules }, (_, n) => one(n)).join('');
}

function increments(count) {
    return Array.from({ length: count }, (_, n) => {
        const target = 10 + ((n * 37) % 4000);
        if (n % 4 === 0) return { type: 3, data: { source: 1, positions: Array.from({ length: 10 }, (_each, k) => ({ x: 100 + k, y: 200 + n, id: target, timeOffset: -50 * k })) }, timestamp: 1795648663506 + n };
        if (n % 4 === 1) return { type: 3, data: { source: 0, texts: [], attributes: [{ id: target, attributes: { class: `card active-${n}`, style: { width: `${n % 100}%`, opacity: '0.5' } } }], removes: [], adds: [] }, timestamp: 1795648663506 + n };
        if (n % 4 === 2) return { type: 3, data: { source: 3, id: 1, x: 0, y: n }, timestamp: 1795648663506 + n };
        return { type: 3, data: { source: 0, texts: [], attributes: [], removes: [], adds: [{ parentId: 4, nextId: null, node: { type: 2, tagName: 'div', attributes: { class: 'toast show' }, childNodes: [], id: 100_000 + n } }] }, timestamp: 1795648663506 + n };
    });
}

function nodeSpeed(lines) {
    const bytes = lines.reduce((sum, line) => sum + Buffer.byteLength(line), 0);
    let best = 0;
    for (const end = performance.now() + Number(seconds) * 1000; performance.now() < end; ) {
        const start = performance.now();
        for (const line of lines) JSON.stringify(JSON.parse(line));
        best = Math.max(best, bytes / 1e3 / (performance.now() - start));
    }
    return best;
}

const sets = {
    'a page of 10,000 nodes': [page(830, '')],
    'a page of 250 nodes with 400 kB of style sheets': [page(20, sheet(620))],
    'a page and 4,000 changes': [page(400, sheet(40)), ...increments(4000)],
};
let worst = Infinity, slowest = Infinity;
for (const [name, events] of Object.entries(sets)) {
    const lines = events.map((event) => JSON.stringify(event));
    const file = join(folder, 'events.jsonl');
    writeFileSync(file, `${lines.join('\n')}\n`);
    let filter = 0, node = 0;
    for (let round = 0; round < 3; ++round) {
        filter = Math.max(filter, Number(execFileSync(bench, [file, String(Number(seconds) / 3)], { encoding: 'utf8' })));
        node = Math.max(node, nodeSpeed(lines.slice()) || 0);
    }
    worst = Math.min(worst, filter / node);
    slowest = Math.min(slowest, filter);
    console.log(`${name}: filter ${filter.toFixed(0)} MB/s, JSON in Node ${process.version} ${node.toFixed(0)} MB/s, ratio ${(filter / node).toFixed(1)}`);
}
console.log(`slowest ${slowest.toFixed(0)} MB/s (budget 150), smallest ratio ${worst.toFixed(1)} (budget 3)`);
rmSync(folder, { recursive: true });
process.exitCode = process.argv[1] === fileURLToPath(import.meta.url) && slowest > 0 ? 0 : 1;
