// SPDX-License-Identifier: GPL-3.0-or-later
import { coloured } from '../shared/face';
import { isLent } from './cobrowsing';
import { Composer } from './composer';
import { ConsentForm, type Decision, type Method } from './consentform';
import { element, icon, reconcile, setText } from './dom';
import { mayPreview, maySurvey, mayWrite, waitsFor, type State } from './model';
import { detailsPanel, privacyPanel } from './panels';
import { SurveyForm } from './surveyform';
import { filled, type Texts } from './texts';
import { sharedEmail } from './thread';
import { transcript, transcriptName } from './transcript';
import { threadRows } from './threadrows';
import type { Offer } from './wire/fromvisitor';
import type { Purpose } from './wire/tovisitor';

export interface ViewEvents {
    send(text: string): void;
    discard(clientId: string): void;
    draftChanged(): void;
    decide(decision: Decision, method: Method): Promise<void>;
    withdraw(purposes: Purpose[]): void;
    /** False when it could not be sent. */
    share(offer: Offer): boolean;
    endChat(): void;
    answerLending(decision: Decision, method: Method): Promise<void>;
    endLending(how: 'stop' | 'escape'): void;
    pauseMirror(paused: boolean): void;
    /** Opens what the advisor sees. */
    seeMirror(): void;
    close(): void;
    older(): void;
    rate(score: number, comment: string | undefined): void;
    putOffSurvey(): void;
    save(): void;
}

type Panel = 'privacy' | 'details';

/** Everything the visitor sees of the box: draws a State and reports what the visitor does. */
export class View {
    private readonly texts: Texts;
    private readonly locale: string;
    private readonly site: string;
    private events!: ViewEvents;
    private readonly name = element('h1');
    private readonly presence = element('p', { class: 'presence' });
    private readonly status = element('p', { class: 'status', id: 'status', role: 'status' });
    private readonly notice = element('section', { class: 'notice', id: 'notice', role: 'status', hidden: true });
    private readonly noticeText = element('p');
    private readonly viewed = element('section', { class: 'viewed', id: 'viewed', role: 'status', hidden: true });
    private readonly viewedText = element('p');
    private readonly lent = element('section', { class: 'lent', id: 'lent', role: 'status', hidden: true });
    private readonly lentText = element('p');
    private readonly lendingPlace = element('div', { class: 'asking' });
    private lendingForm: { readonly nonce: string; readonly form: ConsentForm } | undefined;
    private readonly pauseButton: HTMLButtonElement;
    private readonly emailButton: HTMLButtonElement;
    private readonly saveButton: HTMLButtonElement;
    private readonly rows = element('div', { class: 'rows', id: 'thread', role: 'log', 'aria-live': 'polite', 'aria-relevant': 'additions' });
    private readonly sheet = new CSSStyleSheet();
    private readonly greeting = element('p', { class: 'greeting', id: 'greeting', hidden: true });
    private readonly typing = element('div', { class: 'typing', id: 'typing', role: 'img', hidden: true }, element('i'), element('i'), element('i'));
    private readonly asking = element('div', { class: 'asking' });
    private readonly surveyPlace = element('div', { class: 'surveyplace' });
    private survey: SurveyForm | undefined;
    private readonly scroller = element('main', { tabindex: '-1' });
    private readonly panelPlace = element('div', { class: 'panelplace', hidden: true });
    private readonly olderButton: HTMLButtonElement;
    private readonly links = element('p', { class: 'links', hidden: true });
    private readonly endButton: HTMLButtonElement;
    private readonly composer: Composer;
    private form: { readonly nonce: string; readonly form: ConsentForm } | undefined;
    private panel: Panel | undefined;
    private state: State | undefined;
    private sticky = true;
    private focusWhenReady = false;

