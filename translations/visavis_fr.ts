<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR">
<context>
    <name>AuditWords</name>
    <message>
        <source>Signed in and read the list of conversations</source>
        <translation>S’est connecté et a lu la liste des conversations</translation>
    </message>
    <message>
        <source>Read the audit</source>
        <translation>A lu l’audit</translation>
    </message>
    <message>
        <source>Set the own availability</source>
        <translation>A changé sa disponibilité</translation>
    </message>
    <message>
        <source>Made a secret for a bot</source>
        <translation>A créé un secret pour un robot</translation>
    </message>
    <message>
        <source>Asked a visitor for the mouse</source>
        <translation>A demandé la souris à un visiteur</translation>
    </message>
    <message>
        <source>Gave the mouse back</source>
        <translation>A rendu la souris</translation>
    </message>
    <message>
        <source>Closed a conversation</source>
        <translation>A clôturé une conversation</translation>
    </message>
    <message>
        <source>Read older conversations in the list</source>
        <translation>A lu d’anciennes conversations dans la liste</translation>
    </message>
    <message>
        <source>Read a conversation</source>
        <translation>A lu une conversation</translation>
    </message>
    <message>
        <source>Took a conversation</source>
        <translation>A pris une conversation</translation>
    </message>
    <message>
        <source>Offered a conversation to somebody</source>
        <translation>A proposé une conversation à quelqu’un</translation>
    </message>
    <message>
        <source>Made a group</source>
        <translation>A créé un groupe</translation>
    </message>
    <message>
        <source>Deleted a group</source>
        <translation>A supprimé un groupe</translation>
    </message>
    <message>
        <source>Renamed a group</source>
        <translation>A renommé un groupe</translation>
    </message>
    <message>
        <source>Read earlier messages</source>
        <translation>A lu des messages antérieurs</translation>
    </message>
    <message>
        <source>Saw messages</source>
        <translation>A vu des messages</translation>
    </message>
    <message>
        <source>Wrote a message</source>
        <translation>A écrit un message</translation>
    </message>
    <message>
        <source>Asked to see a visitor&apos;s page</source>
        <translation>A demandé à voir la page d’un visiteur</translation>
    </message>
    <message>
        <source>Looked at a visitor&apos;s page</source>
        <translation>A regardé la page d’un visiteur</translation>
    </message>
    <message>
        <source>Changed the own password</source>
        <translation>A changé son mot de passe</translation>
    </message>
    <message>
        <source>Read the list of people</source>
        <translation>A lu la liste des personnes</translation>
    </message>
    <message>
        <source>Changed a profile</source>
        <translation>A modifié un profil</translation>
    </message>
    <message>
        <source>Made a profile</source>
        <translation>A créé un profil</translation>
    </message>
    <message>
        <source>Deleted a profile</source>
        <translation>A supprimé un profil</translation>
    </message>
    <message>
        <source>Made a one-time link</source>
        <translation>A créé un lien à usage unique</translation>
    </message>
    <message>
        <source>Changed a setting</source>
        <translation>A modifié un réglage</translation>
    </message>
    <message>
        <source>Read who changed the settings</source>
        <translation>A lu qui a changé les réglages</translation>
    </message>
    <message>
        <source>Ended sign-ins</source>
        <translation>A mis fin à des sessions</translation>
    </message>
    <message>
        <source>Read a person&apos;s sign-ins</source>
        <translation>A lu les sessions d’une personne</translation>
    </message>
    <message>
        <source>Read who can take a conversation</source>
        <translation>A lu qui peut prendre une conversation</translation>
    </message>
    <message>
        <source>Answered an offered conversation</source>
        <translation>A répondu à une conversation proposée</translation>
    </message>
    <message>
        <source>Quality or training</source>
        <translation>Qualité ou formation</translation>
    </message>
    <message>
        <source>A complaint</source>
        <translation>Une réclamation</translation>
    </message>
    <message>
        <source>A visitor&apos;s request about their data</source>
        <translation>Une demande d’un visiteur sur ses données</translation>
    </message>
    <message>
        <source>Security or suspected abuse</source>
        <translation>Sécurité ou abus soupçonné</translation>
    </message>
    <message>
        <source>allowed</source>
        <translation>autorisé</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>refusé</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Qui</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
    <message>
        <source>Of which conversation or person</source>
        <translation>Conversation ou personne</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <source>Took a conversation over</source>
        <translation>A repris une conversation</translation>
    </message>
    <message>
        <source>Whispered to an advisor</source>
        <translation>A soufflé à un conseiller</translation>
    </message>
    <message>
        <source>Looked at the overview</source>
        <translation>A regardé la vue d’ensemble</translation>
    </message>
    <message>
        <source>Deleted a canned reply</source>
        <translation>A supprimé une réponse toute prête</translation>
    </message>
    <message>
        <source>Wrote a canned reply</source>
        <translation>A écrit une réponse toute prête</translation>
    </message>
    <message>
        <source>Changed a site&apos;s opening hours</source>
        <translation>A modifié les heures d’ouverture d’un site</translation>
    </message>
    <message>
        <source>Changed how a site&apos;s chat looks</source>
        <translation>A modifié l’apparence de la discussion d’un site</translation>
    </message>
    <message>
        <source>Made or changed a site</source>
        <translation>A créé ou modifié un site</translation>
    </message>
    <message>
        <source>Made a new key for a site</source>
        <translation>A fait une nouvelle clé pour un site</translation>
    </message>
    <message>
        <source>Read or changed whom a site invites</source>
        <translation>A lu ou modifié qui un site invite</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Find a conversation or a command</source>
        <translation>Trouver une conversation ou une commande</translation>
    </message>
    <message>
        <source>Show the keyboard shortcuts</source>
        <translation>Afficher les raccourcis clavier</translation>
    </message>
    <message>
        <source>Go to who has waited longest</source>
        <translation>Aller à qui attend depuis le plus longtemps</translation>
    </message>
    <message>
        <source>Show my conversations</source>
        <translation>Afficher mes conversations</translation>
    </message>
    <message>
        <source>Show waiting conversations</source>
        <translation>Afficher les conversations en attente</translation>
    </message>
    <message>
        <source>Show all conversations</source>
        <translation>Afficher toutes les conversations</translation>
    </message>
    <message>
        <source>Filter the conversations</source>
        <translation>Filtrer les conversations</translation>
    </message>
    <message>
        <source>Go to the list of conversations</source>
        <translation>Aller à la liste des conversations</translation>
    </message>
    <message>
        <source>Go to the message field</source>
        <translation>Aller au champ de message</translation>
    </message>
    <message>
        <source>Take the conversation</source>
        <translation>Prendre la conversation</translation>
    </message>
    <message>
        <source>Transfer the conversation</source>
        <translation>Transférer la conversation</translation>
    </message>
    <message>
        <source>Close the conversation</source>
        <translation>Clôturer la conversation</translation>
    </message>
    <message>
        <source>Be available</source>
        <translation>Se rendre disponible</translation>
    </message>
    <message>
        <source>Be busy</source>
        <translation>Se déclarer occupé</translation>
    </message>
    <message>
        <source>Be unavailable</source>
        <translation>Se rendre indisponible</translation>
    </message>
    <message>
        <source>Settings of the workspace</source>
        <translation>Réglages de l’espace de travail</translation>
    </message>
    <message>
        <source>Back to the room</source>
        <translation>Retour aux conversations</translation>
    </message>
    <message>
        <source>Open the sample shop</source>
        <translation>Ouvrir la boutique de démonstration</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Se déconnecter</translation>
    </message>
    <message>
        <source>Sign out on every device</source>
        <translation>Se déconnecter de tous les appareils</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quitter</translation>
    </message>
    <message>
        <source>Send the message</source>
        <translation>Envoyer le message</translation>
    </message>
    <message>
        <source>Begin a new line in the message</source>
        <translation>Passer à la ligne dans le message</translation>
    </message>
    <message>
        <source>Follow the link of the chosen message</source>
        <translation>Suivre le lien du message choisi</translation>
    </message>
    <message>
        <source>Copy the chosen messages</source>
        <translation>Copier les messages choisis</translation>
    </message>
    <message>
        <source>Leave a dialogue or a list of suggestions</source>
        <translation>Quitter une boîte de dialogue ou une liste de suggestions</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Préférences</translation>
    </message>
    <message>
        <source>See the visitor&apos;s page, or stop</source>
        <translation>Voir la page du visiteur, ou arrêter</translation>
    </message>
    <message>
        <source>On the visitor&apos;s page: to the next thing</source>
        <translation>Sur la page du visiteur&#xa0;: à l’élément suivant</translation>
    </message>
    <message>
        <source>On the visitor&apos;s page: to the one before</source>
        <translation>Sur la page du visiteur&#xa0;: à l’élément précédent</translation>
    </message>
    <message>
        <source>On the visitor&apos;s page: press it, or write in it</source>
        <translation>Sur la page du visiteur&#xa0;: le presser, ou y écrire</translation>
    </message>
    <message>
        <source>On the visitor&apos;s page: draw attention to it</source>
        <translation>Sur la page du visiteur&#xa0;: attirer l’attention sur lui</translation>
    </message>
    <message>
        <source>On the visitor&apos;s page: scroll</source>
        <translation>Sur la page du visiteur&#xa0;: faire défiler</translation>
    </message>
    <message>
        <source>On the visitor&apos;s page: give the mouse back</source>
        <translation>Sur la page du visiteur&#xa0;: rendre la souris</translation>
    </message>
    <message>
        <source>People and groups</source>
        <translation>Personnes et groupes</translation>
    </message>
    <message>
        <source>Audit: who read and did what</source>
        <translation>Audit&#xa0;: qui a lu et fait quoi</translation>
    </message>
    <message>
        <source>Live overview</source>
        <translation>Vue en direct</translation>
    </message>
    <message>
        <source>Canned replies</source>
        <translation>Réponses types</translation>
    </message>
    <message>
        <source>From the list to the message field, or into what somebody else answers</source>
        <translation>De la liste au champ du message, ou dans ce que quelqu’un d’autre traite</translation>
    </message>
    <message>
        <source>Privacy: what is held, and how long</source>
        <translation>Confidentialité : ce qui est conservé, et combien de temps</translation>
    </message>
    <message>
        <source>Sites that carry the chat</source>
        <translation>Sites qui portent la discussion</translation>
    </message>
</context>
<context>
    <name>ErrorWords</name>
    <message>
        <source>This is not the address of a server. Type a name such as chat.example.com.</source>
        <translation>Ce n’est pas l’adresse d’un serveur. Saisissez un nom tel que chat.example.com.</translation>
    </message>
    <message>
        <source>Without encryption the password could be read on the way. Use an address that begins with https://.</source>
        <translation>Sans chiffrement, le mot de passe pourrait être lu en chemin. Utilisez une adresse qui commence par https://.</translation>
    </message>
    <message>
        <source>The server does not answer. Check the address and the network, then try again.</source>
        <translation>Le serveur ne répond pas. Vérifiez l’adresse et le réseau, puis réessayez.</translation>
    </message>
    <message>
        <source>No answer came in time. Try again.</source>
        <translation>Aucune réponse n’est arrivée à temps. Réessayez.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is not to be trusted, so nothing was sent. Ask who runs the server.</source>
        <translation>Le certificat du serveur n’est pas digne de confiance&#xa0;: rien n’a été envoyé. Adressez-vous à la personne qui gère le serveur.</translation>
    </message>
    <message>
        <source>There is no connection just now. Try again when the connection is back.</source>
        <translation>Il n’y a pas de connexion pour le moment. Réessayez lorsqu’elle sera rétablie.</translation>
    </message>
    <message>
        <source>The server did not understand the request. Update Visavis.</source>
        <translation>Le serveur n’a pas compris la demande. Mettez Visavis à jour.</translation>
    </message>
    <message>
        <source>User name or password are not right, or the sign-in has ended. Sign in again.</source>
        <translation>L’identifiant ou le mot de passe est incorrect, ou la session a pris fin. Reconnectez-vous.</translation>
    </message>
    <message>
        <source>This is not allowed, or is no longer yours.</source>
        <translation>Cette action n’est pas autorisée, ou la conversation n’est plus la vôtre.</translation>
    </message>
    <message>
        <source>The visitor&apos;s consent is missing.</source>
        <translation>Il manque le consentement du visiteur.</translation>
    </message>
    <message>
        <source>Somebody else was quicker. The list shows how it stands now.</source>
        <translation>Quelqu’un d’autre a été plus rapide. La liste montre où en sont les choses.</translation>
    </message>
    <message>
        <source>The text is too long. Shorten it and send it again.</source>
        <translation>Le texte est trop long. Raccourcissez-le, puis renvoyez-le.</translation>
    </message>
    <message>
        <source>The server cannot store anything just now, so it did nothing. Tell who runs the server.</source>
        <translation>Le serveur ne peut rien enregistrer pour le moment&#xa0;: il n’a donc rien fait. Prévenez la personne qui gère le serveur.</translation>
    </message>
    <message>
        <source>The server is not ready just now. Try again in a moment.</source>
        <translation>Le serveur n’est pas prêt. Réessayez dans un instant.</translation>
    </message>
    <message>
        <source>This program and the server are of different versions. Update Visavis.</source>
        <translation>Ce programme et le serveur n’ont pas la même version. Mettez Visavis à jour.</translation>
    </message>
    <message>
        <source>There is nothing to send yet.</source>
        <translation>Il n’y a encore rien à envoyer.</translation>
    </message>
    <message>
        <source>This computer offers no keychain. The sign-in is kept in memory and ends with the program. Install and start a keychain such as GNOME Keyring to stay signed in.</source>
        <translation>Cet ordinateur n’a pas de trousseau. La session est gardée en mémoire et prend fin avec le programme. Pour rester connecté, installez et lancez un trousseau tel que GNOME Keyring.</translation>
    </message>
    <message>
        <source>The keychain holds no sign-in, or it is locked. Unlock it and try again, or sign in with your password.</source>
        <translation>Le trousseau ne contient aucune session, ou il est verrouillé. Déverrouillez-le et réessayez, ou connectez-vous avec votre mot de passe.</translation>
    </message>
    <message>
        <source>The keychain was not allowed to keep the sign-in. It stays in memory and ends with the program.</source>
        <translation>Le trousseau n’a pas eu le droit de conserver la session. Elle reste en mémoire et prend fin avec le programme.</translation>
    </message>
    <message>
        <source>The keychain does not answer; perhaps it waits in a window of its own. The sign-in is kept in memory and ends with the program.</source>
        <translation>Le trousseau ne répond pas&#x202f;; peut-être attend-il dans sa propre fenêtre. La session est gardée en mémoire et prend fin avec le programme.</translation>
    </message>
    <message>
        <source>The keychain failed. The sign-in is kept in memory and ends with the program.</source>
        <translation>Le trousseau a échoué. La session est gardée en mémoire et prend fin avec le programme.</translation>
    </message>
    <message>
        <source>The program visavis-backend is missing beside this one. Install Visavis again.</source>
        <translation>Le programme visavis-backend manque à côté de celui-ci. Réinstallez Visavis.</translation>
    </message>
    <message>
        <source>The local workspace could not be opened.</source>
        <translation>L’espace de travail local n’a pas pu être ouvert.</translation>
    </message>
    <message>
        <source>The local workspace did not open in time. Try again.</source>
        <translation>L’espace de travail local ne s’est pas ouvert à temps. Réessayez.</translation>
    </message>
    <message>
        <source>The local workspace stopped by itself. It is being started again; nothing that was stored is lost.</source>
        <translation>L’espace de travail local s’est arrêté de lui-même. Il redémarre&#x202f;; rien de ce qui était enregistré n’est perdu.</translation>
    </message>
    <message>
        <source>Another Visavis works with this folder. Close it, or choose another folder.</source>
        <translation>Un autre Visavis utilise ce dossier. Fermez-le, ou choisissez un autre dossier.</translation>
    </message>
    <message>
        <source>The workspace&apos;s database is damaged. Restore the folder from a backup; nothing was changed.</source>
        <translation>La base de données de l’espace de travail est endommagée. Restaurez le dossier à partir d’une sauvegarde&#x202f;; rien n’a été modifié.</translation>
    </message>
    <message>
        <source>A newer Visavis made this workspace. Update Visavis to open it.</source>
        <translation>Cet espace de travail a été créé par une version plus récente. Mettez Visavis à jour pour l’ouvrir.</translation>
    </message>
    <message>
        <source>The workspace&apos;s key is missing or is another one. Without it nothing can be read: restore the folder “keys” from a backup.</source>
        <translation>La clé de l’espace de travail manque ou n’est pas la bonne. Sans elle, rien ne peut être lu&#xa0;: restaurez le dossier «&#xa0;keys&#xa0;» à partir d’une sauvegarde.</translation>
    </message>
    <message>
        <source>The folder cannot be used: it cannot be read or written, or holds other things. Choose another one.</source>
        <translation>Ce dossier est inutilisable&#xa0;: il ne peut être ni lu ni écrit, ou contient autre chose. Choisissez-en un autre.</translation>
    </message>
    <message>
        <source>The disk is full. Make room, then try again.</source>
        <translation>Le disque est plein. Libérez de la place, puis réessayez.</translation>
    </message>
    <message>
        <source>Not sent: the conversation is no longer yours</source>
        <translation>Non envoyé&#xa0;: la conversation n’est plus la vôtre</translation>
    </message>
    <message>
        <source>Not sent: the visitor withdrew the consent</source>
        <translation>Non envoyé&#xa0;: le visiteur a retiré son consentement</translation>
    </message>
    <message>
        <source>Not sent: the conversation is closed</source>
        <translation>Non envoyé&#xa0;: la conversation est clôturée</translation>
    </message>
    <message>
        <source>Not sent: the text is too long</source>
        <translation>Non envoyé&#xa0;: le texte est trop long</translation>
    </message>
    <message>
        <source>Not sent: the server refused it</source>
        <translation>Non envoyé&#xa0;: le serveur l’a refusé</translation>
    </message>
    <message>
        <source>Too many attempts. Wait a moment, then try again.</source>
        <translation>Trop de tentatives. Patientez un instant, puis réessayez.</translation>
    </message>
    <message numerus="yes">
        <source>Too many attempts. Try again in %n second(s).</source>
        <translation>
            <numerusform>Trop de tentatives. Réessayez dans %n seconde.</numerusform>
            <numerusform>Trop de tentatives. Réessayez dans %n secondes.</numerusform>
        </translation>
    </message>
    <message>
        <source>The keychain is locked. The sign-in is kept in memory and ends with the program, unless you unlock the keychain: it is asked again by itself.</source>
        <translation>Le trousseau est verrouillé. La session est gardée en mémoire et se termine avec le programme, sauf si vous déverrouillez le trousseau&#xa0;: il est redemandé automatiquement.</translation>
    </message>
    <message>
        <source>What waited to be sent when Visavis ended could not be read: the file is damaged or its key is gone. It was set aside; look whether your last messages arrived.</source>
        <translation>Ce qui attendait d’être envoyé à la fin de Visavis n’a pas pu être lu&#xa0;: le fichier est endommagé ou sa clé a disparu. Il a été mis de côté&#x202f;; vérifiez que vos derniers messages sont arrivés.</translation>
    </message>
    <message>
        <source>The folder for messages that wait to be sent cannot be used.</source>
        <translation>Le dossier des messages en attente d’envoi est inutilisable.</translation>
    </message>
    <message>
        <source>More messages wait than can be kept over a crash.</source>
        <translation>Plus de messages attendent qu’il n’est possible d’en conserver en cas de panne.</translation>
    </message>
    <message>
        <source>Say why you read this conversation; the reason is recorded.</source>
        <translation>Dites pourquoi vous lisez cette conversation&#x202f;; le motif est consigné.</translation>
    </message>
