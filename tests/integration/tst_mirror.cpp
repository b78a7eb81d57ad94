// SPDX-License-Identifier: GPL-3.0-or-later
//
// PRIVACY.md S8.1b, S11.2: a page passes to the assigned desk alone, while switch, consent and assignment hold, and what is hidden never.
#include "integration/mirrortab.h"

#include <QTest>
#include <zlib.h>

using namespace visavis::tests;
namespace json = boost::json;

namespace {

const std::string hidden = "Geheimnis" + newId(), seen = "Lampenladen" + newId();

std::string page(const std::string &words = seen, const std::string &secret = hidden)
{
    return mirrorPage(words, secret);
}

std::string scrolled(int to)
{
    return R"({"type":3,"data":{"source":3,"id":1,"x":0,"y":)" + std::to_string(to) + R"(},"timestamp":3})";
}

std::string deflated(const std::string &raw)
{
    std::string out(compressBound(raw.size()), '\0');
    auto size = static_cast<uLongf>(out.size());
    compress(reinterpret_cast<Bytef *>(out.data()), &size, reinterpret_cast<const Bytef *>(raw.data()), raw.size());
    out.resize(size);
    return out;
}

//! \brief A visitor and anna's desk in a conversation with every consent.
struct Scene {
    Workspace workspace;
    Backend backend{workspace.path()};
    Advisor anna{backend, workspace, "anna", "available"};
    Visitor visitor{backend};

    explicit Scene(const std::vector<std::string> &purposes = {"chat", "preview", "mirroring"})
    {
        visitor.hello();
        visitor.consent(purposes);
        anna.waitAssigned(visitor.conversation());
    }

    std::string ask(Advisor &desk, const std::string &type) { return desk.refusal(desk.send(type, {{"conversation", visitor.conversation()}})); }
    std::string watch() { return ask(anna, "mirror.watch"); }
    void waitState(const std::string &state, const std::string &reason = {})
    {
        anna.wait([&](const Frame &frame) { return textOf(frame, "type") == "mirror" && textOf(frame, "state") == state && (reason.empty() || textOf(frame, "reason") == reason); },
                  "a mirror that is " + state);
    }
    //! \brief anna looks at the page of a tab.
    std::unique_ptr<MirrorTab> mirrored()
    {
        if (watch() != "ok")
            throw std::runtime_error("anna may not look");
        visitor.waitType("mirror.wanted");
        auto tab = std::make_unique<MirrorTab>(backend.address(), visitor.session());
        if (tab->greeted() != "mirror.welcome")
            throw std::runtime_error("the tab is not welcome");
        tab->waitType("mirror.keyframe");
        tab->sendBatch(page());
        tab->acked();
        waitState("live");
        anna.waitType("binary");
        return tab;
    }
    //! \brief After whatever shut the gate: visitor and desk are told, and not a byte passes any more.
    void expectEnd(MirrorTab &tab, const std::string &reason)
    {
        waitState("ended", reason);
        visitor.wait([](const Frame &frame) { return textOf(frame, "type") == "mirror.wanted" && !frame.at("wanted").as_bool(); }, "the end of the mirror");
        tab.sendBatch(page("too late"));
        tab.waitClose();
        anna.settle();
        QVERIFY(!anna.received("too late"));
    }
};

} // namespace

class TestMirror : public QObject
{
    Q_OBJECT

private slots:
    void passesAPageToTheAssignedDeskAlone()
    {
        Scene scene;
        Advisor ben(scene.backend, scene.workspace, "ben"), olga(scene.backend, scene.workspace, "olga");

        const auto tab = scene.mirrored();
        tab->sendBatch(scrolled(7));
        const auto change = scene.anna.waitType("binary");

        QVERIFY(scene.anna.received(seen));
        QVERIFY(!scene.anna.received(hidden));
        QVERIFY(textOf(change, "bytes").find("\"y\":7") != std::string::npos);
        ben.settle();
        olga.settle();
        QVERIFY(!ben.received(seen) && !olga.received(seen));
        QCOMPARE(scene.workspace.filesWith(seen) + scene.workspace.filesWith(hidden), std::string());
    }

