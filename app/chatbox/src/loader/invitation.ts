// SPDX-License-Identifier: GPL-3.0-or-later
import type { Corner } from '../shared/face';
import type { Language } from '../shared/language';
import { places, type Box } from './places';
import type { Words } from './rulefile';
import type { LoaderTexts } from './texts';
import type { Surroundings } from './surroundings';

/** The visitor's language, else English, else what there is. */
function inLanguage(texts: Words['text'], language: Language): [string, string] {
    const chosen = [language, 'en' as const, ...(Object.keys(texts) as Language[])].find((each) => texts[each] !== undefined);
    return chosen ? [texts[chosen] ?? '', chosen] : ['', language];
}

/**
 * The card that invites to chat. It takes no focus and stands only where it covers nothing that the visitor is at; where no such
 * place is left it waits out of sight. A screen reader is told its text once, politely.
 */
export class Invitation {
    readonly element = document.createElement('div');
    private readonly language: Language;
    private readonly texts: LoaderTexts;
    private readonly corner: () => Corner;
    private readonly text = document.createElement('p');
    private readonly accept = document.createElement('button');
    private readonly dismiss = document.createElement('button');
    private words: Words | undefined;
    private told: Words | undefined;

    /** \a accepted and \a dismissed are called for what the visitor did, never for what a script of the page did. */
    constructor(texts: LoaderTexts, language: Language, corner: () => Corner, accepted: () => void, dismissed: () => void) {
        this.texts = texts;
        this.language = language;
        this.corner = corner;
        this.element.className = 'invitation';
        // Always there and empty: only what is put into a region that is known already is read out.
        this.text.setAttribute('role', 'status');
        this.accept.className = 'accept';
        this.dismiss.className = 'dismiss';
        this.dismiss.textContent = '\u00d7';
        this.dismiss.setAttribute('aria-label', texts.dismiss);
        for (const [button, done] of [[this.accept, accepted], [this.dismiss, dismissed]] as const) {
            button.type = 'button';
            button.hidden = true;
            button.addEventListener('click', (event) => {
                if (event.isTrusted) done();
            });
        }
        this.element.append(this.text, this.accept, this.dismiss);
        document.addEventListener('keydown', (event) => {
            if (event.isTrusted && event.key === 'Escape' && !event.defaultPrevented && this.inSight) dismissed();
        });
    }

    get inSight(): boolean {
        return this.words !== undefined;
    }

    /** Whether the keyboard is in the card. */
    get focused(): boolean {
        const root = this.element.getRootNode();
        return root instanceof ShadowRoot && this.element.contains(root.activeElement);
    }

    /** Shows \a words, or moves them to where they are in nobody's way; false: there is no such place, and nothing is shown. */
    show(words: Words, around: Surroundings): boolean {
        if (this.focused && this.words === words) return true;
        const fresh = this.words !== words;
        if (fresh) this.fill(words);
        const place = around.busy() ? undefined : this.place(around);
        if (!place) {
            this.hide();
            return false;
        }
        this.words = this.told = words;
        this.element.classList.add('shown');
        this.element.style.setProperty('left', `${place.left}px`);
        this.element.style.setProperty('top', `${place.top}px`);
        return true;
    }

    hide(): void {
        this.words = undefined;
        this.text.textContent = '';
        this.accept.hidden = this.dismiss.hidden = true;
        this.element.classList.remove('shown');
    }

    private fill(words: Words): void {
        this.text.setAttribute('aria-live', words === this.told ? 'off' : 'polite');
        [this.text.textContent, this.text.lang] = inLanguage(words.text, this.language);
        const button = words.accept && inLanguage(words.accept, this.language);
        [this.accept.textContent, this.accept.lang] = button ?? [this.texts.accept, this.language];
        this.accept.hidden = this.dismiss.hidden = false;
    }

    /** Where it stands already, as long as that will do: a card that hops about is worse than one that is not in the best place. */
    private place(around: Surroundings): Box | undefined {
        const { width, height, left, top } = this.element.getBoundingClientRect();
        const all = places({ width: document.documentElement.clientWidth, height: window.innerHeight }, { width, height }, this.corner());
        const here = this.words ? all.filter((each) => Math.abs(each.left - left) < 1 && Math.abs(each.top - top) < 1) : [];
        return [...here, ...all].find((each) => !around.covers(each));
    }
}
