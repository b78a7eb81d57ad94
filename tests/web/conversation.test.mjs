// SPDX-License-Identifier: GPL-3.0-or-later
// The whole conversation as the visitor lives it: consent, preview, messages both ways, reload, withdrawal.

import assert from 'node:assert/strict';
import test from 'node:test';
import { stage } from './stage.mjs';
import { Visitor } from './visitor.mjs';

const on = stage();

async function begin(options) {
    const anna = await on.backend.advisor('anna');
    const visitor = await Visitor.open(on.backend, options);
    await visitor.go();
    const box = await visitor.openChat();
    await visitor.accept(box);
    const { conversation } = await anna.expect((frame) => frame.type === 'conversation.changed' && frame.conversation.status === 'assigned');
    return { anna, visitor, box, id: conversation.id };
}

test('consent weighs its three answers alike and names what it asks for', async () => {
    const visitor = await Visitor.open(on.backend);
    await visitor.go();
    const box = await visitor.openChat();
    await box.waitForSelector('#consent-accept:enabled');

    const looks = await box.locator('.choices .row button').evaluateAll((buttons) => buttons.map((button) => {
        const { backgroundColor, color, fontSize, fontWeight, borderTopColor, borderTopWidth } = getComputedStyle(button);
        const { width, height } = button.getBoundingClientRect();
        return [Math.round(width), Math.round(height), backgroundColor, color, fontSize, fontWeight, borderTopColor, borderTopWidth].join();
    }));
    assert.equal(looks.length, 3);
    assert.equal(new Set(looks).size, 1, looks.join('\n'));
    assert.equal(await box.locator('#consent input').count(), 0, 'nothing is there to be ticked before');
    await box.click('#consent-more');
    assert.equal(await box.locator('#consent-more-text').isVisible(), true);
    await visitor.close();
});

test('what is typed is seen with card numbers masked, and what is sent is stored, answered and seen', async () => {
    const { anna, visitor, box, id } = await begin();

    await box.locator('#preview-notice').waitFor();
    await box.locator('#composer').pressSequentially('My card 4539 5787 6362 1486');
    await anna.expect((frame) => frame.type === 'preview' && frame.text.startsWith('My card') && frame.text.includes('\u2022'));
    assert.ok(!visitor.frames.some((frame) => /4539 ?5787 ?6362 ?1486/.test(frame)), 'the number left the browser');
    await box.fill('#composer', '');
    await anna.expect((frame) => frame.type === 'preview' && frame.text === '');

    await visitor.say(box, 'Is <b>Moon</b> in stock?');
    await visitor.delivered(box, 'Is <b>Moon</b> in stock?', 'sent');
    const { event } = await anna.expect((frame) => frame.type === 'event' && frame.event.text === 'Is <b>Moon</b> in stock?');
    anna.send({ type: 'message.seen', conversation: id, seq: event.seq });
    await visitor.delivered(box, 'Is <b>Moon</b> in stock?', 'seen');

    anna.send({ type: 'typing.update', conversation: id, active: true });
    await box.waitForSelector('#typing:not([hidden])');
    anna.write(id, 'Yes, two of them.');
    await box.locator('.theirs', { hasText: 'Yes, two of them.' }).waitFor();
    await box.waitForSelector('#typing', { state: 'hidden' });
    await anna.expect((frame) => frame.type === 'conversation.changed' && frame.conversation.seenByVisitor > event.seq);
    assert.deepEqual(visitor.errors, []);
    anna.close();
    await visitor.close();
});

test('the conversation goes on over page loads, and the launcher counts what is unread', async () => {
    const { anna, visitor, box, id } = await begin();
    await visitor.say(box, 'Before the next page');
    await visitor.delivered(box, 'Before the next page', 'sent');

    await visitor.go('/basket.html');
    const next = await visitor.box();
    await next.locator('.mine', { hasText: 'Before the next page' }).waitFor();
    assert.equal(await next.locator('#consent').count(), 0, 'it is not asked twice');

    await visitor.clickLauncher('Close the chat');
    anna.write(id, 'Are you still there?');
    await visitor.launcher('Open the chat: somebody is here for you (1 unread message)');
    await visitor.clickLauncher();
    await next.locator('.theirs', { hasText: 'Are you still there?' }).waitFor();
    const { event } = await anna.expect((frame) => frame.type === 'event' && frame.event.text === 'Are you still there?');
    await anna.expect((frame) => frame.type === 'conversation.changed' && frame.conversation.seenByVisitor === event.seq);
    assert.equal((await visitor.thread(next)).split('Before the next page').length, 2, 'each message is there once');
    anna.close();
    await visitor.close();
});

test('who the visitor is goes out only when it is offered', async () => {
    const { anna, visitor, box } = await begin();
    assert.ok(!visitor.frames.some((frame) => frame.includes('visitor.identify')));

    await box.click('#details');
    await box.fill('#detail-name', 'Marie');
    await box.fill('#detail-email', 'no address');
    await box.click('#share');
    assert.ok(!visitor.frames.some((frame) => frame.includes('visitor.identify')), 'what is no address is not sent');
    await box.fill('#detail-email', 'marie@example.org');
    await box.click('#share');

    await anna.expect((frame) => frame.type === 'card' && frame.card.name === 'Marie' && frame.card.email === 'marie@example.org' && frame.card.phone === undefined);
    await box.locator('.line', { hasText: 'You shared: Name, E-mail' }).waitFor();
    anna.close();
    await visitor.close();
});

test('withdrawing one consent leaves the chat, withdrawing all ends it and forgets it', async () => {
    const { anna, visitor, box, id } = await begin();
    await box.click('#privacy');
    await box.click('#withdraw-preview');
    await box.waitForSelector('#withdraw-preview', { state: 'detached' });
    await box.click('#panel-back');
    const before = visitor.frames.length;
    await box.locator('#composer').pressSequentially('unseen');
    await visitor.page.waitForTimeout(400);
    assert.ok(!visitor.frames.slice(before).some((frame) => frame.includes('unseen')), 'it was still previewed');
    assert.equal(await box.locator('#preview-notice').isVisible(), false);

    await box.click('#privacy');
    await box.click('#withdraw-all');
    await box.waitForSelector('#ended');
    assert.equal(await box.locator('#composer').isDisabled(), true);
    assert.equal(await box.locator('.message').count(), 0);
    assert.equal(await box.evaluate(() => Object.keys(localStorage).length), 0);
    await anna.expect((frame) => frame.type === 'conversation.gone' && frame.conversation === id && frame.closedBy === 'withdrawal');

    await visitor.go('/basket.html');
    await visitor.launcher('Open the chat');
    assert.equal(visitor.page.frames().length, 1, 'there is nothing to come back to');
    anna.close();
    await visitor.close();
});
