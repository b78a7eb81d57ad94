// SPDX-License-Identifier: GPL-3.0-or-later
// Anna opens a local workspace; a visitor looks around in its shop, and nothing leaves the browser but requests for files.

import { readFileSync } from 'node:fs';
import { Console } from '../console.mjs';
import { childrenOf, eventually, hand } from '../machine.mjs';
import { Visitor } from '../visitor.mjs';

export async function comingHome(stage) {
    const { transcript } = stage;

    await transcript.step('The console opens a local workspace and asks who one wants to be', async () => {
        stage.anna = await Console.open({
            program: stage.program,
            name: 'anna',
            args: ['--language', 'en', '--theme', 'light'],
            folder: stage.scratch,
            place: stage.screen.console,
        });
        stage.consoles.push(stage.anna);
        await stage.anna.shows('signInPage');
        await transcript.picture('sign-in');
        await stage.anna.click('openLocalButton');
        await stage.anna.shows('peopleList', 'Anna', 30000);
        const people = await stage.anna.read('peopleList');
        transcript.proves('The sample team has an advisor, an expert, a manager and an admin', ['Anna', 'Emil', 'Mara', 'Olga'].every((each) => people.includes(each)));
        const backends = await childrenOf(stage.anna.process.pid, 'visavis-backend');
        transcript.proves('The embedded backend runs as the console\'s child', backends.length === 1);
        await transcript.picture('who-to-be');
    });

    await transcript.step('Anna takes her seat in the room and says that she is available', async () => {
        await stage.anna.clickRow('peopleList', 'Anna');
        await stage.anna.click('enterButton');
        await stage.anna.shows('roomPage');
        await stage.anna.shows('selfAlias', 'Anna');
        await stage.anna.choose('availabilityBox', 0, 'Available');
        transcript.proves('The room says so', (await stage.anna.read('availabilityBox')) === 'Available');
        stage.workspace = `${process.env.HOME}/.local/share/visavis/workspace`;
        const [backend, shop] = readFileSync(`${stage.workspace}/ports`, 'utf8').trim().split(/\s+/);
        stage.backend = `http://127.0.0.1:${backend}`;
        stage.shop = `http://shop.localhost:${shop}`;
    });

    await transcript.step('A visitor looks around in the shop: list, product, basket, checkout', async () => {
        stage.visitor = await Visitor.open({ shop: stage.shop, profile: `${stage.scratch}/chromium`, place: stage.screen.browser });
        const { visitor } = stage;
        await visitor.browse();
        await transcript.picture('checkout');
        transcript.proves(
            visitor.sandbox
                ? `Chromium runs with its sandbox: ${visitor.sandboxed()} renderers under seccomp`
                : 'This kernel lets no ordinary user make a namespace: Chromium had to run without its sandbox',
            !visitor.sandbox || visitor.sandboxed() > 0,
        );
    });

    await transcript.step('Ten page views send nothing but requests for static files', async () => {
        const { visitor } = stage;
        while (visitor.views < 10) await visitor.goToShop();
        const strange = visitor.requests.filter(({ method, url }) => method !== 'GET' || url.includes('/api/') || url.includes('/box') || url.includes('?'));
        transcript.proves(`${visitor.views} page views, ${visitor.requests.length} requests, each a GET of a file${strange.map(({ method, url }) => `; but ${method} ${url}`).join('')}`, visitor.views >= 10 && strange.length === 0);
        const vuid = await visitor.vuid();
        transcript.proves('The loader keeps a VUID in a cookie of the shop', vuid !== undefined);
        transcript.proves('It is in none of the addresses, and no cookie goes to the backend', visitor.requests.every(({ url, cookie }) => !url.includes(vuid) && (!cookie || url.startsWith(visitor.shop))));
        transcript.proves('Nobody is in Anna\'s room yet', (await stage.anna.read('conversationList')) === '');
    });

    await transcript.step('A visitor who stays with a lamp is invited to chat, and nobody is asked for it', async () => {
        const { visitor } = stage;
        const asked = () => visitor.requests.filter(({ url }) => url.startsWith(stage.backend)).length;
        await visitor.goToProduct();
        // That somebody is there is the last that a page asks for; it may come after the page was loaded.
        await visitor.seesLauncher('Open the chat: somebody is here for you');
        const before = asked();
        transcript.proves(`The card says: “${await visitor.isInvited()}”`);
        transcript.proves('The page decided it alone: since it was loaded it has asked the backend for nothing', asked() === before);
        transcript.proves('It does not take the focus', await visitor.page.evaluate(() => document.activeElement === document.body));
        await transcript.picture('invitation');
        await hand.aside();
        await eventually('the console\'s window went away', () => stage.anna.find('roomPage').then(({ visible }) => visible));
    });
}
