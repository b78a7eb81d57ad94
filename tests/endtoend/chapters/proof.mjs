// SPDX-License-Identifier: GPL-3.0-or-later
// Everybody goes home; what is left on the disk is looked at.

import { childrenOf, eventually, isAlive, output, searchFiles } from '../machine.mjs';

export async function proof(stage) {
    const { transcript, visitor, anna } = stage;

    await transcript.step('Everybody goes home, and with Anna\'s console its backend', async () => {
        await visitor.close();
        stage.visitor = undefined;
        const [backend] = await childrenOf(anna.process.pid, 'visavis-backend');
        for (const desk of [stage.olga, stage.mara, stage.ben, anna]) {
            await desk.raise();
            transcript.proves(`${desk.name}'s console ends cleanly`, (await desk.close()) === 0);
        }
        await eventually('the backend outlives its console', () => !isAlive(backend));
        transcript.proves('The backend has ended with it');
    });

    await transcript.step('The chain of consent records holds', async () => {
        const words = await output(stage.backendProgram, 'verify', '--data', stage.workspace);
        transcript.proves(`visavis-backend verify: “${words}”`, /holds/.test(words) && !/\b0 consent/.test(words));
    });

    await transcript.step('Nothing that was written stands readable on the disk', async () => {
        for (const text of ['Linnea still', 'marie@example.org', 'Marie Dubois', 'CANARY-5f21c0', 'Perhaps also the green', 'cotton cable']) {
            const disk = searchFiles(stage.workspace, text);
            transcript.proves(`“${text}” is in none of ${disk.read} files of the workspace`, disk.read > 0 && disk.found.length === 0);
        }
    });
}