</context>
<context>
    <name>PeopleWords</name>
    <message>
        <source>At rest</source>
        <comment>an account that is not in use</comment>
        <translation>En sommeil</translation>
    </message>
    <message>
        <source>Invited</source>
        <comment>a person with an open invitation</comment>
        <translation>Invité</translation>
    </message>
    <message>
        <source>No way in yet</source>
        <translation>Pas encore d’accès</translation>
    </message>
</context>
<context>
    <name>SettingWords</name>
    <message>
        <source>on</source>
        <translation>activé</translation>
    </message>
    <message>
        <source>off</source>
        <translation>désactivé</translation>
    </message>
    <message>
        <source>by the advisor</source>
        <translation>par le conseiller</translation>
    </message>
    <message>
        <source>with the chat</source>
        <translation>avec la conversation</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>rien</translation>
    </message>
</context>
<context>
    <name>TimelineWords</name>
    <message>
        <source>Messages are missing here and are being fetched…</source>
        <translation>Des messages manquent ici&#x202f;; ils sont en cours de récupération…</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>%1 took the conversation</source>
        <translation>%1 a pris la conversation</translation>
    </message>
    <message>
        <source>%1 accepted the transfer</source>
        <translation>%1 a accepté le transfert</translation>
    </message>
    <message>
        <source>Assigned to %1</source>
        <translation>Attribuée à %1</translation>
    </message>
    <message>
        <source>The visitor closed the conversation</source>
        <translation>Le visiteur a clôturé la conversation</translation>
    </message>
    <message>
        <source>Closed, because the visitor withdrew the consent</source>
        <translation>Clôturée, car le visiteur a retiré son consentement</translation>
    </message>
    <message>
        <source>The conversation was closed</source>
        <translation>La conversation a été clôturée</translation>
    </message>
    <message>
        <source>%1 closed the conversation</source>
        <translation>%1 a clôturé la conversation</translation>
    </message>
    <message>
        <source>The transfer was accepted</source>
        <translation>Le transfert a été accepté</translation>
    </message>
    <message>
        <source>The transfer was declined</source>
        <translation>Le transfert a été décliné</translation>
    </message>
    <message>
        <source>The transfer was cancelled</source>
        <translation>Le transfert a été annulé</translation>
    </message>
    <message>
        <source>Nobody answered the transfer in time</source>
        <translation>Personne n’a répondu au transfert à temps</translation>
    </message>
    <message>
        <source>name</source>
        <translation>nom</translation>
    </message>
    <message>
        <source>e-mail address</source>
        <translation>adresse e-mail</translation>
    </message>
    <message>
        <source>phone number</source>
        <translation>numéro de téléphone</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>Disponible</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>Occupé</translation>
    </message>
    <message>
        <source>Unavailable</source>
        <translation>Indisponible</translation>
    </message>
    <message>
        <source>No type</source>
        <translation>Sans type</translation>
    </message>
    <message>
        <source>Sale</source>
        <translation>Vente</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>Complaint</source>
        <translation>Réclamation</translation>
    </message>
    <message>
        <source>Technical problem</source>
        <translation>Problème technique</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Autre</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>Typing</source>
        <translation>Saisie</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Page</translation>
    </message>
    <message>
        <source>Control</source>
        <translation>Contrôle</translation>
    </message>
    <message>
        <source>not asked</source>
        <translation>non demandé</translation>
    </message>
    <message>
        <source>given</source>
        <translation>donné</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>refusé</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>retiré</translation>
    </message>
    <message>
        <source>not required</source>
        <translation>non requis</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>In conversation</source>
        <translation>En conversation</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Clôturée</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>En file d’attente</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Envoyé</translation>
    </message>
    <message>
        <source>Stored</source>
        <translation>Enregistré</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>Lu</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>Non envoyé</translation>
    </message>
    <message>
        <source>Consent request</source>
        <translation>Demande de consentement</translation>
    </message>
    <message>
        <source>Preview of what the visitor types</source>
        <translation>Aperçu de ce que le visiteur saisit</translation>
    </message>
    <message>
        <source>Mirroring of the visitor&apos;s page</source>
        <translation>Affichage en miroir de la page du visiteur</translation>
    </message>
    <message>
        <source>Co-browsing</source>
        <translation>Co-navigation</translation>
    </message>
    <message>
        <source>Masking level</source>
        <translation>Niveau de masquage</translation>
    </message>
    <message>
        <source>Marked fields</source>
        <translation>Champs signalés</translation>
    </message>
    <message>
        <source>All fields</source>
        <translation>Tous les champs</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Tout</translation>
    </message>
    <message>
        <source>Advisor</source>
        <translation>Conseiller</translation>
    </message>
    <message>
        <source>Expert</source>
        <translation>Expert</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>Manager</translation>
    </message>
    <message>
        <source>Admin</source>
        <translation>Administrateur</translation>
    </message>
    <message>
        <source>Support</source>
        <translation>Support</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1&#xa0;s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <comment>minutes</comment>
        <translation>%1&#xa0;min</translation>
    </message>
    <message>
        <source>%1 h %2</source>
        <comment>hours, minutes</comment>
        <translation>%1&#xa0;h&#xa0;%2</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n&#xa0;jour</numerusform>
            <numerusform>%n&#xa0;jours</numerusform>
        </translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Aujourd’hui</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Hier</translation>
    </message>
    <message>
        <source>Visitor</source>
        <translation>Visiteur</translation>
    </message>
    <message>
        <source>The visitor consented: %1</source>
        <translation>Le visiteur a donné son consentement&#xa0;: %1</translation>
    </message>
    <message>
        <source>The visitor withdrew the consent: %1</source>
        <translation>Le visiteur a retiré son consentement&#xa0;: %1</translation>
    </message>
    <message>
        <source>The conversation began</source>
        <translation>La conversation a commencé</translation>
    </message>
    <message>
        <source>The conversation began while nobody was here</source>
        <translation>La conversation a commencé alors que personne n’était là</translation>
    </message>
    <message>
        <source>The visitor came back</source>
        <translation>Le visiteur est revenu</translation>
    </message>
    <message>
        <source>The visitor came back while nobody was here</source>
        <translation>Le visiteur est revenu alors que personne n’était là</translation>
    </message>
    <message>
        <source>The conversation waits in the queue</source>
        <translation>La conversation attend dans la file</translation>
    </message>
    <message>
        <source>The conversation waits; the visitor was told that nobody is here</source>
        <translation>La conversation attend&#x202f;; le visiteur a été averti que personne n’est là</translation>
    </message>
    <message>
        <source>The visitor rated the conversation %1 of %2</source>
        <translation>Le visiteur a noté la conversation %1 sur %2</translation>
    </message>
    <message>
        <source>Offered to %1</source>
        <translation>Proposée à %1</translation>
    </message>
    <message>
        <source>%1 offered the conversation to %2</source>
        <translation>%1 a proposé la conversation à %2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>closed by, type</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>The visitor offered: %1</source>
        <translation>Le visiteur a communiqué&#xa0;: %1</translation>
    </message>
    <message>
        <source>Something happened here that this version does not know</source>
        <translation>Il s’est passé ici quelque chose que cette version ne connaît pas</translation>
    </message>
    <message>
        <source>When the visitor is asked for the page</source>
        <translation>Quand le visiteur est sollicité pour la page</translation>
    </message>
    <message>
        <source>Hidden besides</source>
        <translation>Également masqué</translation>
    </message>
    <message>
        <source>point</source>
        <translation>montrer</translation>
    </message>
    <message>
        <source>guide</source>
        <translation>guider</translation>
    </message>
    <message>
        <source>assist</source>
        <translation>aider</translation>
    </message>
    <message>
        <source>Show things with a second pointer</source>
        <translation>Montrer avec un second pointeur</translation>
    </message>
    <message>
        <source>Besides, scroll and follow links inside the site</source>
        <translation>En plus, faire défiler et suivre des liens à l’intérieur du site</translation>
    </message>
    <message>
        <source>Besides, fill ordinary fields, choose and press buttons</source>
        <translation>En plus, remplir des champs ordinaires, choisir et presser des boutons</translation>
    </message>
    <message>
        <source>The visitor agreed</source>
        <translation>Le visiteur a accepté</translation>
    </message>
    <message>
        <source>The visitor said no</source>
        <translation>Le visiteur a refusé</translation>
    </message>
    <message>
        <source>The visitor did not answer in time</source>
        <translation>Le visiteur n’a pas répondu à temps</translation>
    </message>
    <message>
        <source>The request was taken back</source>
        <translation>La demande a été retirée</translation>
    </message>
    <message>
        <source>The visitor took the mouse back</source>
        <translation>Le visiteur a repris la souris</translation>
    </message>
    <message>
        <source>The visitor took the mouse back with Esc</source>
        <translation>Le visiteur a repris la souris avec Échap</translation>
    </message>
    <message>
        <source>The visitor closed the chat, and took the mouse back with it</source>
        <translation>Le visiteur a fermé le chat, et repris la souris avec lui</translation>
    </message>
    <message>
        <source>The mouse was given back</source>
        <translation>La souris a été rendue</translation>
    </message>
    <message>
        <source>Nothing was done for a while, so the visitor has the mouse again</source>
        <translation>Rien ne s’est passé pendant un moment&#xa0;: le visiteur a de nouveau la souris</translation>
    </message>
    <message>
        <source>The visitor left the site</source>
        <translation>Le visiteur a quitté le site</translation>
    </message>
    <message>
        <source>The visitor&apos;s page is gone</source>
        <translation>La page du visiteur n’est plus là</translation>
    </message>
    <message>
        <source>The connection was lost, so the visitor has the mouse again</source>
        <translation>La connexion a été perdue&#xa0;: le visiteur a de nouveau la souris</translation>
    </message>
    <message>
        <source>Somebody else has the conversation now, and the visitor the mouse</source>
        <translation>Quelqu’un d’autre a la conversation maintenant, et le visiteur la souris</translation>
    </message>
    <message>
        <source>The conversation was closed, and the visitor has the mouse again</source>
        <translation>La conversation a été clôturée, et le visiteur a de nouveau la souris</translation>
    </message>
    <message>
        <source>The visitor withdrew the consent, and has the mouse again</source>
        <translation>Le visiteur a retiré son consentement, et a de nouveau la souris</translation>
    </message>
    <message>
        <source>Co-browsing was switched off</source>
        <translation>La co-navigation a été désactivée</translation>
    </message>
    <message>
        <source>The server was restarted, so the visitor has the mouse again</source>
        <translation>Le serveur a redémarré&#xa0;: le visiteur a de nouveau la souris</translation>
    </message>
    <message>
        <source>The visitor is asked whether to send the form</source>
        <translation>On demande au visiteur s’il faut envoyer le formulaire</translation>
    </message>
    <message>
        <source>The visitor sent the form</source>
        <translation>Le visiteur a envoyé le formulaire</translation>
    </message>
    <message>
        <source>The visitor did not send the form</source>
        <translation>Le visiteur n’a pas envoyé le formulaire</translation>
    </message>
    <message>
        <source>It is not on the page any more</source>
        <translation>Ce n’est plus sur la page</translation>
    </message>
    <message>
        <source>The visitor does not see it just now</source>
        <translation>Le visiteur ne le voit pas en ce moment</translation>
    </message>
    <message>
        <source>It is hidden from you, so you cannot touch it</source>
        <translation>C’est caché pour vous&#xa0;: vous ne pouvez pas y toucher</translation>
    </message>
    <message>
        <source>The page does not let anybody change it just now</source>
        <translation>La page ne permet à personne de le modifier en ce moment</translation>
    </message>
    <message>
        <source>What the visitor agrees to is the visitor&apos;s own to answer</source>
        <translation>Ce à quoi le visiteur consent, lui seul y répond</translation>
    </message>
    <message>
        <source>This belongs to the chat</source>
        <translation>Cela appartient au chat</translation>
    </message>
    <message>
        <source>This link runs a script, and is not followed</source>
        <translation>Ce lien exécute un script et n’est pas suivi</translation>
    </message>
    <message>
        <source>This leads away from the site</source>
        <translation>Cela mène hors du site</translation>
    </message>
    <message>
        <source>This would load a file</source>
        <translation>Cela chargerait un fichier</translation>
    </message>
    <message>
        <source>This belongs to another page in the page</source>
        <translation>Cela appartient à une autre page dans la page</translation>
    </message>
    <message>
        <source>This form holds something that is hidden from you: only the visitor can go on here</source>
        <translation>Ce formulaire contient quelque chose de caché pour vous&#xa0;: seul le visiteur peut continuer ici</translation>
    </message>
    <message>
        <source>This cannot be done here</source>
        <translation>Cela ne se peut pas ici</translation>
    </message>
    <message>
        <source>The field takes less than that</source>
        <translation>Le champ en accepte moins</translation>
    </message>
    <message>
        <source>The visitor&apos;s own hand comes first</source>
        <translation>La main du visiteur passe avant</translation>
    </message>
    <message>
        <source>The visitor did not agree to that</source>
        <translation>Le visiteur n’a pas accepté cela</translation>
    </message>
    <message>
        <source>%1 asked for the mouse: %2</source>
        <comment>who, for what</comment>
        <translation>%1 a demandé la souris&#xa0;: %2</translation>
    </message>
    <message>
        <source>%1 may guide on the page: %2</source>
        <comment>who, what</comment>
        <translation>%1 peut agir sur la page&#xa0;: %2</translation>
    </message>
    <message>
        <source>Bot</source>
        <translation>Robot</translation>
    </message>
    <message>
        <source>%1 took the conversation over</source>
        <translation>%1 a repris la conversation</translation>
    </message>
    <message>
        <source>Whisper from %1 – the visitor does not see this</source>
        <translation>Chuchoté par %1 – le visiteur ne le voit pas</translation>
    </message>
    <message>
        <source>Retention</source>
        <translation>Conservation</translation>
    </message>
</context>
<context>
    <name>visavis::ui::AccountMenu</name>
    <message>
        <source>Be somebody else</source>
        <translation>Changer de personne</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Apparence</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>Comme le système</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>Language (after a restart)</source>
        <translation>Langue (après redémarrage)</translation>
    </message>
