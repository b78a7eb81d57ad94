// SPDX-License-Identifier: GPL-3.0-or-later
import { overlap, smallWidth, type Box } from './places';

/** After the last key so long the visitor still writes. */
const writesFor = 5_000;
/** What is fixed and covers so much of the screen is the page itself. */
const pageShare = 0.8;

/** The element with the focus, in open shadow trees too. */
function focused(): Element | null {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element === document.body || element === document.documentElement ? null : element;
}

function isField(element: Element): boolean {
    if (element instanceof HTMLInputElement) return !/^(button|submit|reset|checkbox|radio|image|file|color|range)$/.test(element.type);
    return element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement || (element instanceof HTMLElement && element.isContentEditable);
}

function isInSight(element: Element): boolean {
    return element.getClientRects().length > 0 && getComputedStyle(element).visibility === 'visible';
}

/** Up through slots and shadow roots, as the element is drawn. */
function parent(element: Element): Element | null {
    const { assignedSlot, parentElement } = element;
    const root = element.getRootNode();
    return assignedSlot ?? parentElement ?? (root instanceof ShadowRoot ? root.host : null);
}

/**
 * What the visitor is doing on the page, so that nothing is put over it. It looks at where things are and at when a key was
 * pressed, never at what is in a field.
 */
export class Surroundings {
    private readonly host: Element;
    private readonly monotonic: () => number;
    private wroteAt = -Infinity;

    /** \a host: our own element, which is in nobody's way. */
    constructor(host: Element, monotonic: () => number) {
        this.host = host;
        this.monotonic = monotonic;
        const wrote = (event: Event): void => {
            if (event.target !== this.host) this.wroteAt = this.monotonic();
        };
        for (const type of ['keydown', 'input', 'compositionupdate']) document.addEventListener(type, wrote, { capture: true, passive: true });
    }

    /** Whether this is no moment to be spoken to, wherever it were. */
    busy(): boolean {
        if (document.fullscreenElement || [...document.querySelectorAll('dialog[open], [aria-modal="true"]')].some((dialog) => this.isModal(dialog))) return true;
        const element = focused();
        if (!element || element === this.host) return false;
        // Whether somebody writes in a frame (a card number, say) cannot be known from here.
        if (element instanceof HTMLIFrameElement) return true;
        return isField(element) && (window.innerWidth <= smallWidth || this.monotonic() - this.wroteAt < writesFor);
    }

    /** Whether \a place lies over the focus, over an open dialog, or over what the site has fixed there. */
    covers(place: Box): boolean {
        const element = focused();
        const busy = element && element !== this.host ? [element] : [];
        if ([...busy, ...document.querySelectorAll('dialog[open]')].some((each) => this.isPart(each) && overlap(place, each.getBoundingClientRect()))) return true;
        for (const x of [0.02, 0.34, 0.66, 0.98]) {
            for (const y of [0.03, 0.5, 0.97]) {
                const there = document.elementsFromPoint(place.left + x * place.width, place.top + y * place.height);
                if (there.some((each) => each !== this.host && this.isFixed(each))) return true;
            }
        }
        return false;
    }

    private isModal(dialog: Element): boolean {
        if (dialog.getAttribute('aria-modal') === 'true') return isInSight(dialog);
        try {
            return dialog.matches(':modal');
        } catch {
            return true; // an old browser: rather too quiet
        }
    }

    private isPart(element: Element): boolean {
        const { width, height } = element.getBoundingClientRect();
        return width * height < pageShare * window.innerWidth * window.innerHeight;
    }

    private isFixed(element: Element): boolean {
        for (let at: Element | null = element; at; at = parent(at)) {
            if (/^(fixed|sticky)$/.test(getComputedStyle(at).position) && this.isPart(at)) return true;
        }
        return false;
    }
}
