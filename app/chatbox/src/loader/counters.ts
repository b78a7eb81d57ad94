// SPDX-License-Identifier: GPL-3.0-or-later
import { isId } from '../shared/ids';

/** What localStorage offers; in tests a Map does. */
export interface KeyStore {
    readonly length: number;
    key(index: number): string | null;
    getItem(name: string): string | null;
    setItem(name: string, value: string): void;
    removeItem(name: string): void;
}

const names = ['pageView', 'connectionTime', 'lang', 'navTime', 'open', 'invited'] as const;
type Name = (typeof names)[number];

/** What the site's own browser storage holds of a visitor, keyed by the VUID. Nothing of it ever leaves the browser. */
export class Memory {
    private readonly store: KeyStore;
    private readonly vuid: string;
    private readonly alive: () => boolean;

    /** \a alive: whether the cookie still names \a vuid. Once it is gone nothing is written under that name again. */
    constructor(store: KeyStore, vuid: string, alive: () => boolean) {
        this.store = store;
        this.vuid = vuid;
        this.alive = alive;
    }

    read(name: Name): string | undefined {
        try {
            return this.store.getItem(`visavis.${this.vuid}.${name}`) ?? undefined;
        } catch {
            return undefined;
        }
    }

    /** Storage that is full or blocked is no reason to disturb the site. */
    write(name: Name, value: string): void {
        if (!this.alive()) return;
        try {
            this.store.setItem(`visavis.${this.vuid}.${name}`, value);
        } catch {
            // Nothing depends on it.
        }
    }

    remove(name: Name): void {
        try {
            this.store.removeItem(`visavis.${this.vuid}.${name}`);
        } catch {
            // Blocked storage holds nothing.
        }
    }

    /** Removes what was kept under any other VUID: with the cookie the identity ended (S1.1f). */
    static purge(store: KeyStore, keep: string | undefined): void {
        try {
            const found: string[] = [];
            for (let i = 0; i < store.length; ++i) found.push(store.key(i) ?? '');
            for (const key of found) {
                const [prefix, vuid, name, ...rest] = key.split('.');
                const ours = prefix === 'visavis' && isId(vuid) && names.includes(name as Name) && rest.length === 0;
                if (ours && vuid !== keep) store.removeItem(key);
            }
        } catch {
            // Blocked storage holds nothing.
        }
    }
}

/** Milliseconds: \c now since 1970, \c monotonic since whenever but never backwards. */
export interface Clock {
    now(): number;
    monotonic(): number;
}

function number(value: string | undefined): number {
    const parsed = Number(value);
    return Number.isSafeInteger(parsed) && parsed > 0 ? parsed : 0;
}

/** Counts the time in which a page is in sight: hidden tabs do not count, nor a clock that is changed. */
export class TimeInSight {
    private readonly clock: Clock;
    private since: number | undefined;
    private sum = 0;

    constructor(clock: Clock) {
        this.clock = clock;
    }

    set(visible: boolean): void {
        this.sum = this.milliseconds;
        this.since = visible ? this.clock.monotonic() : undefined;
    }

    restart(): void {
        this.sum = 0;
        if (this.since !== undefined) this.since = this.clock.monotonic();
    }

    /** Whole ones. */
    get milliseconds(): number {
        return this.sum + (this.since === undefined ? 0 : Math.max(0, Math.floor(this.clock.monotonic() - this.since)));
    }
}

/**
 * The four counters of PRIVACY.md S1.1b, for targeting rules and nothing else: pages viewed, when this VUID was first here,
 * the browser's language, and the milliseconds that pages of the site were visible. Several tabs add to the same NavTime, so
 * each adds what it saw instead of writing a sum of its own.
 */
export class Counters {
    private readonly memory: Memory;
    private readonly clock: Clock;
    private readonly inSight: TimeInSight;

    constructor(memory: Memory, clock: Clock) {
        this.memory = memory;
        this.clock = clock;
        this.inSight = new TimeInSight(clock);
    }

    /** A page of the site was loaded, came back from the browser's cache, or took the place of another without a load. */
    pageViewed(language: string, visible: boolean): void {
        this.memory.write('pageView', String(this.pagesViewed + 1));
        if (!this.memory.read('connectionTime')) this.memory.write('connectionTime', String(this.clock.now()));
        this.memory.write('lang', language);
        if (!this.memory.read('navTime')) this.memory.write('navTime', '0');
        this.visibilityChanged(visible);
    }

    /** The page was shown or hidden, or is about to go (hidden). Hidden time does not count. */
    visibilityChanged(visible: boolean): void {
        this.save();
        this.inSight.set(visible);
    }

    /** Adds the visible time so far; called now and then, so that a crash costs little. */
    save(): void {
        const more = this.inSight.milliseconds;
        if (more === 0) return;
        this.inSight.restart();
        this.memory.write('navTime', String(number(this.memory.read('navTime')) + more));
    }

    get pagesViewed(): number {
        return number(this.memory.read('pageView'));
    }

    /** Milliseconds since this VUID was first here; 0 when the clock says that it was not yet. */
    get connectionTime(): number {
        const now = this.clock.now();
        return Math.max(0, now - (number(this.memory.read('connectionTime')) || now));
    }

    /** Milliseconds in which pages of the site were in sight, this one so far included. */
    get timeOnSite(): number {
        return number(this.memory.read('navTime')) + this.inSight.milliseconds;
    }
}
