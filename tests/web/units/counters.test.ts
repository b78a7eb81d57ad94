// SPDX-License-Identifier: GPL-3.0-or-later
// PRIVACY.md S1.1b: the four counters, by a clock of the test's own.
import { Counters, Memory, type KeyStore } from '../../../app/chatbox/src/loader/counters';
import { idOf } from './samples';

class MapStore implements KeyStore {
    readonly kept = new Map<string, string>();
    blocked = false;

    get length(): number {
        this.touch();
        return this.kept.size;
    }

    key(index: number): string | null {
        return [...this.kept.keys()][index] ?? null;
    }

    getItem(name: string): string | null {
        this.touch();
        return this.kept.get(name) ?? null;
    }

    setItem(name: string, value: string): void {
        this.touch();
        this.kept.set(name, value);
    }

    removeItem(name: string): void {
        this.touch();
        this.kept.delete(name);
    }

    private touch(): void {
        if (this.blocked) throw new DOMException('blocked', 'SecurityError');
    }
}

class TestClock {
    wall = 1_790_000_000_000;
    steady = 5_000;

    now = (): number => this.wall;
    monotonic = (): number => this.steady;

    pass(milliseconds: number): void {
        this.wall += milliseconds;
        this.steady += milliseconds;
    }
}

const [vuid, other] = [idOf(1), idOf(2)];

function counting(store = new MapStore(), clock = new TestClock()) {
    const counters = new Counters(new Memory(store, vuid, () => true), clock);
    const read = (name: string): string | undefined => store.kept.get(`visavis.${vuid}.${name}`);
    return { store, clock, counters, read };
}

test('the first page view sets all four', () => {
    const { counters, store } = counting();
    counters.pageViewed('fr-CA', true);
    expect(Object.fromEntries(store.kept)).toEqual({
        [`visavis.${vuid}.pageView`]: '1',
        [`visavis.${vuid}.connectionTime`]: '1790000000000',
        [`visavis.${vuid}.lang`]: 'fr-CA',
        [`visavis.${vuid}.navTime`]: '0',
    });
});

test('later ones count on; when the visitor was first here stays', () => {
    const { counters, clock, read } = counting();
    counters.pageViewed('fr', true);
    clock.pass(60_000);
    counters.pageViewed('en', true);
    expect([read('pageView'), read('connectionTime'), read('lang')]).toEqual(['2', '1790000000000', 'en']);
});

test('only visible time counts', () => {
    const { counters, clock, read } = counting();
    counters.pageViewed('en', true);
    clock.pass(10_000);
    counters.visibilityChanged(false);
    clock.pass(50_000);
    counters.visibilityChanged(true);
    clock.pass(2_500);
    counters.save();
    clock.pass(500);
    counters.visibilityChanged(false);
    counters.save();
    expect(read('navTime')).toBe('13000');
});

test('a wall clock that jumps does not count, one that runs backwards takes nothing away', () => {
    const { counters, clock, read } = counting();
    counters.pageViewed('en', true);
    clock.wall -= 86_400_000;
    clock.steady += 1_000;
    counters.save();
    clock.wall += 500_000_000;
    counters.save();
    clock.steady -= 400;
    counters.save();
    expect(read('navTime')).toBe('1000');
});

test('two tabs add to the same time', () => {
    const store = new MapStore();
    const clock = new TestClock();
    const [one, two] = [counting(store, clock), counting(store, clock)];
    one.counters.pageViewed('en', true);
    two.counters.pageViewed('en', true);
    clock.pass(1_000);
    one.counters.save();
    two.counters.save();
    expect(one.read('navTime')).toBe('2000');
    expect(one.read('pageView')).toBe('2');
});

test.each(['', 'NaN', '-5', '1.5', '1e400', 'null', '99999999999999999999'])('a counter that somebody set to %j starts again', (value) => {
    const { counters, store, read } = counting();
    store.kept.set(`visavis.${vuid}.pageView`, value);
    counters.pageViewed('en', false);
    expect(read('pageView')).toBe('1');
});

test('storage that is blocked does not disturb the site', () => {
    const { counters, store } = counting();
    store.blocked = true;
    expect(() => {
        counters.pageViewed('en', true);
        counters.visibilityChanged(false);
        Memory.purge(store, vuid);
    }).not.toThrow();
});

test('once the cookie is gone nothing is written under its name', () => {
    const store = new MapStore();
    let alive = true;
    const memory = new Memory(store, vuid, () => alive);
    memory.write('open', 'shown');
    alive = false;
    memory.write('pageView', '7');
    expect([...store.kept.keys()]).toEqual([`visavis.${vuid}.open`]);
});

test('a purge takes what belongs to other VUIDs, and nothing of the site', () => {
    const store = new MapStore();
    const keep = [`visavis.${vuid}.navTime`, 'basket', 'visavis.theme', 'visavis.short.navTime', `visavis.${other}.theme`, `visavis.${other}.open.more`, `other.${other}.open`];
    for (const key of [...keep, `visavis.${other}.navTime`, `visavis.${other}.open`, `visavis.${other}.pageView`]) store.kept.set(key, '1');
    Memory.purge(store, vuid);
    expect([...store.kept.keys()].sort()).toEqual([...keep].sort());
    Memory.purge(store, undefined);
    expect(store.kept.has(`visavis.${vuid}.navTime`)).toBe(false);
});
