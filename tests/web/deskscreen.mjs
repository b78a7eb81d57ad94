// SPDX-License-Identifier: GPL-3.0-or-later
// The desk's own pane on a virtual screen, fed from an advisor's socket, and the last colours of the pixel in its middle.

import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { eventually } from './backend.mjs';

export class DeskScreen {
    pixels = new Map();
    /** What else the desk said: presses, places, commands. */
    heard = () => undefined;
    #parts = [];

    /** VISAVIS_DESK is the command that starts mirrordesk. */
    static async open() {
        const self = new DeskScreen();
        self.screen = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '1400x900x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'pipe', 'ignore'] });
        self.display = await new Promise((resolve) => self.screen.stdout.once('data', (text) => resolve(`:${String(text).trim()}`)));
        const [program, ...parameters] = process.env.VISAVIS_DESK.split(' ');
        self.desk = spawn(program, parameters, { stdio: ['pipe', 'pipe', 'inherit'], env: { ...process.env, SCREEN: self.display } });
        createInterface({ input: self.desk.stdout }).on('line', (line) => {
            const said = JSON.parse(line);
            if (said.pixel) self.pixels.set(said.pixel, said.at);
            else self.heard(said);
        });
        await eventually('the desk', () => self.pixels.size > 0);
        return self;
    }

    /** Shows what \a advisor is sent of a page. */
    follow(advisor) {
        advisor.socket.on('message', (data, isBinary) => {
            if (!isBinary || data[1] === 2) return;
            this.#parts.push(data.subarray(28));
            if ((data[2] & 2) === 0) return;
            this.say({ page: data.readUInt32BE(20), batch: data.readUInt32BE(24), lines: Buffer.concat(this.#parts).toString() });
            this.#parts = [];
        });
    }

    say(message) {
        this.desk.stdin.write(`${JSON.stringify(message)}\n`);
    }

    async close() {
        this.desk.stdin.end();
        await new Promise((resolve) => this.desk.once('exit', resolve));
        this.screen.kill();
    }
}

const quantile = (values, q) => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(q * values.length))];

/** Prints the middle and the slow end of \a values. */
export function line(name, values, unit = 'ms') {
    console.log(`${name}: p50 ${quantile(values, 0.5).toFixed(1)} ${unit}, p95 ${quantile(values, 0.95).toFixed(1)} ${unit}, n=${values.length}`);
}