</context>
<context>
    <name>visavis::ui::AuditPage</name>
    <message>
        <source>Refused only</source>
        <translation>Refus seulement</translation>
    </message>
    <message>
        <source>Show older ones</source>
        <translation>Afficher les plus anciens</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporter…</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Identifiant</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>Ce qui a été fait</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Tout</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message>
        <source>At any time</source>
        <translation>À tout moment</translation>
    </message>
    <message>
        <source>In the last 24 hours</source>
        <translation>Dans les dernières 24 heures</translation>
    </message>
    <message>
        <source>In the last 7 days</source>
        <translation>Dans les 7 derniers jours</translation>
    </message>
    <message>
        <source>In the last 30 days</source>
        <translation>Dans les 30 derniers jours</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>Audit</translation>
    </message>
    <message>
        <source>Who read and did what with personal data, and what was refused. Each line was written before the answer was given; reading here is recorded too.</source>
        <translation>Qui a lu et fait quoi avec des données personnelles, et ce qui a été refusé. Chaque ligne a été écrite avant la réponse&#x202f;; lire ici est consigné aussi.</translation>
    </message>
    <message>
        <source>Export the audit</source>
        <translation>Exporter l’audit</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>Fichiers CSV (*.csv)</translation>
    </message>
    <message>
        <source>Nothing of this kind was recorded.</source>
        <translation>Rien de tel n’a été consigné.</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n ligne</numerusform>
            <numerusform>%n lignes</numerusform>
        </translation>
    </message>
    <message>
        <source>The file cannot be written there. Choose another folder.</source>
        <translation>Le fichier ne peut pas être écrit à cet endroit. Choisissez un autre dossier.</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) were written.</source>
        <translation>
            <numerusform>%n ligne a été écrite.</numerusform>
            <numerusform>%n lignes ont été écrites.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>visavis::ui::Banner</name>
    <message>
        <source>Try now</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>Compris</translation>
    </message>
    <message>
        <source>State of the connection</source>
        <translation>État de la connexion</translation>
    </message>
    <message>
        <source>The local backend stopped by itself and is being started again. Nothing that was stored is lost.</source>
        <translation>Le serveur local s’est arrêté de lui-même et redémarre. Rien de ce qui était enregistré n’est perdu.</translation>
    </message>
    <message numerus="yes">
        <source> %n message(s) wait here and will be sent.</source>
        <translation>
            <numerusform> %n message attend ici et sera envoyé.</numerusform>
            <numerusform> %n messages attendent ici et seront envoyés.</numerusform>
        </translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Connexion en cours…</translation>
    </message>
    <message>
        <source>The connection was lost. Connecting again…</source>
        <translation>La connexion a été perdue. Reconnexion en cours…</translation>
    </message>
    <message numerus="yes">
        <source>The connection was lost. Next attempt in %n second(s).</source>
        <translation>
            <numerusform>La connexion a été perdue. Prochaine tentative dans %n seconde.</numerusform>
            <numerusform>La connexion a été perdue. Prochaine tentative dans %n secondes.</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no network. Visavis goes on as soon as it is back.</source>
        <translation>Il n’y a pas de réseau. Visavis reprendra dès qu’il sera revenu.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is not to be trusted, so nothing is sent. Ask who runs the server.</source>
        <translation>Le certificat du serveur n’est pas digne de confiance&#xa0;: rien n’est envoyé. Adressez-vous à la personne qui gère le serveur.</translation>
    </message>
    <message>
        <source>The server cannot store anything just now.</source>
        <translation>Le serveur ne peut rien enregistrer pour le moment.</translation>
    </message>
    <message>
        <source>The server takes messages more slowly just now.</source>
        <translation>Le serveur accepte les messages plus lentement pour le moment.</translation>
    </message>
    <message>
        <source>The server speaks another version. Update Visavis.</source>
        <translation>Le serveur utilise une autre version. Mettez Visavis à jour.</translation>
    </message>
    <message>
        <source> They are in memory only: do not quit before.</source>
        <translation> Ils ne sont qu’en mémoire&#xa0;: ne quittez pas avant.</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) of yours were not sent: the conversation is no longer yours.</source>
        <translation>
            <numerusform>%n message de votre part n’a pas été envoyé&#xa0;: la conversation n’est plus la vôtre.</numerusform>
            <numerusform>%n messages de votre part n’ont pas été envoyés&#xa0;: la conversation n’est plus la vôtre.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 withdrew the consent: the conversation is over and gone from this desk.</source>
        <translation>%1 a retiré son consentement&#xa0;: la conversation est terminée et a disparu de ce poste.</translation>
    </message>
    <message>
        <source>%1 ended the conversation.</source>
        <translation>%1 a mis fin à la conversation.</translation>
    </message>
</context>
<context>
    <name>visavis::ui::CloseDialog</name>
    <message>
        <source>Close the conversation</source>
        <translation>Clôturer la conversation</translation>
    </message>
    <message>
        <source>Close it</source>
        <translation>Clôturer</translation>
    </message>
    <message>
        <source>Type of the conversation</source>
        <translation>Type de conversation</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>What was settled. The visitor does not see it.</source>
        <translation>Ce qui a été convenu. Le visiteur ne le voit pas.</translation>
    </message>
</context>
<context>
    <name>visavis::ui::ClosingDialog</name>
    <message>
        <source>Close the window</source>
        <translation>Fermer la fenêtre</translation>
    </message>
    <message>
        <source>Close it</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>&amp;Keep Visavis running in the tray</source>
        <translation>&amp;Garder Visavis dans la zone de notification</translation>
    </message>
    <message>
        <source>&amp;Quit Visavis</source>
        <translation>&amp;Quitter Visavis</translation>
    </message>
    <message>
        <source>In the tray it goes on calling you when somebody writes, and visitors still find you. This is asked once; the preferences hold the answer.</source>
        <translation>Dans la zone de notification, il continue de vous appeler quand quelqu’un écrit, et les visiteurs vous trouvent toujours. Cette question n’est posée qu’une fois&#x202f;; les préférences gardent la réponse.</translation>
    </message>
</context>
<context>
    <name>visavis::ui::ColourFields</name>
    <message>
        <source>Own colours</source>
        <translation>Couleurs propres</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Couleur</translation>
    </message>
    <message>
        <source>Writing on it</source>
        <translation>Écriture par-dessus</translation>
    </message>
    <message>
        <source>written on with</source>
        <translation>avec l’écriture en</translation>
    </message>
    <message>
        <source>A colour is written as #0b5f6b.</source>
        <translation>Une couleur s’écrit #0b5f6b.</translation>
    </message>
    <message>
        <source>The writing cannot be read well enough on this colour.</source>
        <translation>L’écriture n’est pas assez lisible sur cette couleur.</translation>
    </message>
    <message>
        <source>Contrast %1 : 1. It takes 4.5 : 1 to be read by everybody.</source>
        <translation>Contraste %1 : 1. Il faut 4,5 : 1 pour que tout le monde puisse lire.</translation>
    </message>
    <message>
        <source>Contrast %1 : 1</source>
        <translation>Contraste %1 : 1</translation>
    </message>
</context>
<context>
    <name>visavis::ui::Composer</name>
    <message>
        <source>Send</source>
        <translation>Envoyer</translation>
    </message>
    <message>
        <source>Message to the visitor</source>
        <translation>Message au visiteur</translation>
    </message>
    <message>
        <source>Write a message</source>
        <translation>Écrivez un message</translation>
    </message>
    <message numerus="yes">
        <source>%n character(s) too long.</source>
        <translation>
            <numerusform>%n caractère de trop.</numerusform>
            <numerusform>%n caractères de trop.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n character(s) left.</source>
        <translation>
            <numerusform>%n caractère restant.</numerusform>
            <numerusform>%n caractères restants.</numerusform>
        </translation>
    </message>
    <message>
        <source>Enter sends, Shift+Enter begins a new line.</source>
        <translation>Entrée envoie, Maj+Entrée passe à la ligne.</translation>
    </message>
    <message>
        <source>Enter sends, Shift+Enter begins a new line, / opens the canned replies.</source>
        <translation>Entrée envoie, Maj+Entrée passe à la ligne, / ouvre les réponses types.</translation>
    </message>
</context>
<context>
    <name>visavis::ui::ConditionRow</name>
    <message>
        <source>and</source>
        <comment>between two numbers</comment>
        <translation>et</translation>
    </message>
    <message>
        <source>to</source>
        <comment>from one time to another</comment>
        <translation>à</translation>
    </message>
    <message>
        <source>Pages viewed</source>
        <translation>Pages vues</translation>
    </message>
    <message>
        <source>Time since the first visit</source>
        <translation>Temps depuis la première visite</translation>
    </message>
    <message>
        <source>Time on the site</source>
        <translation>Temps sur le site</translation>
    </message>
    <message>
        <source>Time on this page</source>
        <translation>Temps sur cette page</translation>
    </message>
    <message>
        <source>Time of day</source>
        <translation>Heure du jour</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Somebody is there</source>
        <translation>Quelqu’un est là</translation>
    </message>
    <message>
        <source>Written as JSON</source>
        <translation>Écrite en JSON</translation>
    </message>
    <message>
        <source>path</source>
        <comment>of an address</comment>
        <translation>chemin</translation>
    </message>
    <message>
        <source>query</source>
        <comment>of an address</comment>
        <translation>requête</translation>
    </message>
    <message>
        <source>fragment</source>
        <comment>of an address</comment>
        <translation>fragment</translation>
    </message>
    <message>
        <source>Part of the address</source>
        <translation>Partie de l’adresse</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>secondes</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>minutes</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Unité</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>yes</source>
        <comment>somebody is there</comment>
        <translation>oui</translation>
    </message>
    <message>
        <source>everybody is busy</source>
        <translation>tous occupés</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>personne</translation>
    </message>
    <message>
        <source>Take this condition out</source>
        <translation>Retirer cette condition</translation>
    </message>
    <message>
        <source>Condition %1</source>
        <translation>Condition %1</translation>
    </message>
    <message>
        <source>Condition %1: comparison</source>
        <translation>Condition %1 : comparaison</translation>
    </message>
    <message>
        <source>Condition %1: number</source>
        <translation>Condition %1 : nombre</translation>
    </message>
    <message>
        <source>Condition %1: text</source>
        <translation>Condition %1 : texte</translation>
    </message>
    <message>
        <source>at least</source>
        <translation>au moins</translation>
    </message>
    <message>
        <source>more than</source>
        <translation>plus de</translation>
    </message>
    <message>
        <source>at most</source>
        <translation>au plus</translation>
    </message>
    <message>
        <source>less than</source>
        <translation>moins de</translation>
    </message>
    <message>
        <source>between</source>
        <translation>entre</translation>
    </message>
    <message>
        <source>begins with</source>
        <translation>commence par</translation>
    </message>
    <message>
        <source>is exactly</source>
        <translation>est exactement</translation>
    </message>
    <message>
        <source>contains</source>
        <translation>contient</translation>
    </message>
    <message>
        <source>fr, de-AT</source>
        <translation>fr, de-AT</translation>
    </message>
    <message>
        <source>/product, /basket</source>
        <translation>/produit, /panier</translation>
    </message>
    <message>
        <source>A condition that is written as JSON is not JSON.</source>
        <translation>Une condition écrite en JSON n’est pas du JSON.</translation>
    </message>
</context>
<context>
    <name>visavis::ui::ConfirmDialog</name>
    <message>
        <source>Change it</source>
        <translation>Modifier</translation>
    </message>
</context>
<context>
    <name>visavis::ui::ConsentBadge</name>
    <message>
        <source>%1: %2</source>
        <comment>consent, state</comment>
        <translation>%1&#xa0;: %2</translation>
    </message>
</context>
<context>
    <name>visavis::ui::ControlBar</name>
    <message>
        <source>Ask for the mouse</source>
        <translation>Demander la souris</translation>
    </message>
    <message>
        <source>Ask the visitor whether you may point, guide or help on the page</source>
        <translation>Demander au visiteur si vous pouvez montrer, guider ou aider sur la page</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a scope, what it allows</comment>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>The visitor is asked. %1 left to answer.</source>
        <translation>On le demande au visiteur. Encore %1 pour répondre.</translation>
    </message>
    <message>
        <source>You may point on the page: press to draw attention.</source>
        <translation>Vous pouvez montrer sur la page&#xa0;: cliquez pour attirer l’attention.</translation>
    </message>
    <message>
        <source>You may guide on the page: scroll, and press links.</source>
        <translation>Vous pouvez guider sur la page&#xa0;: défilez, cliquez sur les liens.</translation>
    </message>
    <message>
        <source>You may help on the page: press, fill, choose.</source>
        <translation>Vous pouvez aider sur la page&#xa0;: cliquez, remplissez, choisissez.</translation>
    </message>
    <message>
        <source>%1 %2 left.</source>
        <comment>what one may do, time</comment>
        <translation>%1 Encore %2.</translation>
    </message>
    <message>
        <source>The visitor&apos;s page changes…</source>
        <translation>La page du visiteur change…</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Give back</source>
        <translation>Rendre</translation>
    </message>
    <message>
        <source>Keep going</source>
        <translation>Continuer</translation>
    </message>
</context>
<context>
    <name>visavis::ui::ConversationDelegate</name>
    <message>
        <source>offered by %1</source>
        <translation>proposée par %1</translation>
    </message>
    <message>
        <source>offered</source>
        <translation>proposée</translation>
    </message>
    <message>
        <source>typing: %1</source>
        <translation>écrit&#xa0;: %1</translation>
    </message>
    <message>
        <source>typing…</source>
        <translation>écrit…</translation>
    </message>
    <message>
        <source>You: %1</source>
        <translation>Vous&#xa0;: %1</translation>
    </message>
    <message>
        <source>unread</source>
        <translation>non lue</translation>
    </message>
    <message>
        <source>has waited %1 for an answer</source>
        <translation>attend une réponse depuis %1</translation>
    </message>
</context>
<context>
    <name>visavis::ui::ConversationPanel</name>
    <message>
        <source>Filter conversations</source>
        <translation>Filtrer les conversations</translation>
    </message>
    <message>
        <source>Filter by name, text, group…</source>
        <translation>Filtrer par nom, texte, groupe…</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>Conversations</translation>
    </message>
    <message>
        <source>My availability</source>
        <translation>Ma disponibilité</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menu</translation>
    </message>
    <message>
        <source>Part of the room</source>
        <translation>Conversations affichées</translation>
    </message>
    <message>
        <source>&amp;Mine</source>
        <translation>À &amp;moi</translation>
    </message>
    <message>
        <source>&amp;Waiting</source>
        <translation>En &amp;attente</translation>
    </message>
    <message>
        <source>&amp;All</source>
        <translation>&amp;Toutes</translation>
    </message>
    <message>
        <source>%1  %2</source>
        <comment>part of the room, number</comment>
        <translation>%1  %2</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n conversation(s)</source>
        <comment>part of the room</comment>
        <translation>
            <numerusform>%1&#xa0;: %n conversation</numerusform>
            <numerusform>%1&#xa0;: %n conversations</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing matches the filter.</source>
        <translation>Rien ne correspond au filtre.</translation>
    </message>
    <message>
        <source>No conversation is yours just now. New ones come by themselves while you are available.</source>
        <translation>Vous n’avez aucune conversation pour le moment. Les nouvelles arrivent d’elles-mêmes tant que vous êtes disponible.</translation>
    </message>
    <message>
        <source>Nobody waits.</source>
        <translation>Personne n’attend.</translation>
    </message>
    <message>
        <source>There is no conversation yet.</source>
        <translation>Il n’y a encore aucune conversation.</translation>
    </message>
    <message>
        <source>%1 of %2 taken</source>
        <comment>slots</comment>
        <translation>%1 sur %2 occupées</translation>
    </message>
    <message>
        <source>%1+</source>
        <comment>more than so many</comment>
        <translation>%1+</translation>
    </message>
