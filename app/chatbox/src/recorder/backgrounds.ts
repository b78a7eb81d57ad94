// SPDX-License-Identifier: GPL-3.0-or-later
import { drawn, mostOfPage } from './pictures';

/** A name in a style sheet has room for 28 bytes; the rest of a picture's 32 is zero, which tells it from a hash. */
const nameBytes = 28;
const most = 60;
const looks = 5;
/** Of the main thread at a time. */
const slice = 4;

interface Background {
    readonly url: string;
    readonly name: string;
    readonly hash: string;
}

/**
 * The pictures that style sheets put behind elements. In the sheets that are told an address becomes url(#picture-…), which asks nobody for
 * anything and which the other walls know as a name; the picture follows once it is drawn, if the browser has it already, if an element that
 * is seen shows it, and none that is hidden.
 */
export class Backgrounds {
    private readonly send: (hash: string, bytes: ArrayBuffer) => void;
    private readonly isHidden: (element: Element) => boolean;
    private readonly known = new Map<string, Background>();
    private readonly sent = new Set<Background>();
    private bytes = 0;
    private timer: ReturnType<typeof setTimeout> | undefined;
    /** Looks that are left for what is still loading, or not shown yet. */
    private patience = 0;
    private ended = false;

    constructor(send: (hash: string, bytes: ArrayBuffer) => void, isHidden: (element: Element) => boolean) {
        this.send = send;
        this.isHidden = isHidden;
    }

    /** What stands for \a address in a sheet; nothing when its picture cannot travel. */
    nameOf(address: string): string | undefined {
        const url = ownAddress(address);
        if (url === undefined) return undefined;
        let background = this.known.get(url);
        if (!background) {
            if (this.known.size >= most) return undefined;
            background = { url, ...newName() };
            this.known.set(url, background);
            this.patience = looks;
        }
        this.look(200);
        return background.name;
    }

    /** The whole page is told again, to somebody who may have none of them. */
    restart(): void {
        this.sent.clear();
        this.bytes = 0;
        this.patience = looks;
        if (this.known.size > 0) this.look(200);
    }

    stop(): void {
        this.ended = true;
        clearTimeout(this.timer);
    }

    private look(after: number): void {
        if (this.timer === undefined && !this.ended) this.timer = setTimeout(() => void this.bring(), after);
    }

    private async bring(): Promise<void> {
        --this.patience;
        const wanted = this.unsent().filter(({ url }) => isLoaded(url));
        const pictures = new Map<Background, ArrayBuffer>();
        for (const each of wanted) {
            const bytes = await pictureAt(each.url).catch(() => undefined);
            if (bytes) pictures.set(each, bytes);
        }
        const { shown, hidden } = pictures.size > 0 ? await this.scan() : { shown: new Set<string>(), hidden: new Set<string>() };
        this.timer = undefined;
        if (this.ended) return;
        for (const [each, bytes] of pictures) {
            if (!shown.has(each.url) || hidden.has(each.url) || this.sent.has(each) || this.bytes + bytes.byteLength > mostOfPage) continue;
            this.sent.add(each);
            this.bytes += bytes.byteLength;
            this.send(each.hash, bytes);
        }
        if (this.patience > 0 && this.unsent().length > 0) this.look(1000);
    }

    private unsent(): Background[] {
        return [...this.known.values()].filter((each) => !this.sent.has(each));
    }

    /** The addresses behind elements that are seen, and behind hidden ones. */
    private async scan(): Promise<{ shown: Set<string>; hidden: Set<string> }> {
        const shown = new Set<string>();
        const hidden = new Set<string>();
        const walker = document.createTreeWalker(document, NodeFilter.SHOW_ELEMENT);
        let until = performance.now() + slice;
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const element = node as Element;
            const urls = ['', '::before', '::after'].flatMap((pseudo) => addressesIn(getComputedStyle(element, pseudo).backgroundImage));
            if (urls.length > 0) {
                const into = this.isHidden(element) ? hidden : shown;
                for (const url of urls) into.add(url);
            }
            if (performance.now() > until) {
                await new Promise((go) => setTimeout(go));
                until = performance.now() + slice;
            }
        }
        return { shown, hidden };
    }
}

/** The whole address of a picture of the page's own, which a canvas may read. */
function ownAddress(address: string): string | undefined {
    if (/^data:image\//i.test(address)) return address.length < 200_000 ? address : undefined;
    try {
        const { origin, href } = new URL(address, document.baseURI);
        return origin === location.origin && !address.startsWith('#') ? href : undefined;
    } catch {
        return undefined;
    }
}

/** The browser has it: nothing is asked for that the page did not ask for itself. */
const isLoaded = (url: string): boolean => url.startsWith('data:') || performance.getEntriesByName(url, 'resource').length > 0;

const addressesIn = (value: string): string[] => (value.includes('url(') ? Array.from(value.matchAll(/url\("((?:[^"\\]|\\.)*)"\)/g), ([, url]) => (url as string).replace(/\\(.)/g, '$1')) : []);

async function pictureAt(url: string): Promise<ArrayBuffer | undefined> {
    const image = new Image();
    image.src = url;
    await image.decode();
    return drawn(image, url);
}

function newName(): { name: string; hash: string } {
    const hex = Array.from(crypto.getRandomValues(new Uint8Array(nameBytes)), (byte) => byte.toString(16).padStart(2, '0')).join('');
    return { name: `picture-${hex.replace(/./g, (digit) => String.fromCharCode(97 + parseInt(digit, 16)))}`, hash: hex.padEnd(64, '0') };
}
