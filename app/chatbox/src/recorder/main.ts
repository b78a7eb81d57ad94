// SPDX-License-Identifier: GPL-3.0-or-later
//
// The recorder: loaded by the loader when somebody is to see the page, and not before. It says what changes as rrweb does, through our
// own wall (scrubber.ts). It puts itself where the loader that asked for it finds it, and nothing else of the page should look.
import { Backgrounds } from './backgrounds';
import { record } from '@rrweb/record';
import { Hands } from '../hands/hands';
import { composedParent, Hiding } from './hiding';
import { eventType, type Mirror, type RecordedEvent } from './events';
import type { Level } from './marks';
import { Pictures } from './pictures';
import { Scrubber } from './scrubber';
import { Session, type Recorder } from './session';
import { Taint } from './taint';

/** False in a build of the tests alone, which shows that they go red without this wall: build.mjs --without-wall. */
declare const VISAVIS_WALL: boolean;

export interface RecorderOptions {
    readonly level: Level;
    readonly hide: readonly string[];
    /** The chat's own element. */
    readonly own: Element | undefined;
}

export interface Start extends RecorderOptions {
    readonly port: MessagePort;
}

const pointerEvery = 50; // ms
const changes = ['beforeinput', 'input', 'change'] as const;
/** What was hidden on this page stays so, whoever asks next. */
const earlier = new Map<string, { hiding: Hiding; taint: Taint }>();
/** What is ours on the page: the chat, and the frame around the page while the mouse is lent. */
const ours = new WeakSet<Node>();
let session: Session | undefined;

/** Records for \a port until it ends; a second call takes the place of the first. */
function start({ port, ...options }: Start): void {
    session?.end();
    if (options.own) ours.add(options.own);
    const made = new Session(
        port,
        (emit, picture) => recording(options, emit, picture),
        (scope, words, tell) =>
            new Hands(scope, words, {
                mirror: mirrorOfPage(),
                hiding: known(options.level, options.hide).hiding,
                ours,
                isOurs,
                verdict: (number, verdict) => tell({ type: 'verdict', number, verdict }),
                acted: (deed, what) => tell({ type: 'acted', deed, what }),
                stopped: (how) => tell({ type: 'stopped', how }),
            }),
        () => (session = session === made ? undefined : session),
    );
    session = made;
}

/** rrweb's table of nodes. */
function mirrorOfPage(): Mirror {
    return (record as unknown as { mirror: Mirror }).mirror;
}

function isOurs(node: Node): boolean {
    for (let at: Node | null = node; at; at = composedParent(at)) if (ours.has(at)) return true;
    return false;
}

function recording({ level, hide }: RecorderOptions, emit: (event: RecordedEvent) => void, send: (hash: string, bytes: ArrayBuffer) => void): Recorder {
    const { hiding, taint } = known(level, hide);
    const mirror = mirrorOfPage();
    const pictures =
        level === 'private'
            ? undefined
            : new Pictures(send, (image) => scrubber.tells(image), (image, hash) => {
                  const data = scrubber.picture(image, hash);
                  if (data !== undefined) emit({ type: eventType.incremental, data, timestamp: Date.now() });
              });
    const backgrounds = level === 'private' ? undefined : new Backgrounds(send, (element) => hiding.of(element) !== undefined);
    const scrubber: Scrubber = new Scrubber(level, mirror, hiding, taint, isOurs, pictures, backgrounds);
    const stopRecord = record({
        emit: (event) => {
            const clean = VISAVIS_WALL ? scrubber.scrub(event as RecordedEvent) : (event as RecordedEvent);
            if (clean) emit(clean);
        },
        // What rrweb could hide is left to us: it would do it by other rules, and we would not know.
        blockClass: /(?!)/,
        ignoreClass: 'visavis-never',
        maskTextClass: /(?!)/,
        maskAllInputs: false,
        maskInputOptions: { password: VISAVIS_WALL },
        slimDOMOptions: 'all',
        inlineStylesheet: true,
        inlineImages: false,
        collectFonts: false,
        recordCanvas: false,
        recordCrossOriginIframes: false,
        keepIframeSrcFn: () => false,
        sampling: { mousemove: false, scroll: 100, media: 60_000, input: 'all' },
    });
    const stopPointer = followPointer(scrubber, emit);
    return {
        keyframe: () => {
            pictures?.restart();
            backgrounds?.restart();
            record.takeFullSnapshot(true);
        },
        stop: () => {
            pictures?.stop();
            backgrounds?.stop();
            stopRecord?.();
            stopPointer();
        },
    };
}

/** From the first recording on the page is watched, so that what is hidden for a moment in between is known. */
function known(level: Level, hide: readonly string[]): { hiding: Hiding; taint: Taint } {
    const key = JSON.stringify([level, hide]);
    const before = earlier.get(key);
    if (before) return before;
    const taint = new Taint(() => performance.now());
    const hiding = new Hiding(level, hide, (node) => {
        if (node.nodeType === Node.ELEMENT_NODE) taint.hid(node as Element);
    });
    // Before rrweb's own observers, so that what passes through a hidden element for a moment is seen.
    hiding.watch(document);
    const look = (event: Event): void => {
        const target = event.composedPath()[0];
        if (target instanceof Node) hiding.of(target);
        taint.look();
    };
    for (const type of changes) window.addEventListener(type, look, { capture: true, passive: true });
    const made = { hiding, taint };
    earlier.set(key, made);
    return made;
}

/** Says where the pointer is, at most 20 times a second, never the same twice. */
function followPointer(scrubber: Scrubber, emit: (event: RecordedEvent) => void): () => void {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let last: PointerEvent | undefined;
    let said = '';
    const say = (): void => {
        timer = undefined;
        const target = last?.composedPath()[0] ?? last?.target;
        if (!last || !(target instanceof Node)) return;
        const place = scrubber.place(target, last.clientX, last.clientY);
        const now = JSON.stringify(place);
        if (!place || now === said) return;
        said = now;
        emit({ type: eventType.incremental, data: { source: 1, positions: [{ ...place, timeOffset: 0 }] }, timestamp: Date.now() });
    };
    const moved = (event: Event): void => {
        last = event as PointerEvent;
        timer ??= setTimeout(say, pointerEvery);
    };
    window.addEventListener('pointermove', moved, { capture: true, passive: true });
    return () => {
        clearTimeout(timer);
        window.removeEventListener('pointermove', moved, { capture: true });
    };
}

(window as unknown as Record<symbol, typeof start>)[Symbol.for('visavis:recorder')] = start;
