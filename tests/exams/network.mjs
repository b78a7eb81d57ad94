// SPDX-License-Identifier: GPL-3.0-or-later
// The exam of the network: node network.mjs DESK SCHEDULES [SEED]
//
// A visitor in real Chromium and the real console (networkdesk) talk over a proxy that plays SCHEDULES of faults. Both write before, during and after
// each. Whatever happens: each message stands once in both threads, in the same order; who is cut off is told so within 5 s; 10 s
// after the network is well again both are there and nothing waits.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Backend, eventually } from '../web/backend.mjs';
import { Visitor } from '../web/visitor.mjs';
import { Proxy } from './proxy.mjs';

const full = 300;
const toldWithin = 5000;
const resumedWithin = 10_000;
const [program, count = String(full), seed = String(Date.now() % 1e9)] = process.argv.slice(2);
console.log(`network exam: ${count} schedules, seed ${seed}`);
if (Number(count) < full) console.log(`REDUCED ${count} of ${full}`);

/** Numbers in [0, 1) that a seed repeats (mulberry32, public domain). */
function randomFrom(start) {
    let state = start >>> 0;
    return () => {
        state = (state + 0x6d2b79f5) >>> 0;
        let t = Math.imul(state ^ (state >>> 15), state | 1);
        t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
        return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
    };
}
const random = randomFrom(Number(seed));
const between = (from, to) => from + random() * (to - from);
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** One or two faults, one after the other. cut: who must notice. */
const kinds = [
    () => ({ kind: 'latency', ms: Math.round(between(50, 1500)), lasts: between(500, 4000), cut: [] }),
    () => ({ kind: 'slices', bytes: Math.ceil(between(1, 40)), lasts: between(500, 3000), cut: [] }),
    () => ({ kind: 'blackhole', kills: false, lasts: between(200, 1500), cut: [] }),
    () => ({ kind: 'blackhole', kills: false, lasts: between(6000, 9000), cut: ['desk', 'box'] }),
    () => ({ kind: 'blackhole', kills: true, lasts: between(6000, 8000), cut: ['desk', 'box'] }),
    () => ({ kind: 'reset', lasts: between(0, 1000), cut: [] }),
    () => ({ kind: 'reset', lasts: between(5500, 7000), cut: ['desk', 'box'] }),
    () => ({ kind: 'halfopenClient', lasts: between(100, 500), cut: ['desk', 'box'] }),
    () => ({ kind: 'halfopenServer', lasts: between(100, 500), cut: [] }),
];

const folder = mkdtempSync(join(tmpdir(), 'visavis-network-'));
const proxy = await Proxy.listen();
const backend = await Backend.start({ publicUrl: `http://127.0.0.1:${proxy.port}` });
proxy.target = backend.port;

const desk = spawn(program, [join(folder, 'settings.ini'), `http://127.0.0.1:${proxy.port}`, 'anna'], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, VISAVIS_TEST_PASSWORD: backend.passwords.anna, QT_QPA_PLATFORM: 'offscreen' },
});
let atDesk = { live: false, unsent: 0, mine: false, messages: [] };
createInterface({ input: desk.stdout }).on('line', (line) => (atDesk = JSON.parse(line)));
const visitor = await Visitor.open(backend);
await eventually('the desk is there', () => atDesk.live);
await visitor.go('/');
const box = await visitor.openChat();
await visitor.accept(box);
await visitor.say(box, 'Hello');
await eventually('the conversation is at the desk', () => atDesk.mine && atDesk.messages.length > 0);

/** How the box stands: whether it says that there is no connection, what waits, the last messages. */
const atBox = () =>
    box.evaluate(() => ({
        live: document.querySelector('#status').textContent === '',
        waiting: document.querySelectorAll('.message.mine[data-delivery="pending"], .message.mine[data-delivery="failed"]').length,
        messages: [...document.querySelectorAll('.message .text')].slice(-80).map((each) => each.textContent),
    }));
const faults = [];
const resumed = [];
const told = { desk: [], box: [] };
let number = 0;
let sent = [];
const write = async () => {
    const say = (who) => {
        const text = `${who} ${++number}`;
        sent.push(text);
        return text;
    };
    desk.stdin.write(`${say('desk')}\n`);
    await visitor.say(box, say('box'));
};

for (let schedule = 1; schedule <= Number(count) && faults.length === 0; ++schedule) {
    sent = [];
    const plays = Array.from({ length: random() < 0.3 ? 2 : 1 }, () => kinds[Math.floor(random() * kinds.length)]());
    const name = `schedule ${schedule} (${plays.map((each) => each.kind).join(', ')})`;
    await write();
    for (const play of plays) {
        proxy.suffer(play);
        const began = Date.now();
        const noticed = play.cut.map(async (who) => {
            const isCut = async () => (who === 'desk' ? !atDesk.live : !(await atBox()).live);
            await eventually(`${name}: ${who} says that it is cut off`, isCut, 20_000).then(
                () => {
                    const after = Date.now() - began;
                    told[who].push(after);
                    if (after > toldWithin) faults.push(`${name}: the ${who} said it after ${after} ms`);
                },
                (error) => faults.push(error.message),
            );
        });
        await pause(play.lasts * random());
        await write();
        await pause(Math.max(0, began + play.lasts - Date.now()));
        if (!play.kind.startsWith('halfopen')) await Promise.all(noticed);
        proxy.heal();
        await Promise.all(noticed);
    }
    const healed = Date.now();
    await write();
    const isWhole = async () => {
        const seen = await atBox();
        const whole = (messages) => sent.every((text) => messages.includes(text));
        return atDesk.live && atDesk.unsent === 0 && seen.live && seen.waiting === 0 && whole(atDesk.messages) && whole(seen.messages);
    };
    try {
        await eventually(`${name}: everything is where it belongs`, isWhole, 40_000);
        resumed.push(Date.now() - healed);
        if (resumed.at(-1) > resumedWithin) faults.push(`${name}: resumed after ${resumed.at(-1)} ms`);
    } catch (error) {
        faults.push(`${error.message}; desk ${JSON.stringify(atDesk)}; box ${JSON.stringify(await atBox())}`);
        break;
    }
    const seen = (await atBox()).messages;
    for (const text of sent) {
        if (atDesk.messages.filter((each) => each === text).length !== 1) faults.push(`${name}: "${text}" does not stand at the desk once`);
        if (seen.filter((each) => each === text).length !== 1) faults.push(`${name}: "${text}" does not stand in the box once`);
    }
    const common = (messages) => messages.filter((text) => sent.includes(text)).join('|');
    if (common(atDesk.messages) !== common(seen)) faults.push(`${name}: the order differs`);
    for (const who of ['desk', 'box']) {
        const own = sent.filter((text) => text.startsWith(who)).join('|');
        if (seen.filter((text) => sent.includes(text) && text.startsWith(who)).join('|') !== own) faults.push(`${name}: what the ${who} wrote is not in the order in which it was written`);
    }
    if (schedule % 20 === 0) console.log(`${schedule} schedules, ${number} messages`);
}

await visitor.close();
desk.stdin.end();
await backend.stop();
await proxy.close();
rmSync(folder, { recursive: true, force: true });
const most = (values) => (values.length > 0 ? `${Math.max(...values)} ms at most (${values.length} times)` : 'never');
for (const fault of faults) console.log(`FAULT ${fault}`);
console.log(`${resumed.length} schedules, ${number} messages, each once and in order on both sides; resumed after ${most(resumed)}; "not connected" said after: desk ${most(told.desk)}, box ${most(told.box)}; ${faults.length} faults`);
process.exit(faults.length === 0 ? 0 : 1);
