// SPDX-License-Identifier: GPL-3.0-or-later
// PRIVACY.md S1.1e: targeting at its edges. Each row is typed by hand: a condition, what is known, and what follows.
import { evaluate, never, wait, type Facts } from '../../../app/chatbox/src/loader/evaluate';
import type { Condition, Hours, Range, Rule, TimeRange } from '../../../app/chatbox/src/loader/rulefile';

// The visitor's time zone, not the server's and not the tester's. Its clock changes twice a year.
process.env['TZ'] = 'Europe/Paris';

const known: Facts = {
    now: Date.UTC(2026, 5, 17, 10, 0),
    pagesViewed: 3,
    connectionTime: 60_000,
    timeOnSite: 60_000,
    timeOnPage: 10_000,
    language: 'fr-CA',
    address: { path: '/shop/lamps.html', query: 'colour=red&utm_source=mail', fragment: 'linnea' },
    presence: 'online',
    invited: { last: 0, rules: [] },
};

let rows = 0;
function table<Row extends readonly unknown[]>(name: string, list: readonly Row[], check: (...row: Row) => void): void {
    rows += list.length;
    describe(name, () => {
        test.each(list.map((row) => [JSON.stringify(row), row] as const))('%s', (_, row) => check(...row));
    });
}

const nothing = { pagesViewed: undefined, connectionTime: undefined, timeOnSite: undefined };

const counts: [Range, number, boolean][] = [
    [{ min: 3 }, 2, false], [{ min: 3 }, 3, true], [{ min: 3 }, 4, true],
    [{ over: 3 }, 2, false], [{ over: 3 }, 3, false], [{ over: 3 }, 4, true],
    [{ max: 3 }, 2, true], [{ max: 3 }, 3, true], [{ max: 3 }, 4, false],
    [{ under: 3 }, 2, true], [{ under: 3 }, 3, false], [{ under: 3 }, 4, false],
    [{ min: 0 }, 0, true], [{ over: 0 }, 0, false], [{ over: 0 }, 1, true], [{ max: 0 }, 0, true], [{ max: 0 }, 1, false],
    [{ min: 2, max: 4 }, 1, false], [{ min: 2, max: 4 }, 2, true], [{ min: 2, max: 4 }, 4, true], [{ min: 2, max: 4 }, 5, false],
    [{ over: 2, under: 4 }, 2, false], [{ over: 2, under: 4 }, 3, true], [{ over: 2, under: 4 }, 4, false],
    [{ min: 5, max: 5 }, 4, false], [{ min: 5, max: 5 }, 5, true], [{ min: 5, max: 5 }, 6, false],
    // As numbers, not as words: "10" < "9".
    [{ min: 9 }, 10, true], [{ max: 9 }, 10, false], [{ min: 10 }, 9, false], [{ under: 100 }, 20, true], [{ over: 99 }, 100, true],
    [{ min: 1_000_000 }, 999_999, false], [{ min: 1_000_000 }, 1_000_000, true], [{ under: 1_000_000 }, 1_000_000, false],
];
table('pages viewed', counts, (pagesViewed, value, holds) => {
    expect(wait({ pagesViewed }, { ...known, pagesViewed: value })).toBe(holds ? 0 : never);
});

