// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/mirrorframe.h"
#include "ui/stage.h"

#include <QPushButton>
#include <QSignalSpy>

using namespace visavis::test;
using namespace visavis;
using protocol::MirrorEnd, protocol::MirrorState;

namespace {

const auto shown = conversation(1), other = conversation(2);

//! \brief Stands where WebEngine would.
class FakeSurface final : public ui::MirrorSurface
{
public:
    FakeSurface() { current = this; }
    ~FakeSurface() override { current = nullptr; }

    void begin(protocol::MaskingLevel wanted) override { level = wanted; }
    void setAsking() override { asking = true; }
    void setState(MirrorState now, std::optional<MirrorEnd> why) override
    {
        state = now;
        reason = why;
    }
    void take(quint32 page, quint32 batch, const QByteArray &lines) override { taken += QStringLiteral("%1/%2 %3").arg(page).arg(batch).arg(QString::fromUtf8(lines)); }
    void takePicture(const QString &hash, const QByteArray &bytes) override { taken += hash.left(4) + QString::fromUtf8(bytes); }

    void setLending(const std::optional<console::Lending> &now, bool may) override
    {
        lending = now;
        mayAsk = may;
    }
    void setVerdict(protocol::CobrowseVerdict now) override { verdict = now; }
    void setRefusal(const QString &said) override { refusal = said; }

    static inline FakeSurface *current = nullptr;
    std::optional<console::Lending> lending;
    bool mayAsk = false;
    std::optional<protocol::CobrowseVerdict> verdict;
    QString refusal;
    std::optional<protocol::MaskingLevel> level;
    bool asking = false;
    std::optional<MirrorState> state;
    std::optional<MirrorEnd> reason;
    QStringList taken;
};

protocol::Header headerWith(protocol::ConsentState consent, protocol::ConversationId id = shown)
{
    auto header = headerOf(id, 1);
    header.visitorOnline = true;
    header.consent.of(protocol::Purpose::Mirroring) = consent;
    return header;
}

} // namespace

//! \brief Who may look, when, and what becomes of it; the surface itself is tests/mirror's.
class TestMirrorPlace : public QObject
{
    Q_OBJECT

    std::unique_ptr<Stage> m_stage;

    Stage &open(const protocol::Header &header, const protocol::Settings &settings = switchedOn())
    {
        m_stage = std::make_unique<Stage>(Stage::english(), [] { return new FakeSurface; });
        m_stage->enter({header, headerWith(protocol::ConsentState::Given, other)});
        m_stage->transport->inject(to::SettingsNow{settings});
        m_stage->choose(header.id);
        m_stage->answerOpen(header, {eventOf(1, protocol::Author::Visitor, "hello")});
        return *m_stage;
    }
    static protocol::Settings switchedOn()
    {
        protocol::Settings settings;
        settings.mirroring = true;
        settings.masking = protocol::MaskingLevel::Private;
        return settings;
    }
    bool isOffered() { return m_stage->find("mirrorButton")->isVisible(); }
    template <class Frame>
    void answer()
    {
        const auto asked = m_stage->transport->take<Frame>();
        QVERIFY(asked);
        m_stage->transport->inject(to::Ok{asked->id});
    }

private Q_SLOTS:
    void cleanup() { m_stage.reset(); }

    void isOfferedOnlyWhereItIsAllowed()
    {
        open(headerWith(protocol::ConsentState::Given));
        QVERIFY(isOffered());

        m_stage->transport->inject(to::SettingsNow{protocol::Settings{}});
        QVERIFY(!isOffered());
        m_stage->transport->inject(to::SettingsNow{switchedOn()});
        m_stage->transport->inject(to::ConversationChanged{"21", headerWith(protocol::ConsentState::Withdrawn)});
        QVERIFY(!isOffered());
        auto another = headerWith(protocol::ConsentState::Given);
        another.assignee = protocol::PersonName{protocol::PersonId::random(), "Ben"};
        m_stage->transport->inject(to::ConversationChanged{"22", another});
        QVERIFY(!isOffered());
    }