</context>
<context>
    <name>visavis::ui::Desktop</name>
    <message>
        <source>A visitor still waits</source>
        <translation>Un visiteur attend toujours</translation>
    </message>
    <message>
        <source>A visitor waits</source>
        <translation>Un visiteur attend</translation>
    </message>
    <message>
        <source>A conversation is offered to you</source>
        <translation>Une conversation vous est proposée</translation>
    </message>
    <message>
        <source>A new conversation still waits for you</source>
        <translation>Une nouvelle conversation vous attend toujours</translation>
    </message>
    <message>
        <source>New conversation</source>
        <translation>Nouvelle conversation</translation>
    </message>
    <message>
        <source>A visitor still waits for your answer</source>
        <translation>Un visiteur attend toujours votre réponse</translation>
    </message>
    <message>
        <source>New message</source>
        <translation>Nouveau message</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>visitor, text</comment>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>visitor, site</comment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>visavis::ui::Dialog</name>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>visavis::ui::EraseDialog</name>
    <message>
        <source>Erase everything of this person</source>
        <translation>Tout effacer de cette personne</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>Effacer</translation>
    </message>
    <message>
        <source>ERASE</source>
        <extracomment>The word that is to be typed before everything of a person is erased.</extracomment>
        <translation>EFFACER</translation>
    </message>
    <message numerus="yes">
        <source>What goes: %n conversation(s) with all that was said, what the person said about themselves, their address, and the key that opens any copy of it. It does not come back, from a backup neither.</source>
        <translation>
            <numerusform>Ce qui part : %n conversation avec tout ce qui s’y est dit, ce que la personne a dit d’elle-même, son adresse, et la clé qui en ouvre toute copie. Rien ne revient, même d’une sauvegarde.</numerusform>
            <numerusform>Ce qui part : %n conversations avec tout ce qui s’y est dit, ce que la personne a dit d’elle-même, son adresse, et la clé qui en ouvre toute copie. Rien ne revient, même d’une sauvegarde.</numerusform>
        </translation>
    </message>
    <message>
        <source>A conversation runs. It is closed first, and its advisor loses it.</source>
        <translation>Une conversation est en cours. Elle est d’abord clôturée, et son conseiller la perd.</translation>
    </message>
    <message>
        <source>What stays: the records of consent, which name nobody from then on, and a signed certificate of the erasure among them.</source>
        <translation>Ce qui reste : les preuves de consentement, qui ne nomment plus personne, et parmi elles un certificat signé de l’effacement.</translation>
    </message>
    <message>
        <source>Type %1 to go on</source>
        <translation>Tapez %1 pour continuer</translation>
    </message>
    <message numerus="yes">
        <source>Everything was erased: %n conversation(s).</source>
        <translation>
            <numerusform>Tout est effacé : %n conversation.</numerusform>
            <numerusform>Tout est effacé : %n conversations.</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep the certificate</source>
        <translation>Garder le certificat</translation>
    </message>
    <message>
        <source>JSON files (*.json)</source>
        <translation>Fichiers JSON (*.json)</translation>
    </message>
    <message>
        <source>The certificate is in %1.</source>
        <translation>Le certificat est dans %1.</translation>
    </message>
    <message>
        <source>The certificate was not written; it stands in the chain of consents all the same.</source>
        <translation>Le certificat n’a pas été écrit ; il figure tout de même dans la chaîne des consentements.</translation>
    </message>
</context>
<context>
    <name>visavis::ui::FieldEditor</name>
    <message>
        <source>Field on the visitor&apos;s page</source>
        <translation>Champ de la page du visiteur</translation>
    </message>
    <message>
        <source>as the page writes it, such as 2026-12-24</source>
        <translation>comme la page l’écrit, par exemple 2026-12-24</translation>
    </message>
</context>
<context>
    <name>visavis::ui::GroupDelegate</name>
    <message numerus="yes">
        <source>%n waiting</source>
        <comment>conversations</comment>
        <translation>
            <numerusform>%n en attente</numerusform>
            <numerusform>%n en attente</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in conversation</source>
        <comment>conversations</comment>
        <translation>
            <numerusform>%n en conversation</numerusform>
            <numerusform>%n en conversation</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n available</source>
        <comment>people</comment>
        <translation>
            <numerusform>%n disponible</numerusform>
            <numerusform>%n disponibles</numerusform>
        </translation>
    </message>
    <message>
        <source>the longest for %1</source>
        <comment>wait</comment>
        <translation>la plus longue depuis %1</translation>
    </message>
</context>
<context>
    <name>visavis::ui::GroupsDialog</name>
    <message>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Renommer</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Supprimer</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Groupes</translation>
    </message>
    <message>
        <source>A site&apos;s conversations go to one group. Managers see their own groups and nothing else.</source>
        <translation>Les conversations d’un site vont à un groupe. Les responsables voient leurs groupes et rien d’autre.</translation>
    </message>
    <message>
        <source>Name of a group</source>
        <translation>Nom d’un groupe</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>There is a group of this name.</source>
        <translation>Un groupe porte déjà ce nom.</translation>
    </message>
    <message>
        <source>People, a site or conversations belong to this group. Move the people and the site; a group with conversations stays, and can be renamed.</source>
        <translation>Des personnes, un site ou des conversations appartiennent à ce groupe. Déplacez les personnes et le site&#x202f;; un groupe qui a des conversations reste et peut être renommé.</translation>
    </message>
</context>
<context>
    <name>visavis::ui::HeldCard</name>
    <message>
        <source>Give everything out…</source>
        <translation>Tout remettre…</translation>
    </message>
    <message>
        <source>Erase everything…</source>
        <translation>Tout effacer…</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>Conversations</translation>
    </message>
    <message numerus="yes">
        <source>%n, one of them runs</source>
        <translation>
            <numerusform>%n, en cours</numerusform>
            <numerusform>%n, dont une en cours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversation(s)</source>
        <translation>
            <numerusform>%n conversation</numerusform>
            <numerusform>%n conversations</numerusform>
        </translation>
    </message>
    <message>
        <source>kept while it runs</source>
        <translation>gardées tant qu’elle dure</translation>
    </message>
    <message>
        <source>the last until %1</source>
        <translation>la dernière jusqu’au %1</translation>
    </message>
    <message>
        <source>What was said and done in them</source>
        <translation>Ce qui s’y est dit et fait</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n événement</numerusform>
            <numerusform>%n événements</numerusform>
        </translation>
    </message>
    <message>
        <source>as long as the conversation</source>
        <translation>aussi longtemps que la conversation</translation>
    </message>
    <message>
        <source>What they said about themselves</source>
        <translation>Ce que la personne a dit d’elle-même</translation>
    </message>
    <message>
        <source>name, e-mail address or telephone</source>
        <translation>nom, adresse e-mail ou téléphone</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>rien</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>jusqu’au %1</translation>
    </message>
    <message>
        <source>Where they came from</source>
        <translation>D’où elle venait</translation>
    </message>
    <message>
        <source>an IP address</source>
        <translation>une adresse IP</translation>
    </message>
    <message>
        <source>Proof of consent</source>
        <translation>Preuves de consentement</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n enregistrement</numerusform>
            <numerusform>%n enregistrements</numerusform>
        </translation>
    </message>
    <message>
        <source>stays, and names nobody once the rest is erased</source>
        <translation>restent, et ne nomment plus personne une fois le reste effacé</translation>
    </message>
    <message>
        <source>A visitor of %1</source>
        <translation>Un visiteur de %1</translation>
    </message>
    <message>
        <source>Give everything out</source>
        <translation>Tout remettre</translation>
    </message>
    <message>
        <source>JSON files (*.json)</source>
        <translation>Fichiers JSON (*.json)</translation>
    </message>
    <message>
        <source>Collecting…</source>
        <translation>Collecte en cours…</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2. Choose another folder.</source>
        <translation>%1 ne peut pas être écrit : %2. Choisissez un autre dossier.</translation>
    </message>
    <message>
        <source>Everything is in %1. Give it to nobody but the person, and delete the file then.</source>
        <translation>Tout est dans %1. Ne le remettez qu’à la personne, puis supprimez le fichier.</translation>
    </message>
</context>
<context>
    <name>visavis::ui::HelpDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Raccourcis clavier</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Partout</translation>
    </message>
    <message>
        <source>Where they apply</source>
        <translation>Là où ils s’appliquent</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>visavis::ui::HoursCard</name>
    <message>
        <source>Opening hours</source>
        <translation>Heures d’ouverture</translation>
    </message>
    <message>
        <source>Outside them the button says that nobody is there, and messages can be left. Open chats are told at once, other pages as they are loaded anew.</source>
        <translation>En dehors, le bouton dit que personne n’est là, et l’on peut laisser un message. Les discussions ouvertes l’apprennent aussitôt, les autres pages à leur prochain chargement.</translation>
    </message>
    <message>
        <source>Always open: whether somebody is there is what counts</source>
        <translation>Toujours ouvert : seul compte si quelqu’un est là</translation>
    </message>
    <message>
        <source>Open at these times</source>
        <translation>Ouvert à ces heures</translation>
    </message>
    <message>
        <source>and</source>
        <comment>between two spans of opening hours</comment>
        <translation>et</translation>
    </message>
    <message>
        <source>%1: opens</source>
        <translation>%1 : ouverture</translation>
    </message>
    <message>
        <source>%1: closes</source>
        <translation>%1 : fermeture</translation>
    </message>
    <message>
        <source>to</source>
        <comment>from one time to another</comment>
        <translation>à</translation>
    </message>
    <message>
        <source>Like Monday until Friday</source>
        <translation>Comme lundi jusqu’à vendredi</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Fuseau horaire</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>Semaine</translation>
    </message>
    <message>
        <source>A day without times is closed. 24:00 is the end of a day; what ends earlier than it begins goes on after midnight.</source>
        <translation>Un jour sans heures est fermé. 24:00 est la fin d’un jour ; ce qui finit avant de commencer continue après minuit.</translation>
    </message>
    <message>
        <source>Closed on</source>
        <translation>Fermé le</translation>
    </message>
    <message>
        <source>Days such as 2026-12-25, with commas between them.</source>
        <translation>Des jours comme 2026-12-25, séparés par des virgules.</translation>
    </message>
    <message>
        <source>There is no such time zone. Write it as Europe/Paris.</source>
        <translation>Ce fuseau horaire n’existe pas. Écrivez-le comme Europe/Paris.</translation>
    </message>
    <message>
        <source>%1: a time is written as 09:00, and one that opens needs one that closes.</source>
        <translation>%1 : une heure s’écrit 09:00, et à une ouverture il faut une fermeture.</translation>
    </message>
    <message>
        <source>%1: it opens and closes at the same time. A whole day is 00:00 to 24:00.</source>
        <translation>%1 : ouverture et fermeture à la même heure. Un jour entier va de 00:00 à 24:00.</translation>
    </message>
    <message>
        <source>A day is written as 2026-12-25.</source>
        <translation>Un jour s’écrit 2026-12-25.</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) at most.</source>
        <translation>
            <numerusform>%n jour au plus.</numerusform>
            <numerusform>%n jours au plus.</numerusform>
        </translation>
    </message>
    <message>
        <source>Two times of a day overlap, or a day stands twice.</source>
        <translation>Deux plages d’un jour se recouvrent, ou un jour est écrit deux fois.</translation>
    </message>
    <message>
        <source>The server does not know this time zone.</source>
        <translation>Le serveur ne connaît pas ce fuseau horaire.</translation>
    </message>
</context>
<context>
    <name>visavis::ui::LinkDialog</name>
    <message>
        <source>Open this link?</source>
        <translation>Ouvrir ce lien&#x202f;?</translation>
    </message>
    <message>
        <source>Open in the browser</source>
        <translation>Ouvrir dans le navigateur</translation>
    </message>
    <message>
        <source>It leads to</source>
        <translation>Il mène à</translation>
    </message>
    <message>
        <source>The link named another host in front of this one to deceive. That part was taken out.</source>
        <translation>Pour tromper, le lien citait un autre site devant celui-ci. Cette partie a été retirée.</translation>
    </message>
</context>
<context>
    <name>visavis::ui::LiveDelegate</name>
    <message>
        <source>has waited %1 for an answer</source>
        <translation>attend une réponse depuis %1</translation>
    </message>
</context>
<context>
    <name>visavis::ui::LookCard</name>
    <message>
        <source>Look and words</source>
        <translation>Apparence et textes</translation>
    </message>
    <message>
        <source>Open chats show it within a second, pages as they are loaded anew.</source>
        <translation>Les discussions ouvertes le montrent en une seconde, les pages à leur prochain chargement.</translation>
    </message>
    <message>
        <source>In the light</source>
        <translation>En clair</translation>
    </message>
    <message>
        <source>In the dark</source>
        <translation>En sombre</translation>
    </message>
    <message>
        <source>Greeting</source>
        <translation>Accueil</translation>
    </message>
    <message>
        <source>When nobody is there</source>
        <translation>Quand personne n’est là</translation>
    </message>
    <message>
        <source>Invitation</source>
        <translation>Invitation</translation>
    </message>
    <message>
        <source>Button of the invitation</source>
        <translation>Bouton de l’invitation</translation>
    </message>
    <message>
        <source>as if nobody were there</source>
        <translation>comme si personne n’était là</translation>
    </message>
    <message>
        <source>At the right</source>
        <comment>corner of a page</comment>
        <translation>À droite</translation>
    </message>
    <message>
        <source>At the left</source>
        <comment>corner of a page</comment>
        <translation>À gauche</translation>
    </message>
    <message>
        <source>Button</source>
        <translation>Bouton</translation>
    </message>
    <message>
        <source>Over an empty chat.</source>
        <translation>Au-dessus d’une discussion vide.</translation>
    </message>
    <message>
        <source>In place of our own words, outside the opening hours too.</source>
        <translation>À la place de nos propres mots, aussi hors des heures d’ouverture.</translation>
    </message>
    <message>
        <source>Of rules that have no words of their own.</source>
        <translation>Des règles qui n’ont pas leurs propres mots.</translation>
    </message>
    <message>
        <source>Preview in the browser…</source>
        <translation>Aperçu dans le navigateur…</translation>
    </message>
    <message>
        <source>An invitation with a button needs words, too.</source>
        <translation>Une invitation qui a un bouton a aussi besoin d’un texte.</translation>
    </message>
    <message>
        <source>The server does not take this: %1</source>
        <translation>Le serveur ne l’accepte pas : %1</translation>
    </message>
</context>
<context>
    <name>visavis::ui::LookDoor</name>
    <message>
        <source>Look in</source>
        <translation>Regarder</translation>
    </message>
    <message>
        <source>%1 answers here. You may look in; %1 is told when you do.</source>
        <comment>the advisor</comment>
        <translation>%1 répond ici. Vous pouvez regarder&#x202f;; %1 en sera averti.</translation>
    </message>
</context>
<context>
    <name>visavis::ui::LookStrip</name>
    <message>
        <source>Whisper…</source>
        <translation>Chuchoter…</translation>
    </message>
    <message>
        <source>Take over…</source>
        <translation>Reprendre…</translation>
    </message>
    <message>
        <source>Stop reading</source>
        <translation>Ne plus lire</translation>
    </message>
    <message>
        <source>You are reading along. %1 is told.</source>
        <comment>the advisor</comment>
        <translation>Vous lisez cette conversation. %1 en est averti.</translation>
    </message>
    <message>
        <source>%1 is looking.</source>
        <comment>a manager</comment>
        <translation>%1 regarde.</translation>
    </message>
    <message>
        <source>%1 are looking.</source>
        <comment>several managers</comment>
        <translation>%1 regardent.</translation>
    </message>
</context>
<context>
    <name>visavis::ui::MainWindow</name>
    <message numerus="yes">
        <source>(%n) Visavis</source>
        <comment>visitors who wait for an answer</comment>
        <translation>
            <numerusform>(%n) Visavis</numerusform>
            <numerusform>(%n) Visavis</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) of yours did not reach the server yet, and there is no keychain to keep them. Quitting gives them up.</source>
        <translation>
            <numerusform>%n message de votre part n’est pas encore parvenu au serveur, et aucun trousseau ne peut le conserver. Quitter l’abandonne.</numerusform>
            <numerusform>%n messages de votre part ne sont pas encore parvenus au serveur, et aucun trousseau ne peut les conserver. Quitter les abandonne.</numerusform>
        </translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quitter</translation>
    </message>
    <message>
        <source>Quit and give them up</source>
        <translation>Quitter et les abandonner</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) of yours did not reach the server yet. Signing out gives them up.</source>
        <translation>
            <numerusform>%n message de votre part n’est pas encore parvenu au serveur. Vous déconnecter l’abandonne.</numerusform>
            <numerusform>%n messages de votre part ne sont pas encore parvenus au serveur. Vous déconnecter les abandonne.</numerusform>
        </translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Se déconnecter</translation>
    </message>
    <message>
        <source>Sign out and give them up</source>
        <translation>Se déconnecter et les abandonner</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>Salle</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personnes</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>Audit</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Vue d’ensemble</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Vie privée</translation>
    </message>
    <message>
        <source>Sites</source>
        <translation>Sites</translation>
    </message>
</context>
<context>
    <name>visavis::ui::MirrorGlass</name>
    <message>
        <source>The visitor&apos;s page, which you may guide on</source>
        <translation>La page du visiteur, sur laquelle vous pouvez agir</translation>
    </message>
    <message>
        <source>Tab goes to the next thing, Enter presses it, the arrows scroll, H draws attention, Esc gives the mouse back</source>
        <translation>Tab va à l’élément suivant, Entrée le presse, les flèches font défiler, H attire l’attention, Échap rend la souris</translation>
    </message>
</context>
<context>
    <name>visavis::ui::MirrorPage</name>
    <message>
        <source>The environment sets %1, which opens the jail that visitors&apos; pages are shown in. Start Visavis without it.</source>
        <translation>L’environnement définit %1, ce qui ouvre la cage où sont affichées les pages des visiteurs. Lancez Visavis sans cette variable.</translation>
    </message>
    <message>
        <source>Visavis was started with %1, which opens the jail that visitors&apos; pages are shown in. Start it without.</source>
        <translation>Visavis a été lancé avec %1, ce qui ouvre la cage où sont affichées les pages des visiteurs. Lancez-le sans cette option.</translation>
    </message>