    constructor(texts: Texts, locale: string, site: string) {
        this.texts = texts;
        this.locale = locale;
        this.site = site;
        document.documentElement.lang = locale;
        document.title = texts.title;
        this.endButton = this.link('end', texts.endChat, () => this.events.endChat());
        this.saveButton = this.link('save', texts.transcript.save, () => this.events.save());
        this.emailButton = this.link('leave-email', texts.leaveEmail, () => {
            this.open('details');
            document.getElementById('detail-email')?.focus();
        });
        this.notice.append(this.noticeText, this.emailButton);
        this.pauseButton = this.link('mirror-pause', texts.mirror.pause, () => this.events.pauseMirror(this.state?.mirror?.paused !== true));
        const stop = this.link('mirror-stop', texts.mirror.stop, () => this.events.withdraw(['mirroring']));
        const seen = this.link('mirror-seen', texts.mirror.seen, () => this.events.seeMirror());
        this.viewed.append(icon('M2 12s4-7 10-7 10 7 10 7-4 7-10 7S2 12 2 12Zm10 3a3 3 0 1 0 0-6 3 3 0 0 0 0 6Z'), this.viewedText, seen, this.pauseButton, stop);
        const reclaim = element('button', { type: 'button', class: 'stop', id: 'lent-stop', 'aria-keyshortcuts': 'Escape' }, texts.lending.stop);
        reclaim.addEventListener('click', () => this.events.endLending('stop'));
        this.lent.append(this.lentText, reclaim);
        const open = (panel: Panel): HTMLButtonElement => this.link(panel, panel === 'privacy' ? texts.privacy : texts.about, () => this.open(panel));
        this.links.append(open('privacy'), open('details'), this.saveButton, this.endButton);
        const close = element('button', { type: 'button', class: 'iconbutton', id: 'close', 'aria-label': texts.close, title: texts.close }, icon('m6 9 6 6 6-6'));
        close.addEventListener('click', () => this.events.close());
        this.olderButton = element('button', { type: 'button', class: 'link older', id: 'older', hidden: true }, texts.older);
        this.olderButton.addEventListener('click', () => this.events.older());
        this.composer = new Composer(texts, { send: (text) => this.send(text), changed: () => this.events.draftChanged() });
        this.rows.setAttribute('aria-label', texts.thread);
        document.adoptedStyleSheets = [this.sheet];
        this.scroller.append(this.greeting, this.olderButton, this.rows, this.typing, this.asking, this.lendingPlace, this.surveyPlace);
        this.scroller.addEventListener('scroll', () => (this.sticky = this.distance() < 48), { passive: true });
        const heading = element('div', { class: 'heading' }, this.name, this.presence);
        this.composer.node.append(this.links);
        (document.getElementById('box') ?? document.body).append(element('header', {}, heading, close), this.status, this.viewed, this.lent, this.notice, this.scroller, this.panelPlace, this.composer.node);
        window.addEventListener('keydown', (event) => this.key(event));
        // The panel grows and shrinks with the window and the keyboard of a phone.
        window.addEventListener('resize', () => this.toEnd());
    }

    use(events: ViewEvents): void {
        this.events = events;
    }

    get draft(): string {
        return this.composer.text;
    }

    /** Where the visitor goes on: the question if there is one, else the field. Waits until one of them is there. */
    focus(): void {
        const { state } = this;
        this.focusWhenReady = false;
        if (this.panel) return;
        if (this.form) this.form.form.focus();
        else if (this.lendingForm) this.lendingForm.form.focus();
        else if (state && mayWrite(state)) this.composer.focus();
        else {
            this.scroller.focus();
            this.focusWhenReady = state?.ended === undefined;
        }
    }

    render(state: State, failed: ReadonlySet<string>): void {
        const before = this.state;
        this.state = state;
        const { texts } = this;
        const alias = state.conversation?.alias;
        setText(this.name, alias ?? this.site);
        setText(this.presence, alias ? filled(texts.at, this.site) : state.welcomed ? texts.presence[state.presence] : texts.connecting);
        this.presence.dataset['presence'] = alias ? 'online' : state.welcomed ? state.presence : '';
        setText(this.status, this.statusText(state));
        this.olderButton.hidden = !state.conversation?.more;
        const height = this.scroller.scrollHeight;
        const discard = (clientId: string): void => this.events.discard(clientId);
        reconcile(this.rows, threadRows(state, { texts, language: this.locale, now: new Date(), failed, discard }));
        this.typing.hidden = state.typing === undefined;
        if (state.typing !== undefined) this.typing.setAttribute('aria-label', filled(texts.typing, state.typing));
        if (state.look !== before?.look) this.sheet.replaceSync(state.look ? coloured(':root', ['--mine', '--on-mine'], state.look) : '');
        this.renderGreeting(state);
        this.renderAsk(state);
        this.renderLending(state);
        this.renderSurvey(state);
        this.renderNotice(state);
        this.renderViewed(state);
        const writable = mayWrite(state);
        const closed = state.conversation?.status === 'closed';
        this.composer.enable(writable, writable ? (closed ? texts.writeAgain : waitsFor(state) === 'offline' ? texts.leaveMessage : texts.write) : state.ask ? texts.answerFirst : state.ended ? texts.over : texts.connecting);
        this.composer.setLimit(state.limits.messageText);
        this.composer.showPreviewNotice(mayPreview(state));
        this.links.hidden = !writable || state.conversation === undefined;
        this.endButton.hidden = closed;
        if (this.panel && !writable) this.open(undefined);
        if (this.panel === 'privacy') this.drawPanel();
        if (this.focusWhenReady && (this.form || writable)) this.focus();
        const added = (before?.thread[0]?.seq ?? 0) > (state.thread[0]?.seq ?? 0);
        if (this.sticky) this.toEnd();
        else if (added) this.scroller.scrollTop += this.scroller.scrollHeight - height;
    }

