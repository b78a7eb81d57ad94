// SPDX-License-Identifier: GPL-3.0-or-later
//
// Sign-in, renewal and sign-out as SECURITY.md says, over HTTP.
#include "integration/client.h"

#include <QTest>

using namespace visavis::tests;
namespace json = boost::json;

class TestSigning : public QObject
{
    Q_OBJECT

    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<Backend> m_backend;

    HttpAnswer token(const Frame &body) const { return post(m_backend->port(), "/api/v1/token", json::serialize(body)); }
    HttpAnswer refresh(const std::string &refreshToken) const { return token({{"grant", "refresh"}, {"refreshToken", refreshToken}}); }
    HttpAnswer password(const std::string &name, const std::string &word) const
    {
        return token({{"grant", "password"}, {"username", name}, {"password", word}, {"platform", "linux"}});
    }
    TokenPair signedIn(const std::string &name) const { return signIn(*m_backend, name, m_workspace->password(name)); }
    //! \brief Whether an access token opens a desk.
    bool opens(const std::string &access) const { return textOf(Advisor(*m_backend, access).welcome(), "type") == "advisor.welcome"; }

private slots:
    void init()
    {
        m_workspace = std::make_unique<Workspace>();
        m_backend = std::make_unique<Backend>(m_workspace->path());
    }
    void cleanup()
    {
        QCOMPARE(m_backend->terminate(), 0);
        m_backend.reset();
        m_workspace.reset();
    }

    void rotatesTheRefreshToken()
    {
        const auto first = signedIn("anna");

        const auto answer = refresh(first.refresh);
        const auto second = answer.json();

        QCOMPARE(answer.status, 200u);
        QVERIFY(textOf(second, "refreshToken") != first.refresh && textOf(second, "accessToken") != first.access);
        QCOMPARE(textOf(second, "refreshToken").size(), std::size_t(43));
        QVERIFY(opens(textOf(second, "accessToken")));
    }

    //! The previous token stays good until its successor is first used: a lost response costs nothing.
    void forgivesALostResponse()
    {
        const auto first = signedIn("anna");
        const auto lost = refresh(first.refresh).json();

        const auto again = refresh(first.refresh);

        QCOMPARE(again.status, 200u);
        QVERIFY(opens(textOf(again.json(), "accessToken")));
        QCOMPARE(refresh(textOf(lost, "refreshToken")).status, 401u); // never used, replaced for good
    }

    void endsTheFamilyWhenAUsedTokenComesBack_data()
    {
        QTest::addColumn<bool>("byRefresh");
        QTest::newRow("successor used as refresh token") << true;
        QTest::newRow("successor's access token used") << false;
    }

    void endsTheFamilyWhenAUsedTokenComesBack()
    {
        QFETCH(bool, byRefresh);
        const auto first = signedIn("anna");
        auto second = refresh(first.refresh).json();
        if (byRefresh)
            second = refresh(textOf(second, "refreshToken")).json();
        Advisor desk(*m_backend, textOf(second, "accessToken"));

        QCOMPARE(refresh(first.refresh).status, 401u);

        QCOMPARE(desk.waitClose(), std::uint16_t(4401));
        QCOMPARE(refresh(textOf(second, "refreshToken")).status, 401u);
        QVERIFY(!opens(textOf(second, "accessToken")));
    }

    void knowsAReplacedTokenAfterARestart()
    {
        const auto first = signedIn("anna");
        const auto second = refresh(first.refresh).json();
        const auto third = refresh(textOf(second, "refreshToken")).json();
        m_backend->kill();
        m_backend = std::make_unique<Backend>(m_workspace->path());

        QCOMPARE(refresh(first.refresh).status, 401u);

        QCOMPARE(refresh(textOf(third, "refreshToken")).status, 401u);
    }

    void signsOutOneOrAll()
    {
        const auto one = signedIn("anna"), two = signedIn("anna"), three = signedIn("anna"), other = signedIn("ben");
        Advisor deskOfTwo(*m_backend, two.access);
        const auto signOut = [this](const TokenPair &tokens, bool everywhere) {
            return post(m_backend->port(), "/api/v1/sign-out", json::serialize(Frame{{"everywhere", everywhere}}), tokens.access).status;
        };

        QCOMPARE(signOut(one, false), 200u);
        QCOMPARE(refresh(one.refresh).status, 401u);
        deskOfTwo.settle();
        QCOMPARE(signOut(three, true), 200u);

        QCOMPARE(deskOfTwo.waitClose(), std::uint16_t(4401));
        QCOMPARE(refresh(two.refresh).status, 401u);
        QCOMPARE(refresh(three.refresh).status, 401u);
        QVERIFY(opens(other.access));
        QCOMPARE(signOut(three, true), 401u);
    }

    void pausesAnAccountAfterFiveWrongPasswords()
    {
        for (int i = 0; i < 5; ++i)
            QCOMPARE(password("anna", "wrong").status, 401u);

        const auto paused = password("anna", m_workspace->password("anna"));

        QCOMPARE(paused.status, 429u);
        QCOMPARE(textOf(paused.json(), "error"), std::string("rateLimited"));
        QCOMPARE(password("ben", m_workspace->password("ben")).status, 200u);
    }

    void answersAnUnknownNameLikeAWrongPassword()
    {
        const auto wrong = password("anna", "wrong"), unknown = password("nobody", "wrong");

        QCOMPARE(unknown.status, wrong.status);
        QCOMPARE(unknown.body, wrong.body);
    }

    void refusesMalformedRequests_data()
    {
        QTest::addColumn<QString>("body");
        QTest::newRow("nothing") << "";
        QTest::newRow("no JSON") << "grant=password";
        QTest::newRow("unknown grant") << "{\"grant\":\"magic\"}";
        QTest::newRow("unknown platform") << "{\"grant\":\"password\",\"username\":\"anna\",\"password\":\"x\",\"platform\":\"toaster\"}";
        QTest::newRow("unknown member") << "{\"grant\":\"refresh\",\"refreshToken\":\"x\",\"more\":1}";
        QTest::newRow("list") << "[]";
    }

    void refusesMalformedRequests()
    {
        QFETCH(QString, body);

        const auto answer = post(m_backend->port(), "/api/v1/token", body.toStdString());

        QCOMPARE(answer.status, 400u);
        QCOMPARE(textOf(answer.json(), "error"), std::string("invalidFrame"));
    }
};

QTEST_GUILESS_MAIN(TestSigning)
#include "tst_signing.moc"
