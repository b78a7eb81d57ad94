// SPDX-License-Identifier: GPL-3.0-or-later
import { randomId } from '../shared/ids';
import type { ToLoader } from '../shared/bridge';
import type { Scope, Words } from '../shared/cobrowsing';
import { maskCardNumbers } from '../shared/cardnumbers';
import { noticeHash } from './canonical';
import { isLent } from './cobrowsing';
import { passes } from './consent';
import type { Decision, Method } from './consentform';
import { keptKeys, type SessionKeeper } from './keep';
import { Lender } from './lender';
import type { LendingKeeper } from './lendingkeeper';
import { Link, type Socket } from './link';
import type { MirrorLink } from './mirrorlink';
import type { SeenWindow } from './seenwindow';
import { initialState, isWhole, maySurvey, mayPreview, mayWrite, reduce, unread, type Effect, type Input, type State } from './model';
import { outboxKey, type Outbox } from './outbox';
import { contiguousUpTo } from './thread';
import type { View, ViewEvents } from './view';
import { codePoints, cut, encode, wellFormed, type Offer, type Request } from './wire/fromvisitor';
import { decodeToVisitor, type ErrorKind, type Face, type Presence, type Purpose } from './wire/tovisitor';

export interface Visitor {
    readonly site: string;
    readonly vuid: string;
    readonly origin: string;
    readonly languages: readonly string[];
    readonly boxVersion: string;
}

export interface Parts {
    readonly keeper: SessionKeeper;
    readonly outbox: Outbox;
    readonly view: View;
    readonly tell: (message: ToLoader) => void;
    readonly mirror: Pick<MirrorLink, 'want' | 'unwant' | 'lend' | 'tab'>;
    readonly lent: LendingKeeper;
    /** What the page says while the mouse is lent. */
    readonly words: (scope: Scope, alias: string) => Words;
    readonly seen: Pick<SeenWindow, 'open'>;
    readonly open: () => Socket;
}

const previewEvery = 150;
const resendAfter = 5_000;
/** Nothing typed for so long: the visitor no longer types. */
const typingFor = 4_000;

/**
 * Puts link, model, storage and view together: frames, clicks and clocks come in here, and what the model says of them is done.
 * It decides nothing that reduce() can decide.
 */
export class Controller implements ViewEvents {
    private state: State = initialState;
    private readonly visitor: Visitor;
    private readonly parts: Parts;
    private readonly link: Link;
    private readonly lender: Lender;
    private readonly requests = new Map<number, Request>();
    private readonly inFlight = new Set<string>();
    private readonly failed = new Set<string>();
    private lastId = 0;
    private beginning = false;
    private withdrawing: Purpose[] = [];
    private sentPreview = '';
    private previewTimer: ReturnType<typeof setTimeout> | undefined;
    private typingTimer: ReturnType<typeof setTimeout> | undefined;
    private deskTypingTimer: ReturnType<typeof setTimeout> | undefined;
    private focusOnGiven = false;
    private saving = false;
    private pointerInside = false;
    private told: { unread: number; lent: boolean; exists: boolean | undefined; presence: Presence | undefined; look: Face | undefined } = { unread: 0, lent: false, exists: undefined, presence: undefined, look: undefined };

    constructor(visitor: Visitor, parts: Parts) {
        this.visitor = visitor;
        this.parts = parts;
        this.lender = new Lender({
            mirror: parts.mirror,
            keeper: parts.lent,
            boxVersion: visitor.boxVersion,
            words: parts.words,
            lending: () => this.state.lending,
            apply: (input) => this.apply(input),
            request: (request) => this.request(request),
        });
        this.link = new Link(parts.open, {
            changed: (link) => {
                if (link !== 'live') this.parts.mirror.unwant();
                this.apply({ kind: 'link', link });
            },
            greet: () => this.hello(),
            received: (data) => this.received(data),
        });
    }

    start(shown: boolean, byVisitor: boolean): void {
        this.parts.view.use(this);
        this.apply({ kind: 'pending', pending: this.parts.outbox.list() });
        this.show(shown, byVisitor);
        this.link.fire('start');
        window.addEventListener('online', () => this.link.fire('retry'));
        window.addEventListener('storage', (event) => this.otherTab(event.key));
        window.addEventListener('pagehide', () => {
            this.stopTyping();
            this.link.fire('stop');
        });
        window.addEventListener('pageshow', (event) => {
            if (event.persisted) this.link.fire('start');
        });
        document.addEventListener('visibilitychange', () => this.attend());
        window.addEventListener('focus', () => this.attend());
        // The page may have the focus while the visitor reads here.
        document.addEventListener('pointermove', () => {
            this.pointerInside = true;
            this.attend();
        });
        document.documentElement.addEventListener('pointerleave', () => (this.pointerInside = false));
    }

