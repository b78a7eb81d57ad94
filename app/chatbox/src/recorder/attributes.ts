// SPDX-License-Identifier: GPL-3.0-or-later
import { scrubUrl } from './address';
import { scrubCss, type CssContext } from './css';
import type { Level } from './marks';

/** What passes, in the words of app/masking/attributes.cpp; everything else stays in the browser. */
const plain = new Set(
    (
        'dir lang hidden role data-theme data-bs-theme aria-expanded aria-selected aria-hidden aria-current aria-disabled aria-pressed aria-invalid aria-checked ' +
        'type disabled readonly required multiple size rows cols wrap min max step low high optimum open rel media colspan rowspan span scope width height align valign ' +
        'border cellpadding cellspacing bgcolor color face nowrap noshade clear start reversed frame rules frameborder hspace vspace slot part rr_scrollLeft rr_scrollTop ' +
        'd points viewBox transform gradientTransform patternTransform preserveAspectRatio x y x1 x2 y1 y2 cx cy r rx ry fx fy dx dy offset pathLength refX refY markerWidth ' +
        'markerHeight orient rotate fill fill-opacity fill-rule clip-rule clip-path stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin stroke-miterlimit ' +
        'stroke-dasharray stroke-dashoffset vector-effect opacity mask marker-start marker-mid marker-end stop-color stop-opacity font-size font-weight font-style font-family ' +
        'text-anchor dominant-baseline alignment-baseline letter-spacing visibility display overflow gradientUnits spreadMethod patternUnits patternContentUnits clipPathUnits ' +
        'maskUnits maskContentUnits markerUnits class id'
    ).split(' '),
);
const texts = new Set(['title', 'alt', 'placeholder', 'label']);
const states = new Set(['value', 'checked', 'selected']);
const holders = new Set(['input', 'textarea', 'select', 'option', 'li', 'progress', 'meter', 'button']);

export interface AttributeContext extends CssContext {
    readonly tag: string;
    readonly level: Level;
    /** At the level `private`: this element's text is shown. */
    readonly shown: boolean;
    /** What is read as words: \c cut, and without card numbers. */
    readonly words: (text: string) => string;
}

type Value = string | number | boolean | null | object;

/** The value that may leave, or nothing. null passes: the attribute is gone. */
export function scrubAttribute(name: string, value: unknown, context: AttributeContext): Value | undefined {
    const { tag, level, shown, cut, words } = context;
    if (value === null) return plain.has(name) || texts.has(name) || states.has(name) || name === 'style' || name === 'href' ? null : undefined;
    if (name === 'style') {
        if (typeof value === 'string') return scrubCss(value, context);
        return typeof value === 'object' ? scrubStyle(value as Record<string, unknown>, context) : undefined;
    }
    if (name === '_cssText') return typeof value === 'string' && (tag === 'style' || tag === 'link') ? scrubCss(value, context) : undefined;
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return undefined;
    if (texts.has(name)) return typeof value === 'string' && (level !== 'private' || shown) ? words(value) : undefined;
    if (states.has(name)) {
        if (!holders.has(tag)) return undefined;
        const button = tag === 'button' || tag === 'li' || tag === 'progress' || tag === 'meter';
        if (level !== 'marked' && !(button && level === 'fields')) return undefined;
        return typeof value === 'string' ? words(value) : value;
    }
    if (name === 'href' || name === 'xlink:href') {
        if (typeof value !== 'string') return undefined;
        if (tag === 'a') return cut(scrubUrl(value));
        return value.startsWith('#') ? cut(value) : undefined;
    }
    if (!plain.has(name)) return undefined;
    return typeof value === 'string' ? cut(value) : value;
}

/** The changes of a style attribute as rrweb tells them: property to value, to [value, priority], or to false. */
function scrubStyle(changes: Record<string, unknown>, context: CssContext): object {
    const out: Record<string, unknown> = {};
    for (const [property, value] of Object.entries(changes)) {
        if (!/^-{0,2}[a-zA-Z][-\w]*$/.test(property)) continue;
        if (value === false) out[property] = false;
        else if (typeof value === 'string') out[property] = scrubDeclaration(property, value, context);
        else if (Array.isArray(value) && typeof value[0] === 'string') out[property] = [scrubDeclaration(property, value[0], context), value[1] === 'important' ? 'important' : ''];
    }
    return out;
}

export function scrubDeclaration(property: string, value: string, context: CssContext): string {
    return scrubCss(`${property}:${value}`, context).slice(property.length + 1);
}
