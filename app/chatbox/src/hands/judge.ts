// SPDX-License-Identifier: GPL-3.0-or-later
//
// What an advisor may touch, decided on the live page at the moment of the touch: an element may have become hidden since the advisor saw it.
// Whatever is masked for any reason is refused first, and nothing in a command can change that.
import { composedChildren, composedParent, type Hiding } from '../recorder/hiding';
import type { Action, Scope, Verdict } from '../shared/cobrowsing';

/** What the judge knows of the page. */
export interface Surroundings {
    readonly hiding: Pick<Hiding, 'of'>;
    /** Whether it is ours: button, chat, the frame around the page. */
    isOurs(node: Node): boolean;
}

/** What a click on an element does. */
export type Effect =
    | { readonly kind: 'follow'; readonly link: Element }
    | { readonly kind: 'tick'; readonly box: HTMLInputElement }
    | { readonly kind: 'send'; readonly form: HTMLFormElement; readonly button: HTMLElement | undefined }
    | { readonly kind: 'press'; readonly element: Element };

/** The kinds of input that take a value as text. */
const fillable = new Set(['text', 'search', 'email', 'tel', 'url', 'number', 'date', 'time', 'datetime-local', 'month', 'week', 'range', 'color']);
/** Elements that show another document or a player of their own. */
const frames = new Set(['iframe', 'frame', 'object', 'embed', 'video', 'audio', 'portal', 'fencedframe']);

// Dialogs in which somebody agrees to something, by the words that consent managers and shops put into ids and classes.
const consentWords = /(^|[^a-z])(cookie|consent|gdpr|rgpd|dsgvo|onetrust|didomi|usercentrics|tarteaucitron|axeptio|cookiebot|cmpbox|iubenda|truste|klaro|osano|sp_message)/i;
/** A box that is ticked to agree. */
const agreeWords =
    /(^|[^a-z])(terms|conditions|agree|accept|consent|opt-?in|newsletter|privacy|policy|agb|datenschutz|einwillig|widerruf|cgv|cgu|consentement|confidentialit|politique|términos|condiciones|privacidad|acepto|j.accepte)/i;

function attributeWords(element: Element): string {
    return ['id', 'class', 'name', 'role', 'aria-label'].map((name) => (element.getAttribute(name) ?? '').replace(/([a-z])([A-Z])/g, '$1-$2')).join(' ');
}

function* upwards(node: Node): Iterable<Element> {
    for (let at: Node | null = node; at; at = composedParent(at)) if (at.nodeType === Node.ELEMENT_NODE) yield at as Element;
}

/** The nearest of \a element and what it stands in that \a is holds for. */
function nearest<T extends Element>(element: Element, is: (each: Element) => each is T): T | undefined {
    for (const each of upwards(element)) if (is(each)) return each;
    return undefined;
}

const isLink = (each: Element): each is HTMLAnchorElement => ['a', 'area'].includes(each.localName) && (each.hasAttribute('href') || each.hasAttributeNS('http://www.w3.org/1999/xlink', 'href'));
const isControl = (each: Element): each is HTMLElement => ['button', 'input', 'select', 'textarea', 'option', 'label', 'summary'].includes(each.localName);

export function isInput(element: Element): element is HTMLInputElement {
    return element instanceof HTMLInputElement;
}

/** Whether anything in \a form is masked, for whatever reason: what the advisor does not see the advisor does not send. */
export function holdsHidden(form: HTMLFormElement, { hiding }: Surroundings): boolean {
    const within = (node: Node): boolean => hiding.of(node) !== undefined || Array.from(composedChildren(node)).some(within);
    return Array.from(form.elements).some((each) => hiding.of(each) !== undefined) || within(form);
}

/** Why \a element must not be touched, whatever is to be done with it. */
export function untouchable(element: Element, page: Surroundings): Verdict | undefined {
    if (page.isOurs(element)) return 'chat';
    if (!element.isConnected) return 'gone';
    if (page.hiding.of(element)) return 'hidden';
    if (element.ownerDocument !== document || frames.has(element.localName)) return 'frame';
    // Pages tell the state of their dialog by a class of the whole page: that is no dialog.
    for (const each of upwards(element)) if (each !== document.documentElement && each !== document.body && consentWords.test(attributeWords(each))) return 'consent';
    if (element.getClientRects().length === 0 || getComputedStyle(element).visibility !== 'visible') return 'unseen';
    return undefined;
}

/** Why \a action on \a element is refused, beyond what is untouchable. What a click does is for effectOf(). */
export function refusal(element: Element, action: Action, page: Surroundings): Verdict | undefined {
    const reason = untouchable(element, page);
    if (reason || action === 'pointer' || action === 'highlight' || action === 'scroll') return reason;
    if (isDisabled(element)) return 'disabled';
    switch (action) {
        case 'fill':
            return refusesText(element, page);
        case 'check':
            if (!isInput(element) || !['checkbox', 'radio'].includes(element.type)) return 'unsuitable';
            return agrees(element) ? 'consent' : undefined;
        case 'choose':
            return element instanceof HTMLSelectElement ? undefined : 'unsuitable';
        default:
            return undefined;
    }
}

