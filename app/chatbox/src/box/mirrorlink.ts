// SPDX-License-Identifier: GPL-3.0-or-later
import { randomId } from '../shared/ids';
import { checkCommand, type Deed, type Scope, type Words } from '../shared/cobrowsing';
import { checkToMirrorBox, type ToMirrorBox, type ToRecorder } from '../shared/mirrorport';
import { count, object, oneOf, optional, positive, type Check, type Checked } from '../shared/schema';
import { chunks, deflate, pictureMessage } from './mirrorframe';

/** The parts of a WebSocket that the mirror needs. */
export interface MirrorSocket {
    binaryType: BinaryType;
    readonly bufferedAmount: number;
    onopen: (() => void) | null;
    onclose: (() => void) | null;
    onmessage: ((event: { readonly data: unknown }) => void) | null;
    send(data: string | ArrayBuffer): void;
    close(): void;
}

export interface MirrorParts {
    readonly site: string;
    readonly session: () => string | undefined;
    readonly open: () => MirrorSocket;
    /** Asks the loader for a recorder behind a port. */
    readonly recorder: (wish: MirrorWish) => MessagePort;
    /** Nobody is to see the page any more. */
    readonly over: () => void;
}

/** Gets each batch and picture as it goes out. */
export type Observer = (message: Extract<ToMirrorBox, { type: 'batch' | 'picture' }>) => void;

/** What passes between this tab's page, its backend and the box while the mouse is lent. */
export interface LentPage {
    readonly scope: Scope;
    readonly words: Words;
    /** Whether a command may go on to the page just now. */
    mayCommand(): boolean;
    acted(deed: Deed, what: string): void;
    /** By the button in the page, or Esc there. */
    stopped(how: 'stop' | 'escape'): void;
    /** The backend is not heard any more. */
    lost(): void;
}

export interface MirrorWish {
    readonly level: 'marked' | 'fields' | 'private';
    readonly hide: readonly string[];
}

/** So much may be on its way; beyond, the recorder pauses and begins again with the whole page. */
const mostUnacked = 1024 * 1024;
const resumeBelow = 64 * 1024;
const mostBatch = 8 * 1024 * 1024;
const reopenAfter = 1_000;
/** While the mouse is lent the backend is to hear of this page, and this page of the backend. */
const beatEvery = 1_000;
const silence = 3_000;

const literal = <const T extends string>(name: T): Check<T> => oneOf(name);
const frames = [
    object({ type: literal('mirror.welcome'), re: positive }),
    object({ type: literal('mirror.keyframe') }),
    object({ type: literal('mirror.stop') }),
    object({ type: literal('mirror.acked'), page: count, batch: positive }),
    object({ type: literal('cobrowse.command'), command: checkCommand }),
    object({ type: literal('ok'), re: positive }),
    object({ type: literal('error'), re: optional(positive), error: oneOf('notJson', 'invalidFrame', 'unknownType', 'tooLarge', 'unauthenticated', 'notPermitted', 'consentRequired', 'conflict', 'rateLimited', 'storage', 'unavailable', 'versionMismatch', 'noticeChanged'), retryAfter: optional(count) }),
] as const;
type ToMirror = Checked<(typeof frames)[number]>;

export function decodeToMirror(data: unknown): ToMirror | undefined {
    if (typeof data !== 'string') return undefined;
    try {
        const value: unknown = JSON.parse(data);
        return frames.some((check) => check(value)) ? (value as ToMirror) : undefined;
    } catch {
        return undefined;
    }
}

/**
 * The second socket of this tab, and the recorder behind it. Life: want() asks for a recorder → it is ready, so the socket opens and
 * says hello → the backend asks this tab, the one in sight, for a keyframe → batches go out, deflated where it pays, and are
 * acknowledged → stop, another tab, a lost socket or unwant() end it. It keeps nothing of the page but what is on its way.
 */
