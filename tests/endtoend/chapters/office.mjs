// SPDX-License-Identifier: GPL-3.0-or-later
// Olga, the admin, switches the preview off while a visitor types.

import { eventually } from '../machine.mjs';
import { openDeskOf, signIn } from './handover.mjs';

export async function office(stage) {
    const { transcript, visitor } = stage;

    await transcript.step('Olga signs in and opens the settings', async () => {
        stage.olga = await openDeskOf(stage, 'olga', ['--language', 'en', '--theme', 'dark']);
        await signIn(stage, stage.olga, 'olga');
        await stage.olga.click('pageSettings');
        await stage.olga.shows('settingsPage');
        transcript.proves('The preview is on', await stage.olga.isChecked('settingPreview'));
        await transcript.picture('settings');
    });

    await transcript.step('She switches the preview off; it is told before it is done, and acts at once', async () => {
        await visitor.typeSlowly('Perhaps also the green one');
        await stage.holder.shows('previewText', 'green one');
        transcript.proves('Until now the advisor sees what is typed, and the visitor is told so', await visitor.isToldOfPreview());
        await stage.olga.raise();
        await stage.olga.click('settingPreview', 14);
        await stage.olga.shows('settingsConfirm');
        const consequence = await stage.olga.read('confirmText');
        transcript.proves(`She reads first what it does: “${consequence}”`, consequence.length > 0);
        await transcript.picture('settings-confirm');
        await stage.olga.click('settingsConfirmAccept');
        await stage.olga.hides('settingsConfirm');
        await stage.holder.hides('previewBubble');
        await visitor.isNoLongerToldOfPreview();
        transcript.proves('The preview is gone at the desk, the notice at the visitor\'s');
        await visitor.typeSlowly(' and the red one');
        const recorded = await eventually('the change is not recorded', async () =>
            (await stage.olga.read('settingsPage')).split('\n').find((line) => line.includes('olga') && line.includes('from “on” to “off”')));
        transcript.proves(`The change is recorded with who, when, old and new: “${recorded}”`);
        await transcript.picture('preview-off');
        transcript.proves('Nothing typed since has left the browser', !visitor.sent.some((frame) => frame.includes('red one')));
        await visitor.clearField();
    });

    await transcript.step('She switches mirroring off while the page is seen', async () => {
        await stage.holder.raise();
        await stage.holder.click('mirrorButton');
        await stage.holder.shows('mirrorPane');
        await visitor.isToldOfMirror();
        await stage.olga.raise();
        await stage.olga.click('settingMirroring', 14);
        await stage.olga.click('settingsConfirmAccept');
        await stage.olga.hides('settingsConfirm');
        await stage.holder.shows('mirrorNote', '');
        await eventually('the page stays at the desk', async () => /switched off|désactivé/i.test(await stage.holder.read('mirrorNote')));
        await visitor.isNoLongerToldOfMirror();
        transcript.proves(`The desk says: “${await stage.holder.read('mirrorNote')}”`);
        await stage.holder.raise();
        await transcript.picture('mirroring-off');
        await stage.holder.click('mirrorClose');
    });
}
