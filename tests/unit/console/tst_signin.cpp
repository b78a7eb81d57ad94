// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/signin.h"
#include "unit/console/fakes.h"

#include <QCoreApplication>
#include <QSignalSpy>
#include <QTest>

using namespace visavis::test;

namespace {

const QUrl server(QStringLiteral("https://chat.example/"));

struct Person {
    FakeClock clock;
    FakeCredentials keychain;
    FakeTokenService service;
    SignIn signIn{service, keychain, clock};

    [[nodiscard]] static QString key() { return Credentials::keyFor(server, QStringLiteral("anna")); }
};

} // namespace

Q_DECLARE_METATYPE(visavis::console::Error::Kind)

class TestSignIn : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsTheRefreshTokenInTheKeychainAndNotTheAccessToken()
    {
        Person person;

        QVERIFY(person.signIn.begin(server, tokensOf('a', 'r'), true).result().has_value());

        QCOMPARE(person.signIn.place(), SignIn::Place::Keychain);
        QCOMPARE(person.keychain.entries.size(), std::size_t(1));
        QVERIFY(person.keychain.entries.at(Person::key()) == token('r'));
        QVERIFY(person.signIn.fresh().result().value() == token('a'));
    }

    void staysSignedInWhateverTheKeychainSays_data()
    {
        QTest::addColumn<Error::Kind>("kind");
        QTest::newRow("none there") << Error::Kind::KeychainMissing;
        QTest::newRow("locked") << Error::Kind::KeychainLocked;
        QTest::newRow("denied") << Error::Kind::KeychainDenied;
        QTest::newRow("no answer") << Error::Kind::KeychainTimeout;
        QTest::newRow("broken") << Error::Kind::KeychainFailed;
    }
    void staysSignedInWhateverTheKeychainSays()
    {
        QFETCH(Error::Kind, kind);
        Person person;
        person.keychain.writeFails = kind;

        QVERIFY(person.signIn.begin(server, tokensOf('a', 'r'), true).result().has_value());

        QCOMPARE(person.signIn.place(), SignIn::Place::MemoryOnly);
        QCOMPARE(person.signIn.keychainError()->kind, kind);
        QVERIFY(person.signIn.fresh().result().value() == token('a'));
    }

    void isGoodBeforeTheKeychainHasAnswered()
    {
        Person person;
        person.keychain.hang = true;

        (void)person.signIn.begin(server, tokensOf('a', 'r'), true);

        QVERIFY(person.signIn.isSignedIn());
        QVERIFY(person.signIn.fresh().result().value() == token('a'));
    }

    void resumesByTheTokenInTheKeychain()
    {
        Person person;
        person.keychain.entries[Person::key()] = token('r');
        person.service.answers.push_back(tokensOf('b', 's'));

        QVERIFY(person.signIn.resume(server, QStringLiteral("anna")).result().has_value());

        QVERIFY(person.service.refreshed.at(0) == token('r'));
        QVERIFY(person.keychain.entries.at(Person::key()) == token('s')); // rotated
        QVERIFY(person.signIn.fresh().result().value() == token('b'));
    }

    void saysWhyItCannotResume_data()
    {
        QTest::addColumn<Error::Kind>("kind");
        QTest::newRow("none there") << Error::Kind::KeychainMissing;
        QTest::newRow("not found, or locked") << Error::Kind::KeychainNotFound;
        QTest::newRow("denied") << Error::Kind::KeychainDenied;
        QTest::newRow("no answer") << Error::Kind::KeychainTimeout;
    }
    void saysWhyItCannotResume()
    {
        QFETCH(Error::Kind, kind);
        Person person;
        person.keychain.readFails = kind;

        const auto resumed = person.signIn.resume(server, QStringLiteral("anna")).result();

        QCOMPARE(resumed.error().kind, kind);
        QVERIFY(!person.signIn.isSignedIn());
        QVERIFY(person.service.refreshed.empty());
    }

    void removesTheEntryOfASignInThatIsOver()
    {
        Person person;
        person.keychain.entries[Person::key()] = token('r');
        person.service.answers.push_back(failure(Error::Kind::Unauthenticated));

        QCOMPARE(person.signIn.resume(server, QStringLiteral("anna")).result().error().kind, Error::Kind::Unauthenticated);

        QVERIFY(person.keychain.entries.empty());
    }

    void keepsTheEntryWhenOnlyTheNetworkIsGone()
    {
        Person person;
        person.keychain.entries[Person::key()] = token('r');
        person.service.answers.push_back(failure(Error::Kind::Unreachable));

        QCOMPARE(person.signIn.resume(server, QStringLiteral("anna")).result().error().kind, Error::Kind::Unreachable);

        QVERIFY(person.keychain.entries.at(Person::key()) == token('r'));
    }

    void renewsShortlyBeforeTheAccessTokenExpires()
    {
        Person person;
        (void)person.signIn.begin(server, tokensOf('a', 'r'), true);
        person.clock.advance(269s);
        QVERIFY(person.signIn.fresh().result().value() == token('a'));
        person.service.answers.push_back(tokensOf('b', 's'));

        person.clock.advance(1s);

        QVERIFY(person.signIn.fresh().result().value() == token('b'));
        QVERIFY(person.keychain.entries.at(Person::key()) == token('s'));
    }

    void usesANewTokenOnlyAfterTheKeychainConfirmedIt()
    {
        Person person;
        (void)person.signIn.begin(server, tokensOf('a', 'r'), true);
        person.signIn.expire();
        person.service.answers.push_back(tokensOf('b', 's'));
        person.keychain.hang = true;

        auto fresh = person.signIn.fresh();
        QVERIFY(!fresh.isFinished());
        person.keychain.hanging.front().addResult(Result<void>());
        person.keychain.hanging.front().finish();

        QVERIFY(fresh.result().value() == token('b'));
    }

    void asksOnceForSeveralWhoWait()
    {
        Person person;
        (void)person.signIn.begin(server, tokensOf('a', 'r'), true);
        person.signIn.expire();
        person.service.answers.push_back(tokensOf('b', 's'));
        person.keychain.hang = true;

        auto one = person.signIn.fresh();
        auto two = person.signIn.fresh();
        person.keychain.hanging.front().addResult(Result<void>());
        person.keychain.hanging.front().finish();

        QCOMPARE(person.service.refreshed.size(), std::size_t(1));
        QVERIFY(one.result().value() == two.result().value());
    }

    void offersTheKeychainAgainWhatItDidNotTake()
    {
        Person person;
        QVERIFY(person.signIn.begin(server, tokensOf('a', 'r'), true).result().has_value());
        person.keychain.writeFails = Error::Kind::KeychainLocked; // in the middle
        person.signIn.expire();
        person.service.answers.push_back(tokensOf('b', 's'));
        QVERIFY(person.signIn.fresh().result().value() == token('b'));
        QCOMPARE(person.signIn.place(), SignIn::Place::MemoryOnly);
        QCOMPARE(person.signIn.keychainError()->kind, Error::Kind::KeychainLocked);

        person.clock.advance(1min); // still locked
        QCOMPARE(person.signIn.place(), SignIn::Place::MemoryOnly);
        person.keychain.writeFails.reset();
        person.clock.advance(2min);

        QCOMPARE(person.signIn.place(), SignIn::Place::Keychain);
        QVERIFY(!person.signIn.keychainError());
        QVERIFY(person.keychain.entries.at(Person::key()) == token('s'));
    }

    void signsOutByARenewalWhenTheClockWasSetBack()
    {
        Person person;
        (void)person.signIn.begin(server, tokensOf('a', 'r'), true);
        person.clock.jump(-1h);
        person.clock.advance(20min); // the access token looks good and is not
        person.service.signOutAnswers.push_back(failure(Error::Kind::Unauthenticated));
        person.service.answers.push_back(tokensOf('b', 's'));

        auto ended = person.signIn.end(false);

        QVERIFY(ended.result().has_value());
        QCOMPARE(person.service.signedOut.size(), std::size_t(2));
        QVERIFY(person.service.signedOut.back().first == token('b'));
    }

    void aLateAnswerDoesNotReviveAnEndedSignIn()
    {
        Person person;
        (void)person.signIn.begin(server, tokensOf('a', 'r'), true);
        person.signIn.expire();
        person.service.answers.push_back(tokensOf('b', 's'));
        person.keychain.hang = true;
        auto fresh = person.signIn.fresh();

        person.signIn.forget();
        person.keychain.hanging.front().addResult(Result<void>());
        person.keychain.hanging.front().finish();

        QCOMPARE(fresh.result().error().kind, Error::Kind::Unauthenticated);
        QVERIFY(!person.signIn.isSignedIn());
        QCOMPARE(person.signIn.place(), SignIn::Place::Nowhere);
    }

    void endsHereAtOnceAndTellsTheBackend()
    {
        Person person;
        (void)person.signIn.begin(server, tokensOf('a', 'r'), true);

        QVERIFY(person.signIn.end(true).result().has_value());

        QVERIFY(person.keychain.entries.empty());
        QVERIFY(!person.signIn.isSignedIn());
        QCOMPARE(person.service.signedOut.size(), std::size_t(1));
        QVERIFY(person.service.signedOut[0].first == token('a'));
        QVERIFY(person.service.signedOut[0].second);
    }

    void aLocalSignInNeverReachesTheKeychain()
    {
        Person person;

        (void)person.signIn.begin(server, tokensOf('a', 'r'), false);
        (void)person.signIn.end(false);

        QCOMPARE(person.keychain.writes, 0);
        QVERIFY(!person.signIn.isSignedIn());
    }
};

QTEST_GUILESS_MAIN(TestSignIn)
#include "tst_signin.moc"