    show(shown: boolean, byVisitor: boolean): void {
        if (!shown) this.stopTyping();
        // Closing the chat takes the mouse back (S11.4d); on a page that was just loaded nothing was closed.
        if (!shown && this.state.shown) this.lender.end('boxClosed');
        this.apply({ kind: 'shown', shown });
        if (shown && byVisitor) this.parts.view.focus();
        if (shown) this.draftChanged();
        this.attend();
    }

    // What the visitor does

    send(text: string): void {
        this.stopTyping();
        const { keeper, outbox } = this.parts;
        keeper.bind(this.visitor.vuid);
        outbox.add({ clientId: randomId(), text: wellFormed(text), at: Date.now() });
        this.apply({ kind: 'pending', pending: outbox.list() });
        this.flush();
    }

    discard(clientId: string): void {
        this.failed.delete(clientId);
        this.dropPending(new Set([clientId]));
    }

    draftChanged(): void {
        if (!mayWrite(this.state)) return;
        this.tellTyping(this.parts.view.draft.trim() !== '');
        this.previewTimer ??= setTimeout(() => {
            this.previewTimer = undefined;
            this.preview(this.parts.view.draft);
        }, previewEvery);
    }

    async decide(decision: Decision, method: Method): Promise<void> {
        const { ask, answering, link } = this.state;
        if (!ask || answering || link !== 'live') return;
        this.apply({ kind: 'answering', accepted: decision === 'accept' });
        const hash = await noticeHash(ask.notice);
        if (this.state.ask !== ask) return;
        const { nonce, notice } = ask;
        if (decision === 'refuse') return this.request({ type: 'consent.refuse', nonce, noticeHash: hash });
        this.focusOnGiven = true;
        const purposes = notice.purposes.map((part) => part.purpose);
        this.request({ type: 'consent.give', nonce, noticeHash: hash, purposes, method, boxVersion: this.visitor.boxVersion });
    }

    /** Without a connection the withdrawal is the first thing said on the next one. */
    withdraw(purposes: Purpose[]): void {
        this.stopTyping();
        this.withdrawing = purposes;
        this.sendWithdrawal();
    }

    async answerLending(decision: Decision, method: Method): Promise<void> {
        if (this.state.link === 'live') await this.lender.answer(decision, method);
    }

    endLending(how: 'stop' | 'escape'): void {
        this.lender.end(how);
    }

    pauseMirror(paused: boolean): void {
        this.request({ type: 'mirror.pause', paused });
    }

    seeMirror(): void {
        this.parts.seen.open();
    }

    share(offer: Offer): boolean {
        const { limits, link } = this.state;
        const fits = (['name', 'email', 'phone'] as const).every((each) => codePoints(offer[each] ?? '') <= limits[each]);
        if (link !== 'live' || !fits) return false;
        this.request({ type: 'visitor.identify', ...offer });
        return true;
    }

    endChat(): void {
        this.stopTyping();
        this.request({ type: 'conversation.close' });
    }

    close(): void {
        this.parts.tell({ type: 'close' });
    }

    older(): void {
        this.apply({ kind: 'older' });
    }

    rate(score: number, comment: string | undefined): void {
        if (this.state.link !== 'live' || this.state.survey !== 'open' || !maySurvey(this.state)) return;
        this.apply({ kind: 'survey', survey: 'answering' });
        this.request({ type: 'survey.answer', score, ...(comment === undefined ? {} : { comment: wellFormed(comment) }) });
    }

    putOffSurvey(): void {
        this.apply({ kind: 'survey', survey: 'putOff' });
    }

    /** The transcript is whole: what is not held yet is paged in first, over a lost connection too. */
    save(): void {
        this.saving = this.state.conversation !== undefined;
        this.goOnSaving();
    }

    private goOnSaving(): void {
        if (!this.saving) return;
        if (!this.state.conversation) this.saving = false;
        else if (isWhole(this.state)) {
            this.saving = false;
            this.parts.view.offerTranscript(this.state);
        } else this.apply({ kind: 'older' });
        this.parts.view.showSaving(this.saving);
    }

