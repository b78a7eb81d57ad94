// SPDX-License-Identifier: GPL-3.0-or-later
import type { Language } from '../shared/language';
import type { Presence } from './rulefile';

export interface LoaderTexts {
    readonly open: string;
    readonly close: string;
    readonly panel: string;
    unread(count: number): string;
    /** An advisor sees the page. */
    readonly viewed: string;
    /** What stands behind the name of the button. */
    readonly presence: Readonly<Record<Presence, string>>;
    /** On an invitation, where the site's rules say nothing else. */
    readonly accept: string;
    readonly dismiss: string;
}

export const texts: Record<Language, LoaderTexts> = {
    en: {
        open: 'Open the chat',
        close: 'Close the chat',
        panel: 'Chat',
        unread: (count) => (count === 1 ? '1 unread message' : `${count} unread messages`),
        viewed: 'an advisor sees this page',
        presence: { online: ': somebody is here for you', busy: ': everybody is busy just now', offline: ': nobody is here just now' },
        accept: 'Chat now',
        dismiss: 'Close the invitation',
    },
    fr: {
        open: 'Ouvrir la discussion',
        close: 'Fermer la discussion',
        panel: 'Discussion',
        unread: (count) => (count === 1 ? '1 message non lu' : `${count} messages non lus`),
        viewed: 'un conseiller voit cette page',
        presence: { online: '\u00a0: quelqu’un est là pour vous', busy: '\u00a0: tout le monde est occupé en ce moment', offline: '\u00a0: personne n’est là en ce moment' },
        accept: 'Discuter',
        dismiss: 'Fermer l’invitation',
    },
    de: {
        open: 'Chat öffnen',
        close: 'Chat schließen',
        panel: 'Chat',
        unread: (count) => (count === 1 ? '1 ungelesene Nachricht' : `${count} ungelesene Nachrichten`),
        viewed: 'ein Berater sieht diese Seite',
        presence: { online: ': jemand ist für Sie da', busy: ': gerade sind alle im Gespräch', offline: ': gerade ist niemand da' },
        accept: 'Jetzt chatten',
        dismiss: 'Einladung schließen',
    },
    es: {
        open: 'Abrir el chat',
        close: 'Cerrar el chat',
        panel: 'Chat',
        unread: (count) => (count === 1 ? '1 mensaje sin leer' : `${count} mensajes sin leer`),
        viewed: 'un asesor ve esta página',
        presence: { online: ': hay alguien para atenderle', busy: ': ahora todos están ocupados', offline: ': ahora no hay nadie' },
        accept: 'Chatear',
        dismiss: 'Cerrar la invitación',
    },
};
