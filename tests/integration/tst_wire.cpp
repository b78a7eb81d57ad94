// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a hostile peer may try on the socket itself.
#include "integration/client.h"

#include <QTest>

using namespace visavis::tests;

namespace {

//! \brief The HTTP status with which an upgrade is refused; empty when it is not.
std::string refusedUpgrade(const Address &backend, const std::string &path, const std::string &origin)
{
    try {
        Client(backend.port, path, origin);
        return {};
    } catch (const Disconnected &refused) {
        return std::string(refused.what()).substr(0, 8);
    }
}

} // namespace

class TestWire : public QObject
{
    Q_OBJECT

    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<Backend> m_backend;

private slots:
    void initTestCase()
    {
        m_workspace = std::make_unique<Workspace>();
        m_backend = std::make_unique<Backend>(m_workspace->path());
    }

    //! Whatever was tried: the backend lives and serves.
    void cleanup()
    {
        QCOMPARE(get(m_backend->port(), "/healthz").body, std::string("{\"status\":\"ok\"}"));
    }

    void cleanupTestCase()
    {
        QCOMPARE(m_backend->terminate(), 0);
    }

    void refusesAWrongOriginBeforeTheUpgrade_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("origin");
        QTest::addColumn<QString>("status");
        const auto own = QString::fromStdString(m_backend->address().url);
        QTest::newRow("evil site") << "/api/v1/visitor" << "https://evil.example" << "HTTP 403";
        QTest::newRow("the shop itself") << "/api/v1/visitor" << QString::fromStdString(m_backend->address().shop) << "HTTP 403";
        QTest::newRow("none") << "/api/v1/visitor" << "" << "HTTP 403";
        QTest::newRow("null") << "/api/v1/visitor" << "null" << "HTTP 403";
        QTest::newRow("prefix") << "/api/v1/visitor" << own + ".evil.example" << "HTTP 403";
        QTest::newRow("other port") << "/api/v1/visitor" << "http://127.0.0.1:1" << "HTTP 403";
        QTest::newRow("a browser at the desk's socket") << "/api/v1/advisor" << own << "HTTP 403";
        QTest::newRow("no such path") << "/api/v1/nothing" << own << "HTTP 404";
        QTest::newRow("right") << "/api/v1/visitor" << own << "";
        QTest::newRow("right, desk") << "/api/v1/advisor" << "" << "";
    }

    void refusesAWrongOriginBeforeTheUpgrade()
    {
        QFETCH(QString, path);
        QFETCH(QString, origin);
        QFETCH(QString, status);

        QCOMPARE(refusedUpgrade(*m_backend, path.toStdString(), origin.toStdString()), status.toStdString());
    }

    void refusesAPageThatIsNotTheSites()
    {
        Client visitor(m_backend->port(), "/api/v1/visitor", m_backend->address().url);

        const auto hello = visitor.send("visitor.hello", {{"version", 1}, {"site", "shop"}, {"vuid", newId()}, {"origin", "https://evil.example"},
                                                          {"languages", boost::json::array{"en"}}});

        QCOMPARE(visitor.refusal(hello), std::string("notPermitted"));
    }

    void answersMalformedFramesAndClosesAfterTen_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("error");
        for (const QString path : {"/api/v1/visitor", "/api/v1/advisor"}) {
            QTest::addRow("unknown type %s", qPrintable(path)) << path << QByteArray("{\"type\":\"surprise\",\"id\":1}") << "unknownType";
            QTest::addRow("not JSON %s", qPrintable(path)) << path << QByteArray("hello?") << "notJson";
            QTest::addRow("unknown field %s", qPrintable(path)) << path << QByteArray("{\"type\":\"ping\",\"id\":1,\"x\":1}") << "invalidFrame";
            QTest::addRow("NUL %s", qPrintable(path)) << path << QByteArray("{\"type\":\"\0\",\"id\":1}", 20) << "notJson";
        }
    }

    void answersMalformedFramesAndClosesAfterTen()
    {
        QFETCH(QString, path);
        QFETCH(QByteArray, text);
        QFETCH(QString, error);
        const bool visitor = path.endsWith("visitor");
        Client client(m_backend->port(), path.toStdString(), visitor ? m_backend->address().url : std::string());

        for (int i = 0; i < 10; ++i)
            client.sendText(text.toStdString());

        for (int i = 0; i < 10; ++i)
            QCOMPARE(textOf(client.waitType("error"), "error"), error.toStdString());
        QCOMPARE(client.waitClose(), std::uint16_t(4400));
    }

    void countsBinaryMessagesAsMalformed()
    {
        Client client(m_backend->port(), "/api/v1/advisor", "");

        for (int i = 0; i < 10; ++i)
            client.sendBinary("\x01\x02");

        QCOMPARE(textOf(client.waitType("error"), "error"), std::string("invalidFrame"));
        QCOMPARE(client.waitClose(), std::uint16_t(4400));
    }

    void answersATextOverItsLimit()
    {
        Visitor visitor(*m_backend);
        visitor.hello();
        visitor.consent();

        QCOMPARE(visitor.refusal(visitor.sendMessage(std::string(4001, 'x'), newId())), std::string("tooLarge"));

        visitor.say(std::string(4000, 'x'));
    }

    void answersAMessageThatIsSlightlyTooLarge()
    {
        Client client(m_backend->port(), "/api/v1/advisor", "");

        client.sendText(std::string(65537, ' '));

        QCOMPARE(textOf(client.waitType("error"), "error"), std::string("tooLarge"));
    }

    //! It is not even read to its end.
    void endsASocketThatSendsAnOversizedMessage()
    {
        Client client(m_backend->port(), "/api/v1/advisor", "");

        client.sendText(std::string(1024 * 1024, ' '));

        const auto code = client.waitClose();
        QVERIFY(code == 1009 || code == 0); // none where a reset overtook the close frame: the client is still sending
    }

    void takesAMessageOfTheGreatestSize()
    {
        Client client(m_backend->port(), "/api/v1/advisor", "");

        client.sendText(std::string(65536, ' '));

        QCOMPARE(textOf(client.waitType("error"), "error"), std::string("notJson"));
    }

    void refusesAnHttpBodyOverItsLimit()
    {
        QCOMPARE(post(m_backend->port(), "/api/v1/token", std::string(5000, ' ')).status, 413u);
    }

    void limitsTheRateOfMessages()
    {
        Visitor visitor(*m_backend);
        visitor.hello();
        visitor.consent();
        std::vector<std::uint64_t> requests;

        for (int i = 0; i < 60; ++i)
            requests.push_back(visitor.sendMessage("flood", newId()));

        const auto refused = visitor.wait([](const Frame &frame) { return textOf(frame, "type") == "error"; }, "a refusal");
        QCOMPARE(textOf(refused, "error"), std::string("rateLimited"));
        QVERIFY(countOf(refused, "retryAfter") > 0);
    }

    void closesASocketThatIgnoresTheLimits()
    {
        Visitor visitor(*m_backend);
        visitor.hello();

        for (int i = 0; i < 400; ++i)
            visitor.send("ping");

        QCOMPARE(visitor.waitClose(), std::uint16_t(4429));
    }

    void asksForAHelloFirst()
    {
        Client desk(m_backend->port(), "/api/v1/advisor", "");
        QCOMPARE(desk.refusal(desk.send("settings.history", {{"limit", 1}})), std::string("unauthenticated"));

        const auto hello = desk.send("advisor.hello", {{"version", 1}, {"accessToken", std::string(43, 'A')}});

        QCOMPARE(desk.refusal(hello), std::string("unauthenticated"));
        QCOMPARE(desk.waitClose(), std::uint16_t(4401));
    }

    void refusesAnotherVersion()
    {
        Client desk(m_backend->port(), "/api/v1/advisor", "");

        QCOMPARE(desk.refusal(desk.send("advisor.hello", {{"version", 2}, {"accessToken", std::string(43, 'A')}})), std::string("versionMismatch"));
    }
};

QTEST_GUILESS_MAIN(TestWire)
#include "tst_wire.moc"
