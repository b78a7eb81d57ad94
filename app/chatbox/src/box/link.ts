// SPDX-License-Identifier: GPL-3.0-or-later
import { backoff, linkTransition, type LinkEvent, type LinkState } from './connection';

/** The parts of a WebSocket that the link needs, so that tests can stand in for it. */
export interface Socket {
    onopen: (() => void) | null;
    onclose: (() => void) | null;
    onmessage: ((event: { readonly data: unknown }) => void) | null;
    send(text: string): void;
    close(): void;
}

export interface LinkListener {
    changed(state: LinkState): void;
    /** The socket is open: say hello. */
    greet(): void;
    received(data: unknown): void;
}

/** From the backend's last word to a ping: while somebody looks at the box, who then knows within 5 s that it is cut off, and while nobody does. */
const pulseAfter = { watched: 1_200, alone: 20_000 };
/** So long what was said may stay without any word from the backend before a ping asks for one. */
const doubtAfter = 1_000;
/** A backend that does not answer that ping is gone, whatever the network believes: after at most 4 s the visitor knows. */
const silentFor = 3_000;
/** From opening the socket to the welcome. */
const welcomeWithin = 5_000;

/** Runs the table of connection.ts: one socket at a time, and a late word of an earlier one is not heard. */
export class Link {
    private readonly open: () => Socket;
    private readonly listener: LinkListener;
    private readonly random: () => number;
    private at: LinkState = 'idle';
    private socket: Socket | undefined;
    private attempt = 0;
    private retry: ReturnType<typeof setTimeout> | undefined;
    private pulse: ReturnType<typeof setTimeout> | undefined;
    private doubt: ReturnType<typeof setTimeout> | undefined;
    private ping: () => void = () => undefined;
    private watched = false;
    private asked = false;

    constructor(open: () => Socket, listener: LinkListener, random: () => number = Math.random) {
        this.open = open;
        this.listener = listener;
        this.random = random;
    }

    get state(): LinkState {
        return this.at;
    }

    /** What has been said wants to be heard: the doubt ends with the next word of the backend, whatever it is. */
    send(text: string): void {
        this.socket?.send(text);
        if (this.at === 'live') this.doubt ??= setTimeout(() => this.ask(), doubtAfter);
    }

    /** The backend answered, but not as we wish: try again later, not at once. */
    giveUp(): void {
        this.hangUp();
        this.fire('lost');
    }

    /** \a ping is called now and then while the link is live. */
    beat(ping: () => void): void {
        this.ping = ping;
        this.rest();
    }

    /** Whether somebody looks at the box. */
    watch(watched: boolean): void {
        if (this.watched === watched) return;
        this.watched = watched;
        if (this.pulse !== undefined) this.rest();
    }

    private rest(): void {
        clearTimeout(this.pulse);
        this.pulse = setTimeout(
            () => {
                if (!this.asked) this.ask();
            },
            this.watched ? pulseAfter.watched : pulseAfter.alone,
        );
    }

    private ask(): void {
        clearTimeout(this.doubt);
        this.asked = true;
        this.doubt = setTimeout(() => this.giveUp(), silentFor);
        this.ping();
    }

    private heard(): void {
        clearTimeout(this.doubt);
        this.doubt = undefined;
        this.asked = false;
        if (this.pulse !== undefined) this.rest();
    }

    fire(event: LinkEvent): void {
        const { next, effects } = linkTransition(this.at, event);
        const changed = next !== this.at;
        this.at = next;
        if (next !== 'live') {
            clearTimeout(this.pulse);
            this.pulse = undefined;
        }
        if (changed && next === 'live') this.heard();
        if (changed) this.listener.changed(next);
        for (const effect of effects) {
            switch (effect) {
                case 'connect':
                    this.connect();
                    break;
                case 'sendHello':
                    this.listener.greet();
                    break;
                case 'schedule':
                    this.hangUp();
                    this.retry = setTimeout(() => this.fire('retry'), backoff(this.attempt++, this.random()));
                    break;
                case 'resetBackoff':
                    this.attempt = 0;
                    break;
                case 'hangUp':
                    this.hangUp();
                    break;
                case 'cancelRetry':
                    clearTimeout(this.retry);
                    break;
            }
        }
    }

    private connect(): void {
        const socket = this.open();
        this.socket = socket;
        this.heard();
        this.doubt = setTimeout(() => this.giveUp(), welcomeWithin);
        socket.onopen = () => this.fire('opened');
        socket.onclose = () => this.fire('lost');
        socket.onmessage = (event) => {
            if (this.at === 'live') this.heard();
            this.listener.received(event.data);
        };
    }

    private hangUp(): void {
        const { socket } = this;
        this.socket = undefined;
        this.heard();
        if (!socket) return;
        socket.onopen = socket.onclose = socket.onmessage = null;
        socket.close();
    }
}
