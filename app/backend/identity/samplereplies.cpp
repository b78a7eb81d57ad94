// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/identity/samplereplies.h"

namespace visavis::backend {
using protocol::GroupId;

std::vector<ReplyRow> sampleReplies(GroupId sales, GroupId support)
{
    struct Sample {
        GroupId group; //!< null: the workspace's
        const char *shortcut, *title, *text, *language;
    };
    const Sample samples[] = {
        {{}, "hello", "Greeting", "Hello {visitor}, this is {alias} of {site}. How can I help you?", "en"},
        {{}, "bonjour", "Accueil", "Bonjour {visitor}, ici {alias} de {site}. Comment puis-je vous aider ?", "fr"},
        {{}, "bye", "Goodbye", "Thank you for your visit, {visitor}. Have a nice day!", "en"},
        {{}, "merci", "Au revoir", "Merci de votre visite, {visitor}. Bonne journée !", "fr"},
        {sales, "delivery", "Delivery times and costs",
         "Delivery takes two days. It is free from €50 on; below that it costs €4.90.", "en"},
        {sales, "livraison", "Délais et frais de livraison",
         "La livraison prend deux jours. Elle est gratuite à partir de 50 € ; en dessous, elle coûte 4,90 €.", "fr"},
        {sales, "warm", "Warm or neutral white",
         "The bulb in the box is a warm white (2700 K), which suits a living room or a bedroom. For a desk take one of 4000 K: any E27 fits. Which room is the lamp for?", "en"},
        {sales, "teinte", "Blanc chaud ou neutre",
         "L’ampoule fournie est un blanc chaud (2700 K), qui convient au salon ou à la chambre. Pour un bureau, prenez-en une de 4000 K : toute E27 convient. Pour quelle pièce est la lampe ?", "fr"},
        {support, "order", "Ask for the order number",
         "Could you tell me the number of your order, {visitor}? It stands in the confirmation that you received by e-mail.", "en"},
        {support, "commande", "Demander le numéro de commande",
         "Pourriez-vous m’indiquer le numéro de votre commande, {visitor} ? Il figure dans la confirmation reçue par e-mail.", "fr"},
        {support, "return", "How to return something",
         "You can return everything within 30 days:\n1. Put it into its box.\n2. Stick on the label that I send you.\n3. Leave it at any post office.\n"
         "The money is back on your account within five days after that.", "en"},
        {support, "retour", "Renvoyer un article",
         "Vous pouvez tout renvoyer sous 30 jours :\n1. Remettez l’article dans sa boîte.\n2. Collez l’étiquette que je vous envoie.\n3. Déposez le colis dans un bureau de poste.\n"
         "Vous êtes remboursé dans les cinq jours qui suivent.", "fr"},
    };
    std::vector<ReplyRow> rows;
    for (const auto &each : samples)
        rows.push_back({protocol::ReplyId::random(), {}, each.group, each.shortcut, each.title, each.text, each.language});
    return rows;
}

} // namespace visavis::backend
