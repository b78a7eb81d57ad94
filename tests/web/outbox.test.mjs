// SPDX-License-Identifier: GPL-3.0-or-later
// What was sent while the backend was gone is delivered once, after a reload too.

import assert from 'node:assert/strict';
import test from 'node:test';
import { stage } from './stage.mjs';
import { Visitor } from './visitor.mjs';

const on = stage();

test('the outbox survives a killed backend and a reload', async () => {
    const { backend } = on;
    const visitor = await Visitor.open(backend);
    await visitor.go();
    const box = await visitor.openChat();
    await visitor.accept(box);
    await visitor.say(box, 'first');
    await visitor.delivered(box, 'first', 'sent');

    await backend.kill();
    await box.locator('#status', { hasText: 'No connection' }).waitFor();
    await visitor.say(box, 'written in the dark');
    await visitor.delivered(box, 'written in the dark', 'pending');
    await visitor.page.goto('about:blank');
    await backend.serve();
    await visitor.go('/product.html');
    const next = await visitor.box();
    await visitor.delivered(next, 'written in the dark', 'sent');
    const texts = await next.locator('.message .text').allInnerTexts();
    assert.deepEqual(texts, ['first', 'written in the dark']);
    assert.equal(await next.evaluate(() => localStorage.getItem('visavis.outbox')), null);
    await visitor.close();
});

test('without a reload it goes out by itself, in order', async () => {
    const { backend } = on;
    const visitor = await Visitor.open(backend);
    await visitor.go();
    const box = await visitor.openChat();
    await visitor.accept(box);

    await backend.kill();
    await box.locator('#status', { hasText: 'No connection' }).waitFor();
    for (const text of ['one', 'two', 'three']) await visitor.say(box, text);
    assert.equal(await box.locator('.message[data-delivery="pending"]').count(), 3);
    await backend.serve();
    await visitor.delivered(box, 'three', 'sent');

    assert.deepEqual(await box.locator('.message .text').allInnerTexts(), ['one', 'two', 'three']);
    await visitor.close();
});
