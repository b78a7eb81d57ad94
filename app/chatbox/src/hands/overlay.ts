// SPDX-License-Identifier: GPL-3.0-or-later
import type { Words } from '../shared/cobrowsing';
import { style } from './style';

export interface OverlayEvents {
    stop(): void;
    undo(): void;
}

const svg = 'http://www.w3.org/2000/svg';
const markFor = 4_000; // ms
const readable = 500; // ms: a question that was in sight for less was not read

/**
 * What the visitor sees while the mouse is lent: a frame around the page, one large button that ends it, the advisor's named pointer and
 * where each action falls. It stands in a closed shadow root beside the page's content, and the recorder never tells of it.
 */
export class Overlay {
    readonly host = document.createElement('div');
    private readonly words: Words;
    private readonly all = document.createElement('div');
    private readonly undoButton: HTMLButtonElement;
    private readonly pointer = document.createElement('div');
    private readonly marks = new Map<HTMLElement, { readonly element: Element; readonly until: number }>();
    private pointed: { readonly element: Element; readonly x: number; readonly y: number } | undefined;
    private question: { readonly node: HTMLElement; readonly answer: (yes: boolean) => void } | undefined;
    private readonly timer: ReturnType<typeof setInterval>;
    private frameRequest = 0;

    constructor(words: Words, events: OverlayEvents) {
        this.words = words;
        const root = this.host.attachShadow({ mode: 'closed' });
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(style);
        root.adoptedStyleSheets = [sheet];
        this.all.className = 'all';
        const frame = this.make('div', 'frame');
        const bar = this.make('div', 'bar');
        bar.setAttribute('role', 'region');
        bar.setAttribute('aria-label', words.frame);
        const text = this.make('p', '', words.frame);
        text.setAttribute('role', 'status');
        this.undoButton = this.button('undo', words.undo, () => events.undo());
        this.undoButton.hidden = true;
        const stop = this.button('stop', words.stop, () => events.stop());
        stop.setAttribute('aria-keyshortcuts', 'Escape');
        bar.append(text, this.undoButton, stop);
        this.pointer.className = 'pointer';
        this.pointer.hidden = true;
        this.pointer.append(arrow(), this.make('span', '', words.name));
        this.all.append(frame, this.pointer, bar);
        root.append(this.all);
        this.attach();
        // The page may take away what it does not know, and what the pointer shows may move.
        this.timer = setInterval(() => this.follow(), 100);
    }

    dispose(): void {
        clearInterval(this.timer);
        cancelAnimationFrame(this.frameRequest);
        this.drop(false);
        this.host.remove();
    }

    point(element: Element, x: number, y: number): void {
        this.pointed = { element, x, y };
        this.follow();
    }

    /** Draws attention to \a element for a while. */
    mark(element: Element, kind: 'look' | 'press' = 'look'): void {
        const node = this.make('div', kind === 'press' ? 'mark press' : 'mark');
        this.marks.set(node, { element, until: performance.now() + (kind === 'press' ? 900 : markFor) });
        this.all.prepend(node);
        this.follow();
    }

    /** \a what can be taken back; nothing: no more. */
    offerUndo(what: string | undefined): void {
        this.undoButton.hidden = what === undefined;
        if (what !== undefined) this.undoButton.textContent = this.undoButton.title = what === '' ? this.words.undo : `${this.words.undo}: ${what}`;
    }

    /** Asks the visitor whether the form is to be sent; another question takes the place of this one. */
    ask(answer: (yes: boolean) => void): void {
        this.drop(false);
        const node = this.make('div', 'question');
        node.setAttribute('role', 'alertdialog');
        node.setAttribute('aria-label', this.words.send);
        const since = performance.now();
        const choice = (label: string, yes: boolean): HTMLButtonElement =>
            this.button('', label, () => {
                if (!yes || performance.now() - since >= readable) this.drop(yes);
            });
        const row = this.make('div', 'row');
        const no = choice(this.words.sendNo, false);
        row.append(choice(this.words.sendYes, true), no);
        node.append(this.make('p', '', this.words.send), row);
        this.question = { node, answer };
        this.all.append(node);
    }

    private drop(yes: boolean): void {
        const { question } = this;
        this.question = undefined;
        question?.node.remove();
        question?.answer(yes);
    }

    private attach(): void {
        if (!this.host.isConnected) (document.body ?? document.documentElement).append(this.host);
    }

    private follow(): void {
        this.attach();
        if (this.pointed) {
            const { element, x, y } = this.pointed;
            const box = element.getBoundingClientRect();
            const seen = element.isConnected && (box.width > 0 || box.height > 0);
            const left = box.left + box.width * x;
            this.pointer.hidden = !seen;
            this.pointer.classList.toggle('flipped', left > innerWidth - 140);
            const shift = left > innerWidth - 140 ? ' translateX(calc(-100% + 26px))' : '';
            if (seen) this.pointer.style.transform = `translate(${Math.round(left)}px, ${Math.round(box.top + box.height * y)}px)${shift}`;
        }
        const now = performance.now();
        for (const [node, { element, until }] of this.marks) {
            const box = element.getBoundingClientRect();
            if (now > until || !element.isConnected || (box.width === 0 && box.height === 0)) {
                node.remove();
                this.marks.delete(node);
                continue;
            }
            node.style.cssText = `left:${box.left - 6}px;top:${box.top - 6}px;width:${box.width + 12}px;height:${box.height + 12}px`;
        }
        cancelAnimationFrame(this.frameRequest);
        if (this.marks.size > 0) this.frameRequest = requestAnimationFrame(() => this.follow());
    }

    private make<K extends keyof HTMLElementTagNameMap>(tag: K, name: string, text = ''): HTMLElementTagNameMap[K] {
        const made = document.createElement(tag);
        if (name) made.className = name;
        made.textContent = text;
        return made;
    }

    /** A button that a hand presses: a click that a script made does nothing. */
    private button(name: string, label: string, act: () => void): HTMLButtonElement {
        const made = this.make('button', name, label);
        made.type = 'button';
        made.addEventListener('click', (event) => {
            event.stopPropagation();
            if (event.isTrusted) act();
        });
        return made;
    }
}

function arrow(): SVGSVGElement {
    const picture = document.createElementNS(svg, 'svg');
    picture.setAttribute('viewBox', '0 0 26 26');
    const path = document.createElementNS(svg, 'path');
    path.setAttribute('d', 'M2 2l6.4 19.2 3.5-7.6 8-2.6z');
    path.setAttribute('fill', '#0b5f6b');
    path.setAttribute('stroke', '#fff');
    path.setAttribute('stroke-width', '1.8');
    path.setAttribute('stroke-linejoin', 'round');
    picture.append(path);
    return picture;
}
