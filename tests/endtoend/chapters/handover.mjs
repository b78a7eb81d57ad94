// SPDX-License-Identifier: GPL-3.0-or-later
// Ben signs in at his own, French and dark console, his token goes into the keychain; he takes over, closes, and the
// visitor writes again.

import { mkdirSync, readFileSync } from 'node:fs';
import { Console } from '../console.mjs';
import { eventually, hand, searchFiles, secretOf } from '../machine.mjs';

/** The first password of \a username in the sample workspace. */
export function passwordOf(stage, username) {
    const line = readFileSync(`${stage.workspace}/first-passwords.txt`, 'utf8').split('\n').find((each) => each.startsWith(`${username} `));
    return line.split(' ')[1];
}

export async function openDeskOf(stage, username, args) {
    const folder = `${stage.scratch}/${username}`;
    mkdirSync(folder, { recursive: true });
    const desk = await Console.open({ program: stage.program, name: username, args: ['--server', stage.backend, ...args], folder, place: stage.screen.console });
    stage.consoles.push(desk);
    return desk;
}

export async function signIn(stage, desk, username) {
    await desk.shows('signInPage');
    await desk.typeInto('userField', username);
    await desk.typeInto('passwordField', passwordOf(stage, username));
    await hand.key('Return');
    await desk.shows('roomPage', '', 20000);
}

export async function handover(stage) {
    const { transcript, visitor, anna } = stage;

    await transcript.step('Ben signs in with his password at a French console', async () => {
        stage.ben = await openDeskOf(stage, 'ben', ['--language', 'fr', '--theme', 'dark']);
        await signIn(stage, stage.ben, 'ben');
        await stage.ben.shows('selfAlias', 'Ben');
        await stage.ben.choose('availabilityBox', 0, '');
        const [french, english] = [await stage.ben.read('tabWaiting'), await anna.read('tabWaiting')].map((text) => text.replace(/[&\d\s]/g, ''));
        transcript.proves(`Ben's tab reads “${french}” where Anna's reads “${english}”`, french !== english);
        await transcript.picture('ben-in-french');
    });

    await transcript.step('Ben\'s token is in the keychain and in no file', async () => {
        const token = await eventually('the Secret Service holds nothing for ben', () => secretOf(`${stage.backend}/ ben`));
        transcript.proves(`secret-tool finds a token of ${token.token.length} characters for ben`, /^[\w-]{43}$/.test(token.token));
        for (const form of [token.token, token.stored]) {
            const disk = searchFiles(process.env.HOME, form);
            transcript.proves(`None of ${disk.read} files of the home, workspace and keychain included, holds it`, disk.read > 10 && disk.found.length === 0);
        }
    });

    await transcript.step('Ben closes the console and comes back without a password', async () => {
        await stage.ben.raise();
        transcript.proves('It ends cleanly', (await stage.ben.close()) === 0);
        stage.ben = await openDeskOf(stage, 'ben', ['--language', 'fr', '--theme', 'dark']);
        await stage.ben.shows('roomPage', '', 20000);
        await stage.ben.shows('selfAlias', 'Ben');
        await stage.ben.choose('availabilityBox', 0, '');
        transcript.proves('The keychain let him in');
    });

    await transcript.step('Anna transfers the conversation to Ben, with a note', async () => {
        await anna.raise();
        await anna.click('transferButton');
        await anna.clickRow('transferTargets', 'Ben');
        await anna.typeInto('transferNote', 'Marie wants the lamp delivered on Friday.');
        await transcript.picture('transfer');
        await anna.click('transferDialogAccept');
        await anna.hides('transferDialog');
        await stage.ben.raise();
        await stage.ben.clickRow('conversationList', 'Anna');
        transcript.proves('Until he accepts, Ben sees no name', !(await stage.ben.read('conversationList')).includes('Marie'));
        await stage.ben.shows('offerText', 'Marie wants the lamp delivered on Friday.');
        await transcript.picture('transfer-offered');
        await stage.ben.click('acceptButton');
        await stage.ben.shows('threadView', 'Written while the backend was down.');
        await anna.hides('conversationList', 'Marie Dubois');
        transcript.proves('Ben has the whole thread, Anna has nothing of it any more', !(await anna.read('conversationList')).includes('Marie'));
    });

    await transcript.step('Ben answers and the visitor sees who', async () => {
        await stage.ben.say('Bonjour Marie, Friday is fine.');
        await visitor.reads('Bonjour Marie, Friday is fine.');
        transcript.proves('The visitor reads Ben by his alias', (await visitor.thread()).includes('Ben'));
        await transcript.picture('ben-answers');
    });

    await transcript.step('Ben closes the conversation with its type and a note', async () => {
        await stage.ben.click('closeButton');
        await stage.ben.shows('closeDialog');
        await stage.ben.choose('closeType', 1, '');
        await stage.ben.typeInto('closeNote', 'Delivery agreed for Friday.');
        await transcript.picture('close');
        await stage.ben.click('closeDialogAccept');
        await stage.ben.hides('closeDialog');
        await visitor.isToldOfEnd();
        transcript.proves('The visitor is told that it is closed, and does not get the note', !(await visitor.thread()).includes('Delivery agreed'));
    });

    await transcript.step('The visitor writes again and the conversation is reopened', async () => {
        await visitor.say('One more thing: is it a warm white?');
        await eventually('neither Anna nor Ben got the reopened conversation', async () => {
            for (const desk of [anna, stage.ben]) {
                if ((await desk.read('conversationList')).includes('Marie Dubois')) stage.holder = desk;
            }
            return stage.holder;
        });
        await stage.holder.raise();
        await stage.holder.clickRow('conversationList', 'Marie Dubois');
        await stage.holder.shows('threadView', 'is it a warm white?');
        transcript.proves(`It came to ${stage.holder.name}, with everything that was said before`, (await stage.holder.read('threadView')).includes('Linnea still'));
        await transcript.picture('reopened');
    });
}
