// SPDX-License-Identifier: GPL-3.0-or-later
// @vitest-environment jsdom
import { initialState, isWhole, maySurvey, reduce, waitsFor, type Input, type State } from '../../../app/chatbox/src/box/model';
import { SurveyForm } from '../../../app/chatbox/src/box/surveyform';
import { asksForVerdict, sharedEmail } from '../../../app/chatbox/src/box/thread';
import { texts } from '../../../app/chatbox/src/box/texts';
import type { Event, Presence } from '../../../app/chatbox/src/box/wire/tovisitor';
import { conversationId, conversationOf, idOf, message, said, welcome } from './samples';

Element.prototype.scrollIntoView = () => undefined; // jsdom draws nothing, so nothing is out of sight

const fact = (seq: number, kind: Event['kind'], more: Partial<Event> = {}): Event => ({ seq, at: seq, id: idOf(seq), kind, author: 'system', ...more });
const ended = [fact(1, 'conversation.opened'), fact(2, 'conversation.assigned', { alias: 'Anna' }), fact(3, 'conversation.closed', { by: 'advisor' })];
const verdict = (seq: number): Event => fact(seq, 'survey.answered', { author: 'visitor', score: 4 });

describe('the question', () => {
    test.each<[string, Event[], boolean]>([
        ['is put when somebody was there and it was closed', ended, true],
        ['is put when the beginning is not held but an advisor wrote', [said(7, 'advisor', 'x'), fact(8, 'conversation.closed')], true],
        ['is not put while it goes on', ended.slice(0, 2), false],
        ['is put once', [...ended, verdict(4)], false],
        ['is put again after the next close', [...ended, verdict(4), fact(5, 'conversation.reopened'), fact(6, 'conversation.assigned'), fact(7, 'conversation.closed')], true],
        ['is not put when nobody came this time', [...ended, fact(4, 'conversation.reopened'), said(5, 'visitor', 'x'), fact(6, 'conversation.closed')], false],
        ['is not put when nobody ever came', [fact(1, 'conversation.opened'), fact(2, 'conversation.closed')], false],
        ['is not put to nobody', [], false],
    ])('%s', (_, thread, asked) => {
        expect(asksForVerdict(thread)).toBe(asked);
    });
});

describe('the model', () => {
    function closed(): { state: State; feed(input: Input): void } {
        const box = {
            state: initialState,
            feed(input: Input): void {
                [box.state] = reduce(box.state, input);
            },
        };
        box.feed({ kind: 'link', link: 'live' });
        box.feed({ kind: 'frame', frame: welcome({ ...conversationOf(ended), status: 'closed' }) });
        return box;
    }
    const request = { type: 'survey.answer', score: 4 } as const;

    test('asks, takes the answer and asks no more', () => {
        const box = closed();
        expect(maySurvey(box.state)).toBe(true);
        box.feed({ kind: 'survey', survey: 'answering' });
        box.feed({ kind: 'frame', frame: { type: 'event', conversation: conversationId, event: verdict(4) } });
        box.feed({ kind: 'frame', frame: { type: 'ok', re: 9 }, request });
        expect(maySurvey(box.state)).toBe(false);
        expect(box.state.survey).toBe('open');
    });

    test('put off it is asked after the next close only', () => {
        const box = closed();
        box.feed({ kind: 'survey', survey: 'putOff' });
        expect(maySurvey(box.state)).toBe(false);
        for (const [seq, kind] of [[4, 'conversation.reopened'], [5, 'conversation.assigned'], [6, 'conversation.closed']] as const)
            box.feed({ kind: 'frame', frame: { type: 'event', conversation: conversationId, event: fact(seq, kind) } });
        expect(maySurvey(box.state)).toBe(true);
    });

    test('a full disk leaves it open, another tab that was faster does not', () => {
        const box = closed();
        box.feed({ kind: 'survey', survey: 'answering' });
        box.feed({ kind: 'frame', frame: { type: 'error', re: 9, error: 'storage' }, request });
        expect([maySurvey(box.state), box.state.survey]).toEqual([true, 'open']);
        box.feed({ kind: 'survey', survey: 'answering' });
        box.feed({ kind: 'frame', frame: { type: 'error', re: 9, error: 'conflict' }, request });
        expect(maySurvey(box.state)).toBe(false);
    });

    test('a connection that broke in the middle leaves it open', () => {
        const box = closed();
        box.feed({ kind: 'survey', survey: 'answering' });
        box.feed({ kind: 'link', link: 'waiting' });
        expect(box.state.survey).toBe('open');
    });
});

