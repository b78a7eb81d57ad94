// SPDX-License-Identifier: GPL-3.0-or-later
//
// The one script on the site's page. It draws the launcher and fetches the rule file; only when the visitor opens the chat, or
// has a conversation to come back to, does it make the iframe that talks to the backend. Until then nothing of the visitor
// leaves the browser (PRIVACY.md S1.1c). It defines no global: whether it runs already is asked with an event.
import { chooseLanguage, wantedLanguages } from '../shared/language';
import { Counters, Memory, type Clock, type KeyStore } from './counters';
import { engage } from './engage';
import { fetchPresence, fetchRules } from './rules';
import { Launcher } from './launcher';
import { SiteSide } from './siteside';
import { texts } from './texts';
import { newVuid, VuidCookie } from './vuid';

const presence = 'visavis:loader';
const saveEvery = 15_000;
const clock: Clock = { now: () => Date.now(), monotonic: () => performance.now() };

function storage(): KeyStore | undefined {
    try {
        return window.localStorage;
    } catch {
        return undefined; // blocked by the browser
    }
}

function whenParsed(work: () => void): void {
    if (document.body) work();
    else document.addEventListener('DOMContentLoaded', work, { once: true });
}

/** True for the first copy of this script on the page only. */
function isFirst(): boolean {
    if (!document.dispatchEvent(new CustomEvent(presence, { cancelable: true }))) return false;
    document.addEventListener(presence, (event) => event.preventDefault());
    return true;
}

async function load(script: HTMLScriptElement): Promise<void> {
    const site = script.dataset['site'] ?? '';
    const host = new URL(script.src).origin;
    const rules = await fetchRules(host, site);
    if (!rules) return;
    const presenceFile = rules.engagement.presence ? fetchPresence(host, site) : undefined;
    whenParsed(() => {
        const cookie = new VuidCookie(document, window.isSecureContext);
        const store = storage();
        const known = cookie.read();
        if (store) Memory.purge(store, known);
        const vuid = known ?? newVuid();
        const kept = known !== undefined || (rules.memory && cookie.write(vuid));
        const memory = store ? new Memory(store, vuid, () => cookie.read() === vuid) : undefined;
        const remembers = memory && kept && rules.memory ? memory : undefined;
        const counters = remembers && new Counters(remembers, clock);
        if (counters) count(counters);

        const pageLanguage = document.documentElement.lang;
        const language = chooseLanguage(wantedLanguages(navigator.languages, pageLanguage), rules.languages);
        const side = new SiteSide({ host, site, name: rules.name, vuid, pageLanguage, language, cookie, kept, memory });
        const launcher = new Launcher(texts[language], language, rules.engagement.look ?? {}, () => side.toggle());
        engage({ engagement: rules.engagement, open: rules.open, texts: texts[language], language, launcher, side, counters, memory: remembers, clock, presenceFile });
    });
}

function count(counters: Counters): void {
    const visible = (): boolean => document.visibilityState === 'visible';
    counters.pageViewed(navigator.language, visible());
    document.addEventListener('visibilitychange', () => counters.visibilityChanged(visible()));
    window.addEventListener('pagehide', () => counters.visibilityChanged(false));
    window.addEventListener('pageshow', (event) => {
        if (event.persisted) counters.pageViewed(navigator.language, visible());
    });
    window.setInterval(() => counters.save(), saveEvery);
}

const script = document.currentScript;
if (script instanceof HTMLScriptElement && script.dataset['site'] && isFirst()) void load(script);
