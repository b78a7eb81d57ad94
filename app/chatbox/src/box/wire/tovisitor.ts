// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the backend says, as app/protocol/README.md describes it. decodeToVisitor is the one place that doubts it.
import { corner, face as colourings } from '../../shared/face';
import { isId, isSecret } from '../../shared/ids';
import { checkScope } from '../../shared/cobrowsing';
import { cobrowseStates } from '../cobrowsing';
import { array, count, flag, object, oneOf, optional, positive, text, type Check, type Checked } from '../../shared/schema';

const id = isId as Check<string>;
const literal = <const T extends string>(name: T): Check<T> => oneOf(name);

export const purposes = ['chat', 'preview', 'mirroring', 'cobrowsing'] as const;
export type Purpose = (typeof purposes)[number];
const purpose = oneOf(...purposes);

const consentState = oneOf('none', 'given', 'refused', 'withdrawn', 'notRequired');
export type ConsentState = Checked<typeof consentState>;

const consentStates = object({ chat: consentState, preview: consentState, mirroring: consentState, cobrowsing: consentState });
export type ConsentStates = Checked<typeof consentStates>;

const limits = object({
    frameBytes: positive,
    messageText: positive,
    previewText: positive,
    note: positive,
    name: positive,
    email: positive,
    phone: positive,
    page: positive,
    messagesPerMinute: positive,
    previewsPerSecond: positive,
});
export type Limits = Checked<typeof limits>;

const notice = object({
    id: text(),
    version: positive,
    language: text(35),
    controller: text(),
    title: text(),
    intro: text(),
    purposes: array(object({ purpose, title: text(), text: text() }), purposes.length),
    more: text(),
    accept: text(),
    refuse: text(),
    moreLabel: text(),
    privacyUrl: optional(text(2048)),
});
export type Notice = Checked<typeof notice>;

const ask = object({ nonce: id, notice });
export type Ask = Checked<typeof ask>;

const alias = text(1000);
const offered = oneOf('name', 'email', 'phone');
export type Offered = Checked<typeof offered>;

const presence = oneOf('online', 'busy', 'offline');
export type Presence = Checked<typeof presence>;

const cobrowseResult = oneOf(
    'accepted',
    'refused',
    'expired',
    'cancelled',
    'stopped',
    'escape',
    'boxClosed',
    'advisor',
    'leaseRanOut',
    'leftSite',
    'tabGone',
    'deskGone',
    'reassigned',
    'closed',
    'withdrawn',
    'switchedOff',
    'restarted',
);
export type CobrowseResult = Checked<typeof cobrowseResult>;

const event = object({
    seq: positive,
    at: count,
    id,
    kind: oneOf(
        'message',
        'consent.given',
        'consent.withdrawn',
        'conversation.opened',
        'conversation.reopened',
        'conversation.assigned',
        'conversation.queued',
        'transfer.offered',
        'transfer.ended',
        'conversation.closed',
        'visitor.identified',
        'internal',
        'survey.answered',
        'cobrowsing.asked',
        'cobrowsing.answered',
        'cobrowsing.started',
        'cobrowsing.ended',
    ),
    author: oneOf('visitor', 'advisor', 'bot', 'system'),
    alias: optional(alias),
    text: optional(text()),
    purposes: optional(array(purpose)),
    by: optional(oneOf('routing', 'take', 'transfer', 'visitor', 'advisor', 'withdrawal')),
    to: optional(text()),
    note: optional(text()),
    outcome: optional(oneOf('accepted', 'declined', 'expired', 'cancelled')),
    conversationType: optional(oneOf('sale', 'question', 'complaint', 'technical', 'other', 'none')),
    offered: optional(array(offered)),
    score: optional(positive),
    /** What the visitor was told when the conversation began to wait. */
    presence: optional(presence),
    scope: optional(checkScope),
    result: optional(cobrowseResult),
});
export type Event = Checked<typeof event>;
export const isEvent: Check<Event> = event;

const status = oneOf('waiting', 'assigned', 'closed');
const conversation = object({
    id,
    status,
    alias: optional(alias),
    lastSeq: count,
    seenByAdvisor: count,
    seenByVisitor: count,
    events: array(event),
    more: flag,
});
export type Conversation = Checked<typeof conversation>;
export type Status = Conversation['status'];

const errorKind = oneOf(
    'notJson',
    'invalidFrame',
    'unknownType',
    'tooLarge',
    'unauthenticated',
    'notPermitted',
    'consentRequired',
    'noticeChanged',
    'conflict',
    'rateLimited',
    'storage',
    'unavailable',
    'versionMismatch',
);
export type ErrorKind = Checked<typeof errorKind>;

const face = object({ corner, ...colourings, greeting: optional(text(600)), offline: optional(text(600)) });
export type Face = Checked<typeof face>;

const frames = {
    'visitor.welcome': object({
        type: literal('visitor.welcome'),
        re: positive,
        version: positive,
        limits,
        language: text(35),
        presence,
        preview: flag,
        consent: consentStates,
        look: face,
        ask: optional(ask),
        conversation: optional(conversation),
    }),
    'consent.ask': object({ type: literal('consent.ask'), ask }),
    'consent.given': object({
        type: literal('consent.given'),
        re: positive,
        session: isSecret as Check<string>,
        record: optional(id),
        consent: consentStates,
        preview: flag,
        conversation,
    }),
    'consent.changed': object({ type: literal('consent.changed'), consent: consentStates, preview: flag }),
    event: object({ type: literal('event'), conversation: id, event }),
    seen: object({ type: literal('seen'), conversation: id, by: oneOf('visitor', 'advisor'), seq: count }),
    typing: object({ type: literal('typing'), conversation: id, alias, active: flag }),
    presence: object({ type: literal('presence'), presence }),
    look: object({ type: literal('look'), look: face }),
    'mirror.wanted': object({
        type: literal('mirror.wanted'),
        wanted: flag,
        level: optional(oneOf('marked', 'fields', 'private')),
        hide: optional(array(text(500), 100)),
        alias: optional(alias),
    }),
    cobrowse: object({
        type: literal('cobrowse'),
        state: oneOf(...cobrowseStates),
        scope: optional(checkScope),
        alias: optional(alias),
        ask: optional(ask),
        tab: optional(id),
        token: optional(isSecret as Check<string>),
        seconds: optional(count),
        result: optional(cobrowseResult),
    }),
    'history.events': object({ type: literal('history.events'), re: positive, conversation: id, events: array(event), more: flag }),
    ok: object({ type: literal('ok'), re: positive }),
    error: object({ type: literal('error'), re: optional(positive), error: errorKind, retryAfter: optional(count) }),
} as const;

export type ToVisitor = { [K in keyof typeof frames]: Checked<(typeof frames)[K]> }[keyof typeof frames];
export type Frame<T extends ToVisitor['type']> = Extract<ToVisitor, { type: T }>;

/** The frame, or undefined when it is none of those above, to the last field. */
export function decodeToVisitor(data: unknown): ToVisitor | undefined {
    if (typeof data !== 'string') return undefined;
    let value: unknown;
    try {
        value = JSON.parse(data);
    } catch {
        return undefined;
    }
    const type = typeof value === 'object' && value !== null ? (value as { type?: unknown }).type : undefined;
    if (typeof type !== 'string' || !Object.prototype.hasOwnProperty.call(frames, type)) return undefined;
    return frames[type as keyof typeof frames](value) ? (value as ToVisitor) : undefined;
}
