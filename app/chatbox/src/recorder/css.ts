// SPDX-License-Identifier: GPL-3.0-or-later

const keptStrings = new Set(['font-family', 'font', 'quotes', 'grid-template-areas', 'grid-area', 'grid-template', 'src', 'format']);

/** Longer than any that a style needs: z-index has ten digits. */
const longNumber = /\d{12,}/g;
/** A custom property and its value, up to what ends it. */
const customValue = /(--[-\w]+)\s*:([^;{}]*)/g;
/** A word that nobody styles with: letters and digits mixed, and no colour, length or name of a variable. */
const invented = /(?<![-\w#.\\])(?=[-\w]*[a-z])(?=[-\w]*\d)[a-z][-\w]{8,}(?![-\w(])/i;

export interface CssContext {
    /** Text without what was typed into hidden fields. */
    readonly cut: (text: string) => string;
    /** The name under which the picture at \a address travels, if it does. */
    readonly background?: ((address: string) => string | undefined) | undefined;
}

/**
 * A style sheet without what it could carry: no address, no import, no text that is drawn. Strings of `content` survive up to two
 * characters (icons, bullets, quotes). The backend's filter knows CSS by allow-list; this takes away what is never wanted, before it leaves.
 */
export function scrubCss(css: string, { cut, background }: CssContext): string {
    let out = '';
    let property = '';
    /** The name that stands before here, escapes decoded, and whether white space came after it. */
    let word = '';
    let apart = false;
    let brackets = 0;
    for (let at = 0; at < css.length; ++at) {
        const char = css[at] as string;
        if (char === '/' && css[at + 1] === '*') {
            const end = css.indexOf('*/', at + 2);
            at = end < 0 ? css.length : end + 1;
            continue;
        }
        if (char === '"' || char === "'") {
            let end = at + 1;
            while (end < css.length && css[end] !== char && css[end] !== '\n') end += css[end] === '\\' ? 2 : 1;
            const inner = css.slice(at + 1, end);
            out += char + (keeps(inner, property, brackets) ? inner : '') + char;
            at = end;
            word = '';
            continue;
        }
        if (char === '@' && /^@import\b/i.test(css.slice(at, at + 8))) {
            const end = statementEnd(css, at);
            at = end;
            continue;
        }
        if (char === '\\') {
            const [escape] = /^\\(?:[0-9a-f]{1,6}\s?|[^])?/i.exec(css.slice(at, at + 9)) as RegExpExecArray;
            word = (apart ? '' : word) + unescaped(escape);
            apart = false;
            out += escape;
            at += escape.length - 1;
            continue;
        }
        if (char === '(' && !apart && /^(url|src|image|image-set|-webkit-image-set)$/i.test(word)) {
            const end = closing(css, at, !/^url$/i.test(word));
            const name = /^background(-image)?$/.test(property) && /^url$/i.test(word) ? background?.(addressIn(css.slice(at + 1, end))) : undefined;
            at = end;
            out += name === undefined ? '()' : `(#${name})`;
            word = '';
            continue;
        }
        if (char === '[') ++brackets;
        else if (char === ']') brackets = Math.max(0, brackets - 1);
        else if (char === ':' && brackets === 0) property = word.toLowerCase();
        else if (char === ';' || char === '{' || char === '}') property = '';
        if (/\s/.test(char)) apart = true;
        else if (/[-\w]/.test(char)) {
            word = (apart ? '' : word) + char;
            apart = false;
        } else {
            word = '';
            apart = false;
        }
        out += char;
    }
    return cut(out.replace(longNumber, '0').replace(customValue, (all: string, name: string, value: string) => (invented.test(value) ? `${name}:` : all)));
}

/** What stands between the brackets of url(). */
function addressIn(text: string): string {
    const inner = text.trim();
    const quoted = /^(["'])(.*)\1$/s.exec(inner);
    return unescaped(quoted?.[2] ?? inner);
}

function keeps(text: string, property: string, brackets: number): boolean {
    if (brackets > 0) return /^[-\w .:/]{0,40}$/.test(text) && !/\d{4}/.test(text); // an attribute's selector
    if (property === 'content' || property === 'quotes') return Array.from(unescaped(text)).length <= 2;
    return keptStrings.has(property) && /^[-\w .]{0,60}$/.test(text);
}

function unescaped(text: string): string {
    return text.replace(/\\(?:([0-9a-f]{1,6})\s?|(.))/gi, (_, code: string | undefined, char: string | undefined) => {
        const point = code === undefined ? 0 : parseInt(code, 16);
        return char ?? (point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : '?');
    });
}

function statementEnd(css: string, from: number): number {
    let quote = '';
    for (let at = from; at < css.length; ++at) {
        const char = css[at] as string;
        if (quote !== '') {
            if (char === '\\') ++at;
            else if (char === quote) quote = '';
        } else if (char === '"' || char === "'") quote = char;
        else if (char === '(') at = closing(css, at);
        else if (char === ';' || char === '}') return at;
    }
    return css.length;
}

/** The place of the bracket that closes the one at \a from; strings and escapes within are passed over. Only url() knows no brackets within. */
function closing(css: string, from: number, nested = false): number {
    let quote = '';
    let depth = 0;
    for (let at = from + 1; at < css.length; ++at) {
        const char = css[at] as string;
        if (char === '\\') ++at;
        else if (quote !== '') quote = char === quote ? '' : quote;
        else if (char === '"' || char === "'") quote = char;
        else if (nested && char === '(') ++depth;
        else if (char === ')' && depth-- === 0) return at;
    }
    return css.length;
}