    // What the backend says

    private hello(): void {
        this.requests.clear();
        this.inFlight.clear();
        this.lastId = 0;
        this.beginning = false;
        this.sentPreview = '';
        const { site, vuid, origin, languages } = this.visitor;
        const session = this.parts.keeper.current();
        const after = this.state.conversation ? contiguousUpTo(this.state.thread) : 0;
        const resume = session === undefined ? {} : after > 0 ? { session, after } : { session };
        this.request({ type: 'visitor.hello', version: 1, site, vuid, origin, languages, ...resume });
    }

    private received(data: unknown): void {
        const frame = decodeToVisitor(data);
        if (!frame) return;
        const re = 're' in frame ? frame.re : undefined;
        const request = re === undefined ? undefined : this.requests.get(re);
        if (re !== undefined) this.requests.delete(re);
        if (frame.type === 'visitor.welcome') {
            this.link.fire('welcomed');
            this.link.beat(() => this.request({ type: 'ping' }));
        }
        if (frame.type === 'consent.given') this.beginning = false;
        if (frame.type === 'mirror.wanted') {
            if (frame.wanted && frame.level) this.parts.mirror.want({ level: frame.level, hide: frame.hide ?? [] });
            else this.parts.mirror.unwant();
        }
        if (request?.type === 'conversation.begin' && frame.type === 'error') {
            this.beginning = false;
            setTimeout(() => this.flush(), frame.retryAfter ?? resendAfter);
        }
        if (frame.type === 'cobrowse') this.lender.received(frame);
        this.apply({ kind: 'frame', frame, request, tab: this.lender.tab });
        if (frame.type === 'cobrowse' && frame.state === 'between') this.lender.resume();
        if (frame.type === 'visitor.welcome') this.sendWithdrawal();
        if (frame.type === 'consent.given' && this.focusOnGiven) {
            this.focusOnGiven = false;
            this.parts.view.focus();
        }
        if (frame.type === 'typing') this.expireDeskTyping();
        this.attend();
        if (frame.type !== 'error') this.goOnSaving();
        else if (request?.type === 'history.page') setTimeout(() => this.goOnSaving(), Math.max(frame.retryAfter ?? resendAfter, 250));
        if (mayPreview(this.state) && this.parts.view.draft !== '' && this.sentPreview === '') this.draftChanged();
    }

    private apply(input: Input): void {
        const [state, effects] = reduce(this.state, input);
        const before = this.state.lending;
        this.state = state;
        this.lender.changed(before);
        for (const effect of effects) this.perform(effect);
        this.render();
    }

    private perform(effect: Effect): void {
        const { keeper, outbox } = this.parts;
        switch (effect.do) {
            case 'request':
                return this.request(effect.request);
            case 'keepSession':
                return keeper.keep(effect.session, this.visitor.vuid);
            case 'forget':
                this.stopTyping();
                this.parts.mirror.unwant();
                this.withdrawing = [];
                keeper.forget();
                return outbox.wipe();
            case 'forgetSession':
                return keeper.forgetSession();
            case 'acknowledged':
                return this.dropPending(effect.clientIds);
            case 'messageRefused':
                return this.messageRefused(effect.clientId, effect.error, effect.retryAfter);
            case 'flush':
                return this.flush();
            case 'linkRefused':
                return this.link.fire('refused');
            case 'linkRestart':
                return this.link.fire('restart');
            case 'linkLost':
                return this.link.giveUp();
        }
    }

    private request(request: Request): void {
        const { state } = this.link;
        if (state !== 'live' && !(state === 'greeting' && request.type === 'visitor.hello')) return;
        const id = ++this.lastId;
        this.requests.set(id, request);
        this.link.send(encode(request, id));
    }

    /** Sends what waits, where it may go; in a workspace without the consent request the first message begins the conversation. */
    private flush(): void {
        const { state } = this;
        if (state.link !== 'live' || !passes(state.steps.chat) || this.withdrawing.includes('chat')) return;
        const waiting = state.pending.filter((entry) => !this.failed.has(entry.clientId) && !this.inFlight.has(entry.clientId));
        if (!state.conversation) {
            if (waiting.length === 0 || this.beginning) return;
            this.beginning = true;
            return this.request({ type: 'conversation.begin' });
        }
        for (const { clientId, text } of waiting) {
            this.inFlight.add(clientId);
            this.request({ type: 'message.send', clientId, text });
        }
    }

