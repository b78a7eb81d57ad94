// SPDX-License-Identifier: GPL-3.0-or-later
//
// Changing a field so that the page takes it for a change: through the native setter, past whatever a framework put on the element, and with
// the events that a person's hand would cause.

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** Calls the setter of the element's own prototype; a framework that watches its instance's property hears of it by the event. */
function setNatively<T extends Field>(element: T, property: keyof T & string, value: unknown): void {
    const setter = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(element) as object, property)?.set;
    if (setter) setter.call(element, value);
    else (element as unknown as Record<string, unknown>)[property] = value;
}

function tell(element: Element, type: 'input' | 'change', text?: string): void {
    const event = type === 'input' && text !== undefined ? new InputEvent('input', { bubbles: true, composed: true, inputType: 'insertReplacementText', data: text }) : new Event(type, { bubbles: true, composed: type === 'input' });
    element.dispatchEvent(event);
}

/** The whole new value of a text field. False when the field did not take it: a date that is none, a number with letters. */
export function fill(element: HTMLInputElement | HTMLTextAreaElement, value: string): boolean {
    const before = element.value;
    element.focus({ preventScroll: true });
    setNatively(element as HTMLInputElement, 'value', value);
    if (value !== '' && element.value === '') {
        setNatively(element as HTMLInputElement, 'value', before);
        return false;
    }
    tell(element, 'input', value);
    tell(element, 'change');
    return true;
}

/** Replaces all that stands in an element that can be edited. */
export function write(element: HTMLElement, value: string): boolean {
    element.focus({ preventScroll: true });
    const selection = getSelection();
    selection?.selectAllChildren(element);
    // The one way that editors of pages hear of; it is deprecated, and nothing took its place.
    const done = value === '' ? document.execCommand('delete') : document.execCommand('insertText', false, value);
    if (done) return true;
    element.textContent = value;
    tell(element, 'input', value);
    return true;
}

/** By a click, as a hand would: only where the state is another. */
export function tick(box: HTMLInputElement, checked: boolean): boolean {
    if (box.checked !== checked) press(box);
    return box.checked === checked;
}

/** Chooses the options at these places, and no other. */
export function choose(select: HTMLSelectElement, places: readonly number[]): boolean {
    const options = Array.from(select.options);
    const wanted = places.map((place) => options[place]);
    if (wanted.some((option) => !option || option.disabled) || (!select.multiple && wanted.length !== 1)) return false;
    select.focus({ preventScroll: true });
    if (select.multiple) for (const option of options) option.selected = wanted.includes(option);
    else setNatively(select, 'selectedIndex', places[0]);
    tell(select, 'input');
    tell(select, 'change');
    return true;
}

/** What stands in a field, to be put back. */
export type Before = { readonly text: string } | { readonly checked: boolean } | { readonly options: readonly number[] };

export function read(element: Element): Before {
    if (element instanceof HTMLSelectElement) return { options: Array.from(element.selectedOptions).map((option) => option.index) };
    if (element instanceof HTMLInputElement && (element.type === 'checkbox' || element.type === 'radio')) return { checked: element.checked };
    if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) return { text: element.value };
    return { text: element.textContent ?? '' };
}

export function putBack(element: Element, before: Before): void {
    if ('options' in before && element instanceof HTMLSelectElement) choose(element, before.options);
    else if ('checked' in before && element instanceof HTMLInputElement) {
        if (element.type === 'radio' && !before.checked) {
            setNatively(element, 'checked', false);
            tell(element, 'input');
            tell(element, 'change');
        } else tick(element, before.checked);
    } else if ('text' in before) {
        if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) fill(element, before.text);
        else if (element instanceof HTMLElement) write(element, before.text);
    }
}

const mouse = (type: string, at: { x: number; y: number }): MouseEvent =>
    (type.startsWith('pointer') && typeof PointerEvent !== 'undefined' ? new PointerEvent(type, { ...init(at), pointerType: 'mouse', isPrimary: true }) : new MouseEvent(type, init(at)));

const init = ({ x, y }: { x: number; y: number }): MouseEventInit => ({ bubbles: true, cancelable: true, composed: true, view: window, clientX: x, clientY: y, button: 0, detail: 1 });

/** A whole press of the left button in the middle of \a element, or at \a at. */
export function press(element: HTMLElement | SVGElement, at?: { x: number; y: number }): void {
    const box = element.getBoundingClientRect();
    const place = at ?? { x: box.left + box.width / 2, y: box.top + box.height / 2 };
    for (const type of ['pointerover', 'mouseover', 'pointermove', 'mousemove', 'pointerdown']) element.dispatchEvent(mouse(type, place));
    if (element.dispatchEvent(mouse('mousedown', place))) {
        const focusable = element.closest<HTMLElement>('a[href], button, input, select, textarea, summary, [tabindex]');
        focusable?.focus({ preventScroll: true });
    }
    for (const type of ['pointerup', 'mouseup']) element.dispatchEvent(mouse(type, place));
    if ('click' in element) element.click();
    else element.dispatchEvent(mouse('click', place));
}
