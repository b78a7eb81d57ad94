#!/usr/bin/env node
// SPDX-License-Identifier: GPL-3.0-or-later
// An example of a bot: it answers what it knows by heart, and gives everything else to the people of a group.
//
//   VISAVIS_BOT_SECRET=… node hours.mjs https://chat.example.com Sales
//
// The secret comes from the page People of the console (a profile with the role bot). A bot speaks the socket of an advisor: it is
// given conversations as they are, by slots, reads and answers its own, and never sees a preview, a page or a mouse.

import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createRequire } from 'node:module';

const WebSocket = createRequire(new URL('../../app/chatbox/package.json', import.meta.url))('ws');
const [server, group] = process.argv.slice(2);
const secret = process.env.VISAVIS_BOT_SECRET;
if (!server || !group || !secret) {
    console.error('usage: VISAVIS_BOT_SECRET=SECRET hours.mjs SERVER GROUP');
    process.exit(2);
}

const known = [
    { asked: /\b(open|hours|close)\b/i, answer: 'We are open from 9 to 18, Monday to Saturday.' },
    { asked: /\b(deliver|delivery|shipping)\b/i, answer: 'Delivery takes two to three working days.' },
];
const handOver = 'I give you to a colleague who knows more than I do.';

/** A fresh access token; the answer tells how long it is good for. */
async function token() {
    const body = JSON.stringify({ grant: 'bot', secret, platform: 'linux' });
    const answer = await fetch(`${server}/api/v1/token`, { method: 'POST', body });
    if (!answer.ok) throw new Error(`the server does not take the secret: ${answer.status}`);
    return (await answer.json()).accessToken;
}

class Bot {
    #id = 0;
    #asked = new Map(); // who waits for the answer to which request
    #answered = new Map(); // of each conversation that is ours: up to which event

    async run() {
        this.socket = new WebSocket(`${server.replace(/^http/, 'ws')}/api/v1/advisor`);
        await once(this.socket, 'open');
        this.socket.on('message', (text) => this.#received(JSON.parse(String(text))));
        const closed = once(this.socket, 'close');
        const welcome = await this.#ask({ type: 'advisor.hello', version: 1, accessToken: await token() });
        this.self = welcome.self.id;
        for (const conversation of welcome.conversations) this.#changed(conversation);
        await this.#ask({ type: 'availability.set', availability: 'available' });
        console.log('ready');
        const [code] = await closed;
        console.log(`the server closed with ${code}`);
    }

    #send(request) {
        this.socket.send(JSON.stringify({ id: ++this.#id, ...request }));
        return this.#id;
    }

    /** Resolves to the answer; an error is one too, so that a conversation that is taken away in between ends nothing. */
    #ask(request) {
        const id = this.#send(request);
        return new Promise((resolve) => this.#asked.set(id, resolve));
    }

    #received(frame) {
        if (frame.re !== undefined) {
            this.#asked.get(frame.re)?.(frame);
            this.#asked.delete(frame.re);
        } else if (frame.type === 'conversation.changed') this.#changed(frame.conversation);
        else if (frame.type === 'conversation.gone') this.#answered.delete(frame.conversation);
        else if (frame.type === 'event') this.#happened(frame.conversation, frame.event);
    }

    /** What was written before it became ours is in its thread, what is written from then on comes as events. */
    async #changed({ id, status, assignee }) {
        if (status !== 'assigned' || assignee?.id !== this.self) return void this.#answered.delete(id);
        if (this.#answered.has(id)) return;
        this.#answered.set(id, 0);
        const thread = await this.#ask({ type: 'conversation.open', conversation: id });
        for (const event of thread.events ?? []) this.#happened(id, event);
    }

    #happened(conversation, event) {
        const upTo = this.#answered.get(conversation);
        if (upTo === undefined || event.seq <= upTo) return;
        this.#answered.set(conversation, event.seq);
        if (event.kind === 'message' && event.author === 'visitor') this.#answer(conversation, event.text);
    }

    async #answer(conversation, text) {
        const answer = known.find(({ asked }) => asked.test(text))?.answer;
        // Its event is the acknowledgement.
        this.#send({ type: 'message.send', conversation, clientId: randomBytes(16).toString('base64url'), text: answer ?? handOver });
        if (answer) return;
        const { groups = [] } = await this.#ask({ type: 'targets.list', conversation });
        const to = groups.find(({ name }) => name === group);
        if (to) await this.#ask({ type: 'conversation.transfer', conversation, toGroup: to.id });
    }
}

await new Bot().run();
