// SPDX-License-Identifier: GPL-3.0-or-later
import { decodeToVisitor, isEvent, type ToVisitor } from '../../../app/chatbox/src/box/wire/tovisitor';
import { fixture, fixtureNames } from './fixtures';

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
type Path = readonly (string | number)[];

// Typed by hand from app/protocol/README.md: what may be left out, by the name of the member and of the object that it is in.
const optional = new Set([
    'visitor.welcome ask',
    'visitor.welcome conversation',
    'consent.given record',
    'conversation alias',
    'notice privacyUrl',
    ...['light', 'dark', 'greeting', 'offline'].map((name) => `look ${name}`),
    'error re',
    'error retryAfter',
    ...['scope', 'alias', 'ask', 'tab', 'token', 'seconds', 'result'].map((name) => `cobrowse ${name}`),
    ...['level', 'hide', 'alias'].map((name) => `mirror.wanted ${name}`),
    ...['alias', 'text', 'purposes', 'by', 'to', 'note', 'outcome', 'conversationType', 'offered', 'score', 'presence', 'scope', 'result'].map((name) => `event ${name}`),
]);

/** Each place in \a value, the whole first. */
function places(value: Json, at: Path = []): Path[] {
    if (typeof value !== 'object' || value === null) return [at];
    return [at, ...Object.entries(value).flatMap(([name, member]) => places(member, [...at, Array.isArray(value) ? Number(name) : name]))];
}

function valueAt(value: Json, path: Path): Json {
    return path.reduce<Json>((held, step) => (held as Record<string | number, Json>)[step] as Json, value);
}

/** A copy with \a path replaced, or taken away. */
function changed(value: Json, path: Path, to: Json | undefined): Json {
    const copy = structuredClone(value);
    const holder = valueAt(copy, path.slice(0, -1)) as Record<string | number, Json>;
    const last = path[path.length - 1] as string;
    if (to === undefined) delete holder[last];
    else holder[last] = to;
    return copy;
}

/** What the object at \a path is called in the list of what is optional. */
function nameOf(frame: Json, path: Path): string {
    if (path.length === 0) return (frame as { type: string }).type;
    const last = path[path.length - 1];
    const name = typeof last === 'number' ? path[path.length - 2] : last;
    return name === 'events' ? 'event' : String(name);
}

const wrong: Record<string, Json[]> = {
    string: [null, 1, true, [], {}, '\u0000', '\ud800'],
    number: [null, '1', true, -1, 1.5, 2 ** 53, [], {}],
    boolean: [null, 0, 'true', [], {}],
    array: [null, 'x', 1, {}, [null], [[]]],
    object: [null, 'x', 1, true, [], {}],
};

function wrongFor(value: Json): Json[] {
    return wrong[Array.isArray(value) ? 'array' : typeof value] as Json[];
}

function decodes(value: Json): boolean {
    return decodeToVisitor(JSON.stringify(value)) !== undefined;
}

const frames = fixtureNames('protocol/tovisitor').map((name) => [name, fixture(`protocol/tovisitor/${name}.json`) as Json] as const);

describe('decodeToVisitor', () => {
    test('knows the types that have a fixture', () => {
        // The compiler demands each type here, and the fixtures are those of the C++ codec.
        const types: Record<ToVisitor['type'], true> = {
            'visitor.welcome': true,
            'consent.ask': true,
            'consent.given': true,
            'consent.changed': true,
            event: true,
            cobrowse: true,
            seen: true,
            typing: true,
            presence: true,
            look: true,
            'mirror.wanted': true,
            'history.events': true,
            ok: true,
            error: true,
        };
        expect(fixtureNames('protocol/tovisitor')).toEqual(Object.keys(types).sort());
    });

    test.each(frames)('takes %s as it is', (_, frame) => {
        expect(decodeToVisitor(JSON.stringify(frame))).toEqual(frame);
    });

    test.each(frames)('refuses %s with a member too few', (_, frame) => {
        for (const path of places(frame)) {
            const last = path[path.length - 1];
            if (typeof last !== 'string') continue;
            const may = optional.has(`${nameOf(frame, path.slice(0, -1))} ${last}`);
            expect([path.join('.'), decodes(changed(frame, path, undefined))]).toEqual([path.join('.'), may]);
        }
    });

    test.each(frames)('refuses %s with a member too many', (_, frame) => {
        for (const path of places(frame)) {
            const object = valueAt(frame, path);
            if (typeof object !== 'object' || object === null || Array.isArray(object)) continue;
            for (const name of ['surprise', 'constructor', 'toString'])
                expect([path.join('.'), name, decodes(changed(frame, [...path, name], 1))]).toEqual([path.join('.'), name, false]);
        }
    });

    test('refuses an own __proto__', () => {
        // Not by changed(): assigning it to an object in memory makes no member.
        expect(decodeToVisitor('{"type":"ok","re":7}')).toBeDefined();
        expect(decodeToVisitor('{"type":"ok","re":7,"__proto__":{}}')).toBeUndefined();
    });

    test.each(frames)('refuses %s with a null or a wrong type anywhere', (_, frame) => {
        for (const path of places(frame).slice(1))
            for (const value of wrongFor(valueAt(frame, path)))
                expect([path.join('.'), value, decodes(changed(frame, path, value))]).toEqual([path.join('.'), value, false]);
    });

    test.each(['', 'null', '[]', '"ok"', '7', '{', '{"type":"ok","re":7', '{"type":"ping","id":1}', '{"type":"toString"}', '{"type":"ok","re":0}'])('refuses %s', (text) => {
        expect(decodeToVisitor(text)).toBeUndefined();
    });

    test('refuses what is no text', () => {
        for (const data of [undefined, null, new ArrayBuffer(2), { type: 'ok', re: 7 }]) expect(decodeToVisitor(data)).toBeUndefined();
    });
});

describe('isEvent', () => {
    // What managers whisper to advisors is not known here: it would be refused even if a backend sent it.
    const others = fixtureNames('protocol/events').filter((name) => name !== 'whisper');
    test('refuses a whisper', () => {
        expect(isEvent(fixture('protocol/events/whisper.json'))).toBe(false);
    });

    test.each(others)('takes %s', (name) => {
        expect(isEvent(fixture(`protocol/events/${name}.json`))).toBe(true);
    });
});
