// SPDX-License-Identifier: GPL-3.0-or-later
//
// The box as one value. reduce() is pure: an input gives the next state and what is to be done about it. The controller does
// it, the view draws it, and neither decides anything that is decided here.
import { consentTransition, nothingConsented, passes, stepAll, stepsFrom, type ConsentSteps } from './consent';
import type { Deed } from '../shared/cobrowsing';
import type { LinkState } from './connection';
import { cutOff, endedHere, nothingLent, told, withDeed, type Lending } from './lending';
import type { Entry } from './outbox';
import { asksForVerdict, firstGap, fromDesk, merge, unreadCount, type Thread } from './thread';
import type { Request } from './wire/fromvisitor';
import type { Ask, Conversation, ErrorKind, Event, Face, Frame, Limits, Presence, Status, ToVisitor } from './wire/tovisitor';

export interface ConversationState {
    readonly id: string;
    readonly status: Status;
    readonly alias: string | undefined;
    readonly seenByAdvisor: number;
    readonly seenByVisitor: number;
    /** There are older events than the first held. */
    readonly more: boolean;
}

export interface State {
    readonly link: LinkState;
    /** Why the link is stopped for good. */
    readonly stoppedBy: ErrorKind | undefined;
    readonly welcomed: boolean;
    readonly language: string;
    readonly limits: Limits;
    readonly presence: Presence;
    /** The site's own, once the backend has said it. */
    readonly look: Face | undefined;
    /** What is typed may be sent. */
    readonly preview: boolean;
    readonly steps: ConsentSteps;
    readonly ask: Ask | undefined;
    /** The visitor's answer to the ask is on its way. */
    readonly answering: boolean;
    /** The visitor said no, before or after; nothing is asked until the chat is opened again. */
    readonly ended: 'refused' | 'withdrawn' | undefined;
    readonly conversation: ConversationState | undefined;
    readonly thread: Thread;
    readonly pending: readonly Entry[];
    /** Alias of the advisor who types. */
    readonly typing: string | undefined;
    readonly shown: boolean;
    /** An advisor sees the page: who, and whether the visitor paused it. */
    readonly mirror: { readonly alias: string; readonly paused: boolean } | undefined;
    /** Whether an advisor may guide on the page, or asks to. */
    readonly lending: Lending;
    /** A page of history is on its way. */
    readonly paging: boolean;
    /** The visitor's verdict is on its way, or was put off until the conversation is closed the next time. */
    readonly survey: 'open' | 'answering' | 'putOff';
}

export type Input =
    /** \c tab is this page's. */
    | { readonly kind: 'frame'; readonly frame: ToVisitor; readonly request?: Request | undefined; readonly tab?: string }
    | { readonly kind: 'link'; readonly link: LinkState }
    | { readonly kind: 'shown'; readonly shown: boolean }
    | { readonly kind: 'pending'; readonly pending: readonly Entry[] }
    | { readonly kind: 'answering'; readonly accepted: boolean }
    | { readonly kind: 'older' }
    | { readonly kind: 'survey'; readonly survey: State['survey'] }
    | { readonly kind: 'answeringLending' }
    /** The visitor takes the mouse back. */
    | { readonly kind: 'endLending'; readonly how: 'stop' | 'escape' | 'boxClosed' }
    | { readonly kind: 'lendingLost' }
    | { readonly kind: 'acted'; readonly deed: Deed; readonly what: string; readonly at: number }
    | { readonly kind: 'typingOver' }
    | { readonly kind: 'attention' };

export type Effect =
    | { readonly do: 'request'; readonly request: Request }
    | { readonly do: 'keepSession'; readonly session: string }
    /** Session and outbox of this visitor are over. */
    | { readonly do: 'forget' }
    /** The session is unknown to the backend; what was sent waits for a new consent. */
    | { readonly do: 'forgetSession' }
    | { readonly do: 'acknowledged'; readonly clientIds: ReadonlySet<string> }
    | { readonly do: 'messageRefused'; readonly clientId: string; readonly error: ErrorKind; readonly retryAfter: number | undefined }
    | { readonly do: 'flush' }
    | { readonly do: 'linkRefused' }
    | { readonly do: 'linkRestart' }
    /** Not now: try again, later each time. */
    | { readonly do: 'linkLost' };

export const defaultLimits: Limits = {
    frameBytes: 65536,
    messageText: 4000,
    previewText: 4000,
    note: 2000,
    name: 200,
    email: 320,
    phone: 40,
    page: 100,
    messagesPerMinute: 100,
    previewsPerSecond: 10,
};

