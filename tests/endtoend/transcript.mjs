// SPDX-License-Identifier: GPL-3.0-or-later
// What happened, step by step, for people: printed while it happens, and left as transcript.md with numbered pictures.

import { writeFileSync } from 'node:fs';
import { hand, photograph } from './machine.mjs';

export class Transcript {
    constructor(folder) {
        this.folder = folder;
        this.pictures = 0;
        this.lines = ['# The tour', ''];
        this.began = Date.now();
        this.steps = 0;
        this.asserted = 0;
    }

    write(line) {
        this.lines.push(line);
        writeFileSync(`${this.folder}/transcript.md`, `${this.lines.join('\n')}\n`);
    }

    seconds() {
        return ((Date.now() - this.began) / 1000).toFixed(1);
    }

    /** Runs one step of the story; whatever it throws ends the tour. */
    async step(title, play) {
        this.steps += 1;
        console.log(`   ${this.seconds().padStart(5)} s  ${title}`);
        this.write(`## ${this.steps}. ${title}\n`);
        await play();
        this.write('');
    }

    /** Notes what was seen to be so; \a holds false ends the tour. */
    proves(sentence, holds = true) {
        if (!holds) throw new Error(`not so: ${sentence}`);
        this.asserted += 1;
        this.write(`- ${sentence}`);
    }

    /** A picture of the whole screen, both sides. */
    async picture(name) {
        await hand.aside();
        await new Promise((resolve) => setTimeout(resolve, 350)); // for what fades in
        this.pictures += 1;
        const file = `${String(this.pictures).padStart(2, '0')}-${name}.png`;
        await photograph(`${this.folder}/${file}`);
        this.write(`\n![${name.replaceAll('-', ' ')}](${file})\n`);
        return file;
    }

    finish() {
        this.write(`---\n\n${this.steps} steps, ${this.asserted} assertions, ${this.pictures} pictures, ${this.seconds()} s. Everything happened.`);
        console.log(`   ${this.seconds().padStart(5)} s  everything happened: ${this.steps} steps, ${this.asserted} assertions, ${this.pictures} pictures`);
    }

    async fail(error) {
        await photograph(`${this.folder}/failure.png`).catch(() => undefined);
        this.write(`\n**This did not happen:** ${error.message}\n\n![the screen then](failure.png)\n`);
        console.error(`\ntour: this did not happen: ${error.stack}`);
    }
}
