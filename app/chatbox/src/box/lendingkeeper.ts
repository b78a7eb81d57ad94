// SPDX-License-Identifier: GPL-3.0-or-later
import type { Store } from './outbox';

const key = 'visavis.lent';

/**
 * What ties a page to the next one of its tab while the mouse is lent: a token that is good for once. \a store is the tab's own; where that
 * keeps nothing over pages, the session ends with the page.
 */
export class LendingKeeper {
    private readonly store: Store;

    constructor(store: Store) {
        this.store = store;
    }

    keep(token: string): void {
        this.store.write(key, token);
    }

    /** The token, which is gone with this. */
    take(): string | undefined {
        const token = this.store.read(key);
        this.store.remove(key);
        return token;
    }
}
