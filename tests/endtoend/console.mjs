// SPDX-License-Identifier: GPL-3.0-or-later
// An advisor at a real console window. The program tells where its widgets are and what they show (ui/tour/tourcontrol.h);
// every click and key goes through the screen as a person's would.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import readline from 'node:readline';
import { eventually, hand, placeWindow, raiseWindow, windowsOf } from './machine.mjs';

/** Isolates and other marks that the desk puts around a visitor's text, which are no part of it. */
const plain = (text) => text.replace(/[\u2066-\u2069]/g, '');

export class Console {
    /** Starts \a program with \a args as \a name's desk; \a folder takes its configuration and its log. */
    static async open({ program, name, args, folder, place }) {
        const self = new Console();
        self.name = name;
        self.waiting = [];
        self.process = spawn(program, [...args, '--tour', folder], {
            stdio: ['pipe', 'pipe', 'pipe'],
            env: { ...process.env, XDG_CONFIG_HOME: `${folder}/config` },
        });
        self.process.stderr.pipe(createWriteStream(`${folder}/${name}.log`));
        self.process.stdin.on('error', () => undefined); // its end is told by "exit"
        self.ended = once(self.process, 'exit').then(([code, signal]) => {
            self.exit = signal ?? code;
            for (const give of self.waiting.splice(0)) give({ error: `the console ended (${self.exit})` });
            return self.exit;
        });
        readline.createInterface({ input: self.process.stdout }).on('line', (line) => self.waiting.shift()?.(JSON.parse(line)));
        self.window = await eventually(`the window of ${name}'s console did not open`, async () => {
            if (self.exit !== undefined) throw new Error(`${name}'s console ended at once (${self.exit})`);
            return (await windowsOf(self.process.pid))[0];
        });
        await placeWindow(self.window, place.x, place.y, place.width, place.height);
        await self.raise();
        return self;
    }

    ask(command) {
        if (this.exit !== undefined) return Promise.reject(new Error(`${this.name}'s console ended (${this.exit})`));
        return new Promise((resolve, reject) => {
            this.waiting.push((answer) =>
                answer.error ? reject(new Error(`${this.name}'s console: ${answer.error}`)) : resolve(answer));
            this.process.stdin.write(`${JSON.stringify(command)}\n`);
        });
    }

    raise() {
        return raiseWindow(this.window);
    }

    async read(name) {
        return plain((await this.ask({ do: 'read', name })).text);
    }

    async isChecked(name) {
        return (await this.ask({ do: 'read', name })).checked;
    }

    find(name) {
        return this.ask({ do: 'find', name });
    }

    /** Waits until widget \a name is visible and shows \a text. */
    shows(name, text = '', timeout = 15000) {
        return this.ask({ do: 'wait', name, text, timeout });
    }

    /** Waits until the thread marks our own \a text as \a delivery, such as Seen. */
    marks(text, delivery) {
        return eventually(
            async () => `${this.name}'s thread does not mark “${text}” as ${delivery}: ${await this.read('threadView')}`,
            async () => (await this.read('threadView')).includes(`${text}: ${delivery}`),
        );
    }

    /** Waits until widget \a name is hidden or does not show \a text any more. */
    hides(name, text = '', timeout = 15000) {
        return this.ask({ do: 'gone', name, text, timeout });
    }

    /** Clicks the middle of widget \a name, or \a fromLeft pixels from its left edge (a check box hears only at its text). */
    async click(name, fromLeft) {
        await this.shows(name);
        const box = await eventually(`${name} stays disabled at ${this.name}'s`, async () => {
            const found = await this.find(name);
            return found.enabled && found.visible ? found : undefined;
        });
        await hand.click(box.x + (fromLeft ?? box.width / 2), box.y + box.height / 2);
    }

    /** Clicks the row of list \a name that shows \a text. */
    async clickRow(name, text) {
        await this.shows(name, text);
        const box = await this.ask({ do: 'row', name, text });
        await hand.click(box.x + Math.min(box.width / 2, 160), box.y + box.height / 2);
    }

    async typeInto(name, text) {
        await this.click(name);
        await hand.type(text);
    }

    /** Chooses the entry of combo box \a name that is \a steps below the first. */
    async choose(name, steps, text) {
        await this.click(name);
        await new Promise((resolve) => setTimeout(resolve, 250)); // the popup ignores keys of its first moment
        await hand.key('Home', ...Array(steps).fill('Down'), 'Return');
        await this.shows(name, text);
    }

    /** Writes \a text and sends it by Enter. */
    async say(text) {
        await this.typeInto('composer', text);
        await hand.key('Return');
        await this.shows('threadView', text);
    }

    /** Closes the window by its end of input, as when the tour goes; \returns the exit status. */
    async close() {
        this.process.stdin.end();
        const late = new Promise((resolve) => setTimeout(resolve, 10000, 'late'));
        if ((await Promise.race([this.ended, late])) === 'late') {
            this.process.kill('SIGKILL');
            throw new Error(`${this.name}'s console did not end within 10 s`);
        }
        return this.exit;
    }

    kill() {
        if (this.exit === undefined) this.process.kill('SIGKILL');
    }
}
