// SPDX-License-Identifier: GPL-3.0-or-later
import type { Scope, Words } from '../shared/cobrowsing';
import { noticeHash } from './canonical';
import type { Decision, Method } from './consentform';
import { mayCommand, type Lending } from './lending';
import type { LendingKeeper } from './lendingkeeper';
import type { MirrorLink } from './mirrorlink';
import type { Input } from './model';
import type { Request } from './wire/fromvisitor';
import type { Frame } from './wire/tovisitor';

export interface LenderParts {
    readonly mirror: Pick<MirrorLink, 'lend' | 'tab'>;
    readonly keeper: LendingKeeper;
    readonly boxVersion: string;
    /** What the page says while the mouse is lent. */
    readonly words: (scope: Scope, alias: string) => Words;
    readonly lending: () => Lending;
    readonly apply: (input: Input) => void;
    readonly request: (request: Request) => void;
}

/** The controller's part in co-browsing: answers, tokens, and what the page is told of it. It decides nothing that lending.ts can decide. */
export class Lender {
    private readonly parts: LenderParts;

    constructor(parts: LenderParts) {
        this.parts = parts;
    }

    get tab(): string {
        return this.parts.mirror.tab;
    }

    async answer(decision: Decision, method: Method): Promise<void> {
        const { ask, answering } = this.parts.lending();
        if (!ask || answering) return;
        this.parts.apply({ kind: 'answeringLending' });
        const { nonce, notice } = ask;
        const hash = await noticeHash(notice);
        if (this.parts.lending().ask?.nonce !== nonce) return;
        this.parts.request({ type: 'cobrowse.answer', nonce, noticeHash: hash, accept: decision === 'accept', method, boxVersion: this.parts.boxVersion, tab: this.tab });
    }

    end(how: 'stop' | 'escape' | 'boxClosed'): void {
        this.parts.apply({ kind: 'endLending', how });
    }

    /** Before the model hears of \a frame, so that the token is kept when the page goes in the same moment. */
    received(frame: Frame<'cobrowse'>): void {
        if (frame.token !== undefined) this.parts.keeper.keep(frame.token);
    }

    /** This page shows what the last page of this tab was given; for any other tab that is worth nothing. */
    resume(): void {
        const token = this.parts.keeper.take();
        if (token !== undefined) this.parts.request({ type: 'cobrowse.resume', token, tab: this.tab });
    }

    /** What the page is told of the mouse: before anything else, so that nothing of the advisor's gets through after an end. */
    changed(before: Lending): void {
        const lending = this.parts.lending();
        const lent = mayCommand(lending);
        if (lent === mayCommand(before) && lending.scope === before.scope) return;
        if (!lent) return this.parts.mirror.lend(undefined);
        this.parts.mirror.lend({
            scope: lending.scope,
            words: this.parts.words(lending.scope, lending.alias),
            mayCommand: () => mayCommand(this.parts.lending()),
            acted: (deed, what) => this.parts.apply({ kind: 'acted', deed, what, at: Date.now() }),
            stopped: (how) => this.end(how),
            // Nobody stopped it: the backend finds out by the beats that it does not hear, and writes down that the tab was gone.
            lost: () => {
                this.parts.keeper.take();
                this.parts.apply({ kind: 'lendingLost' });
            },
        });
    }
}
