// SPDX-License-Identifier: GPL-3.0-or-later
import type { Language } from '../shared/language';
import { TimeInSight, type Clock, type Counters, type Memory } from './counters';
import type { Facts } from './evaluate';
import { isClosed, untilChange } from './hours';
import { Invitation } from './invitation';
import { InvitedBefore } from './invited';
import { Inviter } from './inviter';
import type { Launcher } from './launcher';
import { addressOf, onNavigation, pageOf } from './page';
import type { Engagement, Presence, Rules } from './rulefile';
import type { SiteSide } from './siteside';
import { Surroundings } from './surroundings';
import type { LoaderTexts } from './texts';

/** What was known of presence so long ago is no longer known. */
const presenceHolds = 10 * 60_000;

export interface Engaged {
    readonly engagement: Engagement;
    readonly open: Rules['open'];
    readonly texts: LoaderTexts;
    readonly language: Language;
    readonly launcher: Launcher;
    readonly side: SiteSide;
    /** Both are there only where the site's rules need memory and the browser has some. */
    readonly counters: Counters | undefined;
    readonly memory: Memory | undefined;
    readonly clock: Clock;
    readonly presenceFile: Promise<Presence | undefined> | undefined;
}

/** Puts the chat on the page and, where the site has rules, watches for the moment to invite. */
export function engage({ engagement, open, texts, language, launcher, side, counters, memory, clock, presenceFile }: Engaged): void {
    const visible = (): boolean => document.visibilityState === 'visible';
    const onPage = new TimeInSight(clock);
    const invited = new InvitedBefore(memory);
    let asked: { readonly presence: Presence | undefined; readonly at: number } | undefined;
    const presence = (): Presence | undefined => (isClosed(open, clock.now()) ? 'offline' : asked && clock.monotonic() - asked.at < presenceHolds ? asked.presence : undefined);
    let page = pageOf(location);

    const facts = (): Facts => ({
        now: clock.now(),
        pagesViewed: counters?.pagesViewed,
        connectionTime: counters?.connectionTime,
        timeOnSite: counters?.timeOnSite,
        timeOnPage: onPage.milliseconds,
        language: navigator.language,
        address: addressOf(location),
        presence: presence(),
        invited: invited.read(),
    });
    const card = new Invitation(
        texts,
        language,
        () => launcher.corner,
        () => side.open(),
        () => {
            // The keyboard must not be left in nothing.
            if (card.focused) launcher.focus();
            inviter.dismissed();
        },
    );
    launcher.putBeside(card.element);
    const around = new Surroundings(launcher.host, clock.monotonic);
    const inviter = new Inviter({ engagement, facts, invited, card, around, clock, chatting: () => side.chatting });

    onPage.set(visible());
    document.addEventListener('visibilitychange', () => onPage.set(visible()));
    side.use(launcher, texts, () => inviter.end());
    onNavigation(() => {
        if (pageOf(location) === page) return inviter.look();
        page = pageOf(location);
        onPage.restart();
        counters?.pageViewed(navigator.language, visible());
        inviter.moved();
    });
    const showPresence = (): void => {
        // Once the chat is open its socket knows better.
        if (!side.chatting) launcher.setPresence(presence());
        inviter.look();
    };
    window.addEventListener('pageshow', (event) => {
        if (!event.persisted) return;
        onPage.restart();
        inviter.moved();
        showPresence();
    });
    // What the hours say is known without asking, and a page that stays open sees them pass.
    const watchHours = (): void => {
        showPresence();
        const rest = untilChange(open, clock.now());
        if (rest === undefined) return;
        setTimeout(() => {
            asked = undefined; // it was said of other hours
            watchHours();
        }, rest);
    };
    if (open) watchHours();
    void presenceFile?.then((found) => {
        asked = { presence: found, at: clock.monotonic() };
        showPresence();
        setTimeout(showPresence, presenceHolds);
    });
    inviter.look();
}
