// SPDX-License-Identifier: GPL-3.0-or-later
import type { Command, Scope, Words } from '../shared/cobrowsing';
import { checkToRecorder, type ToMirrorBox, type ToRecorder } from '../shared/mirrorport';
import type { RecordedEvent } from './events';

/** The first change goes at once, what follows within so many milliseconds together. */
const batchEvery = 16;

export type Tell = (message: ToMirrorBox, transfer?: Transferable[]) => void;

/** What the page does while the mouse is lent. */
export interface Lent {
    command(command: Command): void;
    dispose(): void;
}
type Lend = (scope: Scope, words: Words, tell: Tell) => Lent;

/** An advisor saw the page as it was; what comes later than that meant another page. */
const freshFor = 1_000; // ms

type Begin = (emit: (event: RecordedEvent) => void, picture: (hash: string, bytes: ArrayBuffer) => void) => Recorder;

export interface Recorder {
    keyframe(): void;
    stop(): void;
}

/**
 * Life of a recording: the box asks for a keyframe → recording begins under a new page number → what changes goes out in batches →
 * the box pauses it, or falls behind and pauses it until it asks for the next keyframe → the box ends it, or is gone.
 */
export class Session {
    private readonly port: MessagePort;
    private readonly begin: Begin;
    private readonly lend: Lend;
    private lent: Lent | undefined;
    private recorder: Recorder | undefined;
    private page = 0;
    private lines: string[] = [];
    private timer: ReturnType<typeof setTimeout> | undefined;
    private lastFlush = 0;
    private readonly ended: () => void;

    constructor(port: MessagePort, begin: Begin, lend: Lend, ended: () => void) {
        this.port = port;
        this.begin = begin;
        this.lend = lend;
        this.ended = ended;
        port.onmessage = (event: MessageEvent) => {
            if (!checkToRecorder(event.data)) return;
            this.received(event.data);
        };
        window.addEventListener('pagehide', () => {
            this.reclaim();
            this.pause();
        });
        this.tell({ type: 'ready' });
    }

    private received(message: ToRecorder): void {
        switch (message.type) {
            case 'keyframe':
                return this.keyframe();
            case 'pause':
                return this.pause();
            case 'end':
                return this.end();
            case 'lend':
                this.reclaim();
                this.lent = this.lend(message.scope, message.words, (told, transfer) => this.tell(told, transfer));
                return;
            case 'reclaim':
                return this.reclaim();
            case 'command':
                // Numbers of nodes begin anew with each page: those of another mean something else.
                if (!this.lent || !this.recorder || message.command.page !== this.page || Math.abs(Date.now() - message.sent) > freshFor) this.tell({ type: 'verdict', number: message.command.number, verdict: 'gone' });
                else this.lent.command(message.command);
        }
    }

    private reclaim(): void {
        this.lent?.dispose();
        this.lent = undefined;
    }

    end(): void {
        this.reclaim();
        this.pause();
        this.port.close();
        this.ended();
    }

    private keyframe(): void {
        if (this.recorder) return this.recorder.keyframe();
        this.page = crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
        const { page } = this;
        this.recorder = this.begin(
            (event) => this.say(event),
            (hash, bytes) => {
                if (page === this.page && this.recorder) this.tell({ type: 'picture', page, hash, bytes }, [bytes]);
            },
        );
    }

    private pause(): void {
        this.recorder?.stop();
        this.recorder = undefined;
        clearTimeout(this.timer);
        this.timer = undefined;
        this.lines = [];
    }

    private say(event: RecordedEvent): void {
        this.lines.push(JSON.stringify(event));
        const wait = this.lastFlush + batchEvery - performance.now();
        this.timer ??= setTimeout(() => this.flush(), Math.max(0, wait));
    }

    private flush(): void {
        this.timer = undefined;
        this.lastFlush = performance.now();
        const bytes = new TextEncoder().encode(this.lines.join('\n'));
        this.lines = [];
        const lines = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
        this.tell({ type: 'batch', page: this.page, lines }, [lines]);
    }

    private tell(message: ToMirrorBox, transfer: Transferable[] = []): void {
        this.port.postMessage(message, transfer);
    }
}
