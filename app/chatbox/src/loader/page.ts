// SPDX-License-Identifier: GPL-3.0-or-later
import type { Facts } from './evaluate';

export function addressOf({ pathname, search, hash }: Location): Facts['address'] {
    return { path: pathname, query: search.slice(1), fragment: hash.slice(1) };
}

/** What counts as one page: the path, and in sites that keep their pages behind "#/" or "#!" that too. */
export function pageOf({ pathname, hash }: Location): string {
    return /^#[/!]/.test(hash) ? pathname + hash : pathname;
}

/**
 * Calls \a moved after each change of the address without a load. Where the browser tells nobody of pushState and
 * replaceState, the two are wrapped; they do and return what they did before.
 */
export function onNavigation(moved: () => void): void {
    const { navigation } = window as { navigation?: EventTarget };
    if (navigation) {
        navigation.addEventListener('currententrychange', moved);
        return;
    }
    for (const name of ['pushState', 'replaceState'] as const) {
        const original = history[name];
        history[name] = function (this: History, ...given: Parameters<History['pushState']>): void {
            original.apply(this, given);
            moved();
        };
    }
    window.addEventListener('popstate', moved);
    window.addEventListener('hashchange', moved);
}
