// SPDX-License-Identifier: GPL-3.0-or-later
//
// The advisor's hands in the visitor's page. Life of a command: the box says that the mouse is lent, so frame and Stop are there → a command
// names a node of the recorder's → the visitor's own hands go first → judge.ts decides on the live page → it is drawn where it happens, then done
// → the box hears the verdict, and what to call it in the visitor's list. With reclaim, Stop or Esc everything is gone at once.
import { scopes, placeUnits, type Command, type Deed, type Scope, type Verdict, type Words } from '../shared/cobrowsing';
import type { Mirror } from '../recorder/events';
import type { Hiding } from '../recorder/hiding';
import * as drive from './drive';
import { effectOf, holdsHidden, isInput, refusal, type Effect, type Surroundings } from './judge';
import { Overlay } from './overlay';

export interface HandsParts {
    readonly mirror: Mirror;
    readonly hiding: Hiding;
    /** What is the chat's own on this page; the frame around the page joins it. */
    readonly ours: WeakSet<Node>;
    isOurs(node: Node): boolean;
    verdict(number: number, verdict: Verdict): void;
    acted(deed: Deed, what: string): void;
    stopped(how: 'stopped' | 'escape'): void;
}

/** For so long after the visitor's own hand did something the advisor's does nothing. */
const handWins = { press: 1_000, move: 300 } as const; // ms
const nameLength = 60;

export class Hands {
    private readonly parts: HandsParts;
    private readonly scope: Scope;
    private readonly overlay: Overlay;
    private readonly surroundings: Surroundings;
    private readonly ended = new AbortController();
    private busyUntil = 0;
    private lastMove: { x: number; y: number } | undefined;
    private last: { readonly element: Element; readonly before: drive.Before; readonly what: string } | undefined;

    constructor(scope: Scope, words: Words, parts: HandsParts) {
        this.parts = parts;
        this.scope = scope;
        this.surroundings = { hiding: parts.hiding, isOurs: (node) => parts.isOurs(node) };
        this.overlay = new Overlay(words, { stop: () => this.stop('stopped'), undo: () => this.undo() });
        parts.ours.add(this.overlay.host);
        const listen = (type: string, heard: (event: Event) => void): void => window.addEventListener(type, heard, { capture: true, passive: true, signal: this.ended.signal });
        for (const type of ['pointerdown', 'keydown', 'wheel', 'touchstart', 'beforeinput']) listen(type, (event) => this.visitorActs(event, handWins.press));
        listen('pointermove', (event) => this.visitorMoves(event as PointerEvent));
        listen('keydown', (event) => {
            if (event.isTrusted && (event as KeyboardEvent).key === 'Escape') this.stop('escape');
        });
    }

    /** Nothing of it stays on the page. */
    dispose(): void {
        this.ended.abort();
        this.overlay.dispose();
    }

    private get isOver(): boolean {
        return this.ended.signal.aborted;
    }

    private stop(how: 'stopped' | 'escape'): void {
        if (this.isOver) return;
        this.dispose();
        this.parts.stopped(how);
    }

    private visitorActs(event: Event, milliseconds: number): void {
        if (event.isTrusted) this.busyUntil = Math.max(this.busyUntil, performance.now() + milliseconds);
    }

    private visitorMoves(event: PointerEvent): void {
        const before = this.lastMove;
        this.lastMove = { x: event.clientX, y: event.clientY };
        if (before && Math.hypot(event.clientX - before.x, event.clientY - before.y) > 3) this.visitorActs(event, handWins.move);
    }

    command(command: Command): void {
        if (this.isOver) return;
        const verdict = this.carryOut(command);
        this.parts.verdict(command.number, verdict);
    }

