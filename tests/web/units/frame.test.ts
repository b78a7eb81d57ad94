// SPDX-License-Identifier: GPL-3.0-or-later
// @vitest-environment jsdom
// The loader's half of the handshake against a page full of hostile messages.
import { BoxFrame } from '../../../app/chatbox/src/loader/frame';
import type { ToLoader } from '../../../app/chatbox/src/shared/bridge';
import { idOf } from './samples';

const host = 'https://chat.example';
const facts = { vuid: idOf(1), name: 'Shop', pageLanguage: 'en', language: 'en' as const, shown: true, byVisitor: true };
const ready = { visavis: 'ready' };

interface Posted {
    readonly message: unknown;
    readonly to: string;
    readonly ports: readonly MessagePort[];
}

/** A frame on the page; what the loader posts to its window is written down. */
function framed() {
    const received: ToLoader[] = [];
    const frame = new BoxFrame(host, 'a shop&x', 'Chat', () => facts, (message) => received.push(message));
    document.body.append(frame.element);
    const box = frame.element.contentWindow as Window;
    const posted: Posted[] = [];
    vi.spyOn(box, 'postMessage').mockImplementation(((message: unknown, to: string, ports: MessagePort[]) => void posted.push({ message, to, ports })) as typeof box.postMessage);
    const say = (data: unknown, origin = host, source: MessageEventSource | null = box): void => void window.dispatchEvent(new MessageEvent('message', { data, origin, source }));
    return { frame, received, posted, say, box };
}

beforeEach(() => {
    // jsdom has no channels of its own; Node's take the same messages.
    vi.stubGlobal('MessageChannel', globalThis.MessageChannel);
});

test('asks for the box of its site and tells no address of the page', () => {
    const { frame } = framed();
    expect(frame.element.src).toBe('https://chat.example/box?site=a%20shop%26x');
    expect(frame.element.referrerPolicy).toBe('no-referrer');
    expect(frame.element.title).toBe('Chat');
});

test('answers the box, to its origin alone, with a port', () => {
    const { say, posted } = framed();
    say(ready);
    expect(posted.map(({ message, to, ports }) => ({ message, to, ports: ports.length }))).toEqual([{ message: { visavis: 'start', ...facts }, to: host, ports: 1 }]);
});

test('a box that was loaded again is answered again', () => {
    const { say, posted } = framed();
    say(ready);
    say(ready);
    expect(posted.length).toBe(2);
});

test('answers nobody else', () => {
    const { say, posted, box } = framed();
    for (const origin of ['https://evil.example', 'http://chat.example', 'https://chat.example.evil.example', 'https://chat.example:444', 'null', '']) say(ready, origin);
    say(ready, host, window);
    say(ready, host, null);
    say(ready, 'https://evil.example', window);
    for (const data of [undefined, null, 'ready', 7, [], {}, { visavis: 'start' }, { visavis: 'ready', more: 1 }, { visavis: ['ready'] }]) say(data, host, box);
    expect(posted).toEqual([]);
});

test('hears what its schema knows over the port, and nothing else', async () => {
    const { say, posted, received } = framed();
    say(ready);
    const port = (posted[0] as Posted).ports[0] as MessagePort;
    for (const message of [null, 'close', { type: 'open' }, { type: 'unread', count: -1 }, { type: 'unread', count: 1, text: 'hello' }, { type: 'keep', session: 'x' }]) port.postMessage(message);
    port.postMessage({ type: 'unread', count: 2 });
    await vi.waitFor(() => expect(received).toEqual([{ type: 'unread', count: 2 }]));
    port.close();
});

test('sends to the port, and before there is one nowhere', async () => {
    const { frame, say, posted } = framed();
    frame.send({ type: 'shown', shown: true, byVisitor: true });
    say(ready);
    const port = (posted[0] as Posted).ports[0] as MessagePort;
    const heard: unknown[] = [];
    port.onmessage = (event) => heard.push(event.data);
    frame.send({ type: 'shown', shown: false, byVisitor: true });
    await vi.waitFor(() => expect(heard).toEqual([{ type: 'shown', shown: false, byVisitor: true }]));
    port.close();
});
