// SPDX-License-Identifier: GPL-3.0-or-later
import type { ToLoader } from '../shared/bridge';
import type { Language } from '../shared/language';
import type { Memory } from './counters';
import { BoxFrame } from './frame';
import type { Launcher } from './launcher';
import { record } from './recorder';
import type { LoaderTexts } from './texts';
import type { VuidCookie } from './vuid';

/** Values of \c visavis.<vuid>.open, which is there only while there is a conversation to come back to. */
const open = { closed: 'closed', shown: 'shown' } as const;

export interface SiteFacts {
    readonly host: string;
    readonly site: string;
    readonly name: string;
    readonly vuid: string;
    readonly pageLanguage: string;
    /** That the chat speaks on this page. */
    readonly language: Language;
    readonly cookie: VuidCookie;
    /** Whether the cookie was there, or was made, when the page was loaded. */
    readonly kept: boolean;
    readonly memory: Memory | undefined;
}

/** The chat as the site's page sees it: a panel that is open or not, a number of unread messages, a conversation or none. */
export class SiteSide {
    private readonly facts: SiteFacts;
    private kept: boolean;
    private opened = false;
    private launcher!: Launcher;
    private texts!: LoaderTexts;
    private frame: BoxFrame | undefined;
    private conversation = false;
    private tellOpened: () => void = () => undefined;
    private session: string | undefined;

    constructor(facts: SiteFacts) {
        this.facts = facts;
        this.kept = facts.kept;
    }

    /** \a opened is called when the visitor opens the panel. */
    use(launcher: Launcher, texts: LoaderTexts, opened: () => void): void {
        this.launcher = launcher;
        this.texts = texts;
        this.tellOpened = opened;
        const before = this.facts.memory?.read('open');
        this.conversation = before === open.closed || before === open.shown;
        if (!this.conversation) return;
        // A page load must not take the focus from the page, so the panel comes back without it.
        if (before === open.shown) this.launcher.show(true);
        this.makeFrame();
    }

    toggle(): void {
        this.show(!this.launcher.shown);
    }

    open(): void {
        if (!this.launcher.shown) this.show(true);
    }

    /** The panel is or was open on this page, or there is a conversation: nobody is invited to what they have. */
    get chatting(): boolean {
        return this.opened || this.conversation;
    }

    private show(shown: boolean): void {
        if (shown) {
            this.opened = true;
            this.makeFrame();
            this.tellOpened();
        }
        this.launcher.show(shown);
        this.remember();
        this.frame?.send({ type: 'shown', shown, byVisitor: true });
        if (shown) this.frame?.element.focus();
        else this.launcher.focus();
    }

    private makeFrame(): void {
        if (this.frame) return;
        const { host, site, name, vuid, pageLanguage, language } = this.facts;
        const start = (): ReturnType<ConstructorParameters<typeof BoxFrame>[3]> => {
            const { shown } = this.launcher;
            const facts = { vuid, name: name.slice(0, 200), pageLanguage: pageLanguage.slice(0, 35), language, shown, byVisitor: this.opened };
            return this.session === undefined ? facts : { ...facts, session: this.session };
        };
        this.frame = new BoxFrame(host, site, this.texts.panel, start, (message, port) => this.received(message, port));
        this.launcher.put(this.frame.element);
    }

    private received(message: ToLoader, port: MessagePort | undefined): void {
        switch (message.type) {
            case 'close':
                return this.show(false);
            case 'unread':
                return this.launcher.setUnread(message.count);
            case 'presence':
                return this.launcher.setPresence(message.presence);
            case 'look':
                return this.launcher.setLook(message);
            case 'conversation':
                this.conversation = message.exists;
                return this.remember();
            case 'mirror':
                this.launcher.setViewed(message.level !== undefined);
                if (message.level && port) record(this.facts.host, { level: message.level, hide: message.hide ?? [], own: this.launcher.host, port });
                return;
            case 'lent':
                return this.launcher.setLent(message.lent);
            case 'keep':
                this.session = message.session;
                return;
        }
    }

    private remember(): void {
        const { cookie, memory, vuid } = this.facts;
        if (!this.conversation) {
            memory?.remove('open');
            return;
        }
        // Where the site's rules keep no memory the cookie waits for the conversation that needs it; it is made once.
        if (!this.kept) this.kept = cookie.write(vuid);
        memory?.write('open', this.launcher.shown ? open.shown : open.closed);
    }
}