export class MirrorLink {
    private readonly parts: MirrorParts;
    /** Of this page in this tab. */
    readonly tab = randomId();
    private lent: LentPage | undefined;
    private beat: ReturnType<typeof setInterval> | undefined;
    private heardAt = { steady: 0, clock: 0 };
    private wish: MirrorWish | undefined;
    private port: MessagePort | undefined;
    private socket: MirrorSocket | undefined;
    private ready = false;
    private live = false;
    private paused = false;
    private timer: ReturnType<typeof setTimeout> | undefined;
    private lastId = 0;
    private page = 0;
    private batch = 0;
    private observer: Observer | undefined;
    private unacked = new Map<number, number>();
    private unackedBytes = 0;
    private sending: Promise<void> = Promise.resolve();

    constructor(parts: MirrorParts) {
        this.parts = parts;
        document.addEventListener('visibilitychange', () => this.tellVisible());
        window.addEventListener('pagehide', () => {
            if (this.socket && this.lent) this.request({ type: 'mirror.leaving' });
        });
    }

    want(wish: MirrorWish): void {
        this.unwant();
        this.wish = wish;
        const port = this.parts.recorder(wish);
        this.port = port;
        port.onmessage = (event: MessageEvent) => {
            if (this.port === port && checkToMirrorBox(event.data)) this.recorded(event.data);
        };
    }

    unwant(): void {
        if (!this.wish) return;
        this.wish = undefined;
        this.tell({ type: 'end' });
        this.port?.close();
        this.port = undefined;
        this.ready = false;
        this.hangUp();
        this.parts.over();
    }

    /** \a observer gets what goes out, the whole page first. */
    observe(observer: Observer | undefined): void {
        this.observer = observer;
        if (observer && this.live) this.keyframe();
    }

    /** The mouse is lent on this page from now on, or not any more. */
    lend(lent: LentPage | undefined): void {
        const was = this.lent;
        this.lent = lent;
        clearInterval(this.beat);
        if (!lent) {
            if (was) this.tell({ type: 'reclaim' });
            return;
        }
        if (!was || was.scope !== lent.scope) this.tell({ type: 'lend', scope: lent.scope, words: lent.words });
        this.heard();
        this.beat = setInterval(() => {
            if (this.silent()) return lent.lost();
            if (this.socket) this.request({ type: 'ping' });
        }, beatEvery);
    }

    private heard(): void {
        this.heardAt = { steady: performance.now(), clock: Date.now() };
    }

    /** By both clocks: one may stand still while the computer sleeps. */
    private silent(): boolean {
        return Math.max(performance.now() - this.heardAt.steady, Date.now() - this.heardAt.clock) > silence;
    }

    /** \return whether it was something else than a part of the page */
    private ofHands(message: ToMirrorBox): boolean {
        const { lent } = this;
        switch (message.type) {
            case 'verdict':
                if (this.socket) this.request({ type: 'cobrowse.done', number: message.number, verdict: message.verdict });
                return true;
            case 'acted':
                lent?.acted(message.deed, message.what);
                return true;
            case 'stopped':
                lent?.stopped(message.how === 'escape' ? 'escape' : 'stop');
                return true;
            default:
                return false;
        }
    }

