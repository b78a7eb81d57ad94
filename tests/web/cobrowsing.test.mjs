// SPDX-License-Identifier: GPL-3.0-or-later
// Co-browsing from a raw desk through the real backend and the real box to the shopper's page: how it is asked and answered, what it does,
// and every way in which it ends (PRIVACY.md S11.4).
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import { eventually } from './backend.mjs';
import { Guide } from './guide.mjs';
import { stage } from './stage.mjs';
import { Visitor } from './visitor.mjs';

const rounds = Number(process.env.VISAVIS_ROUNDS ?? 2);
const fullRounds = 50;

describe('co-browsing', () => {
    const on = stage({ limits: { cobrowseAgainSeconds: 1, cobrowseLeaseSeconds: 6, requestsPerSecond: 500 } });
    let visitor, anna, olga, ben, box, guide;

    const newVisitor = async (path = '/checkout', options = {}) => {
        visitor = await Visitor.open(on.backend, options);
        await visitor.go(path);
        box = await visitor.openChat();
        await visitor.accept(box);
        await visitor.say(box, 'Hello');
        const { conversation } = await anna.expect((frame) => frame.type === 'conversation.changed' && frame.conversation.status === 'assigned' && !anna.seen?.has(frame.conversation.id));
        anna.seen = new Set([...(anna.seen ?? []), conversation.id]);
        anna.events.length = 0;
        guide = new Guide(anna, conversation.id);
        await guide.watch();
    };
    const asks = async (scope = 'assist') => {
        await eventually('a request that is taken', async () => (await guide.ask('cobrowse.ask', { scope })).type === 'ok');
        await box.locator('#lending').waitFor();
    };
    const lend = async (scope = 'assist') => {
        await asks(scope);
        await box.click('#lending-accept:enabled');
        return guide.inState('active');
    };
    const value = (id) => visitor.page.evaluate((of) => document.getElementById(of).value, id);
    const lines = async () => (await box.locator('#thread .line').allInnerTexts()).join('\n');

    before(async () => {
        [anna, olga, ben] = [await on.backend.advisor('anna'), await on.backend.advisor('olga', 'unavailable'), await on.backend.advisor('ben', 'unavailable')];
    });
    afterEach(async () => {
        guide?.stop();
        if (guide) anna.send({ type: 'conversation.close', conversation: guide.conversation, conversationType: 'none' });
        await visitor?.close();
        visitor = guide = undefined;
    });
    after(() => [anna, olga, ben].forEach((each) => each?.close()));

    test('is asked in the thread, with a form of its own', async () => {
        await newVisitor();
        await asks('guide');

        const form = await box.locator('#lending').innerText();
        for (const part of ['Anna', 'follow links inside this site', 'can never do', 'passwords, payment fields', 'Press Stop or the Esc key']) assert.ok(form.includes(part), part);
        const [accept, refuse] = await Promise.all(['#lending-accept', '#lending-refuse'].map((id) => box.locator(id).boundingBox()));
        assert.ok(Math.abs(accept.width - refuse.width) < 1 && accept.height === refuse.height, 'one is larger than the other');
        assert.equal(await box.locator('#lending-accept').evaluate((node) => getComputedStyle(node).backgroundColor), await box.locator('#lending-refuse').evaluate((node) => getComputedStyle(node).backgroundColor));
        assert.ok((await lines()).includes('Anna asks to guide you on this page'));

        await box.click('#lending-refuse:enabled');

        assert.equal((await guide.inState('idle')).result, 'refused');
        await box.locator('#lending').waitFor({ state: 'detached' });
        await eventually('the refusal in the thread', async () => (await lines()).includes('You refused'));
    });

    test('a script on the page answers nothing', async () => {
        await newVisitor();
        await asks();
        await new Promise((resolve) => setTimeout(resolve, 700));
        await box.evaluate(() => document.getElementById('lending-accept').click());
        await new Promise((resolve) => setTimeout(resolve, 300));

        assert.equal(guide.states().at(-1).state, 'requested');
        await guide.ask('cobrowse.end');
        assert.equal((await guide.inState('idle')).result, 'cancelled');
        await box.locator('#lending').waitFor({ state: 'detached' });
    });

    test('guides, fills, and is refused where something is hidden', async () => {
        await newVisitor();
        await lend();
        assert.ok((await visitor.launcher('Stop (Esc)')).name);

        assert.equal(await guide.command('postcode', 'fill', { text: '75011' }), 'done');
        assert.equal(await value('postcode'), '75011');
        await eventually('the postcode in the mirror', () => JSON.stringify(anna.events).includes('75011'));
        await eventually('what was done in the thread', async () => (await lines()).includes('Anna filled in “Postcode”'));
        // The card has no number at the desk; each one that it could have is refused.
        const before = anna.frames.length;
        const known = await guide.node('postcode');
        for (let node = known + 1; node < known + 40; ++node) await guide.post(node, 'fill', { text: '4111' });
        await eventually('39 verdicts', () => anna.frames.slice(before).filter(({ type }) => type === 'cobrowse.done').length === 39);
        assert.deepEqual(await Promise.all(['cardnumber', 'expiry', 'cvc', 'holder', 'phone'].map(value)), ['', '', '', '', '']);

        assert.equal(await guide.command('=Order', 'click'), 'form');
        assert.ok(!(await visitor.page.locator('[data-added]').innerText()));
    });

    test('goes on over the pages of the site', async () => {
        await newVisitor('/');
        await lend('guide');
        const basket = await guide.node('=Basket');
        anna.events.length = 0;

        await guide.post(basket, 'click');
        await visitor.page.waitForURL(/basket/).catch((error) => assert.fail(`${error} ${JSON.stringify(anna.frames.filter(({ type }) => type === 'cobrowse.done'))}`));
        box = await visitor.box();
        await eventually('the next page', () => anna.events.some(({ type, data }) => type === 4 && data.href.includes('basket')));
        await guide.inState('active');
        const grants = new Set(guide.states().map(({ grant }) => grant).filter(Boolean));
        assert.ok(grants.size >= 2, 'the same grant on another page');

        assert.equal(await guide.command('=Sample Shop', 'pointer'), 'done');
        await box.locator('#lent:not([hidden])').waitFor();
        // And again: the token of the last page was good for once.
        await visitor.go('/checkout');
        box = await visitor.box();
        await eventually('the page after', () => anna.events.some(({ type, data }) => type === 4 && data.href.includes('checkout')));
        await guide.inState('active');
        assert.equal(await guide.command('postcode', 'highlight'), 'done');
        assert.equal(await guide.command('postcode', 'fill', { text: '1' }), 'scope');
    });

    test('a copy of the tab has nothing of it', async () => {
        await newVisitor();
        await lend();
        const [copy] = await Promise.all([visitor.context.waitForEvent('page'), visitor.page.evaluate(() => window.open(location.href))]);
        await copy.waitForLoadState('load');
        const second = await eventually('the box of the copy', () => copy.frames().find((each) => new URL(each.url() || 'about:blank').pathname === '/box'));
        await second.waitForSelector('#lent:not([hidden])');

        assert.ok((await second.locator('#lent').innerText()).includes('another tab'));
        const number = await guide.post(await guide.node('postcode'), 'fill', { text: '999' });
        await anna.settle();
        await new Promise((resolve) => setTimeout(resolve, 400));
        assert.equal(await copy.evaluate(() => document.getElementById('postcode').value), '');
        assert.ok(!(await guide.verdictsOf(number)).includes('sent'));
        // Stop works from there, too.
        await second.click('#lent-stop');
        assert.equal((await guide.inState('idle')).result, 'stopped');
        await copy.close();
    });

    test('on a phone the chat makes room for the page', async () => {
        await newVisitor('/checkout', { viewport: { width: 390, height: 844 } });
        const height = () => box.evaluate(() => window.innerHeight);
        assert.equal(await height(), 844);
        await lend();

        await eventually('a strip at the foot', async () => (await height()) < 180);
        await box.click('#lent-stop');

        assert.equal((await guide.inState('idle')).result, 'stopped');
        await eventually('the whole chat', async () => (await height()) === 844);
    });

    test('a page that hung does nothing late', async () => {
        await newVisitor();
        await lend();
        const node = await guide.node('postcode');
        // The page's own thread is busy; the chat is of another process and goes on.
        const hung = visitor.page.evaluate(() => {
            const until = Date.now() + 3_000;
            while (Date.now() < until);
        });
        await new Promise((resolve) => setTimeout(resolve, 200));
        await guide.post(node, 'fill', { text: '999' });
        await new Promise((resolve) => setTimeout(resolve, 300));
        await box.click('#lent-stop');
        await guide.inState('idle');
        await hung;
        await new Promise((resolve) => setTimeout(resolve, 300));

        assert.equal(await value('postcode'), '');
    });

    // Each end: what causes it, its result, and how long after it no command may take effect.
    const quick = 1_000;
    const heartbeat = 4_000;
    const ends = {
        'stop in the page': ['stopped', quick, () => visitor.clickLauncher('Stop (Esc)')],
        'stop in the chat': ['stopped', quick, () => box.click('#lent-stop')],
        'Esc in the page': ['escape', quick, () => visitor.page.keyboard.press('Escape')],
        'Esc in the chat': ['escape', quick, async () => (await box.focus('#composer'), box.press('#composer', 'Escape'))],
        'the chat closed': ['boxClosed', quick, () => box.click('#close')],
        'the advisor ends it': ['advisor', quick, () => guide.ask('cobrowse.end')],
        'the advisor looks away': ['advisor', quick, () => guide.ask('mirror.leave')],
        'the mirror paused': ['stopped', quick, () => visitor.raw({ type: 'mirror.pause', paused: true })],
        'the consent withdrawn': ['withdrawn', quick, async () => (await box.click('#privacy'), box.click('#withdraw-mirroring'))],
        'the switch': ['switchedOff', quick, () => olga.send({ type: 'settings.change', name: 'cobrowsing', value: 'false' })],
        'the conversation closed': ['closed', quick, () => guide.ask('conversation.close', { conversationType: 'none' })],
        'the conversation handed over': ['reassigned', quick, async () => {
            const { self } = ben.frames.find(({ type }) => type === 'advisor.welcome');
            ben.send({ type: 'availability.set', availability: 'available' });
            await ben.settle();
            await guide.ask('conversation.transfer', { toPerson: self.id });
            const of = (frame) => frame.type === 'conversation.changed' && frame.conversation.id === guide.conversation && frame.conversation.offer;
            const { conversation } = await ben.expect(of);
            ben.send({ type: 'transfer.answer', conversation: conversation.id, offer: conversation.offer.id, accept: true });
            ben.send({ type: 'availability.set', availability: 'unavailable' });
        }],
        'the advisor gone': ['deskGone', quick, () => anna.socket.terminate()],
        // As on a computer that sleeps: the connection stands, and nobody is there.
        'the advisor not heard': ['deskGone', heartbeat, () => (guide.stop(), anna.socket.pause())],
        'the lease run out': ['leaseRanOut', 8_000, () => undefined],
        'the site left': ['leftSite', heartbeat, () => visitor.page.goto('data:text/html,elsewhere')],
        // The whole browser stands still, as on a computer that sleeps; what it is sent meanwhile waits for it.
        'the tab gone': ['tabGone', 3_000 + heartbeat, () => visitor.freeze()],
    };
    // Where the desk is not there to hear of it, the visitor is.
    const byVisitor = async () => {
        await box.locator('#lent').waitFor({ state: 'hidden' });
        await eventually('the end in the thread', async () => (await lines()).includes('lost the connection'));
        return { result: 'deskGone' };
    };
    const heardBy = { 'the advisor gone': byVisitor, 'the advisor not heard': byVisitor };
    // How to begin again with the same visitor; where nothing stands, the next round is another's.
    const again = {
        'stop in the page': () => undefined,
        'stop in the chat': () => undefined,
        'Esc in the page': () => undefined,
        'Esc in the chat': () => undefined,
        'the advisor ends it': () => undefined,
        'the lease run out': () => undefined,
        'the chat closed': () => visitor.clickLauncher('Open the chat'),
        'the advisor gone': async () => {
            const { seen } = anna;
            guide.stop();
            anna = await on.backend.advisor('anna');
            anna.seen = seen;
            guide = new Guide(anna, guide.conversation);
            await guide.watch();
        },
        'the advisor not heard': async () => {
            anna.socket.resume();
            guide = new Guide(anna, guide.conversation);
            await guide.inState('idle');
        },
        'the advisor looks away': () => guide.watch(),
        'the mirror paused': async () => {
            anna.frames.push({ type: 'mirror', state: 'a round is over' });
            await visitor.raw({ type: 'mirror.pause', paused: false });
            await eventually('a live mirror', () => anna.frames.filter(({ type }) => type === 'mirror').at(-1)?.state === 'live');
        },
        'the switch': async () => {
            const back = olga.send({ type: 'settings.change', name: 'cobrowsing', value: 'true' });
            await olga.expect((frame) => frame.re === back);
        },
    };
    if (rounds < fullRounds) console.log(`REDUCED ${rounds} of ${fullRounds} rounds of each end`);
    for (const [name, [result, within, cause]] of Object.entries(ends)) {
        test(`ends: ${name}`, { timeout: 60_000 * Math.max(2, rounds) }, async () => {
            const lasted = [];
            for (let round = 0; round < rounds; ++round) {
                if (!visitor) await newVisitor();
                await lend();
                const node = await guide.node('street');
                const page = anna.page;
                const { grant } = guide.states().at(-1);
                // What a client would do that does not listen: commands all the time, and none of them after the end.
                await visitor.page.evaluate(() => {
                    window.last = 0;
                    document.getElementById('street').addEventListener('input', () => (window.last = Date.now()));
                });
                await visitor.page.evaluate(() => (window.last = 0));
                let number = 1_000 * (round + 1);
                // What is sent all the time is heard: an advisor who falls silent sends no more.
                const hammer = result === 'leaseRanOut' || name === 'the advisor not heard' ? undefined : setInterval(() => anna.send({ type: 'cobrowse.command', conversation: guide.conversation, grant, command: { number: ++number, page, node, action: 'fill', text: String(number) } }), 50);
                const here = await eventually('a command that works', async () => hammer === undefined || (await visitor.page.evaluate(() => window.last)) > 0);
                assert.ok(here);
                const begun = Date.now();
                await cause();
                const caused = Date.now();
                const told = await (heardBy[name] ?? (() => guide.inState('idle')))();
                const toldAt = Date.now();
                if (name === 'the tab gone') visitor.thaw();
                await new Promise((resolve) => setTimeout(resolve, name === 'the tab gone' ? 1_500 : 300));
                clearInterval(hammer);
                assert.equal(told.result, result);
                const last = await visitor.page.evaluate(() => window.last ?? 0).catch(() => 0);
                // From when the cause was complete; what takes effect while a click is on its way is before the end.
                lasted.push(Math.max(0, last - caused));
                assert.ok(last - caused <= quick, `${name}: a command took effect ${last - caused} ms after the end`);
                assert.ok(toldAt - begun <= within + 5_000, `${name}: told after ${toldAt - begun} ms`);
                if (again[name] && round + 1 < rounds) {
                    await again[name]();
                    continue;
                }
                if (['the switch', 'the advisor gone', 'the advisor not heard'].includes(name)) await again[name]();
                ben.send({ type: 'conversation.close', conversation: guide.conversation, conversationType: 'none' });
                guide.stop();
                anna.send({ type: 'conversation.close', conversation: guide.conversation, conversationType: 'none' });
                await visitor.close();
                visitor = undefined;
            }
            lasted.sort((a, b) => a - b);
            console.log(`${name}: ${rounds} rounds, last effect after the end p50 ${lasted[Math.floor(lasted.length / 2)]} ms, most ${lasted.at(-1)} ms`);
        });
    }
});