describe('the form', () => {
    function shown() {
        const answers: (readonly [number, string | undefined])[] = [];
        let putOff = 0;
        const form = new SurveyForm(texts.en, 10, { answer: (score, comment) => answers.push([score, comment]), putOff: () => ++putOff });
        document.body.replaceChildren(form.node);
        const by = <T extends HTMLElement>(id: string): T => document.getElementById(id) as T;
        const choose = (score: number): void => by(`score-${score}`).click();
        const send = (): void => by('survey-send').click();
        const hint = (): string => by('survey-hint').textContent ?? '';
        return { form, answers, by, choose, send, hint, putOff: () => putOff };
    }

    test('is one group of five named buttons under its question', () => {
        const { form } = shown();
        expect(form.node.querySelector('fieldset legend')?.textContent).toBe(texts.en.survey.question);
        const inputs = [...form.node.querySelectorAll<HTMLInputElement>('input[type=radio]')];
        expect(inputs.map((each) => each.getAttribute('aria-label'))).toEqual(['1: very bad', '2', '3', '4', '5: very good']);
        expect(new Set(inputs.map((each) => each.name)).size).toBe(1);
        expect(inputs.some((each) => each.checked)).toBe(false);
    });

    test('sends the score, and the comment verbatim if there is one', () => {
        const { answers, choose, send, by } = shown();
        const comment = by<HTMLTextAreaElement>('survey-comment');
        choose(4);
        send();
        comment.value = ' <b>ok</b>';
        send();
        comment.value = ' \n ';
        choose(5);
        send();
        expect(answers).toEqual([[4, undefined], [4, ' <b>ok</b>'], [5, undefined]]);
    });

    test('takes no comment that is too long, and says by how much', () => {
        const { answers, choose, send, by, hint } = shown();
        choose(1);
        by<HTMLTextAreaElement>('survey-comment').value = 'x'.repeat(12);
        send();
        expect(answers).toEqual([]);
        expect(hint()).toContain('2');
    });

    test('says what is missing instead of sending', () => {
        const { answers, send, hint } = shown();
        send();
        expect(answers).toEqual([]);
        expect(hint()).toBe(texts.en.survey.choose);
        expect(document.activeElement?.id).toBe('score-1');
    });

    test('does not send twice while the answer is on its way', () => {
        const { form, answers, choose, send } = shown();
        choose(3);
        form.setWaiting(true);
        send();
        expect(answers).toEqual([]);
        form.setWaiting(false);
        send();
        expect(answers.length).toBe(1);
    });

    test('can be put off', () => {
        const { by, putOff, answers } = shown();
        by('survey-later').click();
        expect([putOff(), answers]).toEqual([1, []]);
    });
});

describe('waiting', () => {
    const at = (presence: Presence, more: Partial<State> = {}): State => ({ ...initialState, welcomed: true, presence, ...more });
    const conversation = { id: conversationId, status: 'waiting', alias: undefined, seenByAdvisor: 0, seenByVisitor: 0, more: false } as const;

    test('is said before the consent and until somebody takes the conversation', () => {
        expect(waitsFor(at('offline'))).toBe('offline');
        expect(waitsFor(at('busy', { conversation }))).toBe('busy');
        expect(waitsFor(at('online', { conversation }))).toBeUndefined();
        expect(waitsFor(at('offline', { conversation: { ...conversation, status: 'assigned' } }))).toBeUndefined();
        expect(waitsFor(at('offline', { conversation: { ...conversation, status: 'closed' } }))).toBeUndefined();
        expect(waitsFor(at('offline', { ended: 'refused' }))).toBeUndefined();
        expect(waitsFor(at('offline', { welcomed: false }))).toBeUndefined();
    });

    test('an address once shared is not asked for again', () => {
        expect(sharedEmail([message(1), fact(2, 'visitor.identified', { offered: ['name'] })])).toBe(false);
        expect(sharedEmail([message(1), fact(2, 'visitor.identified', { offered: ['name', 'email'] })])).toBe(true);
    });

    test('a thread is whole without older events and without holes', () => {
        expect(isWhole(at('online', { conversation, thread: [message(1), message(2)] }))).toBe(true);
        expect(isWhole(at('online', { conversation: { ...conversation, more: true }, thread: [message(2)] }))).toBe(false);
        expect(isWhole(at('online', { conversation, thread: [message(1), message(3)] }))).toBe(false);
        expect(isWhole(at('online'))).toBe(false);
    });
});
