// SPDX-License-Identifier: GPL-3.0-or-later
// Marie asks what is held of her, and then to be forgotten: Olga finds her, gives everything out, erases it and keeps the certificate.

import { readFileSync } from 'node:fs';
import { eventually, hand } from '../machine.mjs';

/** Types a path into the dialogue for files that has just come up; its field for the name has the keyboard. */
async function saveAs(path) {
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await hand.key('ctrl+a');
    await hand.type(path);
    await hand.key('Return');
}

/** Types over what a field holds. */
async function retype(desk, name, text) {
    await desk.click(name, 20);
    await hand.key('ctrl+a');
    await hand.type(text);
    await hand.key('Tab');
}

const read = (path) => eventually(`${path} is not written`, () => {
    try {
        return JSON.parse(readFileSync(path, 'utf8'));
    } catch {
        return undefined;
    }
});

export async function officer(stage) {
    const { transcript, olga, anna } = stage;
    const access = `${transcript.folder}/access.json`;
    const certificate = `${transcript.folder}/erasure-certificate.json`;

    await transcript.step('Olga tries a shorter retention and sees what it would erase, before it is made', async () => {
        await olga.raise();
        await olga.click('pagePrivacy');
        await olga.shows('privacyPage');
        await eventually('the policy is not shown', async () => (await olga.read('retentionState')).includes('kept'));
        await retype(olga, 'retentionCall', '6');
        await eventually('the effect is not counted', async () => /erase/.test(await olga.read('retentionEffect')));
        await transcript.picture('retention');
        await retype(olga, 'retentionCall', '12');
    });

    await transcript.step('Marie asks what is held of her; Olga finds her by the address that she gave', async () => {
        await olga.typeInto('privacyField', 'marie@example.org');
        await olga.click('privacyFind');
        await olga.shows('heldExport');
        await transcript.picture('held');
        await olga.click('heldExport');
        await saveAs(access);
        const document = await read(access);
        transcript.proves('The document holds what she said about herself and what she wrote', document.offered.email === 'marie@example.org' && JSON.stringify(document.conversations).includes('Linnea'));
        transcript.proves('It names advisors by alias alone', !JSON.stringify(document).includes('Berger'));
    });

    await transcript.step('Marie asks to be forgotten; everything goes, and a signed certificate is kept', async () => {
        await olga.click('heldErase');
        await olga.shows('eraseDialog');
        await olga.typeInto('eraseWord', 'ERASE');
        await transcript.picture('erase');
        await olga.click('eraseDialogAccept');
        await saveAs(certificate);
        const { record } = await read(certificate);
        transcript.proves('The certificate is a record of the chain of consents', JSON.parse(record).event === 'erased');
        await eventually('the outcome is not said', async () => (await olga.read('privacyState')).includes('erased'));
        await transcript.picture('erased');
        await retype(olga, 'privacyField', 'marie@example.org');
        await olga.click('privacyFind');
        await eventually('somebody is found', async () => (await olga.read('privacyState')).includes('Nothing is held'));
        await anna.raise();
        await eventually('the conversation is still at Anna\'s desk', async () => !(await anna.read('conversationList')).includes('Marie'));
        transcript.proves('The conversation has left Anna\'s desk');
    });
}
