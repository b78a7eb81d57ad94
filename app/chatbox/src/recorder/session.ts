// SPDX-License-Identifier: GPL-3.0-or-later
import { checkToRecorder, type ToMirrorBox } from '../shared/mirrorport';
import type { RecordedEvent } from './events';

/** The first change goes at once, what follows within so many milliseconds together. */
const batchEvery = 16;

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
    private recorder: Recorder | undefined;
    private page = 0;
    private lines: string[] = [];
    private timer: ReturnType<typeof setTimeout> | undefined;
    private lastFlush = 0;
    private readonly ended: () => void;

    constructor(port: MessagePort, begin: Begin, ended: () => void) {
        this.port = port;
        this.begin = begin;
        this.ended = ended;
        port.onmessage = (event: MessageEvent) => {
            if (!checkToRecorder(event.data)) return;
            if (event.data.type === 'keyframe') this.keyframe();
            else if (event.data.type === 'pause') this.pause();
            else this.end();
        };
        window.addEventListener('pagehide', () => this.pause());
        this.tell({ type: 'ready' });
    }

    end(): void {
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
