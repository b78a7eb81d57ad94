// SPDX-License-Identifier: GPL-3.0-or-later
import { texts as ofLoader } from '../../../app/chatbox/src/loader/texts';
import { filled, texts } from '../../../app/chatbox/src/box/texts';
import { languages } from '../../../app/chatbox/src/shared/language';

/** Every string by its path, such as "presence.online". */
function flat(value: object, at = ''): Map<string, string> {
    const found = new Map<string, string>();
    for (const [name, member] of Object.entries(value)) {
        const path = at ? `${at}.${name}` : name;
        if (typeof member === 'string') found.set(path, member);
        else if (typeof member === 'object') for (const [below, text] of flat(member as object, path)) found.set(below, text);
    }
    return found;
}

const placeholders = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name);
const english = flat(texts.en);
const foreign = languages.filter((language) => language !== 'en');

test('English has its words', () => {
    expect(english.size).toBeGreaterThan(60);
});

describe.each(foreign)('%s', (language) => {
    const words = flat(texts[language]);

    test('has every text of English, and no other', () => {
        expect([...words.keys()].sort()).toEqual([...english.keys()].sort());
    });

    test('says each in its own words', () => {
        // What is spelled alike in both; whoever adds to it has looked.
        const alike: Record<string, readonly string[]> = {
            fr: ['thread', 'details.email'],
            de: ['title', 'purposes.chat', 'details.name', 'transcript.file'],
            es: ['title', 'purposes.chat'],
        };
        for (const [path, text] of words) {
            expect([path, text.trim()]).not.toEqual([path, '']);
            if (text === english.get(path)) expect(alike[language]).toContain(path);
        }
    });

    test('keeps each placeholder', () => {
        for (const [path, text] of words) expect([path, ...placeholders(text)]).toEqual([path, ...placeholders(english.get(path) ?? '')]);
    });
});

test('what is put into a text stays as it is', () => {
    expect(filled('{name} is here', '$& {what} <b>')).toBe('$& {what} <b> is here');
    expect(filled('{count} left', 0)).toBe('0 left');
});

test('the launcher speaks all languages', () => {
    for (const language of languages) {
        const words = ofLoader[language];
        for (const text of flat(words).values()) expect(text.trim()).not.toBe('');
        expect(words.unread(1)).toContain('1');
        expect(words.unread(5)).toContain('5');
        expect(words.unread(1)).not.toBe(words.unread(5).replace('5', '1'));
    }
});
