// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/desk.h"
#include "console/visibletext.h"
#include "ui/mainwindow.h"
#include "ui/startup.h"
#include "unit/console/fakes.h"

#include <QApplication>
#include <QListView>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>

//! \brief The console's whole window on fakes: time, network, keychain and tokens are moved by hand.
namespace visavis::test {

namespace from = protocol::fromadvisor;
namespace to = protocol::toadvisor;

//! \brief A desk with its fakes, without a window.
struct FakeDesk {
    QTemporaryDir folder;
    FakeClock *clock = nullptr;
    FakeTransport *transport = nullptr;
    FakeCredentials *credentials = nullptr;
    FakeTokenService *tokens = nullptr;
    std::unique_ptr<Desk> desk;

    //! Without a language it speaks English, whatever the machine speaks.
    explicit FakeDesk(Options options = {})
    {
        Desk::Parts parts;
        parts.clock = keep(std::make_unique<FakeClock>(), clock);
        parts.settings = std::make_unique<Settings>(folder.filePath(QStringLiteral("settings.ini")));
        parts.credentials = keep(std::make_unique<FakeCredentials>(), credentials);
        parts.tokens = keep(std::make_unique<FakeTokenService>(), tokens);
        parts.transport = keep(std::make_unique<FakeTransport>(), transport);
        desk = std::make_unique<Desk>(std::move(options), std::move(parts));
    }

private:
    template <class Part>
    static std::unique_ptr<Part> keep(std::unique_ptr<Part> part, Part *&kept)
    {
        kept = part.get();
        return part;
    }
};

[[nodiscard]] inline protocol::Self personOf(std::vector<protocol::Role> roles)
{
    protocol::Self self;
    self.id = anna;
    self.username = "anna";
    self.alias = "Anna";
    self.slots = 5;
    self.availability = protocol::Availability::Available;
    for (const auto role : roles)
        self.roles.emplace_back(protocol::text(role));
    self.actions = protocol::actionNames(roles);
    return self;
}

//! \brief The program's window over a fake desk, shown, with what a test needs to move it.
struct Stage : FakeDesk {
    std::unique_ptr<ui::MainWindow> window;

    explicit Stage(Options options = english(), ui::MirrorFactory mirrors = {})
        : FakeDesk(std::move(options))
    {
        const auto earlier = qApp->findChildren<QTranslator *>();
        qDeleteAll(earlier); // each removes itself from the application
        ui::prepare(*qApp, *desk);
        window = std::make_unique<ui::MainWindow>(*desk, std::move(mirrors));
        window->resize(1280, 800);
        window->show();
        window->activateWindow();
        if (!QTest::qWaitForWindowActive(window.get()))
            qFatal("the window does not become active");
    }

    static Options english()
    {
        Options options;
        options.language = QStringLiteral("en");
        options.theme = QStringLiteral("light");
        return options;
    }

    //! Signs in by password and gives the session what a backend would.
    void enter(std::vector<protocol::Header> headers, protocol::Self self = personOf({protocol::Role::Advisor}), bool more = false)
    {
        tokens->answers.emplace_back(tokensOf('a', 'r'));
        desk->signIn(QStringLiteral("https://chat.example.com"), QStringLiteral("anna"), Secret("password"));
        if (!QTest::qWaitFor([this] { return !transport->opened_.empty(); }))
            qFatal("no connection is opened");
        reconnect(std::move(headers), std::move(self), more);
    }
    void reconnect(std::vector<protocol::Header> headers, protocol::Self self, bool more = false)
    {
        transport->accept();
        if (!QTest::qWaitFor([this] { return transport->count<from::Hello>() > 0; }))
            qFatal("no hello");
        const auto hello = transport->take<from::Hello>();
        auto welcome = welcomeOf(hello->id, protocol::WelcomeMode::Snapshot, std::move(headers));
        welcome.self = std::move(self);
        welcome.more = more;
        transport->inject(welcome);
        transport->answerPings();
    }

    //! Answers the request for the thread of \a header that a selection made.
    void answerOpen(const protocol::Header &header, std::vector<protocol::Event> events, std::optional<protocol::Card> card = std::nullopt, bool more = false)
    {
        const auto asked = transport->take<from::ConversationOpen>();
        if (!asked)
            qFatal("no conversation.open");
        if (asked->conversation != header.id)
            qFatal("another conversation was opened");
        transport->inject(to::Thread{asked->id, header, std::move(events), more, false, std::move(card)});
    }

    template <class Widget = QWidget>
    [[nodiscard]] Widget *find(const char *name) const
    {
        const auto named = [name](QWidget *top) { return top->objectName() == QLatin1String(name) ? qobject_cast<Widget *>(top) : top->findChild<Widget *>(QLatin1String(name)); };
        for (auto *top : QApplication::topLevelWidgets()) {
            if (auto *found = named(top))
                return found;
        }
        qFatal("there is no widget %s", name);
    }

    //! Clicks the row of the room's list that stands for \a id.
    void choose(protocol::ConversationId id)
    {
        auto *list = find<QListView>("conversationList");
        for (int row = 0; row < list->model()->rowCount(); ++row) {
            const auto index = list->model()->index(row, 0);
            if (index.data(ConversationListModel::RowRole).value<ConversationRow>().id != id)
                continue;
            list->scrollTo(index);
            QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(index).center());
            return;
        }
        qFatal("the conversation is not listed");
    }

    void click(const char *name) { QTest::mouseClick(find(name), Qt::LeftButton); }
};

} // namespace visavis::test
