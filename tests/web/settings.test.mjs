// SPDX-License-Identifier: GPL-3.0-or-later
// Every switch of an admin thrown in the middle of a live conversation in real Chromium: what it does is done within a second, and how
// long it took is printed.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { eventually } from './backend.mjs';
import { stage } from './stage.mjs';
import { Visitor } from './visitor.mjs';

const quick = 1000;

describe('settings', () => {
    const on = stage();
    const took = {};
    let visitor, box, anna, olga, conversation;

    const ask = async (desk, request) => {
        const id = desk.send(request);
        return desk.expect((frame) => frame.re === id);
    };
    const mirror = () => anna.frames.filter(({ type }) => type === 'mirror').at(-1)?.state;
    const watch = async () => {
        assert.equal((await ask(anna, { type: 'mirror.watch', conversation })).type, 'ok');
        await eventually('a live mirror', () => mirror() === 'live');
    };

    /** Throws a switch and measures until \a effect; polls without a pause, since a pause would be part of the figure. */
    async function thrown(name, value, effect) {
        const begin = performance.now();
        olga.send({ type: 'settings.change', name, value });
        while (!(await effect())) {
            if (performance.now() - begin > 10 * quick) throw new Error(`${name} ${value}: no effect`);
            await new Promise((resolve) => setTimeout(resolve, 2));
        }
        const ms = performance.now() - begin;
        took[`${name} ${value.split('\n')[0]}`] = Math.round(ms);
        assert.ok(ms < quick, `${name} ${value} took ${Math.round(ms)} ms`);
    }

    before(async () => {
        anna = await on.backend.advisor('anna');
        olga = await on.backend.advisor('olga', 'unavailable');
        visitor = await Visitor.open(on.backend);
        await visitor.go('/product.html');
        box = await visitor.openChat();
        await visitor.accept(box);
        await visitor.say(box, 'Hello');
        ({ conversation: { id: conversation } } = await anna.expect((frame) => frame.type === 'conversation.changed' && frame.conversation.status === 'assigned'));
    });
    after(async () => {
        console.log(`Milliseconds from the switch to its effect: ${JSON.stringify(took)}`);
        for (const each of [anna, olga]) each?.close();
        await visitor?.close();
    });

    test('preview', async () => {
        const notice = box.locator('#preview-notice');
        await notice.waitFor();
        await box.locator('#composer').fill('a word that is not sent');
        await eventually('the preview', () => anna.frames.some(({ type, text }) => type === 'preview' && text?.includes('a word')));
        await thrown('preview', 'false', async () => (await notice.isHidden()) && anna.frames.filter(({ type }) => type === 'preview').at(-1).text === '');
        await box.locator('#composer').fill('another word');
        await box.locator('#composer').fill('');
        await thrown('preview', 'true', async () => notice.isVisible());
        assert.ok(!anna.texts.some((text) => text.includes('another word')), 'a preview passed while it was off');
    });

    test('mirroring', async () => {
        await watch();
        await thrown('mirroring', 'false', async () => mirror() === 'ended' && (await box.locator('#viewed').isHidden()));
        assert.equal((await ask(anna, { type: 'mirror.watch', conversation })).error, 'notPermitted');
        await thrown('mirroring', 'true', () => anna.frames.filter(({ type }) => type === 'settings').at(-1)?.settings.mirroring);
        await watch();
    });

    test('masking', async () => {
        const inMirror = (text) => JSON.stringify(anna.events).includes(text);
        assert.ok(inMirror('Linnea'));
        for (const level of ['private', 'marked']) {
            await thrown('masking', level, () => {
                const begins = anna.events.map(({ type }) => type).lastIndexOf(2);
                return begins >= 0 && JSON.stringify(anna.events.slice(begins)).includes('Linnea') === (level === 'marked');
            });
        }
        await thrown('masking', 'fields', () => anna.frames.filter(({ type }) => type === 'settings').at(-1)?.settings.masking === 'fields');
        await thrown('masking', 'marked', () => anna.frames.filter(({ type }) => type === 'settings').at(-1)?.settings.masking === 'marked');
    });

    test('what is hidden besides', async () => {
        await eventually('a live mirror', () => mirror() === 'live');
        const shown = () => {
            const begins = anna.events.map(({ type }) => type).lastIndexOf(2);
            return begins >= 0 && JSON.stringify(anna.events.slice(begins)).includes('Linnea');
        };
        await eventually('the heading', shown);
        await thrown('hide', 'h1, title, main', () => !shown());
        await thrown('hide', '', shown);
    });

    test('co-browsing', async () => {
        await eventually('a live mirror', () => mirror() === 'live');
        assert.equal((await ask(anna, { type: 'cobrowse.ask', conversation, scope: 'point' })).type, 'ok');
        await thrown('cobrowsing', 'false', () => anna.frames.filter(({ type }) => type === 'cobrowse').at(-1)?.result === 'switchedOff');
        assert.equal((await ask(anna, { type: 'cobrowse.ask', conversation, scope: 'point' })).type, 'error');
        await thrown('cobrowsing', 'true', () => anna.frames.filter(({ type }) => type === 'settings').at(-1)?.settings.cobrowsing);
    });

    test('when the visitor is asked for the page', async () => {
        await thrown('mirrorOffer', 'request', () => anna.frames.filter(({ type }) => type === 'settings').at(-1)?.settings.mirrorOffer === 'request');
        await thrown('mirrorOffer', 'always', () => anna.frames.filter(({ type }) => type === 'settings').at(-1)?.settings.mirrorOffer === 'always');
    });

    test('the consent request', async () => {
        // Off and on again: whoever gave a consent keeps it, and a visitor who begins now is asked or not.
        await thrown('consent', 'false', () => anna.frames.filter(({ type }) => type === 'settings').at(-1)?.settings.consent === false);
        const unasked = await Visitor.open(on.backend);
        await unasked.go('/');
        const theirs = await unasked.openChat();
        await theirs.locator('#composer:not([disabled])').waitFor();
        assert.ok(!(await theirs.locator('#consent-accept').isVisible().catch(() => false)));
        await thrown('consent', 'true', async () => theirs.locator('#consent-accept').isVisible());
        await visitor.say(box, 'I am still here');
        await visitor.delivered(box, 'I am still here', 'sent');
        await unasked.close();
    });
});
