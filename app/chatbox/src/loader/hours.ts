// SPDX-License-Identifier: GPL-3.0-or-later
import type { Rules } from './rulefile';

const longestTimer = 2 ** 31 - 1;

/** By the spans of the rule file, which reach some days ahead: a page that is left open for longer says that nobody is there. */
export function isClosed(open: Rules['open'], now: number): boolean {
    return open !== undefined && !open.some(([from, to]) => now >= from && now < to);
}

/** Milliseconds until that changes; nothing when it does not. */
export function untilChange(open: Rules['open'], now: number): number | undefined {
    const next = open?.flat().find((edge) => edge > now);
    return next === undefined ? undefined : Math.min(next - now, longestTimer);
}