export const initialState: State = {
    link: 'idle',
    stoppedBy: undefined,
    welcomed: false,
    language: 'en',
    limits: defaultLimits,
    presence: 'offline',
    look: undefined,
    preview: false,
    steps: nothingConsented,
    ask: undefined,
    answering: false,
    ended: undefined,
    conversation: undefined,
    thread: [],
    pending: [],
    typing: undefined,
    shown: false,
    mirror: undefined,
    lending: nothingLent,
    paging: false,
    survey: 'open',
};

/** Whether the composer takes text. */
export function mayWrite(state: State): boolean {
    return state.welcomed && state.ended === undefined && passes(state.steps.chat);
}

/** Whether what is typed goes out as it stands: only to an advisor who is there to read it. */
export function mayPreview(state: State): boolean {
    return state.link === 'live' && state.preview && state.conversation?.status === 'assigned' && mayWrite(state);
}

/** Whether the visitor is asked how it was: once for each time that the conversation was closed. */
export function maySurvey(state: State): boolean {
    return mayWrite(state) && state.conversation?.status === 'closed' && state.survey !== 'putOff' && asksForVerdict(state.thread);
}

/** Where the visitor stands while nobody has taken the conversation: what the notice says. */
export function waitsFor(state: State): 'offline' | 'busy' | undefined {
    if (!state.welcomed || state.ended !== undefined || state.presence === 'online') return undefined;
    return state.conversation === undefined || state.conversation.status === 'waiting' ? state.presence : undefined;
}

/** Everything that the backend has of this conversation is held. */
export function isWhole(state: State): boolean {
    return state.conversation !== undefined && !state.conversation.more && firstGap(state.thread) === undefined;
}

export function unread(state: State): number {
    return state.conversation ? unreadCount(state.thread, state.conversation.seenByVisitor) : 0;
}

type Next = readonly [State, readonly Effect[]];

export function reduce(state: State, input: Input): Next {
    switch (input.kind) {
        case 'frame':
            if (input.frame.type === 'cobrowse') return [{ ...state, lending: told(state.lending, input.frame, input.tab ?? '') }, []];
            return onFrame(state, input.frame, input.request);
        case 'link': {
            const lost = input.link !== 'live';
            return [{ ...state, link: input.link, mirror: lost ? undefined : state.mirror, lending: lost ? cutOff(state.lending) : state.lending, typing: lost ? undefined : state.typing, answering: state.answering && !lost, paging: false, survey: lost ? settled(state.survey) : state.survey }, []];
        }
        case 'shown': {
            // Opening the chat again is what lets a refusal or a withdrawal be asked about again (S10.1d).
            const again = input.shown && !state.shown && state.ended !== undefined;
            const next = { ...state, shown: input.shown };
            return again ? [{ ...next, ended: undefined, welcomed: false, ask: undefined, thread: [] }, [{ do: 'linkRestart' }]] : [next, []];
        }
        case 'pending':
            return [{ ...state, pending: input.pending }, []];
        case 'answering': {
            if (!state.ask) return [state, []];
            if (input.accepted) return [{ ...state, answering: true }, []];
            const steps = stepAll(state.steps, state.ask.notice.purposes.map((each) => each.purpose), 'refuse');
            return [{ ...state, steps, answering: true }, []];
        }
        case 'older': {
            const first = state.thread[0]?.seq;
            if (!state.conversation?.more || state.paging || first === undefined || state.link !== 'live') return [state, []];
            return [{ ...state, paging: true }, [history(first, state.limits.page)]];
        }
        case 'survey':
            return [{ ...state, survey: input.survey }, []];
        case 'answeringLending':
            return [{ ...state, lending: { ...state.lending, answering: true } }, []];
        case 'endLending': {
            const lending = endedHere(state.lending, input.how);
            if (lending === state.lending) return [state, []];
            return [{ ...state, lending }, [{ do: 'request', request: { type: 'cobrowse.stop', how: input.how === 'stop' ? 'stopped' : input.how } }]];
        }
        case 'lendingLost':
            return [{ ...state, lending: { ...cutOff(state.lending), ended: true } }, []];
        case 'acted':
            return [{ ...state, lending: withDeed(state.lending, input.deed, input.what, state.thread[state.thread.length - 1]?.seq ?? 0, input.at) }, []];
        case 'typingOver':
            return [{ ...state, typing: undefined }, []];
        case 'attention':
            return onAttention(state);
    }
}

function history(before: number, limit: number): Effect {
    return { do: 'request', request: { type: 'history.page', before, limit } };
}

