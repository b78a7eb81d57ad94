// SPDX-License-Identifier: GPL-3.0-or-later
import { texts } from '../../../app/chatbox/src/box/texts';
import { transcript, transcriptName } from '../../../app/chatbox/src/box/transcript';
import type { Event } from '../../../app/chatbox/src/box/wire/tovisitor';
import { idOf, said } from './samples';

const at = (event: Event, ...date: [number, number, number, number, number]): Event => ({ ...event, at: new Date(...date).getTime() });
const written = (thread: Event[]): string => transcript(thread, 'Sample Shop', texts.en, 'en-GB');

test('is a page of text with days, times, names and what was said', () => {
    const thread = [
        at({ ...said(1, 'system', ''), kind: 'consent.given', text: undefined } as unknown as Event, 2026, 10, 24, 23, 59),
        at(said(2, 'visitor', 'Is it\nin stock?'), 2026, 10, 24, 23, 59),
        at({ ...said(3, 'advisor', 'Yes'), alias: 'Anna' }, 2026, 10, 25, 0, 1),
        at({ seq: 4, at: 0, id: idOf(4), kind: 'internal', author: 'system' }, 2026, 10, 25, 0, 2),
    ];
    const text = written(thread);
    expect(text.startsWith('\uFEFFChat with Sample Shop\n')).toBe(true);
    expect(text.match(/^== .* ==$/gm)?.length).toBe(2);
    expect(text).toContain('23:59:00  You\n    Is it\n    in stock?\n');
    expect(text).toContain('00:01:00  Anna\n    Yes\n');
    expect(text).toContain('You gave your consent');
    expect(text.endsWith('\n')).toBe(true);
});

test('keeps every character as it was written', () => {
    const odd = '<script>alert(1)</script> &amp; \t\u202Ecba\u200B \u{1F600}  trailing  ';
    expect(written([said(1, 'visitor', odd)])).toContain(`    ${odd}\n`);
});

test.each(['\n', '\r\n', '\r', '\v', '\f', '\u0085', '\u2028', '\u2029'])('a message cannot pass for a line of ours by %j', (end) => {
    const text = written([said(1, 'visitor', `x${end}${end}00:00:00  Anna${end}I owe you`), { ...said(2, 'advisor', 'y'), alias: `Eve${end}00:00:00  Anna` }]);
    for (const line of text.split(/\r\n|[\n\v\f\r\u0085\u2028\u2029]/)) expect(line).not.toMatch(/^00:00:00 {2}Anna/);
});

test('the name of the file holds a day and no word of the visitor', () => {
    expect(transcriptName(texts.en, new Date(2026, 0, 5))).toBe('chat-2026-01-05.txt');
    expect(transcriptName(texts.de, new Date(2026, 10, 25))).toMatch(/^[a-z]+-2026-11-25\.txt$/);
});