const times: [TimeRange, number, number][] = [
    [{ min: 30, unit: 'seconds' }, 0, 30_000], [{ min: 30, unit: 'seconds' }, 29_999, 1], [{ min: 30, unit: 'seconds' }, 30_000, 0], [{ min: 30, unit: 'seconds' }, 30_001, 0],
    [{ over: 30, unit: 'seconds' }, 0, 30_001], [{ over: 30, unit: 'seconds' }, 30_000, 1], [{ over: 30, unit: 'seconds' }, 30_001, 0],
    [{ max: 30, unit: 'seconds' }, 0, 0], [{ max: 30, unit: 'seconds' }, 30_000, 0], [{ max: 30, unit: 'seconds' }, 30_001, never],
    [{ under: 30, unit: 'seconds' }, 29_999, 0], [{ under: 30, unit: 'seconds' }, 30_000, never], [{ under: 30, unit: 'seconds' }, 30_001, never],
    [{ min: 2, unit: 'minutes' }, 119_999, 1], [{ min: 2, unit: 'minutes' }, 120_000, 0], [{ min: 2, unit: 'minutes' }, 2_000, 118_000],
    [{ over: 2, unit: 'minutes' }, 120_000, 1], [{ over: 2, unit: 'minutes' }, 120_001, 0],
    [{ max: 2, unit: 'minutes' }, 120_000, 0], [{ max: 2, unit: 'minutes' }, 120_001, never],
    [{ under: 2, unit: 'minutes' }, 119_999, 0], [{ under: 2, unit: 'minutes' }, 120_000, never],
    [{ min: 10, max: 20, unit: 'seconds' }, 9_999, 1], [{ min: 10, max: 20, unit: 'seconds' }, 10_000, 0], [{ min: 10, max: 20, unit: 'seconds' }, 20_000, 0],
    [{ min: 10, max: 20, unit: 'seconds' }, 20_001, never], [{ over: 10, under: 20, unit: 'seconds' }, 10_000, 1], [{ over: 10, under: 20, unit: 'seconds' }, 20_000, never],
    [{ min: 1, max: 1, unit: 'seconds' }, 999, 1], [{ min: 1, max: 1, unit: 'seconds' }, 1_000, 0], [{ min: 1, max: 1, unit: 'seconds' }, 1_001, never],
    [{ min: 0, unit: 'minutes' }, 0, 0], [{ over: 0, unit: 'minutes' }, 0, 1], [{ max: 0, unit: 'minutes' }, 0, 0], [{ max: 0, unit: 'minutes' }, 1, never],
    [{ min: 9, unit: 'seconds' }, 10_000, 0], [{ max: 9, unit: 'seconds' }, 10_000, never], [{ min: 1_000_000, unit: 'minutes' }, 0, 60_000_000_000],
];
for (const name of ['connectionTime', 'timeOnSite', 'timeOnPage'] as const) {
    table(name, times, (range, value, expected) => {
        expect(wait({ [name]: range } as unknown as Condition, { ...known, [name]: value })).toBe(expected);
    });
}