    private carryOut(command: Command): Verdict {
        const { action } = command;
        if (!scopes[this.scope].includes(action)) return 'scope';
        const node = this.parts.mirror.getNode(command.node);
        if (!node || !node.isConnected) return 'gone';
        const points = action === 'pointer' || action === 'highlight';
        if (!points && performance.now() < this.busyUntil) return 'visitorActs';
        if (node.nodeType === Node.DOCUMENT_NODE) return action === 'scroll' && node === document ? this.scroll(document.scrollingElement ?? document.documentElement, command) : 'unsuitable';
        if (node.nodeType !== Node.ELEMENT_NODE) return 'unsuitable';
        const element = node as HTMLElement;
        const reason = refusal(element, action, this.surroundings);
        if (reason) return reason;
        const x = (command.x ?? placeUnits / 2) / placeUnits;
        const y = (command.y ?? placeUnits / 2) / placeUnits;
        switch (action) {
            case 'pointer':
                this.overlay.point(element, x, y);
                return 'done';
            case 'highlight':
                this.bringIntoView(element);
                this.overlay.mark(element);
                return 'done';
            case 'scroll':
                return this.scroll(element === document.body ? (document.scrollingElement ?? element) : element, command);
            case 'click':
                return this.click(command.number, element, x, y);
            default:
                return this.change(element, command);
        }
    }

    private scroll(element: Element, { x = 0, y = 0 }: Command): Verdict {
        element.scrollTo({ left: x, top: y, behavior: 'auto' });
        return 'done';
    }

