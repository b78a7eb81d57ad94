// SPDX-License-Identifier: GPL-3.0-or-later
// The box by keyboard alone, and as a screen reader finds it.

import assert from 'node:assert/strict';
import test from 'node:test';
import { stage } from './stage.mjs';
import { eventually } from './backend.mjs';
import { Visitor } from './visitor.mjs';

const on = stage();

test('a visitor without a mouse opens, consents, chats, withdraws and closes', async () => {
    const { backend } = on;
    const anna = await backend.advisor('anna');
    const visitor = await Visitor.open(backend);
    await visitor.go('/basket.html');
    await visitor.launcher('Open the chat');
    const { keyboard } = visitor.page;
    /** Tab until \a id has the focus; the visitor's only way. */
    const tabTo = async (frame, id) => {
        for (let i = 0; i < 20; ++i) {
            if ((await frame.evaluate(() => (document.hasFocus() ? document.activeElement?.id : ''))) === id) return;
            await keyboard.press('Tab');
        }
        assert.fail(`Tab does not reach #${id}`);
    };

    for (let i = 0; i < 20; ++i) {
        await keyboard.press('Tab');
        // The launcher is in a closed shadow root: the page sees its host, a DIV, as the active element.
        if ((await visitor.page.evaluate(() => document.activeElement?.tagName)) !== 'DIV') continue;
        await keyboard.press('Enter');
        break;
    }
    const box = await visitor.box();
    await box.waitForSelector('#consent-accept:enabled');
    await eventually('the question has the focus', () => box.evaluate(() => document.activeElement?.id === 'consent-title'));
    await tabTo(box, 'consent-more');
    await keyboard.press('Enter');
    assert.equal(await box.locator('#consent-more-text').isVisible(), true);
    await keyboard.press('Shift+Tab');
    await keyboard.press('Shift+Tab');
    assert.equal(await box.evaluate(() => document.activeElement?.id), 'consent-accept');
    await visitor.page.waitForTimeout(800); // in sight long enough, after the text moved
    await keyboard.press('Space');
    await eventually('the field has the focus', () => box.evaluate(() => document.activeElement?.id === 'composer'));
    const given = JSON.parse(visitor.frames.find((frame) => frame.includes('consent.give')));
    assert.equal(given.method, 'keyboard');

    await keyboard.type('one line');
    await keyboard.press('Shift+Enter');
    await keyboard.type('and another');
    await keyboard.press('Enter');
    await anna.expect((frame) => frame.type === 'event' && frame.event.text === 'one line\nand another');
    assert.equal(await box.getByRole('log').getAttribute('aria-live'), 'polite');

    await tabTo(box, 'privacy');
    await keyboard.press('Enter');
    await eventually('the panel has the focus', () => box.evaluate(() => document.activeElement?.id === 'panel-title'));
    await tabTo(box, 'withdraw-all');
    await keyboard.press('Enter');
    await box.waitForSelector('#ended');
    await keyboard.press('Escape');
    await visitor.launcher('Open the chat');
    assert.deepEqual(visitor.errors, []);
    anna.close();
    await visitor.close();
});

test('every control of the box has a name', async () => {
    const { backend } = on;
    const visitor = await Visitor.open(backend);
    await visitor.go();
    const box = await visitor.openChat();
    const nameless = () => box.evaluate(() => [...document.querySelectorAll('button, input, textarea, [role=img]')].filter((each) => !(each.getAttribute('aria-label') || each.textContent.trim() || each.labels?.length) && !each.hidden).map((each) => each.outerHTML));

    await box.waitForSelector('#consent-accept:enabled');
    assert.deepEqual(await nameless(), []);
    await visitor.accept(box);
    assert.deepEqual(await nameless(), []);
    await box.click('#details');
    assert.deepEqual(await nameless(), []);
    await visitor.close();
});