</context>
<context>
    <name>visavis::ui::MirrorPane</name>
    <message>
        <source>Fit</source>
        <translation>Ajuster</translation>
    </message>
    <message>
        <source>As large as fits</source>
        <translation>Aussi grand que la place le permet</translation>
    </message>
    <message>
        <source>1:1</source>
        <translation>1:1</translation>
    </message>
    <message>
        <source>As large as the visitor sees it</source>
        <translation>À la taille que voit le visiteur</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Plus petit</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Plus grand</translation>
    </message>
    <message>
        <source>In a window of its own, or back</source>
        <translation>Dans une fenêtre à part, ou retour</translation>
    </message>
    <message>
        <source>Stop looking at the page</source>
        <translation>Ne plus regarder la page</translation>
    </message>
    <message>
        <source>The visitor paused this. It goes on when the visitor says so.</source>
        <translation>Le visiteur a suspendu l’affichage. Il reprendra quand le visiteur le voudra.</translation>
    </message>
    <message>
        <source>The connection was lost, and with it the page.</source>
        <translation>La connexion a été perdue, et la page avec elle.</translation>
    </message>
    <message>
        <source>The conversation was closed.</source>
        <translation>La conversation a été clôturée.</translation>
    </message>
    <message>
        <source>The visitor no longer shows the page.</source>
        <translation>Le visiteur ne montre plus la page.</translation>
    </message>
    <message>
        <source>Mirroring was switched off for the workspace.</source>
        <translation>L’affichage en miroir a été désactivé pour l’espace de travail.</translation>
    </message>
    <message>
        <source>The conversation is no longer yours.</source>
        <translation>La conversation n’est plus la vôtre.</translation>
    </message>
    <message>
        <source>Live · %1 ms</source>
        <translation>En direct · %1 ms</translation>
    </message>
    <message>
        <source>The visitor looks at something else just now</source>
        <translation>Le visiteur regarde autre chose en ce moment</translation>
    </message>
    <message>
        <source>Paused by the visitor</source>
        <translation>Suspendu par le visiteur</translation>
    </message>
    <message>
        <source>Waiting for the page</source>
        <translation>En attente de la page</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>The visitor&apos;s page</source>
        <translation>La page du visiteur</translation>
    </message>
    <message>
        <source>Nobody&apos;s page is looked at.</source>
        <translation>Aucune page n’est affichée.</translation>
    </message>
    <message>
        <source>Waiting for the visitor&apos;s page…</source>
        <translation>En attente de la page du visiteur…</translation>
    </message>
    <message>
        <source>The visitor is asked whether you may see the page.</source>
        <translation>Le visiteur est en train de décider si vous pouvez voir la page.</translation>
    </message>
</context>
<context>
    <name>visavis::ui::MirrorPlace</name>
    <message>
        <source>The visitor&apos;s page</source>
        <translation>La page du visiteur</translation>
    </message>
    <message>
        <source>The visitor was asked a moment ago. You may ask again in %1 s.</source>
        <translation>Le visiteur vient d’être sollicité. Vous pourrez redemander dans %1 s.</translation>
    </message>
    <message>
        <source>The visitor cannot be asked just now, or has said no often enough.</source>
        <translation>Le visiteur ne peut pas être sollicité en ce moment, ou a refusé assez souvent.</translation>
    </message>
</context>
<context>
    <name>visavis::ui::MirrorView</name>
    <message>
        <source>Hidden: the site marks this as private</source>
        <translation>Masqué&#xa0;: le site signale ceci comme privé</translation>
    </message>
    <message>
        <source>Hidden: a password</source>
        <translation>Masqué&#xa0;: un mot de passe</translation>
    </message>
    <message>
        <source>Hidden: a field that the visitor does not see either</source>
        <translation>Masqué&#xa0;: un champ que le visiteur ne voit pas non plus</translation>
    </message>
    <message>
        <source>Hidden: a file</source>
        <translation>Masqué&#xa0;: un fichier</translation>
    </message>
    <message>
        <source>Hidden: a payment field</source>
        <translation>Masqué&#xa0;: un champ de paiement</translation>
    </message>
    <message>
        <source>Hidden: a one-time code</source>
        <translation>Masqué&#xa0;: un code à usage unique</translation>
    </message>
    <message>
        <source>Hidden: a field</source>
        <translation>Masqué&#xa0;: un champ</translation>
    </message>
    <message>
        <source>The visitor&apos;s page</source>
        <translation>La page du visiteur</translation>
    </message>
</context>
<context>
    <name>visavis::ui::Navigation</name>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
</context>
<context>
    <name>visavis::ui::Notifier</name>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
</context>
<context>
    <name>visavis::ui::OverviewPage</name>
    <message>
        <source>Show everybody&apos;s</source>
        <translation>Afficher celles de tous</translation>
    </message>
    <message>
        <source>Back to the room</source>
        <translation>Retour aux conversations</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Groupes</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personnes</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>In conversation</source>
        <translation>En conversation</translation>
    </message>
    <message>
        <source>Live overview</source>
        <translation>Vue en direct</translation>
    </message>
    <message>
        <source>People: %1 of %2 at a desk</source>
        <translation>Personnes&#xa0;: %1 sur %2 à un poste</translation>
    </message>
    <message>
        <source>Nobody works in your groups.</source>
        <translation>Personne ne travaille dans vos groupes.</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Chargement…</translation>
    </message>
    <message>
        <source>Waiting: %1</source>
        <comment>number</comment>
        <translation>En attente&#xa0;: %1</translation>
    </message>
    <message>
        <source>Nobody waits.</source>
        <translation>Personne n’attend.</translation>
    </message>
    <message>
        <source>In conversation: %1</source>
        <comment>number</comment>
        <translation>En conversation&#xa0;: %1</translation>
    </message>
    <message>
        <source>%1 in conversation: %2</source>
        <comment>who, number</comment>
        <translation>%1 en conversation&#xa0;: %2</translation>
    </message>
    <message>
        <source>Nobody else is in a conversation just now.</source>
        <translation>Personne d’autre n’est en conversation en ce moment.</translation>
    </message>
    <message>
        <source>%1 is in no conversation just now.</source>
        <translation>%1 n’est dans aucune conversation en ce moment.</translation>
    </message>
</context>
<context>
    <name>visavis::ui::PageTrial</name>
    <message>
        <source>Pages viewed</source>
        <translation>Pages vues</translation>
    </message>
    <message>
        <source>Time on this page</source>
        <translation>Temps sur cette page</translation>
    </message>
    <message>
        <source>Time on the site</source>
        <translation>Temps sur le site</translation>
    </message>
    <message>
        <source>Time since the first visit</source>
        <translation>Temps depuis la première visite</translation>
    </message>
    <message>
        <source>Last invitation</source>
        <translation>Dernière invitation</translation>
    </message>
    <message>
        <source>yes</source>
        <comment>somebody is there</comment>
        <translation>oui</translation>
    </message>
    <message>
        <source>everybody is busy</source>
        <translation>tous occupés</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>personne</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>inconnu</translation>
    </message>
    <message>
        <source>What each rule says</source>
        <translation>Ce que dit chaque règle</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>first visit</source>
        <translation>première visite il y a</translation>
    </message>
    <message>
        <source>minutes ago</source>
        <translation>minutes</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Temps</translation>
    </message>
    <message>
        <source>seconds on this page,</source>
        <translation>secondes sur cette page,</translation>
    </message>
    <message>
        <source>on the site</source>
        <translation>sur le site</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>somebody is there:</source>
        <translation>quelqu’un est là :</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Horloge</translation>
    </message>
    <message>
        <source>Of the visitor.</source>
        <translation>Celle du visiteur.</translation>
    </message>
    <message>
        <source>minutes ago; 0 is never</source>
        <translation>minutes ; 0 pour jamais</translation>
    </message>
    <message>
        <source>The rules cannot be tried before they are right.</source>
        <translation>Les règles ne peuvent être essayées que lorsqu’elles sont justes.</translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n seconde</numerusform>
            <numerusform>%n secondes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no rule: nobody is invited.</source>
        <translation>Il n’y a pas de règle : personne n’est invité.</translation>
    </message>
    <message>
        <source>“%1” invites now.</source>
        <translation>« %1 » invite maintenant.</translation>
    </message>
    <message>
        <source>Nobody is invited now. If nothing else changes, the rules are asked again in %1.</source>
        <translation>Personne n’est invité maintenant. Si rien d’autre ne change, les règles sont consultées de nouveau dans %1.</translation>
    </message>
    <message>
        <source>Nobody is invited, however long this page stays open.</source>
        <translation>Personne n’est invité, aussi longtemps que cette page reste ouverte.</translation>
    </message>
    <message>
        <source>%1: does not hold here</source>
        <translation>%1 : ne s’applique pas ici</translation>
    </message>
    <message>
        <source>%1: not for another %2</source>
        <translation>%1 : pas avant %2</translation>
    </message>
    <message>
        <source>%1: holds, but one above comes first</source>
        <translation>%1 : s’applique, mais une autre passe avant</translation>
    </message>
    <message>
        <source>%1: holds</source>
        <translation>%1 : s’applique</translation>
    </message>
    <message>
        <source>%1: holds, but another invitation was just shown</source>
        <translation>%1 : s’applique, mais une autre invitation vient d’être montrée</translation>
    </message>
</context>
<context>
    <name>visavis::ui::Palette</name>
    <message>
        <source>Find a conversation or a command</source>
        <translation>Trouver une conversation ou une commande</translation>
    </message>
    <message>
        <source>A visitor&apos;s name, or what you want to do</source>
        <translation>Le nom d’un visiteur, ou ce que vous voulez faire</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Résultats</translation>
    </message>
</context>
<context>
    <name>visavis::ui::PasswordDialog</name>
    <message>
        <source>Change your password</source>
        <translation>Changer votre mot de passe</translation>
    </message>
    <message>
        <source>Change it</source>
        <translation>Changer</translation>
    </message>
    <message>
        <source>The password of now</source>
        <translation>Le mot de passe actuel</translation>
    </message>
    <message numerus="yes">
        <source>The new one, %n character(s) at least</source>
        <translation>
            <numerusform>Le nouveau, au moins %n caractère</numerusform>
            <numerusform>Le nouveau, au moins %n caractères</numerusform>
        </translation>
    </message>
    <message>
        <source>The new one once more</source>
        <translation>Le nouveau encore une fois</translation>
    </message>
    <message>
        <source>Every other sign-in of yours ends.</source>
        <translation>Toutes vos autres sessions prennent fin.</translation>
    </message>
    <message>
        <source>The two new ones are not the same.</source>
        <translation>Les deux nouveaux diffèrent.</translation>
    </message>
    <message>
        <source>The new one is too short. A sentence is easier to remember than a riddle.</source>
        <translation>Le nouveau est trop court. Une phrase se retient mieux qu’une énigme.</translation>
    </message>
    <message>
        <source>The password of now is not right.</source>
        <translation>Le mot de passe actuel n’est pas le bon.</translation>
    </message>
    <message>
        <source>Choose another one: longer, and not your user name.</source>
        <translation>Choisissez-en un autre&#xa0;: plus long, et pas votre identifiant.</translation>
    </message>
</context>
<context>
    <name>visavis::ui::PeoplePage</name>
    <message>
        <source>New person</source>
        <translation>Nouvelle personne</translation>
    </message>
    <message>
        <source>New bot</source>
        <translation>Nouveau robot</translation>
    </message>
    <message>
        <source>Groups…</source>
        <translation>Groupes…</translation>
    </message>
    <message>
        <source>Choose somebody at the left to see their profile.</source>
        <translation>Choisissez quelqu’un à gauche pour voir son profil.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Annuler les modifications</translation>
    </message>
    <message>
        <source>Delete this profile…</source>
        <translation>Supprimer ce profil…</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personnes</translation>
    </message>
    <message>
        <source>Search by name, role or group</source>
        <translation>Chercher par nom, rôle ou groupe</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rôle</translation>
    </message>
    <message>
        <source>All roles</source>
        <translation>Tous les rôles</translation>
    </message>
    <message>
        <source>Way in</source>
        <translation>Accès</translation>
    </message>
    <message>
        <source>Sign-ins</source>
        <translation>Sessions</translation>
    </message>
    <message>
        <source>This profile was changed by somebody else just now. Discard what you typed to see it.</source>
        <translation>Quelqu’un d’autre vient de modifier ce profil. Annulez vos modifications pour le voir.</translation>
    </message>
    <message>
        <source>Changes that are not saved</source>
        <translation>Modifications non enregistrées</translation>
    </message>
    <message>
        <source>What you typed for %1 is not saved.</source>
        <translation>Ce que vous avez saisi pour %1 n’est pas enregistré.</translation>
    </message>
    <message>
        <source>Discard it</source>
        <translation>Abandonner</translation>
    </message>
    <message>
        <source>A program that answers first and hands over. It sees its own conversations and nothing else.</source>
        <translation>Un programme qui répond en premier puis passe la main. Il voit ses propres conversations et rien d’autre.</translation>
    </message>
    <message>
        <source>They set a password by a one-time link that you make after saving.</source>
        <translation>Le mot de passe se définit par un lien à usage unique que vous créez après l’enregistrement.</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n personne</numerusform>
            <numerusform>%n personnes</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody is called that, or has this role.</source>
        <translation>Personne ne porte ce nom ou n’a ce rôle.</translation>
    </message>
    <message>
        <source>The list is on its way …</source>
        <translation>La liste arrive…</translation>
    </message>
    <message>
        <source>Save and go on</source>
        <translation>Enregistrer et continuer</translation>
    </message>
    <message>
        <source>The bot has its secret. A new one ends the one before at once.</source>
        <translation>Le robot a son secret. Un nouveau met aussitôt fin au précédent.</translation>
    </message>
    <message>
        <source>The bot cannot come in before it has a secret.</source>
        <translation>Le robot ne peut pas entrer sans secret.</translation>
    </message>
    <message>
        <source>Make a new secret…</source>
        <translation>Créer un nouveau secret…</translation>
    </message>
    <message>
        <source>There is an open link to set a password, good until %1. A new link ends it.</source>
        <translation>Un lien pour définir le mot de passe est ouvert, valable jusqu’au %1. Un nouveau lien y met fin.</translation>
    </message>
    <message>
        <source>A password is set. If it is forgotten, a one-time link sets a new one and ends every sign-in.</source>
        <translation>Un mot de passe est défini. S’il est oublié, un lien à usage unique en définit un nouveau et met fin à toutes les sessions.</translation>
    </message>
    <message>
        <source>No password yet. A one-time link lets this person set one.</source>
        <translation>Pas encore de mot de passe. Un lien à usage unique permet à cette personne d’en définir un.</translation>
    </message>
    <message>
        <source>Make a one-time link…</source>
        <translation>Créer un lien à usage unique…</translation>
    </message>
    <message>
        <source>Somebody has this user name already, or this is the last admin who can sign in: one has to stay.</source>
        <translation>Quelqu’un a déjà cet identifiant, ou c’est le dernier administrateur qui peut se connecter&#xa0;: il doit en rester un.</translation>
    </message>
    <message>
        <source>Secret of %1</source>
        <translation>Secret de %1</translation>
    </message>
    <message>
        <source>Put it where the bot runs. It is shown this once; the server keeps only its hash.</source>
        <translation>Placez-le là où tourne le robot. Il n’est montré que cette fois&#x202f;; le serveur n’en garde que l’empreinte.</translation>
    </message>
    <message>
        <source>One-time link for %1</source>
        <translation>Lien à usage unique pour %1</translation>
    </message>
    <message>
        <source>Whoever opens it first sets the password, so send it by a way that only this person reads. It is shown this once and is good until %1.</source>
        <translation>La première personne qui l’ouvre définit le mot de passe&#xa0;: envoyez-le par une voie que seule cette personne lit. Il n’est montré que cette fois et vaut jusqu’au %1.</translation>
    </message>
    <message>
        <source>Delete %1</source>
        <translation>Supprimer %1</translation>
    </message>
    <message>
        <source>The account and its sign-ins end at once, conversations go back to the queue. What was written stays in the record under “former advisor”. This cannot be undone.</source>
        <translation>Le compte et ses sessions prennent fin aussitôt, les conversations retournent dans la file. Ce qui a été écrit reste au dossier sous «&#xa0;ancien conseiller&#xa0;». C’est irréversible.</translation>
    </message>
    <message>
        <source>Delete the profile</source>
        <translation>Supprimer le profil</translation>
    </message>
</context>
<context>
    <name>visavis::ui::PeriodBox</name>
    <message>
        <source>Unit of %1</source>
        <translation>Unité de %1</translation>
    </message>
    <message>
        <source>days</source>
        <translation>jours</translation>
    </message>
    <message>
        <source>months</source>
        <translation>mois</translation>
    </message>
    <message>
        <source>years</source>
        <translation>ans</translation>
    </message>
</context>
<context>
    <name>visavis::ui::PersonDelegate</name>
    <message>
        <source>%1 of %2</source>
        <comment>slots taken</comment>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>Available, full</source>
        <translation>Disponible, complet</translation>
    </message>
    <message>
        <source>Not at a desk</source>
        <translation>À aucun poste</translation>
    </message>
    <message>
        <source>%1 of %2 taken</source>
        <comment>slots</comment>
        <translation>%1 sur %2 occupées</translation>
    </message>
