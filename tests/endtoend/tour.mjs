// SPDX-License-Identifier: GPL-3.0-or-later
//
// node tests/endtoend/tour.mjs --programs build/bin --output FOLDER
//
// A visitor in Chromium on the sample shop and advisors at real console windows, over a real backend with real storage and
// a real keychain. Needs the desk that packaging/desk makes (screen, window manager, bus, keychain). Leaves transcript.md
// and numbered pictures of both sides in FOLDER; the exit status is not 0 if anything of it did not happen.
//
// The story is told in chapters, each a list of steps; a step is one short function that does something by hand and proves
// what followed. To extend it, add a step where it belongs in the story, or a chapter below.

import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { comingHome } from './chapters/cominghome.mjs';
import { consent } from './chapters/consent.mjs';
import { conversation } from './chapters/conversation.mjs';
import { handover } from './chapters/handover.mjs';
import { lending } from './chapters/lending.mjs';
import { mirror } from './chapters/mirror.mjs';
import { office } from './chapters/office.mjs';
import { officer } from './chapters/officer.mjs';
import { proof } from './chapters/proof.mjs';
import { supervision } from './chapters/supervision.mjs';
import { team } from './chapters/team.mjs';
import { Transcript } from './transcript.mjs';

const { values: options } = parseArgs({ options: { programs: { type: 'string' }, output: { type: 'string' } } });
if (!options.programs || !options.output) {
    console.error('tour: needs --programs FOLDER and --output FOLDER');
    process.exit(2);
}

const output = resolve(options.output);
const scratch = resolve(process.env.HOME, 'tour');
for (const folder of [output, scratch]) mkdirSync(folder, { recursive: true });

/** What the chapters hand on to each other. */
const stage = {
    transcript: new Transcript(output),
    program: resolve(options.programs, 'visavis'),
    backendProgram: resolve(options.programs, 'visavis-backend'),
    scratch,
    workspace: `${scratch}/workspace`,
    screen: { console: { x: 1, y: 24, width: 1230, height: 1052 }, browser: { x: 1234, y: 0, width: 684, height: 1076 } },
    consoles: [],
    visitor: undefined,
};

let status = 0;
const patience = setTimeout(() => {
    console.error('tour: it takes too long');
    process.exit(1);
}, 400000);
try {
    for (const chapter of [comingHome, consent, conversation, mirror, lending, handover, supervision, office, team, officer, proof]) await chapter(stage);
    stage.transcript.finish();
} catch (error) {
    await stage.transcript.fail(error);
    status = 1;
}
clearTimeout(patience);
await stage.visitor?.close().catch(() => undefined);
for (const each of stage.consoles) each.kill();
process.exit(status);
