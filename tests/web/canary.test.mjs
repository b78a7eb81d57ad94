// SPDX-License-Identifier: GPL-3.0-or-later
// PRIVACY.md S1.2a, S10.1: what is typed before a consent, or after a refusal, is nowhere but on the visitor's keyboard.

import assert from 'node:assert/strict';
import test from 'node:test';
import { stage } from './stage.mjs';
import { newId } from './backend.mjs';
import { Visitor } from './visitor.mjs';

const on = stage();

/** Everything a keyboard, a clipboard and a mouse can do to get text into the box. */
async function typeEverywhere(visitor, box, canary) {
    await box.locator('#composer').click({ force: true });
    await visitor.page.keyboard.type(canary);
    await visitor.page.keyboard.press('Enter');
    await box.locator('header').click();
    await visitor.page.keyboard.type(canary);
    await visitor.page.keyboard.insertText(canary);
    await visitor.page.keyboard.press('Enter');
    for (let i = 0; i < 8; ++i) {
        await visitor.page.keyboard.press('Tab');
        // Not on a button, which Enter and space would press.
        if ((await box.evaluate(() => document.activeElement?.tagName)) !== 'BUTTON') await visitor.page.keyboard.type(canary);
    }
    await visitor.page.waitForTimeout(600);
}

async function isNowhere(visitor, advisors, canary) {
    for (const advisor of advisors) await advisor.settle();
    assert.ok(!(await visitor.sent()).some((part) => part.includes(canary)), 'it left the browser');
    for (const advisor of advisors) assert.ok(!advisor.texts.some((text) => text.includes(canary)), 'an advisor was told');
    assert.deepEqual(on.backend.filesWith(canary), []);
}

test('a canary typed before consent and after refusal is nowhere', async () => {
    const { backend } = on;
    const advisors = [await backend.advisor('anna'), await backend.advisor('olga', 'busy')];
    const visitor = await Visitor.open(backend);
    await visitor.go();
    const box = await visitor.openChat();
    const before = `CANARY${newId()}`;
    const after = `CANARY${newId()}`;

    await box.waitForSelector('#consent-accept:enabled');
    assert.equal(await box.locator('#composer').isDisabled(), true);
    await typeEverywhere(visitor, box, before);
    await isNowhere(visitor, advisors, before);
    assert.deepEqual(visitor.frames.map((frame) => JSON.parse(frame).type).filter((type) => type !== 'ping'), ['visitor.hello']);

    await box.click('#consent-refuse');
    await box.waitForSelector('#ended');
    await typeEverywhere(visitor, box, after);
    await isNowhere(visitor, advisors, after);
    assert.deepEqual(visitor.frames.map((frame) => JSON.parse(frame).type).filter((type) => type !== 'ping'), ['visitor.hello', 'consent.refuse']);
    assert.deepEqual(backend.filesWith(await visitor.vuid()), []);
    assert.equal(await box.evaluate(() => Object.keys(localStorage).length), 0);
    assert.deepEqual(visitor.errors, []);

    // The search finds what is there: the same words, sent with consent, reach the advisor. On disk they are encrypted.
    await visitor.clickLauncher('Close the chat');
    await visitor.clickLauncher();
    await visitor.accept(box);
    await visitor.say(box, after);
    await visitor.delivered(box, after, 'sent');
    await advisors[0].expect((frame) => frame.type === 'event' && frame.event.text === after);
    assert.ok((await visitor.sent()).some((part) => part.includes(after)));
    assert.deepEqual(backend.filesWith(after), []);
    assert.notDeepEqual(backend.filesWith('SQLite format 3'), []);
    for (const advisor of advisors) advisor.close();
    await visitor.close();
});

test('a script of the page cannot accept for the visitor', async () => {
    const { backend } = on;
    const visitor = await Visitor.open(backend);
    await visitor.go();
    const box = await visitor.openChat();
    await box.waitForSelector('#consent-accept:enabled');

    await box.evaluate(() => {
        const button = document.querySelector('#consent-accept');
        button.click();
        button.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    });
    await visitor.page.keyboard.press('Escape');
    await visitor.page.waitForTimeout(500);

    assert.deepEqual(visitor.frames.map((frame) => JSON.parse(frame).type), ['visitor.hello']);
    await visitor.close();
});