</context>
<context>
    <name>visavis::ui::PersonFinder</name>
    <message>
        <source>Find</source>
        <translation>Chercher</translation>
    </message>
    <message>
        <source>E-mail address, or the id of a conversation</source>
        <translation>Adresse e-mail, ou identifiant d’une conversation</translation>
    </message>
    <message>
        <source>Somebody asks what you hold of them, or asks you to erase it. Make sure that it is they who ask. What you look at here is recorded.</source>
        <translation>Quelqu’un demande ce que vous conservez à son sujet, ou demande à l’effacer. Assurez-vous que c’est bien cette personne. Ce que vous consultez ici est enregistré.</translation>
    </message>
    <message>
        <source>A person asks</source>
        <translation>Une personne demande</translation>
    </message>
    <message>
        <source>Type an e-mail address, or the id of a conversation as it stands in the audit.</source>
        <translation>Tapez une adresse e-mail, ou l’identifiant d’une conversation tel qu’il figure dans l’audit.</translation>
    </message>
    <message>
        <source>This is neither an e-mail address nor the id of a conversation.</source>
        <translation>Ce n’est ni une adresse e-mail ni l’identifiant d’une conversation.</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Recherche…</translation>
    </message>
    <message>
        <source>Nothing is held of such a person. If they wrote without giving their address, ask them for a conversation.</source>
        <translation>Rien n’est conservé de cette personne. Si elle a écrit sans donner son adresse, demandez-lui une conversation.</translation>
    </message>
    <message>
        <source>More people than can be shown gave this address. These are the first.</source>
        <translation>Plus de personnes qu’on ne peut en montrer ont donné cette adresse. Voici les premières.</translation>
    </message>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n personne</numerusform>
            <numerusform>%n personnes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>visavis::ui::PersonForm</name>
    <message>
        <source>The account is in use</source>
        <translation>Le compte est en service</translation>
    </message>
    <message>
        <source>Alias</source>
        <translation>Alias</translation>
    </message>
    <message>
        <source>The name that visitors see.</source>
        <translation>Le nom que voient les visiteurs.</translation>
    </message>
    <message>
        <source>First name</source>
        <translation>Prénom</translation>
    </message>
    <message>
        <source>Surname</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Fonction</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Identifiant</translation>
    </message>
    <message>
        <source>For signing in. No spaces.</source>
        <translation>Pour se connecter. Sans espace.</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Rôles</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Groupes</translation>
    </message>
    <message>
        <source>Slots</source>
        <translation>Places</translation>
    </message>
    <message>
        <source>Conversations at a time.</source>
        <translation>Conversations en même temps.</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Langues</translation>
    </message>
    <message>
        <source>Such as en, fr, de-AT.</source>
        <translation>Par exemple en, fr, de-AT.</translation>
    </message>
    <message>
        <source>Skills</source>
        <translation>Compétences</translation>
    </message>
    <message>
        <source>Words of your own, with commas between them.</source>
        <translation>Vos propres mots, séparés par des virgules.</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Compte</translation>
    </message>
    <message>
        <source>At rest, nobody signs in with it and its conversations go to others. The profile stays.</source>
        <translation>En sommeil, personne ne s’y connecte et ses conversations vont à d’autres. Le profil reste.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>aucun</translation>
    </message>
    <message>
        <source>An alias is needed: visitors see it.</source>
        <translation>Il faut un alias&#xa0;: les visiteurs le voient.</translation>
    </message>
    <message>
        <source>A user name is needed, for signing in.</source>
        <translation>Il faut un identifiant pour se connecter.</translation>
    </message>
    <message>
        <source>A user name has no spaces.</source>
        <translation>Un identifiant ne contient pas d’espace.</translation>
    </message>
    <message>
        <source>Choose a role.</source>
        <translation>Choisissez un rôle.</translation>
    </message>
    <message>
        <source>Choose a group: conversations are given to groups.</source>
        <translation>Choisissez un groupe&#xa0;: les conversations sont confiées à des groupes.</translation>
    </message>
    <message>
        <source>A name holds a character that cannot be shown, or turns the direction of writing. Type it anew.</source>
        <translation>Un nom contient un caractère invisible ou qui inverse le sens d’écriture. Saisissez-le de nouveau.</translation>
    </message>
    <message numerus="yes">
        <source>%n language(s) at most.</source>
        <translation>
            <numerusform>%n langue au plus.</numerusform>
            <numerusform>%n langues au plus.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n skill(s) at most.</source>
        <translation>
            <numerusform>%n compétence au plus.</numerusform>
            <numerusform>%n compétences au plus.</numerusform>
        </translation>
    </message>
    <message>
        <source>A language is named by its tag, such as en or de-AT; a skill is a short word.</source>
        <translation>Une langue se note par son code, comme en ou de-AT&#x202f;; une compétence est un mot court.</translation>
    </message>
</context>
<context>
    <name>visavis::ui::PlainLabel</name>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
</context>
<context>
    <name>visavis::ui::PreferencesPage</name>
    <message>
        <source>Back to the room</source>
        <translation>Retour à la salle</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Préférences</translation>
    </message>
    <message>
        <source>They are yours, on this computer. Each holds at once.</source>
        <translation>Elles sont les vôtres, sur cet ordinateur. Chacune vaut aussitôt.</translation>
    </message>
    <message>
        <source>When somebody writes and Visavis is not in front</source>
        <translation>Quand quelqu’un écrit et que Visavis n’est pas au premier plan</translation>
    </message>
    <message>
        <source>Show a &amp;notification</source>
        <translation>Afficher une &amp;notification</translation>
    </message>
    <message>
        <source>For a new conversation and a new message. A click on it opens the conversation.</source>
        <translation>Pour une nouvelle conversation et un nouveau message. Un clic ouvre la conversation.</translation>
    </message>
    <message>
        <source>With the visitor&apos;s name and &amp;words</source>
        <translation>Avec le no&amp;m et les mots du visiteur</translation>
    </message>
    <message>
        <source>Whoever sees your screen can read them, on some desktops even while it is locked. Without this a notification only says that there is something.</source>
        <translation>Quiconque voit votre écran peut les lire, sur certains bureaux même quand il est verrouillé. Sans cela, une notification dit seulement qu’il y a quelque chose.</translation>
    </message>
    <message>
        <source>Play a &amp;sound</source>
        <translation>Émettre un &amp;son</translation>
    </message>
    <message>
        <source>The chime of Visavis, at the volume of your desktop&apos;s sounds.</source>
        <translation>Le carillon de Visavis, au volume des sons de votre bureau.</translation>
    </message>
    <message>
        <source>&amp;Listen</source>
        <translation>Éc&amp;outer</translation>
    </message>
    <message>
        <source>Plays the chime once</source>
        <translation>Joue le carillon une fois</translation>
    </message>
    <message>
        <source>Call again</source>
        <translation>Rappeler</translation>
    </message>
    <message>
        <source>Until it is answered, or somebody else has taken it.</source>
        <translation>Jusqu’à votre réponse, ou jusqu’à ce qu’un autre l’ait prise.</translation>
    </message>
    <message>
        <source>never</source>
        <translation>jamais</translation>
    </message>
    <message>
        <source>every 30 seconds</source>
        <translation>toutes les 30 secondes</translation>
    </message>
    <message>
        <source>every minute</source>
        <translation>toutes les minutes</translation>
    </message>
    <message>
        <source>every 2 minutes</source>
        <translation>toutes les 2 minutes</translation>
    </message>
    <message>
        <source>every 5 minutes</source>
        <translation>toutes les 5 minutes</translation>
    </message>
    <message>
        <source>Tray and start</source>
        <translation>Zone de notification et démarrage</translation>
    </message>
    <message>
        <source>Show Visavis in the &amp;tray</source>
        <translation>Afficher Visavis dans la &amp;zone de notification</translation>
    </message>
    <message>
        <source>With the number of conversations that wait for you, where the desktop has a tray.</source>
        <translation>Avec le nombre de conversations qui vous attendent, si le bureau a une telle zone.</translation>
    </message>
    <message>
        <source>When the window is closed</source>
        <translation>À la fermeture de la fenêtre</translation>
    </message>
    <message>
        <source>With the sign in the tray. Otherwise closing the window always quits.</source>
        <translation>Si Visavis est dans la zone de notification. Sinon, fermer la fenêtre quitte toujours.</translation>
    </message>
    <message>
        <source>ask</source>
        <translation>demander</translation>
    </message>
    <message>
        <source>keep running in the tray</source>
        <translation>rester dans la zone de notification</translation>
    </message>
    <message>
        <source>quit</source>
        <translation>quitter</translation>
    </message>
    <message>
        <source>Start with the s&amp;ession</source>
        <translation>Démarrer avec la s&amp;ession</translation>
    </message>
    <message>
        <source>Small: in the tray, or as a minimised window.</source>
        <translation>Discrètement&#xa0;: dans la zone de notification, ou en fenêtre réduite.</translation>
    </message>
    <message>
        <source>Not possible in this kind of installation; use the settings of your desktop.</source>
        <translation>Impossible avec ce mode d’installation&#x202f;; utilisez les réglages de votre bureau.</translation>
    </message>
    <message>
        <source>Look and language</source>
        <translation>Apparence et langue</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Apparence</translation>
    </message>
    <message>
        <source>as the desktop</source>
        <translation>comme le bureau</translation>
    </message>
    <message>
        <source>light</source>
        <translation>claire</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>sombre</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>From the next start on.</source>
        <translation>À partir du prochain démarrage.</translation>
    </message>
    <message>
        <source>The desktop&apos;s autostart folder cannot be written. Check its permissions and the room on the disk.</source>
        <translation>Impossible d’écrire dans le dossier de démarrage du bureau. Vérifiez ses permissions et la place sur le disque.</translation>
    </message>
    <message>
        <source>Your account</source>
        <translation>Votre compte</translation>
    </message>
    <message>
        <source>Change your password…</source>
        <translation>Changer votre mot de passe…</translation>
    </message>
    <message>
        <source>Where you are signed in</source>
        <translation>Où vous êtes connecté</translation>
    </message>
</context>
<context>
    <name>visavis::ui::PrivacyPage</name>
    <message>
        <source>Privacy</source>
        <translation>Vie privée</translation>
    </message>
</context>
<context>
    <name>visavis::ui::ReasonDialog</name>
    <message>
        <source>Why do you read this conversation?</source>
        <translation>Pourquoi lisez-vous cette conversation&#x202f;?</translation>
    </message>
    <message>
        <source>Read it</source>
        <translation>La lire</translation>
    </message>
    <message>
        <source>It is closed and was not yours. The reason is recorded with your name; you are asked once.</source>
        <translation>Elle est clôturée et n’était pas la vôtre. Le motif est consigné avec votre nom&#x202f;; on ne vous le demande qu’une fois.</translation>
    </message>
</context>
<context>
    <name>visavis::ui::RepliesPage</name>
    <message>
        <source>New reply</source>
        <translation>Nouvelle réponse</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Modifier…</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Supprimer…</translation>
    </message>
    <message>
        <source>Choose a reply at the left to read it.</source>
        <translation>Choisissez une réponse à gauche pour la lire.</translation>
    </message>
    <message>
        <source>Back to the room</source>
        <translation>Retour aux conversations</translation>
    </message>
    <message>
        <source>Type / in a message to use one.</source>
        <translation>Saisissez / dans un message pour en utiliser une.</translation>
    </message>
    <message>
        <source>Canned replies</source>
        <translation>Réponses types</translation>
    </message>
    <message>
        <source>Search by shortcut, title or text</source>
        <translation>Chercher par raccourci, titre ou texte</translation>
    </message>
    <message>
        <source>Loading the replies…</source>
        <translation>Chargement des réponses…</translation>
    </message>
    <message>
        <source>No reply matches.</source>
        <translation>Aucune réponse ne correspond.</translation>
    </message>
    <message>
        <source>There are no replies yet. Write what you say often once, and use it with a slash.</source>
        <translation>Il n’y a pas encore de réponse. Écrivez une fois ce que vous dites souvent, et servez-vous-en avec une barre oblique.</translation>
    </message>
    <message>
        <source>There are no replies yet.</source>
        <translation>Il n’y a pas encore de réponse.</translation>
    </message>
    <message>
        <source>any language</source>
        <translation>toute langue</translation>
    </message>
    <message>
        <source>It is gone for good. What was sent with it stays.</source>
        <translation>Elle disparaît définitivement. Ce qui a été envoyé avec elle reste.</translation>
    </message>
    <message>
        <source>Everybody in the group %1 loses it. What was sent with it stays.</source>
        <translation>Tout le groupe %1 la perd. Ce qui a été envoyé avec elle reste.</translation>
    </message>
    <message>
        <source>Everybody in the workspace loses it. What was sent with it stays.</source>
        <translation>Tout l’espace de travail la perd. Ce qui a été envoyé avec elle reste.</translation>
    </message>
    <message>
        <source>Delete the reply /%1</source>
        <translation>Supprimer la réponse /%1</translation>
    </message>
    <message>
        <source>Delete it</source>
        <translation>La supprimer</translation>
    </message>
