// SPDX-License-Identifier: GPL-3.0-or-later
// A raw desk that looks at a page and guides on it: it finds nodes by what the mirror tells of them, as a console would.

import { eventually } from './backend.mjs';

export class Guide {
    #number = 0;

    constructor(advisor, conversation) {
        this.advisor = advisor;
        this.conversation = conversation;
        // A desk that is not heard for three seconds is gone.
        this.beat = setInterval(() => advisor.send({ type: 'ping' }), 1_000);
    }

    stop() {
        clearInterval(this.beat);
    }

    async ask(type, more = {}) {
        const id = this.advisor.send({ type, conversation: this.conversation, ...more });
        return this.advisor.expect((frame) => frame.re === id);
    }

    states() {
        return this.advisor.frames.filter(({ type, conversation }) => type === 'cobrowse' && conversation === this.conversation);
    }

    /** The last word of the backend about the visitor's mouse, once it is \a state. */
    async inState(state) {
        await eventually(() => `${state} among ${JSON.stringify(this.states())}`, () => this.states().at(-1)?.state === state);
        return this.states().at(-1);
    }

    async watch() {
        await this.ask('mirror.watch');
        await eventually('a live mirror', () => this.advisor.frames.filter(({ type }) => type === 'mirror').at(-1)?.state === 'live');
    }

    /** The number of the element that has the id attribute \a name on the page as it is mirrored now. */
    async node(name) {
        return eventually(`an element called ${name}`, () => {
            const events = this.advisor.events.slice(this.advisor.events.findLastIndex(({ type }) => type === 2));
            const roots = events.flatMap(({ type, data }) => (type === 2 ? [data.node] : (data?.adds ?? []).map(({ node }) => node)));
            const found = [];
            const walk = (node) => {
                if (node.attributes?.id === name || (name.startsWith('=') && node.childNodes?.some(({ textContent }) => textContent?.trim().startsWith(name.slice(1))))) found.push(node.id);
                for (const child of node.childNodes ?? []) walk(child);
            };
            roots.forEach(walk);
            return found.at(-1);
        });
    }

    async post(node, action, more = {}) {
        const { grant } = this.states().at(-1);
        const place = action === 'click' || action === 'pointer' ? { x: 5000, y: 5000 } : {};
        const number = ++this.#number;
        this.advisor.send({ type: 'cobrowse.command', conversation: this.conversation, grant, command: { number, page: this.advisor.page, node, action, ...place, ...more } });
        return number;
    }

    /** What the page says of a command; \a node by its number or its name. */
    async command(node, action, more = {}) {
        const number = await this.post(typeof node === 'string' ? await this.node(node) : node, action, more);
        return (await this.advisor.expect((frame) => frame.type === 'cobrowse.done' && frame.number === number && frame.conversation === this.conversation)).verdict;
    }

    async verdictsOf(number) {
        return this.advisor.frames.filter((frame) => frame.type === 'cobrowse.done' && frame.number === number).map(({ verdict }) => verdict);
    }
}
