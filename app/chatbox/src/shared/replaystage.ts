// SPDX-License-Identifier: GPL-3.0-or-later
//
// rrweb's replayer as both sides use it: at the desk, and where a visitor looks at what the desk sees. What is pushed is drawn at once.
import { Replayer } from '@rrweb/replay';

/** Every event lies in the past, so that it is applied when it comes and not when a frame is drawn: a hidden view draws none. */
const always = 8.64e15 - 1;
const keptEvents = 64;
/** What is hidden, one rule each. */
const hidden = [
    '[idz_hide] { background: repeating-linear-gradient(135deg, #e3e8ec 0 6px, #d3dae0 6px 12px) !important; border: 1px solid #b9c3cb !important; border-radius: 4px !important; box-sizing: border-box !important; min-height: 16px; color: transparent !important; }',
    '[idz_hide][style*="display:block"] { margin: 8px 0 !important; }',
    'html[idz_hide], body[idz_hide] { min-height: 100vh; }',
];

export interface Size {
    readonly width: number;
    readonly height: number;
}

export class ReplayStage {
    private readonly replayer: Replayer;
    private readonly pictures = new Map<string, string>();
    /** Of the visitor's view. */
    size: Size = { width: 1024, height: 768 };

    /** \a resized is called when the visitor's view has another size. */
    constructor(root: HTMLElement, resized: () => void) {
        this.replayer = new Replayer([], {
            root,
            liveMode: true,
            useVirtualDom: false,
            mouseTail: false,
            triggerFocus: false,
            pauseAnimation: false,
            showWarning: false,
            showDebug: false,
            UNSAFE_replayCanvas: false,
            insertStyleRules: hidden,
        });
        this.replayer.startLive(always);
        this.replayer.on('resize', (event) => {
            this.size = event as Size;
            resized();
        });
    }

    /** \a url, made by us, wherever the page names the picture \a hash, now or later. */
    picture(hash: string, url: string): void {
        this.pictures.set(hash, url);
        this.hang();
    }

    private hang(): void {
        // Only what we hang has an address: a picture that is no longer named goes.
        for (const image of Array.from(this.page?.querySelectorAll('img[src]:not([data-visavis-picture])') ?? [])) image.removeAttribute('src');
        for (const image of Array.from(this.page?.querySelectorAll<HTMLImageElement>('img[data-visavis-picture]') ?? [])) {
            const url = this.pictures.get(image.getAttribute('data-visavis-picture') ?? '') ?? '';
            if (url !== '' && image.getAttribute('src') !== url) image.setAttribute('src', url);
        }
    }

    get wrapper(): HTMLElement {
        return this.replayer.wrapper;
    }

    get page(): Document | null {
        return this.replayer.iframe.contentDocument;
    }

    push(lines: readonly string[]): void {
        for (const line of lines) this.replayer.addEvent(JSON.parse(line));
        (this.replayer as unknown as { emitter: { emit(name: string): void } }).emitter.emit('flush');
        // The replayer applies what it is given in a microtask of its own.
        if (lines.some((line) => line.includes('data-visavis-picture'))) queueMicrotask(() => this.hang());
        // The replayer keeps every event it ever had.
        const { events } = (this.replayer as unknown as { service: { state: { context: { events: unknown[] } } } }).service.state.context;
        if (events.length > 4 * keptEvents) events.splice(0, events.length - keptEvents);
    }
}
