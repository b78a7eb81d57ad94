// SPDX-License-Identifier: GPL-3.0-or-later
// One backend for a test file.

import { after, before } from 'node:test';
import { Backend } from './backend.mjs';

/** What is there once the tests of the file run. */
export function stage(options = {}) {
    const on = {};
    before(async () => {
        on.backend = await Backend.start(options);
    });
    after(async () => {
        await on.backend?.stop();
    });
    return on;
}
