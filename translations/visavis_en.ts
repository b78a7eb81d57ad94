<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>ErrorWords</name>
    <message numerus="yes">
        <source>Too many attempts. Try again in %n second(s).</source>
        <translation>
            <numerusform>Too many attempts. Try again in %n second.</numerusform>
            <numerusform>Too many attempts. Try again in %n seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>visavis::ui::AuditPage</name>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n record</numerusform>
            <numerusform>%n records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) were written.</source>
        <translation>
            <numerusform>%n record was written.</numerusform>
            <numerusform>%n records were written.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>visavis::ui::Banner</name>
    <message numerus="yes">
        <source> %n message(s) wait here and will be sent.</source>
        <translation>
            <numerusform> %n message waits here and will be sent.</numerusform>
            <numerusform> %n messages wait here and will be sent.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The connection was lost. Next attempt in %n second(s).</source>
        <translation>
            <numerusform>The connection was lost. Next attempt in %n second.</numerusform>
            <numerusform>The connection was lost. Next attempt in %n seconds.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) of yours were not sent: the conversation is no longer yours.</source>
        <translation>
            <numerusform>%n message of yours was not sent: the conversation is no longer yours.</numerusform>
            <numerusform>%n messages of yours were not sent: the conversation is no longer yours.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>visavis::ui::Composer</name>
    <message numerus="yes">
        <source>%n character(s) too long.</source>
        <translation>
            <numerusform>%n character too long.</numerusform>
            <numerusform>%n characters too long.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n character(s) left.</source>
        <translation>
            <numerusform>%n character left.</numerusform>
            <numerusform>%n characters left.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>visavis::ui::ConversationPanel</name>
    <message numerus="yes">
        <source>%1: %n conversation(s)</source>
        <comment>part of the room</comment>
        <translation>
            <numerusform>%1: %n conversation</numerusform>
            <numerusform>%1: %n conversations</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>visavis::ui::EraseDialog</name>
    <message numerus="yes">
        <source>What goes: %n conversation(s) with all that was said, what the person said about themselves, their address, and the key that opens any copy of it. It does not come back, from a backup neither.</source>
        <translation>
            <numerusform>What goes: %n conversation with all that was said, what the person said about themselves, their address, and the key that opens any copy of it. It does not come back, from a backup neither.</numerusform>
            <numerusform>What goes: %n conversations with all that was said, what the person said about themselves, their address, and the key that opens any copy of it. It does not come back, from a backup neither.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Everything was erased: %n conversation(s).</source>
        <translation>
            <numerusform>Everything was erased: %n conversation.</numerusform>
            <numerusform>Everything was erased: %n conversations.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>visavis::ui::GroupDelegate</name>
    <message numerus="yes">
        <source>%n waiting</source>
        <comment>conversations</comment>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in conversation</source>
        <comment>conversations</comment>
        <translation>
            <numerusform>%n in conversation</numerusform>
            <numerusform>%n in conversation</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n available</source>
        <comment>people</comment>
        <translation>
            <numerusform>%n available</numerusform>
            <numerusform>%n available</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>visavis::ui::HeldCard</name>
    <message numerus="yes">
        <source>%n, one of them runs</source>
        <translation>
            <numerusform>%n, which runs</numerusform>
            <numerusform>%n, one of them runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversation(s)</source>
        <translation>
            <numerusform>%n conversation</numerusform>
            <numerusform>%n conversations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n event</numerusform>
            <numerusform>%n events</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n record</numerusform>
            <numerusform>%n records</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>visavis::ui::HoursCard</name>
    <message numerus="yes">
        <source>%n day(s) at most.</source>
        <translation>
            <numerusform>%n day at most.</numerusform>
            <numerusform>%n days at most.</numerusform>
        </translation>
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
            <numerusform>%n message of yours did not reach the server yet, and there is no keychain to keep it. Quitting gives it up.</numerusform>
            <numerusform>%n messages of yours did not reach the server yet, and there is no keychain to keep them. Quitting gives them up.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) of yours did not reach the server yet. Signing out gives them up.</source>
        <translation>
            <numerusform>%n message of yours did not reach the server yet. Signing out gives it up.</numerusform>
            <numerusform>%n messages of yours did not reach the server yet. Signing out gives them up.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>visavis::ui::PageTrial</name>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>visavis::ui::PasswordDialog</name>
    <message numerus="yes">
        <source>The new one, %n character(s) at least</source>
        <translation>
            <numerusform>The new one, %n character at least</numerusform>
            <numerusform>The new one, %n characters at least</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>visavis::ui::PeoplePage</name>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>visavis::ui::PersonFinder</name>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>visavis::ui::PersonForm</name>
    <message numerus="yes">
        <source>%n language(s) at most.</source>
        <translation>
            <numerusform>%n language at most.</numerusform>
            <numerusform>%n languages at most.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n skill(s) at most.</source>
        <translation>
            <numerusform>%n skill at most.</numerusform>
            <numerusform>%n skills at most.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>visavis::ui::ReplyCompleter</name>
    <message numerus="yes">
        <source>%n canned reply(ies) below</source>
        <translation>
            <numerusform>%n canned reply below</numerusform>
            <numerusform>%n canned replies below</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>visavis::ui::ReplyDialog</name>
    <message numerus="yes">
        <source>The shortcut is too long: %n character(s) at the most.</source>
        <translation>
            <numerusform>The shortcut is too long: %n character at the most.</numerusform>
            <numerusform>The shortcut is too long: %n characters at the most.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The title is too long: %n character(s) at the most.</source>
        <translation>
            <numerusform>The title is too long: %n character at the most.</numerusform>
            <numerusform>The title is too long: %n characters at the most.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The text is %n character(s) too long.</source>
        <translation>
            <numerusform>The text is %n character too long.</numerusform>
            <numerusform>The text is %n characters too long.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>There are %n reply(ies) already, and there cannot be more. Delete one that is not used.</source>
        <translation>
            <numerusform>There is %n reply already, and there cannot be more. Delete one that is not used.</numerusform>
            <numerusform>There are %n replies already, and there cannot be more. Delete one that is not used.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>visavis::ui::RetentionForm</name>
    <message numerus="yes">
        <source>%n conversation(s) are kept.</source>
        <translation>
            <numerusform>%n conversation is kept.</numerusform>
            <numerusform>%n conversations are kept.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversation(s) are over at once, more than usual. Nothing is erased until you say that this is right.</source>
        <translation>
            <numerusform>%n conversation is over at once, more than usual. Nothing is erased until you say that this is right.</numerusform>
            <numerusform>%n conversations are over at once, more than usual. Nothing is erased until you say that this is right.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The clock of the server jumped, and %n conversation(s) seem to be over. Look at the clock first; nothing is erased until you say that this is right.</source>
        <translation>
            <numerusform>The clock of the server jumped, and %n conversation seems to be over. Look at the clock first; nothing is erased until you say that this is right.</numerusform>
            <numerusform>The clock of the server jumped, and %n conversations seem to be over. Look at the clock first; nothing is erased until you say that this is right.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>visavis::ui::RulesCard</name>
    <message numerus="yes">
        <source>%n rule(s) at most.</source>
        <translation>
            <numerusform>%n rule at most.</numerusform>
            <numerusform>%n rules at most.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>visavis::ui::SiteForm</name>
    <message numerus="yes">
        <source>%n address(es) at most.</source>
        <translation>
            <numerusform>%n address at most.</numerusform>
            <numerusform>%n addresses at most.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>visavis::ui::SitesPage</name>
    <message numerus="yes">
        <source>%n site(s)</source>
        <translation>
            <numerusform>%n site</numerusform>
            <numerusform>%n sites</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>visavis::ui::TransferDialog</name>
    <message numerus="yes">
        <source>%n free slot(s)</source>
        <translation>
            <numerusform>%n free slot</numerusform>
            <numerusform>%n free slots</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Group %1 · %n available</source>
        <translation>
            <numerusform>Group %1 · %n available</numerusform>
            <numerusform>Group %1 · %n available</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>visavis::ui::Tray</name>
    <message numerus="yes">
        <source>Visavis: %n conversation(s) wait for you</source>
        <translation>
            <numerusform>Visavis: %n conversation waits for you</numerusform>
            <numerusform>Visavis: %n conversations wait for you</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>visavis::ui::WhisperComposer</name>
    <message numerus="yes">
        <source>%n character(s) too long.</source>
        <translation>
            <numerusform>%n character too long.</numerusform>
            <numerusform>%n characters too long.</numerusform>
        </translation>
    </message>
</context>
</TS>