</context>
<context>
    <name>visavis::ui::ReplyCompleter</name>
    <message>
        <source>Manage replies…</source>
        <translation>Gérer les réponses…</translation>
    </message>
    <message>
        <source>Canned replies</source>
        <translation>Réponses types</translation>
    </message>
    <message>
        <source>Reply %1 of %2: %3</source>
        <comment>place, count, the reply</comment>
        <translation>Réponse %1 sur %2&#xa0;: %3</translation>
    </message>
    <message numerus="yes">
        <source>%n canned reply(ies) below</source>
        <translation>
            <numerusform>%n réponse type ci-dessous</numerusform>
            <numerusform>%n réponses types ci-dessous</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>visavis::ui::ReplyDelegate</name>
    <message>
        <source>Own</source>
        <translation>À moi</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Tous</translation>
    </message>
    <message>
        <source>shared: %1</source>
        <translation>partagée&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>visavis::ui::ReplyDialog</name>
    <message>
        <source>Edit the reply</source>
        <translation>Modifier la réponse</translation>
    </message>
    <message>
        <source>New reply</source>
        <translation>Nouvelle réponse</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Who may use it</source>
        <translation>Qui peut l’utiliser</translation>
    </message>
    <message>
        <source>one word, such as delivery</source>
        <translation>un mot, par exemple livraison</translation>
    </message>
    <message>
        <source>what it is for</source>
        <translation>à quoi elle sert</translation>
    </message>
    <message>
        <source>Shortcut, typed after /</source>
        <translation>Raccourci, saisi après /</translation>
    </message>
    <message>
        <source>Title (optional)</source>
        <translation>Titre (facultatif)</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>To a visitor who gave a name</source>
        <translation>Pour un visiteur qui a donné son nom</translation>
    </message>
    <message>
        <source>To a visitor without a name</source>
        <translation>Pour un visiteur sans nom</translation>
    </message>
    <message>
        <source>Only me</source>
        <translation>Moi seulement</translation>
    </message>
    <message>
        <source>Group %1</source>
        <translation>Groupe %1</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>Tous</translation>
    </message>
    <message>
        <source>Any language</source>
        <translation>Toute langue</translation>
    </message>
    <message>
        <source>Insert:</source>
        <translation>Insérer&#xa0;:</translation>
    </message>
    <message>
        <source>Visitor&apos;s name</source>
        <translation>Nom du visiteur</translation>
    </message>
    <message>
        <source>Your alias</source>
        <translation>Votre alias</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Site</translation>
    </message>
    <message>
        <source>Give it a shortcut: the word that you will type after the slash.</source>
        <translation>Donnez-lui un raccourci&#xa0;: le mot que vous saisirez après la barre oblique.</translation>
    </message>
    <message numerus="yes">
        <source>The shortcut is too long: %n character(s) at the most.</source>
        <translation>
            <numerusform>Le raccourci est trop long&#xa0;: %n caractère au plus.</numerusform>
            <numerusform>Le raccourci est trop long&#xa0;: %n caractères au plus.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The title is too long: %n character(s) at the most.</source>
        <translation>
            <numerusform>Le titre est trop long&#xa0;: %n caractère au plus.</numerusform>
            <numerusform>Le titre est trop long&#xa0;: %n caractères au plus.</numerusform>
        </translation>
    </message>
    <message>
        <source>The reply has no text yet.</source>
        <translation>La réponse n’a pas encore de texte.</translation>
    </message>
    <message numerus="yes">
        <source>The text is %n character(s) too long.</source>
        <translation>
            <numerusform>Le texte compte %n caractère de trop.</numerusform>
            <numerusform>Le texte compte %n caractères de trop.</numerusform>
        </translation>
    </message>
    <message>
        <source>A shortcut is one word without slashes and invisible characters, a title is one line.</source>
        <translation>Un raccourci est un seul mot, sans barre oblique ni caractère invisible&#x202f;; un titre tient sur une ligne.</translation>
    </message>
    <message>
        <source>There is another reply of this shortcut. Take another word.</source>
        <translation>Une autre réponse porte ce raccourci. Choisissez un autre mot.</translation>
    </message>
    <message>
        <source>Somebody changed this reply meanwhile. Save again to put yours in its place.</source>
        <translation>Quelqu’un a modifié cette réponse entre-temps. Enregistrez de nouveau pour la remplacer par la vôtre.</translation>
    </message>
    <message>
        <source>This reply was deleted meanwhile. Save again to keep yours as a new one.</source>
        <translation>Cette réponse a été supprimée entre-temps. Enregistrez de nouveau pour garder la vôtre comme nouvelle réponse.</translation>
    </message>
    <message numerus="yes">
        <source>There are %n reply(ies) already, and there cannot be more. Delete one that is not used.</source>
        <translation>
            <numerusform>Il y a déjà %n réponse, et il ne peut y en avoir plus. Supprimez-en une qui ne sert pas.</numerusform>
            <numerusform>Il y a déjà %n réponses, et il ne peut y en avoir plus. Supprimez-en une qui ne sert pas.</numerusform>
        </translation>
    </message>
    <message>
        <source>Our shop</source>
        <translation>Notre boutique</translation>
    </message>
    <message>
        <source>Marie Dubois</source>
        <translation>Marie Dubois</translation>
    </message>
    <message>
        <source>What stands in braces is filled in when the reply is used.</source>
        <translation>Ce qui est entre accolades est complété à l’utilisation de la réponse.</translation>
    </message>
    <message>
        <source>Not a placeholder, stays as it is: %1</source>
        <translation>Pas une variable, reste tel quel&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>visavis::ui::RetentionForm</name>
    <message>
        <source>Change it…</source>
        <translation>Modifier…</translation>
    </message>
    <message>
        <source>Erase it…</source>
        <translation>Effacer…</translation>
    </message>
    <message>
        <source>Chat</source>
        <translation>Chat</translation>
    </message>
    <message>
        <source>3 years at the most</source>
        <translation>3 ans au plus</translation>
    </message>
    <message>
        <source>Social networks</source>
        <translation>Réseaux sociaux</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Appels</translation>
    </message>
    <message>
        <source>12 months at the most</source>
        <translation>12 mois au plus</translation>
    </message>
    <message>
        <source>SMS</source>
        <translation>SMS</translation>
    </message>
    <message>
        <source>What visitors said about themselves</source>
        <translation>Ce que les visiteurs ont dit d’eux-mêmes</translation>
    </message>
    <message>
        <source>3 years at the most, from their last conversation</source>
        <translation>3 ans au plus, depuis leur dernière conversation</translation>
    </message>
    <message>
        <source>From the close of a conversation. What is over is erased within the hour, with the keys that open any copy of it; a longer time later on brings nothing back. Proofs of consent stay, without the person.</source>
        <translation>À partir de la clôture d’une conversation. Ce qui est échu est effacé dans l’heure, avec les clés qui en ouvrent toute copie ; une durée allongée plus tard ne fait rien revenir. Les preuves de consentement restent, sans la personne.</translation>
    </message>
    <message>
        <source>How long it is kept</source>
        <translation>Durées de conservation</translation>
    </message>
    <message numerus="yes">
        <source>%n conversation(s) are kept.</source>
        <translation>
            <numerusform>%n conversation est conservée.</numerusform>
            <numerusform>%n conversations sont conservées.</numerusform>
        </translation>
    </message>
    <message>
        <source>The first of them is erased on %1.</source>
        <translation>La première sera effacée le %1.</translation>
    </message>
    <message>
        <source>What was over was last erased on %1.</source>
        <translation>Ce qui était échu a été effacé la dernière fois le %1.</translation>
    </message>
    <message>
        <source>Nothing was erased yet.</source>
        <translation>Rien n’a encore été effacé.</translation>
    </message>
    <message numerus="yes">
        <source>%n conversation(s) are over at once, more than usual. Nothing is erased until you say that this is right.</source>
        <translation>
            <numerusform>%n conversation est échue d’un coup, plus que d’habitude. Rien n’est effacé tant que vous ne dites pas que c’est juste.</numerusform>
            <numerusform>%n conversations sont échues d’un coup, plus que d’habitude. Rien n’est effacé tant que vous ne dites pas que c’est juste.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The clock of the server jumped, and %n conversation(s) seem to be over. Look at the clock first; nothing is erased until you say that this is right.</source>
        <translation>
            <numerusform>L’horloge du serveur a sauté, et %n conversation semble échue. Vérifiez d’abord l’horloge ; rien n’est effacé tant que vous ne dites pas que c’est juste.</numerusform>
            <numerusform>L’horloge du serveur a sauté, et %n conversations semblent échues. Vérifiez d’abord l’horloge ; rien n’est effacé tant que vous ne dites pas que c’est juste.</numerusform>
        </translation>
    </message>
    <message>
        <source>Counting what this would erase…</source>
        <translation>Calcul de ce qui serait effacé…</translation>
    </message>
    <message>
        <source>This is longer than is allowed.</source>
        <translation>C’est plus long que ce qui est permis.</translation>
    </message>
    <message>
        <source>This would erase %1 of %2 conversations within the hour.</source>
        <translation>Cela effacerait %1 conversations sur %2 dans l’heure.</translation>
    </message>
    <message>
        <source>This would erase nothing now.</source>
        <translation>Cela n’effacerait rien pour l’instant.</translation>
    </message>
    <message>
        <source>Change how long it is kept</source>
        <translation>Modifier les durées de conservation</translation>
    </message>
    <message>
        <source>What is erased does not come back.</source>
        <translation>Ce qui est effacé ne revient pas.</translation>
    </message>
    <message>
        <source>Erase what is over</source>
        <translation>Effacer ce qui est échu</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>Effacer</translation>
    </message>
</context>
<context>
    <name>visavis::ui::RuleForm</name>
    <message>
        <source>Add a condition</source>
        <translation>Ajouter une condition</translation>
    </message>
    <message>
        <source>Own words</source>
        <translation>Ses propres mots</translation>
    </message>
    <message>
        <source>Invitation</source>
        <translation>Invitation</translation>
    </message>
    <message>
        <source>Button of the invitation</source>
        <translation>Bouton de l’invitation</translation>
    </message>
    <message>
        <source>when all of these hold</source>
        <translation>quand tout ceci est vrai</translation>
    </message>
    <message>
        <source>when one of these holds</source>
        <translation>quand l’un de ceci est vrai</translation>
    </message>
    <message>
        <source>How the conditions go together</source>
        <translation>Comment les conditions vont ensemble</translation>
    </message>
    <message>
        <source>Without words of its own it is ours.</source>
        <translation>Sans mots à elle, ce sont les nôtres.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>For you alone: small letters, digits and hyphens.</source>
        <translation>Pour vous seul : minuscules, chiffres et traits d’union.</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Fois</translation>
    </message>
    <message>
        <source>How often one visitor sees it at most. Closed or accepted, it does not come again.</source>
        <translation>Combien de fois un visiteur la voit au plus. Fermée ou acceptée, elle ne revient pas.</translation>
    </message>
    <message>
        <source>Invites</source>
        <translation>Invite</translation>
    </message>
    <message>
        <source>With these words</source>
        <translation>Avec ces mots</translation>
    </message>
    <message>
        <source>A rule needs a condition.</source>
        <translation>Une règle a besoin d’une condition.</translation>
    </message>
</context>
<context>
    <name>visavis::ui::RulesCard</name>
    <message>
        <source>Invitations</source>
        <translation>Invitations</translation>
    </message>
    <message>
        <source>The first rule that holds invites. All of it is decided in the visitor&apos;s browser: nobody is told which rule held.</source>
        <translation>La première règle qui s’applique invite. Tout se décide dans le navigateur du visiteur : personne n’apprend quelle règle s’est appliquée.</translation>
    </message>
    <message>
        <source>The browser may remember pages and times before the chat is opened</source>
        <translation>Le navigateur peut retenir pages et durées avant l’ouverture de la discussion</translation>
    </message>
    <message>
        <source>The button says whether somebody is there</source>
        <translation>Le bouton dit si quelqu’un est là</translation>
    </message>
    <message>
        <source>Add a rule</source>
        <translation>Ajouter une règle</translation>
    </message>
    <message>
        <source>Take it out</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>Monter</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>Descendre</translation>
    </message>
    <message>
        <source>There is no rule yet: nobody is invited.</source>
        <translation>Il n’y a pas encore de règle : personne n’est invité.</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Règles</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Mémoire</translation>
    </message>
    <message>
        <source>Without it nothing is stored before the chat is opened, and conditions that need it never hold.</source>
        <translation>Sans elle, rien n’est enregistré avant l’ouverture de la discussion, et les conditions qui en ont besoin ne s’appliquent jamais.</translation>
    </message>
    <message>
        <source>Presence</source>
        <translation>Présence</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Minutes between two invitations.</source>
        <translation>Minutes entre deux invitations.</translation>
    </message>
    <message>
        <source>What would happen on this page now</source>
        <translation>Ce qui se passerait maintenant sur cette page</translation>
    </message>
    <message>
        <source>This was changed by somebody else just now. Discard what you typed to see it.</source>
        <translation>Quelqu’un d’autre vient de modifier ceci. Abandonnez votre saisie pour le voir.</translation>
    </message>
    <message>
        <source>Holds for nobody, because it asks for what only memory knows: %1</source>
        <translation>Ne s’applique à personne, car il y faut la mémoire : %1</translation>
    </message>
    <message numerus="yes">
        <source>%n rule(s) at most.</source>
        <translation>
            <numerusform>%n règle au plus.</numerusform>
            <numerusform>%n règles au plus.</numerusform>
        </translation>
    </message>
    <message>
        <source>The rules cannot be kept so: %1</source>
        <translation>Les règles ne peuvent être gardées ainsi : %1</translation>
    </message>
    <message>
        <source>Rule %1, condition %2, cannot be kept so: %3</source>
        <translation>La règle %1, condition %2, ne peut être gardée ainsi : %3</translation>
    </message>
    <message>
        <source>Rule %1 needs words: its own in one language at least, or those of the look.</source>
        <translation>La règle %1 a besoin de mots : les siens dans une langue au moins, ou ceux de l’apparence.</translation>
    </message>
    <message>
        <source>Rule %1 cannot be kept so: %2</source>
        <translation>La règle %1 ne peut être gardée ainsi : %2</translation>
    </message>
</context>
<context>
    <name>visavis::ui::SecretDialog</name>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>It is in the clipboard.</source>
        <translation>Copié dans le presse-papiers.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
</context>
<context>
    <name>visavis::ui::SettingsPage</name>
    <message>
        <source>Only what the site marks with idz_hide, passwords and card numbers are masked. The least protection.</source>
        <translation>Seuls les éléments que le site signale par idz_hide, les mots de passe et les numéros de carte sont masqués. La protection la plus faible.</translation>
    </message>
    <message>
        <source>Every field that a visitor can fill in is masked, and what the site marks.</source>
        <translation>Tous les champs qu’un visiteur peut remplir sont masqués, ainsi que ce que le site signale.</translation>
    </message>
    <message>
        <source>All texts and pictures are masked; only the page&apos;s layout is seen. The most protection.</source>
        <translation>Tous les textes et toutes les images sont masqués&#x202f;; seule la mise en page reste visible. La protection la plus forte.</translation>
    </message>
    <message>
        <source>From now on nothing that a visitor writes passes without a recorded consent. Visitors in conversations without one are asked.</source>
        <translation>Désormais, rien de ce qu’un visiteur écrit ne passe sans consentement enregistré. Les visiteurs en conversation qui n’en ont pas donné sont sollicités.</translation>
    </message>
    <message>
        <source>Visitors who begin a conversation are no longer asked and no consent is recorded. Refusals and withdrawals stay as they are. Make sure that you have another legal ground.</source>
        <translation>Les visiteurs qui commencent une conversation ne sont plus sollicités et aucun consentement n’est enregistré. Les refus et les retraits restent valables. Assurez-vous de disposer d’une autre base légale.</translation>
    </message>
    <message>
        <source>Advisors see what visitors type before it is sent, where the visitor consented to it. The chatbox says so to the visitor.</source>
        <translation>Les conseillers voient ce que les visiteurs saisissent avant l’envoi, si le visiteur y a consenti. La fenêtre de chat en informe le visiteur.</translation>
    </message>
    <message>
        <source>Previews end at once in every conversation.</source>
        <translation>Les aperçus s’arrêtent immédiatement dans toutes les conversations.</translation>
    </message>
    <message>
        <source>Advisors may see the page that a visitor sees, where the visitor consented to it.</source>
        <translation>Les conseillers peuvent voir la page que voit le visiteur, s’il y a consenti.</translation>
    </message>
    <message>
        <source>Every mirror ends at once.</source>
        <translation>Tous les affichages en miroir s’arrêtent immédiatement.</translation>
    </message>
    <message>
        <source>Advisors may ask a visitor for the mouse; each time the visitor decides.</source>
        <translation>Les conseillers peuvent demander la souris à un visiteur&#x202f;; chaque fois, c’est lui qui décide.</translation>
    </message>
    <message>
        <source>Every co-browsing ends at once.</source>
        <translation>Toutes les co-navigations s’arrêtent immédiatement.</translation>
    </message>
    <message>
        <source>Nothing was changed yet.</source>
        <translation>Rien n’a encore été modifié.</translation>
    </message>
    <message>
        <source>Back to the room</source>
        <translation>Retour aux conversations</translation>
    </message>
    <message>
        <source>Settings of the workspace</source>
        <translation>Réglages de l’espace de travail</translation>
    </message>
    <message>
        <source>They hold for every visitor and every conversation, at once. Each change is recorded.</source>
        <translation>Ils s’appliquent immédiatement à tous les visiteurs et à toutes les conversations. Chaque modification est consignée.</translation>
    </message>
    <message>
        <source>Asks the visitor before anything is written or seen, and keeps a signed proof of each answer. Switched off, nobody is asked.</source>
        <translation>Demande l’accord du visiteur avant que quoi que ce soit ne soit écrit ou vu, et conserve une preuve signée de chaque réponse. Désactivée, personne n’est sollicité.</translation>
    </message>
    <message>
        <source>The assigned advisor sees what the visitor types before it is sent, with consent only. It is never stored, and card numbers are masked.</source>
        <translation>Le conseiller attitré voit ce que le visiteur saisit avant l’envoi, uniquement avec son consentement. Cet aperçu n’est jamais enregistré, et les numéros de carte sont masqués.</translation>
    </message>
    <message>
        <source>The assigned advisor may see the page that the visitor sees, with consent only. Marked fields are masked before they leave the browser.</source>
        <translation>Le conseiller attitré peut voir la page que voit le visiteur, uniquement avec son consentement. Les champs signalés sont masqués avant de quitter le navigateur.</translation>
    </message>
    <message>
        <source>The advisor may ask for the visitor&apos;s mouse. The visitor agrees each time and can take it back at any moment.</source>
        <translation>Le conseiller peut demander la souris du visiteur. Le visiteur donne son accord à chaque fois et peut la reprendre à tout moment.</translation>
    </message>
    <message>
        <source>Who changed what</source>
        <translation>Qui a modifié quoi</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>setting, new value</comment>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>%1 · %2: %3, from “%4” to “%5”</source>
        <comment>time, person, setting, old, new</comment>
        <translation>%1 · %2&#xa0;: %3, de «&#xa0;%4&#xa0;» à «&#xa0;%5&#xa0;»</translation>
    </message>
    <message>
        <source>With the chat: one question for everything. By the advisor: only when an advisor wants to see the page. The visitor decides in both cases.</source>
        <translation>Avec la conversation&#xa0;: une seule question pour tout. Par le conseiller&#xa0;: seulement quand un conseiller veut voir la page. Le visiteur décide dans les deux cas.</translation>
    </message>
    <message>
        <source>Visitors who have answered already keep their answer.</source>
        <translation>Les visiteurs qui ont déjà répondu gardent leur réponse.</translation>
    </message>
    <message>
        <source>Hide these</source>
        <translation>Masquer ceci</translation>
    </message>
    <message>
        <source>CSS selectors, one a line, such as .balance or #orders: the recorder hides them as if the site had marked them with idz_hide.</source>
        <translation>Sélecteurs CSS, un par ligne, par exemple .balance ou #orders&#xa0;: l’enregistreur les masque comme si le site les avait marqués avec idz_hide.</translation>
    </message>
    <message>
        <source>These are no selectors, or too many: at most %1 lines of %2 characters, without braces.</source>
        <translation>Ce ne sont pas des sélecteurs, ou il y en a trop&#xa0;: au plus %1 lignes de %2 caractères, sans accolades.</translation>
    </message>
    <message>
        <source>Live mirrors begin anew and hide them at once. This is done in the visitor&apos;s browser alone: what must be safe whatever the browser does belongs into the page, as idz_hide.</source>
        <translation>Les affichages en cours recommencent et les masquent aussitôt. Cela se fait uniquement dans le navigateur du visiteur&#xa0;: ce qui doit être protégé quoi que fasse le navigateur doit figurer dans la page, avec idz_hide.</translation>
    </message>