    private statusText(state: State): string {
        if (state.link === 'stopped') return this.texts.unreachable;
        return state.link === 'waiting' || (state.welcomed && state.link !== 'live') ? this.texts.reconnecting : '';
    }

    private link(id: string, label: string, act: () => void): HTMLButtonElement {
        const button = element('button', { type: 'button', class: 'link', id }, label);
        button.addEventListener('click', act);
        return button;
    }

    private send(text: string): void {
        this.sticky = true;
        this.events.send(text);
    }

    private renderAsk(state: State): void {
        if (state.ask?.nonce !== this.form?.nonce) {
            const focused = this.form?.form.node.contains(document.activeElement) ?? false;
            this.form?.form.dispose();
            this.form = undefined;
            this.asking.replaceChildren();
            delete this.asking.dataset['note'];
            if (state.ask) {
                const form = new ConsentForm(state.ask, this.texts, (decision, method) => void this.events.decide(decision, method));
                this.form = { nonce: state.ask.nonce, form };
                this.asking.append(form.node);
                this.sticky = state.thread.length > 0;
                if (focused) form.focus();
            }
        }
        this.form?.form.setWaiting(state.answering || state.link !== 'live');
        if (this.form) return;
        const note = state.ended ?? '';
        if ((this.asking.dataset['note'] ?? '') === note) return;
        this.asking.dataset['note'] = note;
        this.asking.replaceChildren();
        if (!state.ended) return;
        const text = state.ended === 'refused' ? this.texts.refusedNote : this.texts.withdrawnNote;
        const close = element('button', { type: 'button', class: 'choice wide', id: 'ended-close' }, this.texts.close);
        close.addEventListener('click', () => this.events.close());
        this.asking.append(element('section', { class: 'ended', id: 'ended', role: 'status' }, element('p', {}, text), element('p', { class: 'quiet' }, this.texts.askedAgain), close));
        if (state.shown) close.focus();
    }

    /** What the site says over an empty chat, as long as somebody could answer. */
    private renderGreeting(state: State): void {
        const said = state.conversation === undefined && state.ended === undefined && waitsFor(state) !== 'offline' ? state.look?.greeting : undefined;
        this.greeting.hidden = said === undefined;
        setText(this.greeting, said ?? '');
    }

    /** Nobody is there, or nobody has time: said before the consent and while the conversation waits. */
    private renderNotice(state: State): void {
        const { texts } = this;
        const waits = waitsFor(state);
        const begun = state.conversation !== undefined;
        const own = waits === 'offline' ? state.look?.offline : undefined;
        const text = waits === undefined ? '' : (own ?? texts.notice[begun ? (`${waits}Begun` as const) : waits]);
        setText(this.noticeText, text);
        this.notice.hidden = text === '' || this.panel !== undefined;
        this.notice.dataset['presence'] = waits ?? '';
        this.emailButton.hidden = !begun || waits !== 'offline' || sharedEmail(state.thread);
    }

    /** As long as somebody sees the page this says so, and ends it with one press. */
    private renderViewed(state: State): void {
        const { mirror } = state;
        this.viewed.hidden = mirror === undefined || isLent(state.lending.state);
        if (!mirror) return;
        const { texts } = this;
        this.viewed.dataset['paused'] = String(mirror.paused);
        setText(this.viewedText, filled(mirror.paused ? texts.mirror.paused : texts.mirror.viewed, mirror.alias || texts.advisor));
        setText(this.pauseButton, mirror.paused ? texts.mirror.resume : texts.mirror.pause);
    }

