// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scenes.h"

#include "ui/overviewscenes.h"
#include "ui/sitescenes.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollArea>

namespace visavis::test {
namespace {

using protocol::Author;
using protocol::ConversationId;
using protocol::Event;
using protocol::EventKind;
using protocol::Header;
using protocol::Role;

const auto marie = conversation(1);

Header marieHeader()
{
    auto header = headerOf(marie, 9);
    header.visitorName = "Marie Dubois";
    header.lastText = "Do you deliver to Strasbourg?";
    header.lastAuthor = Author::Visitor;
    header.lastAt = minute(-3);
    header.waitingSince = minute(-3);
    header.seenByVisitor = 7;
    header.seenByAdvisor = 9;
    header.language = "fr";
    header.consent.mirroring = protocol::ConsentState::Refused;
    return header;
}

Event said(std::uint64_t seq, Author author, std::string text, int at)
{
    auto event = eventOf(seq, author, std::move(text));
    event.at = minute(at);
    return event;
}

Event fact(std::uint64_t seq, EventKind kind, int at)
{
    Event event;
    event.seq = seq;
    event.at = minute(at);
    event.id = protocol::EventId::random();
    event.kind = kind;
    event.author = Author::System;
    return event;
}

std::vector<Event> thread()
{
    auto consent = fact(1, EventKind::ConsentGiven, -1500);
    consent.purposes = {protocol::Purpose::Chat, protocol::Purpose::Preview};
    auto assigned = fact(3, EventKind::ConversationAssigned, -1500);
    assigned.alias = "Anna";
    assigned.by = protocol::Cause::Routing;
    auto offered = fact(6, EventKind::TransferOffered, -12);
    offered.alias = "Ben";
    offered.to = "Anna";
    offered.note = "Knows the lamp already, asks about delivery.";
    return {consent,
            fact(2, EventKind::ConversationOpened, -1500),
            assigned,
            said(4, Author::Visitor, "Hello! Is the Linnea lamp a warm white?", -1499),
            said(5, Author::Advisor, "Good morning! Yes, 2700 K, and it can be dimmed. Here it is: https://shop.example/product?id=linnea", -1497),
            offered,
            said(7, Author::Advisor, "Is there anything else that I can do for you?", -8),
            said(8, Author::Visitor, "Great, thank you.", -4),
            said(9, Author::Visitor, "Do you deliver to Strasbourg?", -3)};
}

std::vector<Header> crowd()
{
    const char *const names[] = {"Marie Dubois", "Jonas Weber", "Visitor 4F2A", "Lucía Fernández", "Oskar Lindqvist", "李小龍", "Amina El Fassi", "Visitor 90C1"};
    const char *const texts[] = {"Do you deliver to Strasbourg?", "Thanks, that is all.", "Mon paquet n’est pas arrivé.", "¿Tienen la lámpara en azul?", "My invoice says something else than the page did when I ordered, can you look?"};
    std::vector<Header> headers{marieHeader()};
    for (int i = 1; i < 200; ++i) {
        protocol::IdBytes bytes{};
        bytes[0] = 2;
        bytes[1] = std::uint8_t(i);
        auto header = headerOf(ConversationId(bytes), std::uint64_t(i % 9 + 2));
        header.visitorName = names[std::size_t(i) % std::size(names)];
        header.lastText = texts[std::size_t(i) % std::size(texts)];
        header.lastAuthor = i % 3 == 1 ? Author::Advisor : Author::Visitor;
        header.lastAt = minute(-i * 7);
        header.visitorOnline = i % 4 != 0;
        header.language = i % 2 ? "de" : "en";
        header.seenByAdvisor = i % 5 ? header.lastSeq : 0;
        if (i % 3 != 1)
            header.waitingSince = minute(-i % 40);
        if (i % 4 == 3) {
            header.status = protocol::Status::Waiting;
            header.assignee.reset();
        }
        if (i % 11 == 10) {
            header.status = protocol::Status::Closed;
            header.waitingSince.reset();
        }
        headers.push_back(std::move(header));
    }
    return headers;
}

QWidget *room(Stage &stage, std::vector<Header> headers, Role role = Role::Admin)
{
    auto self = personOf({role});
    self.groups = {"Sales", "Support"};
    self.slotsUsed = 2;
    stage.enter(std::move(headers), self);
    return stage.window.get();
}

QWidget *conversationOpen(Stage &stage, std::optional<protocol::Card> card = protocol::Card{"Marie Dubois", "marie.dubois@mail.example", "+33 6 12 34 56 78", 3})
{
    auto *window = room(stage, crowd());
    stage.choose(marie);
    stage.answerOpen(marieHeader(), thread(), std::move(card), false);
    return window;
}

QWidget *longNames(Stage &stage)
{
    auto header = marieHeader();
    header.visitorName = "Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh-Cholmondeley von und zu der Großen Brücke am Nordostseekanal, geborene Fernández-Villaverde y Sánchez de la Campa y Ramírez de Arellano III.";
    header.group = "Customer care for outdoor furniture, garden lamps and everything that is not delivered by parcel";
    header.siteName = "The Sample Shop for very long and thorough names of shops";
    auto *window = room(stage, {header});
    stage.choose(marie);
    auto events = thread();
    events.push_back(said(10, Author::Visitor, std::string(600, 'x') + " and then a very long sentence with many words that goes on and on, so that a reader sees how lines are broken where they have to be.", -1));
    stage.answerOpen(header, events, protocol::Card{header.visitorName, "a.very.long.address.of.somebody@an.even.longer.host.name.of.a.provider.example", "+33 6 12 34 56 78 90 12 34", 12});
    return window;
}

QWidget *undelivered(Stage &stage)
{
    auto *window = conversationOpen(stage);
    auto *field = stage.find<QPlainTextEdit>("composer");
    field->setFocus();
    const auto send = [&](const char *text) {
        field->setPlainText(QString::fromUtf8(text));
        QTest::keyClick(field, Qt::Key_Return);
    };
    send("Yes, we do, within three working days.");
    if (const auto sent = stage.transport->take<from::MessageSend>())
        stage.transport->inject(to::Error{sent->id, protocol::ErrorKind::TooLarge, std::nullopt});
    send("This one is on its way.");
    send("And this one waits for the one before it.");
    field->setPlainText(QStringLiteral("A draft of two lines,\nnot sent yet"));
    return window;
}

QWidget *offered(Stage &stage)
{
    auto header = marieHeader();
    header.assignee = protocol::PersonName{protocol::PersonId::random(), "Ben"};
    header.offer = protocol::Offer{protocol::OfferId::random(), "Ben", "Anna", true, "She wants the lamp delivered on Friday.\nI have to leave in five minutes.", minute(1)};
    header.visitorName = "Visitor 4F2A";
    header.lastText.reset();
    header.seenByAdvisor.reset();
    auto *window = room(stage, {header});
    stage.choose(marie);
    stage.transport->take<from::ConversationOpen>();
    return window;
}

QWidget *dialog(Stage &stage, const char *button, const char *name)
{
    conversationOpen(stage);
    stage.click(button);
    return stage.find(name);
}

//! \brief The people of a workspace of \a count, with every state and a name too long for any column among them.
to::People peopleOf(int count)
{
    to::People page;
    const protocol::GroupName sales{protocol::GroupId::random(), "Sales"}, support{protocol::GroupId::random(), "Support"};
    const protocol::GroupName returns{protocol::GroupId::random(), "Returns and complaints of the northern countries"};
    page.groups = {returns, sales, support};
    const auto add = [&page](std::string alias, std::string first, std::string last, std::vector<Role> roles, std::vector<protocol::GroupId> groups) -> protocol::Profile & {
        protocol::Profile person;
        person.id = protocol::PersonId::random();
        person.stamp = "m1wR2vB4TqOeYc1m";
        person.enters = person.mayChange = true;
        person.is.username = alias;
        person.is.alias = std::move(alias);
        person.is.firstname = std::move(first);
        person.is.surname = std::move(last);
        person.is.position = "Sales advisor";
        person.is.roles = std::move(roles);
        person.is.groups = std::move(groups);
        person.is.languages = {"en", "fr"};
        page.people.push_back(std::move(person));
        return page.people.back();
    };
    add("Anna", "Anna", "Berger", {Role::Advisor}, {sales.id});
    add("Greeter", "", "", {Role::Bot}, {sales.id}).enters = false;
    add("Nora", "Nora", "Aziz", {Role::Advisor}, {support.id}).invitedUntil = minute(10000);
    if (count > 3) {
        add("Maximiliane-Alexandra von und zu Hohenlohe-Schillingsfürst", "Maximiliane-Alexandra", "von und zu Hohenlohe-Schillingsfürst und Waldenburg", {Role::Advisor, Role::Expert, Role::Manager}, {sales.id, support.id, returns.id});
        add("Ole", "Ole", "Dahl", {Role::Expert}, {returns.id}).is.active = false;
    }
    for (int i = int(page.people.size()); i < count; ++i)
        add("Advisor " + std::to_string(i), "Given " + std::to_string(i), "Family " + std::to_string(i), {Role::Advisor}, {i % 2 == 0 ? sales.id : support.id});
    return page;
}

protocol::Self admin()
{
    return personOf({Role::Advisor, Role::Admin});
}

QWidget *people(Stage &stage, int count)
{
    stage.enter(crowd(), admin());
    stage.click("pagePeople");
    auto page = peopleOf(count);
    const auto asked = stage.transport->take<from::PeopleList>();
    if (!asked)
        qFatal("no people.list");
    page.re = asked->id;
    stage.transport->inject(page);
    QCoreApplication::processEvents();
    return stage.window.get();
}

QWidget *somebody(Stage &stage, int count)
{
    auto *window = people(stage, count);
    auto *list = stage.find<QListView>("profileList");
    if (!QTest::qWaitFor([list] { return list->model()->rowCount() > 0; }))
        qFatal("nobody is listed");
    list->setCurrentIndex(list->model()->index(0, 0));
    if (const auto asked = stage.transport->take<from::SignInsList>())
        stage.transport->inject(to::SignInsNow{asked->id, asked->person, {{protocol::SignInId::random(), "linux", minute(-3000), minute(-4), false}, {protocol::SignInId::random(), "windows", minute(-9000), minute(-800), false}}});
    return window;
}

std::vector<protocol::Reply> repliesOf(int count)
{
    struct Sample {
        const char *shortcut, *title, *text, *language, *group;
    };
    const Sample samples[] = {
        {"hello", "Greeting", "Hello {visitor}, this is {alias} of {site}. How can I help you?", "en", nullptr},
        {"livraison", "Délais et frais de livraison", "La livraison prend deux jours. Elle est gratuite à partir de 50 € ; en dessous, elle coûte 4,90 €.", "fr", "Sales"},
        {"return", "How to return something", "You can return everything within 30 days:\n1. Put it into its box.\n2. Stick on the label.", "en", "Returns and complaints of the northern countries"},
        {"a-shortcut-as-long-as-can-be", "A title that goes on and on until it has as many letters as a title may have", "Text {nmae}", "de", ""},
    };
    std::vector<protocol::Reply> replies;
    for (int i = 0; i < count; ++i) {
        const auto &sample = samples[std::size_t(i) % std::size(samples)];
        protocol::Reply reply;
        reply.id = protocol::ReplyId::random();
        reply.is.scope = !sample.group ? protocol::ReplyScope::Workspace : *sample.group ? protocol::ReplyScope::Group : protocol::ReplyScope::Own;
        if (sample.group && *sample.group) {
            reply.is.group = protocol::GroupId::random();
            reply.groupName = sample.group;
        }
        reply.is.shortcut = sample.shortcut + (i < int(std::size(samples)) ? std::string() : std::to_string(i));
        reply.is.title = sample.title;
        reply.is.text = sample.text;
        reply.is.language = sample.language;
        reply.stamp = "m1wR2vB4TqOeYc1m";
        reply.mayUse = reply.mayChange = true;
        replies.push_back(std::move(reply));
    }
    return replies;
}

void tellReplies(Stage &stage, int count)
{
    const auto asked = stage.transport->take<from::RepliesList>();
    if (!asked)
        qFatal("no replies.list");
    stage.transport->inject(to::Replies{asked->id, repliesOf(count), {{protocol::GroupId::random(), "Sales"}, {protocol::GroupId::random(), "Support"}}, true, false});
}

QWidget *replies(Stage &stage, int count)
{
    stage.enter(crowd(), admin());
    QTest::keyClick(stage.window.get(), Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
    tellReplies(stage, count);
    auto *list = stage.find<QListView>("replyList");
    if (count > 0)
        list->setCurrentIndex(list->model()->index(0, 0));
    return stage.window.get();
}

QWidget *replyPopup(Stage &stage, int count)
{
    auto *window = conversationOpen(stage);
    auto *field = stage.find<QPlainTextEdit>("composer");
    field->setFocus();
    QTest::keyClicks(field, QStringLiteral("/"));
    tellReplies(stage, count);
    return window;
}

QWidget *audit(Stage &stage, int count)
{
    stage.enter(crowd(), admin());
    stage.click("pageAudit");
    const auto asked = stage.transport->take<from::AuditList>();
    if (!asked)
        qFatal("no audit.list");
    to::AuditPage page;
    page.re = asked->id;
    const char *actions[] = {"conversation.open", "message.send", "people.list", "person.change", "history.page", "mirror.watch"};
    for (int i = 0; i < count; ++i)
        page.records.push_back({std::uint64_t(count - i), minute(-i), i % 3 ? "anna" : "mara", i % 3 ? "advisor" : "manager", actions[i % 6], i % 6 == 2 ? "" : "BwcHBwcHBwcHBwcHBwcHBw", i % 7 ? std::nullopt : std::optional(protocol::ReadReason::Complaint), i % 5 != 0});
    page.more = count > 100;
    stage.transport->inject(page);
    return stage.window.get();
}

//! \brief The page of privacy with \a people found.
QWidget *privacy(Stage &stage, int people, std::optional<protocol::RetentionBrake> brake = std::nullopt)
{
    stage.enter(crowd(), admin());
    stage.click("pagePrivacy");
    const auto read = stage.transport->take<from::RetentionRead>();
    if (!read)
        qFatal("no retention.read");
    stage.transport->inject(to::RetentionNow{read->id, text(protocol::RetentionPolicy()), minute(-20), minute(60 * 24 * 200), brake, 20412, brake ? 18240U : 0U});
    if (people < 0)
        return stage.window.get();
    QTest::keyClicks(stage.find<QLineEdit>("privacyField"), QStringLiteral("marie.dubois@example.test"));
    stage.click("privacyFind");
    const auto asked = stage.transport->take<from::PrivacyFind>();
    if (!asked)
        qFatal("no privacy.find");
    to::PrivacyFound found{asked->id, {}, false};
    for (int i = 0; i < people; ++i) {
        protocol::HeldVisitor held;
        held.visitor = protocol::VisitorId::random();
        held.siteName = i % 2 ? "Spare parts and accessories for northern gardens, wholesale" : "Sample Shop";
        held.conversations = {{protocol::ConversationId::random(), protocol::Status::Closed, minute(-60), minute(-30), minute(60 * 24 * 900), 24}};
        if (i > 0)
            held.conversations.push_back({protocol::ConversationId::random(), protocol::Status::Assigned, minute(-5), {}, {}, 7});
        held.offered = held.address = i % 2 == 0;
        held.fileEndsAt = minute(60 * 24 * 900);
        held.consents = 2;
        found.visitors.push_back(std::move(held));
    }
    stage.transport->inject(found);
    return stage.window.get();
}

//! \brief The last question before a person is erased.
QWidget *erasing(Stage &stage)
{
    privacy(stage, 1);
    stage.click("heldErase");
    QTest::keyClicks(stage.find<QLineEdit>("eraseWord"), QStringLiteral("ERA"));
    return stage.find("eraseDialog");
}

} // namespace

const std::vector<Scene> &scenes()
{
    static const auto all = [] {
        std::vector<Scene> made{
        {"signin", [](Stage &stage) -> QWidget * { return stage.window.get(); }},
        {"signin-refused", [](Stage &stage) -> QWidget * {
             stage.tokens->answers.emplace_back(failure(Error::Kind::Unauthenticated));
             stage.desk->signIn(QStringLiteral("chat.example.com"), QStringLiteral("anna"), Secret("wrong"));
             if (!QTest::qWaitFor([&] { return stage.desk->error().has_value(); }))
                 qFatal("the sign-in is not refused");
             return stage.window.get();
         }},
        {"room-empty", [](Stage &stage) { return room(stage, {}); }},
        {"room-crowd", [](Stage &stage) { return room(stage, crowd()); }},
        {"conversation", [](Stage &stage) { return conversationOpen(stage); }},
        {"conversation-bare", [](Stage &stage) { return conversationOpen(stage, std::nullopt); }},
        {"loading", [](Stage &stage) { auto *window = room(stage, crowd()); stage.choose(marie); return window; }},
        {"preview", [](Stage &stage) { auto *window = conversationOpen(stage); stage.transport->inject(to::Preview{marie, "And could you gift-wrap it? My card is •••• •••• •••• ••••, and"}); return window; }},
        {"undelivered", undelivered},
        {"long-names", longNames},
        {"offered", offered},
        {"lost", [](Stage &stage) { auto *window = conversationOpen(stage); stage.transport->drop(); return window; }},
        {"settings", [](Stage &stage) {
             auto *window = room(stage, crowd());
             stage.click("pageSettings");
             if (const auto asked = stage.transport->take<from::SettingsHistory>())
                 stage.transport->inject(to::SettingsChanges{asked->id, {{minute(-50), "olga", protocol::SettingName::Preview, "false", "true"}, {minute(-5000), "olga", protocol::SettingName::Masking, "fields", "marked"}}});
             return window;
         }},
        {"setting-confirm", [](Stage &stage) -> QWidget * { room(stage, crowd()); stage.click("pageSettings"); stage.find<QAbstractButton>("settingConsent")->click(); return stage.find("settingsConfirm"); }},
        {"preferences-account", [](Stage &stage) -> QWidget * {
             auto *window = room(stage, crowd());
             QTest::keyClick(window, Qt::Key_Comma, Qt::ControlModifier);
             if (const auto asked = stage.transport->take<from::SignInsList>())
                 stage.transport->inject(to::SignInsNow{asked->id, asked->person, {{protocol::SignInId::random(), "linux", minute(-30), minute(-1), true}, {protocol::SignInId::random(), "windows", minute(-9000), minute(-800), false}}});
             QCoreApplication::processEvents();
             stage.find<QScrollArea>("preferencesScroll")->ensureWidgetVisible(stage.find("preferencesPassword"), 0, 300);
             return window;
         }},
        {"password", [](Stage &stage) -> QWidget * {
             auto *window = room(stage, crowd());
             QTest::keyClick(window, Qt::Key_Comma, Qt::ControlModifier);
             stage.click("preferencesPassword");
             return stage.find("passwordDialog");
         }},
        {"people-3", [](Stage &stage) { return people(stage, 3); }},
        {"people-300", [](Stage &stage) { return somebody(stage, 300); }},
        {"person", [](Stage &stage) { return somebody(stage, 3); }},
        {"person-new", [](Stage &stage) { auto *window = people(stage, 3); stage.click("personNew"); return window; }},
        {"person-link", [](Stage &stage) -> QWidget * {
             somebody(stage, 3);
             stage.click("personWayIn");
             if (const auto asked = stage.transport->take<from::PersonInvite>())
                 stage.transport->inject(to::Invitation{asked->id, asked->person, "/invite#m1wR2vB4TqOeYc1mXzLpAQm1wR2vB4TqOeYc1mXzLpA", minute(10000)});
             QCoreApplication::processEvents();
             return stage.find("secretDialog");
         }},
        {"groups", [](Stage &stage) -> QWidget * { people(stage, 3); stage.click("groupsButton"); return stage.find("groupsDialog"); }},
        {"replies", [](Stage &stage) { return replies(stage, 40); }},
        {"replies-empty", [](Stage &stage) { return replies(stage, 0); }},
        {"reply", [](Stage &stage) -> QWidget * { replies(stage, 4); stage.click("replyEdit"); return stage.find("replyDialog"); }},
        {"reply-new", [](Stage &stage) -> QWidget * {
             replies(stage, 4);
             stage.click("replyNew");
             stage.find<QPlainTextEdit>("replyText")->setPlainText(QStringLiteral("Thank you, {visitor}. {nmae} will write to you from {site}."));
             return stage.find("replyDialog");
         }},
        {"reply-popup", [](Stage &stage) { return replyPopup(stage, 40); }},
        {"reply-popup-empty", [](Stage &stage) { return replyPopup(stage, 0); }},
        {"audit", [](Stage &stage) { return audit(stage, 200); }},
        {"audit-empty", [](Stage &stage) { return audit(stage, 0); }},
        {"privacy", [](Stage &stage) { return privacy(stage, -1); }},
        {"privacy-nobody", [](Stage &stage) { return privacy(stage, 0); }},
        {"privacy-person", [](Stage &stage) { return privacy(stage, 1); }},
        {"privacy-people", [](Stage &stage) { return privacy(stage, 3); }},
        {"privacy-stopped", [](Stage &stage) { return privacy(stage, -1, protocol::RetentionBrake::TooMuch); }},
        {"privacy-erase", erasing},
        {"transfer", [](Stage &stage) -> QWidget * {
             auto *shown = dialog(stage, "transferButton", "transferDialog");
             if (const auto asked = stage.transport->take<from::TargetsList>())
                 stage.transport->inject(to::Targets{asked->id, {{protocol::PersonId::random(), "Ben", protocol::Availability::Available, 3}, {protocol::PersonId::random(), "Carla", protocol::Availability::Busy, 0}},
                                                     {{protocol::GroupId::random(), "Sales", 2}, {protocol::GroupId::random(), "Support", 0}}});
             return shown;
         }},
        {"close", [](Stage &stage) { return dialog(stage, "closeButton", "closeDialog"); }},
        {"palette", [](Stage &stage) -> QWidget * { conversationOpen(stage); QTest::keyClick(stage.window.get(), Qt::Key_K, Qt::ControlModifier); QTest::keyClicks(stage.find("paletteField"), QStringLiteral("co")); return stage.find("palette"); }},
        {"help", [](Stage &stage) -> QWidget * { conversationOpen(stage); QTest::keyClick(stage.window.get(), Qt::Key_F1); return stage.find("helpDialog"); }},
    };
        for (auto &scene : siteScenes())
            made.push_back(std::move(scene));
        for (auto &scene : overviewScenes())
            made.push_back(std::move(scene));
        return made;
    }();
    return all;
}

} // namespace visavis::test
