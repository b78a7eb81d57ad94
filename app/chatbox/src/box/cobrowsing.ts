// SPDX-License-Identifier: GPL-3.0-or-later

/** One control session: the box's copy of protocol/cobrowsing.cpp, held to the same tests/fixtures/cobrowsing.json. */
export const cobrowseStates = ['idle', 'requested', 'active', 'between'] as const;
export type CobrowseState = (typeof cobrowseStates)[number];
export type CobrowseEvent =
    | 'ask'
    | 'accept'
    | 'refuse'
    | 'expire'
    | 'command'
    | 'renew'
    | 'pageLeft'
    | 'pageBack'
    | 'stop'
    | 'escape'
    | 'boxClosed'
    | 'deskEnds'
    | 'leaseRanOut'
    | 'leftSite'
    | 'tabGone'
    | 'deskGone'
    | 'reassigned'
    | 'closed'
    | 'withdrawn'
    | 'switchedOff';
export type CobrowseEffect = 'sendForm' | 'dropForm' | 'record' | 'count' | 'announce' | 'grant' | 'revoke' | 'lease' | 'grace' | 'forward' | 'reject';

type Cell = readonly [CobrowseState, ...CobrowseEffect[]];
type Row = Readonly<Record<CobrowseEvent, Cell>>;

const over: Cell = ['idle', 'revoke', 'record', 'announce'];
const dropped: Cell = ['idle', 'dropForm', 'announce'];
const ends = { stop: over, escape: over, boxClosed: over, deskEnds: over, leaseRanOut: over, deskGone: over, reassigned: over, closed: over, withdrawn: over, switchedOff: over } as const;

const table: Readonly<Record<CobrowseState, Row>> = {
    idle: {
        ask: ['requested', 'announce', 'sendForm'],
        accept: ['idle', 'reject'],
        refuse: ['idle', 'reject'],
        expire: ['idle'],
        command: ['idle', 'reject'],
        renew: ['idle', 'reject'],
        pageLeft: ['idle'],
        pageBack: ['idle', 'reject'],
        stop: ['idle', 'reject'],
        escape: ['idle', 'reject'],
        boxClosed: ['idle', 'reject'],
        deskEnds: ['idle', 'reject'],
        leaseRanOut: ['idle'],
        leftSite: ['idle'],
        tabGone: ['idle'],
        deskGone: ['idle'],
        reassigned: ['idle'],
        closed: ['idle'],
        withdrawn: ['idle'],
        switchedOff: ['idle'],
    },
    requested: {
        ask: ['requested', 'reject'],
        accept: ['active', 'record', 'announce', 'grant', 'lease'],
        refuse: ['idle', 'dropForm', 'count', 'announce'],
        expire: dropped,
        command: ['requested', 'reject'],
        renew: ['requested', 'reject'],
        pageLeft: ['requested'],
        pageBack: ['requested', 'reject'],
        stop: ['requested', 'reject'],
        escape: ['requested', 'reject'],
        boxClosed: ['requested', 'reject'],
        deskEnds: dropped,
        leaseRanOut: ['requested'],
        leftSite: ['requested'],
        tabGone: ['requested'],
        deskGone: dropped,
        reassigned: dropped,
        closed: dropped,
        withdrawn: dropped,
        switchedOff: dropped,
    },
    active: {
        ...ends,
        ask: ['active', 'reject'],
        accept: ['active', 'reject'],
        refuse: ['active', 'reject'],
        expire: ['active'],
        command: ['active', 'forward', 'lease'],
        renew: ['active', 'lease'],
        pageLeft: ['between', 'grace'],
        pageBack: ['active', 'reject'],
        leftSite: ['active'],
        tabGone: ['active'],
    },
    between: {
        ...ends,
        ask: ['between', 'reject'],
        accept: ['between', 'reject'],
        refuse: ['between', 'reject'],
        expire: ['between'],
        command: ['between', 'reject'],
        renew: ['between', 'lease'],
        pageLeft: ['between'],
        pageBack: ['active', 'grant'],
        leftSite: over,
        tabGone: over,
    },
};

export interface CobrowseTransition {
    readonly next: CobrowseState;
    readonly effects: readonly CobrowseEffect[];
}

export function cobrowseTransition(state: CobrowseState, event: CobrowseEvent): CobrowseTransition {
    const [next, ...effects] = table[state][event];
    return { next, effects };
}

/** Whether the mouse is lent: the page shows it, and the visitor has one large button to end it. */
export function isLent(state: CobrowseState): boolean {
    return state === 'active' || state === 'between';
}
