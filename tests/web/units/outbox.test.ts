// SPDX-License-Identifier: GPL-3.0-or-later
import { Outbox, outboxKey, type Store } from '../../../app/chatbox/src/box/outbox';
import { idOf } from './samples';

class MapStore implements Store {
    readonly kept = new Map<string, string>();

    read(name: string): string | undefined {
        return this.kept.get(name);
    }

    write(name: string, value: string): void {
        this.kept.set(name, value);
    }

    remove(name: string): void {
        this.kept.delete(name);
    }
}

const entry = (n: number) => ({ clientId: idOf(n), text: `number ${n}`, at: n });
const idsIn = (outbox: Outbox) => outbox.list().map(({ clientId }) => clientId);

test('what was sent is there after a reload, in order, until it is acknowledged', () => {
    const store = new MapStore();
    const before = new Outbox(store);
    for (const n of [3, 1, 2]) before.add(entry(n));

    const after = new Outbox(store);
    expect(after.list()).toEqual([entry(3), entry(1), entry(2)]);
    after.remove(new Set([idOf(1), idOf(99)]));
    expect(idsIn(new Outbox(store))).toEqual([idOf(3), idOf(2)]);
});

test('several tabs share it and none takes away what another added', () => {
    const store = new MapStore();
    const [one, two] = [new Outbox(store), new Outbox(store)];
    one.add(entry(1));
    two.add(entry(2));
    one.add(entry(3));
    expect(idsIn(one)).toEqual([idOf(1), idOf(2), idOf(3)]);
    two.remove(new Set([idOf(1)]));
    expect(idsIn(one)).toEqual([idOf(2), idOf(3)]);
});

test('emptied or wiped it leaves no key behind', () => {
    const store = new MapStore();
    const outbox = new Outbox(store);
    outbox.add(entry(1));
    outbox.remove(new Set([idOf(1)]));
    expect(store.kept.size).toBe(0);
    outbox.add(entry(2));
    outbox.wipe();
    expect(store.kept.size).toBe(0);
});

test.each([
    ['no JSON', '['],
    ['no list', '{}'],
    ['null', 'null'],
    ['a number', '5'],
    ['an entry without an id', JSON.stringify([{ text: 'x', at: 1 }])],
    ['an entry with a forged id', JSON.stringify([{ clientId: '../../x', text: 'x', at: 1 }])],
    ['an entry with a field too many', JSON.stringify([{ ...entry(1), html: '<b>' }])],
    ['an entry of a wrong type', JSON.stringify([{ ...entry(1), text: 5 }])],
    ['a lone surrogate', '[{"clientId":"000000000000000000001A","text":"\\ud800","at":1}]'],
    ['a text too long', JSON.stringify([{ ...entry(1), text: 'x'.repeat(20_001) }])],
    ['too many entries', JSON.stringify(Array.from({ length: 501 }, (_, n) => entry(n)))],
])('storage that holds %s is an empty outbox, and the next message goes into it', (_, kept) => {
    const store = new MapStore();
    store.write(outboxKey, kept);
    const outbox = new Outbox(store);
    expect(outbox.list()).toEqual([]);
    outbox.add(entry(7));
    expect(outbox.list()).toEqual([entry(7)]);
});