    /** The request to lend the mouse as it stands in the thread; while it is lent, who has it and one large button. */
    private renderLending(state: State): void {
        const { lending } = state;
        const { texts } = this;
        if (lending.ask?.nonce !== this.lendingForm?.nonce) {
            this.lendingForm?.form.dispose();
            this.lendingForm = undefined;
            this.lendingPlace.replaceChildren();
            if (lending.ask) {
                const form = new ConsentForm(lending.ask, texts, (decision, method) => void this.events.answerLending(decision, method), 'lending');
                this.lendingForm = { nonce: lending.ask.nonce, form };
                this.lendingPlace.append(form.node);
                // It is read from its beginning.
                this.sticky = false;
                form.node.scrollIntoView({ block: 'start' });
            }
        }
        this.lendingForm?.form.setWaiting(lending.answering || state.link !== 'live');
        this.lent.hidden = !isLent(lending.state);
        if (this.lent.hidden) return;
        const said = filled(texts.lending.active[lending.scope], lending.alias || texts.advisor);
        setText(this.lentText, lending.state === 'between' ? texts.lending.between : lending.mine ? said : `${said} (${texts.lending.elsewhere})`);
    }

    private renderSurvey(state: State): void {
        const asked = maySurvey(state);
        if (asked && !this.survey) {
            this.survey = new SurveyForm(this.texts, state.limits.note, {
                answer: (score, comment) => this.events.rate(score, comment),
                putOff: () => this.events.putOffSurvey(),
            });
            this.surveyPlace.append(this.survey.node);
        } else if (!asked && this.survey) {
            const focused = this.surveyPlace.contains(document.activeElement);
            this.survey = undefined;
            this.surveyPlace.replaceChildren();
            if (focused) this.composer.focus();
        }
        this.survey?.setWaiting(state.survey === 'answering' || state.link !== 'live');
    }

    showSaving(saving: boolean): void {
        setText(this.saveButton, saving ? this.texts.transcript.preparing : this.texts.transcript.save);
        this.saveButton.setAttribute('aria-busy', String(saving));
    }

    /** Made here and handed to the browser as a file: it is sent nowhere. */
    offerTranscript(state: State): void {
        const text = transcript(state.thread, this.site, this.texts, this.locale);
        const address = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
        element('a', { href: address, download: transcriptName(this.texts, new Date()) }).click();
        setTimeout(() => URL.revokeObjectURL(address), 60_000);
    }

    private open(panel: Panel | undefined): void {
        const changed = this.panel !== panel;
        this.panel = panel;
        this.panelPlace.hidden = panel === undefined;
        this.scroller.hidden = panel !== undefined;
        this.composer.node.hidden = panel !== undefined;
        if (this.state) this.renderNotice(this.state);
        this.panelPlace.replaceChildren();
        delete this.panelPlace.dataset['signature'];
        this.drawPanel();
        if (panel) this.panelPlace.querySelector<HTMLElement>('h2')?.focus();
        else if (changed) {
            this.toEnd();
            this.focus();
        }
    }

    private drawPanel(): void {
        const { state, panel, panelPlace } = this;
        if (!panel || !state) return;
        const back = (): void => this.open(undefined);
        // The details are never redrawn under the visitor's hands.
        const signature = panel === 'details' ? panel : JSON.stringify(state.steps);
        if (panelPlace.dataset['signature'] === signature) return;
        const focused = panelPlace.dataset['signature'] !== undefined && panelPlace.contains(document.activeElement);
        panelPlace.dataset['signature'] = signature;
        const share = (offer: Offer): boolean => {
            const sent = this.events.share(offer);
            if (sent) back();
            return sent;
        };
        const withdraw = (purposes: Purpose[]): void => {
            this.events.withdraw(purposes);
            if (purposes.includes('chat')) back();
        };
        panelPlace.replaceChildren(panel === 'details' ? detailsPanel(state, this.texts, share, back) : privacyPanel(state, this.texts, withdraw, back));
        if (focused) panelPlace.querySelector<HTMLElement>('h2')?.focus();
    }

    private key(event: KeyboardEvent): void {
        if (event.key !== 'Escape' || event.isComposing) return;
        event.preventDefault();
        if (this.state && isLent(this.state.lending.state)) this.events.endLending('escape');
        else if (this.panel) this.open(undefined);
        else this.events.close();
    }

    private distance(): number {
        return this.scroller.scrollHeight - this.scroller.scrollTop - this.scroller.clientHeight;
    }

    private toEnd(): void {
        if (this.sticky && this.state?.shown) this.scroller.scrollTop = this.scroller.scrollHeight;
    }
}
