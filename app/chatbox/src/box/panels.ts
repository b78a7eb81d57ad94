// SPDX-License-Identifier: GPL-3.0-or-later
import { passes } from './consent';
import { element, setText } from './dom';
import type { State } from './model';
import { filled, type Texts } from './texts';
import type { Offer } from './wire/fromvisitor';
import type { Purpose } from './wire/tovisitor';

/** What the visitor agreed to, with one action to take each back (S10.1g). */
export function privacyPanel(state: State, texts: Texts, withdraw: (purposes: Purpose[]) => void, back: () => void): HTMLElement {
    const list = element('ul');
    for (const purpose of ['chat', 'preview', 'mirroring', 'cobrowsing'] as const) {
        const step = state.steps[purpose];
        // What was never asked is not listed: there is nothing to know about it.
        if (step === 'none') continue;
        const given = passes(step);
        const name = texts.purposes[purpose];
        const word = step === 'notRequired' ? texts.notRequired : given ? texts.given : texts.notGiven;
        const item = element('li', { 'data-purpose': purpose }, element('span', { class: 'what' }, name), element('span', { class: given ? 'given' : 'quiet' }, word));
        if (given && purpose !== 'chat') {
            const button = element('button', { type: 'button', class: 'choice small', id: `withdraw-${purpose}`, 'aria-label': filled(texts.withdrawOne, name) }, texts.withdraw);
            button.addEventListener('click', () => withdraw([purpose]));
            item.append(button);
        }
        list.append(item);
    }
    const panel = element(
        'section',
        { class: 'panel', 'aria-labelledby': 'panel-title' },
        element('h2', { id: 'panel-title', tabindex: '-1' }, texts.privacy),
        element('p', {}, texts.privacyIntro),
        list,
    );
    if (passes(state.steps.chat) && state.conversation) {
        const all = element('button', { type: 'button', class: 'choice wide', id: 'withdraw-all' }, texts.withdrawAll);
        all.addEventListener('click', () => withdraw(['chat']));
        panel.append(all, element('p', { class: 'quiet small' }, texts.withdrawNote));
    }
    panel.append(backButton(texts, back));
    return panel;
}

/** Name, e-mail and phone, only when the visitor opens this and shares them (S1.2f): nothing is filled in, nothing is read from the page. */
export function detailsPanel(state: State, texts: Texts, share: (offer: Offer) => boolean, back: () => void): HTMLElement {
    const heading = element('h2', { id: 'panel-title', tabindex: '-1' }, texts.about);
    const form = element('form', { class: 'panel', 'aria-labelledby': 'panel-title', novalidate: true }, heading, element('p', {}, texts.offerIntro));
    const { limits } = state;
    const kinds = [
        ['name', 'text', limits.name],
        ['email', 'email', limits.email],
        ['phone', 'tel', limits.phone],
    ] as const;
    const fields = kinds.map(([name, type, most]) => {
        const input = element('input', { type, id: `detail-${name}`, maxlength: String(most), autocomplete: 'off' });
        form.append(element('label', { for: input.id }, texts.details[name]), input);
        return [name, input] as const;
    });
    const hint = element('p', { class: 'hint', role: 'status' });
    form.append(hint, element('button', { type: 'submit', class: 'choice wide', id: 'share' }, texts.share), backButton(texts, back));
    form.addEventListener('submit', (event) => {
        event.preventDefault();
        const offer: Record<string, string> = {};
        for (const [name, input] of fields) if (input.value.trim() !== '') offer[name] = input.value.trim();
        const wrong = fields.find(([, input]) => !input.validity.valid);
        if (wrong) {
            setText(hint, texts.invalidEmail);
            wrong[1].focus();
        } else if (Object.keys(offer).length === 0) {
            fields[0]?.[1].focus();
        } else if (!share(offer)) {
            setText(hint, texts.reconnecting);
        }
    });
    return form;
}

function backButton(texts: Texts, back: () => void): HTMLElement {
    const button = element('button', { type: 'button', class: 'link', id: 'panel-back' }, texts.back);
    button.addEventListener('click', back);
    return button;
}
