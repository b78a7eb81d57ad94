// SPDX-License-Identifier: GPL-3.0-or-later
// PRIVACY.md S1.1e: targeting at its edges, by the file that tst_ruleevaluation.cpp reads too. Each row of it was typed by hand: a
// condition, what is known, and what follows. A fact that is null is not known; a wait that is null never ends.
import { evaluate, never, wait, type Facts } from '../../../app/chatbox/src/loader/evaluate';
import type { Condition, Engagement } from '../../../app/chatbox/src/loader/rulefile';
import { fixture } from './fixtures';

type Known = { readonly [K in keyof Facts]?: Facts[K] | null };
interface Evaluated {
    readonly zone: string;
    readonly known: Facts;
    readonly waits: readonly { readonly name: string; readonly when: Condition; readonly facts: Known; readonly wait: number | null }[];
    readonly engagement: Engagement;
    readonly verdicts: readonly { readonly name: string; readonly engagement?: Engagement; readonly facts: Known; readonly rule: string | null; readonly wait: number | null }[];
}
const { zone, known, waits, engagement, verdicts } = fixture('rules/evaluated.json') as Evaluated;

// The visitor's time zone, not the server's and not the tester's. Its clock changes twice a year.
process.env['TZ'] = zone;

const factsOf = (changed: Known): Facts => ({ ...known, ...Object.fromEntries(Object.entries(changed).map(([name, value]) => [name, value ?? undefined])) });

test.each(waits.map((row) => [`${row.name}: ${JSON.stringify(row.when)} ${JSON.stringify(row.facts)}`, row] as const))('%s', (_, row) => {
    expect(wait(row.when, factsOf(row.facts))).toBe(row.wait ?? never);
});

test.each(verdicts.map((row) => [row.name, row] as const))('what is due: %s', (_, row) => {
    const { rule, wait: rest } = evaluate(row.engagement ?? engagement, factsOf(row.facts));
    expect([rule?.id ?? null, rest === never ? null : rest]).toEqual([row.rule, row.wait]);
});

test('the file has the two hundred rows of S1.1e', () => {
    expect(waits.length + verdicts.length).toBeGreaterThanOrEqual(200);
});

test('a wait is never too long: until it has passed nothing holds, however short the steps', () => {
    const [soon, later]: [Condition, Condition] = [{ timeOnPage: { min: 20, unit: 'seconds' } }, { timeOnSite: { min: 2, unit: 'minutes' } }];
    const conditions: Condition[] = [{ timeOnPage: { over: 7, unit: 'seconds' } }, { hours: { from: '12:00', to: '12:01' } }, { any: [soon, later] }, { all: [soon, { timeOnPage: { under: 21, unit: 'seconds' } }] }];
    for (const condition of conditions) {
        const first = wait(condition, { ...known, timeOnPage: 0, timeOnSite: 0 });
        for (let passed = 0; passed < Math.min(first, 3_600_000); passed += 97) {
            const then = { ...known, now: known.now + passed, timeOnPage: passed, timeOnSite: passed };
            expect(wait(condition, then)).toBeGreaterThan(0);
        }
    }
});
