// SPDX-License-Identifier: GPL-3.0-or-later
// What page and box believe of each other, and what the loader believes of the rule file.
import { checkReady, checkStart, checkToBox, checkToLoader, readyMessage } from '../../../app/chatbox/src/shared/bridge';
import { fetchPresence, fetchRules } from '../../../app/chatbox/src/loader/rules';
import { idOf, session } from './samples';

type Check = (value: unknown) => boolean;

/** Each member left out, made null, made a list, made an object; and a member too many. */
function mutations(message: Readonly<Record<string, unknown>>, optional: readonly string[] = []): unknown[] {
    const names = Object.keys(message);
    const without = names.filter((name) => !optional.includes(name)).map((name) => Object.fromEntries(Object.entries(message).filter(([each]) => each !== name)));
    const wrong = names.flatMap((name) => [null, undefined, [], {}, 1.5, -1, '\ud800'].map((value) => ({ ...message, [name]: value })));
    return [...without, ...wrong, { ...message, html: '<b>' }, [message], null, undefined, JSON.stringify(message), 5];
}

const start = { visavis: 'start', vuid: idOf(1), name: 'Shop', pageLanguage: 'fr', language: 'en', shown: true, byVisitor: false, session };

const messages: [string, Check, Record<string, unknown>, string[]][] = [
    ['ready', checkReady, { ...readyMessage }, []],
    ['start', checkStart, start, ['session']],
    ['shown', checkToBox, { type: 'shown', shown: true, byVisitor: true }, []],
    ['close', checkToLoader, { type: 'close' }, []],
    ['unread', checkToLoader, { type: 'unread', count: 3 }, []],
    ['conversation', checkToLoader, { type: 'conversation', exists: true }, []],
    ['presence', checkToLoader, { type: 'presence', presence: 'busy' }, []],
    ['mirror', checkToLoader, { type: 'mirror', level: 'fields' }, ['level']],
    ['keep', checkToLoader, { type: 'keep', session }, ['session']],
];

test.each(messages)('%s is taken as it is', (_, check, message, optional) => {
    expect(check(message)).toBe(true);
    for (const name of optional) expect(check(Object.fromEntries(Object.entries(message).filter(([each]) => each !== name)))).toBe(true);
});

test.each(messages)('%s is refused in any other form', (_, check, message, optional) => {
    for (const changed of mutations(message, optional)) expect([changed, check(changed)]).toEqual([changed, false]);
});

test('a name or language longer than any is refused', () => {
    expect(checkStart({ ...start, name: 'x'.repeat(201) })).toBe(false);
    expect(checkStart({ ...start, pageLanguage: 'x'.repeat(36) })).toBe(false);
    expect(checkStart({ ...start, vuid: '../../etc' })).toBe(false);
    expect(checkStart({ ...start, session: 'secret' })).toBe(false);
});

test('no message to the page can hold text of the conversation', () => {
    for (const extra of [{ text: 'hello' }, { name: 'Marie' }, { count: '3' }]) {
        expect(checkToLoader({ type: 'unread', count: 3, ...extra })).toBe(false);
        expect(checkToLoader({ type: 'close', ...extra })).toBe(false);
    }
    expect(checkToLoader({ type: 'message', text: 'hello' })).toBe(false);
});

describe('the rule file', () => {
    const names = { site: 'shop', name: 'Sample Shop', memory: true };
    const engagement = { presence: true, pause: 30, rules: [] };
    const rules = { ...names, ...engagement };
    const answer = (body: unknown, ok = true) => vi.fn(async () => ({ ok, json: async () => body }) as Response);

    test('is asked for without cookie, referrer or redirect, at an address that is the same for everybody', async () => {
        const get = answer(rules);
        expect(await fetchRules('https://chat.example', 'shop', get)).toEqual({ ...names, engagement });
        expect(get.mock.calls).toEqual([['https://chat.example/rules/shop.json', { credentials: 'omit', referrerPolicy: 'no-referrer', redirect: 'error' }]]);
    });

    test('a site key cannot leave its place in the address', async () => {
        const get = answer(undefined, false);
        await fetchRules('https://chat.example', '../box?x=1#', get);
        expect(get.mock.calls[0]).toEqual(['https://chat.example/rules/..%2Fbox%3Fx%3D1%23.json', expect.anything()]);
    });

    test('is refused in any other form, for another site, or with an error', async () => {
        for (const changed of mutations(names).filter((each) => !JSON.stringify(each ?? null).includes('html')))
            expect(await fetchRules('https://chat.example', 'shop', answer(changed))).toBeUndefined();
        expect(await fetchRules('https://chat.example', 'shop', answer({ ...rules, site: 'other' }))).toBeUndefined();
        expect(await fetchRules('https://chat.example', 'shop', answer(rules, false))).toBeUndefined();
    });

    test('with an engagement of any other form the chat is there, and nobody is invited', async () => {
        for (const changed of [names, { ...rules, html: '<b>' }, { ...rules, pause: '30' }, { ...rules, rules: {} }])
            expect(await fetchRules('https://chat.example', 'shop', answer(changed))).toEqual({ ...names, engagement: { presence: false, pause: 0, rules: [] } });
    });

    test('presence is asked for in the same way', async () => {
        const get = answer({ site: 'shop', presence: 'busy' });
        expect(await fetchPresence('https://chat.example', 'shop', get)).toBe('busy');
        expect(get.mock.calls).toEqual([['https://chat.example/presence/shop.json', { credentials: 'omit', referrerPolicy: 'no-referrer', redirect: 'error' }]]);
        expect(await fetchPresence('https://chat.example', 'other', get)).toBeUndefined();
        expect(await fetchPresence('https://chat.example', 'shop', answer({ site: 'shop', presence: 'away' }))).toBeUndefined();
    });

    test('a network that fails or a body that is no JSON is no rules, and no exception', async () => {
        expect(await fetchRules('https://chat.example', 'shop', () => Promise.reject(new TypeError('failed')))).toBeUndefined();
        const broken = { ok: true, json: () => Promise.reject(new SyntaxError('no JSON')) } as unknown as Response;
        expect(await fetchRules('https://chat.example', 'shop', async () => broken)).toBeUndefined();
    });
});
