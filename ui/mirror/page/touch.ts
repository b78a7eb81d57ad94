// SPDX-License-Identifier: GPL-3.0-or-later
//
// What lies under the advisor's pointer on the replica: which node of the mirror, what can be done with it, and why not. It decides nothing: the
// visitor's page does. It lets the desk look and say so before anybody clicks.
import type { ReplayStage } from '../../../app/chatbox/src/shared/replaystage';

type Kind = 'page' | 'link' | 'button' | 'text' | 'lines' | 'date' | 'tick' | 'radio' | 'choice';

/** Plain values, as the console reads them; lengths are pixels of the view. */
export interface Touch {
    readonly node: number;
    readonly kind: Kind;
    /** Why it cannot be touched: a verdict of the wire's. */
    readonly reason: string;
    /** What it is hidden for, when that is the reason. */
    readonly hidden: string;
    readonly rect: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
    /** Where in it, in ten thousandths. */
    readonly x: number;
    readonly y: number;
    readonly label: string;
    readonly value: string;
    readonly checked: boolean;
    readonly many: boolean;
    readonly options: readonly { readonly text: string; readonly chosen: boolean; readonly disabled: boolean }[];
    /** What scrolls here: its node, and where it stands. */
    readonly scrolls: { readonly node: number; readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

const units = 10_000;
const valued = new Set(['date', 'time', 'datetime-local', 'month', 'week', 'number', 'range', 'color']);
const touchable = 'a[href], button, input, select, textarea, summary, [contenteditable]:not([contenteditable="false"]), [role="button"], [idz_hide]';

interface Place {
    readonly left: number;
    readonly top: number;
    readonly factor: number;
}

export class Touching {
    private readonly stage: ReplayStage;

    constructor(stage: ReplayStage) {
        this.stage = stage;
    }

    /** \a x and \a y in the view. */
    at(x: number, y: number): Touch | null {
        const { page } = this.stage;
        const { left, top, factor } = this.place();
        const inside = { x: (x - left) / factor, y: (y - top) / factor };
        let found = page?.elementFromPoint(inside.x, inside.y) ?? null;
        while (found?.shadowRoot) {
            const deeper = found.shadowRoot.elementFromPoint(inside.x, inside.y);
            if (!deeper || deeper === found) break;
            found = deeper;
        }
        return found ? this.of(found, inside) : null;
    }

    /** The element that has this number, in the middle. */
    node(id: number): Touch | null {
        const found = this.stage.nodeOf(id);
        return found && found.nodeType === Node.ELEMENT_NODE && found.isConnected ? this.of(found as Element) : null;
    }

    /** The element that can be touched \a step places farther in the order of the page. */
    next(id: number, step: number): Touch | null {
        const { page } = this.stage;
        if (!page) return null;
        const all = Array.from(page.querySelectorAll(touchable)).filter((each) => this.isShown(each) && !each.parentElement?.closest('[idz_hide]'));
        const current = all.findIndex((each) => this.stage.idOf(each) === id);
        const place = current < 0 ? (step > 0 ? step - 1 : all.length + step) : current + step;
        const chosen = all[(((place % all.length) + all.length) % all.length) || 0];
        if (!chosen) return null;
        chosen.scrollIntoView({ block: 'nearest' });
        return this.of(chosen);
    }

    private isShown(element: Element): boolean {
        const box = element.getBoundingClientRect();
        return box.width > 0 && box.height > 0 && element.ownerDocument.defaultView?.getComputedStyle(element).visibility === 'visible';
    }

    private place(): Place {
        const box = this.stage.wrapper.getBoundingClientRect();
        return { left: box.left, top: box.top, factor: box.width / this.stage.size.width };
    }

    private of(found: Element, inside?: { x: number; y: number }): Touch {
        const hidden = found.closest('[idz_hide]');
        const control = found.closest('button, input, select, textarea, summary, label, option, [contenteditable]:not([contenteditable="false"]), [role="button"]');
        const link = found.closest('a[href]');
        const element = hidden ?? (link && !(control && link.contains(control) && control !== link) ? link : this.behindLabel(control) ?? found);
        const kind = this.kindOf(element);
        const box = element.getBoundingClientRect();
        const { left, top, factor } = this.place();
        const part = (at: number, from: number, length: number): number => Math.round(Math.min(1, Math.max(0, length === 0 ? 0.5 : (at - from) / length)) * units);
        const input = element as HTMLInputElement;
        const select = element.localName === 'select' ? (element as HTMLSelectElement) : undefined;
        return {
            node: this.stage.idOf(element),
            kind,
            reason: this.reasonOf(element, kind, hidden),
            hidden: hidden?.getAttribute('idz_hide') ?? '',
            rect: { x: left + box.left * factor, y: top + box.top * factor, width: box.width * factor, height: box.height * factor },
            x: inside ? part(inside.x, box.left, box.width) : units / 2,
            y: inside ? part(inside.y, box.top, box.height) : units / 2,
            label: hidden ? '' : this.labelOf(element),
            value: hidden ? '' : kind === 'text' || kind === 'date' || element.localName === 'textarea' ? (input.value ?? '') : kind === 'lines' ? (element.textContent ?? '') : '',
            checked: input.checked === true,
            many: select?.multiple === true,
            options: hidden || !select ? [] : Array.from(select.options).map((option) => ({ text: option.text, chosen: option.selected, disabled: option.disabled })),
            scrolls: this.scrollsAt(found),
        };
    }

    private behindLabel(control: Element | null): Element | null {
        if (control?.localName === 'option') return control.closest('select');
        return control?.localName === 'label' ? ((control as HTMLLabelElement).control ?? control) : control;
    }

    private kindOf(element: Element): Kind {
        const { localName } = element;
        if (localName === 'a') return 'link';
        if (localName === 'select') return 'choice';
        if (localName === 'textarea' || (element.hasAttribute('contenteditable') && element.getAttribute('contenteditable') !== 'false')) return 'lines';
        if (localName === 'input') {
            const { type } = element as HTMLInputElement;
            if (type === 'checkbox') return 'tick';
            if (type === 'radio') return 'radio';
            if (['submit', 'button', 'reset', 'image'].includes(type)) return 'button';
            return valued.has(type) ? 'date' : 'text';
        }
        return localName === 'button' || localName === 'summary' || element.getAttribute('role') === 'button' ? 'button' : 'page';
    }

    private reasonOf(element: Element, kind: Kind, hidden: Element | null): string {
        if (hidden) return 'hidden';
        if (['iframe', 'object', 'embed', 'video', 'audio'].includes(element.localName)) return 'frame';
        if (element.closest(':disabled, [aria-disabled="true"], [inert]') || ((kind === 'text' || kind === 'lines' || kind === 'date') && element.hasAttribute('readonly'))) return 'disabled';
        if (kind === 'link') {
            const href = element.getAttribute('href') ?? '';
            if (/^\s*(javascript|data|vbscript):/i.test(href)) return 'script';
            const site = this.stage.address;
            try {
                if (site !== '' && new URL(href, site).origin !== new URL(site).origin) return 'otherSite';
            } catch {
                return '';
            }
        }
        const form = kind === 'button' ? element.closest('form') : null;
        return form?.querySelector('[idz_hide]') ? 'form' : '';
    }

    private labelOf(element: Element): string {
        // What a label is for does not pass the filters; most stand before their field, or around it.
        const before = element.previousElementSibling;
        const label = element.closest('label') ?? (before?.localName === 'label' ? before : null);
        const field = !['a', 'button', 'summary'].includes(element.localName);
        const said = (field && label?.textContent) || element.getAttribute('title') || element.getAttribute('placeholder') || (element.localName === 'select' ? '' : element.textContent) || '';
        return said.replace(/\s+/g, ' ').trim().slice(0, 80);
    }

    private scrollsAt(found: Element): Touch['scrolls'] {
        const view = found.ownerDocument.defaultView;
        for (let at: Element | null = found; at && at !== found.ownerDocument.documentElement && at !== found.ownerDocument.body; at = at.parentElement) {
            const style = view?.getComputedStyle(at);
            const scrolls = (overflow: string | undefined): boolean => overflow === 'auto' || overflow === 'scroll';
            if ((at.scrollHeight > at.clientHeight && scrolls(style?.overflowY)) || (at.scrollWidth > at.clientWidth && scrolls(style?.overflowX)))
                return { node: this.stage.idOf(at), x: at.scrollLeft, y: at.scrollTop, width: at.scrollWidth - at.clientWidth, height: at.scrollHeight - at.clientHeight };
        }
        const whole = found.ownerDocument.scrollingElement ?? found.ownerDocument.documentElement;
        return { node: this.stage.idOf(found.ownerDocument), x: whole.scrollLeft, y: whole.scrollTop, width: whole.scrollWidth - whole.clientWidth, height: whole.scrollHeight - whole.clientHeight };
    }
}
