// SPDX-License-Identifier: GPL-3.0-or-later
import { isSecret } from '../shared/ids';
import type { Store } from './outbox';

const sessionKey = 'visavis.session';
const vuidKey = 'visavis.vuid';

/** A Store over a storage of the browser's, or over memory when the browser blocks it. */
export class BrowserStore implements Store {
    private readonly storage: Storage | undefined;
    private readonly memory = new Map<string, string>();

    constructor(open: () => Storage) {
        this.storage = working(open);
    }

    /** Whether what is written survives the page. */
    get lasting(): boolean {
        return this.storage !== undefined;
    }

    read(name: string): string | undefined {
        return this.storage ? (this.storage.getItem(name) ?? undefined) : this.memory.get(name);
    }

    write(name: string, value: string): void {
        try {
            if (this.storage) this.storage.setItem(name, value);
            else this.memory.set(name, value);
        } catch {
            // Full: the message still goes out, it just would not survive a reload.
        }
    }

    remove(name: string): void {
        this.memory.delete(name);
        this.storage?.removeItem(name);
    }
}

function working(open: () => Storage): Storage | undefined {
    try {
        const storage = open();
        storage.getItem(sessionKey);
        return storage;
    } catch {
        return undefined;
    }
}

/**
 * The session secret, bound to the VUID that it was given for: handed another one, everything of the visitor before is wiped.
 * Where nothing lasts the secret goes to the loader, through \a hand, to be kept for the tab.
 */
export class SessionKeeper {
    private readonly store: Store & { readonly lasting: boolean };
    private readonly hand: (session: string | undefined) => void;
    private session: string | undefined;

    constructor(store: Store & { readonly lasting: boolean }, hand: (session: string | undefined) => void) {
        this.store = store;
        this.hand = hand;
    }

    /** \a handed: what the loader kept for us; believed only where we could keep nothing. True when another visitor's was wiped. */
    open(vuid: string, handed: string | undefined): boolean {
        const kept = this.store.read(sessionKey);
        const other = this.store.read(vuidKey) !== vuid && (kept !== undefined || this.store.read(vuidKey) !== undefined);
        if (other) this.forget();
        else if (isSecret(kept)) this.session = kept;
        if (!this.store.lasting) this.session = handed;
        return other;
    }

    current(): string | undefined {
        return this.session;
    }

    /** What is about to be kept belongs to this visitor. */
    bind(vuid: string): void {
        this.store.write(vuidKey, vuid);
    }

    keep(session: string, vuid: string): void {
        this.session = session;
        this.store.write(sessionKey, session);
        this.store.write(vuidKey, vuid);
        if (!this.store.lasting) this.hand(session);
    }

    /** The backend knows the session no longer. Whose the outbox is stays known, so that no other visitor sends it. */
    forgetSession(): void {
        if (this.session === undefined) return;
        this.session = undefined;
        this.store.remove(sessionKey);
        if (!this.store.lasting) this.hand(undefined);
    }

    forget(): void {
        this.session = undefined;
        this.store.remove(sessionKey);
        this.store.remove(vuidKey);
        if (!this.store.lasting) this.hand(undefined);
    }
}

export const keptKeys = { session: sessionKey, vuid: vuidKey } as const;
