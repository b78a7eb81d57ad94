// SPDX-License-Identifier: GPL-3.0-or-later
import { array, count, flag, object, text, type Checked } from '../shared/schema';
import type { Memory } from './counters';

const checkInvited = object({ last: count, rules: array(object({ id: text(40), shown: count, closed: flag }), 20) });
type Invited = Checked<typeof checkInvited>;

/**
 * Which invitations were shown and closed, so that none comes too often. Where the site's rules need no memory there is none:
 * then it is known for this page alone.
 */
export class InvitedBefore {
    private readonly memory: Memory | undefined;
    private own: Invited = { last: 0, rules: [] };

    constructor(memory: Memory | undefined) {
        this.memory = memory;
    }

    /** Other tabs write here too, so it is read each time. */
    read(): Invited {
        try {
            const kept: unknown = JSON.parse(this.memory?.read('invited') ?? 'null');
            if (checkInvited(kept)) return kept;
        } catch {
            // Not ours: what this page knows is left.
        }
        return this.own;
    }

    shown(id: string, now: number): void {
        this.change(id, now, (before) => ({ ...before, shown: before.shown + 1 }));
    }

    closed(id: string): void {
        this.change(id, this.read().last, (before) => ({ ...before, closed: true }));
    }

    private change(id: string, last: number, change: (before: Invited['rules'][number]) => Invited['rules'][number]): void {
        const { rules } = this.read();
        const before = rules.find((rule) => rule.id === id) ?? { id, shown: 0, closed: false };
        // The youngest first: what a site's file no longer names falls off at the end.
        this.own = { last, rules: [change(before), ...rules.filter((rule) => rule.id !== id)].slice(0, 20) };
        this.memory?.write('invited', JSON.stringify(this.own));
    }
}
