// SPDX-License-Identifier: GPL-3.0-or-later
// The loader's view of the rule file, by the files that tst_siterules.cpp reads too.
import { checkPresence, takeRules } from '../../../app/chatbox/src/loader/rulefile';
import { fixture } from './fixtures';

interface Row {
    readonly name: string;
    readonly file?: object;
    readonly rule?: object;
    readonly when?: unknown;
    readonly document?: unknown;
    /** "takes": it makes no sense, but the page does not trip over it; the backend refuses it. */
    readonly loader?: string;
}

const names = { site: 'shop', name: 'Sample Shop', memory: true };
const plain = {
    presence: true,
    pause: 30,
    rules: [{ id: 'first', when: { pagesViewed: { min: 3 } }, most: 1, invitation: { text: { en: 'Hello' } } }],
};

/** What a row of the fixtures changes in a rule file that holds. */
function fileOf({ file, rule, when, document }: Row): Record<string, unknown> {
    if (document !== undefined) return document as Record<string, unknown>;
    const first = { ...plain.rules[0], ...rule, ...(when === undefined ? {} : { when }) };
    return { ...names, ...plain, rules: [first], ...file };
}

const invites = (file: unknown): boolean => (takeRules(file)?.engagement.rules.length ?? 0) > 0 || takeRules(file)?.engagement.pause !== 0;

test.each(fixture('rules/accepted.json') as Row[])('takes $name', (row) => {
    const { site, name, memory, ...engagement } = fileOf(row);
    expect(takeRules({ site, name, memory, ...engagement })).toEqual({ site, name, memory, engagement });
});

const refused = fixture('rules/refused.json') as Row[];

test.each(refused.filter(({ loader }) => loader !== 'takes'))('invites nobody by $name', (row) => {
    expect(invites(fileOf({ name: '' }))).toBe(true);
    const taken = takeRules(fileOf(row));
    // Without the site's names there is no chat; with them the chat is there, and nobody is invited.
    if (taken) expect(taken.engagement).toEqual({ presence: false, pause: 0, rules: [] });
});

test('the refused files are enough, and few of them pass the loader', () => {
    expect(refused.length).toBeGreaterThan(60);
    expect(refused.filter(({ loader }) => loader === 'takes').length).toBeLessThan(refused.length / 3);
});

test('languages and hours stand beside the rules', () => {
    const more = { languages: ['fr', 'de'], open: [[1000, 2000], [5000, 6000]] };
    expect(takeRules({ ...names, ...plain, ...more })).toEqual({ ...names, ...more, engagement: plain });
    for (const wrong of [{ languages: [] }, { languages: ['it'] }, { languages: 'fr' }, { open: [[1000]] }, { open: [[1000, 2000, 3000]] }, { open: [['1000', '2000']] }, { open: 'always' }])
        expect(takeRules({ ...names, ...plain, ...wrong })).toBeUndefined();
});

test.each([null, undefined, [], 'rules', 5, { ...names, site: 7 }, { site: 'shop', name: 'Shop' }, { ...names, memory: 'yes' }])(
    'no chat by %j',
    (file) => {
        expect(takeRules(file)).toBeUndefined();
    },
);

test('a presence file says one of three words and nothing else', () => {
    for (const presence of ['online', 'busy', 'offline']) expect(checkPresence({ site: 'shop', presence })).toBe(true);
    for (const file of [{ site: 'shop', presence: 'away' }, { site: 'shop' }, { presence: 'online' }, { site: 'shop', presence: 'online', advisor: 'Anna' }, []])
        expect(checkPresence(file)).toBe(false);
});
