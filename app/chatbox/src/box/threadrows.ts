// SPDX-License-Identifier: GPL-3.0-or-later
import { element, type Row } from './dom';
import type { State } from './model';
import type { Entry } from './outbox';
import { filled, type Texts } from './texts';
import type { Event } from './wire/tovisitor';

export interface RowContext {
    readonly texts: Texts;
    readonly language: string;
    readonly now: Date;
    /** Client ids that the backend will not take as they are. */
    readonly failed: ReadonlySet<string>;
    discard(clientId: string): void;
}

/** One of the visitor's or the other side's messages, stored or not yet. */
interface Message {
    readonly key: string;
    readonly text: string;
    readonly at: number;
    readonly alias: string | undefined;
    readonly delivery: 'pending' | 'failed' | 'sent' | 'seen' | undefined;
}

/** The rows of the thread: day separators, messages, quiet lines, what is pending. */
export function threadRows(state: State, context: RowContext): Row[] {
    const { texts } = context;
    const rows: Row[] = [];
    let day = '';
    let author: string | undefined;
    const separate = (at: number): void => {
        const date = new Date(at);
        if (date.toDateString() === day) return;
        day = date.toDateString();
        author = undefined;
        const label = dayLabel(date, context);
        rows.push({ key: `day ${day}`, signature: label, draw: () => element('div', { class: 'day', role: 'separator', 'aria-label': label }, label) });
    };
    const message = (each: Message): void => {
        separate(each.at);
        const by = each.delivery === undefined ? `desk ${each.alias ?? ''}` : 'visitor';
        rows.push(messageRow(each, author !== by, context));
        author = by;
    };
    const seenUpTo = state.conversation?.seenByAdvisor ?? 0;
    const { lending } = state;
    let shownDeeds = 0;
    /** What the advisor did on this page, where in the conversation it was done. */
    const deedsUpTo = (seq: number): void => {
        for (let deed = lending.deeds[shownDeeds]; deed && deed.after < seq; deed = lending.deeds[++shownDeeds]) {
            const named = { name: lending.alias || texts.advisor, what: deed.what };
            const line = texts.lending.deeds[deed.deed].replace(/\{(name|what)\}/g, (_, key: keyof typeof named) => named[key]);
            author = undefined;
            rows.push({ key: `deed ${deed.at} ${shownDeeds}`, signature: line, draw: () => element('div', { class: 'line deed' }, line) });
        }
    };
    for (const event of state.thread) {
        deedsUpTo(event.seq);
        if (event.kind === 'message') {
            const mine = event.author === 'visitor';
            const delivery = mine ? (event.seq <= seenUpTo ? 'seen' : 'sent') : undefined;
            message({ key: event.id, text: event.text ?? '', at: event.at, alias: event.alias, delivery });
            continue;
        }
        const line = lineOf(event, texts);
        if (line === undefined) continue;
        separate(event.at);
        author = undefined;
        rows.push({ key: `line ${event.seq}`, signature: line, draw: () => element('div', { class: 'line' }, line) });
    }
    deedsUpTo(Infinity);
    const stored = new Set(state.thread.map((event) => event.id));
    for (const entry of state.pending) if (!stored.has(entry.clientId)) message(pendingMessage(entry, context));
    return rows;
}

function pendingMessage(entry: Entry, { failed }: RowContext): Message {
    return { key: entry.clientId, text: entry.text, at: entry.at, alias: undefined, delivery: failed.has(entry.clientId) ? 'failed' : 'pending' };
}

// One node from pending to seen: only its foot changes, so that a screen reader reads a message once.
function messageRow(message: Message, first: boolean, context: RowContext): Row {
    const { texts } = context;
    const mine = message.delivery !== undefined;
    const draw = (): HTMLElement => {
        const name = mine ? texts.you : (message.alias ?? texts.advisor);
        const row = element('div', { class: `message ${mine ? 'mine' : 'theirs'}${first ? ' first' : ''}` });
        if (!mine && first) row.append(element('div', { class: 'who', 'aria-hidden': 'true' }, element('span', { class: 'initial' }, initial(name)), element('bdi', {}, name)));
        // dir=auto: each message finds its own direction and cannot turn its neighbours.
        const text = element('span', { class: 'text', dir: 'auto' }, message.text);
        row.append(element('div', { class: 'bubble' }, element('span', { class: 'unseen' }, `${name}: `), text), element('div', { class: 'foot' }));
        return row;
    };
    const refresh = (row: HTMLElement): void => {
        const foot = row.lastElementChild as HTMLElement;
        const time = timeOf(message.at, context.language);
        const state = `${time} ${message.delivery ?? ''}`;
        if (foot.dataset['state'] === state) return;
        foot.dataset['state'] = state;
        row.dataset['delivery'] = message.delivery ?? '';
        foot.replaceChildren(element('time', { datetime: new Date(message.at).toISOString() }, time));
        if (message.delivery) foot.append(element('span', { class: `delivery ${message.delivery}` }, texts.delivery[message.delivery]));
        if (message.delivery !== 'failed') return;
        const remove = element('button', { type: 'button', class: 'link' }, texts.discard);
        remove.addEventListener('click', () => context.discard(message.key));
        foot.append(remove);
    };
    return { key: `message ${message.key}`, signature: String(first), draw, refresh };
}

/** What is said of an event that is no message; nothing of what concerns advisors alone. */
export function lineOf(event: Event, texts: Texts): string | undefined {
    switch (event.kind) {
        case 'consent.given':
            return texts.consentGiven;
        case 'consent.withdrawn':
            return texts.consentWithdrawn;
        case 'conversation.assigned':
            return filled(texts.assigned, event.alias ?? texts.advisor);
        case 'conversation.opened':
        case 'conversation.queued':
            return event.presence === 'offline' ? texts.queuedOffline : event.presence === 'busy' ? texts.queuedBusy : texts.queued;
        case 'conversation.closed':
            return event.by === 'withdrawal' ? texts.withdrawnNote : texts.closed;
        case 'conversation.reopened':
            return event.presence === 'offline' ? texts.queuedOffline : texts.reopened;
        case 'survey.answered':
            return filled(texts.survey.rated, event.score ?? 0);
        case 'cobrowsing.asked':
            return filled(texts.lending.asked[event.scope ?? 'point'], event.alias ?? texts.advisor);
        case 'cobrowsing.started':
            return filled(texts.lending.started, event.alias ?? texts.advisor);
        case 'cobrowsing.answered':
        case 'cobrowsing.ended':
            return event.result && filled(texts.lending.results[event.result], event.alias ?? texts.advisor);
        case 'visitor.identified':
            return filled(texts.identified, (event.offered ?? []).map((each) => texts.details[each]).join(', '));
        default:
            return undefined;
    }
}

function dayLabel(date: Date, { now, texts, language }: RowContext): string {
    const yesterday = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1);
    if (date.toDateString() === now.toDateString()) return texts.today;
    if (date.toDateString() === yesterday.toDateString()) return texts.yesterday;
    const year = date.getFullYear() === now.getFullYear() ? undefined : ('numeric' as const);
    return new Intl.DateTimeFormat(language, { weekday: 'long', day: 'numeric', month: 'long', ...(year ? { year } : {}) }).format(date);
}

function timeOf(at: number, language: string): string {
    return new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit' }).format(at);
}

function initial(name: string): string {
    return Array.from(name.trim())[0]?.toUpperCase() ?? '?';
}