    void asksTheGateBeforeOneMayLook()
    {
        Scene scene({"chat", "preview"});
        Advisor ben(scene.backend, scene.workspace, "ben"), olga(scene.backend, scene.workspace, "olga");

        QCOMPARE(scene.watch(), std::string("consentRequired"));
        QCOMPARE(scene.ask(ben, "mirror.watch"), std::string("notPermitted"));
        QCOMPARE(scene.ask(olga, "mirror.watch"), std::string("notPermitted"));
        QCOMPARE(scene.visitor.count("mirror.wanted"), 0);
    }

    void takesNothingWhileNobodyLooks()
    {
        Scene scene;

        MirrorTab tab(scene.backend.address(), scene.visitor.session());
        tab.sendBatch(page());

        tab.waitClose();
        MirrorTab stranger(scene.backend.address(), std::string(43, 'A'));
        QCOMPARE(stranger.greeted(), std::string("unauthenticated"));
        QCOMPARE(scene.visitor.count("mirror.wanted"), 0);
        QVERIFY_THROWS_EXCEPTION(Disconnected, Client(scene.backend.port(), "/api/v1/mirror", "https://evil.example"));
    }

    void takesABatchInChunksAndDeflated()
    {
        Scene scene;
        const auto tab = scene.mirrored();
        const auto words = std::string(700'000, 'w') + newId();
        const auto lines = page(words.substr(words.size() - 100'000));
        const auto bytes = deflated(lines);

        tab->sendChunk(1, 2, lines.size(), bytes.substr(0, 100));
        tab->sendChunk(3, 2, lines.size(), bytes.substr(100));
        tab->acked(2);

        scene.anna.waitType("binary");
        QVERIFY(scene.anna.received(words.substr(words.size() - 100)));
    }

    void closesWhoSendsWhatIsNoBatch_data()
    {
        QTest::addColumn<int>("flags");
        QTest::addColumn<quint64>("rawBytes");
        QTest::addColumn<QByteArray>("part");
        const auto bomb = deflated(std::string(20'000'000, ' '));
        QTest::newRow("more than was said") << 3 << quint64(1000) << QByteArray::fromStdString(bomb);
        QTest::newRow("more than one may") << 3 << quint64(20'000'000) << QByteArray::fromStdString(bomb);
        QTest::newRow("no stream") << 3 << quint64(1000) << QByteArray(1000, 'x');
        QTest::newRow("less than was said") << 2 << quint64(1000) << QByteArray(999, ' ');
        QTest::newRow("nothing") << 2 << quint64(0) << QByteArray();
        QTest::newRow("an unknown flag") << 130 << quint64(3) << QByteArray("{}\n");
    }
    void closesWhoSendsWhatIsNoBatch()
    {
        QFETCH(int, flags);
        QFETCH(quint64, rawBytes);
        QFETCH(QByteArray, part);
        Scene scene;
        const auto tab = scene.mirrored();

        tab->sendChunk(static_cast<std::uint8_t>(flags), 2, rawBytes, part.toStdString());

        QCOMPARE(int(tab->waitClose()), 4400);
        scene.waitState("waiting"); // for another tab; and the chat goes on
        scene.visitor.say("still here");
    }

    void endsWithTheWithdrawal()
    {
        Scene scene;
        const auto tab = scene.mirrored();

        QCOMPARE(scene.visitor.refusal(scene.visitor.send("consent.withdraw", {{"purposes", json::array{"mirroring"}}})), std::string("ok"));

        scene.expectEnd(*tab, "withdrawn");
        QCOMPARE(scene.watch(), std::string("consentRequired"));
    }

    void endsWithTheConversation()
    {
        Scene scene;
        const auto tab = scene.mirrored();

        scene.visitor.send("conversation.close");

        scene.expectEnd(*tab, "closed");
    }

    void endsWithTheAdminsSwitch()
    {
        Scene scene;
        const auto tab = scene.mirrored();
        Advisor olga(scene.backend, scene.workspace, "olga");

        QCOMPARE(olga.refusal(olga.send("settings.change", {{"name", "mirroring"}, {"value", "false"}})), std::string("ok"));

        scene.expectEnd(*tab, "switchedOff");
        QCOMPARE(scene.watch(), std::string("notPermitted"));
    }

    void endsWithTheAssignment()
    {
        Scene scene;
        const auto tab = scene.mirrored();
        Advisor ben(scene.backend, scene.workspace, "ben", "available");

        scene.anna.waitAnswer(scene.anna.send("conversation.transfer", {{"conversation", scene.visitor.conversation()}, {"toPerson", ben.id()}}));
        const auto offered = ben.wait([](const Frame &frame) { return textOf(frame, "type") == "conversation.changed" && frame.at("conversation").as_object().contains("offer"); }, "the offer");
        const auto &offer = offered.at("conversation").as_object().at("offer").as_object();
        QCOMPARE(ben.refusal(ben.send("transfer.answer", {{"conversation", scene.visitor.conversation()}, {"offer", offer.at("id")}, {"accept", true}})), std::string("ok"));

        scene.expectEnd(*tab, "reassigned");
        QCOMPARE(scene.ask(scene.anna, "mirror.keyframe"), std::string("notPermitted"));
        QCOMPARE(scene.ask(ben, "mirror.watch"), std::string("ok"));
    }

    void endsWithTheDesk()
    {
        Scene scene;
        const auto tab = scene.mirrored();

        scene.anna.drop();

        scene.visitor.wait([](const Frame &frame) { return textOf(frame, "type") == "mirror.wanted" && !frame.at("wanted").as_bool(); }, "the end of the mirror");
        tab->waitClose();
    }

    void beginsAnewOnAnotherLevel()
    {
        Scene scene;
        const auto tab = scene.mirrored();
        Advisor olga(scene.backend, scene.workspace, "olga");

        olga.waitAnswer(olga.send("settings.change", {{"name", "masking"}, {"value", "private"}}));

        const auto again = scene.visitor.wait([](const Frame &frame) { return textOf(frame, "type") == "mirror.wanted" && frame.at("wanted").as_bool(); }, "the mirror to begin anew");
        QCOMPARE(textOf(again, "level"), std::string("private"));
        tab->waitClose();
        MirrorTab next(scene.backend.address(), scene.visitor.session());
        next.waitType("mirror.keyframe");
        const auto secretNow = newId();
        next.sendBatch(page(secretNow));
        next.acked();
        scene.waitState("live");
        QVERIFY(!scene.anna.received(secretNow));
    }

    void asksForThePageOnlyWhenItIsWanted()
    {
        const Workspace workspace;
        Backend backend(workspace.path());
        Advisor olga(backend, workspace, "olga"), anna(backend, workspace, "anna", "available");
        olga.waitAnswer(olga.send("settings.change", {{"name", "mirrorOffer"}, {"value", "request"}}));
        Visitor visitor(backend);
        visitor.hello();
        QVERIFY(json::serialize(visitor.ask()).find("\"mirroring\"") == std::string::npos);
        visitor.consent({"chat", "preview"});
        anna.waitAssigned(visitor.conversation());
        const Frame conversation{{"conversation", visitor.conversation()}};
        QCOMPARE(anna.refusal(anna.send("mirror.watch", conversation)), std::string("consentRequired"));
        QCOMPARE(olga.refusal(olga.send("mirror.ask", conversation)), std::string("notPermitted"));

        QCOMPARE(anna.refusal(anna.send("mirror.ask", conversation)), std::string("ok"));

        const auto asked = visitor.waitType("consent.ask").at("ask").as_object();
        QCOMPARE(asked.at("notice").at("purposes").as_array().size(), std::size_t(1));
        const auto given = visitor.send("consent.give", {{"nonce", asked.at("nonce")}, {"noticeHash", sha256Hex(canonical(asked.at("notice")))}, {"purposes", json::array{"mirroring"}}, {"method", "button"}, {"boxVersion", "1"}});
        QCOMPARE(visitor.refusal(given), std::string("consent.given"));
        QCOMPARE(anna.refusal(anna.send("mirror.watch", conversation)), std::string("ok"));
        QCOMPARE(anna.refusal(anna.send("mirror.ask", conversation)), std::string("conflict"));
    }

    void tellsTheRecorderWhatToHideBesides()
    {
        Scene scene;
        const auto tab = scene.mirrored();
        Advisor olga(scene.backend, scene.workspace, "olga");

        QCOMPARE(olga.refusal(olga.send("settings.change", {{"name", "hide"}, {"value", ".balance\n\n#orders > li "}})), std::string("ok"));

        const auto again = scene.visitor.wait([](const Frame &frame) { return textOf(frame, "type") == "mirror.wanted" && frame.contains("hide"); }, "the mirror to begin anew");
        QCOMPARE(json::serialize(again.at("hide")), std::string("[\".balance\",\"#orders > li\"]"));
        tab->waitClose();
        QCOMPARE(olga.refusal(olga.send("settings.change", {{"name", "hide"}, {"value", "a{b}"}})), std::string("invalidFrame"));
    }

    void aFloodEndsItsSocketAndNobodyElseNotices()
    {
        Scene scene;
        const auto tab = scene.mirrored();
        const auto bomb = std::string(8'000'000, ' ');
        const auto bytes = deflated(bomb);

        for (std::uint32_t batch = 2; batch < 12; ++batch)
            tab->sendChunk(3, batch, bomb.size(), bytes);

        QCOMPARE(int(tab->waitClose()), 4429);
        scene.visitor.say("still here");
        Visitor another(scene.backend);
        another.hello();
    }

    void passesAPictureWithinItsLimits()
    {
        Scene scene;
        const auto tab = scene.mirrored();
        const auto picture = [](std::size_t bytes) { return std::string{'\1', '\2', '\0', '\0'} + bigEndian(77) + std::string(32, 'h') + std::string(bytes, 'p'); };

        tab->sendBinary(picture(1000));
        const auto passed = scene.anna.waitType("binary");
        QCOMPARE(textOf(passed, "bytes").size(), std::size_t(56 + 1000));
        tab->sendBinary(picture(100'000));

        QCOMPARE(int(tab->waitClose()), 4400);
    }

    void mirrorsTheTabThatIsInSight()
    {
        Scene scene;
        const auto first = scene.mirrored();
        MirrorTab second(scene.backend.address(), scene.visitor.session());

        second.waitType("mirror.keyframe");
        first->waitType("mirror.stop");
        second.send("mirror.tab", {{"visible", false}});
        first->waitType("mirror.keyframe");
        first->send("mirror.tab", {{"visible", false}});
        scene.waitState("hidden");
        second.drop();
        first->send("mirror.tab", {{"visible", true}});
        first->sendBatch(page());

        scene.waitState("live");
    }

    void thePauseIsTheVisitors()
    {
        Scene scene;
        const auto tab = scene.mirrored();

        scene.visitor.waitAnswer(scene.visitor.send("mirror.pause", {{"paused", true}}));
        scene.waitState("paused");
        tab->sendBatch(page("while paused"));
        tab->settle();
        scene.visitor.waitAnswer(scene.visitor.send("mirror.pause", {{"paused", false}}));
        tab->waitType("mirror.keyframe");
        tab->sendBatch(page("and on"));
        tab->acked();

        scene.anna.waitType("binary");
        QVERIFY(scene.anna.received("and on") && !scene.anna.received("while paused"));
    }

    void aDeskThatMissedSomethingGetsAWholePage()
    {
        Scene scene;
        const auto tab = scene.mirrored();

        QCOMPARE(scene.ask(scene.anna, "mirror.keyframe"), std::string("ok"));

        tab->waitType("mirror.keyframe");
    }
};

QTEST_GUILESS_MAIN(TestMirror)
#include "tst_mirror.moc"
