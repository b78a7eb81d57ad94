// SPDX-License-Identifier: GPL-3.0-or-later
//
// What an element says about itself: the marks of the site's owner, and the fields that are hidden always. The same rules as in
// app/masking/hiding.cpp, on the live element.

export type Reason = 'marked' | 'password' | 'hidden' | 'file' | 'payment' | 'code' | 'field';
export type Level = 'marked' | 'fields' | 'private';

const fields = new Set(['input', 'textarea', 'select']);

/** Names that shops give to fields of a payment where autocomplete is missing; letters and digits only. */
const paymentNames = new Set(
    (
        'cardnumber ccnumber cardnum ccnum creditcard creditcardnumber cardno pan cvc cvv cvc2 cvv2 cvn csc cccsc cardcvc cardcvv cardcode ccv cccvc cccvv ' +
        'securitycode cardsecuritycode verificationvalue cardexpiry ccexp cardexp expdate ccexpiry expirydate cardholder cardname iban accountnumber sortcode'
    ).split(' '),
);

/** The mark in any case, with a hyphen for its underscore too. */
function spells(word: string, mark: string): boolean {
    return word.length === mark.length && word.toLowerCase().replace(/-/g, '_') === mark;
}

function hasToken(value: string, mark: string): boolean {
    return value.length >= mark.length && value.split(/[\t\n\f\r ]+/).some((token) => spells(token, mark));
}

export function isMarkName(name: string, mark: string): boolean {
    return spells(name.replace(/^data[-_]/i, ''), mark);
}

export function isMarkValue(value: string): boolean {
    return hasToken(value, 'idz_hide');
}

export function isField(element: Element): boolean {
    return fields.has(element.localName);
}

/** Why \a element hides itself and what is in it, if it does. */
export function reasonOf(element: Element, level: Level, selectors: readonly string[]): Reason | undefined {
    let reason: Reason | undefined;
    const field = isField(element);
    for (const { name, value } of Array.from(element.attributes)) {
        const lower = name.toLowerCase();
        if (lower === 'class' || lower === 'id' || lower === 'name') {
            if (isMarkValue(value)) return 'marked';
            if (field && lower !== 'class' && paymentNames.has(value.slice(0, 64).toLowerCase().replace(/[^a-z0-9]/g, ''))) reason ??= 'payment';
        } else if (lower === 'autocomplete') {
            for (const token of value.toLowerCase().split(/\s+/)) {
                if (token.startsWith('cc-')) reason ??= 'payment';
                else if (token === 'one-time-code') reason ??= 'code';
                else if (token === 'current-password' || token === 'new-password') reason ??= 'password';
            }
        } else if (isMarkName(name, 'idz_hide')) {
            return 'marked';
        } else if (lower === 'contenteditable' && level !== 'marked' && value.trim().toLowerCase() !== 'false') {
            reason ??= 'field';
        }
    }
    // The property too: a page may set it where no attribute tells.
    if (element.localName === 'input') {
        const types = [element.getAttribute('type') ?? '', (element as HTMLInputElement).type ?? ''].map((type) => type.trim().toLowerCase());
        for (const type of ['password', 'hidden', 'file'] as const) if (types.includes(type)) reason ??= type;
    }
    if (reason === undefined && selectors.some((selector) => matches(element, selector))) reason = 'marked';
    return reason;
}

function matches(element: Element, selector: string): boolean {
    try {
        return element.matches(selector);
    } catch {
        return false; // no selector of this browser's
    }
}

/** Whether \a element shows its text at the level `private`. */
export function shows(element: Element): boolean {
    return Array.from(element.attributes).some(({ name, value }) =>
        ['class', 'id', 'name'].includes(name.toLowerCase()) ? hasToken(value, 'idz_show') : isMarkName(name, 'idz_show'),
    );
}