function onFrame(state: State, frame: ToVisitor, request: Request | undefined): Next {
    switch (frame.type) {
        case 'visitor.welcome':
            return onWelcome(state, frame);
        case 'consent.ask': {
            const steps = stepsFrom(plain(state.steps), frame.ask.notice.purposes.map((each) => each.purpose));
            return [{ ...state, ask: frame.ask, answering: false, steps }, []];
        }
        case 'consent.given': {
            const next = withConversation({ ...state, ask: undefined, answering: false, ended: undefined }, frame.conversation);
            const [held, effects] = checked({ ...next, steps: { ...frame.consent }, preview: frame.preview });
            return [held, [{ do: 'keepSession', session: frame.session }, ...effects, { do: 'flush' }]];
        }
        case 'consent.changed':
            return onConsentChanged(state, frame);
        case 'event': {
            if (frame.conversation !== state.conversation?.id) return [state, []];
            const known = state.thread.some((event) => event.seq === frame.event.seq);
            const survey = !known && frame.event.kind === 'conversation.closed' ? 'open' : state.survey;
            const folded = known ? state : { ...state, survey, conversation: fold(state.conversation, frame.event) };
            const typing = fromDesk(frame.event) ? undefined : state.typing;
            return checked({ ...folded, typing, thread: merge(state.thread, [frame.event]) });
        }
        case 'history.events': {
            const { conversation } = state;
            if (frame.conversation !== conversation?.id) return [state, []];
            const first = frame.events[0]?.seq ?? 0;
            const oldest = first <= (state.thread[0]?.seq ?? 0);
            const kept = { ...conversation, more: oldest ? frame.more : conversation.more };
            return checked({ ...state, paging: false, conversation: kept, thread: merge(state.thread, frame.events) });
        }
        case 'seen': {
            const { conversation } = state;
            if (frame.conversation !== conversation?.id) return [state, []];
            const mark = frame.by === 'advisor' ? 'seenByAdvisor' : 'seenByVisitor';
            return [{ ...state, conversation: { ...conversation, [mark]: Math.max(conversation[mark], frame.seq) } }, []];
        }
        case 'typing':
            return [frame.conversation === state.conversation?.id ? { ...state, typing: frame.active ? frame.alias : undefined } : state, []];
        case 'presence':
            return [{ ...state, presence: frame.presence }, []];
        case 'look':
            return [{ ...state, look: frame.look }, []];
        case 'mirror.wanted':
            return [{ ...state, mirror: frame.wanted ? { alias: frame.alias ?? '', paused: false } : undefined }, []];
        case 'cobrowse':
            return [state, []];
        case 'ok':
            if (request?.type === 'mirror.pause' && state.mirror) return [{ ...state, mirror: { ...state.mirror, paused: request.paused } }, []];
            if (request?.type === 'survey.answer') return [{ ...state, survey: settled(state.survey) }, []];
            return request?.type === 'consent.refuse' ? onRefused(state) : [state, []];
        case 'error':
            return onError(state, frame, request);
    }
}

/** Answered or lost: the thread says which. */
function settled(survey: State['survey']): State['survey'] {
    return survey === 'answering' ? 'open' : survey;
}

/** The backend knows no \c asked: to it an open question is \c none. */
function plain(steps: ConsentSteps): Frame<'visitor.welcome'>['consent'] {
    const state = (step: ConsentSteps['chat']): Exclude<ConsentSteps['chat'], 'asked'> => (step === 'asked' ? 'none' : step);
    return { chat: state(steps.chat), preview: state(steps.preview), mirroring: state(steps.mirroring), cobrowsing: state(steps.cobrowsing) };
}

function onWelcome(state: State, frame: Frame<'visitor.welcome'>): Next {
    const asked = frame.ask?.notice.purposes.map((each) => each.purpose) ?? [];
    const next: State = {
        ...state,
        welcomed: true,
        language: frame.language,
        limits: frame.limits,
        presence: frame.presence,
        look: frame.look,
        preview: frame.preview,
        steps: stepsFrom(frame.consent, asked),
        ask: frame.ask,
        answering: false,
        paging: false,
    };
    if (!frame.conversation) return [{ ...next, conversation: undefined, thread: [], lending: nothingLent }, [{ do: 'forgetSession' }, { do: 'flush' }]];
    const [held, effects] = checked(withConversation(next, frame.conversation));
    return [held, [...effects, { do: 'flush' }]];
}

function withConversation(state: State, conversation: Conversation): State {
    const { events, id, status, alias, seenByAdvisor, seenByVisitor, more } = conversation;
    const same = state.conversation?.id === id;
    const held = same ? state.thread : [];
    // A page that starts behind a hole says nothing about what lies before the first event that is held.
    const continues = same && held.length > 0;
    return {
        ...state,
        conversation: { id, status, alias, seenByAdvisor, seenByVisitor, more: continues ? (state.conversation?.more ?? more) : more },
        thread: merge(held, events),
    };
}

