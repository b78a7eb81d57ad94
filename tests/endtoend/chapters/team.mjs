// SPDX-License-Identifier: GPL-3.0-or-later
// Olga adds an advisor, who sets a password by a one-time link, works, and is let go; Mara sees her own group alone.

import { eventually, hand } from '../machine.mjs';
import { openDeskOf } from './handover.mjs';

/** Scrolls the profile to its end by the wheel. */
async function scrollDown(desk) {
    const title = await desk.find('personTitle');
    await hand.wheel(title.x + 60, title.y + 300, 30);
}

const password = 'a sentence to remember';

export async function team(stage) {
    const { transcript, visitor } = stage;
    let link = '';

    await transcript.step('Olga adds Nora to the group Sales and makes her a one-time link', async () => {
        const { olga } = stage;
        await olga.raise();
        await olga.click('pagePeople');
        await olga.shows('peoplePage');
        await olga.shows('profileList', 'Anna');
        await olga.clickRow('profileList', 'Ben');
        await olga.shows('personTitle', 'Ben');
        await transcript.picture('people');
        await olga.click('personNew');
        await olga.typeInto('personAlias', 'Nora');
        await olga.typeInto('personUsername', 'nora');
        await olga.click('personGroup_Sales', 14);
        await olga.click('personSave');
        await olga.shows('profileList', 'Nora');
        await eventually('the profile is not saved', async () => (await olga.read('personTitle')).includes('Nora'));
        await scrollDown(olga);
        await olga.click('personWayIn');
        await olga.shows('secretDialog');
        link = await olga.read('secretText');
        transcript.proves('The link is of this backend, and its secret stands behind the #', link.startsWith(`${stage.backend}/invite#`));
        await transcript.picture('one-time-link');
        await olga.click('secretDone');
    });

    await transcript.step('Nora opens the link and sets her password', async () => {
        const page = await visitor.context.newPage();
        await page.goto(link);
        await page.getByLabel('New password').fill(password);
        await page.getByLabel('The same once more').fill(password);
        transcript.proves('The secret has left the address bar', page.url() === `${stage.backend}/invite`);
        await transcript.picture('invitation');
        await page.getByRole('button', { name: 'Set the password' }).click();
        await page.getByText('Open Visavis and sign in as nora').waitFor();
        await page.goto(link);
        await page.getByText('This link was used').waitFor();
        transcript.proves('The link works once');
        await page.close();
    });

    await transcript.step('Nora signs in: the room and nothing else', async () => {
        stage.nora = await openDeskOf(stage, 'nora', ['--language', 'en', '--theme', 'light']);
        await stage.nora.shows('signInPage');
        await stage.nora.typeInto('userField', 'nora');
        await stage.nora.typeInto('passwordField', password);
        await hand.key('Return');
        await stage.nora.shows('roomPage', '', 20000);
        transcript.proves('There is no bar of pages', !(await stage.nora.find('navigation')).visible);
        await transcript.picture('advisor-room');
    });

    await transcript.step('Olga lets Nora go; the desk is closed at once', async () => {
        const { olga } = stage;
        await olga.raise();
        await scrollDown(olga);
        await olga.click('personDelete');
        await olga.shows('settingsConfirm');
        await transcript.picture('delete-profile');
        const begin = Date.now();
        await olga.click('settingsConfirmAccept');
        await stage.nora.shows('signInPage');
        const took = Date.now() - begin;
        transcript.proves(`Nora is signed out ${took} ms after the click`, took < 2000);
        await olga.click('pageAudit');
        await olga.shows('auditPage');
        await eventually('the audit is empty', async () => (await olga.read('auditState')).length > 0);
        await transcript.picture('audit');
    });

    await transcript.step('Mara, a manager, sees the people of her own group', async () => {
        await stage.mara.raise();
        await stage.mara.click('pagePeople');
        await stage.mara.shows('profileList', 'Anna');
        const listed = await stage.mara.read('profileList');
        transcript.proves('Anna, Ben and Emil are listed; Carla, of another group, is not', ['Anna', 'Ben', 'Emil'].every((each) => listed.includes(each)) && !listed.includes('Carla'));
        await transcript.picture('manager-people');
    });
}
