// SPDX-License-Identifier: GPL-3.0-or-later

/**
 * The life of the connection as a table, held to tests/fixtures/connection.json.
 *
 * idle: nothing is wanted · connecting: a socket opens · greeting: hello was sent · live: welcomed · waiting: lost, a retry is
 * due · stopped: the backend will not have us, and asking again would not help.
 */
export type LinkState = 'idle' | 'connecting' | 'greeting' | 'live' | 'waiting' | 'stopped';
export type LinkEvent = 'start' | 'opened' | 'welcomed' | 'lost' | 'retry' | 'refused' | 'restart' | 'stop';
export type LinkEffect = 'connect' | 'sendHello' | 'schedule' | 'resetBackoff' | 'hangUp' | 'cancelRetry';

type Row = Partial<Record<LinkEvent, readonly [LinkState, ...LinkEffect[]]>>;

// An event that is not in a row changes nothing: a socket's late word about a connection that is over.
const table: Record<LinkState, Row> = {
    idle: { start: ['connecting', 'connect'] },
    connecting: {
        opened: ['greeting', 'sendHello'],
        lost: ['waiting', 'schedule'],
        restart: ['connecting', 'hangUp', 'connect'],
        stop: ['idle', 'hangUp'],
    },
    greeting: {
        welcomed: ['live', 'resetBackoff'],
        lost: ['waiting', 'schedule'],
        refused: ['stopped', 'hangUp'],
        restart: ['connecting', 'hangUp', 'connect'],
        stop: ['idle', 'hangUp'],
    },
    live: {
        lost: ['waiting', 'schedule'],
        restart: ['connecting', 'hangUp', 'connect'],
        stop: ['idle', 'hangUp'],
    },
    waiting: {
        retry: ['connecting', 'cancelRetry', 'connect'],
        restart: ['connecting', 'cancelRetry', 'connect'],
        stop: ['idle', 'cancelRetry'],
    },
    stopped: { restart: ['connecting', 'connect'] },
};

export interface LinkTransition {
    readonly next: LinkState;
    readonly effects: readonly LinkEffect[];
}

export function linkTransition(state: LinkState, event: LinkEvent): LinkTransition {
    const [next, ...effects] = table[state][event] ?? [state];
    return { next, effects };
}

const first = 300;
const soonMost = 4_000;
const soonTries = 30;
const lateMost = 20_000;

/**
 * Milliseconds before try number \a attempt (from 0): doubling, at most 4 s for the first minutes, so that everybody is back
 * within 5 s of a backend that was restarted, later at most 20 s. \a random in [0, 1) spreads a crowd over half of it.
 */
export function backoff(attempt: number, random: number): number {
    const most = attempt < soonTries ? soonMost : lateMost;
    const delay = Math.min(most, first * 2 ** Math.min(attempt, 20));
    return Math.round(delay / 2 + (random * delay) / 2);
}
