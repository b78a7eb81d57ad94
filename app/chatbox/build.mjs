// SPDX-License-Identifier: GPL-3.0-or-later
//
// Bundles the loader (chatbox.js), the recorder (recorder.js) and the box (box/) into the folder given by --outdir=DIR, and refuses what
// is heavier than its budget: the loader is on every page of every customer.
import { build } from 'esbuild';
import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

// Bytes, gzipped. The loader's is that of DESIGN.md section 6; the recorder comes only where somebody is to see the page.
const budgets = { 'chatbox.js': 12 * 1024, 'recorder.js': 48 * 1024 };
const here = dirname(fileURLToPath(import.meta.url));
const outdir = resolve(process.argv.find((argument) => argument.startsWith('--outdir='))?.slice(9) ?? join(here, 'dist'));
const { version } = JSON.parse(readFileSync(join(here, 'package.json'), 'utf8'));

const common = {
    absWorkingDir: here,
    bundle: true,
    format: 'iife',
    target: ['es2020'],
    minify: true,
    legalComments: 'none',
    banner: { js: '/* Visavis chatbox. SPDX-License-Identifier: GPL-3.0-or-later */' },
    define: { VISAVIS_VERSION: JSON.stringify(version), VISAVIS_WALL: String(!process.argv.includes('--without-wall')) },
    logLevel: 'warning',
};

mkdirSync(join(outdir, 'box'), { recursive: true });
await build({ ...common, entryPoints: ['src/loader/main.ts'], outfile: join(outdir, 'chatbox.js') });
await build({ ...common, entryPoints: ['src/recorder/main.ts'], outfile: join(outdir, 'recorder.js') });
await build({ ...common, entryPoints: ['src/box/main.ts'], outfile: join(outdir, 'box', 'box.js') });
await build({
    absWorkingDir: here,
    entryPoints: ['page/box/box.css'],
    bundle: true,
    minify: true,
    target: ['chrome87', 'firefox78', 'safari14'],
    outfile: join(outdir, 'box', 'box.css'),
    logLevel: 'warning',
});
// Only where a visitor asks what the advisor sees.
await build({ ...common, entryPoints: ['src/seen/main.ts'], outfile: join(outdir, 'box', 'seen.js') });
for (const file of ['index.html', 'seen.html', 'seen.css']) cpSync(join(here, 'page/box', file), join(outdir, 'box', file));

// The page that the console's mirror draws in. Qt WebEngine 6.4 is Chromium 102, which knows no :modal yet.
const mirror = process.argv.find((argument) => argument.startsWith('--mirror='))?.slice(9);
if (mirror) {
    const noModal = {
        name: 'no-modal',
        setup: (bundle) =>
            bundle.onLoad({ filter: /@rrweb\/replay\/dist\/replay\.js$/ }, ({ path }) => {
                const source = readFileSync(path, 'utf8');
                const contents = source.replaceAll('dialog.matches("dialog:modal")', 'false');
                if (contents === source) throw new Error('the replayer has no :modal any more: take this away');
                return { contents, loader: 'js' };
            }),
    };
    await build({ ...common, target: ['chrome102'], nodePaths: [join(here, 'node_modules')], entryPoints: [join(here, '../../ui/mirror/page/main.ts')], outfile: resolve(mirror, 'page.js'), plugins: [noModal] });
}

for (const [file, budget] of Object.entries(budgets)) {
    const weight = gzipSync(readFileSync(join(outdir, file)), { level: 9 }).length;
    console.log(`${file}: ${weight} of ${budget} bytes gzipped`);
    if (weight <= budget) continue;
    console.error(`${file} is ${weight - budget} bytes over its budget.`);
    process.exitCode = 1;
}
