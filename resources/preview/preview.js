// SPDX-License-Identifier: GPL-3.0-or-later
'use strict';
// The page in the admin's language, as far as we speak it.
const words = {
    fr: {
        title: 'L’apparence de la discussion',
        lead: 'Cette page montre la discussion avec vos réglages qui ne sont pas encore enregistrés. Une invitation vient après une seconde. Personne n’est sollicité, et rien de ce que vous faites ici n’est conservé.',
        scheme: 'Clair ou sombre, selon votre système, comme pour les visiteurs.',
    },
    de: {
        title: 'So sieht der Chat aus',
        lead: 'Diese Seite zeigt den Chat mit dem, was Sie eingestellt und noch nicht gespeichert haben. Nach einer Sekunde kommt eine Einladung. Niemand wird gefragt, und nichts, was Sie hier tun, wird aufbewahrt.',
        scheme: 'Hell oder dunkel nach Ihrem System, wie bei Besuchern.',
    },
    es: {
        title: 'Así se ve el chat',
        lead: 'Esta página muestra el chat con lo que ha ajustado y aún no ha guardado. Al cabo de un segundo aparece una invitación. No se avisa a nadie, y nada de lo que haga aquí se conserva.',
        scheme: 'Claro u oscuro según su sistema, como para los visitantes.',
    },
};
const language = (navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase()).find((each) => each === 'en' || words[each])) ?? 'en';
for (const element of document.querySelectorAll('[data-text]')) {
    const said = words[language]?.[element.dataset.text];
    if (said) element.textContent = said;
}
document.documentElement.lang = language;
