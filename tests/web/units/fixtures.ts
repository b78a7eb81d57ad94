// SPDX-License-Identifier: GPL-3.0-or-later
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

// Not by the global URL: in jsdom that is jsdom's, which Node's files do not know.
const folder = join(dirname(fileURLToPath(import.meta.url)), '../../fixtures');

/** A file of tests/fixtures, which the C++ tests read too. */
export function fixture(path: string): unknown {
    return JSON.parse(readFileSync(join(folder, path), 'utf8'));
}

/** The names without .json of the files in a folder of tests/fixtures. */
export function fixtureNames(path: string): string[] {
    const names = readdirSync(join(folder, path)).filter((name) => name.endsWith('.json'));
    return names.map((name) => name.slice(0, -'.json'.length)).sort();
}
