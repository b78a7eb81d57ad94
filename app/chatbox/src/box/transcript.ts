// SPDX-License-Identifier: GPL-3.0-or-later
import type { Texts } from './texts';
import { filled } from './texts';
import type { Thread } from './thread';
import { lineOf } from './threadrows';

/** Written by us, so that editors that guess read it as UTF-8. */
const mark = '\uFEFF';

/**
 * The thread as a plain text file, for the visitor to keep. Nothing in it is interpreted by anybody: each line of a message stands as
 * it was written, four spaces in, so that no text can pass for a line of ours.
 */
export function transcript(thread: Thread, site: string, texts: Texts, locale: string): string {
    const day = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
    const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
    const lines = [filled(texts.transcript.title, site.replace(/\s+/g, ' '))];
    let today = '';
    for (const event of thread) {
        const line = event.kind === 'message' ? (event.author === 'visitor' ? texts.you : oneLine(event.alias ?? texts.advisor)) : lineOf(event, texts);
        if (line === undefined) continue;
        const date = day.format(event.at);
        if (date !== today) lines.push('', `== ${date} ==`);
        today = date;
        lines.push('', `${time.format(event.at)}  ${oneLine(line)}`);
        if (event.text !== undefined) lines.push(...event.text.split(/\r\n|[\n\v\f\r\u0085\u2028\u2029]/).map((part) => `    ${part}`));
    }
    return `${mark}${lines.join('\n')}\n`;
}

/** Its name holds a day and nothing of the visitor. */
export function transcriptName(texts: Texts, now: Date): string {
    const two = (value: number): string => String(value).padStart(2, '0');
    return `${texts.transcript.file}-${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}.txt`;
}

function oneLine(text: string): string {
    return text.replace(/[\n\v\f\r\u0085\u2028\u2029]+/g, ' ');
}