    void looksAndShowsWhatComes()
    {
        auto &stage = open(headerWith(protocol::ConsentState::Given));

        stage.click("mirrorButton");
        answer<from::MirrorWatch>();
        stage.transport->inject(to::MirrorNow{shown, MirrorState::Live, std::nullopt});
        const auto first = protocol::DeskChunk{false, shown, 7, 1, "one\ntw"}.write(), last = protocol::DeskChunk{true, shown, 7, 1, "o"}.write();
        for (const auto &message : {first, last, protocol::DeskChunk{true, other, 7, 2, "of another"}.write(), protocol::DeskPicture{shown, 7, {}, "png"}.write(), std::string("nonsense")})
            Q_EMIT stage.transport->receivedBinary(QByteArray::fromStdString(message));

        QVERIFY(FakeSurface::current && stage.find("mirrorPanel")->isVisible());
        QCOMPARE(*FakeSurface::current->level, protocol::MaskingLevel::Private);
        QCOMPARE(*FakeSurface::current->state, MirrorState::Live);
        QCOMPARE(FakeSurface::current->taken, (QStringList{QStringLiteral("7/1 one\ntwo"), QStringLiteral("0000png")}));
        QVERIFY(!stage.find("cardPanel")->isVisible()); // there is no room for both
        Q_EMIT FakeSurface::current->keyframeWanted();
        QVERIFY(stage.transport->take<from::MirrorKeyframe>());
    }

    //! What comes is drawn once, however often the page was looked at before.
    void looksAgain()
    {
        auto &stage = open(headerWith(protocol::ConsentState::Given));
        for (int look = 0; look < 3; ++look) {
            stage.click("mirrorButton");
            answer<from::MirrorWatch>();
            Q_EMIT stage.transport->receivedBinary(QByteArray::fromStdString(protocol::DeskChunk{true, shown, 7, 1, "one"}.write()));
            QCOMPARE(FakeSurface::current->taken.size(), 1);
            stage.click("mirrorButton");
        }
    }

    void asksForTheMouseAndGuides()
    {
        auto settings = switchedOn();
        settings.cobrowsing = true;
        auto &stage = open(headerWith(protocol::ConsentState::Given), settings);
        stage.click("mirrorButton");
        answer<from::MirrorWatch>();
        stage.transport->inject(to::MirrorNow{shown, MirrorState::Live, std::nullopt});
        auto &surface = *FakeSurface::current;
        QVERIFY(surface.mayAsk && !surface.lending);

        Q_EMIT surface.lendingAsked(protocol::CobrowseScope::Guide);
        answer<from::CobrowseAsk>();
        stage.transport->inject(to::CobrowseNow{shown, protocol::CobrowseState::Requested, protocol::CobrowseScope::Guide, std::nullopt, 60, std::nullopt});
        protocol::CobrowseCommand click;
        click.node = 7;
        click.action = protocol::CobrowseAction::Click;
        click.x = click.y = 5000;
        Q_EMIT surface.commandMade(click);
        QVERIFY2(!stage.transport->take<from::CobrowseDo>(), "a command before there was an answer");
        const auto grant = protocol::GrantId::random();
        stage.transport->inject(to::CobrowseNow{shown, protocol::CobrowseState::Active, protocol::CobrowseScope::Guide, grant, 120, std::nullopt});
        QCOMPARE(surface.lending->left, 120);
        Q_EMIT surface.commandMade(click);
        Q_EMIT surface.commandMade(click);

        const auto first = stage.transport->take<from::CobrowseDo>(), second = stage.transport->take<from::CobrowseDo>();
        QVERIFY(first && second && first->grant == grant && first->command.node == 7);
        QVERIFY(second->command.number > first->command.number);
        auto fill = click;
        fill.action = protocol::CobrowseAction::Fill;
        Q_EMIT surface.commandMade(fill);
        QVERIFY2(!stage.transport->take<from::CobrowseDo>(), "a command beyond what was agreed to");
        stage.transport->inject(to::CobrowseDone{shown, second->command.number, protocol::CobrowseVerdict::OtherSite});
        QCOMPARE(*surface.verdict, protocol::CobrowseVerdict::OtherSite);
        Q_EMIT surface.lendingRenewed();
        QVERIFY(stage.transport->take<from::CobrowseRenew>());
        Q_EMIT surface.lendingEnded();
        QVERIFY(stage.transport->take<from::CobrowseEnd>());
        stage.transport->inject(to::CobrowseNow{shown, protocol::CobrowseState::Idle, protocol::CobrowseScope::Guide, std::nullopt, std::nullopt, protocol::CobrowseResult::Escape});
        Q_EMIT surface.commandMade(click);
        QVERIFY2(!stage.transport->take<from::CobrowseDo>(), "a command after the end");
    }

    void whatIsLentEndsWithTheConnection()
    {
        auto settings = switchedOn();
        settings.cobrowsing = true;
        auto &stage = open(headerWith(protocol::ConsentState::Given), settings);
        stage.click("mirrorButton");
        answer<from::MirrorWatch>();
        stage.transport->inject(to::CobrowseNow{shown, protocol::CobrowseState::Active, protocol::CobrowseScope::Assist, protocol::GrantId::random(), 120, std::nullopt});

        stage.transport->drop();

        QCOMPARE(FakeSurface::current->lending->state, protocol::CobrowseState::Idle);
        QCOMPARE(*FakeSurface::current->lending->result, protocol::CobrowseResult::DeskGone);
    }

