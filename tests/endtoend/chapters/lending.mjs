// SPDX-License-Identifier: GPL-3.0-or-later
// The visitor lends Anna the mouse, is led to the checkout, and takes it back.

import { eventually, hand } from '../machine.mjs';

const margin = 12; // around the replica, as ui/mirror/page/main.ts leaves it

/** Where Anna's view draws what the visitor sees at \a spot of the page's view. */
async function onReplica(stage, spot) {
    const view = await stage.anna.find('mirrorView');
    const size = await stage.visitor.viewSize();
    const factor = Math.min(1, (view.width - 2 * margin) / size.width, (view.height - 2 * margin) / size.height);
    const place = (length, whole) => (length - whole * factor >= 2 * margin ? (length - whole * factor) / 2 : margin);
    return { x: view.x + place(view.width, size.width) + spot.x * factor, y: view.y + place(view.height, size.height) + spot.y * factor };
}

/** Anna presses what the visitor's page calls \a selector. */
async function press(stage, selector) {
    const { x, y } = await onReplica(stage, await stage.visitor.middleOf(selector));
    await hand.click(x, y);
}

export async function lending(stage) {
    const { transcript, visitor, anna } = stage;

    await transcript.step('Anna asks for the mouse; the request stands in the visitor\'s thread', async () => {
        await visitor.go('/basket.html');
        await eventually('the mirror does not follow to the basket', async () => (await anna.read('mirrorAddress')).includes('/basket'));
        await anna.shows('controlAsk', '', 30000);
        await anna.raise();
        await anna.click('controlAsk');
        await new Promise((resolve) => setTimeout(resolve, 300)); // the menu ignores keys of its first moment
        await hand.key('Down', 'Down', 'Down', 'Return');
        await anna.shows('controlText', 'The visitor is asked');
        const form = await visitor.isAskedToLend();
        for (const words of ['Anna asks to help you on this page', 'fill in ordinary fields', 'passwords, payment fields', 'Esc']) transcript.proves(`The form says “${words}”`, form.includes(words));
        await transcript.picture('mouse-asked');
    });

    await transcript.step('The visitor agrees', async () => {
        await visitor.lends();
        await anna.shows('controlText', 'You may help on the page');
        await visitor.seesLauncher('Stop (Esc)');
        transcript.proves('A frame with one large Stop stands around the page');
        await anna.shows('threadView', 'may guide on the page');
        await transcript.picture('mouse-lent');
    });

    await transcript.step('Anna leads to the checkout; it goes on there', async () => {
        await press(stage, 'a[href="checkout.html"]');
        await visitor.isAt(/checkout/);
        await eventually('the mirror does not follow to the checkout', async () => (await anna.read('mirrorAddress')).includes('/checkout'));
        await anna.shows('controlText', 'You may help on the page');
        await visitor.seesLauncher('Stop (Esc)');
        transcript.proves(`The visitor is on ${visitor.page.url().replace(/^.*\//, '')}, and the frame is still there`);
    });

    await transcript.step('Anna fills in the postcode', async () => {
        await eventually('the checkout is not drawn', async () => (await anna.read('mirrorStatus')).includes('Live'));
        await eventually('the postcode takes no text', async () => {
            await press(stage, '#postcode');
            return (await anna.shows('fieldEditorText', '', 1500).catch(() => undefined)) !== undefined;
        });
        await hand.type('75011');
        await hand.key('Return');
        await eventually('the postcode does not stand in the visitor\'s page', async () => (await visitor.valueOf('#postcode')) === '75011');
        transcript.proves('The visitor\'s page holds it: 75011');
        await visitor.reads('Anna filled in “Postcode”');
        transcript.proves('and the visitor\'s thread lists it');
        await transcript.picture('postcode-filled');
    });

    await transcript.step('Anna tries the card, and is refused', async () => {
        // By the keyboard: city, e-mail, the driver's phone, the card.
        await hand.key('Tab', 'Tab', 'Tab', 'Tab');
        await new Promise((resolve) => setTimeout(resolve, 400));
        await hand.key('Return');
        await anna.shows('controlNote', 'hidden from you');
        transcript.proves(`The card is still empty, and Anna reads: “${await anna.read('controlNote')}”`, (await visitor.valueOf('#cardnumber')) === '');
        await transcript.picture('card-refused');
    });

    await transcript.step('The visitor takes the mouse back', async () => {
        await visitor.clickLauncher('Stop (Esc)');
        await anna.shows('controlText', 'took the mouse back');
        await visitor.reads('You stopped the help');
        await anna.shows('threadView', 'The visitor took the mouse back');
        await press(stage, '#city');
        await new Promise((resolve) => setTimeout(resolve, 700));
        await hand.type('nothing');
        transcript.proves('What Anna does now reaches nothing', (await visitor.valueOf('#city')) === '' && (await visitor.valueOf('#postcode')) === '75011');
        await transcript.picture('mouse-taken-back');
    });

    await transcript.step('Anna has seen enough', async () => {
        await anna.click('mirrorClose');
        await anna.hides('mirrorPane');
        await visitor.isNoLongerToldOfMirror();
        transcript.proves('The visitor is told that nobody looks any more');
    });
}
