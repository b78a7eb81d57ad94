// SPDX-License-Identifier: GPL-3.0-or-later
//
// The glue of the desk's mirror, in a script world of its own: what the console pushes is drawn and scaled into the view. It hears only
// what the console filtered, and says nothing but answers. The page itself has no scripts.
import { ReplayStage } from '../../../app/chatbox/src/shared/replaystage';
import { Touching, type Touch } from './touch';

interface Page {
    push(lines: string[]): number;
    scale(zoom: number | undefined): void;
    /** Words of the reasons for which something is hidden. */
    say(words: Record<string, string>): void;
    /** The picture that the page names by \a hash. */
    picture(hash: string, url: string): void;
    title(): string;
    /** What lies at a point of the view, has this number, or comes next in the page's order. */
    at(x: number, y: number): Touch | null;
    node(id: number): Touch | null;
    next(id: number, step: number): Touch | null;
    /** Moves what the view shows of a page that is larger. */
    pan(x: number, y: number): void;
}

const glass = document.getElementById('glass') as HTMLElement;
const stage = new ReplayStage(document.getElementById('stage') as HTMLElement, place);
const touching = new Touching(stage);
let zoom: number | undefined;
let words: Record<string, string> = {};
/** Where the advisor looks, when the page is larger than the view. */
let offset = { x: 0, y: 0 };

function place(): void {
    const { clientWidth, clientHeight } = document.documentElement;
    const { size, wrapper } = stage;
    const margin = 12;
    const fit = Math.min((clientWidth - 2 * margin) / size.width, (clientHeight - 2 * margin) / size.height);
    const factor = zoom ?? Math.max(0.05, Math.min(1, fit));
    const spare = { x: clientWidth - size.width * factor, y: clientHeight - size.height * factor };
    offset = { x: Math.min(0, Math.max(offset.x, spare.x - margin)), y: Math.min(0, Math.max(offset.y, spare.y - margin)) };
    const left = spare.x >= 2 * margin ? spare.x / 2 : margin + offset.x;
    const top = spare.y >= 2 * margin ? spare.y / 2 : margin + offset.y;
    wrapper.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px) scale(${factor})`;
}

window.addEventListener('resize', place);
function pan(x: number, y: number): void {
    offset = { x: offset.x - x, y: offset.y - y };
    place();
}

glass.addEventListener('wheel', (event) => pan(event.deltaX, event.deltaY));
glass.addEventListener('mousemove', (event) => {
    const box = stage.wrapper.getBoundingClientRect();
    const factor = box.width / stage.size.width;
    const at = stage.page?.elementFromPoint((event.clientX - box.left) / factor, (event.clientY - box.top) / factor);
    const reason = at?.closest('[idz_hide]')?.getAttribute('idz_hide') ?? '';
    const title = words[reason] ?? '';
    if (glass.title !== title) glass.title = title;
});
for (const type of ['click', 'mousedown', 'dragstart', 'drop', 'contextmenu'] as const) glass.addEventListener(type, (event) => event.preventDefault());

const page: Page = {
    push(lines) {
        stage.push(lines);
        return lines.length;
    },
    scale(wanted) {
        zoom = wanted;
        place();
    },
    say(texts) {
        words = texts;
    },
    picture: (hash, url) => stage.picture(hash, url),
    title: () => stage.page?.title ?? '',
    at: (x, y) => touching.at(x, y),
    node: (id) => touching.node(id),
    next: (id, step) => touching.next(id, step),
    pan,
};
(window as unknown as { visavis: Page }).visavis = page;
place();
