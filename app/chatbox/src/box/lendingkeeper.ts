// SPDX-License-Identifier: GPL-3.0-or-later
//
// What ties a page to the next one of its tab while the mouse is lent: a token that is good for once, in the tab's own storage. Where that
// is blocked the session ends with the page.

const key = 'visavis.lent';

export class LendingKeeper {
    private readonly storage: () => Storage;

    constructor(storage: () => Storage) {
        this.storage = storage;
    }

    keep(token: string): void {
        try {
            this.storage().setItem(key, token);
        } catch {
            // It ends with this page.
        }
    }

    /** The token, which is gone with this. */
    take(): string | undefined {
        try {
            const token = this.storage().getItem(key) ?? undefined;
            this.storage().removeItem(key);
            return token;
        } catch {
            return undefined;
        }
    }
}
