// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sitescenes.h"

#include <QScrollArea>
#include <QScrollBar>

namespace visavis::test {
namespace {

using protocol::Language;

const protocol::GroupName sales{protocol::GroupId::random(), "Sales"}, support{protocol::GroupId::random(), "Customer care for outdoor furniture and garden lamps"};

constexpr auto rules = R"({"memory":true,"presence":true,"pause":30,"rules":[
    {"id":"choosing","when":{"all":[{"address":{"prefix":["/product"]}},{"pagesViewed":{"min":3}},{"timeOnPage":{"min":8,"unit":"seconds"}},{"presence":["online"]},
      {"hours":{"from":"09:00","to":"18:00","days":["mon","tue","wed"]}},{"any":[{"language":["fr"]},{"pagesViewed":{"min":9}}]}]},
     "most":2,"invitation":{"text":{"en":"Not sure which lamp?","fr":"Vous hésitez entre deux lampes ?"}}},
    {"id":"night","when":{"hours":{"from":"22:00","to":"06:00","days":["fri","sat"]}},"most":1,"invitation":{"text":{"en":"Still up?"}}}]})";

protocol::SiteFacts siteOf(const std::string &name)
{
    protocol::SiteFacts site;
    site.id = protocol::SiteId::random();
    site.key = "k7mq2wxe9hbt4czn";
    site.is = {name, "Lamps Ltd", "https://lamps.example/privacy", sales.id, {Language::En, Language::Fr}, {"https://lamps.example", "https://www.lamps.example"}, false};
    site.look.light = protocol::Colours{"#7a1f5c", "#ffffff"};
    site.look.greeting.en = "Hello! Ask us anything about lamps.";
    site.look.greeting.fr = "Bonjour ! Posez-nous toutes vos questions.";
    site.hours = protocol::SiteHours{"Europe/Paris", {}, {"2026-12-25"}};
    for (int day = 0; day < 5; ++day) {
        site.hours->week.push_back({static_cast<protocol::Weekday>(day), "09:00", "12:30"});
        site.hours->week.push_back({static_cast<protocol::Weekday>(day), "13:30", "18:00"});
    }
    site.tag = "<script src=\"https://chat.example.com/chatbox.js\" data-site=\"k7mq2wxe9hbt4czn\" referrerpolicy=\"no-referrer\" async></script>";
    site.stamp = "stamp";
    return site;
}

QWidget *page(Stage &stage, const std::vector<protocol::SiteFacts> &sites)
{
    stage.enter({}, personOf({protocol::Role::Admin}));
    stage.click("pageSites");
    stage.transport->inject(to::Sites{stage.transport->take<from::SitesList>()->id, sites, {support, sales}});
    return stage.window.get();
}

//! \brief The first site of the list, scrolled to \a widget.
QWidget *chosen(Stage &stage, const std::vector<protocol::SiteFacts> &sites, const char *widget)
{
    auto *window = page(stage, sites);
    auto *list = stage.find<QListView>("sitesList");
    list->setCurrentIndex(list->model()->index(0, 0));
    const auto asked = stage.transport->take<from::SiteRules>();
    stage.transport->inject(to::SiteRulesNow{asked->id, asked->site, "stamp", rules, {}});
    QCoreApplication::processEvents();
    QCoreApplication::processEvents();
    auto *scroll = stage.find<QScrollArea>("siteScroll");
    if (const auto *shown = widget ? stage.find(widget) : nullptr)
        scroll->verticalScrollBar()->setValue(shown->mapTo(scroll->widget(), QPoint()).y() - 80);
    return window;
}

std::vector<protocol::SiteFacts> fifty()
{
    std::vector<protocol::SiteFacts> all;
    for (int i = 0; i < 50; ++i) {
        all.push_back(siteOf(i == 0 ? std::string(100, 'W') : "Shop number " + std::to_string(i)));
        all.back().is.offline = i % 7 == 3;
        if (i % 5 == 1)
            all.back().is.origins.clear();
        if (i == 0) {
            all.back().is.name = "A " + all.back().is.name.substr(2);
            all.back().is.group = support.id;
            all.back().is.origins = {"https://" + std::string(60, 'a') + "." + std::string(60, 'b') + "." + std::string(60, 'c') + ".example"};
        }
    }
    return all;
}

} // namespace

std::vector<Scene> siteScenes()
{
    return {
        {"sites-none", [](Stage &stage) { return page(stage, {}); }},
        {"sites-one", [](Stage &stage) { return chosen(stage, {siteOf("Lamp Shop")}, nullptr); }},
        {"sites-rules", [](Stage &stage) { return chosen(stage, {siteOf("Lamp Shop")}, "rulesMemory"); }},
        {"sites-rule", [](Stage &stage) { return chosen(stage, {siteOf("Lamp Shop")}, "ruleOwnWords"); }},
        {"sites-trial", [](Stage &stage) { return chosen(stage, {siteOf("Lamp Shop")}, "trialAddress"); }},
        {"sites-look", [](Stage &stage) { return chosen(stage, {siteOf("Lamp Shop")}, "lookCorner"); }},
        {"sites-hours", [](Stage &stage) { return chosen(stage, {siteOf("Lamp Shop")}, "hoursAlways"); }},
        {"sites-fifty", [](Stage &stage) { return chosen(stage, fifty(), nullptr); }},
        {"sites-new", [](Stage &stage) {
             auto *window = page(stage, {siteOf("Lamp Shop")});
             stage.click("siteNew");
             return window;
         }},
    };
}

} // namespace visavis::test