// In Paris: summer time is UTC+2, winter time UTC+1. 17 June 2026 is a Wednesday.
const halfHour = 1_800_000;
const at = (text: string): number => Date.parse(text);
const hours: [Hours, string, number][] = [
    [{ from: '09:00', to: '18:00' }, '2026-06-17T08:59:59.999+02:00', 1], [{ from: '09:00', to: '18:00' }, '2026-06-17T09:00:00.000+02:00', 0],
    [{ from: '09:00', to: '18:00' }, '2026-06-17T17:59:59.999+02:00', 0], [{ from: '09:00', to: '18:00' }, '2026-06-17T18:00:00.000+02:00', halfHour],
    [{ from: '09:00', to: '18:00' }, '2026-06-17T08:45:00.000+02:00', 900_000], [{ from: '09:00', to: '18:00' }, '2026-06-17T07:00:00.000+02:00', halfHour],
    // The same instants in the server's zone would say otherwise.
    [{ from: '09:00', to: '18:00' }, '2026-06-17T07:00:00.000Z', 0], [{ from: '09:00', to: '18:00' }, '2026-06-17T06:59:59.999Z', 1],
    [{ from: '09:00', to: '18:00' }, '2026-12-16T08:00:00.000Z', 0], [{ from: '09:00', to: '18:00' }, '2026-12-16T07:59:59.999Z', 1],
    // Midnight.
    [{ from: '22:00', to: '06:00' }, '2026-06-17T21:59:59.999+02:00', 1], [{ from: '22:00', to: '06:00' }, '2026-06-17T22:00:00.000+02:00', 0],
    [{ from: '22:00', to: '06:00' }, '2026-06-17T23:59:59.999+02:00', 0], [{ from: '22:00', to: '06:00' }, '2026-06-18T00:00:00.000+02:00', 0],
    [{ from: '22:00', to: '06:00' }, '2026-06-18T05:59:59.999+02:00', 0], [{ from: '22:00', to: '06:00' }, '2026-06-18T06:00:00.000+02:00', halfHour],
    [{ from: '00:00', to: '24:00' }, '2026-06-17T00:00:00.000+02:00', 0], [{ from: '00:00', to: '24:00' }, '2026-06-17T23:59:59.999+02:00', 0],
    [{ from: '00:00', to: '08:00' }, '2026-06-16T23:59:59.999+02:00', 1], [{ from: '00:00', to: '08:00' }, '2026-06-17T00:00:00.000+02:00', 0],
    [{ from: '18:00', to: '24:00' }, '2026-06-17T23:59:59.999+02:00', 0], [{ from: '18:00', to: '24:00' }, '2026-06-18T00:00:00.000+02:00', halfHour],
    [{ from: '18:00', to: '00:00' }, '2026-06-17T23:59:59.999+02:00', 0], [{ from: '18:00', to: '00:00' }, '2026-06-18T00:00:00.000+02:00', halfHour],
    // Days: the night belongs to the day on which it began.
    [{ from: '09:00', to: '18:00', days: ['wed'] }, '2026-06-17T12:00:00.000+02:00', 0], [{ from: '09:00', to: '18:00', days: ['thu'] }, '2026-06-17T12:00:00.000+02:00', halfHour],
    [{ from: '22:00', to: '06:00', days: ['fri'] }, '2026-06-19T23:00:00.000+02:00', 0], [{ from: '22:00', to: '06:00', days: ['fri'] }, '2026-06-20T05:59:59.999+02:00', 0],
    [{ from: '22:00', to: '06:00', days: ['fri'] }, '2026-06-20T06:00:00.000+02:00', halfHour], [{ from: '22:00', to: '06:00', days: ['fri'] }, '2026-06-19T05:00:00.000+02:00', halfHour],
    [{ from: '22:00', to: '06:00', days: ['sat'] }, '2026-06-21T01:00:00.000+02:00', 0], [{ from: '22:00', to: '06:00', days: ['sun'] }, '2026-06-21T01:00:00.000+02:00', halfHour],
    [{ from: '00:00', to: '24:00', days: ['sat', 'sun'] }, '2026-06-19T23:59:59.999+02:00', 1], [{ from: '00:00', to: '24:00', days: ['sat', 'sun'] }, '2026-06-20T00:00:00.000+02:00', 0],
    [{ from: '00:00', to: '24:00', days: ['sat', 'sun'] }, '2026-06-21T23:59:59.999+02:00', 0], [{ from: '00:00', to: '24:00', days: ['sat', 'sun'] }, '2026-06-22T00:00:00.000+02:00', halfHour],
    // On 29 March 2026 two o'clock is three: 01:59 is followed by 03:00.
    [{ from: '02:15', to: '02:45' }, '2026-03-29T01:59:59.999+01:00', 900_001], [{ from: '02:15', to: '02:45' }, '2026-03-29T03:00:00.000+02:00', 15 * 60_000],
    [{ from: '02:30', to: '04:00' }, '2026-03-29T01:59:59.999+01:00', halfHour], [{ from: '02:30', to: '04:00' }, '2026-03-29T03:00:00.000+02:00', 0],
    [{ from: '01:00', to: '03:00' }, '2026-03-29T01:59:59.999+01:00', 0], [{ from: '01:00', to: '03:00' }, '2026-03-29T03:00:00.000+02:00', halfHour],
    // On 25 October 2026 the hour from two to three comes twice.
    [{ from: '02:00', to: '03:00' }, '2026-10-25T02:30:00.000+02:00', 0], [{ from: '02:00', to: '03:00' }, '2026-10-25T02:30:00.000+01:00', 0],
    [{ from: '02:00', to: '03:00' }, '2026-10-25T03:00:00.000+01:00', halfHour], [{ from: '03:00', to: '04:00' }, '2026-10-25T02:59:59.999+02:00', halfHour],
    [{ from: '03:00', to: '04:00' }, '2026-10-25T02:59:59.999+01:00', 1], [{ from: '03:00', to: '04:00' }, '2026-10-25T03:00:00.000+01:00', 0],
];
table('hours', hours, (window, instant, expected) => {
    expect(wait({ hours: window }, { ...known, now: at(instant) })).toBe(expected);
});

const languages: [string[], string, boolean][] = [
    [['fr'], 'fr', true], [['fr'], 'fr-CA', true], [['fr-CA'], 'fr', false], [['fr-CA'], 'fr-CA', true], [['fr-CA'], 'fr-FR', false],
    [['FR'], 'fr', true], [['fr'], 'FR-ca', true], [['fr-ca'], 'fr-CA', true], [['fr'], 'fry', false], [['fr'], 'frr-DE', false],
    [['en', 'de'], 'de-AT', true], [['en', 'de'], 'es', false], [['de-AT'], 'de-AT-1996', true], [['zh-Hant'], 'zh-Hant-TW', true],
    [['zh-Hant'], 'zh-TW', false], [['en'], '', false], [['e'], 'en', false],
];
table('language', languages, (language, value, holds) => {
    expect(wait({ language }, { ...known, language: value })).toBe(holds ? 0 : never);
});

