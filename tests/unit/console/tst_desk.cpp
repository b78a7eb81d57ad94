// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/desk.h"
#include "unit/console/fakes.h"
#include "unit/console/realbackend.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace visavis::test;
using namespace visavis;
using Stage = Desk::Stage;

namespace {

constexpr int patience = 30'000;

//! A desk on a workspace of its own, with the real backend, the real network and the real time.
struct Local {
    QTemporaryDir folder;
    FakeCredentials *keychain = nullptr;
    std::unique_ptr<Desk> desk;

    explicit Local(const QString &as)
    {
        Options options;
        options.local = folder.filePath(QStringLiteral("workspace"));
        options.as = as;
        Desk::Parts parts;
        parts.settings = std::make_unique<Settings>(folder.filePath(QStringLiteral("settings.ini")));
        auto credentials = std::make_unique<FakeCredentials>();
        keychain = credentials.get();
        parts.credentials = std::move(credentials);
        parts.backendProgram = backendProgram();
        desk = std::make_unique<Desk>(options, std::move(parts));
    }

    [[nodiscard]] QStringList messages(protocol::ConversationId id) const
    {
        QStringList texts;
        if (const auto *thread = desk->store().thread(id)) {
            for (const auto &event : thread->events) {
                if (event.kind == protocol::EventKind::Message)
                    texts += QString::fromStdString(event.text.value_or(""));
            }
        }
        return texts;
    }
};

} // namespace

