// SPDX-License-Identifier: GPL-3.0-or-later

const keptStrings = new Set(['font-family', 'font', 'quotes', 'grid-template-areas', 'grid-area', 'grid-template', 'src', 'format']);

/**
 * A style sheet without what it could carry: no address, no import, no text that is drawn. Strings of `content` survive up to two
 * characters (icons, bullets, quotes). The backend's filter knows CSS by allow-list; this takes away what is never wanted, before it leaves.
 */
export function scrubCss(css: string, cut: (text: string) => string): string {
    let out = '';
    let property = '';
    let word = '';
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
            continue;
        }
        if (char === '@' && /^@import\b/i.test(css.slice(at, at + 8))) {
            const end = statementEnd(css, at);
            at = end;
            continue;
        }
        if (char === '(' && /(^|[^-\w])(url|src|image|image-set|-webkit-image-set)$/i.test(word)) {
            at = closing(css, at);
            out += '()';
            word = '';
            continue;
        }
        if (char === '[') ++brackets;
        else if (char === ']') brackets = Math.max(0, brackets - 1);
        else if (char === ':' && brackets === 0) property = word.trim().toLowerCase();
        else if (char === ';' || char === '{' || char === '}') property = '';
        word = /[-\w]/.test(char) ? word + char : /\s/.test(char) ? word : '';
        if (char === ';' || char === '{' || char === '}') word = '';
        out += char;
    }
    return cut(out);
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

/** The place of the bracket that closes the one at \a from; strings and escapes within are passed over. */
function closing(css: string, from: number): number {
    let quote = '';
    for (let at = from + 1; at < css.length; ++at) {
        const char = css[at] as string;
        if (char === '\\') ++at;
        else if (quote !== '') quote = char === quote ? '' : quote;
        else if (char === '"' || char === "'") quote = char;
        else if (char === ')') return at;
    }
    return css.length;
}
