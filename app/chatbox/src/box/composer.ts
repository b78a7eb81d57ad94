// SPDX-License-Identifier: GPL-3.0-or-later
import { element, icon, setText } from './dom';
import { filled, type Texts } from './texts';
import { codePoints, isBlank } from './wire/fromvisitor';

const mostRows = 6;
/** The count of what is left appears when so little is. */
const countFrom = 200;

/** The field a visitor writes in. Until the gate is open it is disabled, so that neither focus, paste, drop nor an input method reach it. */
export class Composer {
    readonly node: HTMLElement;
    private readonly texts: Texts;
    private readonly events: { send(text: string): void; changed(): void };
    private readonly field: HTMLTextAreaElement;
    private readonly button: HTMLButtonElement;
    private readonly count: HTMLElement;
    private readonly notice: HTMLElement;
    private most = 4000;

    constructor(texts: Texts, events: { send(text: string): void; changed(): void }) {
        this.texts = texts;
        this.events = events;
        this.field = element('textarea', { rows: '1', 'aria-label': texts.write, id: 'composer', autocomplete: 'off', 'aria-describedby': 'preview-notice' });
        const arrow = icon('M5 12 3.5 4.5 20.5 12 3.5 19.5 5 12Z', 'M5 12h7');
        this.button = element('button', { type: 'button', id: 'send', 'aria-label': texts.send, title: texts.send }, arrow);
        this.count = element('p', { class: 'count', role: 'status' });
        const eye = icon('M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12Z', 'M12 9.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6Z');
        this.notice = element('p', { id: 'preview-notice', hidden: true }, eye, texts.previewNotice);
        this.node = element('footer', {}, this.notice, element('div', { class: 'composer' }, this.field, this.button), this.count);
        this.field.addEventListener('input', () => {
            this.measure();
            this.events.changed();
        });
        this.field.addEventListener('keydown', (event) => {
            if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
            event.preventDefault();
            this.submit();
        });
        this.button.addEventListener('click', () => this.submit());
        this.enable(false, texts.connecting);
    }

    get text(): string {
        return this.field.value;
    }

    setLimit(most: number): void {
        if (most === this.most) return;
        this.most = most;
        this.measure();
    }

    enable(enabled: boolean, placeholder: string): void {
        this.field.placeholder = placeholder;
        if (enabled !== this.field.disabled) return;
        // What stood there was written under a consent that is gone.
        if (!enabled) this.field.value = '';
        this.field.disabled = !enabled;
        this.measure();
    }

    showPreviewNotice(shown: boolean): void {
        this.notice.hidden = !shown;
    }

    focus(): void {
        this.field.focus();
    }

    private submit(): void {
        const { value } = this.field;
        if (this.field.disabled || isBlank(value) || codePoints(value) > this.most) return;
        this.field.value = '';
        this.measure();
        this.events.send(value);
        this.field.focus();
    }

    private measure(): void {
        const left = this.most - codePoints(this.field.value);
        setText(this.count, left < 0 ? filled(this.texts.tooLong, -left) : left < countFrom ? filled(this.texts.charactersLeft, left) : '');
        this.count.classList.toggle('over', left < 0);
        this.field.setAttribute('aria-invalid', String(left < 0));
        this.button.disabled = this.field.disabled || isBlank(this.field.value) || left < 0;
        // Grows with the text up to six lines; the style sheet knows the height of one.
        this.field.rows = 1;
        const line = parseFloat(getComputedStyle(this.field).lineHeight) || 21;
        const lines = Math.floor((this.field.scrollHeight - 18) / line);
        this.field.rows = Math.min(mostRows, Math.max(1, lines));
    }
}
