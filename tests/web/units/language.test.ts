// SPDX-License-Identifier: GPL-3.0-or-later
import { chooseLanguage, wantedLanguages } from '../../../app/chatbox/src/shared/language';

test.each([
    [['fr-CA', 'en'], 'fr'],
    [['nl', 'de-AT', 'en'], 'de'],
    [['ES'], 'es'],
    [['nl', 'pt-BR'], 'en'],
    [[], 'en'],
    [['freezing', 'de'], 'de'],
    [['zh-Hant-TW', 'es-419'], 'es'],
] as const)('%j is answered in %s', (wanted, language) => {
    expect(chooseLanguage(wanted)).toBe(language);
});

test('the browser comes first, then the page', () => {
    expect(wantedLanguages(['nl', 'en-GB'], 'fr')).toEqual(['nl', 'en-GB', 'fr']);
});

test('what is no tag, or there twice, is left out; the wire takes eight', () => {
    expect(wantedLanguages(['en-GB', 'EN-gb', '', '<b>', 'x', 'a'.repeat(36), 'de_AT'], '')).toEqual(['en-GB']);
    const many = ['aa', 'bb', 'cc', 'dd', 'ee', 'ff', 'gg', 'hh', 'ii'];
    expect(wantedLanguages(many, 'fr')).toEqual(['aa', 'bb', 'cc', 'dd', 'ee', 'ff', 'gg', 'fr']);
});

test('there is always one', () => {
    expect(wantedLanguages([], '')).toEqual(['en']);
});