type Pattern = Extract<Condition, { address: unknown }>['address'];
const addresses: [Pattern, string, boolean][] = [
    [{ exact: ['/checkout'] }, '/checkout', true], [{ exact: ['/checkout'] }, '/checkout/', false], [{ exact: ['/checkout'] }, '/checkout.html', false],
    [{ exact: ['/checkout'] }, '/Checkout', false], [{ exact: ['/a', '/b'] }, '/b', true], [{ exact: ['/'] }, '/', true], [{ exact: ['/'] }, '/x', false],
    [{ prefix: ['/shop'] }, '/shop', true], [{ prefix: ['/shop'] }, '/shop/lamps', true], [{ prefix: ['/shop/'] }, '/shop', false], [{ prefix: ['/shop'] }, '/my/shop', false],
    [{ prefix: ['/'] }, '/anything', true], [{ contains: ['lamp'] }, '/shop/lamps', true], [{ contains: ['lamp'] }, '/shop/Lamps', false], [{ contains: ['x', 'lamps'] }, '/shop/lamps', true],
    // Patterns are texts: no point, star or bracket means anything.
    [{ exact: ['/.*'] }, '/checkout', false], [{ contains: ['.'] }, '/a.html', true], [{ contains: ['.'] }, '/ahtml', false], [{ contains: ['(a+)+$'] }, `/${'a'.repeat(40)}!`, false],
    [{ exact: ['/größe'] }, '/gr%C3%B6%C3%9Fe', true], [{ exact: ['/gr%C3%B6%C3%9Fe'] }, '/gr%C3%B6%C3%9Fe', true], [{ contains: ['ö'] }, '/gr%C3%B6%C3%9Fe', true],
    [{ contains: ['%'] }, '/100%', true], [{ exact: ['/%ZZ'] }, '/%ZZ', true], [{ exact: ['/a/b'] }, '/a%2Fb', false],
];
table('address', addresses, (address, path, holds) => {
    expect(wait({ address }, { ...known, address: { ...known.address, path } })).toBe(holds ? 0 : never);
});

const parts: [Pattern, boolean][] = [
    [{ part: 'path', exact: ['/shop/lamps.html'] }, true], [{ exact: ['colour=red'] }, false], [{ part: 'query', prefix: ['colour=red'] }, true],
    [{ part: 'query', contains: ['utm_source=mail'] }, true], [{ part: 'query', exact: ['colour=red'] }, false], [{ part: 'fragment', exact: ['linnea'] }, true],
    [{ part: 'fragment', contains: ['red'] }, false], [{ part: 'path', contains: ['linnea'] }, false],
];
table('part of the address', parts, (address, holds) => {
    expect(wait({ address }, known)).toBe(holds ? 0 : never);
});

const presences: [('online' | 'busy' | 'offline')[], Facts['presence'], boolean][] = [
    [['online'], 'online', true], [['online'], 'busy', false], [['online'], 'offline', false], [['online'], undefined, false],
    [['online', 'busy'], 'busy', true], [['offline'], 'offline', true], [['online', 'busy', 'offline'], undefined, false],
];
table('presence', presences, (presence, value, holds) => {
    expect(wait({ presence }, { ...known, presence: value })).toBe(holds ? 0 : never);
});

const [soon, later, holds, fails]: Condition[] = [
    { timeOnPage: { min: 20, unit: 'seconds' } }, { timeOnSite: { min: 2, unit: 'minutes' } }, { language: ['fr'] }, { language: ['es'] },
] as [Condition, Condition, Condition, Condition];
const together: [Condition, number][] = [
    [{ all: [holds!] }, 0], [{ all: [holds!, fails!] }, never], [{ all: [holds!, soon!] }, 10_000], [{ all: [soon!, later!] }, 60_000], [{ all: [soon!, fails!] }, never],
    [{ any: [fails!] }, never], [{ any: [fails!, holds!] }, 0], [{ any: [fails!, soon!] }, 10_000], [{ any: [later!, soon!] }, 10_000],
    [{ all: [{ any: [fails!, soon!] }, { any: [holds!, later!] }] }, 10_000], [{ any: [{ all: [holds!, later!] }, { all: [holds!, fails!] }] }, 60_000],
    [{ all: [{ any: [{ all: [{ any: [soon!, later!] }] }] }] }, 10_000],
];
table('all and any', together, (condition, expected) => {
    expect(wait(condition, known)).toBe(expected);
});

