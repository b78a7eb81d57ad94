// SPDX-License-Identifier: GPL-3.0-or-later
import { element, setText } from './dom';
import type { Texts } from './texts';
import type { Ask } from './wire/tovisitor';

export type Decision = 'accept' | 'refuse';
export type Method = 'button' | 'keyboard';

/** How long the question must have been in sight before an answer counts: nobody reads faster, and a trap page moves faster. */
const settleTime = 500;

/**
 * The consent request as it stands in the thread: exactly the strings of the notice; accept, refuse and "more information" alike
 * in size and level. Only a trusted click on a form in sight counts (S10.1b, c); Esc, scrolling, typing and waiting never do.
 */
export class ConsentForm {
    readonly node: HTMLElement;
    private readonly answers: readonly HTMLButtonElement[];
    private readonly observer: IntersectionObserver;
    private readonly timer: ReturnType<typeof setInterval>;
    private readonly heading: HTMLElement;
    private settled = false;
    private waiting = false;
    /** The browser has told at least once that nothing covers the button: it can tell, and is believed from then on. */
    private canTell = false;
    private visibleSince: number | undefined;

    /** \a name begins the ids of what is in it. */
    constructor(ask: Ask, texts: Texts, decided: (decision: Decision, method: Method) => void, name = 'consent') {
        const { notice } = ask;
        const choice = (id: string, label: string): HTMLButtonElement => element('button', { type: 'button', class: 'choice', id }, label);
        const accept = choice(`${name}-accept`, notice.accept);
        const refuse = choice(`${name}-refuse`, notice.refuse);
        const tell = choice(`${name}-more`, notice.moreLabel);
        this.answers = [accept, refuse];
        const more = element('p', { class: 'more', id: `${name}-more-text`, tabindex: '-1', hidden: true }, notice.more);
        if (notice.privacyUrl?.startsWith('https://'))
            more.append(' ', element('a', { href: notice.privacyUrl, target: '_blank', rel: 'noopener noreferrer' }, texts.policy));
        tell.setAttribute('aria-expanded', 'false');
        tell.setAttribute('aria-controls', more.id);
        tell.addEventListener('click', () => {
            more.hidden = !more.hidden;
            tell.setAttribute('aria-expanded', String(!more.hidden));
            if (!more.hidden) more.scrollIntoView({ block: 'nearest' });
        });
        const hint = element('p', { class: 'hint', role: 'status' });
        this.heading = element('h2', { id: `${name}-title`, tabindex: '-1' }, notice.title);
        this.node = element(
            'section',
            { class: 'consent', id: name, 'aria-labelledby': `${name}-title`, lang: notice.language },
            this.heading,
            element('p', { class: 'intro' }, notice.intro),
            element('dl', {}, ...notice.purposes.flatMap((part) => [element('dt', {}, part.title), element('dd', {}, part.text)])),
            more,
            element('div', { class: 'choices' }, hint, element('div', { class: 'row', role: 'group', 'aria-labelledby': `${name}-title` }, accept, refuse, tell)),
        );
        for (const [button, decision] of [[accept, 'accept'], [refuse, 'refuse']] as const) {
            button.addEventListener('click', (event) => {
                if (!event.isTrusted || this.waiting) return;
                // Refusing needs no proof that the question was seen.
                if (decision === 'accept' && !this.inSight()) return setText(hint, texts.consentInSight);
                decided(decision, event.detail === 0 ? 'keyboard' : 'button');
            });
        }
        this.observer = this.watch(accept);
        this.timer = setInterval(() => this.settle(), 50);
        this.update();
    }

    /** An answer is on its way, or there is nobody to take one. */
    setWaiting(waiting: boolean): void {
        if (waiting === this.waiting) return;
        this.waiting = waiting;
        this.update();
    }

    focus(): void {
        this.heading.focus();
    }

    dispose(): void {
        this.observer.disconnect();
        clearInterval(this.timer);
    }

    private settle(): void {
        if (!this.inSight()) return;
        clearInterval(this.timer);
        this.settled = true;
        this.update();
    }

    private update(): void {
        for (const button of this.answers) {
            // Not disabled while an answer is on its way: the focus would be lost.
            button.disabled = !this.settled;
            button.setAttribute('aria-disabled', String(!this.settled || this.waiting));
        }
    }

    private inSight(): boolean {
        return document.visibilityState === 'visible' && this.visibleSince !== undefined && performance.now() - this.visibleSince >= settleTime;
    }

    /**
     * Where the browser can tell that nothing covers or fades the button (IntersectionObserver version 2), that is demanded too.
     * Chromium errs on the side of no, in some frames for ever: until its first yes only the place in the viewport counts.
     */
    private watch(button: HTMLElement): IntersectionObserver {
        const strict = 'isVisible' in IntersectionObserverEntry.prototype;
        const options = { threshold: [0, 0.95, 1], trackVisibility: strict, delay: 100 };
        const observer = new IntersectionObserver((entries) => {
            const entry = entries[entries.length - 1] as (IntersectionObserverEntry & { readonly isVisible?: boolean }) | undefined;
            this.canTell ||= entry?.isVisible === true;
            const visible = entry !== undefined && entry.intersectionRatio >= 0.95 && (!this.canTell || entry.isVisible === true);
            this.visibleSince = visible ? (this.visibleSince ?? performance.now()) : undefined;
        }, options);
        observer.observe(button);
        return observer;
    }
}
