// SPDX-License-Identifier: GPL-3.0-or-later
// They talk: preview with a masked card number, messages both ways, a hostile one, a page change, a name, a crash.

import { childrenOf, eventually, hand, isAlive } from '../machine.mjs';

const question = 'Hello! Is the Linnea still in stock in blue?';
const answer = 'Good morning! Yes, three of them are left.';
const canned = 'Hello Marie Dubois, this is Anna of Sample Shop. How can I help you?';
const hostile = `${'<table><tr><td>'.repeat(19)}x`;
const kept = 'Sent just before the lights went out.';
const held = 'Written while the backend was down.';

/** How often \a text stands in \a whole. */
const times = (whole, text) => whole.split(text).length - 1;

export async function conversation(stage) {
    const { transcript, visitor, anna } = stage;

    await transcript.step('Anna sees the visitor type; a card number is masked before it leaves the browser', async () => {
        await visitor.typeSlowly('My card is 4539 5787 6362 1486, is that all right');
        await anna.shows('previewBubble');
        await anna.shows('previewText', 'is that all right');
        const preview = await anna.read('previewText');
        transcript.proves(`The preview reads “${preview}”`, !/4539|5787|6362|1486/.test(preview) && preview.startsWith('My card is'));
        // Luhn's check needs the last digit: until it is typed the first ones are a number like any other.
        transcript.proves('The whole number left the browser in no frame', !visitor.sent.some((frame) => frame.replace(/\D/g, '').includes('4539578763621486')));
        transcript.proves('The visitor is told that typing is seen', await visitor.isToldOfPreview());
        await transcript.picture('preview');
        await visitor.clearField();
        await anna.hides('previewBubble');
    });

    await transcript.step('Messages go both ways and are seen', async () => {
        await visitor.say(question);
        await anna.shows('threadView', question);
        await anna.say(answer);
        await visitor.reads(answer);
        await anna.marks(answer, 'Seen');
        transcript.proves('Anna\'s answer is marked as seen');
        await visitor.sees(question, 'Seen');
        transcript.proves('So is the visitor\'s question');
        await transcript.picture('both-ways');
    });

    await transcript.step('A message of 19 nested tables is drawn as what it is: text', async () => {
        await visitor.say(hostile);
        await anna.shows('threadView', hostile);
        const asked = performance.now();
        await anna.find('composer');
        const took = Math.round(performance.now() - asked);
        transcript.proves(`It stands there verbatim, ${hostile.length} characters; a rich-text label takes a minute for them`);
        transcript.proves(`The console answers ${took} ms later`, took < 500);
        await visitor.reads(hostile);
        await transcript.picture('hostile-message');
    });

    await transcript.step('The visitor goes to another page and the conversation is still there', async () => {
        await visitor.goToBasket();
        await visitor.reads(answer);
        transcript.proves('The thread came back with the page');
        await visitor.say('I have put it into the basket.');
        await anna.shows('threadView', 'I have put it into the basket.');
        transcript.proves('The long thread scrolls in the box, the box does not', await visitor.boxStands());
        await transcript.picture('next-page');
    });

    await transcript.step('The visitor offers a name and an address', async () => {
        await visitor.offers({ name: 'Marie Dubois', email: 'marie@example.org' });
        await anna.shows('visitorCard', 'marie@example.org');
        await anna.shows('conversationList', 'Marie Dubois');
        transcript.proves('Both stand on Anna\'s card, the name in the list');
        await transcript.picture('name-offered');
    });

    await transcript.step('A slash finds a canned reply, with the name filled in; nothing is sent before Anna sends it', async () => {
        await anna.typeInto('composer', '/hel');
        await anna.shows('replyPopupList', 'hello');
        await transcript.picture('canned-reply');
        await hand.key('Return');
        await anna.shows('composer', canned);
        transcript.proves('It stands in the field and not in the thread', !(await anna.read('threadView')).includes(canned));
        await hand.key('Return');
        await visitor.reads(canned);
    });

    await transcript.step('The backend is killed by SIGKILL and nothing acknowledged is lost', async () => {
        await visitor.say(kept);
        await visitor.isStored(kept);
        const [backend] = await childrenOf(anna.process.pid, 'visavis-backend');
        process.kill(backend, 'SIGKILL');
        await eventually('the backend did not die', () => !isAlive(backend));
        await visitor.write(held);
        await anna.shows('banner');
        transcript.proves(`Anna is told: “${(await anna.read('bannerText')) || 'the backend is started again'}”`);
        await transcript.picture('backend-killed');
        await anna.hides('banner', '', 30000);
        const [next] = await eventually('no new backend', async () => {
            const found = await childrenOf(anna.process.pid, 'visavis-backend');
            return found.length > 0 && found;
        });
        transcript.proves(`A new backend runs in its place (process ${backend} is gone, ${next} is there)`, next !== backend);
        await visitor.isStored(held, 30000);
        await anna.shows('threadView', held, 30000);
    });

    await transcript.step('Every message is there once and in order, on both sides', async () => {
        const order = [question, answer, hostile, 'I have put it into the basket.', kept, held];
        for (const [side, whole] of [['Anna', await anna.read('threadView')], ['the visitor', await visitor.thread()]]) {
            const places = order.map((text) => whole.indexOf(text));
            const once = order.every((text) => times(whole, text) === 1);
            const sorted = places.every((place, index) => place >= 0 && (index === 0 || place > places[index - 1]));
            transcript.proves(`${order.length} messages once and in order for ${side}`, once && sorted);
        }
        await transcript.picture('nothing-lost');
    });
}
