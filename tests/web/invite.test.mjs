// SPDX-License-Identifier: GPL-3.0-or-later
// The page behind a one-time link: how somebody new gets a password.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { stage } from './stage.mjs';
import { Visitor } from './visitor.mjs';

const on = stage();
const password = 'a kettle of nine blue herons';

async function invited(username) {
    const olga = await on.backend.advisor('olga', 'unavailable');
    const answerTo = async (request) => {
        const id = olga.send(request);
        return olga.expect((frame) => frame.re === id);
    };
    const { groups } = await answerTo({ type: 'people.list', limit: 500 });
    const profile = { username, alias: `New ${username}`, firstname: '', surname: '', position: '', roles: ['advisor'], groups: [groups[0].id], slots: 3, languages: ['en'], skills: [], active: true };
    const { person } = await answerTo({ type: 'person.create', profile });
    const { link } = await answerTo({ type: 'person.invite', person: person.id });
    olga.close();
    return link;
}

test('a one-time link sets a password once, and the secret leaves the address bar', async () => {
    const link = await invited('nina');
    const visitor = await Visitor.open(on.backend);
    after(() => visitor.close());
    const { page } = visitor;
    const asked = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(on.backend.url + link);
    await page.waitForFunction(() => location.hash === '');
    assert.ok(!asked.some((url) => url.includes(link.split('#')[1])), 'the secret stood in an address');

    const [first, again] = [page.locator('input[type=password]').nth(0), page.locator('input[type=password]').nth(1)];
    // Too short a one does not leave the page: the browser's own words say so.
    await first.fill('short');
    await again.fill('short');
    await page.locator('button').click();
    assert.ok(await first.evaluate((field) => field.validity.tooShort));
    assert.ok(!asked.some((url) => url.endsWith('/api/v1/invitation') && asked.indexOf(url) !== asked.lastIndexOf(url)), 'it was asked with a short password');
    // Nor do two that differ.
    await first.fill('a sentence to remember');
    await again.fill('a sentence to forget');
    await page.locator('button').click();
    await page.getByText('The two are not the same.').waitFor();
    await first.fill(password);
    await again.fill(password);
    await page.locator('button').click();
    await page.getByText('Your password is set. Open Visavis and sign in as nina.').waitFor();

    on.backend.passwords.nina = password;
    const nina = await on.backend.advisor('nina');
    nina.close();

    // The second use is none.
    await page.goto('about:blank');
    await page.goto(on.backend.url + link);
    await page.getByText('This link was used, is too old').waitFor();
    assert.deepEqual(on.backend.filesWith(password), []);
});
