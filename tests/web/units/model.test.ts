// SPDX-License-Identifier: GPL-3.0-or-later
import { initialState, mayPreview, mayWrite, reduce, unread, type Effect, type Input, type State } from '../../../app/chatbox/src/box/model';
import type { Event, ToVisitor } from '../../../app/chatbox/src/box/wire/tovisitor';
import { ask, conversationId, conversationOf, given, idOf, message, none, notice, said, session, welcome } from './samples';

/** The box after some inputs, and what they asked for. */
class Box {
    state: State = initialState;
    effects: Effect[] = [];

    /** The effects of this input alone. */
    feed(input: Input): readonly Effect[] {
        const [state, effects] = reduce(this.state, input);
        this.state = state;
        this.effects.push(...effects);
        return effects;
    }

    frame(frame: ToVisitor, request?: Extract<Input, { kind: 'frame' }>['request']): readonly Effect[] {
        return this.feed({ kind: 'frame', frame, request });
    }

    event(event: Event): readonly Effect[] {
        return this.frame({ type: 'event', conversation: conversationId, event });
    }

    static live(events: Event[], more = false): Box {
        const box = new Box();
        box.feed({ kind: 'link', link: 'live' });
        box.frame(welcome(conversationOf(events, more)));
        return box;
    }

    static asked(): Box {
        const box = new Box();
        box.feed({ kind: 'shown', shown: true });
        box.feed({ kind: 'link', link: 'live' });
        box.frame(welcome());
        return box;
    }
}

const entry = (n: number) => ({ clientId: idOf(n), text: `number ${n}`, at: 5 });
const doing = (effects: readonly Effect[]) => effects.map((effect) => effect.do);
const seqs = (state: State) => state.thread.map(({ seq }) => seq);
const refuse = { type: 'consent.refuse', nonce: ask.nonce, noticeHash: '0' } as const;

