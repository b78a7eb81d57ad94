// SPDX-License-Identifier: GPL-3.0-or-later
// The mirror from the shopper's page through the real backend to an advisor's socket: only when somebody looks, and never what is hidden.
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import { eventually } from './backend.mjs';
import { stage } from './stage.mjs';
import { Visitor } from './visitor.mjs';

const canary = { card: '4539 5787 6362 1486', name: 'Kanarienvogel Zitrone' };

describe('mirror', () => {
    const on = stage();
    let visitor, anna, box, conversation;

    const mirrors = () => anna.frames.filter(({ type }) => type === 'mirror');
    const inState = (state) => eventually(() => `a mirror that is ${state} among ${JSON.stringify(mirrors())}`, () => mirrors().at(-1)?.state === state);
    const ask = async (type) => {
        const id = anna.send({ type, conversation });
        return anna.expect((frame) => frame.re === id);
    };
    const text = () => JSON.stringify(anna.events);

    before(async () => {
        anna = await on.backend.advisor('anna');
    });
    const begin = async (path = '/') => {
        visitor = await Visitor.open(on.backend);
        await visitor.go(path);
        box = await visitor.openChat();
        await visitor.accept(box);
        await visitor.say(box, 'Hello');
        const { conversation: header } = await anna.expect((frame) => frame.type === 'conversation.changed' && frame.conversation.status === 'assigned' && !anna.seen?.has(frame.conversation.id));
        conversation = header.id;
        anna.seen = new Set([...(anna.seen ?? []), conversation]);
        anna.events.length = 0;
    };
    afterEach(async () => {
        await box?.click('#end').catch(() => undefined);
        await visitor?.close();
    });
    after(() => anna?.close());

    test('loads the recorder only when somebody looks, and shows it to the visitor', async () => {
        await begin();
        assert.ok(!visitor.requests.some((request) => request.url().endsWith('/recorder.js')));
        assert.ok(await box.locator('#viewed').isHidden());

        assert.equal((await ask('mirror.watch')).type, 'ok');

        await box.locator('#viewed:not([hidden])').waitFor();
        await inState('live');
        assert.ok(visitor.requests.some((request) => request.url().endsWith('/recorder.js')));
        assert.ok((await visitor.launcher('Close the chat')).name.includes('sees this page'));
        assert.ok(text().includes('Linnea'), 'the shop is not in the mirror');
        assert.deepEqual(visitor.errors, []);

        await eventually('a picture of the shop', () => anna.pictures.length > 0 && text().includes('data-visavis-picture'));

        await ask('mirror.leave');
        await box.locator('#viewed').waitFor({ state: 'hidden' });
    });

    test('lets the visitor see what the advisor sees', async () => {
        await begin('/checkout');
        await ask('mirror.watch');
        await inState('live');
        await visitor.page.fill('#cardnumber', canary.card);
        await visitor.page.fill('#city', 'Seaside');

        const [seen] = await Promise.all([visitor.context.waitForEvent('page'), box.click('#mirror-seen')]);
        const inside = seen.frameLocator('iframe');
        await inside.locator('h1').waitFor();

        await eventually('the city', async () => (await inside.locator('#city').inputValue()) === 'Seaside');
        assert.equal(await inside.locator('#cardnumber').count(), 0);
        assert.ok((await inside.locator('[idz_hide]').count()) > 0);
        assert.ok((await seen.locator('#note').innerText()).includes('never left'));
        await visitor.page.fill('#city', 'Seaside and beyond');
        await eventually('the city, changed', async () => (await inside.locator('#city').inputValue()).endsWith('beyond'));
        await box.click('#mirror-stop');
        await eventually('the end', async () => (await seen.locator('#note').innerText()).includes('Nobody'));
        await seen.close();
    });

    test('hides what the shop marks and shows what it does not', async () => {
        await begin('/checkout');
        await ask('mirror.watch');
        await inState('live');

        await visitor.page.locator('input[autocomplete="cc-number"], .idz_hide input').first().fill(canary.card);
        for (const field of await visitor.page.locator('.idz_hide input').all()) await field.fill(canary.card).catch(() => undefined);
        const open = visitor.page.locator('input:not(.idz_hide input):not([type=radio]):not([type=checkbox])').first();
        await open.fill('Seaside 7');
        await eventually('the open field', () => text().includes('Seaside 7'));

        const sent = (await visitor.sent()).join('\n');
        for (const form of [canary.card, canary.card.replaceAll(' ', '')]) {
            assert.ok(!text().includes(form), 'the card reached the desk');
            assert.ok(!sent.includes(form), 'the card left the browser');
            assert.deepEqual(on.backend.filesWith(form), []);
        }
        assert.ok(text().includes('"idz_hide"'), 'no placeholder stands where the card is');
        assert.deepEqual(on.backend.filesWith('Seaside 7'), [], 'the mirror was kept');
    });

    test('goes on over pages, pauses and ends as the visitor says', async () => {
        await begin();
        await ask('mirror.watch');
        await inState('live');

        anna.events.length = 0;
        await visitor.go('/checkout');
        box = await visitor.box();
        await eventually('the next page', () => anna.events.some(({ type, data }) => type === 4 && data.href.endsWith('/checkout')));
        await inState('live');
        await box.click('#mirror-pause');
        await inState('paused');
        anna.events.length = 0;
        await visitor.page.evaluate(() => document.body.insertAdjacentHTML('beforeend', '<p>while paused</p>'));
        await box.click('#mirror-pause');
        await inState('live');
        await eventually('the page again', () => anna.events.some(({ type }) => type === 2));

        await box.click('#mirror-stop');
        await inState('ended');
        assert.equal(mirrors().at(-1).reason, 'withdrawn');
        const until = anna.events.length;
        await visitor.page.evaluate(() => document.body.insertAdjacentHTML('beforeend', '<p>afterwards</p>'));
        await new Promise((resolve) => setTimeout(resolve, 500));
        assert.equal(anna.events.length, until);
        assert.equal((await ask('mirror.watch')).error, 'consentRequired');
        assert.ok(!text().includes('Open the chat') && !text().includes('/box?'), 'the chat itself was mirrored');
    });
});
