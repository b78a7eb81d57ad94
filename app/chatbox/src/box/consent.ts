// SPDX-License-Identifier: GPL-3.0-or-later
import { purposes, type ConsentState, type ConsentStates, type Purpose } from './wire/tovisitor';

/** One purpose in one conversation: the box's copy of protocol/consent.cpp, held to the same tests/fixtures/consent.json. */
export type ConsentStep = 'none' | 'asked' | 'given' | 'refused' | 'withdrawn' | 'notRequired';
export type ConsentEvent = 'ask' | 'give' | 'refuse' | 'withdraw' | 'switchOff' | 'switchOn' | 'noticeChange';
export type ConsentEffect = 'sendNotice' | 'reject' | 'writeRecord' | 'openGate' | 'shutGate' | 'countRefusal';

type Cell = readonly [ConsentStep, ...ConsentEffect[]];

const table: Record<ConsentStep, Record<ConsentEvent, Cell>> = {
    none: {
        ask: ['asked', 'sendNotice'],
        give: ['none', 'reject'],
        refuse: ['none', 'reject'],
        withdraw: ['none', 'reject'],
        switchOff: ['notRequired', 'openGate'],
        switchOn: ['none'],
        noticeChange: ['none'],
    },
    asked: {
        ask: ['asked', 'sendNotice'],
        give: ['given', 'writeRecord', 'openGate'],
        refuse: ['refused', 'countRefusal'],
        withdraw: ['asked', 'reject'],
        switchOff: ['notRequired', 'openGate'],
        switchOn: ['asked'],
        noticeChange: ['asked', 'sendNotice'],
    },
    given: {
        ask: ['given', 'reject'],
        give: ['given', 'reject'],
        refuse: ['given', 'reject'],
        withdraw: ['withdrawn', 'writeRecord', 'shutGate'],
        switchOff: ['given'],
        switchOn: ['given'],
        noticeChange: ['given'],
    },
    refused: {
        ask: ['asked', 'sendNotice'],
        give: ['refused', 'reject'],
        refuse: ['refused', 'reject'],
        withdraw: ['refused', 'reject'],
        switchOff: ['notRequired', 'openGate'],
        switchOn: ['refused'],
        noticeChange: ['refused'],
    },
    withdrawn: {
        ask: ['asked', 'sendNotice'],
        give: ['withdrawn', 'reject'],
        refuse: ['withdrawn', 'reject'],
        withdraw: ['withdrawn', 'reject'],
        switchOff: ['withdrawn'],
        switchOn: ['withdrawn'],
        noticeChange: ['withdrawn'],
    },
    notRequired: {
        ask: ['notRequired', 'reject'],
        give: ['notRequired', 'reject'],
        refuse: ['notRequired', 'reject'],
        withdraw: ['withdrawn', 'shutGate'],
        switchOff: ['notRequired'],
        switchOn: ['none', 'shutGate'],
        noticeChange: ['notRequired'],
    },
};

export interface ConsentTransition {
    readonly next: ConsentStep;
    readonly effects: readonly ConsentEffect[];
}

export function consentTransition(step: ConsentStep, event: ConsentEvent): ConsentTransition {
    const [next, ...effects] = table[step][event];
    return { next, effects };
}

export type ConsentSteps = Record<Purpose, ConsentStep>;

export const nothingConsented: ConsentSteps = { chat: 'none', preview: 'none', mirroring: 'none', cobrowsing: 'none' };

/** The steps by what the backend says, which decides, and by the purposes that it asks for just now. */
export function stepsFrom(states: ConsentStates, asked: readonly Purpose[]): ConsentSteps {
    const steps: ConsentSteps = { ...states };
    for (const purpose of asked) steps[purpose] = consentTransition(steps[purpose], 'ask').next;
    return steps;
}

export function stepAll(steps: ConsentSteps, which: readonly Purpose[], event: ConsentEvent): ConsentSteps {
    const next = { ...steps };
    for (const purpose of which) next[purpose] = consentTransition(next[purpose], event).next;
    return next;
}

/** Whether what needs this consent may leave the box. */
export function passes(step: ConsentStep | ConsentState): boolean {
    return step === 'given' || step === 'notRequired';
}

export function consented(steps: ConsentSteps): Purpose[] {
    return purposes.filter((purpose) => passes(steps[purpose]));
}
