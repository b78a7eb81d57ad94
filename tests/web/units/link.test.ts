// SPDX-License-Identifier: GPL-3.0-or-later
import type { LinkState } from '../../../app/chatbox/src/box/connection';
import { Link, type Socket } from '../../../app/chatbox/src/box/link';

class FakeSocket implements Socket {
    onopen: (() => void) | null = null;
    onclose: (() => void) | null = null;
    onmessage: ((event: { readonly data: unknown }) => void) | null = null;
    readonly sent: string[] = [];
    closed = false;

    send(text: string): void {
        this.sent.push(text);
    }

    close(): void {
        this.closed = true;
    }
}

/** A link over sockets that the test holds; \c random is what spreads the retries. */
function linked(random = 0) {
    const sockets: FakeSocket[] = [];
    const states: LinkState[] = [];
    const heard: unknown[] = [];
    let greeted = 0;
    const open = (): Socket => {
        sockets.push(new FakeSocket());
        return sockets[sockets.length - 1] as FakeSocket;
    };
    const listener = { changed: (state: LinkState) => void states.push(state), greet: () => void ++greeted, received: (data: unknown) => void heard.push(data) };
    const link = new Link(open, listener, () => random);
    const last = (): FakeSocket => sockets[sockets.length - 1] as FakeSocket;
    const live = (): FakeSocket => {
        if (link.state === 'idle') link.fire('start');
        last().onopen?.();
        link.fire('welcomed');
        return last();
    };
    return { link, sockets, states, heard, last, live, greeted: () => greeted };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
    expect(vi.getTimerCount(), 'no timer is left').toBe(0);
    vi.useRealTimers();
});

test('goes over hello to live and says so', () => {
    const { link, states, live, greeted } = linked();
    live();
    expect(states).toEqual(['connecting', 'greeting', 'live']);
    expect(greeted()).toBe(1);
    link.fire('stop');
    expect(states).toEqual(['connecting', 'greeting', 'live', 'idle']);
});

test('tries again later each time, and from the start once it was live', () => {
    const { link, sockets, last, live } = linked();
    link.fire('start');
    for (const delay of [150, 300, 600, 1200, 2000, 2000]) {
        const tries = sockets.length;
        last().onclose?.();
        vi.advanceTimersByTime(delay - 1);
        expect(sockets.length).toBe(tries);
        vi.advanceTimersByTime(1);
        expect(sockets.length).toBe(tries + 1);
    }
    live();
    last().onclose?.();
    vi.advanceTimersByTime(150);
    expect(link.state).toBe('connecting');
    link.fire('stop');
});

test('is back within 5 s of a backend that returns, for minutes', () => {
    const { link, sockets, last } = linked(1 - Number.EPSILON);
    link.fire('start');
    for (let away = 0; away < 60_000; away += 5_000) {
        const tries = sockets.length;
        last().onclose?.();
        vi.advanceTimersByTime(5_000);
        expect(sockets.length).toBe(tries + 1);
    }
    link.fire('stop');
});

test('a network that is back is used at once, and the retry that was due is not made twice', () => {
    const { link, sockets, last } = linked();
    link.fire('start');
    last().onclose?.();
    link.fire('retry');
    expect(sockets.length).toBe(2);
    vi.advanceTimersByTime(4_999); // longer, and the socket that comes to nothing is given up
    expect(sockets.length).toBe(2);
    link.fire('stop');
});

test('a backend that says nothing is given up 3 s after the ping that asked', () => {
    const { link, live, last, states } = linked();
    let pings = 0;
    const socket = live();
    link.beat(() => ++pings);
    vi.advanceTimersByTime(22_999);
    expect(pings).toBe(1);
    expect(link.state).toBe('live');
    vi.advanceTimersByTime(1);
    expect(states[states.length - 1]).toBe('waiting');
    expect(socket.closed).toBe(true);
    vi.advanceTimersByTime(150);
    expect(last()).not.toBe(socket);
    link.fire('stop');
});

