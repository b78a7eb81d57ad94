// SPDX-License-Identifier: GPL-3.0-or-later
//
// The rule file of a site (GET /rules/KEY.json) as the loader takes it; app/protocol/README.md describes it. The backend holds
// it against the same schema before it keeps it (app/backend/engagement/rulescheck.cpp); both read tests/fixtures/rules. What
// follows here is what the page must not trip over: shapes and sizes. Wishes that only make no sense are the backend's to refuse.
import { colours, corner } from '../shared/face';
import { languages } from '../shared/language';
import { array, count, flag, object, oneOf, optional, text, type Check, type Checked } from '../shared/schema';

const bound: Check<number> = (value): value is number => count(value) && value <= 1_000_000;
const bounds = { min: optional(bound), over: optional(bound), max: optional(bound), under: optional(bound) };
const counted = object(bounds);
const timed = object({ ...bounds, unit: oneOf('seconds', 'minutes') });
export type Range = Checked<typeof counted>;
export type TimeRange = Checked<typeof timed>;

const timeOfDay: Check<string> = (value): value is string => typeof value === 'string' && /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/.test(value);
const hours = object({ from: timeOfDay, to: timeOfDay, days: optional(array(oneOf('mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'), 7)) });
export type Hours = Checked<typeof hours>;

const filled = <T>(check: Check<T>, most = 20): Check<T[]> => {
    const list = array(check, most);
    return (value): value is T[] => list(value) && value.length > 0;
};
const some = (most: number): Check<string> => {
    // Units are twice as many as code points at the most.
    const any = text(2 * most);
    return (value): value is string => any(value) && value.trim() !== '' && [...value].length <= most;
};

const tag: Check<string> = (value): value is string =>
    typeof value === 'string' && value.length <= 35 && /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/.test(value);
const patterns = filled(some(200));
const address = object({
    part: optional(oneOf('path', 'query', 'fragment')),
    exact: optional(patterns),
    prefix: optional(patterns),
    contains: optional(patterns),
});
export type Address = Checked<typeof address>;

const presence = oneOf('online', 'busy', 'offline');
export type Presence = Checked<typeof presence>;

const leaves = {
    pagesViewed: counted,
    connectionTime: timed,
    timeOnSite: timed,
    timeOnPage: timed,
    hours,
    language: filled(tag),
    address,
    presence: filled(presence, 3),
};
type Leaf = { [K in keyof typeof leaves]: { readonly [N in K]: Checked<(typeof leaves)[K]> } }[keyof typeof leaves];
export type Condition = Leaf | { readonly all: readonly Condition[] } | { readonly any: readonly Condition[] };

const mostConditions = 40;
const mostLevels = 4;

/** Counts down what a rule may still have of conditions; \a levels of all and any are left. */
function checkCondition(value: unknown, left: { conditions: number }, levels: number): value is Condition {
    if (typeof value !== 'object' || value === null || --left.conditions < 0) return false;
    const [entry, ...more] = Object.entries(value);
    if (!entry || more.length > 0) return false;
    const [name, content] = entry;
    if (name === 'all' || name === 'any')
        return levels > 0 && Array.isArray(content) && content.length > 0 && content.length <= 20 && content.every((each) => checkCondition(each, left, levels - 1));
    return Object.prototype.hasOwnProperty.call(leaves, name) && leaves[name as keyof typeof leaves](content);
}
const condition: Check<Condition> = (value): value is Condition => checkCondition(value, { conditions: mostConditions }, mostLevels);

const byLanguage = (most: number) => object({ en: optional(some(most)), fr: optional(some(most)), de: optional(some(most)), es: optional(some(most)) });
const invitation = object({ text: byLanguage(200), accept: optional(byLanguage(30)) });
export type Words = Checked<typeof invitation>;
const rule = object({
    id: ((value): value is string => typeof value === 'string' && /^[a-z0-9-]{1,40}$/.test(value)) as Check<string>,
    when: condition,
    most: ((value): value is number => count(value) && value >= 1 && value <= 100) as Check<number>,
    /** Left out: that of the look. */
    invitation: optional(invitation),
});
export type Rule = Checked<typeof rule>;

const look = object({ corner: optional(corner), light: optional(colours), dark: optional(colours), invitation: optional(invitation) });
export type Look = Checked<typeof look>;

const engagement = object({
    /** Whether to ask, once a page load, if somebody is there. */
    presence: flag,
    /** Minutes between two invitations. */
    pause: ((value): value is number => count(value) && value <= 525_600) as Check<number>,
    look: optional(look),
    rules: array(rule, 20),
});
export type Engagement = Checked<typeof engagement>;

const span: Check<readonly [number, number]> = (value): value is readonly [number, number] => array(count, 2)(value) && value.length === 2;
const checkSite = object({
    site: text(100),
    name: text(200),
    memory: flag,
    /** Those that the chat speaks here, if not all; the first for whoever speaks none of them. */
    languages: optional(filled(oneOf(...languages), 4)),
    /** When the site is open, from and to, for some days; left out: always. */
    open: optional(array(span, 100)),
});
export type Rules = Checked<typeof checkSite> & { readonly engagement: Engagement };

const nobodyInvited: Engagement = { presence: false, pause: 0, rules: [] };

/** Nothing when \a file is none of ours. One whose engagement does not hold invites nobody; the chat is there all the same. */
export function takeRules(file: unknown): Rules | undefined {
    if (typeof file !== 'object' || file === null) return undefined;
    const { site, name, memory, languages: speaks, open, ...rest } = file as Record<string, unknown>;
    const names = { site, name, memory, ...(speaks === undefined ? {} : { languages: speaks }), ...(open === undefined ? {} : { open }) };
    if (!checkSite(names)) return undefined;
    return { ...names, engagement: engagement(rest) && rest.rules.every((each) => each.invitation ?? rest.look?.invitation) ? rest : nobodyInvited };
}

export const checkPresence = object({ site: text(100), presence });
