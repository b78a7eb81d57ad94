// SPDX-License-Identifier: GPL-3.0-or-later
//
// The life of an invitation: a fact changes (page, time in sight, presence) → evaluate() names the rule that is due, or how long
// to wait → one timer waits, and only while the page is in sight → the card looks for a place where it is in nobody's way and
// is counted as shown when it has one → the visitor accepts, closes, or goes on. After the chat was opened there is none.
import type { Clock } from './counters';
import { evaluate, never, type Facts } from './evaluate';
import type { Invitation } from './invitation';
import type { InvitedBefore } from './invited';
import type { Engagement, Rule, Words } from './rulefile';
import type { Surroundings } from './surroundings';

/** While an invitation is due or in sight, what lies around it is looked at so often, and after each of these events. */
const lookEvery = 1_000;
const disturbances = ['focusin', 'focusout', 'click', 'keydown', 'scroll', 'resize'];
const longestTimer = 2 ** 31 - 1;

export interface InviterParts {
    readonly engagement: Engagement;
    readonly facts: () => Facts;
    readonly invited: InvitedBefore;
    readonly card: Invitation;
    readonly around: Surroundings;
    readonly clock: Clock;
    /** The panel is open, was open on this page, or there is a conversation to come back to. */
    readonly chatting: () => boolean;
}

export class Inviter {
    private readonly parts: InviterParts;
    private timer: ReturnType<typeof setTimeout> | undefined;
    private current: Rule | undefined;
    private due = false;
    private frame: number | undefined;

    constructor(parts: InviterParts) {
        this.parts = parts;
        for (const type of disturbances) window.addEventListener(type, () => this.disturbed(), { capture: true, passive: true });
        document.addEventListener('visibilitychange', () => this.look());
    }

    /** Asks the rules again; call it whenever a fact changed. */
    look(): void {
        clearTimeout(this.timer);
        const { engagement, facts, invited, card, around, clock, chatting } = this.parts;
        if (chatting()) return this.end();
        if (document.visibilityState !== 'visible') return;
        if (this.current) {
            const words = this.words(this.current);
            if (words) card.show(words, around);
            return this.after(lookEvery);
        }
        const { rule, wait } = evaluate(engagement, facts());
        this.due = rule !== undefined;
        if (!rule) return wait === never ? undefined : this.after(wait);
        const words = this.words(rule);
        if (words && card.show(words, around)) {
            this.current = rule;
            invited.shown(rule.id, clock.now());
        }
        this.after(lookEvery);
    }

    /** The visitor went on to another page without a load: what was said on the last one is over. */
    moved(): void {
        this.current = undefined;
        this.parts.card.hide();
        this.look();
    }

    /** The visitor does not want it, now or ever. */
    dismissed(): void {
        this.close();
        this.look();
    }

    /** The chat was opened, by the invitation or without it. */
    end(): void {
        clearTimeout(this.timer);
        this.due = false;
        this.close();
    }

    private close(): void {
        if (this.current) this.parts.invited.closed(this.current.id);
        this.current = undefined;
        this.parts.card.hide();
    }

    private words(rule: Rule): Words | undefined {
        return rule.invitation ?? this.parts.engagement.look?.invitation;
    }

    private after(delay: number): void {
        this.timer = setTimeout(() => this.look(), Math.min(delay, longestTimer));
    }

    private disturbed(): void {
        if (!this.due && !this.current) return;
        this.frame ??= requestAnimationFrame(() => {
            this.frame = undefined;
            this.look();
        });
    }
}
