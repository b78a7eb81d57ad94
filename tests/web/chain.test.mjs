// SPDX-License-Identifier: GPL-3.0-or-later
// The whole chain: each case of masking, and each mark at each moment, on a page of the shop's origin, in real Chromium through loader, box and recorder, then the backend's gate and
// filter, an advisor's socket, and the filter that the console has (visavis-backend mask is the same one).
//
// VISAVIS_WALLS_OFF="1 3" tests builds without some of the three walls (tests/exam walls makes them): what is still up must hold. With all of
// them off the tests turn red, and that shows that they can.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { cases, SECRET } from '../masking/cases.mjs';
import { leaks } from '../masking/leaks.mjs';
import { marksByMoments } from '../masking/moments.mjs';
import { Backend, eventually } from './backend.mjs';
import { Visitor } from './visitor.mjs';

const all = Object.entries({ ...cases, ...marksByMoments });
const off = new Set((process.env.VISAVIS_WALLS_OFF ?? '').split(' ').filter(Boolean));
/** What the browser alone can know; see tst_filter.cpp. */
const onlyInTheBrowser = new Set(['V52', 'V57', 'V66']);

/** The page of a case: its own, what is done before anybody looks, and the script tag that every page of the shop has. */
function pageOf({ html, before: early, quirks }) {
    const whole = html.startsWith('<!doctype') || quirks ? html : `<!doctype html><html><head></head><body>${html}</body></html>`;
    return `${whole}${early ? `<script>(${early})(${JSON.stringify(SECRET)})</script>` : ''}{{CHATBOX}}`;
}

/** Addresses without digits, which are taken out of them. */
const nameOf = (at) => `case-${String.fromCharCode(97 + Math.floor(at / 26), 97 + (at % 26))}`;

/** What the backend serves: the programs' own files, and a page of the shop for each case. */
function shareFolder() {
    const folder = mkdtempSync(join(tmpdir(), 'visavis-chain-'));
    cpSync(process.env.VISAVIS_SHARE, folder, { recursive: true, dereference: true });
    all.forEach(([, each], at) => writeFileSync(join(folder, 'shop', `${nameOf(at)}.html`), pageOf(each)));
    writeFileSync(join(folder, 'shop', 'frame.html'), '<!doctype html><body>frame</body>');
    if (off.has('1')) execFileSync('node', [new URL('../../app/chatbox/build.mjs', import.meta.url).pathname, `--outdir=${join(folder, 'chatbox')}`, '--without-wall']);
    return folder;
}

/** The console's filter. */
function third(events) {
    if (off.has('3')) return events;
    const input = events.map((event) => JSON.stringify(event)).join('\n');
    const output = execFileSync(process.env.VISAVIS_FILTER ?? process.env.VISAVIS_BACKEND, ['mask', '--level', 'marked'], { input, maxBuffer: 1 << 28, stdio: ['pipe', 'pipe', 'ignore'] });
    return output.toString().split('\n').filter(Boolean).map((line) => JSON.parse(line));
}

describe(`the chain${off.size > 0 ? ` without ${[...off].join(' and ')}` : ''}`, () => {
    const share = shareFolder();
    let backend, visitor, anna;

    before(async () => {
        backend = await Backend.start({ share });
        anna = await backend.advisor('anna');
        visitor = await Visitor.open(backend);
        await visitor.context.exposeFunction('takeSnapshot', async () => void (await keyframe()));
        await visitor.context.addInitScript(() => (globalThis.addCustomEvent = () => undefined));
        await visitor.go('/');
        const box = await visitor.openChat();
        await visitor.accept(box);
        await visitor.say(box, 'Hello');
        const { conversation } = await anna.expect((frame) => frame.type === 'conversation.changed' && frame.conversation.status === 'assigned');
        anna.conversation = conversation.id;
        anna.send({ type: 'mirror.watch', conversation: conversation.id });
        await eventually('the shop', () => anna.events.some(({ type }) => type === 2));
    });
    after(async () => {
        await visitor?.close();
        anna?.close();
        await backend?.stop();
        rmSync(share, { recursive: true, force: true });
    });

    const keyframe = async () => {
        const asked = anna.send({ type: 'mirror.keyframe', conversation: anna.conversation });
        await anna.expect((frame) => frame.re === asked);
    };
    const quiet = async () => {
        for (let heard = -1; heard !== anna.events.length; await visitor.page.waitForTimeout(250)) heard = anna.events.length;
    };

    for (const [at, [id, each]] of all.entries()) {
        test(id, async () => {
            const name = nameOf(at);
            anna.events.length = visitor.frames.length = 0;

            await visitor.page.goto(new URL(`/${name}${(each.path ?? '/').slice(1)}`, backend.shop).href);
            const seen = () => anna.events.findIndex(({ type, data }) => type === 4 && data.href.includes(name));
            await eventually(`the page of ${id}`, () => seen() >= 0 && anna.events.slice(seen()).some(({ type }) => type === 2));
            if (each.act) await each.act(visitor.page);
            await visitor.page.waitForTimeout(100);
            await quiet();

            if (id === 'U01') {
                assert.ok(leaks(third(anna.events)).length > 0, 'what is not hidden must arrive');
                return;
            }
            const left = visitor.mirrored().flatMap((batch) => batch.split('\n')).map((line) => JSON.parse(line));
            assert.ok(left.some(({ type }) => type === 2), 'no page left the browser');
            if (!off.has('1')) assert.deepEqual(leaks(left), [], 'left the browser');
            if (off.has('1') && onlyInTheBrowser.has(id)) return;
            if (!off.has('1') || !off.has('2')) assert.deepEqual(leaks(anna.events), [], 'reached the desk');
            const drawn = third(anna.events);
            assert.ok(drawn.some(({ type }) => type === 2), 'no page would be drawn');
            assert.deepEqual(leaks(drawn), [], 'would be drawn');
        });
    }
});
