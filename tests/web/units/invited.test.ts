// SPDX-License-Identifier: GPL-3.0-or-later
// What is remembered of invitations, and where.
import { Memory, type KeyStore } from '../../../app/chatbox/src/loader/counters';
import { InvitedBefore } from '../../../app/chatbox/src/loader/invited';
import { idOf } from './samples';

function storeOf(kept: Map<string, string>): KeyStore {
    return {
        get length() {
            return kept.size;
        },
        key: (index) => [...kept.keys()][index] ?? null,
        getItem: (name) => kept.get(name) ?? null,
        setItem: (name, value) => void kept.set(name, value),
        removeItem: (name) => void kept.delete(name),
    };
}

const key = `visavis.${idOf(1)}.invited`;
const remembering = (kept: Map<string, string>) => new InvitedBefore(new Memory(storeOf(kept), idOf(1), () => true));

test('what was shown and closed is known on the next page', () => {
    const kept = new Map<string, string>();
    remembering(kept).shown('a', 1000);
    remembering(kept).shown('a', 2000);
    remembering(kept).shown('b', 3000);
    remembering(kept).closed('a');

    expect(remembering(kept).read()).toEqual({ last: 3000, rules: [{ id: 'a', shown: 2, closed: true }, { id: 'b', shown: 1, closed: false }] });
    expect([...kept.keys()]).toEqual([key]);
});

test('without memory it is known on this page and nowhere else', () => {
    const page = new InvitedBefore(undefined);
    page.shown('a', 1000);
    page.closed('a');

    expect(page.read()).toEqual({ last: 1000, rules: [{ id: 'a', shown: 1, closed: true }] });
    expect(new InvitedBefore(undefined).read()).toEqual({ last: 0, rules: [] });
});

test.each(['', 'x', 'null', '[]', '{"last":1}', '{"last":-1,"rules":[]}', '{"last":1,"rules":[{"id":"a","shown":"1","closed":false}]}', '{"last":1,"rules":[],"more":1}'])(
    'what is not ours is not believed: %j',
    (value) => {
        expect(remembering(new Map([[key, value]])).read()).toEqual({ last: 0, rules: [] });
    },
);

test('the oldest is forgotten, never the youngest', () => {
    const kept = new Map<string, string>();
    for (let i = 0; i < 30; ++i) remembering(kept).shown(`rule-${i}`, 1000 + i);

    const { rules } = remembering(kept).read();
    expect(rules).toHaveLength(20);
    expect(rules[0]?.id).toBe('rule-29');
});
