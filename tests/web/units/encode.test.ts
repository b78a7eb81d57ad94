// SPDX-License-Identifier: GPL-3.0-or-later
import { codePoints, cut, encode, isBlank, wellFormed, type Request } from '../../../app/chatbox/src/box/wire/fromvisitor';
import { fixture, fixtureNames } from './fixtures';

const nonce = 'b2FvX1e8Qy6nTq0uVwXyZg';
const noticeHash = '000000000000000000000000000000000000000000000000000000000000000a';

// One of each, demanded by the compiler; the fixtures are those that the C++ codec reads.
const requests: { [T in Request['type']]: readonly [number, Extract<Request, { type: T }>] } = {
    'visitor.hello': [
        1,
        {
            type: 'visitor.hello',
            version: 1,
            site: 'shop',
            vuid: 'k9wR2vB4TqOeYc1mXzLpAQ',
            origin: 'http://shop.localhost:8080',
            languages: ['fr-CA', 'fr', 'en'],
            session: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAE',
            after: 3,
        },
    ],
    'consent.give': [2, { type: 'consent.give', nonce, noticeHash, purposes: ['chat', 'preview'], method: 'button', boxVersion: '0.1.0' }],
    'consent.refuse': [3, { type: 'consent.refuse', nonce, noticeHash }],
    'consent.withdraw': [4, { type: 'consent.withdraw', purposes: ['preview'] }],
    'conversation.begin': [5, { type: 'conversation.begin' }],
    'message.send': [6, { type: 'message.send', clientId: nonce, text: 'Hello' }],
    'message.seen': [7, { type: 'message.seen', seq: 3 }],
    'preview.update': [8, { type: 'preview.update', text: 'Do you ha' }],
    'typing.update': [9, { type: 'typing.update', active: true }],
    'visitor.identify': [10, { type: 'visitor.identify', name: 'Marie Curie', email: 'marie@example.org', phone: '+33 1 23 45 67 89' }],
    'history.page': [11, { type: 'history.page', before: 101, limit: 100 }],
    'conversation.close': [12, { type: 'conversation.close' }],
    'mirror.pause': [12, { type: 'mirror.pause', paused: true }],
    'cobrowse.answer': [
        21,
        { type: 'cobrowse.answer', nonce, noticeHash: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08', accept: true, method: 'button', boxVersion: '0.1.0', tab: 'c3RvcCBsb29raW5nIGhlcg' },
    ],
    'cobrowse.stop': [22, { type: 'cobrowse.stop', how: 'escape' }],
    'cobrowse.resume': [23, { type: 'cobrowse.resume', token: 'kJ8s2mVx0QpLr7TnW4yZ1aBcDeFgHiJkLmNoPqRsTuU', tab: 'c3RvcCBsb29raW5nIGhlcg' }],
    ping: [13, { type: 'ping' }],
    'survey.answer': [14, { type: 'survey.answer', score: 4, comment: 'Quick and kind \u00e9\u4e16\u{1F600}' }],
};

describe('encode', () => {
    test('there is a request for each fixture', () => {
        expect(Object.keys(requests).sort()).toEqual(fixtureNames('protocol/fromvisitor'));
    });

    test.each(Object.entries(requests))('writes %s as its fixture', (type, [id, request]) => {
        expect(JSON.parse(encode(request, id))).toEqual(fixture(`protocol/fromvisitor/${type}.json`));
    });

    test('leaves out what a request does not have', () => {
        expect(encode({ type: 'visitor.identify', name: 'Marie' }, 4)).toBe('{"type":"visitor.identify","id":4,"name":"Marie"}');
    });
});

describe('text for the wire', () => {
    test.each([
        ['as it is', 'a\n\u{1F600}\u202E\uFEFFé', 'a\n\u{1F600}\u202E\uFEFFé'],
        ['without U+0000', 'a\u0000b', 'a\uFFFDb'],
        ['without a lone first half', 'a\uD83Db', 'a\uFFFDb'],
        ['without a lone second half', '\uDE00\uD83D\uDE00', '\uFFFD\u{1F600}'],
        ['without halves in the wrong order', '\uDE00\uD83D', '\uFFFD\uFFFD'],
    ])('%s', (_, typed, sent) => {
        expect(wellFormed(typed)).toBe(sent);
    });

    test('is counted and cut in code points', () => {
        expect(codePoints('')).toBe(0);
        expect(codePoints('a\u{1F600}e\u0301')).toBe(4);
        expect(cut('\u{1F600}\u{1F601}\u{1F602}', 2)).toBe('\u{1F600}\u{1F601}');
        expect(cut('short', 5)).toBe('short');
    });

    test('is blank when there is nothing but white space in it', () => {
        for (const text of ['', ' ', '\t\n\r', '\u00A0\u2003\u3000', '\u0085']) expect([text, isBlank(text)]).toEqual([text, true]);
        for (const text of ['.', '\u200B', '\uFEFF', ' x ']) expect([text, isBlank(text)]).toEqual([text, false]);
    });
});
