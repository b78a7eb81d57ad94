// SPDX-License-Identifier: GPL-3.0-or-later
// A bad network in front of the backend: a TCP proxy that can be slow, cut what passes into slices, swallow it, reset it, or leave one
// end open after the other is gone.
import { once } from 'node:events';
import { connect, createServer } from 'node:net';

export class Proxy {
    #pairs = new Set();
    #fault = { kind: 'none' };

    static async listen(port = 0) {
        const self = new Proxy();
        self.server = createServer({ noDelay: true }, (client) => self.#accept(client)).listen(port, '127.0.0.1');
        await once(self.server, 'listening');
        self.port = self.server.address().port;
        return self;
    }

    /** Where what comes is brought to. */
    target = 0;

    /**
     * What is wrong from now on, with what is open and what will be: none; latency (ms); slices (bytes, each a turn of its own); blackhole
     * (nothing passes, what was written comes late, as TCP brings it; with kills, what was open is dead and does not know it); reset (what is
     * open is reset, and whatever comes); halfopenClient (the backend's side is closed, the client's stays, mute); halfopenServer (the other way round).
     */
    suffer(fault) {
        this.#fault = fault;
        for (const pair of this.#pairs) {
            if (fault.kind === 'reset') this.#reset(pair);
            if (fault.kind === 'blackhole' && fault.kills) pair.dead = true;
            if (fault.kind === 'halfopenClient') this.#leave(pair, pair.server, pair.client);
            if (fault.kind === 'halfopenServer') this.#leave(pair, pair.client, pair.server);
        }
    }

    heal() {
        this.#fault = { kind: 'none' };
        for (const pair of this.#pairs) for (const way of [pair.up, pair.down]) this.#pump(pair, way);
    }

    async close() {
        for (const pair of this.#pairs) this.#reset(pair);
        this.server.close();
        await once(this.server, 'close');
    }

    #accept(client) {
        client.on('error', () => undefined);
        if (this.#fault.kind === 'reset') return client.resetAndDestroy();
        const server = connect({ port: this.target, host: '127.0.0.1', noDelay: true });
        server.on('error', () => undefined);
        const pair = { client, server, dead: false, up: { to: server, waits: [] }, down: { to: client, waits: [] } };
        this.#pairs.add(pair);
        for (const [from, way] of [[client, pair.up], [server, pair.down]]) {
            from.on('data', (bytes) => {
                way.waits.push({ bytes, due: Date.now() + (this.#fault.kind === 'latency' ? this.#fault.ms : 0) });
                this.#pump(pair, way);
            });
            from.on('close', () => {
                if (pair.dead) return;
                way.waits.push({ end: true, due: 0 });
                this.#pump(pair, way);
            });
        }
        return undefined;
    }

    /** Brings on what waits on \a way, in order, as far as the network lets it. */
    #pump(pair, way) {
        if (way.timer) return;
        while (way.waits.length > 0 && !pair.dead && this.#fault.kind !== 'blackhole') {
            const [first] = way.waits;
            const wait = first.due - Date.now();
            if (wait > 0) {
                way.timer = setTimeout(() => ((way.timer = undefined), this.#pump(pair, way)), wait);
                return;
            }
            way.waits.shift();
            if (first.end) {
                way.to.destroy();
                this.#pairs.delete(pair);
                return;
            }
            const size = this.#fault.kind === 'slices' ? this.#fault.bytes : first.bytes.length;
            way.to.write(first.bytes.subarray(0, size));
            if (first.bytes.length > size) {
                way.waits.unshift({ bytes: first.bytes.subarray(size), due: 0 });
                way.timer = setTimeout(() => ((way.timer = undefined), this.#pump(pair, way)), 1);
                return;
            }
        }
    }

    #reset(pair) {
        pair.dead = true;
        this.#pairs.delete(pair);
        pair.client.resetAndDestroy();
        pair.server.resetAndDestroy();
    }

    #leave(pair, gone, stays) {
        pair.dead = true;
        gone.destroy();
        stays.on('close', () => this.#pairs.delete(pair));
    }
}
