// SPDX-License-Identifier: GPL-3.0-or-later
// Mara, the manager, watches her group, looks into the conversation, whispers to its advisor, and takes it over.

import { hand } from '../machine.mjs';
import { openDeskOf, signIn } from './handover.mjs';

const note = 'Tell her about the cotton cable, she asked for it in spring.';

export async function supervision(stage) {
    const { transcript, visitor } = stage;
    const before = stage.holder;
    const advisor = await before.read('selfAlias');

    await transcript.step('Mara signs in and opens the live overview of her group', async () => {
        stage.mara = await openDeskOf(stage, 'mara', ['--language', 'en', '--theme', 'light']);
        await signIn(stage, stage.mara, 'mara');
        await stage.mara.click('pageOverview');
        await stage.mara.shows('overviewPeople', advisor);
        await stage.mara.shows('overviewAssigned', 'Marie Dubois');
        const people = await stage.mara.read('overviewPeople');
        transcript.proves('She sees who is there and how many slots are taken', /of 5/.test(people));
        transcript.proves('Nobody of another group is in it', !people.includes('Carla') && !(await stage.mara.read('overviewGroups')).includes('Support'));
        await transcript.picture('overview');
    });

    await transcript.step(`She looks into the conversation, and ${advisor} is told`, async () => {
        transcript.proves('Until then she reads nothing of it', !(await stage.mara.read('overviewAssigned')).includes('warm white'));
        await stage.mara.clickRow('overviewAssigned', 'Marie Dubois');
        await hand.key('Return');
        await stage.mara.shows('threadView', 'is it a warm white?');
        await stage.mara.shows('lookText', advisor);
        await before.shows('lookText', 'Mara');
        await before.raise();
        await transcript.picture('looked-at');
    });

    await transcript.step('She whispers; the advisor reads it, the visitor does not', async () => {
        await stage.mara.raise();
        await stage.mara.typeInto('whisperField', note);
        await transcript.picture('looking');
        await hand.key('Return');
        await stage.mara.shows('threadView', note);
        await before.shows('threadView', note);
        await before.raise();
        await transcript.picture('whisper');
        transcript.proves('The visitor\'s thread has nothing of it', !(await visitor.thread()).includes('cotton cable'));
        transcript.proves('Nothing that the backend sent to the box held it', visitor.received.length > 0 && !visitor.received.some((frame) => frame.includes('cotton cable')));
    });

    await transcript.step(`She takes over: ${advisor} is cut, the visitor sees who joined`, async () => {
        await stage.mara.raise();
        await stage.mara.click('takeOverButton');
        await stage.mara.shows('settingsConfirm');
        await stage.mara.click('settingsConfirmAccept');
        await stage.mara.hides('settingsConfirm');
        await before.hides('conversationList', 'Marie Dubois');
        await stage.mara.say('Hello Marie, this is Mara. Yes, it is a warm white.');
        await visitor.reads('this is Mara.');
        transcript.proves('The visitor reads Mara by her alias', (await visitor.thread()).includes('Mara'));
        transcript.proves('The whisper is still not there', !(await visitor.thread()).includes('cotton cable'));
        await transcript.picture('taken-over');
        stage.holder = stage.mara;
    });
}
