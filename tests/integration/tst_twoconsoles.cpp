// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/desk.h"
#include "integration/backend.h"
#include "unit/console/fakes.h"
#include "unit/console/realbackend.h"

#include <QTemporaryDir>
#include <QTest>

//! \brief Two consoles of one person, as at the desk and on the laptop: one state on both.
using namespace visavis;
using namespace visavis::console;
using Stage = Desk::Stage;

namespace {

constexpr int patience = 30'000;

//! A desk with settings and a keychain of its own.
struct Place {
    QTemporaryDir folder;
    std::unique_ptr<Desk> desk;

    Place(const tests::Backend &backend, const tests::Workspace &workspace)
    {
        Desk::Parts parts;
        parts.settings = std::make_unique<Settings>(folder.filePath(QStringLiteral("settings.ini")));
        parts.credentials = std::make_unique<test::FakeCredentials>();
        desk = std::make_unique<Desk>(Options(), std::move(parts));
        desk->signIn(QString::fromStdString(backend.address().url), QStringLiteral("anna"), Secret(workspace.password("anna")));
    }

    Session &session() { return desk->session(); }
    [[nodiscard]] QStringList messages(protocol::ConversationId id) const
    {
        QStringList texts;
        const auto *thread = desk->store().thread(id);
        for (std::size_t i = 0; thread && i < thread->events.size(); ++i) {
            if (thread->events[i].kind == protocol::EventKind::Message)
                texts += QString::fromStdString(thread->events[i].text.value_or(""));
        }
        return texts;
    }
};

} // namespace

class TestTwoConsoles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showOneState()
    {
        const tests::Workspace workspace;
        const tests::Backend backend(workspace.path());
        Place office(backend, workspace), home(backend, workspace);
        QTRY_VERIFY_WITH_TIMEOUT(office.session().isLive() && home.session().isLive(), patience);

        // availability
        auto set = office.session().setAvailability(protocol::Availability::Available);
        QTRY_VERIFY_WITH_TIMEOUT(set.isFinished(), patience);
        QVERIFY(set.result().has_value());
        QTRY_COMPARE_WITH_TIMEOUT(home.session().self().availability, protocol::Availability::Available, patience);
        QTRY_COMPARE_WITH_TIMEOUT(office.session().self().availability, protocol::Availability::Available, patience);

        // a conversation, and what is unread in it
        test::Visitor visitor(QUrl(QString::fromStdString(backend.address().url)), QUrl(QString::fromStdString(backend.address().shop)));
        visitor.connectTo();
        QTRY_VERIFY_WITH_TIMEOUT(visitor.isReady(), patience);
        visitor.write(QStringLiteral("Hello?"));
        const auto id = protocol::ConversationId::parse(visitor.conversation().toStdString()).value();
        for (auto *place : {&office, &home}) {
            QTRY_VERIFY_WITH_TIMEOUT(place->desk->store().header(id), patience);
            place->session().view(id);
            QTRY_COMPARE_WITH_TIMEOUT(place->messages(id), QStringList{QStringLiteral("Hello?")}, patience);
        }
        const auto seq = office.desk->store().header(id)->lastSeq;
        office.session().seen(id, seq);
        QTRY_COMPARE_WITH_TIMEOUT(home.desk->store().header(id)->seenByAdvisor, std::optional(seq), patience);

        // what one writes stands on both, once
        QVERIFY(office.session().send(id, "from the office").has_value());
        QVERIFY(home.session().send(id, "from home").has_value());
        QTRY_COMPARE_WITH_TIMEOUT(visitor.messages().size(), qsizetype(3), patience);
        for (auto *place : {&office, &home}) {
            QTRY_COMPARE_WITH_TIMEOUT(place->messages(id), visitor.messages(), patience);
            QTRY_VERIFY_WITH_TIMEOUT(place->desk->store().pending(id).empty(), patience);
            QTRY_VERIFY_WITH_TIMEOUT(!place->desk->store().header(id)->waitingSince, patience);
        }
    }

    void oneThatLeavesDoesNotTakeThePersonAway()
    {
        const tests::Workspace workspace;
        const tests::Backend backend(workspace.path());
        auto office = std::make_unique<Place>(backend, workspace);
        Place home(backend, workspace);
        QTRY_VERIFY_WITH_TIMEOUT(office->session().isLive() && home.session().isLive(), patience);
        auto set = office->session().setAvailability(protocol::Availability::Available);
        QTRY_VERIFY_WITH_TIMEOUT(set.isFinished(), patience);

        office->desk->signOut(false);
        test::Visitor visitor(QUrl(QString::fromStdString(backend.address().url)), QUrl(QString::fromStdString(backend.address().shop)));
        visitor.connectTo();
        QTRY_VERIFY_WITH_TIMEOUT(visitor.isReady(), patience);
        visitor.write(QStringLiteral("Hello?"));

        const auto id = protocol::ConversationId::parse(visitor.conversation().toStdString()).value();
        QTRY_VERIFY_WITH_TIMEOUT(home.desk->store().header(id) && home.desk->store().header(id)->status == protocol::Status::Assigned, patience);
        QCOMPARE(home.session().self().availability, protocol::Availability::Available);
        QCOMPARE(office->desk->stage(), Stage::SignedOut);
    }

    void signingOutEverywhereEndsBoth()
    {
        const tests::Workspace workspace;
        const tests::Backend backend(workspace.path());
        Place office(backend, workspace), home(backend, workspace);
        QTRY_VERIFY_WITH_TIMEOUT(office.session().isLive() && home.session().isLive(), patience);

        office.desk->signOut(true);

        QTRY_COMPARE_WITH_TIMEOUT(home.desk->stage(), Stage::SignedOut, patience);
        QCOMPARE(home.desk->error()->kind, Error::Kind::Unauthenticated); // said, not silent
        QVERIFY(!home.desk->tokens().isSignedIn());
        QCOMPARE(home.desk->store().size(), std::size_t(0));
    }
};

QTEST_GUILESS_MAIN(TestTwoConsoles)
#include "tst_twoconsoles.moc"
