// SPDX-License-Identifier: GPL-3.0-or-later
import { isId } from '../shared/ids';
import { array, count, object, text, type Check, type Checked } from '../shared/schema';

const entry = object({ clientId: isId as Check<string>, text: text(20_000), at: count });
const entries = array(entry, 500);

/** A message that the visitor sent and the backend has not echoed yet. \c at is by this browser's clock. */
export type Entry = Checked<typeof entry>;

/** Where the box keeps things: localStorage, or memory where that is blocked. */
export interface Store {
    read(name: string): string | undefined;
    write(name: string, value: string): void;
    remove(name: string): void;
}

export const outboxKey = 'visavis.outbox';

/**
 * Sent text only, never drafts, in the order of sending, over reloads and navigation until the backend echoes its clientId.
 * Several tabs share it: each call reads it afresh, and the backend stores a clientId once whoever sends it.
 */
export class Outbox {
    private readonly store: Store;

    constructor(store: Store) {
        this.store = store;
    }

    list(): Entry[] {
        try {
            const kept: unknown = JSON.parse(this.store.read(outboxKey) ?? '[]');
            return entries(kept) ? kept : [];
        } catch {
            return [];
        }
    }

    add(added: Entry): void {
        this.save([...this.list(), added]);
    }

    remove(clientIds: ReadonlySet<string>): void {
        const kept = this.list();
        const left = kept.filter((each) => !clientIds.has(each.clientId));
        if (left.length !== kept.length) this.save(left);
    }

    wipe(): void {
        this.store.remove(outboxKey);
    }

    private save(list: readonly Entry[]): void {
        if (list.length > 0) this.store.write(outboxKey, JSON.stringify(list));
        else this.wipe();
    }
}
