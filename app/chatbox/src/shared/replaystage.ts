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

/** A picture that is not here yet leaves the rest of its declaration as it is; an icon of a font that is not here is no box. */
const drawable = (line: string): string =>
    line.replace(/url\(#(picture-[a-p]{56})\)/g, 'var(--$1,none)').replace(/(content|--fa[-\w]*):\s*\\"(?:\\\\[ef][0-9a-f]{3} ?){1,2}\\"/gi, '$1:\\"\\"');

export interface Size {
    readonly width: number;
    readonly height: number;
}

export class ReplayStage {
    private readonly replayer: Replayer;
    private readonly pictures = new Map<string, string>();
    /** Custom properties, one for each picture that stands in a style sheet: recorder/backgrounds.ts. */
    private backgrounds = '';
    /** Of the visitor's view. */
    size: Size = { width: 1024, height: 768 };
    /** Of the visitor's page, as far as the filters leave it. */
    address = '';

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
        const name = /^([0-9a-f]{56})0{8}$/.exec(hash)?.[1];
        if (name === undefined) this.pictures.set(hash, url);
        else this.backgrounds += `--picture-${name.replace(/./g, (digit) => String.fromCharCode(97 + parseInt(digit, 16)))}:url("${url}");`;
        this.hang();
    }

    private hang(): void {
        if (this.backgrounds !== '' && this.page?.documentElement) {
            const id = 'visavis-backgrounds';
            const sheet = this.page.getElementById(id) ?? this.page.createElement('style');
            sheet.id = id;
            const text = `:root{${this.backgrounds}}`;
            if (sheet.textContent !== text) sheet.textContent = text;
            if (!sheet.isConnected) this.page.documentElement.append(sheet);
        }
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

    /** The recorder's number of a node of the page; 0 for none. */
    idOf(node: Node): number {
        return Math.max(0, this.replayer.getMirror().getId(node as Parameters<ReturnType<Replayer['getMirror']>['getId']>[0]));
    }

    nodeOf(id: number): Node | null {
        return this.replayer.getMirror().getNode(id);
    }

    push(lines: readonly string[]): void {
        for (const line of lines) {
            const event = JSON.parse(drawable(line)) as { type: number; data: { href?: string } };
            if (event.type === 4) this.address = event.data.href ?? '';
            this.replayer.addEvent(event as unknown as Parameters<Replayer['addEvent']>[0]);
        }
        (this.replayer as unknown as { emitter: { emit(name: string): void } }).emitter.emit('flush');
        // The replayer applies what it is given in a microtask of its own.
        if (lines.some((line) => /data-visavis-picture|^\{"type":2,/.test(line))) queueMicrotask(() => this.hang());
        // The replayer keeps every event it ever had.
        const { events } = (this.replayer as unknown as { service: { state: { context: { events: unknown[] } } } }).service.state.context;
        if (events.length > 4 * keptEvents) events.splice(0, events.length - keptEvents);
    }
}