describe('consent', () => {
    test('before an answer nothing may be written', () => {
        const { state } = Box.asked();
        expect(mayWrite(state)).toBe(false);
        expect(mayPreview(state)).toBe(false);
        expect(state.ask).toEqual(ask);
        expect(state.steps).toMatchObject({ chat: 'asked', preview: 'asked', mirroring: 'none' });
    });

    test('the gate opens with the record, not with the click', () => {
        const box = Box.asked();
        box.feed({ kind: 'answering', accepted: true });
        expect(box.state.answering).toBe(true);
        expect(mayWrite(box.state)).toBe(false);

        const effects = box.frame({ type: 'consent.given', re: 2, session, record: idOf(7), consent: given, preview: true, conversation: conversationOf([message(1)]) });

        expect(mayWrite(box.state)).toBe(true);
        expect(box.state.ask).toBeUndefined();
        expect(box.state.answering).toBe(false);
        expect(effects).toEqual([{ do: 'keepSession', session }, { do: 'flush' }]);
    });

    test('a refusal ends the box and forgets, and opening it again asks again', () => {
        const box = Box.asked();
        box.feed({ kind: 'answering', accepted: false });
        const effects = box.frame({ type: 'ok', re: 3 }, refuse);
        expect(doing(effects)).toEqual(['forget']);
        expect(box.state).toMatchObject({ ended: 'refused', ask: undefined, conversation: undefined, thread: [], pending: [], preview: false });
        expect(mayWrite(box.state)).toBe(false);

        expect(doing(box.feed({ kind: 'shown', shown: false }))).toEqual([]);
        expect(box.state.ended).toBe('refused');
        expect(doing(box.feed({ kind: 'shown', shown: true }))).toEqual(['linkRestart']);
        expect(box.state).toMatchObject({ ended: undefined, welcomed: false });

        box.frame(welcome());
        expect(box.state.ask).toEqual(ask);
        expect(box.state.steps.chat).toBe('asked');
    });

    test('a later purpose refused leaves the chat as it is', () => {
        const box = Box.live([message(1)]);
        const later = { nonce: idOf(801), notice: { ...notice, purposes: notice.purposes.map((part) => ({ ...part, purpose: 'mirroring' as const })).slice(0, 1) } };
        box.frame({ type: 'consent.ask', ask: later });
        expect(box.state.steps.mirroring).toBe('asked');
        expect(mayWrite(box.state)).toBe(true);

        box.feed({ kind: 'answering', accepted: false });
        box.frame({ type: 'ok', re: 3 }, { ...refuse, nonce: later.nonce });

        expect(box.state).toMatchObject({ ended: undefined, ask: undefined, steps: { chat: 'given', mirroring: 'refused' } });
        expect(seqs(box.state)).toEqual([1]);
    });

    test('a withdrawal of the chat, in whichever tab, ends the box and forgets', () => {
        const box = Box.live([message(1)]);
        box.feed({ kind: 'pending', pending: [entry(50)] });
        const effects = box.frame({ type: 'consent.changed', consent: { ...given, chat: 'withdrawn', preview: 'withdrawn' }, preview: false });
        expect(doing(effects)).toEqual(['forget']);
        expect(box.state).toMatchObject({ ended: 'withdrawn', conversation: undefined, thread: [], pending: [] });
    });

    test('a withdrawal of the preview stops the preview alone', () => {
        const box = Box.live([message(1)]);
        expect(mayPreview(box.state)).toBe(true);
        box.frame({ type: 'consent.changed', consent: { ...given, preview: 'withdrawn' }, preview: false });
        expect(mayPreview(box.state)).toBe(false);
        expect(mayWrite(box.state)).toBe(true);
        expect(box.state.ended).toBeUndefined();
    });

    test('an answer to a notice that changed waits for the new one', () => {
        const box = Box.asked();
        box.feed({ kind: 'answering', accepted: true });
        box.frame({ type: 'error', re: 2, error: 'noticeChanged' }, { type: 'consent.give', nonce: ask.nonce, noticeHash: '0', purposes: ['chat'], method: 'button', boxVersion: '1' });
        expect(box.state).toMatchObject({ ask: undefined, answering: false });
        const next = { ...ask, nonce: idOf(802) };
        box.frame({ type: 'consent.ask', ask: next });
        expect(box.state.ask).toEqual(next);
    });

    test('an answer that a full disk swallowed can be given again', () => {
        const box = Box.asked();
        box.feed({ kind: 'answering', accepted: true });
        box.frame({ type: 'error', re: 2, error: 'storage' }, { type: 'consent.give', nonce: ask.nonce, noticeHash: '0', purposes: ['chat'], method: 'button', boxVersion: '1' });
        expect(box.state).toMatchObject({ ask, answering: false });
    });

    test('an answer that the connection swallowed is no longer on its way', () => {
        const box = Box.asked();
        box.feed({ kind: 'answering', accepted: true });
        box.feed({ kind: 'link', link: 'waiting' });
        expect(box.state.answering).toBe(false);
    });
});

