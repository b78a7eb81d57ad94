// SPDX-License-Identifier: GPL-3.0-or-later
// From the advisor's press to its effect in the visitor's page, and back to the pixels of the desk's screen. The press is one of the X server's on
// the desk's own pane; one clock, since all of it is one machine. tests/exam control runs it, alone on the machine.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { Backend, eventually } from './backend.mjs';
import { DeskScreen, line } from './deskscreen.mjs';
import { Guide } from './guide.mjs';
import { Visitor } from './visitor.mjs';

const presses = 100;
const backend = await Backend.start();
const anna = await backend.advisor('anna');
const visitor = await Visitor.open(backend);
const screen = await DeskScreen.open();
screen.follow(anna);

await visitor.go('/checkout');
const box = await visitor.openChat();
await visitor.accept(box);
const { conversation } = await anna.expect((frame) => frame.type === 'conversation.changed' && frame.conversation.status === 'assigned');
const guide = new Guide(anna, conversation.id);
await guide.watch();
await guide.ask('cobrowse.ask', { scope: 'assist' });
await box.click('#lending-accept:enabled');
await guide.inState('active');

// The middle of the page takes another colour with each press of a button at its side.
await visitor.page.evaluate(() => {
    document.body.insertAdjacentHTML('beforeend', '<div id=colour style="position:fixed;inset:0;z-index:9;background:#000000"></div><button id=next type=button style="position:fixed;left:30px;top:120px;width:120px;height:60px;z-index:10">Next</button>');
    let number = 0;
    window.effects = [];
    document.getElementById('next').addEventListener('click', () => {
        window.effects.push(performance.timeOrigin + performance.now());
        const hex = (value) => (value % 256).toString(16).padStart(2, '0');
        document.getElementById('colour').style.background = `#${hex(++number * 5)}${hex(number)}7f`;
    });
});
await eventually('the box on the desk\'s screen', () => screen.pixels.has('#000000'));
const node = await guide.node('next');
screen.say({ lend: true });
let place;
const pressed = [];
screen.heard = (said) => {
    if (said.x !== undefined) place = said;
    if (said.pressed !== undefined) pressed.push(said.pressed);
    if (said.command) {
        const { node: of, action, x, y } = said.command;
        void guide.post(of, action, { x, y });
    }
};
screen.say({ where: node });
await eventually('the place of the button', () => place);

// Not waited for: it takes its time after the press, and this process hands the commands on.
const xdotool = (...parameters) => promisify(execFile)('xdotool', parameters.map(String), { env: { ...process.env, DISPLAY: screen.display } });
const toEffect = [];
const toPixels = [];
await xdotool('mousemove', place.x, place.y);
await new Promise((resolve) => setTimeout(resolve, 500));
for (let number = 1; number <= presses; ++number) {
    const hex = (value) => (value % 256).toString(16).padStart(2, '0');
    const colour = `#${hex(number * 5)}${hex(number)}7f`;
    const click = xdotool('click', 1);
    await eventually(`${colour} on the desk's screen`, () => screen.pixels.has(colour));
    await click;
    const effects = await visitor.page.evaluate(() => window.effects);
    if (pressed.length !== number || effects.length !== number) throw new Error(`${number} presses, ${pressed.length} heard of, ${effects.length} effects`);
    toEffect.push(effects[number - 1] - pressed[number - 1]);
    toPixels.push(screen.pixels.get(colour) - pressed[number - 1]);
    await new Promise((resolve) => setTimeout(resolve, 90 + ((number * 13) % 40)));
}
line('the advisor\'s press to its effect in the page', toEffect);
line('and back to pixels on the desk\'s screen', toPixels);

guide.stop();
await visitor.close();
anna.close();
await backend.stop();
await screen.close();
