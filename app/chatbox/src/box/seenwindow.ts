// SPDX-License-Identifier: GPL-3.0-or-later
import { checkSeenReady, type ToSeen } from '../shared/seen';
import type { MirrorLink, Observer } from './mirrorlink';

/** The window in which the visitor sees what the advisor sees. Life: opened by a click → says that it is there → gets the whole page and what follows, as it goes out. */
export class SeenWindow {
    private readonly mirror: Pick<MirrorLink, 'observe'>;
    private readonly words: { readonly title: string; readonly note: string; readonly over: string };
    private readonly language: string;
    private window: Window | null = null;
    private ready = false;

    constructor(mirror: Pick<MirrorLink, 'observe'>, language: string, words: SeenWindow['words']) {
        this.mirror = mirror;
        this.language = language;
        this.words = words;
        window.addEventListener('message', (event) => {
            if (event.source === null || event.source !== this.window || event.origin !== location.origin || !checkSeenReady(event.data)) return;
            this.ready = true;
            this.state(false);
            this.mirror.observe((message) => this.draw(message));
        });
    }

    /** By a click of the visitor's, or the browser opens none. */
    open(): void {
        this.ready = false;
        this.window = window.open('/box/seen.html', 'visavis-seen', 'popup,width=960,height=720');
    }

    /** Nobody looks any more. */
    over(): void {
        this.state(true);
    }

    private draw(message: Parameters<Observer>[0]): void {
        if (this.window?.closed !== false) return this.mirror.observe(undefined);
        if (message.type === 'picture') this.tell({ type: 'picture', hash: message.hash, bytes: message.bytes });
        else this.tell({ type: 'lines', lines: new TextDecoder().decode(message.lines).split('\n') });
    }

    private state(over: boolean): void {
        const { title, note } = this.words;
        this.tell({ type: 'state', note: over ? this.words.over : note, title, language: this.language, over });
    }

    private tell(message: ToSeen): void {
        if (this.ready && this.window?.closed === false) this.window.postMessage(message, location.origin);
    }
}
