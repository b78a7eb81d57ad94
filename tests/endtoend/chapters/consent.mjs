// SPDX-License-Identifier: GPL-3.0-or-later
// Before consent nothing passes; then the visitor is asked, and says yes.

import { searchFiles } from '../machine.mjs';

const canary = 'CANARY-5f21c0';

export async function consent(stage) {
    const { transcript, visitor, anna } = stage;

    await transcript.step('The visitor accepts the invitation and is asked for consent', async () => {
        await visitor.acceptInvitation();
        const ask = await visitor.asked();
        transcript.proves('Accept, refuse and more information are three buttons of the same size', ask.sameWeight);
        await transcript.picture('consent-asked');
    });

    await transcript.step('What is typed before consent goes nowhere', async () => {
        await visitor.tryToType(canary);
        transcript.proves('No frame of the browser holds it', !visitor.sent.some((frame) => frame.includes(canary)));
        transcript.proves(`The browser sent only ${visitor.sentTypes().join(', ')}`, visitor.sentTypes().every((type) => ['visitor.hello', 'ping'].includes(type)));
        const disk = searchFiles(stage.workspace, canary);
        transcript.proves(`None of the workspace's ${disk.read} files holds it`, disk.read > 0 && disk.found.length === 0);
        transcript.proves('Anna sees nobody', (await anna.read('conversationList')) === '');
    });

    await transcript.step('The visitor reads more, then accepts', async () => {
        await visitor.readMore();
        await transcript.picture('more-information');
        await visitor.accept();
        await anna.shows('conversationList', 'Visitor');
        const given = visitor.sent.map((frame) => JSON.parse(frame)).find((frame) => frame.type === 'consent.give');
        transcript.proves('The answer names the notice by the hash of what was shown', /^[0-9a-f]{64}$/.test(given.noticeHash));
        await anna.clickRow('conversationList', 'Visitor');
        await anna.shows('threadView', 'consented');
        const badges = await anna.read('consentBadges');
        transcript.proves(`Anna's badges say what was consented: ${badges.replaceAll('\n', ' ')}`, /Text\s+given/.test(badges) && /Typing\s+given/.test(badges));
        transcript.proves('The canary is not in the thread', !(await anna.read('threadView')).includes(canary));
        await transcript.picture('consent-given');
    });
}