    /** In \c point nothing on the page moves. */
    private bringIntoView(element: Element): void {
        if (this.scope === 'point') return;
        const box = element.getBoundingClientRect();
        const inside = box.top >= 64 && box.bottom <= innerHeight && box.left >= 0 && box.right <= innerWidth;
        if (!inside) element.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'auto' });
    }

    private click(number: number, element: HTMLElement, x: number, y: number): Verdict {
        const effect = effectOf(element, this.scope, this.surroundings);
        if (typeof effect === 'string') return effect;
        this.bringIntoView(element);
        if (this.isCovered(element, x, y)) return 'unseen';
        this.overlay.point(element, x, y);
        this.overlay.mark(element, 'press');
        const box = element.getBoundingClientRect();
        const at = { x: box.left + box.width * x, y: box.top + box.height * y };
        switch (effect.kind) {
            case 'follow':
                this.acted('opened', effect.link);
                return this.guarded(number, () => followHere(effect.link, element, at));
            case 'tick':
                return this.tick(number, effect.box, effect.box.type === 'radio' || !effect.box.checked);
            case 'send':
                return this.ask(number, effect);
            case 'press':
                this.acted('pressed', element);
                return this.guarded(number, () => drive.press(element, at));
        }
    }

    /** Whether a hand would press something else there: what lies over an element is over it for a reason. */
    private isCovered(element: Element, x: number, y: number): boolean {
        const box = element.getBoundingClientRect();
        const root = element.getRootNode() as Document | ShadowRoot;
        const hit = root.elementFromPoint(box.left + box.width * x, box.top + box.height * y);
        if (!hit || hit === element || element.contains(hit) || hit.contains(element)) return hit === null;
        if (this.parts.isOurs(hit)) return false;
        // Boxes that a label draws lie under it.
        return hit.closest('label')?.control !== element && element.closest('label') !== hit.closest('label');
    }

    private change(element: HTMLElement, command: Command): Verdict {
        const before = drive.read(element);
        this.bringIntoView(element);
        this.overlay.point(element, 0.5, 0.5);
        this.overlay.mark(element, 'press');
        const { text, checked, options } = command;
        if (checked !== undefined) return this.tick(command.number, element as HTMLInputElement, checked);
        let done = false;
        if (options !== undefined) done = drive.choose(element as HTMLSelectElement, options);
        else if (text !== undefined) {
            const most = (element as HTMLInputElement).maxLength ?? -1;
            if (most >= 0 && text.length > most) return 'tooLong';
            if (isInput(element) && /[\r\n]/.test(text)) return 'unsuitable';
            done = isInput(element) || element instanceof HTMLTextAreaElement ? drive.fill(element, text) : drive.write(element, text);
        }
        if (!done) return 'unsuitable';
        this.remember(element, before);
        this.acted(options === undefined ? 'filled' : 'chose', element);
        return 'done';
    }

    private tick(number: number, box: HTMLInputElement, checked: boolean): Verdict {
        const reason = refusal(box, 'check', this.surroundings);
        // Boxes that a label draws have no place of their own.
        if (reason && reason !== 'unseen') return reason;
        const before = drive.read(box);
        const was = box.checked;
        const verdict = this.guarded(number, () => drive.tick(box, checked));
        if (verdict !== 'done') return verdict;
        if (box.checked !== checked) return 'unsuitable';
        if (was !== checked) {
            this.remember(box, before);
            this.acted(checked ? 'ticked' : 'unticked', box);
        }
        return 'done';
    }

    /**
     * Does \a work, and keeps it from sending a form: what the page's scripts would send because of it becomes a question to the visitor.
     * What they send later, by a timer or by themselves, nobody can tell from what they always do.
     */
    private guarded(number: number, work: () => unknown): Verdict {
        let caught: { form: HTMLFormElement; button: HTMLElement | undefined } | undefined;
        const heard = (event: SubmitEvent): void => {
            event.preventDefault();
            event.stopImmediatePropagation();
            caught ??= { form: event.target as HTMLFormElement, button: event.submitter ?? undefined };
        };
        const { submit } = HTMLFormElement.prototype;
        window.addEventListener('submit', heard, { capture: true });
        HTMLFormElement.prototype.submit = function (this: HTMLFormElement): void {
            caught ??= { form: this, button: undefined };
        };
        try {
            work();
        } finally {
            HTMLFormElement.prototype.submit = submit;
            window.removeEventListener('submit', heard, { capture: true });
        }
        if (!caught) return 'done';
        if (holdsHidden(caught.form, this.surroundings)) return 'form';
        return this.ask(number, { kind: 'send', ...caught });
    }

    private ask(number: number, { form, button }: Extract<Effect, { kind: 'send' }>): Verdict {
        this.overlay.ask((yes) => {
            // What was asked may have changed while it was asked.
            const sends = yes && !this.isOver && form.isConnected && !holdsHidden(form, this.surroundings);
            if (!this.isOver) this.parts.verdict(number, sends ? 'sent' : 'declined');
            if (!sends) return;
            this.parts.acted('pressed', this.nameOf(button ?? form));
            form.requestSubmit(button && 'form' in button ? button : undefined);
        });
        return 'asked';
    }

    private remember(element: Element, before: drive.Before): void {
        const what = this.nameOf(element);
        // A text comes in several values while it is written; what comes back is what stood there before the first.
        this.last = { element, before: this.last?.element === element ? this.last.before : before, what };
        this.overlay.offerUndo(what);
    }

    private undo(): void {
        const { last } = this;
        this.last = undefined;
        this.overlay.offerUndo(undefined);
        if (!last || !last.element.isConnected) return;
        drive.putBack(last.element, last.before);
        this.parts.acted('undone', last.what);
    }

    private acted(deed: Deed, element: Element): void {
        this.parts.acted(deed, this.nameOf(element));
    }

    /** What the visitor calls it: its label or its text, without what is hidden. */
    private nameOf(element: Element): string {
        const label = (element as HTMLInputElement).labels?.[0];
        const aria = element.getAttribute('aria-label') ?? '';
        const said = aria !== '' ? aria : label ? this.textOf(label) : isInput(element) ? (element.placeholder || element.name) : this.textOf(element);
        const line = (said || element.getAttribute('title') || element.getAttribute('name') || '').replace(/\s+/g, ' ').trim();
        const points = Array.from(line.replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]|\0/g, ''));
        return points.length > nameLength ? points.slice(0, nameLength - 1).join('') + '…' : points.join('');
    }

    private textOf(element: Element): string {
        const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
        let said = '';
        for (let node = walker.nextNode(); node && said.length < 4 * nameLength; node = walker.nextNode()) {
            const parent = node.parentElement;
            if (parent?.closest('select, textarea, script, style')) continue;
            if (!this.parts.hiding.of(node)) said += ` ${node.nodeValue ?? ''}`;
        }
        return said;
    }
}

/** Follows a link in this tab: in another there is no session, and the visitor would be alone there. */
function followHere(link: Element, element: HTMLElement, at: { x: number; y: number }): void {
    const target = link.getAttribute('target');
    if (target !== null) link.setAttribute('target', '_self');
    else if (document.querySelector('base[target]')) link.setAttribute('target', '_self');
    drive.press(element, at);
    if (target !== null) link.setAttribute('target', target);
    else link.removeAttribute('target');
}
