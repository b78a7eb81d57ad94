// SPDX-License-Identifier: GPL-3.0-or-later
// Pages that nobody here wrote: templates that npm packages ship, each recorded in Chromium by our recorder and drawn by the desk's view, side by side. The
// pictures are for eyes. tests/exam pages runs it.
//
//   node pages.mjs PACKAGES SHARE SHOT OUTPUT     PACKAGES: a node_modules folder; SHOT: the program mirrorshot, behind tests/mirror/asperson
import { execFileSync } from 'node:child_process';
import { createReadStream, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { extname, join, normalize } from 'node:path';

const { chromium } = createRequire(new URL('../../../app/chatbox/package.json', import.meta.url))('playwright-core');
const [packages, share, shot, output] = process.argv.slice(2);
const recorder = readFileSync(join(share, 'chatbox/recorder.js'), 'utf8');
const types = { '.html': 'text/html', '.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml', '.png': 'image/png', '.jpg': 'image/jpeg', '.woff2': 'font/woff2', '.woff': 'font/woff' };
const pages = {
    'admin-lte-dashboard': 'admin-lte/index.html',
    'sb-admin-2': 'startbootstrap-sb-admin-2/index.html',
    'clean-blog': 'startbootstrap-clean-blog/dist/index.html',
    'shop-homepage': 'startbootstrap-shop-homepage/dist/index.html',
    'shop-item': 'startbootstrap-shop-item/dist/index.html',
    agency: 'startbootstrap-agency/dist/index.html',
};

const server = createServer((request, response) => {
    const file = join(packages, normalize(decodeURIComponent(request.url.split(/[?#]/)[0])));
    if (!existsSync(file) || !statSync(file).isFile()) return response.writeHead(404).end();
    response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' });
    createReadStream(file).pipe(response);
}).listen(0, '127.0.0.1');
await new Promise((resolve) => server.once('listening', resolve));
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', chromiumSandbox: process.getuid?.() !== 0, args: ['--disable-dev-shm-usage'] });
mkdirSync(output, { recursive: true });
for (const [name, path] of Object.entries(pages)) {
    if (!existsSync(join(packages, path))) {
        console.error(`${name}: ${path} is not there`);
        process.exitCode = 1;
        continue;
    }
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.route((url) => url.hostname !== '127.0.0.1', (route) => route.abort()); // what others host is not asked for
    await page.goto(`http://127.0.0.1:${server.address().port}/${path}`, { waitUntil: 'load' });
    await page.waitForTimeout(3000);
    await page.screenshot({ path: join(output, `${name}-visitor.png`) });
    await page.evaluate(recorder);
    const began = Date.now();
    await page.evaluate(
        () =>
            new Promise((ready) => {
                globalThis.lines = [];
                globalThis.pictures = [];
                const { port1, port2 } = new MessageChannel();
                port1.onmessage = ({ data }) => {
                    if (data.type === 'ready') port1.postMessage({ type: 'keyframe' });
                    else if (data.type === 'picture') globalThis.pictures.push([data.hash, btoa(String.fromCharCode(...new Uint8Array(data.bytes)))]);
                    else globalThis.lines.push(new TextDecoder().decode(data.lines));
                    if (data.type === 'batch') ready();
                };
                globalThis[Symbol.for('visavis:recorder')]({ level: 'marked', hide: [], own: undefined, port: port2 });
            }),
    );
    const took = Date.now() - began;
    await page.waitForTimeout(4000); // pictures come one by one
    const { lines, pictures } = await page.evaluate(() => ({ lines: globalThis.lines.join('\n'), pictures: globalThis.pictures }));
    const file = join(output, `${name}.json`);
    writeFileSync(file, JSON.stringify({ lines, pictures }));
    execFileSync(shot.split(' ')[0], [...shot.split(' ').slice(1), file, join(output, `${name}-desk.png`)], { stdio: 'inherit' });
    execFileSync('convert', [join(output, `${name}-visitor.png`), join(output, `${name}-desk.png`), '+append', join(output, `${name}.png`)]);
    console.log(`${name}: ${lines.length} bytes, ${pictures.length} pictures, whole page after ${took} ms`);
    await page.close();
}
await browser.close();
server.close();
