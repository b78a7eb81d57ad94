// SPDX-License-Identifier: GPL-3.0-or-later
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
    // Vite serves nothing from outside of these folders to tests that run in jsdom.
    server: { fs: { allow: [fileURLToPath(new URL('.', import.meta.url)), fileURLToPath(new URL('../../tests', import.meta.url))] } },
    test: {
        // Tests never ship, so they live outside of app/. No node_modules lies above them: they import nothing but sources,
        // and find describe, expect and vi as globals.
        dir: fileURLToPath(new URL('../../tests/web/units', import.meta.url)),
        globals: true,
        include: ['**/*.test.ts'],
        testTimeout: 20_000,
        passWithNoTests: false,
        restoreMocks: true,
        unstubGlobals: true,
        // Two workers at most: the machines that run this build C++ beside it.
        poolOptions: { forks: { maxForks: 2, minForks: 1 } },
    },
});
