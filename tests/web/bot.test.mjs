// SPDX-License-Identifier: GPL-3.0-or-later
// The example of a bot, tests/bots/hours.mjs, as a process of its own between a visitor in Chromium and an advisor.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { eventually } from './backend.mjs';
import { stage } from './stage.mjs';
import { Visitor } from './visitor.mjs';

const on = stage();
const program = fileURLToPath(new URL('../bots/hours.mjs', import.meta.url));

/** A profile of a bot in \a group, made by the admin, and its secret. */
async function botOf(group) {
    const olga = await on.backend.advisor('olga', 'unavailable');
    const answerTo = async (request) => {
        const id = olga.send(request);
        return olga.expect((frame) => frame.re === id);
    };
    const { groups } = await answerTo({ type: 'people.list', limit: 500 });
    const profile = { username: 'hours', alias: 'Opening hours', firstname: '', surname: '', position: '', roles: ['bot'], slots: 5, languages: [], skills: [], active: true };
    const made = await answerTo({ type: 'person.create', profile: { ...profile, groups: [groups.find(({ name }) => name === group).id] } });
    const { secret } = await answerTo({ type: 'bot.secret', person: made.person.id });
    olga.close();
    return secret;
}

async function started(secret) {
    const child = spawn(process.execPath, [program, on.backend.url, 'Sales'], { env: { ...process.env, VISAVIS_BOT_SECRET: secret }, stdio: ['ignore', 'pipe', 'inherit'] });
    const [line] = await once(createInterface({ input: child.stdout }), 'line');
    assert.equal(line, 'ready');
    return child;
}

test('a bot answers what it knows and hands over the rest', async () => {
    const bot = await started(await botOf('Sales'));
    after(() => bot.kill());
    const visitor = await Visitor.open(on.backend);
    after(() => visitor.close());
    await visitor.go('/product.html');
    const box = await visitor.openChat();
    await visitor.accept(box);
    await visitor.say(box, 'When do you open tomorrow?');
    await eventually('the answer of the bot', async () => (await box.locator('body').innerText()).includes('We are open from 9 to 18'));

    const anna = await on.backend.advisor('anna');
    after(() => anna.close());
    await visitor.say(box, 'My chair arrived with a leg too few.');
    const { conversation } = await anna.expect((frame) => frame.type === 'conversation.changed' && frame.conversation.status === 'assigned');
    await eventually('the word of the bot', async () => (await box.locator('body').innerText()).includes('I give you to a colleague'));
    anna.send({ type: 'conversation.open', conversation: conversation.id });
    const thread = await anna.expect((frame) => frame.type === 'thread' && frame.conversation.id === conversation.id);
    assert.deepEqual(thread.events.filter(({ kind }) => kind === 'message').map(({ author }) => author), ['visitor', 'bot', 'visitor', 'bot']);

    // From now on it is between people.
    await visitor.say(box, 'When do you close?');
    await anna.expect((frame) => frame.type === 'event' && frame.event.text === 'When do you close?');
    anna.send({ type: 'message.send', conversation: conversation.id, clientId: 'AAAAAAAAAAAAAAAAAAAAAA', text: 'Send me a picture of it.' });
    await eventually('the answer of Anna', async () => (await box.locator('body').innerText()).includes('Send me a picture of it.'));
    assert.equal((await box.locator('body').innerText()).split('We are open').length, 2);

});
