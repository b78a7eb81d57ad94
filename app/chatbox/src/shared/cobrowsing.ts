// SPDX-License-Identifier: GPL-3.0-or-later
//
// The words of co-browsing that box and page share: what an advisor may do, and what may come of it. As app/protocol/cobrowsecommand.h
// and enums.h have them.
import { array, count, flag, object, oneOf, optional, positive, text, type Check, type Checked } from './schema';

export const checkScope = oneOf('point', 'guide', 'assist');
export type Scope = Checked<typeof checkScope>;

export const actions = ['pointer', 'highlight', 'scroll', 'click', 'fill', 'check', 'choose'] as const;
export type Action = (typeof actions)[number];

/** Each action in the scope that the visitor agreed to; in \c guide a click follows links alone. */
export const scopes: Readonly<Record<Scope, readonly Action[]>> = {
    point: ['pointer', 'highlight'],
    guide: ['pointer', 'highlight', 'scroll', 'click'],
    assist: actions,
};

/** A place in an element is in ten thousandths of its size. */
export const placeUnits = 10_000;

const shape = object({
    number: positive,
    page: count,
    node: positive,
    action: oneOf(...actions),
    x: optional(count),
    y: optional(count),
    text: optional(text(4_000)),
    checked: optional(flag),
    options: optional(array(count, 64)),
});
export type Command = Checked<typeof shape>;

const members: Readonly<Record<Action, readonly (keyof Command)[]>> = {
    pointer: ['x', 'y'],
    highlight: [],
    scroll: ['x', 'y'],
    click: ['x', 'y'],
    fill: ['text'],
    check: ['checked'],
    choose: ['options'],
};

/** Each action has its own members and no other. */
export const checkCommand: Check<Command> = (value): value is Command => {
    if (!shape(value)) return false;
    const wanted = members[value.action];
    const inside = value.action === 'scroll' || ((value.x ?? 0) <= placeUnits && (value.y ?? 0) <= placeUnits);
    return inside && (['x', 'y', 'text', 'checked', 'options'] as const).every((name) => (value[name] !== undefined) === wanted.includes(name));
};

export const verdicts = [
    'done',
    'asked',
    'sent',
    'declined',
    'gone',
    'unseen',
    'hidden',
    'disabled',
    'consent',
    'chat',
    'script',
    'otherSite',
    'download',
    'frame',
    'form',
    'unsuitable',
    'tooLong',
    'visitorActs',
    'scope',
] as const;
export type Verdict = (typeof verdicts)[number];

/** What was done, for the visitor's list. */
export const checkDeed = oneOf('opened', 'pressed', 'filled', 'chose', 'ticked', 'unticked', 'undone');
export type Deed = Checked<typeof checkDeed>;

/** What the page says to the visitor, in the visitor's language and with the advisor's name in it. */
export const checkWords = object({ name: text(1000), frame: text(1000), stop: text(200), undo: text(200), send: text(1000), sendYes: text(200), sendNo: text(200) });
export type Words = Checked<typeof checkWords>;
