// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/backendprocess.h"
#include "console/tokenclient.h"
#include "unit/console/realbackend.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace visavis::console;
using namespace visavis::test;
using State = BackendProcess::State;

namespace {

constexpr int patience = 30'000;

template <class T>
Result<T> wait(QFuture<Result<T>> future)
{
    if (!QTest::qWaitFor([&future] { return future.isFinished(); }, 15'000))
        return failure(Error::Kind::Timeout, QStringLiteral("the test waited in vain"));
    return future.result();
}

} // namespace

class TestBackendProcess : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QVERIFY2(QFile::exists(backendProgram()), "build visavis-backend first");
        m_folder = std::make_unique<QTemporaryDir>();
    }
    void cleanup()
    {
        QTRY_VERIFY(backendChildren().empty());
        m_folder.reset();
    }

    void makesAWorkspaceAndTellsWhomOneMayBe()
    {
        BackendProcess backend(m_clock, backendProgram());
        QSignalSpy states(&backend, &BackendProcess::stateChanged);

        backend.start(place());
        QTRY_COMPARE_WITH_TIMEOUT(backend.state(), State::Ready, patience);

        QCOMPARE(states.at(0).at(0).value<State>(), State::Preparing);
        QCOMPARE(states.at(1).at(0).value<State>(), State::Starting);
        QCOMPARE(backend.address().host(), QStringLiteral("127.0.0.1"));
        QVERIFY(!backend.shop().isEmpty());
        for (const auto *role : {"advisor", "manager", "admin"}) {
            QVERIFY2(std::any_of(backend.people().begin(), backend.people().end(),
                                 [role](const LocalPerson &person) { return person.roles.contains(QLatin1String(role)); }),
                     role);
        }
    }

    void handsOutTokensThatSignInOnce()
    {
        BackendProcess backend(m_clock, backendProgram());
        backend.start(place());
        QTRY_COMPARE_WITH_TIMEOUT(backend.state(), State::Ready, patience);
        TokenClient client;

        const auto token = wait(backend.oneTimeToken(QStringLiteral("anna")));
        QVERIFY(token.has_value());
        const auto signedIn = wait(client.byOneTimeToken(backend.address(), *token));
        QVERIFY(signedIn.has_value());
        QCOMPARE(signedIn->username, QStringLiteral("anna"));

        QCOMPARE(wait(client.byOneTimeToken(backend.address(), *token)).error().kind, Error::Kind::Unauthenticated);
        QCOMPARE(wait(backend.oneTimeToken(QStringLiteral("nobody"))).error().kind, Error::Kind::NotPermitted);
    }

    void answersSeveralInTheirOrder()
    {
        BackendProcess backend(m_clock, backendProgram());
        backend.start(place());
        QTRY_COMPARE_WITH_TIMEOUT(backend.state(), State::Ready, patience);

        auto one = backend.oneTimeToken(QStringLiteral("anna"));
        auto none = backend.oneTimeToken(QStringLiteral("nobody"));
        auto two = backend.oneTimeToken(QStringLiteral("ben"));

        QVERIFY(wait(one).has_value());
        QVERIFY(!wait(none).has_value());
        QVERIFY(wait(two).has_value());
        QVERIFY(!(wait(one).value() == wait(two).value()));
    }

    void startsAgainAtTheSamePlaceAfterACrash()
    {
        BackendProcess backend(m_clock, backendProgram());
        backend.start(place());
        QTRY_COMPARE_WITH_TIMEOUT(backend.state(), State::Ready, patience);
        const auto address = backend.address();
        const auto shop = backend.shop();
        QSignalSpy states(&backend, &BackendProcess::stateChanged);

        auto unanswered = backend.oneTimeToken(QStringLiteral("anna"));
        killBackends();
        QTRY_COMPARE_WITH_TIMEOUT(backend.state(), State::Restarting, patience);
        QCOMPARE(backend.error()->kind, Error::Kind::BackendCrashed);
        QVERIFY(unanswered.isFinished());
        QTRY_COMPARE_WITH_TIMEOUT(backend.state(), State::Ready, patience);

        QCOMPARE(backend.address(), address); // so that open pages and the console find it
        QCOMPARE(backend.shop(), shop);
        QVERIFY(!backend.error());
        QVERIFY(wait(backend.oneTimeToken(QStringLiteral("anna"))).has_value());
    }

    void endsTheChildAndOpensTheSameFolderAtOnceAgain()
    {
        BackendProcess backend(m_clock, backendProgram());
        backend.start(place());
        QTRY_COMPARE_WITH_TIMEOUT(backend.state(), State::Ready, patience);
        const auto before = backendChildren();
        QCOMPARE(before.size(), std::size_t(1));

        backend.stop();
        QCOMPARE(backend.state(), State::Stopped);
        backend.start(place()); // while the old one still holds the folder

        QTRY_COMPARE_WITH_TIMEOUT(backend.state(), State::Ready, patience);
        QCOMPARE(backendChildren().size(), std::size_t(1));
        QVERIFY(backendChildren() != before);
    }

    void theChildEndsWithItsOwner()
    {
        {
            BackendProcess backend(m_clock, backendProgram());
            backend.start(place());
            QTRY_COMPARE_WITH_TIMEOUT(backend.state(), State::Ready, patience);
            QCOMPARE(backendChildren().size(), std::size_t(1));
        }

        QVERIFY(backendChildren().empty());
    }

    void saysThatAnotherWorksOnTheFolder()
    {
        BackendProcess first(m_clock, backendProgram());
        first.start(place());
        QTRY_COMPARE_WITH_TIMEOUT(first.state(), State::Ready, patience);
        BackendProcess second(m_clock, backendProgram());

        second.start(place());

        QTRY_COMPARE_WITH_TIMEOUT(second.state(), State::Failed, patience);
        QCOMPARE(second.error()->kind, Error::Kind::WorkspaceLocked);
        QVERIFY(!second.error()->detail.isEmpty());
        QCOMPARE(first.state(), State::Ready);
    }

    void saysThatTheDatabaseIsDamaged()
    {
        {
            BackendProcess backend(m_clock, backendProgram());
            backend.start(place());
            QTRY_COMPARE_WITH_TIMEOUT(backend.state(), State::Ready, patience);
        }
        QFile database(place() + QStringLiteral("/journal.db"));
        QVERIFY(database.open(QFile::WriteOnly | QFile::Truncate));
        database.write(QByteArray(8192, 'x'));
        database.close();
        BackendProcess backend(m_clock, backendProgram());

        backend.start(place());

        QTRY_COMPARE_WITH_TIMEOUT(backend.state(), State::Failed, patience);
        QCOMPARE(backend.error()->kind, Error::Kind::WorkspaceDamaged);
    }

    void saysThatThereIsNoBackend()
    {
        BackendProcess backend(m_clock, QStringLiteral("/nowhere/visavis-backend"));

        backend.start(place());

        QCOMPARE(backend.state(), State::Failed);
        QCOMPARE(backend.error()->kind, Error::Kind::BackendNotInstalled);
        QCOMPARE(wait(backend.oneTimeToken(QStringLiteral("anna"))).error().kind, Error::Kind::NotConnected);
    }

private:
    [[nodiscard]] QString place() const { return m_folder->filePath(QStringLiteral("workspace")); }

    SystemClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestBackendProcess)
#include "tst_backendprocess.moc"
