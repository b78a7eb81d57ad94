// SPDX-License-Identifier: GPL-3.0-or-later
import { BrowserStore, keptKeys, SessionKeeper } from '../../../app/chatbox/src/box/keep';
import { Outbox, outboxKey } from '../../../app/chatbox/src/box/outbox';
import { idOf, session } from './samples';

/** As much of a Storage as BrowserStore uses; \a full makes it refuse to keep more. */
class FakeStorage implements Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
    readonly kept = new Map<string, string>();
    full = false;

    getItem(name: string): string | null {
        return this.kept.get(name) ?? null;
    }

    setItem(name: string, value: string): void {
        if (this.full) throw new DOMException('full', 'QuotaExceededError');
        this.kept.set(name, value);
    }

    removeItem(name: string): void {
        this.kept.delete(name);
    }
}

const [anna, ben] = [idOf(1), idOf(2)];
const other = `${'t'.repeat(42)}E`;

function over(storage: FakeStorage): BrowserStore {
    return new BrowserStore(() => storage as unknown as Storage);
}

function blocked(): BrowserStore {
    return new BrowserStore(() => {
        throw new DOMException('blocked', 'SecurityError');
    });
}

describe('SessionKeeper over lasting storage', () => {
    const silent = (): void => expect.unreachable('nothing is handed to the page');

    test('gives the session back to the same visitor', () => {
        const storage = new FakeStorage();
        new SessionKeeper(over(storage), silent).keep(session, anna);

        const keeper = new SessionKeeper(over(storage), silent);
        expect(keeper.open(anna, undefined)).toBe(false);
        expect(keeper.current()).toBe(session);
    });

    test('wipes everything of the visitor before when the VUID changed', () => {
        const storage = new FakeStorage();
        new SessionKeeper(over(storage), silent).keep(session, anna);

        const keeper = new SessionKeeper(over(storage), silent);
        expect(keeper.open(ben, undefined)).toBe(true);
        expect(keeper.current()).toBeUndefined();
        expect(storage.kept.size).toBe(0);
    });

    test('knows whose the outbox is before there is a session', () => {
        const storage = new FakeStorage();
        const first = new SessionKeeper(over(storage), silent);
        first.open(anna, undefined);
        first.bind(anna);
        new Outbox(over(storage)).add({ clientId: idOf(5), text: 'mine', at: 1 });

        expect(new SessionKeeper(over(storage), silent).open(anna, undefined)).toBe(false);
        expect(storage.kept.has(outboxKey)).toBe(true);
        expect(new SessionKeeper(over(storage), silent).open(ben, undefined)).toBe(true);
    });

    test('an unknown session is forgotten, whose the outbox is stays known', () => {
        const storage = new FakeStorage();
        const keeper = new SessionKeeper(over(storage), silent);
        keeper.keep(session, anna);
        keeper.forgetSession();
        expect(keeper.current()).toBeUndefined();
        expect([...storage.kept]).toEqual([[keptKeys.vuid, anna]]);
        expect(new SessionKeeper(over(storage), silent).open(ben, undefined)).toBe(true);
    });

    test('believes neither what the page hands over nor a session without the form of one', () => {
        const storage = new FakeStorage();
        const keeper = new SessionKeeper(over(storage), silent);
        keeper.open(anna, session);
        expect(keeper.current()).toBeUndefined();

        storage.setItem(keptKeys.vuid, anna);
        storage.setItem(keptKeys.session, 'x"y');
        keeper.open(anna, session);
        expect(keeper.current()).toBeUndefined();
    });

    test('a session whose visitor is not known is nobody\'s', () => {
        const storage = new FakeStorage();
        storage.setItem(keptKeys.session, session);
        const keeper = new SessionKeeper(over(storage), silent);
        expect(keeper.open(anna, undefined)).toBe(true);
        expect(keeper.current()).toBeUndefined();
        expect(storage.kept.size).toBe(0);
    });

    test('a full storage does not keep the session from this page', () => {
        const storage = new FakeStorage();
        const keeper = new SessionKeeper(over(storage), silent);
        storage.full = true;
        keeper.keep(session, anna);
        expect(keeper.current()).toBe(session);
    });
});

describe('SessionKeeper where the browser blocks storage', () => {
    test('the page keeps the session for the tab and hands it back', () => {
        const handed: (string | undefined)[] = [];
        const keeper = new SessionKeeper(blocked(), (value) => handed.push(value));
        keeper.open(anna, other);
        expect(keeper.current()).toBe(other);
        keeper.keep(session, anna);
        keeper.forget();
        keeper.keep(session, anna);
        keeper.forgetSession();
        expect(handed).toEqual([session, undefined, session, undefined]);
        expect(keeper.current()).toBeUndefined();
    });

    test('the outbox lives as long as the page', () => {
        const store = blocked();
        expect(store.lasting).toBe(false);
        const outbox = new Outbox(store);
        outbox.add({ clientId: idOf(5), text: 'mine', at: 1 });
        expect(outbox.list().length).toBe(1);
        outbox.wipe();
        expect(outbox.list()).toEqual([]);
    });
});