</context>
<context>
    <name>visavis::ui::SignInList</name>
    <message>
        <source>another system</source>
        <translation>un autre système</translation>
    </message>
    <message>
        <source>End all</source>
        <translation>Tout terminer</translation>
    </message>
    <message>
        <source>Nobody is signed in with this account.</source>
        <translation>Personne n’est connecté avec ce compte.</translation>
    </message>
    <message>
        <source>%1, since %2, last used %3</source>
        <comment>operating system, times</comment>
        <translation>%1, depuis %2, dernière utilisation %3</translation>
    </message>
    <message>
        <source>this one</source>
        <translation>celle-ci</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Terminer</translation>
    </message>
    <message>
        <source>End the sign-in on %1</source>
        <translation>Mettre fin à la session sur %1</translation>
    </message>
</context>
<context>
    <name>visavis::ui::SignInPage</name>
    <message>
        <source>Try the keychain again</source>
        <translation>Réessayer avec le trousseau</translation>
    </message>
    <message>
        <source>Welcome to Visavis</source>
        <translation>Bienvenue dans Visavis</translation>
    </message>
    <message>
        <source>Sign in to your server</source>
        <translation>Se connecter à votre serveur</translation>
    </message>
    <message>
        <source>With the user name that your admin gave you. The sign-in is kept in this computer&apos;s keychain.</source>
        <translation>Avec l’identifiant que votre administrateur vous a donné. La session est conservée dans le trousseau de cet ordinateur.</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Serveur</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Identifiant</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Mot de passe</translation>
    </message>
    <message>
        <source>&amp;Server</source>
        <translation>&amp;Serveur</translation>
    </message>
    <message>
        <source>&amp;User name</source>
        <translation>&amp;Identifiant</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Mot de passe</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Se connecter</translation>
    </message>
    <message>
        <source>Try it on this computer</source>
        <translation>Essayer sur cet ordinateur</translation>
    </message>
    <message>
        <source>A local workspace with its own backend, a sample shop and a small team. Nothing leaves this computer.</source>
        <translation>Un espace de travail local avec son propre serveur, une boutique de démonstration et une petite équipe. Rien ne quitte cet ordinateur.</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Choose another folder…</source>
        <translation>Choisir un autre dossier…</translation>
    </message>
    <message>
        <source>Open a local workspace</source>
        <translation>Ouvrir un espace de travail local</translation>
    </message>
    <message>
        <source>At work</source>
        <translation>En cours</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Who do you want to be?</source>
        <translation>Qui voulez-vous être&#x202f;?</translation>
    </message>
    <message>
        <source>The sample workspace has a small team. Each role sees and may do something else.</source>
        <translation>L’espace de démonstration a une petite équipe. Chaque rôle voit et peut faire autre chose.</translation>
    </message>
    <message>
        <source>People of the sample workspace</source>
        <translation>Personnes de l’espace de démonstration</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Entrer</translation>
    </message>
    <message>
        <source>Asking the keychain for your sign-in…</source>
        <translation>Recherche de votre session dans le trousseau…</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>Connexion…</translation>
    </message>
    <message>
        <source>Making the workspace…</source>
        <translation>Création de l’espace de travail…</translation>
    </message>
    <message>
        <source>Opening the workspace…</source>
        <translation>Ouverture de l’espace de travail…</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>name, roles</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Folder of the workspace</source>
        <translation>Dossier de l’espace de travail</translation>
    </message>
</context>
<context>
    <name>visavis::ui::SiteCard</name>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Abandonner</translation>
    </message>
    <message>
        <source>This was changed by somebody else just now. Discard what you typed to see it.</source>
        <translation>Quelqu’un d’autre vient de modifier ceci. Abandonnez votre saisie pour le voir.</translation>
    </message>
    <message>
        <source>The server does not take this: %1</source>
        <translation>Le serveur ne l’accepte pas : %1</translation>
    </message>
</context>
<context>
    <name>visavis::ui::SiteForm</name>
    <message>
        <source>The site</source>
        <translation>Le site</translation>
    </message>
    <message>
        <source>Closed for now</source>
        <translation>Fermé pour le moment</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Visitors see it over the chat.</source>
        <translation>Les visiteurs le voient au-dessus de la discussion.</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>Adresses</translation>
    </message>
    <message>
        <source>Where the chat may stand, one a line: https and the name of the host, without a path. http is for this computer alone.</source>
        <translation>Où la discussion peut se tenir, une par ligne : https et le nom de l’hôte, sans chemin. http ne vaut que pour cet ordinateur.</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Groupe</translation>
    </message>
    <message>
        <source>Answers the visitors of this site. Conversations that are open stay where they are.</source>
        <translation>Répond aux visiteurs de ce site. Les conversations ouvertes restent où elles sont.</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Langues</translation>
    </message>
    <message>
        <source>The chat speaks the visitor&apos;s if it is one of them, else the first.</source>
        <translation>La discussion parle celle du visiteur si elle en est, sinon la première.</translation>
    </message>
    <message>
        <source>Controller</source>
        <translation>Responsable du traitement</translation>
    </message>
    <message>
        <source>Who answers for the visitors&apos; data: the consent form names them.</source>
        <translation>Qui répond des données des visiteurs : le formulaire de consentement le nomme.</translation>
    </message>
    <message>
        <source>Privacy policy</source>
        <translation>Politique de confidentialité</translation>
    </message>
    <message>
        <source>Linked from the consent form.</source>
        <translation>Liée depuis le formulaire de consentement.</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>The button says that nobody is there, whatever the hours say. Messages can be left.</source>
        <translation>Le bouton dit que personne n’est là, quoi que disent les heures. On peut laisser un message.</translation>
    </message>
    <message>
        <source>A name is needed: visitors see it.</source>
        <translation>Il faut un nom : les visiteurs le voient.</translation>
    </message>
    <message>
        <source>Say who answers for the visitors&apos; data: the consent form names them.</source>
        <translation>Dites qui répond des données des visiteurs : le formulaire de consentement le nomme.</translation>
    </message>
    <message>
        <source>Choose a language at least.</source>
        <translation>Choisissez au moins une langue.</translation>
    </message>
    <message>
        <source>Choose a group: it answers the visitors.</source>
        <translation>Choisissez un groupe : il répond aux visiteurs.</translation>
    </message>
    <message numerus="yes">
        <source>%n address(es) at most.</source>
        <translation>
            <numerusform>%n adresse au plus.</numerusform>
            <numerusform>%n adresses au plus.</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” is no address. Write it as https://shop.example.</source>
        <translation>« %1 » n’est pas une adresse. Écrivez-la comme https://shop.example.</translation>
    </message>
    <message>
        <source>“%1” is not secure: the chat stands on https alone, but for localhost.</source>
        <translation>« %1 » n’est pas sûre : la discussion ne se tient que sur https, sauf pour localhost.</translation>
    </message>
    <message>
        <source>“%1” has more than a host. Leave out what follows its name.</source>
        <translation>« %1 » a plus qu’un hôte. Ôtez ce qui suit son nom.</translation>
    </message>
    <message>
        <source>“%1” has no name of a host that browsers know.</source>
        <translation>« %1 » n’a pas de nom d’hôte que les navigateurs connaissent.</translation>
    </message>
    <message>
        <source>“%1” has a port that is none.</source>
        <translation>« %1 » a un port qui n’en est pas un.</translation>
    </message>
    <message>
        <source>The address of the privacy policy begins with https://.</source>
        <translation>L’adresse de la politique de confidentialité commence par https://.</translation>
    </message>
    <message>
        <source>A name holds a character that cannot be shown, or turns the direction of writing. Type it anew.</source>
        <translation>Un nom contient un caractère qui ne peut être montré, ou qui inverse le sens de l’écriture. Tapez-le de nouveau.</translation>
    </message>
    <message>
        <source>The server does not take one of the addresses.</source>
        <translation>Le serveur n’accepte pas l’une des adresses.</translation>
    </message>
</context>
<context>
    <name>visavis::ui::SitesModel</name>
    <message>
        <source>Closed for now</source>
        <comment>a site</comment>
        <translation>Fermé pour le moment</translation>
    </message>
    <message>
        <source>Nowhere yet</source>
        <comment>a site without an address</comment>
        <translation>Encore nulle part</translation>
    </message>
</context>
<context>
    <name>visavis::ui::SitesPage</name>
    <message>
        <source>New site</source>
        <translation>Nouveau site</translation>
    </message>
    <message>
        <source>Sites</source>
        <translation>Sites</translation>
    </message>
    <message>
        <source>Search by name, address or group</source>
        <translation>Chercher un nom, une adresse ou un groupe</translation>
    </message>
    <message>
        <source>Script tag</source>
        <translation>Balise de script</translation>
    </message>
    <message>
        <source>Put this line before &lt;/head&gt; in each page. The chat appears on the addresses below and nowhere else.</source>
        <translation>Placez cette ligne avant &lt;/head&gt; dans chaque page. La discussion apparaît aux adresses ci-dessous et nulle part ailleurs.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>New key…</source>
        <translation>Nouvelle clé…</translation>
    </message>
    <message>
        <source>It is in the clipboard.</source>
        <translation>C’est dans le presse-papiers.</translation>
    </message>
    <message>
        <source>Changes that are not saved</source>
        <translation>Modifications non enregistrées</translation>
    </message>
    <message>
        <source>What you typed for %1 is not saved.</source>
        <translation>Votre saisie pour %1 n’est pas enregistrée.</translation>
    </message>
    <message>
        <source>Discard it</source>
        <translation>L’abandonner</translation>
    </message>
    <message>
        <source>Key %1</source>
        <translation>Clé %1</translation>
    </message>
    <message>
        <source>Its script tag is there once it is saved.</source>
        <translation>Sa balise de script est là une fois le site enregistré.</translation>
    </message>
    <message numerus="yes">
        <source>%n site(s)</source>
        <translation>
            <numerusform>%n site</numerusform>
            <numerusform>%n sites</numerusform>
        </translation>
    </message>
    <message>
        <source>The list is on its way …</source>
        <translation>La liste arrive…</translation>
    </message>
    <message>
        <source>There is no site yet.</source>
        <translation>Il n’y a pas encore de site.</translation>
    </message>
    <message>
        <source>No site is called that.</source>
        <translation>Aucun site ne s’appelle ainsi.</translation>
    </message>
    <message>
        <source>A site is where the chat stands: a shop, a blog. Make one, copy its line into the pages, and it is there.</source>
        <translation>Un site est là où se tient la discussion : une boutique, un blog. Créez-en un, copiez sa ligne dans les pages, et elle y est.</translation>
    </message>
    <message>
        <source>Choose a site at the left to see what it is and how its chat looks.</source>
        <translation>Choisissez un site à gauche pour voir ce qu’il est et l’apparence de sa discussion.</translation>
    </message>
    <message>
        <source>New key for %1</source>
        <translation>Nouvelle clé pour %1</translation>
    </message>
    <message>
        <source>Pages that have the line of before lose their chat at once, until the new line is in them. Conversations that are open go on until their page is loaded anew or loses its connection.</source>
        <translation>Les pages qui ont l’ancienne ligne perdent aussitôt leur discussion, jusqu’à ce que la nouvelle y soit. Les conversations ouvertes continuent jusqu’à ce que leur page soit rechargée ou perde sa connexion.</translation>
    </message>
    <message>
        <source>Make a new key</source>
        <translation>Faire une nouvelle clé</translation>
    </message>
</context>
<context>
    <name>visavis::ui::ThreadPanel</name>
    <message>
        <source>Loading the conversation…</source>
        <translation>Chargement de la conversation…</translation>
    </message>
    <message>
        <source>&amp;Take</source>
        <translation>&amp;Prendre</translation>
    </message>
    <message>
        <source>T&amp;ransfer…</source>
        <translation>T&amp;ransférer…</translation>
    </message>
    <message>
        <source>&amp;Close…</source>
        <translation>&amp;Clôturer…</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Accepter</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>Décliner</translation>
    </message>
    <message>
        <source>The visitor is typing this. It is not sent yet.</source>
        <translation>Le visiteur est en train d’écrire ceci. Ce n’est pas encore envoyé.</translation>
    </message>
    <message>
        <source>Open the sample shop</source>
        <translation>Ouvrir la boutique de démonstration</translation>
    </message>
    <message>
        <source>Choose a conversation on the left. To try it as a visitor, open the sample shop in a browser and start a chat there.</source>
        <translation>Choisissez une conversation à gauche. Pour essayer en tant que visiteur, ouvrez la boutique de démonstration dans un navigateur et démarrez-y une conversation.</translation>
    </message>
    <message>
        <source>Choose a conversation on the left.</source>
        <translation>Choisissez une conversation à gauche.</translation>
    </message>
    <message>
        <source>on the site now</source>
        <translation>actuellement sur le site</translation>
    </message>
    <message>
        <source>not on the site now</source>
        <translation>n’est plus sur le site</translation>
    </message>
    <message>
        <source>%1 offers you this conversation.</source>
        <translation>%1 vous propose cette conversation.</translation>
    </message>
    <message>
        <source>%1 offers you this conversation:
%2</source>
        <translation>%1 vous propose cette conversation&#xa0;:
%2</translation>
    </message>
    <message>
        <source>Take the conversation to answer.</source>
        <translation>Prenez la conversation pour répondre.</translation>
    </message>
    <message>
        <source>The conversation is closed. It opens again when the visitor writes.</source>
        <translation>La conversation est clôturée. Elle se rouvre dès que le visiteur écrit.</translation>
    </message>
    <message>
        <source>Accept the conversation to answer.</source>
        <translation>Acceptez la conversation pour répondre.</translation>
    </message>
    <message>
        <source>Somebody else answers here.</source>
        <translation>Quelqu’un d’autre répond ici.</translation>
    </message>
    <message>
        <source>&amp;Page</source>
        <translation>&amp;Page</translation>
    </message>
    <message>
        <source>See the page that the visitor sees</source>
        <translation>Voir la page que voit le visiteur</translation>
    </message>
    <message>
        <source>The conversation is yours at once, and %1 sees it no longer. The visitor is told that you joined.</source>
        <comment>the advisor</comment>
        <translation>La conversation est aussitôt la vôtre, et %1 ne la voit plus. Le visiteur apprend que vous l’avez rejointe.</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>Reprendre</translation>
    </message>
</context>
<context>
    <name>visavis::ui::TimelineView</name>
    <message>
        <source>Thread</source>
        <translation>Fil de la conversation</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Open the link…</source>
        <translation>Ouvrir le lien…</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Renvoyer</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Supprimer</translation>
    </message>
</context>
<context>
    <name>visavis::ui::TransferDialog</name>
    <message>
        <source>Transfer the conversation</source>
        <translation>Transférer la conversation</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>Transférer</translation>
    </message>
    <message>
        <source>To whom</source>
        <translation>À qui</translation>
    </message>
    <message>
        <source>Note for the colleague</source>
        <translation>Note pour le collègue</translation>
    </message>
    <message>
        <source>What the colleague should know. The visitor does not see it.</source>
        <translation>Ce que le collègue doit savoir. Le visiteur ne le voit pas.</translation>
    </message>
    <message numerus="yes">
        <source>%n free slot(s)</source>
        <translation>
            <numerusform>%n place libre</numerusform>
            <numerusform>%n places libres</numerusform>
        </translation>
    </message>
    <message>
        <source>no free slot</source>
        <translation>aucune place libre</translation>
    </message>
    <message numerus="yes">
        <source>Group %1 · %n available</source>
        <translation>
            <numerusform>Groupe %1 · %n disponible</numerusform>
            <numerusform>Groupe %1 · %n disponibles</numerusform>
        </translation>
    </message>
    <message>
        <source>There is nobody to transfer to.</source>
        <translation>Il n’y a personne à qui transférer.</translation>
    </message>
</context>
<context>
    <name>visavis::ui::Tray</name>
    <message>
        <source>Show Visavis</source>
        <translation>Afficher Visavis</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quitter</translation>
    </message>
    <message numerus="yes">
        <source>Visavis: %n conversation(s) wait for you</source>
        <translation>
            <numerusform>Visavis&#xa0;: %n conversation vous attend</numerusform>
            <numerusform>Visavis&#xa0;: %n conversations vous attendent</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>visavis::ui::VisitorCard</name>
    <message>
        <source>The visitor</source>
        <translation>Le visiteur</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>Consentement</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Téléphone</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>Conversations</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Site</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Groupe</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Began</source>
        <translation>Début</translation>
    </message>
    <message>
        <source>On the site now</source>
        <translation>Actuellement sur le site</translation>
    </message>
    <message>
        <source>Not on the site now</source>
        <translation>N’est plus sur le site</translation>
    </message>
</context>
<context>
    <name>visavis::ui::WhisperComposer</name>
    <message>
        <source>Whisper</source>
        <translation>Chuchoter</translation>
    </message>
    <message>
        <source>Write to the advisor</source>
        <translation>Écrire au conseiller</translation>
    </message>
    <message>
        <source>Whisper to %1. The visitor does not see it.</source>
        <comment>the advisor</comment>
        <translation>Chuchoter à %1. Le visiteur ne le voit pas.</translation>
    </message>
    <message numerus="yes">
        <source>%n character(s) too long.</source>
        <translation>
            <numerusform>%n caractère de trop.</numerusform>
            <numerusform>%n caractères de trop.</numerusform>
        </translation>
    </message>
</context>
</TS>
