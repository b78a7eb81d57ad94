// SPDX-License-Identifier: GPL-3.0-or-later
//
// Targeting, without a page and without a clock: facts in, the rule that holds out, and how long to wait before it is worth
// asking again (PRIVACY.md S1.1e). Nothing of it leaves the browser. A new condition is a schema in rulefile.ts, a fact, and a
// case below; what only memory knows is undefined where nothing may be remembered, and then never holds.
import type { Address, Condition, Engagement, Hours, Presence, Range, Rule, TimeRange } from './rulefile';

/** Times in whole milliseconds. */
export interface Facts {
    /** Since 1970; hours of the day are those of the browser's own time zone. */
    readonly now: number;
    readonly pagesViewed: number | undefined;
    /** Since this browser was first here. */
    readonly connectionTime: number | undefined;
    /** How long pages of the site were in sight, and how long this one was. */
    readonly timeOnSite: number | undefined;
    readonly timeOnPage: number;
    /** The browser's first, as BCP 47. */
    readonly language: string;
    readonly address: Readonly<Record<'path' | 'query' | 'fragment', string>>;
    readonly presence: Presence | undefined;
    readonly invited: Invited;
}

/** What was shown before, as far as it is remembered. */
export interface Invited {
    /** When an invitation was last shown, since 1970; 0: never. */
    readonly last: number;
    readonly rules: readonly { readonly id: string; readonly shown: number; readonly closed: boolean }[];
}

export const never = Infinity;
const units = { seconds: 1000, minutes: 60_000 } as const;
/** A clock may be changed, and twice a year the hour is: no wait for a time of the day is longer. */
const longestClockWait = 30 * 60_000;
const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

/** What is missing to the lower bound; never above the upper one. */
function missing({ min, over, max, under }: Range, value: number | undefined, unit: number): number {
    if (value === undefined || (max !== undefined && value > max * unit) || (under !== undefined && value >= under * unit)) return never;
    const least = min !== undefined ? min * unit : over !== undefined ? over * unit + 1 : 0;
    return Math.max(0, least - value);
}

const now = (holds: boolean): number => (holds ? 0 : never);
const time = (range: TimeRange, value: number | undefined): number => missing(range, value, units[range.unit]);

function minutes(text: string): number {
    return Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
}

/** Over midnight a window belongs to the day on which it began. */
function untilHours({ from, to, days }: Hours, at: number): number {
    const date = new Date(at);
    const today = date.getDay();
    const open = (day: number): boolean => !days || days.includes(weekdays[(day + 7) % 7] ?? 'sun');
    const [start, end, minute] = [minutes(from), minutes(to), date.getHours() * 60 + date.getMinutes()];
    const inside =
        start < end ? minute >= start && minute < end && open(today) : (minute >= start && open(today)) || (minute < end && open(today - 1));
    if (inside) return 0;
    for (let ahead = 0; ahead <= 7; ++ahead) {
        const next = new Date(date.getFullYear(), date.getMonth(), date.getDate() + ahead, 0, start).getTime();
        if (next > at && open(today + ahead)) return Math.min(next - at, longestClockWait);
    }
    return never;
}

/** Basic filtering (RFC 4647 section 3.3.1): "fr" takes "fr-CA", "fr-CA" does not take "fr". */
function speaks(ranges: readonly string[], language: string): boolean {
    const tag = language.toLowerCase();
    return ranges.some((range) => tag === range.toLowerCase() || tag.startsWith(`${range.toLowerCase()}-`));
}

/** As people write it, whether it came percent-encoded or not. */
function plain(text: string): string {
    try {
        return decodeURI(text);
    } catch {
        return text;
    }
}

/** By comparing texts, so that no pattern can take longer than the address is long. */
function isAt({ part = 'path', exact, prefix, contains }: Address, address: Facts['address']): boolean {
    const where = plain(address[part]);
    return (
        (exact?.some((each) => where === plain(each)) ?? false) ||
        (prefix?.some((each) => where.startsWith(plain(each))) ?? false) ||
        (contains?.some((each) => where.includes(plain(each))) ?? false)
    );
}

/** Milliseconds until \a condition may hold by waiting alone; 0 when it holds. It never holds sooner than that. */
export function wait(condition: Condition, facts: Facts): number {
    if ('all' in condition) return Math.max(...condition.all.map((each) => wait(each, facts)));
    if ('any' in condition) return Math.min(...condition.any.map((each) => wait(each, facts)));
    if ('pagesViewed' in condition) return now(missing(condition.pagesViewed, facts.pagesViewed, 1) === 0);
    if ('connectionTime' in condition) return time(condition.connectionTime, facts.connectionTime);
    if ('timeOnSite' in condition) return time(condition.timeOnSite, facts.timeOnSite);
    if ('timeOnPage' in condition) return time(condition.timeOnPage, facts.timeOnPage);
    if ('hours' in condition) return untilHours(condition.hours, facts.now);
    if ('language' in condition) return now(speaks(condition.language, facts.language));
    if ('address' in condition) return now(isAt(condition.address, facts.address));
    return now(facts.presence !== undefined && condition.presence.includes(facts.presence));
}

export interface Verdict {
    /** The first that holds, in the file's order. */
    readonly rule: Rule | undefined;
    /** Milliseconds until another look can find one; \c never when waiting alone will not do. */
    readonly wait: number;
}

/** Which invitation is due. One that was closed is never due again, nor one that was shown as often as its rule says. */
export function evaluate({ pause, rules }: Engagement, facts: Facts): Verdict {
    const { last, rules: before } = facts.invited;
    const since = facts.now - last;
    // A clock that was set back must not silence the site for years.
    const rest = last > 0 && since >= 0 ? Math.max(0, pause * units.minutes - since) : 0;
    let soonest = never;
    for (const rule of rules) {
        const known = before.find(({ id }) => id === rule.id);
        if (known && (known.closed || known.shown >= rule.most)) continue;
        const due = Math.max(rest, wait(rule.when, facts));
        if (due === 0) return { rule, wait: 0 };
        soonest = Math.min(soonest, due);
    }
    return { rule: undefined, wait: soonest };
}
