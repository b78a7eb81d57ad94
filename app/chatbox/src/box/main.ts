// SPDX-License-Identifier: GPL-3.0-or-later
//
// The box: the iframe of the backend's origin. It says that it is there, waits for the loader's start, whose origin the browser
// attests, and from then on speaks with the backend. The page may show and hide it, nothing else (shared/bridge.ts).
import { checkStart, checkToBox, readyMessage, type Start, type ToLoader } from '../shared/bridge';
import { wantedLanguages } from '../shared/language';
import { Controller } from './controller';
import type { Scope, Words } from '../shared/cobrowsing';
import { BrowserStore, SessionKeeper } from './keep';
import { LendingKeeper } from './lendingkeeper';
import type { Socket } from './link';
import { MirrorLink, type MirrorSocket } from './mirrorlink';
import { Outbox } from './outbox';
import { SeenWindow } from './seenwindow';
import { filled, texts } from './texts';
import { View } from './view';

declare const VISAVIS_VERSION: string;

const site = new URLSearchParams(location.search).get('site') ?? '';

function begin(start: Start, origin: string, port: MessagePort): void {
    const tell = (message: ToLoader): void => port.postMessage(message);
    const store = new BrowserStore(() => window.localStorage);
    const keeper = new SessionKeeper(store, (session) => tell(session === undefined ? { type: 'keep' } : { type: 'keep', session }));
    const outbox = new Outbox(store);
    if (keeper.open(start.vuid, start.session)) outbox.wipe();
    const languages = wantedLanguages(navigator.languages, start.pageLanguage);
    const { language } = start;
    // "en-GB" writes times as the visitor does, "en" as Americans do.
    const locale = languages.find((tag) => tag.split('-')[0]?.toLowerCase() === language) ?? language;
    const view = new View(texts[language], locale, start.name);
    const sockets = `${location.origin.replace(/^http/, 'ws')}/api/v1`;
    const mirror = new MirrorLink({
        site,
        session: () => keeper.current(),
        open: () => new WebSocket(`${sockets}/mirror`) as MirrorSocket,
        recorder: ({ level, hide }) => {
            const channel = new MessageChannel();
            const wish: ToLoader = { type: 'mirror', level, hide: [...hide] };
            port.postMessage(wish, [channel.port2]);
            return channel.port1;
        },
        over: () => {
            tell({ type: 'mirror' });
            seen.over();
        },
    });
    const { seen: title, seenNote: note, seenOver: over } = texts[language].mirror;
    const seen = new SeenWindow(mirror, language, { title, note, over });
    const { lending } = texts[language];
    const words = (scope: Scope, alias: string): Words => {
        const name = alias || texts[language].advisor;
        return { name, frame: filled(lending.active[scope], name), stop: lending.stopKey, undo: lending.undo, send: filled(lending.send, name), sendYes: lending.sendYes, sendNo: lending.sendNo };
    };
    const controller = new Controller(
        { site, vuid: start.vuid, origin, languages, boxVersion: VISAVIS_VERSION },
        { keeper, outbox, view, tell, mirror, seen, lent: new LendingKeeper(new BrowserStore(() => window.sessionStorage)), words, open: () => new WebSocket(`${sockets}/visitor`) as Socket },
    );
    port.onmessage = (event: MessageEvent) => {
        if (checkToBox(event.data)) controller.show(event.data.shown, event.data.byVisitor);
    };
    controller.start(start.shown, start.byVisitor);
}

function greeted(event: MessageEvent): void {
    const port = event.ports[0];
    if (event.source !== window.parent || !port || !checkStart(event.data)) return;
    window.removeEventListener('message', greeted);
    begin(event.data, event.origin, port);
}

if (window.parent !== window) {
    window.addEventListener('message', greeted);
    window.parent.postMessage(readyMessage, '*');
}
