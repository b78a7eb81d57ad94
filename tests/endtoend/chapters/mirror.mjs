// SPDX-License-Identifier: GPL-3.0-or-later
// Anna sees the page that the visitor sees, and nothing of what the shop hides on it.

import { gzipSync } from 'node:zlib';
import { eventually, searchFiles } from '../machine.mjs';

const card = '4539 5787 6362 1486';
const security = '7351';
const street = 'Harbour Street 12';

/** The ways in which \a text could lie somewhere. */
const forms = (text) => {
    const bytes = Buffer.from(text);
    return [text, text.replaceAll(' ', ''), encodeURIComponent(text), bytes.toString('hex'), bytes.toString('base64').replace(/=+$/, ''), Buffer.from(text, 'utf16le').toString('latin1')];
};

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
        await visitor.fillCheckout({ street, card, security });
        await eventually('the street does not leave the browser', () => visitor.mirrored().some((batch) => batch.includes(street)));
        const sent = [...visitor.sent, ...visitor.mirrored()].join('\n');
        for (const secret of [card, security.padEnd(8, 'x')]) transcript.proves(`No frame of ${visitor.sent.length + visitor.mirrored().length} holds ${secret === card ? 'the card number' : 'the security code'} in any of ${forms(secret).length} forms`, forms(secret).every((form) => !sent.includes(form)));
        for (const secret of [card, card.replaceAll(' ', '')]) {
            const disk = searchFiles(process.env.HOME, secret);
            const zipped = searchFiles(process.env.HOME, gzipSync(secret).toString('latin1').slice(10, 20));
            // The browser's own profile is the visitor's machine, not ours.
            const ours = [...disk.found, ...zipped.found].filter((file) => !file.includes('/chromium/'));
            transcript.proves(`None of ${disk.read} files holds it`, disk.read > 10 && ours.length === 0);
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

    await transcript.step('Anna has seen enough', async () => {
        await anna.click('mirrorClose');
        await anna.hides('mirrorPane');
        await visitor.isNoLongerToldOfMirror();
        transcript.proves('The visitor is told that nobody looks any more');
    });
}
