// SPDX-License-Identifier: GPL-3.0-or-later
import { element, setText } from './dom';
import { filled, type Texts } from './texts';
import { codePoints, isBlank } from './wire/fromvisitor';

export const scores = [1, 2, 3, 4, 5] as const;

export interface SurveyEvents {
    answer(score: number, comment: string | undefined): void;
    putOff(): void;
}

/** How it was, from 1 to 5, and a comment if the visitor likes: native radio buttons, so that arrows and screen readers work as everywhere. */
export class SurveyForm {
    readonly node: HTMLElement;
    private readonly buttons: readonly HTMLButtonElement[];
    private waiting = false;

    /** \a most: code points of the comment. */
    constructor(texts: Texts, most: number, events: SurveyEvents) {
        const hint = element('p', { class: 'hint', role: 'status', id: 'survey-hint' });
        const marks = scores.map((score) => {
            const name = score === 1 ? `${score}: ${texts.survey.worst}` : score === scores.length ? `${score}: ${texts.survey.best}` : String(score);
            const input = element('input', { type: 'radio', name: 'score', value: String(score), id: `score-${score}`, 'aria-label': name });
            return [input, element('label', { class: 'mark', for: input.id }, input, element('span', { 'aria-hidden': 'true' }, String(score)))] as const;
        });
        const field = element('textarea', { id: 'survey-comment', rows: '2', autocomplete: 'off' });
        const comment = element('div', { class: 'comment', hidden: true }, element('label', { for: field.id }, texts.survey.comment), field);
        const send = element('button', { type: 'submit', class: 'choice', id: 'survey-send' }, texts.survey.send);
        const later = element('button', { type: 'button', class: 'choice', id: 'survey-later' }, texts.survey.later);
        this.buttons = [send, later];
        const ends = element('div', { class: 'ends', 'aria-hidden': 'true' }, element('span', {}, texts.survey.worst), element('span', {}, texts.survey.best));
        const form = element(
            'form',
            { class: 'survey', id: 'survey', novalidate: true },
            element('fieldset', {}, element('legend', {}, texts.survey.question), element('div', { class: 'marks' }, ...marks.map(([, label]) => label)), ends),
            comment,
            hint,
            element('div', { class: 'pair' }, send, later),
        );
        for (const [input] of marks)
            input.addEventListener('change', () => {
                comment.hidden = false;
                setText(hint, '');
                form.scrollIntoView({ block: 'nearest' }); // it has grown: what sends it stays in sight
            });
        form.addEventListener('submit', (event) => {
            event.preventDefault();
            if (this.waiting) return;
            const chosen = marks.find(([input]) => input.checked)?.[0];
            const over = codePoints(field.value) - most;
            if (!chosen) {
                setText(hint, texts.survey.choose);
                marks[0]?.[0].focus();
            } else if (over > 0) {
                setText(hint, filled(texts.tooLong, over));
                field.focus();
            } else {
                events.answer(Number(chosen.value), isBlank(field.value) ? undefined : field.value);
            }
        });
        later.addEventListener('click', () => events.putOff());
        this.node = form;
    }

    setWaiting(waiting: boolean): void {
        this.waiting = waiting;
        // Not disabled: the focus would be lost.
        for (const button of this.buttons) button.setAttribute('aria-disabled', String(waiting));
    }
}
