// SPDX-License-Identifier: GPL-3.0-or-later
//
// "What the advisor sees": a window of the chat's own origin that draws what this tab sends, as it goes out. It asks the box that
// opened it and nobody else, and keeps nothing.
import { ReplayStage } from '../shared/replaystage';
import { checkToSeen, seenReady } from '../shared/seen';

const note = document.getElementById('note') as HTMLElement;
const root = document.getElementById('stage') as HTMLElement;
const box = window.opener as Window | null;
const stage = new ReplayStage(root, place);
let over = false;

function place(): void {
    const { size, wrapper } = stage;
    const margin = 16;
    const factor = Math.min(1, (root.clientWidth - 2 * margin) / size.width, (root.clientHeight - 2 * margin) / size.height);
    const left = Math.max(margin, (root.clientWidth - size.width * factor) / 2);
    wrapper.style.transform = `translate(${Math.round(left)}px, ${margin}px) scale(${factor})`;
}

window.addEventListener('resize', place);
window.addEventListener('message', (event) => {
    if (event.source !== box || event.origin !== location.origin || !checkToSeen(event.data)) return;
    const { data } = event;
    if (data.type === 'picture') {
        if (!over) stage.picture(data.hash, URL.createObjectURL(new Blob([data.bytes])));
        return;
    }
    if (data.type === 'lines') {
        if (!over) stage.push(data.lines);
        return;
    }
    document.documentElement.lang = data.language;
    document.title = data.title;
    note.textContent = data.note;
    over = data.over;
    document.body.className = over ? 'over' : '';
});
place();
box?.postMessage(seenReady, location.origin);