test('who looks at the box knows within 5 s', () => {
    const { link, live } = linked();
    let pings = 0;
    const socket = live();
    link.beat(() => ++pings);
    link.watch(true);
    vi.advanceTimersByTime(1_000);
    socket.onmessage?.({ data: 'x' });
    vi.advanceTimersByTime(1_199);
    expect(pings).toBe(0);
    vi.advanceTimersByTime(1);
    expect(pings).toBe(1);
    socket.onmessage?.({ data: 'ok' });
    vi.advanceTimersByTime(1_200);
    expect(pings).toBe(2);
    vi.advanceTimersByTime(2_999);
    expect(link.state).toBe('live');
    vi.advanceTimersByTime(1);
    expect(link.state).toBe('waiting');
    link.fire('stop');
});

test('who speaks into the silence does not put the question off', () => {
    const { link, live } = linked();
    let pings = 0;
    live();
    link.watch(true);
    link.beat(() => ++pings);
    vi.advanceTimersByTime(1_100);
    link.send('typed');
    vi.advanceTimersByTime(100);
    expect(pings).toBe(1);
    vi.advanceTimersByTime(3_000);
    expect(link.state).toBe('waiting');
    link.fire('stop');
});

test('nobody looks any more: the beat slows down', () => {
    const { link, live } = linked();
    let pings = 0;
    live();
    link.watch(true);
    link.beat(() => ++pings);
    link.watch(false);
    vi.advanceTimersByTime(19_999);
    expect(pings).toBe(0);
    link.fire('stop');
});

test('what was said wants a word within 4 s', () => {
    const { link, live } = linked();
    let pings = 0;
    live();
    link.beat(() => ++pings);
    link.send('typed');
    link.send('typed on');
    vi.advanceTimersByTime(999);
    expect(pings).toBe(0);
    vi.advanceTimersByTime(1);
    expect(pings).toBe(1);
    vi.advanceTimersByTime(2_999);
    expect(link.state).toBe('live');
    vi.advanceTimersByTime(1);
    expect(link.state).toBe('waiting');
    link.fire('stop');
});

test('a socket that comes to no welcome within 5 s is given up', () => {
    const { link, last } = linked();
    link.fire('start');
    vi.advanceTimersByTime(4_999);
    last().onopen?.();
    expect(link.state).toBe('greeting');
    vi.advanceTimersByTime(1);
    expect(link.state).toBe('waiting');
    link.fire('stop');
});

test('any word of the backend keeps it', () => {
    const { link, live } = linked();
    const socket = live();
    link.beat(() => link.send('ping'));
    for (let i = 0; i < 100; ++i) {
        link.send('x');
        vi.advanceTimersByTime(3_500);
        socket.onmessage?.({ data: 'x' });
    }
    expect(link.state).toBe('live');
    link.fire('stop');
});

test('the beat ends with the connection', () => {
    const { link, live } = linked();
    let pings = 0;
    live();
    link.beat(() => ++pings);
    link.fire('stop');
    vi.advanceTimersByTime(200_000);
    expect(pings).toBe(0);
});

test('a late word of an earlier socket is not heard', () => {
    const { link, live, heard, last, states } = linked();
    const first = live();
    const late = { open: first.onopen, close: first.onclose, message: first.onmessage };
    expect(late.close).not.toBeNull();
    link.fire('restart');
    const second = last();
    expect(second).not.toBe(first);
    expect(first.closed).toBe(true);
    // What a browser would still call: nothing.
    expect([first.onopen, first.onclose, first.onmessage]).toEqual([null, null, null]);
    first.onclose?.();
    first.onmessage?.({ data: 'from the first' });
    second.onopen?.();
    link.fire('welcomed');
    second.onmessage?.({ data: 'from the second' });
    expect(heard).toEqual(['from the second']);
    expect(states[states.length - 1]).toBe('live');
    link.fire('stop');
});

test('nothing is sent without a socket', () => {
    const { link, live } = linked();
    link.send('lost');
    const socket = live();
    link.send('kept');
    link.fire('stop');
    link.send('lost too');
    expect(socket.sent).toEqual(['kept']);
});

test('giving up goes through the backoff; being refused ends it for good', () => {
    const { link, live, last, sockets } = linked();
    live();
    link.giveUp();
    expect(link.state).toBe('waiting');
    vi.advanceTimersByTime(150);
    last().onopen?.();
    link.fire('refused');
    vi.advanceTimersByTime(600_000);
    expect(link.state).toBe('stopped');
    expect(sockets.length).toBe(2);
    link.fire('start');
    link.fire('retry');
    expect(sockets.length).toBe(2);
});
