// SPDX-License-Identifier: GPL-3.0-or-later
//
// The visitor's mouse as the box knows it: pure, a part of model.ts's state. The backend says what is asked and lent; what the visitor ends is
// over here at once, whatever the backend or the network does.
import type { Deed, Scope } from '../shared/cobrowsing';
import { cobrowseTransition, type CobrowseEvent, type CobrowseState } from './cobrowsing';
import type { Ask, Frame } from './wire/tovisitor';

/** One thing that the advisor did, for the thread of this page alone. */
export interface DeedDone {
    readonly deed: Deed;
    readonly what: string;
    /** Number of the event after which it was done. */
    readonly after: number;
    readonly at: number;
}

export interface Lending {
    readonly state: CobrowseState;
    readonly scope: Scope;
    readonly alias: string;
    readonly ask: Ask | undefined;
    /** The visitor's answer is on its way. */
    readonly answering: boolean;
    /** It is this tab that is lent. */
    readonly mine: boolean;
    /** The visitor ended it here, and the backend has not said so yet: what it says of this session until then is old. */
    readonly ended: boolean;
    readonly deeds: readonly DeedDone[];
}

const mostDeeds = 50;

export const nothingLent: Lending = { state: 'idle', scope: 'point', alias: '', ask: undefined, answering: false, mine: false, ended: false, deeds: [] };

/** As the backend says; \a tab is this page's. */
export function told(lending: Lending, frame: Frame<'cobrowse'>, tab: string): Lending {
    if (frame.state === 'idle') return { ...nothingLent, alias: lending.alias, deeds: lending.deeds };
    // A lease of a session that the visitor has ended here; a new request is a new session.
    if (lending.ended && frame.state !== 'requested') return lending;
    return {
        state: frame.state,
        scope: frame.scope ?? lending.scope,
        alias: frame.alias ?? lending.alias,
        ask: frame.ask,
        answering: false,
        mine: frame.tab === tab,
        ended: false,
        deeds: frame.state === 'requested' ? [] : lending.deeds,
    };
}

/** The visitor ends it: by one of the ways of the table, which has nothing to end in any other state. */
export function endedHere(lending: Lending, event: Extract<CobrowseEvent, 'stop' | 'escape' | 'boxClosed'>): Lending {
    const { next, effects } = cobrowseTransition(lending.state, event);
    if (effects.includes('reject')) return lending;
    return { ...lending, state: next, ask: undefined, mine: false, ended: true };
}

/** Without a connection nothing is lent; the backend hears of it by the socket that is gone. */
export function cutOff(lending: Lending): Lending {
    return lending.state === 'idle' ? lending : { ...nothingLent, alias: lending.alias, deeds: lending.deeds };
}

export function withDeed(lending: Lending, deed: Deed, what: string, after: number, at: number): Lending {
    // A text comes in several values while it is written: one line for all.
    const last = lending.deeds[lending.deeds.length - 1];
    if (last?.deed === deed && last.what === what && last.after === after && deed === 'filled') return lending;
    return { ...lending, deeds: [...lending.deeds, { deed, what, after, at }].slice(-mostDeeds) };
}

/** Whether the advisor's commands go on to this page. */
export function mayCommand(lending: Lending): boolean {
    return lending.mine && cobrowseTransition(lending.state, 'command').effects.includes('forward');
}
