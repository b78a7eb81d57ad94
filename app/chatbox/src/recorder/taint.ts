// SPDX-License-Identifier: GPL-3.0-or-later

/** How long a value that is gone is still cut: a page echoes late. */
const lasts = 10_000;
const shortest = 4;
const mostFields = 500;
const mostValues = 400;

function escaped(text: string): string {
    return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}

/** The forms in which a page writes \a value elsewhere: as it is, percent-encoded, its digits with what separates them. */
function forms(value: string): string[] {
    const found = [value];
    for (const encode of [encodeURIComponent, encodeURI]) {
        try {
            found.push(encode(value));
        } catch {
            // A lone surrogate has no such form.
        }
    }
    const form = found.map(escaped);
    const digits = value.replace(/[\s.\-/]/g, '');
    if (/^\d{4,}$/.test(digits)) form.push(Array.from(digits).join('[\\s.\\-\\u00a0\\u2009\\u202f/]*'));
    return form;
}

/**
 * Cuts what stands in hidden fields, now or a moment ago, out of whatever else the page says: it echoes. What it transforms (a hash, a
 * translation) is out of reach.
 */
export class Taint {
    private readonly fields = new Set<Element>();
    private readonly recent = new Map<string, number>();
    private readonly now: () => number;
    private pattern: RegExp | undefined;
    private known = '';
    private whole = new Set<string>();

    constructor(now: () => number) {
        this.now = now;
    }

    /** \a element is hidden. */
    hid(element: Element): void {
        const holds = ['input', 'textarea', 'select'].includes(element.localName) || (element as HTMLElement).isContentEditable === true;
        if (!holds || this.fields.size >= mostFields) return;
        this.fields.add(element);
        this.look();
    }

    /** Reads the fields; to be called whenever one may have changed, and before anything is said. */
    look(): void {
        const now = this.now();
        for (const field of this.fields) {
            for (const value of valuesOf(field)) this.recent.set(value, now + lasts);
            if (!field.isConnected && !this.recent.size) this.fields.delete(field);
        }
        for (const [value, until] of this.recent) if (until <= now || this.recent.size > mostValues) this.recent.delete(value);
        const values = Array.from(this.recent.keys()).sort((a, b) => b.length - a.length);
        const known = values.join('\u0000');
        if (known === this.known) return;
        this.known = known;
        this.whole = new Set(values.map((value) => value.trim().toLowerCase()));
        // Longest first: else a short one is cut out of a long one, and its rest stays.
        const long = values.filter((value) => value.length >= shortest).flatMap(forms);
        long.sort((a, b) => b.length - a.length);
        this.pattern = long.length > 0 ? new RegExp(long.join('|'), 'gi') : undefined;
    }

    cut(text: string): string {
        if (this.whole.size === 0 || text === '') return text;
        if (this.whole.has(text.trim().toLowerCase())) return '';
        return this.pattern ? text.replace(this.pattern, '') : text;
    }
}

function valuesOf(field: Element): string[] {
    const values: (string | null)[] = [field.getAttribute('value')];
    if (field.localName === 'select') {
        for (const option of Array.from((field as HTMLSelectElement).options)) values.push(option.value, option.text);
    } else if (field.localName === 'input' || field.localName === 'textarea') {
        const { type, value, defaultValue } = field as HTMLInputElement;
        if (['checkbox', 'radio', 'submit', 'button', 'image', 'reset'].includes(type)) return [];
        values.push(value, defaultValue);
    } else {
        values.push(field.textContent);
    }
    return values.filter((value): value is string => value !== null && value.trim() !== '' && value.length <= 4000);
}
