// SPDX-License-Identifier: GPL-3.0-or-later
import { checkReady, checkToLoader, type Start, type ToBox, type ToLoader } from '../shared/bridge';

/** The iframe of the backend's origin, and the channel to it. See shared/bridge.ts for its life. */
export class BoxFrame {
    readonly element: HTMLIFrameElement;
    private readonly host: string;
    private readonly start: () => Omit<Start, 'visavis'>;
    private readonly received: (message: ToLoader, port: MessagePort | undefined) => void;
    private port: MessagePort | undefined;

    /** \a start is asked when the box is ready, each time that it was loaded. */
    constructor(host: string, site: string, title: string, start: () => Omit<Start, 'visavis'>, received: (message: ToLoader, port: MessagePort | undefined) => void) {
        this.host = host;
        this.start = start;
        this.received = received;
        this.element = document.createElement('iframe');
        this.element.title = title;
        this.element.referrerPolicy = 'no-referrer';
        this.element.src = `${host}/box?site=${encodeURIComponent(site)}`;
        window.addEventListener('message', (event) => this.greet(event));
    }

    send(message: ToBox): void {
        this.port?.postMessage(message);
    }

    private greet(event: MessageEvent): void {
        if (event.origin !== this.host || event.source === null || event.source !== this.element.contentWindow || !checkReady(event.data)) return;
        this.port?.close();
        const channel = new MessageChannel();
        this.port = channel.port1;
        this.port.onmessage = (message: MessageEvent) => {
            if (checkToLoader(message.data)) this.received(message.data, message.ports[0]);
        };
        const start: Start = { visavis: 'start', ...this.start() };
        this.element.contentWindow?.postMessage(start, this.host, [channel.port2]);
    }
}
