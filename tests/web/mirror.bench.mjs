// SPDX-License-Identifier: GPL-3.0-or-later
// What mirroring costs: the way of a change from the page to the desk's socket and to the pixels of its screen, the bytes of a minute of
// browsing, the visitor's main thread on a page of 10,000 nodes, and the memory of the desk's web processes. tests/exam mirror runs it, alone
// on the machine.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Backend, eventually } from './backend.mjs';
import { DeskScreen, line } from './deskscreen.mjs';
import { Visitor } from './visitor.mjs';

const backend = await Backend.start();
const anna = await backend.advisor('anna');
const visitor = await Visitor.open(backend);

const desk = await DeskScreen.open();
const { pixels } = desk;
desk.follow(anna);
/** Every process below \a pid; pgrep ends with 1 where there is none. */
const children = (pid) => spawnSync('pgrep', ['-P', String(pid)]).stdout.toString().split('\n').filter(Boolean).flatMap((child) => [child, ...children(child)]);
const begin = async (path) => {
    await visitor.go(path);
    const box = await visitor.openChat();
    await visitor.accept(box);
    const { conversation } = await anna.expect((frame) => frame.type === 'conversation.changed' && frame.conversation.status === 'assigned');
    anna.send({ type: 'mirror.watch', conversation: conversation.id });
    await eventually('the page', () => anna.frames.filter(({ type }) => type === 'mirror').at(-1)?.state === 'live');
};
await begin('/checkout');

// 1. From a change in the page to the desk's socket: one clock, since all of it is one machine.
const arrived = new Map();
const before = anna.mirrored.bind(anna);
anna.mirrored = (data) => {
    const text = data.toString();
    for (const [, number] of text.matchAll(/change (\d+)\./g)) arrived.set(Number(number), Date.now());
    before(data);
};
const waits = [];
for (let number = 0; number < 200; ++number) {
    const at = await visitor.page.evaluate((n) => {
        document.querySelector('h1').textContent = `change ${n}.`;
        return performance.timeOrigin + performance.now();
    }, number);
    await eventually('a change', () => arrived.has(number));
    waits.push(arrived.get(number) - at);
    await new Promise((resolve) => setTimeout(resolve, 30));
}
line('page change to the desk\'s socket', waits);

// 2. To the pixels: a box over the whole page takes one colour after the other.
await visitor.page.evaluate(() => document.body.insertAdjacentHTML('beforeend', '<div id=box style="position:fixed;left:0;top:0;width:100%;height:100%;z-index:9;background:#000000"></div>'));
await eventually('the box on the desk\'s screen', () => pixels.has('#000000'));
const toPixels = [];
for (let number = 1; number <= 200; ++number) {
    const colour = `#${(number * 5 % 256).toString(16).padStart(2, '0')}${(number % 256).toString(16).padStart(2, '0')}7f`;
    const at = await visitor.page.evaluate((value) => {
        document.querySelector('#box').style.background = value;
        return performance.timeOrigin + performance.now();
    }, colour);
    await eventually(`${colour} on the desk's screen`, () => pixels.has(colour));
    toPixels.push(pixels.get(colour) - at);
    await new Promise((resolve) => setTimeout(resolve, 40 + (number * 7) % 30));
}
line('page change to pixels on the desk\'s screen', toPixels);
await visitor.page.evaluate(() => document.querySelector('#box').remove());

// 3. A minute of browsing, shortened: scrolling, moving, typing for 10 s.
const bytesBefore = visitor.frames.filter(Buffer.isBuffer).reduce((sum, frame) => sum + frame.length, 0);
const until = Date.now() + 10_000;
for (let step = 0; Date.now() < until; ++step) {
    await visitor.page.mouse.move(100 + (step % 40) * 12, 200 + (step % 25) * 14);
    if (step % 10 === 0) await visitor.page.mouse.wheel(0, step % 20 ? 120 : -120);
    if (step % 25 === 0) await visitor.page.locator('#city').pressSequentially('a');
    await new Promise((resolve) => setTimeout(resolve, 40));
}
const bytes = visitor.frames.filter(Buffer.isBuffer).reduce((sum, frame) => sum + frame.length, 0) - bytesBefore;
console.log(`a visitor who browses: ${((bytes * 6) / 1024).toFixed(0)} kB a minute (10 s measured)`);

// 4. The visitor's main thread at 10,000 nodes: for how long the recorder holds it when one word changes, by the profiler.
await visitor.page.evaluate(() => {
    document.querySelector('main').innerHTML = Array.from({ length: 1650 }, (_, n) => `<article class="card"><h3>Lamp ${n}</h3><p>Warm <b>light</b> ${n}</p></article>`).join('');
});
const nodes = await visitor.page.evaluate(() => {
    let count = 0;
    for (const walker = document.createTreeWalker(document); walker.nextNode(); ) ++count;
    return count;
});
await new Promise((resolve) => setTimeout(resolve, 2000));
const session = await visitor.context.newCDPSession(visitor.page);
await session.send('Profiler.enable');
await session.send('Profiler.setSamplingInterval', { interval: 100 });
await session.send('Profiler.start');
await visitor.page.evaluate(async () => {
    const cards = document.querySelectorAll('.card p b');
    for (let n = 0; n < 200; ++n) {
        await new Promise((resolve) => setTimeout(resolve, 25));
        cards[(n * 37) % cards.length].firstChild.data = `changed ${n}`;
    }
});
const { profile } = await session.send('Profiler.stop');
// Each stretch of samples within the recorder is one time that the page had to wait for it.
const parents = new Map(profile.nodes.flatMap((node) => (node.children ?? []).map((child) => [child, node.id])));
const urls = new Map(profile.nodes.map((node) => [node.id, node.callFrame.url]));
const isRecorder = (id) => id !== undefined && (urls.get(id).endsWith('/recorder.js') || isRecorder(parents.get(id)));
const blocks = [];
let block = 0;
profile.samples.forEach((id, at) => {
    const took = (profile.timeDeltas[at + 1] ?? 0) / 1000;
    if (isRecorder(id)) block += took;
    else if (block > 0) block = (blocks.push(block), 0);
});
line(`main thread held by the recorder at ${nodes} nodes, one stretch`, blocks);
console.log(`in all ${(blocks.reduce((sum, each) => sum + each, 0) / 200).toFixed(2)} ms a change, at most ${Math.max(...blocks).toFixed(1)} ms at a time`);

// 5. What the view's own processes hold (PSS: what is shared is divided among its users).
const web = children(desk.desk.pid).filter((pid) => readFileSync(`/proc/${pid}/comm`, 'utf8').startsWith('QtWebEngine'));
const held = web.map((pid) => Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))[1]));
console.log(`the view's ${web.length} web processes: ${(held.reduce((sum, each) => sum + each, 0) / 1024).toFixed(0)} MB`);

await visitor.close();
anna.close();
await backend.stop();
await desk.close();