describe('the thread', () => {
    test('the echo acknowledges, whoever sent it, and once', () => {
        const box = Box.live([message(1)]);
        box.feed({ kind: 'pending', pending: [entry(2), entry(60)] });
        expect(box.event(said(2, 'visitor', 'number 2'))).toEqual([{ do: 'acknowledged', clientIds: new Set([idOf(2)]) }]);
        box.feed({ kind: 'pending', pending: [entry(60)] });
        expect(box.event(said(2, 'visitor', 'number 2'))).toEqual([]);
        expect(seqs(box.state)).toEqual([1, 2]);
    });

    test('what was stored before the connection broke is acknowledged by the welcome', () => {
        const box = new Box();
        box.feed({ kind: 'link', link: 'live' });
        box.feed({ kind: 'pending', pending: [entry(2)] });
        const effects = box.frame(welcome(conversationOf([message(1), said(2, 'visitor', 'number 2')])));
        expect(doing(effects)).toEqual(['acknowledged', 'flush']);
    });

    test('a hole asks for exactly what is in it, once, and heals', () => {
        const box = Box.live([message(1), message(2)]);
        expect(box.event(message(6))).toEqual([{ do: 'request', request: { type: 'history.page', before: 6, limit: 3 } }]);
        expect(box.event(message(7))).toEqual([]);
        const answer = box.frame({ type: 'history.events', re: 4, conversation: conversationId, events: [message(3), message(4), message(5)], more: true });
        expect(answer).toEqual([]);
        expect(seqs(box.state)).toEqual([1, 2, 3, 4, 5, 6, 7]);
        expect(box.state.conversation?.more).toBe(false);
    });

    test('a hole larger than a page is filled page by page', () => {
        const box = Box.live([message(1)]);
        const asked = (effects: readonly Effect[]) => effects.map((effect) => (effect.do === 'request' ? effect.request : undefined));
        expect(asked(box.event(message(202)))).toEqual([{ type: 'history.page', before: 202, limit: 100 }]);
        const page = (from: number, to: number): Event[] => Array.from({ length: to - from + 1 }, (_, at) => message(from + at));
        expect(asked(box.frame({ type: 'history.events', re: 4, conversation: conversationId, events: page(102, 201), more: true }))).toEqual([{ type: 'history.page', before: 102, limit: 100 }]);
        expect(asked(box.frame({ type: 'history.events', re: 5, conversation: conversationId, events: page(2, 101), more: true }))).toEqual([]);
        expect(box.state.thread.length).toBe(202);
    });

    test('older events are asked for when there are any, one page at a time', () => {
        const box = Box.live([message(101)], true);
        expect(box.feed({ kind: 'older' })).toEqual([{ do: 'request', request: { type: 'history.page', before: 101, limit: 100 } }]);
        expect(box.feed({ kind: 'older' })).toEqual([]);
        box.frame({ type: 'history.events', re: 4, conversation: conversationId, events: [message(99), message(100)], more: false });
        expect(box.state.conversation?.more).toBe(false);
        expect(box.feed({ kind: 'older' })).toEqual([]);
    });

    test('a resume adds to what is held', () => {
        const box = Box.live([message(1), message(2)]);
        box.feed({ kind: 'link', link: 'waiting' });
        box.feed({ kind: 'link', link: 'live' });
        box.frame(welcome(conversationOf([message(3)])));
        expect(seqs(box.state)).toEqual([1, 2, 3]);
    });

    test('another conversation under the same session replaces what is held', () => {
        const box = Box.live([message(1), message(2)]);
        box.frame(welcome({ ...conversationOf([message(1)]), id: idOf(901) }));
        expect(seqs(box.state)).toEqual([1]);
    });

    test('an unknown session is forgotten, what waits is kept', () => {
        const box = Box.live([message(1)]);
        box.feed({ kind: 'pending', pending: [entry(50)] });
        box.feed({ kind: 'acted', deed: 'filled', what: 'Postcode', at: 1 });
        const effects = box.frame(welcome());
        expect(box.state.lending.deeds).toEqual([]); // of a conversation that is nowhere any more
        expect(doing(effects)).toEqual(['forgetSession', 'flush']);
        expect(box.state.pending).toEqual([entry(50)]);
        expect(box.state.thread).toEqual([]);
    });

    test('events, seen marks and typing of another conversation are not ours', () => {
        const box = Box.live([message(1)]);
        const before = box.state;
        const conversation = idOf(999);
        box.frame({ type: 'event', conversation, event: message(2) });
        box.frame({ type: 'seen', conversation, by: 'advisor', seq: 1 });
        box.frame({ type: 'typing', conversation, alias: 'Eve', active: true });
        box.frame({ type: 'history.events', re: 9, conversation, events: [message(2)], more: false });
        expect(box.state).toEqual(before);
    });

    test('assignment, queue and close are folded', () => {
        const box = Box.live([message(1)]);
        const event = (seq: number, kind: Event['kind'], alias?: string): Event => ({ seq, at: seq, id: idOf(seq), kind, author: 'system', ...(alias === undefined ? {} : { alias }) });
        box.event(event(2, 'conversation.queued'));
        expect(box.state.conversation).toMatchObject({ status: 'waiting', alias: undefined });
        box.event(event(3, 'conversation.assigned', 'Ben'));
        expect(box.state.conversation).toMatchObject({ status: 'assigned', alias: 'Ben' });
        box.event(event(4, 'conversation.closed'));
        expect(box.state.conversation).toMatchObject({ status: 'closed', alias: undefined });
        // A late copy of an old event changes nothing.
        box.event(event(3, 'conversation.assigned', 'Ben'));
        expect(box.state.conversation?.status).toBe('closed');
    });
});

