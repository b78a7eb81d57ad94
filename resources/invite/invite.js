// SPDX-License-Identifier: GPL-3.0-or-later
//
// The page behind a one-time link. The secret is the fragment of the address: browsers send it to nobody, we send it in the
// body of our two requests, and it leaves the address bar and the history before the first of them.
'use strict';

const words = {
    en: {
        title: 'Set your password', username: 'User name', password: 'New password', again: 'The same once more',
        rule: 'At least 12 characters. A sentence is easier to remember than a riddle.', set: 'Set the password',
        void: 'This link was used, is too old, or a newer one was made. Ask whoever invited you for a new link.',
        unequal: 'The two are not the same.', short: 'Use at least 12 characters, and not your user name.',
        busy: 'Too many attempts from here. Wait a minute and try again.', failed: 'That did not reach the server. Nothing was changed; try again.',
        done: 'Your password is set. Open Visavis and sign in as {name}.',
    },
    fr: {
        title: 'Choisissez votre mot de passe', username: 'Identifiant', password: 'Nouveau mot de passe', again: 'Le même encore une fois',
        rule: 'Au moins 12 caractères. Une phrase se retient mieux qu’une énigme.', set: 'Enregistrer le mot de passe',
        void: 'Ce lien a déjà servi, a expiré ou a été remplacé. Demandez un nouveau lien à la personne qui vous a invité.',
        unequal: 'Les deux saisies diffèrent.', short: 'Au moins 12 caractères, et pas votre identifiant.',
        busy: 'Trop d’essais depuis ici. Attendez une minute et réessayez.', failed: 'Le serveur n’a pas répondu. Rien n’a changé ; réessayez.',
        done: 'Votre mot de passe est enregistré. Ouvrez Visavis et connectez-vous en tant que {name}.',
    },
    de: {
        title: 'Passwort festlegen', username: 'Benutzername', password: 'Neues Passwort', again: 'Noch einmal dasselbe',
        rule: 'Mindestens 12 Zeichen. Ein Satz merkt sich leichter als ein Rätsel.', set: 'Passwort festlegen',
        void: 'Dieser Link wurde benutzt, ist zu alt oder durch einen neueren ersetzt. Bitten Sie um einen neuen Link.',
        unequal: 'Die beiden Eingaben unterscheiden sich.', short: 'Mindestens 12 Zeichen, und nicht der Benutzername.',
        busy: 'Zu viele Versuche von hier. Bitte warten Sie eine Minute.', failed: 'Der Server war nicht erreichbar. Nichts wurde geändert; bitte noch einmal.',
        done: 'Ihr Passwort ist gesetzt. Öffnen Sie Visavis und melden Sie sich als {name} an.',
    },
    es: {
        title: 'Elija su contraseña', username: 'Usuario', password: 'Contraseña nueva', again: 'La misma otra vez',
        rule: 'Al menos 12 caracteres. Una frase se recuerda mejor que un acertijo.', set: 'Guardar la contraseña',
        void: 'Este enlace ya se usó, caducó o fue sustituido. Pida un enlace nuevo a quien le invitó.',
        unequal: 'Las dos no coinciden.', short: 'Al menos 12 caracteres, y no su nombre de usuario.',
        busy: 'Demasiados intentos desde aquí. Espere un minuto.', failed: 'No se llegó al servidor. No ha cambiado nada; inténtelo de nuevo.',
        done: 'Su contraseña está guardada. Abra Visavis y entre como {name}.',
    },
};
const language = navigator.languages.map(tag => tag.slice(0, 2)).find(tag => tag in words) ?? 'en';
const say = words[language];
const at = id => document.getElementById(id);

const token = location.hash.slice(1);
history.replaceState(null, '', location.pathname);
document.documentElement.lang = language;
for (const element of document.querySelectorAll('[data-text]'))
    element.textContent = say[element.dataset.text];

/** Resolves to the answer's status and body; a status of 0: nobody answered. */
async function ask(body) {
    try {
        const answer = await fetch('/api/v1/invitation', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
        return { status: answer.status, body: await answer.json() };
    } catch {
        return { status: 0, body: {} };
    }
}

function close(text) {
    at('form').hidden = true;
    at('state').textContent = text;
}

const faults = { 0: say.failed, 400: say.short, 429: say.busy, 503: say.failed };

async function begin() {
    const { status, body } = await ask({ token });
    if (status !== 200)
        return close(faults[status] ?? say.void);
    at('username').value = body.username;
    at('form').hidden = false;
    at('password').focus();
}

at('form').addEventListener('submit', async event => {
    event.preventDefault();
    const password = at('password').value;
    at('fault').textContent = password === at('again').value ? '' : say.unequal;
    if (at('fault').textContent)
        return;
    const button = at('form').querySelector('button');
    button.disabled = true;
    const { status, body } = await ask({ token, password });
    button.disabled = false;
    if (status === 200)
        close(say.done.replace('{name}', body.username));
    else if (status in faults)
        at('fault').textContent = faults[status];
    else
        close(say.void);
});

// A link pasted into the same tab changes the fragment alone.
addEventListener('hashchange', () => location.reload());
begin();