    private recorded(message: ToMirrorBox): void {
        if (message.type === 'ready') {
            this.ready = true;
            if (this.lent) this.tell({ type: 'lend', scope: this.lent.scope, words: this.lent.words });
            return this.connect();
        }
        if (this.ofHands(message) || (message.type !== 'batch' && message.type !== 'picture')) return;
        if (!this.live) return;
        if (message.type === 'picture') {
            this.observer?.(message);
            // Behind the events that are on their way, and never in the place of them.
            const { socket } = this;
            this.sending = this.sending.then(() => {
                if (this.socket === socket && this.live) socket?.send(pictureMessage(message));
            });
            return;
        }
        if (message.page !== this.page) {
            this.page = message.page;
            this.batch = 0;
        }
        const batch = ++this.batch;
        const { page } = this;
        const bytes = message.lines.byteLength;
        // More than the backend takes: said by nothing, so the advisor waits; the next keyframe may be smaller.
        if (bytes === 0 || bytes > mostBatch) return;
        this.observer?.(message);
        this.unacked.set(batch, bytes);
        this.unackedBytes += bytes;
        if (this.unackedBytes > mostUnacked && !this.paused) this.fallBehind();
        const { socket } = this;
        // One after the other: a batch that is deflated must not be overtaken by one that is not.
        this.sending = this.sending.then(async () => {
            const { part, deflated } = await deflate(message.lines);
            if (this.socket !== socket || !this.live) return;
            for (const chunk of chunks({ page, batch, rawBytes: bytes, deflated }, part)) socket?.send(chunk);
        });
    }

    /** A whole page may be larger than the limit; only what follows it is too much. */
    private fallBehind(): void {
        if (this.unacked.size < 2) return;
        this.paused = true;
        this.tell({ type: 'pause' });
    }

    private acked(batch: number): void {
        for (const [number, bytes] of this.unacked) {
            if (number > batch) break;
            this.unacked.delete(number);
            this.unackedBytes -= bytes;
        }
        if (this.paused && this.unackedBytes < resumeBelow) this.keyframe();
    }

    private keyframe(): void {
        this.paused = false;
        this.live = true;
        this.tell({ type: 'keyframe' });
    }

    private stop(): void {
        this.live = this.paused = false;
        this.unacked.clear();
        this.unackedBytes = 0;
        this.page = 0;
        this.tell({ type: 'pause' });
    }

    private connect(): void {
        clearTimeout(this.timer);
        const session = this.parts.session();
        if (!this.wish || !this.ready || this.socket || session === undefined) return;
        const socket = this.parts.open();
        this.socket = socket;
        socket.binaryType = 'arraybuffer';
        this.lastId = 0;
        socket.onopen = () => {
            this.request({ type: 'mirror.hello', version: 1, site: this.parts.site, session, tab: this.tab });
            this.tellVisible();
        };
        socket.onmessage = (event) => this.received(event.data);
        socket.onclose = () => {
            if (this.socket !== socket) return;
            this.hangUp();
            // The chat's own socket knows whether it is still wanted, and says so when it is back.
            this.timer = setTimeout(() => this.connect(), reopenAfter);
        };
    }

    private received(data: unknown): void {
        const frame = decodeToMirror(data);
        if (!frame) return;
        // After a sleep what had come meanwhile is read at once, before any timer: it is old, and nobody holds the mouse any more.
        if (this.lent && this.silent()) this.lent.lost();
        this.heard();
        if (frame.type === 'cobrowse.command' && this.lent?.mayCommand()) return this.tell({ type: 'command', command: frame.command, sent: Date.now() });
        if (frame.type === 'mirror.keyframe') this.keyframe();
        else if (frame.type === 'mirror.stop') this.stop();
        else if (frame.type === 'mirror.acked' && frame.page === this.page) this.acked(frame.batch);
    }

    private tellVisible(): void {
        if (this.socket && this.lastId > 0) this.request({ type: 'mirror.tab', visible: document.visibilityState === 'visible' });
    }

    private request(frame: { readonly type: string; readonly [field: string]: unknown }): void {
        const { type, ...fields } = frame;
        this.socket?.send(JSON.stringify({ type, id: ++this.lastId, ...fields }));
    }

    private hangUp(): void {
        clearTimeout(this.timer);
        this.stop();
        const { socket } = this;
        this.socket = undefined;
        this.lastId = 0;
        if (!socket) return;
        socket.onopen = socket.onclose = socket.onmessage = null;
        socket.close();
    }

    private tell(message: ToRecorder): void {
        this.port?.postMessage(message);
    }
}