    private messageRefused(clientId: string, error: ErrorKind, retryAfter: number | undefined): void {
        this.inFlight.delete(clientId);
        const forGood = error === 'tooLarge' || error === 'notPermitted' || error === 'invalidFrame';
        if (forGood) this.failed.add(clientId);
        // A shut gate opens with the visitor's answer, and that flushes; everything else passes with time.
        else if (error !== 'consentRequired') setTimeout(() => this.flush(), Math.max(retryAfter ?? resendAfter, 250));
    }

    private dropPending(clientIds: ReadonlySet<string>): void {
        for (const id of clientIds) this.inFlight.delete(id);
        this.parts.outbox.remove(clientIds);
        this.apply({ kind: 'pending', pending: this.parts.outbox.list() });
    }

    private sendWithdrawal(): void {
        if (this.withdrawing.length === 0 || this.state.link !== 'live' || !this.state.conversation) return;
        this.request({ type: 'consent.withdraw', purposes: this.withdrawing });
        this.withdrawing = [];
    }

    /** Another tab of this visitor wrote to the storage that we share. */
    private otherTab(key: string | null): void {
        const { keeper, outbox } = this.parts;
        if (key === null || key === outboxKey) this.apply({ kind: 'pending', pending: outbox.list() });
        if (key === keptKeys.session && !this.state.conversation && !keeper.open(this.visitor.vuid, undefined) && keeper.current()) this.link.fire('restart');
    }

    // What passes without being kept

    private preview(text: string): void {
        if (!mayPreview(this.state)) return;
        const masked = cut(maskCardNumbers(wellFormed(text)), this.state.limits.previewText);
        if (masked === this.sentPreview) return;
        this.sentPreview = masked;
        this.request({ type: 'preview.update', text: masked });
    }

    private stopTyping(): void {
        clearTimeout(this.previewTimer);
        this.previewTimer = undefined;
        this.preview('');
        this.tellTyping(false);
    }

    private tellTyping(active: boolean): void {
        const before = this.typingTimer !== undefined;
        clearTimeout(this.typingTimer);
        this.typingTimer = active ? setTimeout(() => this.tellTyping(false), typingFor) : undefined;
        const heard = mayWrite(this.state) && this.state.conversation?.status === 'assigned';
        if (before !== active && heard) this.request({ type: 'typing.update', active });
    }

    private expireDeskTyping(): void {
        clearTimeout(this.deskTypingTimer);
        if (this.state.typing !== undefined) this.deskTypingTimer = setTimeout(() => this.apply({ kind: 'typingOver' }), 2 * typingFor);
    }

    /** Seen means in front of the visitor: the box open, the tab visible, the focus or the pointer in it. */
    private attend(): void {
        this.link.watch(this.state.shown && document.visibilityState === 'visible');
        if (document.visibilityState === 'visible' && (document.hasFocus() || this.pointerInside)) this.apply({ kind: 'attention' });
    }

    /** What is said stays here: the page gets colours and the corner. */
    private tellLook({ corner, light, dark }: Face): void {
        this.parts.tell({ type: 'look', corner, ...(light && { light }), ...(dark && { dark }) });
    }

    private render(): void {
        const { state } = this;
        this.parts.view.render(state, this.failed);
        const count = unread(state);
        if (count !== this.told.unread) this.parts.tell({ type: 'unread', count });
        this.told.unread = count;
        const lent = state.lending.mine && isLent(state.lending.state);
        if (lent !== this.told.lent) this.parts.tell({ type: 'lent', lent });
        this.told.lent = lent;
        // Until the backend has answered nothing is known, and the page keeps what it knew.
        if (!state.welcomed && state.ended === undefined) return;
        if (state.welcomed && state.presence !== this.told.presence) this.parts.tell({ type: 'presence', presence: state.presence });
        if (state.welcomed) this.told.presence = state.presence;
        if (state.look && state.look !== this.told.look) this.tellLook(state.look);
        this.told.look = state.look;
        const exists = state.conversation !== undefined && (state.conversation.status !== 'closed' || count > 0 || state.pending.length > 0);
        if (exists !== this.told.exists) this.parts.tell({ type: 'conversation', exists });
        this.told.exists = exists;
    }
}
