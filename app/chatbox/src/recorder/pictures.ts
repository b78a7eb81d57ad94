// SPDX-License-Identifier: GPL-3.0-or-later

export const pictureAttribute = 'data-visavis-picture';

const mostSide = 640;
const mostBytes = 64 * 1024;
export const mostOfPage = 2 * 1024 * 1024;
const mostAtOnce = 60;
/** Small and drawn rather than photographed: kept exact, with what is transparent. */
const smallSide = 128;

interface Known {
    readonly source: string;
    readonly hash: string;
}

/**
 * The pictures of a page, drawn from what the browser has already: nothing is fetched. A picture of another origin cannot be read, and stays an
 * empty box. Each travels once by its hash, beside the events, which only name it.
 */
export class Pictures {
    private readonly send: (hash: string, bytes: ArrayBuffer) => void;
    private readonly may: (image: HTMLImageElement) => boolean;
    private readonly named: (image: HTMLImageElement, hash: string) => void;
    private readonly known = new WeakMap<HTMLImageElement, Known>();
    private readonly loading = new WeakSet<HTMLImageElement>();
    private sent = new Set<string>();
    private bytes = 0;
    private waiting: HTMLImageElement[] = [];
    private running = false;
    private ended = false;

    /** \a may: whether it is to be seen, asked last thing before it goes; \a named: it is now known by that hash. */
    constructor(send: (hash: string, bytes: ArrayBuffer) => void, may: (image: HTMLImageElement) => boolean, named: (image: HTMLImageElement, hash: string) => void) {
        this.send = send;
        this.may = may;
        this.named = named;
    }

    /** The hash to tell with \a image, if it is known; else it is drawn when there is time. */
    hashOf(image: HTMLImageElement, changed = false): string | undefined {
        // The browser takes a new address up only after those who are told of it.
        if (changed) this.known.delete(image);
        const known = this.known.get(image);
        if (known && known.source === image.currentSrc && this.sent.has(known.hash)) return known.hash;
        if (this.waiting.length < mostAtOnce && !this.waiting.includes(image)) this.waiting.push(image);
        this.run();
        return undefined;
    }

    /** The whole page is told again, to somebody who may have none of them. */
    restart(): void {
        this.sent = new Set();
        this.bytes = 0;
    }

    stop(): void {
        this.ended = true;
        this.waiting = [];
    }

    private run(): void {
        if (this.running || this.ended) return;
        this.running = true;
        setTimeout(() => void this.next(), 30);
    }

    private async next(): Promise<void> {
        const image = this.waiting.shift();
        this.running = false;
        if (!image || this.ended) return;
        try {
            await this.draw(image);
        } catch {
            // Of another origin, or broken: a box.
        }
        if (this.waiting.length > 0) this.run();
    }

    private async draw(image: HTMLImageElement): Promise<void> {
        if (!image.isConnected || this.bytes >= mostOfPage || typeof crypto.subtle === 'undefined') return;
        if (!image.complete) {
            if (this.loading.has(image)) return;
            this.loading.add(image);
            image.addEventListener(
                'load',
                () => {
                    this.loading.delete(image);
                    this.hashOf(image);
                },
                { once: true },
            );
            return;
        }
        // A picture whose address has just changed still shows the one before.
        const source = image.currentSrc;
        await image.decode();
        if (image.currentSrc !== source) return;
        const bytes = await drawn(image, source);
        if (!bytes || this.ended) return;
        const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
        const hash = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
        if (!this.may(image) || image.currentSrc !== source) return;
        this.known.set(image, { source, hash });
        if (!this.sent.has(hash)) {
            this.sent.add(hash);
            this.bytes += bytes.byteLength;
            this.send(hash, bytes);
        }
        this.named(image, hash);
    }
}

/** \a image, of \a source, drawn anew, not larger than it travels; nothing when it has no size, or cannot be made small enough. */
export async function drawn(image: HTMLImageElement, source: string): Promise<ArrayBuffer | undefined> {
    const { naturalWidth, naturalHeight } = image;
    if (naturalWidth === 0 || naturalHeight === 0) return undefined;
    const factor = Math.min(1, mostSide / Math.max(naturalWidth, naturalHeight));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(naturalWidth * factor));
    canvas.height = Math.max(1, Math.round(naturalHeight * factor));
    const context = canvas.getContext('2d');
    if (!context) return undefined;
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    const small = Math.max(naturalWidth, naturalHeight) <= smallSide || /\.(svg|gif|png|webp)([?#]|$)|^data:image\/(svg|gif|png|webp)/i.test(source);
    for (const [type, quality] of [...(small ? [['image/png'] as const] : []), ['image/jpeg', 0.8] as const, ['image/jpeg', 0.5] as const]) {
        if (type === 'image/jpeg') {
            // It knows no transparency: what is behind is white rather than black.
            context.globalCompositeOperation = 'destination-over';
            context.fillStyle = '#fff';
            context.fillRect(0, 0, canvas.width, canvas.height);
        }
        const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, type, quality));
        if (blob && blob.size <= mostBytes) return blob.arrayBuffer();
    }
    return undefined;
}