/** What an event says about the conversation as a whole. */
function fold(conversation: ConversationState, event: Event): ConversationState {
    switch (event.kind) {
        case 'conversation.assigned':
            return { ...conversation, status: 'assigned', alias: event.alias };
        case 'conversation.opened':
        case 'conversation.queued':
        case 'conversation.reopened':
            return { ...conversation, status: 'waiting', alias: undefined };
        case 'conversation.closed':
            return { ...conversation, status: 'closed', alias: undefined };
        default:
            return conversation;
    }
}

/** What new events ask for: echoes acknowledge, holes are filled. */
function checked(state: State): Next {
    const effects: Effect[] = [];
    const waiting = new Set(state.pending.map((entry) => entry.clientId));
    const echoed = new Set(state.thread.filter((event) => waiting.has(event.id)).map((event) => event.id));
    if (echoed.size > 0) effects.push({ do: 'acknowledged', clientIds: echoed });
    const gap = firstGap(state.thread);
    if (!gap || state.paging) return [state, effects];
    effects.push(history(gap.before, Math.min(gap.before - gap.after - 1, state.limits.page)));
    return [{ ...state, paging: true }, effects];
}

function onConsentChanged(state: State, frame: Frame<'consent.changed'>): Next {
    const steps: ConsentSteps = { ...frame.consent };
    if (frame.consent.chat === 'withdrawn' || (state.conversation && frame.consent.chat === 'refused')) return over(state, 'withdrawn', steps);
    // An ask stays only while everything in it is still open; the backend asks anew otherwise.
    const ask = state.ask?.notice.purposes.every((each) => steps[each.purpose] === 'none') ? state.ask : undefined;
    for (const each of ask?.notice.purposes ?? []) steps[each.purpose] = consentTransition(steps[each.purpose], 'ask').next;
    const answering = state.answering && ask !== undefined;
    return [{ ...state, steps, ask, answering, preview: frame.preview }, [{ do: 'flush' }]];
}

function over(state: State, ended: 'refused' | 'withdrawn', steps: ConsentSteps): Next {
    const gone = { ask: undefined, answering: false, conversation: undefined, thread: [], pending: [], typing: undefined, mirror: undefined, preview: false };
    return [{ ...state, ...gone, steps, ended }, [{ do: 'forget' }]];
}

/** The refusal is counted. Without the chat itself there is nothing left; a later purpose refused leaves the chat as it is. */
function onRefused(state: State): Next {
    if (state.steps.chat === 'refused') return over(state, 'refused', state.steps);
    return [{ ...state, ask: undefined, answering: false }, []];
}

function onError(state: State, frame: Frame<'error'>, request: Request | undefined): Next {
    switch (request?.type) {
        case 'visitor.hello': {
            const forGood = frame.error === 'versionMismatch' || frame.error === 'notPermitted' || frame.error === 'invalidFrame';
            if (forGood) return [{ ...state, stoppedBy: frame.error }, [{ do: 'linkRefused' }]];
            return [state, frame.error === 'unauthenticated' ? [{ do: 'forgetSession' }, { do: 'linkLost' }] : [{ do: 'linkLost' }]];
        }
        case 'message.send':
            return [state, [{ do: 'messageRefused', clientId: request.clientId, error: frame.error, retryAfter: frame.retryAfter }]];
        case 'consent.give':
        case 'consent.refuse': {
            const stale = frame.error === 'noticeChanged' || frame.error === 'conflict';
            return [{ ...state, answering: false, ask: stale ? undefined : state.ask }, []];
        }
        case 'history.page':
            return [{ ...state, paging: false }, []];
        case 'survey.answer':
            return [{ ...state, survey: frame.error === 'conflict' ? 'putOff' : 'open' }, []];
        case 'preview.update':
            return [frame.error === 'consentRequired' ? { ...state, preview: false } : state, []];
        default:
            return [state, []];
    }
}

/** The thread is in front of the visitor: what the other side wrote is seen. */
function onAttention(state: State): Next {
    const { conversation } = state;
    const last = state.thread[state.thread.length - 1]?.seq ?? 0;
    if (!conversation || state.link !== 'live' || !state.shown || unread(state) === 0) return [state, []];
    const seen = { ...state, conversation: { ...conversation, seenByVisitor: last } };
    return [seen, [{ do: 'request', request: { type: 'message.seen', seq: last } }]];
}
