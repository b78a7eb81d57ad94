// SPDX-License-Identifier: GPL-3.0-or-later
import { cobrowseTransition, isLent, type CobrowseEvent, type CobrowseState } from '../../../app/chatbox/src/box/cobrowsing';
import { cutOff, endedHere, mayCommand, nothingLent, told, withDeed, type Lending } from '../../../app/chatbox/src/box/lending';
import { checkCommand, scopes } from '../../../app/chatbox/src/shared/cobrowsing';
import { fixture } from './fixtures';

type Oracle = { readonly states: Record<CobrowseState, Record<CobrowseEvent, readonly string[]>> };

const { states } = fixture('cobrowsing.json') as Oracle;
const cells = Object.entries(states).flatMap(([state, row]) => Object.entries(row).map(([event, cell]) => [state as CobrowseState, event as CobrowseEvent, cell] as const));

describe('the table', () => {
    test('has every cell of the oracle', () => expect(cells.length).toBe(80));

    test.each(cells)('%s, %s', (state, event, cell) => {
        const { next, effects } = cobrowseTransition(state, event);
        expect([next, ...effects]).toEqual(cell);
    });
});

describe('the visitor’s mouse in the box', () => {
    const tab = 'c3RvcCBsb29raW5nIGhlcg';
    const lent: Lending = told(nothingLent, { type: 'cobrowse', state: 'active', scope: 'assist', alias: 'Anna', tab, seconds: 120 }, tab);

    test('commands go on to the tab that was lent, and to no other', () => {
        expect(mayCommand(lent)).toBe(true);
        expect(mayCommand(told(nothingLent, { type: 'cobrowse', state: 'active', scope: 'assist', alias: 'Anna', tab }, 'another'))).toBe(false);
        expect(mayCommand(told(lent, { type: 'cobrowse', state: 'between', scope: 'assist', alias: 'Anna', tab }, tab))).toBe(false);
        expect(mayCommand(nothingLent)).toBe(false);
    });

    test.each(['stop', 'escape', 'boxClosed'] as const)('%s ends it here at once, whatever comes late', (how) => {
        const ended = endedHere(lent, how);

        expect([isLent(ended.state), mayCommand(ended)]).toEqual([false, false]);
        const late = told(ended, { type: 'cobrowse', state: 'active', scope: 'assist', alias: 'Anna', tab }, tab);
        expect(mayCommand(late)).toBe(false);
        const over = told(late, { type: 'cobrowse', state: 'idle', result: 'stopped' }, tab);
        expect(mayCommand(told(over, { type: 'cobrowse', state: 'active', scope: 'point', alias: 'Anna', tab }, tab))).toBe(true);
    });

    test('there is nothing to end where nothing is lent', () => {
        expect(endedHere(nothingLent, 'stop')).toBe(nothingLent);
        const asked = told(nothingLent, { type: 'cobrowse', state: 'requested', scope: 'point', alias: 'Anna', seconds: 60 }, tab);
        expect(endedHere(asked, 'boxClosed')).toBe(asked);
    });

    test('what was cut off here is not taken up again by what comes late', () => {
        const lost = { ...cutOff(lent), ended: true };
        expect(mayCommand(told(lost, { type: 'cobrowse', state: 'active', scope: 'assist', alias: 'Anna', tab }, tab))).toBe(false);
        expect(told(lost, { type: 'cobrowse', state: 'between', scope: 'assist', alias: 'Anna', tab }, tab).state).toBe('idle');
    });

    test('without a connection nothing is lent', () => {
        expect(isLent(cutOff(lent).state)).toBe(false);
        expect(cutOff(withDeed(lent, 'filled', 'Postcode', 7, 1)).deeds.length).toBe(1);
    });

    test('the list of what was done is bounded', () => {
        let lending = lent;
        for (let i = 0; i < 80; ++i) lending = withDeed(lending, 'pressed', `${i}`, 1, i);
        expect([lending.deeds.length, lending.deeds[0]?.what]).toEqual([50, '30']);
    });
});

describe('a command', () => {
    const fill = { number: 1, page: 7, node: 3, action: 'fill', text: '75011' };

    test.each([
        ['as it is', fill, true],
        ['without its text', { ...fill, text: undefined }, false],
        ['with a place besides', { ...fill, x: 1, y: 1 }, false],
        ['outside of its element', { number: 1, page: 7, node: 3, action: 'click', x: 10_001, y: 0 }, false],
        ['far down a page', { number: 1, page: 7, node: 3, action: 'scroll', x: 0, y: 90_000 }, true],
        ['to another address', { ...fill, action: 'navigate' }, false],
        ['to nobody', { ...fill, node: 0 }, false],
    ])('%s', (_, command, passes) => {
        const sent = JSON.parse(JSON.stringify(command)) as unknown;
        expect(checkCommand(sent)).toBe(passes);
    });

    test('only the last scope fills and presses', () => {
        expect(scopes.point).toEqual(['pointer', 'highlight']);
        expect(scopes.guide).not.toContain('fill');
        expect(scopes.assist).toContain('fill');
    });
});
