// SPDX-License-Identifier: GPL-3.0-or-later
// Anna sees the page that the visitor sees, and nothing of what the shop hides on it.

import { deflateRawSync, gzipSync } from 'node:zlib';
import { eventually, childrenOf, descendantsOf, searchFiles } from '../machine.mjs';
import { searchMemory } from '../memory.mjs';

const card = '6011 5144 3354 6201';
const holder = 'Kanarienvogel Zitrone';
const security = '7351';
const street = 'Harbour Street 12';

/** The bytes by which \a text could lie somewhere: plain, without spaces, UTF-16, base64, hex, URL-encoded, gzip, deflate. */
const forms = (text) => {
    const bytes = Buffer.from(text);
    return [
        bytes,
        Buffer.from(text.replaceAll(' ', '')),
        Buffer.from(text, 'utf16le'),
        // Without the last letters, which depend on what follows.
        Buffer.from(bytes.toString('base64').slice(0, -4)),
        Buffer.from(bytes.toString('hex')),
        Buffer.from(encodeURIComponent(text)),
        Buffer.from(text.replaceAll(' ', '+')),
        gzipSync(bytes).subarray(10, -8),
        deflateRawSync(Buffer.from(text.replaceAll(' ', ''))),
    ];
};

function* strings(value) {
    if (typeof value === 'string') yield value;
    else if (value !== null && typeof value === 'object') for (const inner of Object.values(value)) yield* strings(inner);
}

export async function mirror(stage) {
    const { transcript, visitor, anna } = stage;
    const live = () => anna.shows('mirrorStatus', 'Live', 30000);

    await transcript.step('Anna asks to see the page; the visitor is told, and the recorder comes only now', async () => {
        await anna.raise();
        transcript.proves('Until now no page of the shop has loaded the recorder', !visitor.requests.some(({ url }) => url.endsWith('/recorder.js')));
        await anna.click('mirrorButton');
        await live();
        transcript.proves('Now it has', visitor.requests.some(({ url }) => url.endsWith('/recorder.js')));
        transcript.proves(`The box says: “${await visitor.isToldOfMirror()}”`);
        transcript.proves(`Anna reads where the visitor is: ${await anna.read('mirrorAddress')}`, (await anna.read('mirrorAddress')).includes('/basket'));
        await transcript.picture('page-seen');
    });

    await transcript.step('The visitor fills in the checkout; what is marked stays hidden, the rest is seen', async () => {
        await visitor.goToCheckout();
        await eventually('the mirror does not follow to the checkout', async () => (await anna.read('mirrorAddress')).includes('/checkout'));
        await live();
        await visitor.fillCheckout({ street, card, security, holder });
        await eventually('the street does not leave the browser', () => visitor.mirrored().some((batch) => batch.includes(street)));
        const frames = visitor.framesSent();
        const secrets = [card, holder];
        for (const secret of secrets) {
            const left = forms(secret).filter((form) => frames.some((frame) => frame.includes(form)));
            transcript.proves(`None of ${frames.length} frames holds the ${secret === card ? 'card number' : 'name on the card'}, looked for in ${forms(secret).length} forms`, left.length === 0);
        }
        // Four digits stand in many a time and id: they are looked for in the strings of what was told of the page.
        const told = visitor.mirrored().flatMap((batch) => batch.split('\n')).map((line) => JSON.parse(line));
        transcript.proves(`None of ${told.length} events of the page says the security code`, told.length > 10 && told.every((event) => ![...strings(event.data)].some((text) => text.includes(security))));
        for (const secret of secrets) {
            const searched = forms(secret).map((form) => searchFiles(process.env.HOME, form));
            // The browser's own profile is the visitor's machine, not ours.
            const ours = searched.flatMap(({ found }) => found).filter((file) => !file.includes('/chromium/'));
            transcript.proves(`None of ${searched[0].read} files holds it, logs among them`, searched[0].read > 10 && ours.length === 0);
        }
        await eventually('the street does not come to the desk', async () => (await searchedMemory(stage, [Buffer.from(street)]))?.some(({ found }) => found.length > 0) ?? true);
        const memory = await searchedMemory(stage, [Buffer.from(street), Buffer.from(street, 'utf16le'), ...secrets.flatMap(forms)]);
        if (memory) {
            const names = memory.map(({ name, bytes }) => `${name} ${(bytes / 1e6).toFixed(0)} MB`).join(', ');
            transcript.proves(`The memory of backend, console and the view's own processes was read (${names}): what Anna may see is there`, memory.length >= 3 && memory.some(({ found }) => found.includes(0) || found.includes(1)));
            transcript.proves('and neither the card number nor the name on the card, in any form', memory.every(({ found }) => found.every((place) => place < 2)));
        } else {
            transcript.write('- REDUCED: the programs refuse to have their memory read, and only root could look all the same: it was not searched.');
        }
        const workspace = searchFiles(stage.workspace, street);
        transcript.proves('The page is kept nowhere: what Anna sees of it is in no file of the workspace', workspace.found.length === 0);
        await transcript.picture('checkout-seen');
    });

    await transcript.step('The visitor pauses, and goes on', async () => {
        await visitor.pressInBox('Pause');
        await anna.shows('mirrorNote', 'paused');
        await transcript.picture('mirror-paused');
        await visitor.pressInBox('Go on');
        await live();
        transcript.proves('Anna waits as long as the visitor wants');
    });
}

/** Where \a needles stand in the memory of backend, console and the console's web processes; undefined when nobody here may look. */
async function searchedMemory({ anna }, needles) {
    const below = await descendantsOf(anna.process.pid);
    const pids = [anna.process.pid, ...(await childrenOf(anna.process.pid, 'visavis-backend')), ...below.filter(({ name }) => name.startsWith('QtWebEngine')).map(({ pid }) => pid)];
    return searchMemory([...new Set(pids)], needles);
}
