// SPDX-License-Identifier: GPL-3.0-or-later
// packaging/INTEGRATION.md holds: the policy that it prints is enough for a whole conversation, and no part of it can go.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { eventually } from './backend.mjs';
import { stage } from './stage.mjs';
import { Visitor } from './visitor.mjs';

const on = stage();
const manual = readFileSync(new URL('../../packaging/INTEGRATION.md', import.meta.url), 'utf8');

/** The directives that the manual prints, for the backend of this test. */
function printedPolicy(backend) {
    const [, text] = manual.match(/```csp\n([^`]+)```/) ?? assert.fail('the manual prints no policy');
    return text.replaceAll('https://chat.example.com', new URL(backend.url).origin).split(';').map((each) => each.trim());
}

/** The shop's pages come with \a policy; every complaint of the browser about it is in visitor.errors. */
async function visitUnder(policy) {
    // A page that is handed to the browser is none of loopback for it, and may not ask loopback unless that is allowed.
    const visitor = await Visitor.open(on.backend, { args: ['--disable-background-networking', '--no-first-run', '--disable-features=LocalNetworkAccessChecks'] });
    await visitor.page.route(
        (url) => url.origin === new URL(on.backend.shop).origin && /(\/|\.html)$/.test(url.pathname),
        async (route) => {
            // The browser knows where localhost's names are; the machine's resolver would ask around.
            const response = await route.fetch({ url: route.request().url().replace('shop.localhost', '127.0.0.1') });
            await route.fulfill({ response, headers: { ...response.headers(), 'content-security-policy': policy.join('; ') } });
        },
    );
    return visitor;
}

test('a conversation and a mirror work under exactly the policy that is printed', async () => {
    const anna = await on.backend.advisor('anna');
    const visitor = await visitUnder(printedPolicy(on.backend));
    await visitor.go('/product.html');

    const box = await visitor.openChat();
    await visitor.accept(box);
    await visitor.say(box, 'Does Linnea come in green?');
    await visitor.delivered(box, 'Does Linnea come in green?', 'sent');
    const { conversation } = await anna.expect((frame) => frame.type === 'conversation.changed' && frame.conversation.status === 'assigned');
    anna.send({ type: 'mirror.watch', conversation: conversation.id });
    await eventually('the page', () => JSON.stringify(anna.events).includes('Linnea'));
    anna.close();

    assert.deepEqual(visitor.errors, []);
    await visitor.close();
});

for (const needed of ['script-src', 'connect-src', 'frame-src']) {
    test(`without the chat's host in ${needed} there is none`, async () => {
        const policy = printedPolicy(on.backend).map((each) => (each.startsWith(needed) ? `${needed} 'self'` : each));
        const visitor = await visitUnder(policy);
        await visitor.go('/');
        if (needed === 'frame-src') await visitor.clickLauncher();

        await eventually(`the browser's complaint about ${needed}`, () => visitor.errors.some((error) => error.includes(needed) && error.includes('Content Security Policy')));
        await visitor.close();
    });
}