describe('attention', () => {
    test('unread counts until the thread is in front of the visitor, then the backend is told once', () => {
        const box = Box.live([message(1), message(2), message(4 - 1), message(4)]);
        expect(unread(box.state)).toBe(2);
        expect(box.feed({ kind: 'attention' })).toEqual([]);
        box.feed({ kind: 'shown', shown: true });
        expect(box.feed({ kind: 'attention' })).toEqual([{ do: 'request', request: { type: 'message.seen', seq: 4 } }]);
        expect(unread(box.state)).toBe(0);
        expect(box.feed({ kind: 'attention' })).toEqual([]);
    });

    test('seen in another tab is seen here, and never goes back', () => {
        const box = Box.live([message(1), message(2)]);
        box.frame({ type: 'seen', conversation: conversationId, by: 'visitor', seq: 2 });
        box.frame({ type: 'seen', conversation: conversationId, by: 'visitor', seq: 1 });
        expect(unread(box.state)).toBe(0);
        box.frame({ type: 'seen', conversation: conversationId, by: 'advisor', seq: 1 });
        expect(box.state.conversation).toMatchObject({ seenByAdvisor: 1, seenByVisitor: 2 });
    });

    test('typing ends with the message, with time and with the connection', () => {
        const box = Box.live([message(1)]);
        const typing = (active: boolean): void => void box.frame({ type: 'typing', conversation: conversationId, alias: 'Anna', active });
        typing(true);
        expect(box.state.typing).toBe('Anna');
        box.event(message(2));
        expect(box.state.typing).toBeUndefined();
        typing(true);
        box.feed({ kind: 'typingOver' });
        expect(box.state.typing).toBeUndefined();
        typing(true);
        box.feed({ kind: 'link', link: 'waiting' });
        expect(box.state.typing).toBeUndefined();
    });
});

describe('errors', () => {
    const hello = { type: 'visitor.hello', version: 1, site: 'shop', vuid: idOf(1), origin: 'https://shop.example', languages: ['en'] } as const;

    test.each([
        ['versionMismatch', ['linkRefused']],
        ['notPermitted', ['linkRefused']],
        ['invalidFrame', ['linkRefused']],
        ['unauthenticated', ['forgetSession', 'linkLost']],
        ['unavailable', ['linkLost']],
        ['storage', ['linkLost']],
    ] as const)('a hello refused as %s', (error, expected) => {
        const box = new Box();
        expect(doing(box.frame({ type: 'error', re: 1, error }, hello))).toEqual(expected);
        expect(box.state.stoppedBy).toBe(expected[0] === 'linkRefused' ? error : undefined);
    });

    test('a message that was refused is named with its reason', () => {
        const box = Box.live([message(1)]);
        const request = { type: 'message.send', clientId: idOf(50), text: 'x' } as const;
        expect(box.frame({ type: 'error', re: 5, error: 'rateLimited', retryAfter: 700 }, request)).toEqual([{ do: 'messageRefused', clientId: idOf(50), error: 'rateLimited', retryAfter: 700 }]);
    });

    test('a page of history that failed can be asked for again', () => {
        const box = Box.live([message(101)], true);
        box.feed({ kind: 'older' });
        box.frame({ type: 'error', re: 5, error: 'rateLimited' }, { type: 'history.page', before: 101, limit: 100 });
        expect(doing(box.feed({ kind: 'older' }))).toEqual(['request']);
    });

    test('a preview that the gate refused is the last', () => {
        const box = Box.live([message(1)]);
        box.frame({ type: 'error', re: 5, error: 'consentRequired' }, { type: 'preview.update', text: 'x' });
        expect(mayPreview(box.state)).toBe(false);
    });

    test('nobody reads what is typed while the conversation waits', () => {
        const box = new Box();
        box.feed({ kind: 'link', link: 'live' });
        box.frame(welcome({ ...conversationOf([message(1)]), status: 'waiting' }));
        expect(mayWrite(box.state)).toBe(true);
        expect(mayPreview(box.state)).toBe(false);
    });

    test('where the consent request is switched off the gate is open and nothing is asked', () => {
        const box = new Box();
        box.feed({ kind: 'link', link: 'live' });
        const { ask: _ask, ...open } = welcome();
        box.frame({ ...open, consent: { ...none, chat: 'notRequired', preview: 'notRequired' } });
        expect(mayWrite(box.state)).toBe(true);
        expect(box.state.ask).toBeUndefined();
    });
});