class TestDesk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QTRY_VERIFY(backendChildren().empty()); }

    void letsOneChooseAndEnter()
    {
        Local local({});
        local.desk->start();
        QTRY_COMPARE_WITH_TIMEOUT(local.desk->stage(), Stage::ChoosingPerson, patience);

        local.desk->enterAs(QStringLiteral("anna"));

        QTRY_COMPARE_WITH_TIMEOUT(local.desk->stage(), Stage::SignedIn, patience);
        QTRY_VERIFY_WITH_TIMEOUT(local.desk->session().isLive(), patience);
        QCOMPARE(local.desk->session().self().username, std::string("anna"));
        QCOMPARE(local.keychain->writes, 0);
        QCOMPARE(local.desk->tokens().place(), SignIn::Place::MemoryOnly);
    }

    void anUnknownPersonMayChooseAgain()
    {
        Local local(QStringLiteral("nobody"));

        local.desk->start();

        QTRY_VERIFY_WITH_TIMEOUT(local.desk->error().has_value(), patience);
        QCOMPARE(local.desk->stage(), Stage::ChoosingPerson);
        QCOMPARE(local.desk->error()->kind, Error::Kind::NotPermitted);
    }

    void signingOutGoesBackToChoosing()
    {
        Local local(QStringLiteral("anna"));
        local.desk->settings().set(settings::tokenStored, true); // of a server of before
        local.desk->start();
        QTRY_VERIFY_WITH_TIMEOUT(local.desk->session().isLive(), patience);

        local.desk->signOut(false);

        QCOMPARE(local.desk->stage(), Stage::ChoosingPerson);
        QVERIFY(!local.desk->tokens().isSignedIn());
        QCOMPARE(local.desk->session().state(), ConnectionState::SignedOut);
        QVERIFY(local.desk->settings().value(settings::tokenStored));
    }

    void aCrashInTheMiddleOfEnteringOnlyTakesLonger()
    {
        Local local({});
        local.desk->start();
        QTRY_COMPARE_WITH_TIMEOUT(local.desk->stage(), Stage::ChoosingPerson, patience);
        const auto children = backendChildren();
        QCOMPARE(children.size(), std::size_t(1));

        ::kill(children.front(), SIGSTOP); // so that no answer can come before it dies
        local.desk->enterAs(QStringLiteral("anna"));
        ::kill(children.front(), SIGKILL);

        QTRY_VERIFY_WITH_TIMEOUT(local.desk->session().isLive(), patience);
        QCOMPARE(local.desk->stage(), Stage::SignedIn);
    }

    void saysThatAServerCannotBeReached()
    {
        Local local({});

        local.desk->signIn(QStringLiteral("http://127.0.0.1:1"), QStringLiteral("anna"), Secret("a password"));
        QTRY_VERIFY_WITH_TIMEOUT(local.desk->error().has_value(), patience);
        QCOMPARE(local.desk->error()->kind, Error::Kind::Unreachable);
        local.desk->signIn(QStringLiteral("http://chat.example"), QStringLiteral("anna"), Secret("a password"));

        QCOMPARE(local.desk->error()->kind, Error::Kind::InsecureAddress);
        QCOMPARE(local.desk->stage(), Stage::SignedOut);
    }

    void nothingIsLostOrDoubledWhenTheBackendIsKilledInBetween()
    {
        Local local(QStringLiteral("anna"));
        auto &desk = *local.desk;
        desk.start();
        QTRY_VERIFY_WITH_TIMEOUT(desk.session().isLive(), patience);
        auto available = desk.session().setAvailability(protocol::Availability::Available);
        QTRY_VERIFY(available.isFinished());
        QVERIFY(available.result().has_value());

        Visitor visitor(desk.backend().address(), desk.backend().shop());
        visitor.connectTo();
        QTRY_VERIFY_WITH_TIMEOUT(visitor.isReady(), patience);
        const auto id = protocol::ConversationId::parse(visitor.conversation().toStdString()).value();
        QTRY_VERIFY_WITH_TIMEOUT(desk.store().header(id) && desk.store().header(id)->status == protocol::Status::Assigned, patience);
        desk.session().view(id);
        QTRY_VERIFY_WITH_TIMEOUT(desk.store().thread(id), patience);

        visitor.type(QStringLiteral("I am typ"));
        QTRY_VERIFY_WITH_TIMEOUT(desk.previews().text(id).contains(QLatin1String("I am typ")), patience);

        QStringList written;
        for (int round = 0; round < 3; ++round) {
            const auto say = [&](const QString &text, bool fromVisitor) {
                const auto whole = QStringLiteral("%1 %2").arg(text).arg(round);
                written += whole;
                if (fromVisitor)
                    visitor.write(whole);
                else
                    QVERIFY(desk.session().send(id, whole.toStdString()).has_value());
            };
            say(QStringLiteral("visitor before"), true);
            say(QStringLiteral("advisor before"), false);
            say(QStringLiteral("visitor in the moment"), true);
            say(QStringLiteral("advisor in the moment"), false);
            QTest::qWait(round); // a different moment each time: before, while and after they are stored
            killBackends();
            say(QStringLiteral("advisor while it is away"), false);
            say(QStringLiteral("visitor while it is away"), true);
            QTRY_VERIFY_WITH_TIMEOUT(!visitor.isConnected(), patience);
            const auto bothAreBack = [&] { // "ready" may for a moment still be said of the one that was killed
                if (visitor.isAway() && desk.backend().state() == BackendProcess::State::Ready) {
                    visitor.movedTo(desk.backend().address(), desk.backend().shop());
                    visitor.connectTo();
                }
                return desk.session().isLive() && visitor.isReady();
            };
            QTRY_VERIFY_WITH_TIMEOUT(bothAreBack(), patience);
            QTRY_VERIFY_WITH_TIMEOUT(visitor.allAcknowledged() && desk.session().banner().unsent == 0, patience);
        }

        QTRY_COMPARE_WITH_TIMEOUT(local.messages(id).size(), written.size(), patience);
        QTRY_COMPARE_WITH_TIMEOUT(visitor.messages(), local.messages(id), patience); // once each, in one order, on both sides
        auto once = local.messages(id);
        once.sort();
        written.sort();
        QCOMPARE(once, written);
        QVERIFY(desk.store().pending(id).empty());
        QVERIFY(!desk.store().firstGap(id));
    }
};

QTEST_GUILESS_MAIN(TestDesk)
#include "tst_desk.moc"
