// SPDX-License-Identifier: GPL-3.0-or-later
// When nobody is there, and when it is over: the offline notice and a message that is left, the survey, the transcript for the visitor to keep.
// VISAVIS_PICTURES names a folder for pictures of the box.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test, { afterEach } from 'node:test';
import { stage } from './stage.mjs';
import { Visitor } from './visitor.mjs';

const on = stage();
const open = [];
afterEach(async () => {
    for (const each of open.splice(0)) await each.close();
});

async function desk(name, availability) {
    const advisor = await on.backend.advisor(name, availability);
    open.push(advisor);
    return advisor;
}
async function shopper(options) {
    const visitor = await Visitor.open(on.backend, options);
    open.push(visitor);
    await visitor.go();
    return visitor;
}
const picture = async (visitor, name) => {
    if (process.env.VISAVIS_PICTURES) await visitor.page.screenshot({ path: `${process.env.VISAVIS_PICTURES}/${name}.png` });
};

/** A conversation at Anna's desk with a message each way. */
async function talked(visitor, anna) {
    const box = await visitor.openChat();
    await visitor.accept(box);
    const { conversation } = await anna.expect((frame) => frame.type === 'conversation.changed' && frame.conversation.status === 'assigned');
    await visitor.say(box, 'Is the <i>Halo</i> in stock?\nAnd in blue?');
    await visitor.delivered(box, 'Halo', 'sent');
    anna.write(conversation.id, 'Yes, two of them.');
    await box.locator('.theirs', { hasText: 'Yes, two of them.' }).waitFor();
    return { box, id: conversation.id };
}
async function closes(anna, id) {
    const asked = anna.send({ type: 'conversation.close', conversation: id, conversationType: 'sale' });
    assert.equal((await anna.expect((frame) => frame.re === asked)).type, 'ok');
}

test('nobody is there: it is said before and after the consent, and what is left waits for who comes', async () => {
    const visitor = await shopper();
    const box = await visitor.openChat();
    await box.locator('#notice', { hasText: 'Nobody is here right now' }).waitFor();
    await picture(visitor, 'offline');
    await visitor.accept(box);
    await box.locator('#notice', { hasText: 'Leave a message' }).waitFor();
    assert.equal(await box.getAttribute('#composer', 'placeholder'), 'Leave a message');
    await visitor.say(box, 'Please call me back about the Halo');
    await visitor.delivered(box, 'call me back', 'sent');
    await box.click('#leave-email');
    await box.fill('#detail-email', 'marie@mail.example');
    await box.click('#share');
    await box.locator('.line', { hasText: 'You shared: E-mail' }).waitFor();
    await picture(visitor, 'offline-left');
    assert.ok(await box.locator('#leave-email').isHidden(), 'asks for what it has');

    const anna = await desk('anna');
    const { conversation } = await anna.expect((frame) => frame.type === 'conversation.changed' && frame.conversation.status === 'assigned');
    assert.equal(conversation.lastText, 'Please call me back about the Halo');
    await box.locator('#notice').waitFor({ state: 'hidden' });
    anna.write(conversation.id, 'Here I am.');
    await box.locator('.theirs', { hasText: 'Here I am.' }).waitFor();
    assert.deepEqual(visitor.errors, []);
});

test('the survey comes with the end, can be put off, and is answered once', async () => {
    const anna = await desk('anna');
    const visitor = await shopper();
    const { box, id } = await talked(visitor, anna);
    assert.equal(await box.locator('#survey').count(), 0);
    await closes(anna, id);
    await box.locator('#survey').waitFor();
    await picture(visitor, 'survey');

    await box.click('#survey-send');
    await box.locator('#survey-hint', { hasText: /./ }).waitFor();
    assert.ok(!visitor.frames.some((frame) => frame.includes('survey.answer')), 'nothing goes without a choice');
    // By the keyboard alone, as a native group of radio buttons.
    await box.press('#score-1', 'Space');
    for (let step = 0; step < 3; ++step) await box.press(`#score-${step + 1}`, 'ArrowRight');
    assert.ok(await box.isChecked('#score-4'));
    await box.fill('#survey-comment', 'Friendly & quick');
    await picture(visitor, 'survey-chosen');
    await box.click('#survey-send');

    await box.locator('#survey').waitFor({ state: 'detached' });
    const [answer] = visitor.frames.filter((frame) => String(frame).includes('survey.answer')).map((frame) => JSON.parse(frame));
    assert.deepEqual([answer.score, answer.comment], [4, 'Friendly & quick']);
    await box.locator('.line', { hasText: '4 of 5' }).waitFor();
    await picture(visitor, 'survey-answered');
    await visitor.page.reload();
    const again = await visitor.openChat(); // what is over does not open by itself
    await again.locator('.line', { hasText: '4 of 5' }).waitFor(); // from the journal
    assert.equal(await again.locator('#survey').count(), 0, 'asks a second time');

    // Written again, closed again: asked again, and put off this time.
    await visitor.say(again, 'One more thing');
    await anna.expect((frame) => frame.type === 'event' && frame.event.text === 'One more thing');
    await closes(anna, id);
    await again.locator('#survey').waitFor();
    await again.click('#survey-later');
    await again.locator('#survey').waitFor({ state: 'detached' });
    assert.equal(visitor.frames.filter((frame) => String(frame).includes('survey.answer')).length, 1);
    assert.deepEqual(visitor.errors, []);
});

test('the visitor keeps the conversation as a text file, without a request', async () => {
    const anna = await desk('anna');
    const visitor = await shopper({ acceptDownloads: true });
    const { box } = await talked(visitor, anna);
    const requests = visitor.requests.length;

    const [download] = await Promise.all([visitor.page.waitForEvent('download'), box.click('#save')]);

    assert.match(download.suggestedFilename(), /^[a-z-]+-\d{4}-\d\d-\d\d\.txt$/i);
    const text = readFileSync(await download.path(), 'utf8');
    assert.ok(text.startsWith('\uFEFF'));
    for (const line of ['    Is the <i>Halo</i> in stock?', '    And in blue?', '    Yes, two of them.']) assert.ok(text.split('\n').includes(line), text);
    assert.ok(!visitor.requests.slice(requests).some((request) => request.url().startsWith('http')), 'something was asked for');
    assert.deepEqual(visitor.errors, []);
});