    void saysWhyTheVisitorCannotBeAsked()
    {
        auto settings = switchedOn();
        settings.cobrowsing = true;
        auto &stage = open(headerWith(protocol::ConsentState::Given), settings);
        stage.click("mirrorButton");
        answer<from::MirrorWatch>();

        Q_EMIT FakeSurface::current->lendingAsked(protocol::CobrowseScope::Point);
        const auto asked = stage.transport->take<from::CobrowseAsk>();
        stage.transport->inject(to::Error{asked->id, protocol::ErrorKind::RateLimited, 12'400});

        QVERIFY2(FakeSurface::current->refusal.contains(QStringLiteral("13 s")), qPrintable(FakeSurface::current->refusal));
        stage.transport->inject(to::SettingsNow{switchedOn()});
        QVERIFY(!FakeSurface::current->mayAsk);
    }

    void letsGoWithAnotherConversation()
    {
        auto &stage = open(headerWith(protocol::ConsentState::Given));
        stage.click("mirrorButton");
        answer<from::MirrorWatch>();

        stage.choose(other);

        const auto left = stage.transport->take<from::MirrorLeave>();
        QVERIFY(left && left->conversation == shown);
        QVERIFY(!FakeSurface::current);
        QVERIFY(stage.find("cardPanel")->isVisible());
    }

    void saysWhyItEnded()
    {
        auto &stage = open(headerWith(protocol::ConsentState::Given));
        stage.click("mirrorButton");
        answer<from::MirrorWatch>();

        stage.transport->inject(to::MirrorNow{shown, MirrorState::Ended, MirrorEnd::Withdrawn});

        QCOMPARE(*FakeSurface::current->state, MirrorState::Ended);
        QCOMPARE(*FakeSurface::current->reason, MirrorEnd::Withdrawn);
        stage.click("mirrorButton"); // nothing is left to look at: the pane goes
        QVERIFY(!FakeSurface::current);
    }

    void aLostConnectionEndsIt()
    {
        auto &stage = open(headerWith(protocol::ConsentState::Given));
        stage.click("mirrorButton");
        answer<from::MirrorWatch>();

        stage.transport->drop();

        QCOMPARE(*FakeSurface::current->state, MirrorState::Ended);
        QVERIFY(!FakeSurface::current->reason);
    }

    void asksFirstWhereThePageIsAskedForByTheAdvisor()
    {
        auto settings = switchedOn();
        settings.mirrorOffer = protocol::MirrorOffer::Request;
        auto &stage = open(headerWith(protocol::ConsentState::None), settings);
        QVERIFY(isOffered());

        stage.click("mirrorButton");
        answer<from::MirrorAsk>();
        QVERIFY(FakeSurface::current->asking);
        QVERIFY(!stage.transport->take<from::MirrorWatch>());
        stage.transport->inject(to::ConversationChanged{"21", headerWith(protocol::ConsentState::Given)});

        QVERIFY(stage.transport->take<from::MirrorWatch>());
    }

    void aRefusalIsAnAnswer()
    {
        auto settings = switchedOn();
        settings.mirrorOffer = protocol::MirrorOffer::Request;
        auto &stage = open(headerWith(protocol::ConsentState::None), settings);
        stage.click("mirrorButton");
        answer<from::MirrorAsk>();

        stage.transport->inject(to::ConversationChanged{"21", headerWith(protocol::ConsentState::Refused)});

        QCOMPARE(*FakeSurface::current->state, MirrorState::Ended);
        QVERIFY(!stage.transport->take<from::MirrorWatch>());
    }

    void hasAWindowOfItsOwnAndComesBack()
    {
        auto &stage = open(headerWith(protocol::ConsentState::Given));
        stage.click("mirrorButton");
        answer<from::MirrorWatch>();

        Q_EMIT FakeSurface::current->windowRequested();
        QVERIFY(FakeSurface::current->isWindow() && FakeSurface::current->isVisible());
        QVERIFY(!stage.find("mirrorPanel")->isVisible());
        Q_EMIT FakeSurface::current->windowRequested();
        QVERIFY(!FakeSurface::current->isWindow() && stage.find("mirrorPanel")->isVisible());
        Q_EMIT FakeSurface::current->windowRequested();
        FakeSurface::current->close();

        QTRY_VERIFY(!FakeSurface::current);
        QVERIFY(stage.transport->take<from::MirrorLeave>());
    }
};

QTEST_MAIN(TestMirrorPlace)
#include "tst_mirrorplace.moc"