function isDisabled(element: Element): boolean {
    for (const each of upwards(element)) {
        if (each.matches(':disabled') || each.getAttribute('aria-disabled') === 'true' || (each as HTMLElement).inert === true) return true;
    }
    return (isInput(element) || element instanceof HTMLTextAreaElement) && element.readOnly && !['checkbox', 'radio'].includes(element.type);
}

function refusesText(element: Element, page: Surroundings): Verdict | undefined {
    if (isInput(element)) return fillable.has(element.type) ? undefined : 'unsuitable';
    if (element instanceof HTMLTextAreaElement) return undefined;
    if (!(element instanceof HTMLElement) || !element.isContentEditable) return 'unsuitable';
    // Its whole content is replaced: nothing masked may go with it.
    const within = (node: Node): boolean => page.hiding.of(node) !== undefined || Array.from(composedChildren(node)).some(within);
    return within(element) ? 'hidden' : undefined;
}

/** A box with which somebody agrees to terms, to a newsletter, to anything: that is the visitor's to tick. */
function agrees(box: HTMLInputElement): boolean {
    const labels = Array.from(box.labels ?? []).map((label) => label.textContent ?? '');
    return [attributeWords(box), box.value, ...labels].some((words) => agreeWords.test(words));
}

/** What a click on \a element does in \a scope, or why it is refused. */
export function effectOf(element: Element, scope: Scope, page: Surroundings): Effect | Verdict {
    const link = nearest(element, isLink);
    const control = nearest(element, isControl);
    // The inner of the two is what the browser takes.
    if (link && !(control && link.contains(control) && control !== (link as Element))) return ofLink(link, page);
    if (scope !== 'assist') return 'scope';
    if (!control) return isEditable(element) ? 'unsuitable' : { kind: 'press', element };
    return ofControl(control, page);
}

function isEditable(element: Element): boolean {
    return element instanceof HTMLElement && element.isContentEditable;
}

function ofLink(link: Element, page: Surroundings): Effect | Verdict {
    const reason = untouchable(link, page) ?? (isDisabled(link) ? 'disabled' : undefined);
    if (reason) return reason;
    const href = link.getAttribute('href') ?? link.getAttributeNS('http://www.w3.org/1999/xlink', 'href') ?? '';
    let url: URL;
    try {
        url = new URL(href, document.baseURI);
    } catch {
        return 'unsuitable';
    }
    if (['javascript:', 'data:', 'blob:', 'vbscript:'].includes(url.protocol)) return 'script';
    if (link.hasAttribute('download')) return 'download';
    if (url.origin !== location.origin) return 'otherSite';
    return { kind: 'follow', link };
}

function ofControl(control: HTMLElement, page: Surroundings): Effect | Verdict {
    const reason = untouchable(control, page) ?? (isDisabled(control) ? 'disabled' : undefined);
    if (reason) return reason;
    if (control instanceof HTMLLabelElement) {
        const labelled = control.control;
        if (!labelled) return { kind: 'press', element: control };
        // A label may stand for a box that is drawn by the label alone.
        if (page.hiding.of(labelled)) return 'hidden';
        return labelled instanceof HTMLLabelElement ? 'unsuitable' : ofLabelled(labelled, page);
    }
    return ofLabelled(control, page);
}

function ofLabelled(control: HTMLElement, page: Surroundings): Effect | Verdict {
    if (page.isOurs(control)) return 'chat';
    if (isDisabled(control)) return 'disabled';
    if (control instanceof HTMLButtonElement) return ofButton(control, control.form, control.type, page);
    if (isInput(control)) {
        if (control.type === 'checkbox' || control.type === 'radio') return agrees(control) ? 'consent' : { kind: 'tick', box: control };
        if (['submit', 'image', 'reset', 'button'].includes(control.type)) return ofButton(control, control.form, control.type === 'image' ? 'submit' : control.type, page);
        return 'unsuitable';
    }
    return control.localName === 'summary' ? { kind: 'press', element: control } : 'unsuitable';
}

function ofButton(button: HTMLElement, form: HTMLFormElement | null, type: string, page: Surroundings): Effect | Verdict {
    if (consentWords.test(attributeWords(button)) || agreeWords.test(attributeWords(button))) return 'consent';
    if (!form) return { kind: 'press', element: button };
    // A button of a form may do anything with it, so it is refused where the form holds what the advisor does not see.
    if (holdsHidden(form, page)) return 'form';
    return type === 'submit' ? { kind: 'send', form, button } : { kind: 'press', element: button };
}
