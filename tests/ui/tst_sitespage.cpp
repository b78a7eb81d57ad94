// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/look/plainlabel.h"
#include "ui/sites/conditionrow.h"
#include "ui/sites/siteform.h"
#include "ui/stage.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QFile>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QWheelEvent>
#include <boost/json.hpp>

using namespace visavis::test;
using namespace visavis;
using protocol::Language;
using protocol::Role;

namespace {

namespace json = boost::json;

const protocol::GroupName sales{protocol::GroupId::random(), "Sales"}, support{protocol::GroupId::random(), "Support"};

constexpr auto shopRules = R"({"memory":true,"presence":true,"pause":30,"rules":[
    {"id":"choosing","when":{"all":[{"address":{"prefix":["/product"]}},{"pagesViewed":{"min":3}},{"timeOnPage":{"min":8,"unit":"seconds"}},{"presence":["online"]}]},
     "most":2,"invitation":{"text":{"en":"Not sure which lamp?","fr":"Vous hésitez ?"}}},
    {"id":"night","when":{"hours":{"from":"22:00","to":"06:00","days":["fri","sat"]}},"most":1,"invitation":{"text":{"en":"Still up?"}}}]})";

protocol::SiteFacts siteOf(const std::string &name)
{
    protocol::SiteFacts site;
    site.id = protocol::SiteId::random();
    site.key = "k7mq2wxe9hbt4czn";
    site.is = {name, "Lamps Ltd", std::nullopt, sales.id, {Language::En, Language::Fr}, {"https://lamps.example"}, false};
    site.tag = "<script src=\"https://chat.example.com/chatbox.js\" data-site=\"k7mq2wxe9hbt4czn\" referrerpolicy=\"no-referrer\" async></script>";
    site.stamp = "stamp-of-before";
    return site;
}

//! \brief The page of sites with \a listed in it, seen by an admin.
struct Listed : Stage {
    explicit Listed(std::vector<protocol::SiteFacts> listed, Options options = english())
        : Stage(std::move(options))
        , sites(std::move(listed))
    {
        enter({}, personOf({Role::Admin}));
        click("pageSites");
        const auto asked = transport->take<from::SitesList>();
        if (!asked)
            qFatal("no sites.list");
        transport->inject(to::Sites{asked->id, sites, {sales, support}});
    }
    [[nodiscard]] QListView *list() const { return find<QListView>("sitesList"); }
    //! \brief Chooses the row and answers with \a rules.
    void chooseRow(int row, const std::string &rules = shopRules)
    {
        list()->setCurrentIndex(list()->model()->index(row, 0));
        answerRules(rules);
    }
    void answerRules(const std::string &rules, const std::string &stamp = "stamp-of-before")
    {
        const auto asked = transport->take<from::SiteRules>();
        if (!asked || asked->rules)
            qFatal("the rules were not asked for");
        transport->inject(to::SiteRulesNow{asked->id, asked->site, stamp, rules, {}});
        QCoreApplication::processEvents();
    }
    void type(const char *field, const QString &text) { find<QLineEdit>(field)->setText(text); }
    [[nodiscard]] QString text(const char *name) const { return find<QLineEdit>(name)->text(); }
    [[nodiscard]] bool isShown(const char *name) const { return find(name)->isVisibleTo(window.get()); }
    //! \brief Wherever it is scrolled to.
    void press(const char *name) { find<QAbstractButton>(name)->click(); }
    //! \brief Without the marks that keep a name's direction of writing to itself.
    [[nodiscard]] QString verdict() const { return find<ui::PlainLabel>("trialVerdict")->wholeText().remove(QChar(0x2068)).remove(QChar(0x2069)); }

    std::vector<protocol::SiteFacts> sites;
};

json::value fixture(const char *name)
{
    QFile file(QStringLiteral(VISAVIS_FIXTURES "/rules/") + QLatin1String(name));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s is missing", name);
    return json::parse(file.readAll().toStdString());
}

} // namespace

class TestSitesPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyAdminsSeeIt()
    {
        Stage stage;
        stage.enter({}, personOf({Role::Manager}));
        QVERIFY(!stage.find("pageSites")->isVisible());
    }

    void demotionEmptiesWhatWasListed()
    {
        Listed stage({siteOf("Lamp Shop")});
        stage.chooseRow(0);
        QCOMPARE(stage.text("siteName"), QStringLiteral("Lamp Shop"));

        stage.transport->inject(to::SelfNow{personOf({Role::Advisor})});

        QVERIFY(stage.find("roomPage")->isVisible());
        QVERIFY(stage.desk->session().sites().sites().empty());
        QCOMPARE(stage.list()->model()->rowCount(), 0);
        QCOMPARE(stage.text("siteName"), QString());
        stage.transport->inject(to::SiteNow{std::nullopt, siteOf("Late")});
        QVERIFY(stage.desk->session().sites().sites().empty());
    }

    void theTagIsCopiedAsItIs()
    {
        Listed stage({siteOf("Lamp Shop")});
        stage.chooseRow(0);

        stage.press("siteCopy");

        QCOMPARE(QGuiApplication::clipboard()->text(), QString::fromStdString(stage.sites.front().tag));
        QVERIFY(stage.isShown("siteCopied"));
    }

    void aNewKeyIsAskedForTwiceAndNamesItsState()
    {
        Listed stage({siteOf("Lamp Shop")});
        stage.chooseRow(0);

        stage.press("siteRotate");
        QVERIFY(!stage.transport->take<from::SiteRotate>());
        stage.click("settingsConfirmAccept");

        const auto asked = stage.transport->take<from::SiteRotate>();
        QVERIFY(asked.has_value());
        QCOMPARE(asked->stamp, std::string("stamp-of-before"));
        auto now = stage.sites.front();
        now.key = "anotherkey234567";
        now.tag = "<script data-site=\"anotherkey234567\"></script>";
        now.stamp = "stamp-of-after";
        stage.transport->inject(to::SiteNow{asked->id, now});
        QVERIFY(QTest::qWaitFor([&] { return stage.find<QPlainTextEdit>("siteTag")->toPlainText() == QString::fromStdString(now.tag); }));
    }

    void addressesAreWrittenAsBrowsersSendThem_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("origin");
        QTest::newRow("as it is") << "https://shop.example" << "https://shop.example";
        QTest::newRow("a slash") << " https://shop.example/ " << "https://shop.example";
        QTest::newRow("capitals") << "HTTPS://Shop.Example" << "https://shop.example";
        QTest::newRow("the usual port") << "https://shop.example:443" << "https://shop.example";
        QTest::newRow("another port") << "http://localhost:8080/" << "http://localhost:8080";
        QTest::newRow("letters beyond ASCII") << QStringLiteral("https://größe.example") << "https://xn--gre-6ka8i.example";
        QTest::newRow("a path stays, to be told") << "https://shop.example/chat" << "https://shop.example/chat";
        QTest::newRow("no address stays") << "shop.example" << "shop.example";
    }
    void addressesAreWrittenAsBrowsersSendThem()
    {
        QFETCH(QString, typed);
        QFETCH(QString, origin);
        QCOMPARE(ui::originOf(typed), origin);
    }

    void aWrongAddressIsSaidAndNotSent_data()
    {
        QTest::addColumn<QString>("typed");
        for (const auto *wrong : {"http://shop.example", "shop.example", "https://shop.example/chat", "https://*.example"})
            QTest::newRow(wrong) << wrong;
    }
    void aWrongAddressIsSaidAndNotSent()
    {
        QFETCH(QString, typed);
        Listed stage({siteOf("Lamp Shop")});
        stage.chooseRow(0);
        stage.find<QPlainTextEdit>("siteOrigins")->setPlainText(typed);

        stage.press("siteSave");

        QVERIFY(stage.isShown("siteTrouble"));
        QVERIFY2(stage.find<ui::PlainLabel>("siteTrouble")->wholeText().contains(typed), qPrintable(stage.find<ui::PlainLabel>("siteTrouble")->wholeText()));
        QVERIFY(!stage.transport->take<from::SitePut>());
    }

    void aNewSiteIsSavedAndShown()
    {
        Listed stage({});
        QVERIFY(stage.isShown("sitesEmpty"));
        stage.click("siteNew");
        QVERIFY(!stage.isShown("siteTag"));
        stage.press("siteSave");
        QVERIFY(stage.isShown("siteTrouble"));
        stage.type("siteName", QStringLiteral("Lamp Shop"));
        stage.type("siteController", QStringLiteral("Lamps Ltd"));
        stage.find<QPlainTextEdit>("siteOrigins")->setPlainText(QStringLiteral("https://Lamps.example/\n"));

        stage.press("siteSave");

        const auto asked = stage.transport->take<from::SitePut>();
        QVERIFY(asked && !asked->site && !asked->stamp);
        QVERIFY(asked->draft.origins == std::vector<std::string>{"https://lamps.example"});
        QVERIFY(asked->draft.group == sales.id);
        auto made = siteOf("Lamp Shop");
        made.is = asked->draft;
        stage.transport->inject(to::SiteNow{asked->id, made});
        QVERIFY(QTest::qWaitFor([&] { return stage.isShown("siteTag"); }));
        QCOMPARE(stage.list()->currentIndex().row(), 0);
        QVERIFY(!stage.isShown("siteSave"));
    }

    void whatSomebodyElseChangesElsewherePassesBy()
    {
        Listed stage({siteOf("Lamp Shop")});
        stage.chooseRow(0);
        stage.type("siteName", QStringLiteral("Lanterns"));
        auto now = stage.sites.front();
        now.look.corner = protocol::Corner::Left;
        now.stamp = "stamp-of-after";

        stage.transport->inject(to::SiteNow{std::nullopt, now});
        stage.answerRules(shopRules, "stamp-of-after");

        QCOMPARE(stage.text("siteName"), QStringLiteral("Lanterns"));
        QVERIFY(!stage.isShown("siteTrouble"));
        QCOMPARE(stage.find<QComboBox>("lookCorner")->currentIndex(), 1);
        stage.press("siteSave");
        QCOMPARE(stage.transport->take<from::SitePut>()->stamp, std::optional<std::string>("stamp-of-after"));
    }

    void whatSomebodyElseChangesHereIsNotWrittenOver()
    {
        Listed stage({siteOf("Lamp Shop")});
        stage.chooseRow(0);
        stage.type("siteName", QStringLiteral("Lanterns"));
        auto now = stage.sites.front();
        now.is.name = "Torches";
        now.stamp = "stamp-of-after";

        stage.transport->inject(to::SiteNow{std::nullopt, now});

        QCOMPARE(stage.text("siteName"), QStringLiteral("Lanterns"));
        QVERIFY(stage.isShown("siteTrouble"));
        stage.press("siteDiscard");
        QCOMPARE(stage.text("siteName"), QStringLiteral("Torches"));
    }

    void whatWasTypedIsAskedForBeforeItIsLost()
    {
        Listed stage({siteOf("Alpha"), siteOf("Beta")});
        stage.chooseRow(0);
        stage.type("siteName", QStringLiteral("Gamma"));

        stage.list()->setCurrentIndex(stage.list()->model()->index(1, 0));

        QCOMPARE(stage.text("siteName"), QStringLiteral("Gamma"));
        stage.click("settingsConfirmAccept");
        QVERIFY(QTest::qWaitFor([&] { return stage.text("siteName") == QStringLiteral("Beta"); }));
    }

    //! Whatever a rule file may hold is shown in fields, or as it is written, and comes out as it went in.
    void aConditionComesOutAsItWentIn_data()
    {
        QTest::addColumn<QByteArray>("condition");
        QTest::addColumn<bool>("inFields");
        const auto row = [](const char *text, bool inFields) { QTest::newRow(text) << QByteArray(text) << inFields; };
        for (const auto *text : {"{\"pagesViewed\":{\"min\":3}}", "{\"pagesViewed\":{\"over\":0}}", "{\"pagesViewed\":{\"min\":2,\"max\":4}}", "{\"connectionTime\":{\"under\":9,\"unit\":\"minutes\"}}",
                                 "{\"timeOnSite\":{\"max\":1000000,\"unit\":\"seconds\"}}", "{\"timeOnPage\":{\"min\":1,\"max\":2,\"unit\":\"minutes\"}}", "{\"hours\":{\"from\":\"22:00\",\"to\":\"06:00\",\"days\":[\"fri\",\"sat\"]}}",
                                 "{\"hours\":{\"from\":\"00:00\",\"to\":\"24:00\"}}", "{\"language\":[\"fr\",\"de-AT\"]}", "{\"address\":{\"exact\":[\"/\"]}}", "{\"address\":{\"part\":\"query\",\"contains\":[\"a=b\",\"c\"]}}",
                                 "{\"presence\":[\"online\",\"busy\"]}"})
            row(text, true);
        for (const auto *text : {"{\"any\":[{\"pagesViewed\":{\"min\":3}}]}", "{\"pagesViewed\":{\"over\":2,\"under\":9}}", "{\"address\":{\"prefix\":[\"/a, b\"]}}", "{\"hours\":{\"from\":\"08:00\",\"to\":\"09:00\",\"days\":[\"sun\",\"mon\"]}}",
                                 "{\"presence\":[\"busy\",\"online\"]}", "{\"address\":{\"part\":\"path\",\"exact\":[\"/\"]}}"})
            row(text, false);
    }
    void aConditionComesOutAsItWentIn()
    {
        QFETCH(QByteArray, condition);
        QFETCH(bool, inFields);
        const auto value = json::parse(condition.toStdString());
        ui::ConditionRow row;

        row.show(value);

        QVERIFY2(row.condition() == value, json::serialize(row.condition()).c_str());
        const auto *subject = row.findChild<QComboBox *>(QStringLiteral("conditionSubject"));
        QCOMPARE(subject->currentIndex() != subject->count() - 1, inFields);
    }

    void everyAcceptedRuleIsLeftAsItIsByBeingLookedAt()
    {
        int seen = 0;
        const auto accepted = fixture("accepted.json");
        for (const auto &value : accepted.as_array()) {
            auto file = json::parse(shopRules).as_object();
            if (const auto *when = value.as_object().if_contains("when"))
                file["rules"].as_array().front().as_object()["when"] = *when;
            else if (const auto *members = value.as_object().if_contains("file"); members && !members->as_object().contains("rules")) {
                for (const auto &member : members->as_object())
                    file.insert_or_assign(member.key(), member.value());
            } else
                continue;
            ++seen;
            Listed stage({siteOf("Lamp Shop")});
            stage.chooseRow(0, json::serialize(file));
            QVERIFY2(!stage.isShown("rulesSave"), json::serialize(value).c_str());
        }
        QVERIFY(seen >= 4);
    }

    void aRuleIsWrittenInTheForm()
    {
        Listed stage({siteOf("Lamp Shop")});
        stage.chooseRow(0, "{\"memory\":true,\"presence\":false,\"pause\":5,\"rules\":[]}");
        QVERIFY(!stage.isShown("rulesList"));

        stage.press("ruleAdd");
        QVERIFY(stage.isShown("rulesSave"));
        stage.press("rulesSave");
        QVERIFY(stage.isShown("rulesTrouble")); // it has no words
        QVERIFY(!stage.transport->take<from::SiteRules>());
        stage.type("ruleId", QStringLiteral("stays"));
        stage.type("ruleText_en", QStringLiteral("Can we help?"));
        stage.find<QSpinBox>("conditionNumber")->setValue(45);
        stage.find<QSpinBox>("ruleMost")->setValue(3);
        stage.press("rulesSave");

        const auto asked = stage.transport->take<from::SiteRules>();
        QVERIFY(asked && asked->rules);
        QCOMPARE(asked->stamp, std::optional<std::string>("stamp-of-before"));
        const auto wanted = json::parse("{\"memory\":true,\"presence\":false,\"pause\":5,\"rules\":[{\"id\":\"stays\",\"when\":{\"all\":[{\"timeOnPage\":{\"min\":45,\"unit\":\"seconds\"}}]},"
                                         "\"most\":3,\"invitation\":{\"text\":{\"en\":\"Can we help?\"}}}]}");
        QVERIFY2(json::parse(*asked->rules) == wanted, asked->rules->c_str());
        stage.transport->inject(to::SiteRulesNow{asked->id, asked->site, "stamp-of-after", *asked->rules, {}});
        QVERIFY(QTest::qWaitFor([&] { return !stage.isShown("rulesSave"); }));
    }

    void rulesAreTakenOutAndMoved()
    {
        Listed stage({siteOf("Lamp Shop")});
        stage.chooseRow(0);
        auto *list = stage.find<QListWidget>("rulesList");
        QCOMPARE(list->count(), 2);

        stage.press("ruleDown");
        QCOMPARE(list->currentRow(), 1);
        stage.press("rulesSave");

        auto asked = stage.transport->take<from::SiteRules>();
        auto rules = json::parse(*asked->rules).at("rules").as_array();
        QCOMPARE(std::string(rules.at(0).at("id").as_string()), std::string("night"));
        QVERIFY(rules.at(1) == json::parse(shopRules).at("rules").at(0));
        stage.transport->inject(to::Error{asked->id, protocol::ErrorKind::Conflict, std::nullopt});
        QVERIFY(QTest::qWaitFor([&] { return stage.isShown("rulesTrouble"); }));
        stage.press("ruleRemove");
        stage.press("rulesSave");
        asked = stage.transport->take<from::SiteRules>();
        QCOMPARE(json::parse(*asked->rules).at("rules").as_array().size(), std::size_t(1));
    }

    void aFaultIsSaidWithItsRuleAndCondition()
    {
        Listed stage({siteOf("Lamp Shop")});
        stage.chooseRow(0);
        auto rows = stage.window->findChildren<ui::ConditionRow *>();
        rows.at(0)->findChild<QLineEdit *>(QStringLiteral("conditionWords"))->clear();

        stage.press("rulesSave");

        const auto said = stage.find<ui::PlainLabel>("rulesTrouble")->wholeText();
        QVERIFY2(said.contains(QLatin1String("Rule 1, condition 1,")), qPrintable(said));
        QVERIFY(!stage.transport->take<from::SiteRules>());
        QVERIFY(stage.verdict().contains(QLatin1String("before they are right")));
    }

    void saysWhatWouldHappenOnAPage()
    {
        Listed stage({siteOf("Lamp Shop")});
        stage.chooseRow(0);
        stage.find<QDateTimeEdit>("trialNow")->setDateTime(QDateTime(QDate(2026, 6, 17), QTime(12, 0))); // a Wednesday
        stage.type("trialAddress", QStringLiteral("https://shop.example/product/lamp?x=1"));
        stage.find<QSpinBox>("trialPages")->setValue(3);
        stage.find<QSpinBox>("trialOnPage")->setValue(8);
        stage.find<QComboBox>("trialPresence")->setCurrentIndex(0);
        stage.find<QSpinBox>("trialKnown")->setValue(1);
        QVERIFY2(stage.verdict().contains(QStringLiteral("“choosing” invites now")), qPrintable(stage.verdict()));

        stage.find<QSpinBox>("trialOnPage")->setValue(3);
        QVERIFY2(stage.verdict().contains(QStringLiteral("in 5 seconds")), qPrintable(stage.verdict()));
        stage.find<QSpinBox>("trialOnPage")->setValue(8);
        stage.find<QSpinBox>("trialInvited")->setValue(29);
        QVERIFY2(stage.verdict().contains(QStringLiteral("in 60 seconds")), qPrintable(stage.verdict()));
        stage.find<QSpinBox>("trialInvited")->setValue(0);
        stage.type("trialAddress", QStringLiteral("https://shop.example/basket"));
        QVERIFY2(stage.verdict().startsWith(QStringLiteral("Nobody is invited now.")), qPrintable(stage.verdict())); // the night may come
        stage.find<QDateTimeEdit>("trialNow")->setDateTime(QDateTime(QDate(2026, 6, 19), QTime(23, 0)));
        QVERIFY2(stage.verdict().contains(QStringLiteral("“night” invites now")), qPrintable(stage.verdict()));

        // What is typed and not saved counts; without memory the pages are not known.
        stage.type("trialAddress", QStringLiteral("https://shop.example/product"));
        stage.find<QDateTimeEdit>("trialNow")->setDateTime(QDateTime(QDate(2026, 6, 17), QTime(12, 0)));
        stage.press("rulesMemory");
        QVERIFY2(!stage.verdict().contains(QStringLiteral("invites now")), qPrintable(stage.verdict()));
        QVERIFY(stage.find<QListWidget>("trialRules")->item(0)->text().contains(QStringLiteral("does not hold")));
    }

    void aLookIsCheckedSeenAndSaved()
    {
        Listed stage({siteOf("Lamp Shop")});
        stage.chooseRow(0);
        stage.press("lookLightOwn");
        stage.type("lookLightAccent", QStringLiteral("#888888"));
        QVERIFY(stage.find<ui::PlainLabel>("lookLightContrast")->wholeText().contains(QLatin1String("3.5")));
        stage.press("lookSave");
        QVERIFY(stage.isShown("lookTrouble"));
        stage.press("lookPreview");
        QVERIFY(!stage.transport->take<from::SitePreview>());
        stage.type("lookLightAccent", QStringLiteral("#7A1F5C"));
        stage.type("lookGreeting_fr", QStringLiteral("Bonjour !"));

        stage.press("lookPreview");
        const auto preview = stage.transport->take<from::SitePreview>();
        QVERIFY(preview && preview->look.light && preview->look.light->accent == "#7a1f5c");
        stage.transport->inject(to::SitePreviewNow{preview->id, "/preview/preview-abc"});
        QVERIFY(QTest::qWaitFor([&] { return stage.find("linkDialog")->isVisible(); }));
        QVERIFY(stage.find<ui::PlainLabel>("linkAddress")->wholeText().endsWith(QLatin1String("chat.example.com/preview/preview-abc")));
        QTest::keyClick(stage.find("linkDialog"), Qt::Key_Escape);
        stage.press("lookSave");

        const auto asked = stage.transport->take<from::SiteLookPut>();
        QVERIFY(asked && asked->look == preview->look);
        QCOMPARE(asked->look.greeting.fr, std::optional<std::string>("Bonjour !"));
        QVERIFY(!asked->look.greeting.en);
    }

    void hoursAreAWeekOfFields()
    {
        Listed stage({siteOf("Lamp Shop")});
        stage.chooseRow(0);
        QVERIFY(!stage.isShown("hoursZone"));
        stage.press("hoursWeek");
        stage.find<QComboBox>("hoursZone")->setCurrentText(QStringLiteral("Europe/Paris"));
        stage.type("hours_mon_0_from", QStringLiteral("9"));
        stage.type("hours_mon_0_to", QStringLiteral("12:30"));
        stage.press("hoursSave");
        auto asked = stage.transport->take<from::SiteHoursPut>();
        QVERIFY(asked && asked->hours);
        QVERIFY(asked->hours->week == (std::vector<protocol::OpenSpan>{{protocol::Weekday::Mon, "09:00", "12:30"}}));
        stage.transport->inject(to::SiteRefused{asked->id, "/zone takes a time zone"});
        QVERIFY(QTest::qWaitFor([&] { return stage.isShown("hoursTrouble"); }));

        stage.press("hoursCopy");
        stage.type("hours_wed_1_from", QStringLiteral("13.30"));
        stage.press("hoursSave");
        QVERIFY(stage.find<ui::PlainLabel>("hoursTrouble")->wholeText().startsWith(QLatin1String("Wednesday")));
        stage.type("hours_wed_1_to", QStringLiteral("18:00"));
        stage.type("hoursClosed", QStringLiteral("2026-12-25, 2026-02-30"));
        stage.press("hoursSave");
        QVERIFY(!stage.transport->take<from::SiteHoursPut>());
        stage.type("hoursClosed", QStringLiteral("2026-12-25"));
        stage.press("hoursSave");
        asked = stage.transport->take<from::SiteHoursPut>();
        QCOMPARE(asked->hours->week.size(), std::size_t(6));
        QVERIFY(asked->hours->closed == std::vector<std::string>{"2026-12-25"});

        stage.transport->inject(to::Error{asked->id, protocol::ErrorKind::Storage, std::nullopt});
        QCoreApplication::processEvents();
        stage.press("hoursAlways");
        QVERIFY(!stage.isShown("hoursSave")); // as it was
    }

    void hoursInAnotherOrderAreNoChange()
    {
        auto site = siteOf("Lamp Shop");
        site.hours = protocol::SiteHours{"Europe/Paris", {{protocol::Weekday::Fri, "22:00", "02:00"}, {protocol::Weekday::Mon, "09:00", "12:00"}}, {}};
        Listed stage({site});
        stage.chooseRow(0);
        QVERIFY(!stage.isShown("hoursSave"));
        QCOMPARE(stage.text("hours_fri_0_to"), QStringLiteral("02:00"));
    }

    void theWheelScrollsThePageAndChangesNothing()
    {
        Listed stage({siteOf("Lamp Shop")});
        stage.chooseRow(0);
        for (const auto *name : {"conditionSubject", "rulesPause", "lookCorner", "siteGroup"}) {
            auto *field = stage.find(name);
            QWheelEvent down(QPointF(5, 5), field->mapToGlobal(QPointF(5, 5)), QPoint(), QPoint(0, -120), Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
            QCoreApplication::sendEvent(field, &down);
        }
        for (const auto *name : {"rulesSave", "lookSave", "siteSave"})
            QVERIFY2(!stage.isShown(name), name);
    }

    void fiftySitesAndLongNames()
    {
        std::vector<protocol::SiteFacts> many;
        for (int i = 0; i < 50; ++i)
            many.push_back(siteOf(i == 7 ? std::string(100, 'W') : "Site " + std::to_string(i)));
        Listed stage(many);
        QCOMPARE(stage.list()->model()->rowCount(), 50);
        stage.type("sitesSearch", QStringLiteral("WWW"));
        QCOMPARE(stage.list()->model()->rowCount(), 1);
        stage.chooseRow(0);
        QVERIFY(stage.window->width() <= 1280);
        auto *scroll = stage.find<QScrollArea>("siteScroll");
        QVERIFY(scroll->widget()->width() <= scroll->viewport()->width());
        stage.type("sitesSearch", QStringLiteral("nowhere"));
        QVERIFY(stage.isShown("sitesNothing"));
    }
};

QTEST_MAIN(TestSitesPage)
#include "tst_sitespage.moc"