const forgotten: [Condition, number][] = [
    [{ pagesViewed: { min: 0 } }, never], [{ pagesViewed: { max: 9 } }, never], [{ connectionTime: { min: 0, unit: 'seconds' } }, never],
    [{ timeOnSite: { min: 0, unit: 'seconds' } }, never], [{ timeOnSite: { max: 9, unit: 'minutes' } }, never],
    [{ timeOnPage: { min: 10, unit: 'seconds' } }, 0], [{ any: [{ pagesViewed: { min: 0 } }, { timeOnPage: { min: 11, unit: 'seconds' } }] }, 1_000],
    [{ all: [{ pagesViewed: { min: 0 } }, { timeOnPage: { min: 0, unit: 'seconds' } }] }, never],
];
table('without memory', forgotten, (condition, expected) => {
    expect(wait(condition, { ...known, ...nothing })).toBe(expected);
});

const rule = (id: string, when: Condition, most = 1): Rule => ({ id, when, most, invitation: { text: { en: id } } });
const shown = (id: string, times: number, closed = false): Facts['invited']['rules'][number] => ({ id, shown: times, closed });
const before = (ago: number): number => known.now - ago;
const engagement = { presence: true, pause: 30, rules: [rule('a', fails!), rule('b', holds!, 2), rule('c', holds!), rule('d', soon!)] };
const verdicts: [string, Facts['invited'], string | undefined, number][] = [
    ['the first that holds', { last: 0, rules: [] }, 'b', 0],
    ['shown once of twice', { last: before(1_800_000), rules: [shown('b', 1)] }, 'b', 0],
    ['shown twice of twice', { last: before(1_800_000), rules: [shown('b', 2)] }, 'c', 0],
    ['closed', { last: before(1_800_000), rules: [shown('b', 1, true)] }, 'c', 0],
    ['both over: what waiting brings', { last: before(1_800_000), rules: [shown('b', 2), shown('c', 1)] }, undefined, 10_000],
    ['everything over', { last: before(1_800_000), rules: [shown('b', 2), shown('c', 1), shown('d', 1)] }, undefined, never],
    ['just shown', { last: before(0), rules: [shown('b', 1)] }, undefined, 1_800_000],
    ['a millisecond before the pause is over', { last: before(1_799_999), rules: [shown('b', 1)] }, undefined, 1],
    ['the pause is longer than the wait', { last: before(1_700_000), rules: [shown('b', 2), shown('c', 1)] }, undefined, 100_000],
    ['the wait is longer than the pause', { last: before(1_799_000), rules: [shown('b', 2), shown('c', 1)] }, undefined, 10_000],
    ['a clock that was set back', { last: before(-86_400_000), rules: [shown('b', 1)] }, 'b', 0],
    ['rules that the file no longer has', { last: before(1_800_000), rules: [shown('z', 9, true)] }, 'b', 0],
];
table('what is due', verdicts, (_, invited, due, expected) => {
    const verdict = evaluate(engagement, { ...known, invited });
    expect([verdict.rule?.id, verdict.wait]).toEqual([due, expected]);
});

test('no rules, no invitation and nothing to wait for', () => {
    expect(evaluate({ presence: false, pause: 0, rules: [] }, known)).toEqual({ rule: undefined, wait: never });
});

test('the table has the two hundred rows of S1.1e', () => {
    expect(rows).toBeGreaterThanOrEqual(200);
});

test('a wait is never too long: until it has passed nothing holds, however short the steps', () => {
    const conditions: Condition[] = [{ timeOnPage: { over: 7, unit: 'seconds' } }, { hours: { from: '12:00', to: '12:01' } }, { any: [soon!, later!] }, { all: [soon!, { timeOnPage: { under: 21, unit: 'seconds' } }] }];
    for (const condition of conditions) {
        const first = wait(condition, { ...known, timeOnPage: 0, timeOnSite: 0 });
        for (let passed = 0; passed < Math.min(first, 3_600_000); passed += 97) {
            const then = { ...known, now: known.now + passed, timeOnPage: passed, timeOnSite: passed };
            expect(wait(condition, then)).toBeGreaterThan(0);
        }
    }
});
