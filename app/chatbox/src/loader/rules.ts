// SPDX-License-Identifier: GPL-3.0-or-later
import { checkPresence, takeRules, type Presence, type Rules } from './rulefile';

/** A file of the chat's host that is the same for every visitor; the request carries nothing of this one. */
async function fetchFile(url: string, get: typeof fetch): Promise<unknown> {
    try {
        const answer = await get(url, { credentials: 'omit', referrerPolicy: 'no-referrer', redirect: 'error' });
        return answer.ok ? await answer.json() : undefined;
    } catch {
        return undefined;
    }
}

/** What the loader may know of the site. */
export async function fetchRules(host: string, site: string, get: typeof fetch = fetch): Promise<Rules | undefined> {
    const rules = takeRules(await fetchFile(`${host}/rules/${encodeURIComponent(site)}.json`, get));
    return rules?.site === site ? rules : undefined;
}

/**
 * Whether somebody could answer. Asked once while a page loads, where the site's rules ask for it, and at no other time: a
 * request that depends on what the visitor does would tell it.
 */
export async function fetchPresence(host: string, site: string, get: typeof fetch = fetch): Promise<Presence | undefined> {
    const file = await fetchFile(`${host}/presence/${encodeURIComponent(site)}.json`, get);
    return checkPresence(file) && file.site === site ? file.presence : undefined;
}
