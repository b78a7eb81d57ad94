// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overviewscenes.h"

#include "ui/overviewstage.h"

#include <QPlainTextEdit>

namespace visavis::test {
namespace {

using protocol::Author;
using protocol::Availability;

const auto marie = conversation(1);
const std::string longName = "Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh-Cholmondeley von und zu der Großen Brücke am Nordostseekanal";

std::vector<protocol::Event> thread()
{
    auto assigned = eventOf(1, Author::System, "");
    assigned.kind = protocol::EventKind::ConversationAssigned;
    assigned.text.reset();
    assigned.alias = "Ben";
    assigned.by = protocol::Cause::Routing;
    auto answer = eventOf(3, Author::Advisor, "Let me see what we can do about that.");
    answer.alias = "Ben";
    return {assigned, eventOf(2, Author::Visitor, "The lamp came with a scratch. I need it on Friday."), answer,
            whisperOf(4, "Mara", "Offer her the express delivery, it is on us. She has bought here for years.")};
}

QWidget *overview(Stage &stage, std::vector<protocol::Header> headers, std::vector<protocol::OverviewPerson> people, std::vector<protocol::OverviewGroup> groups)
{
    stage.enter(std::move(headers), managerOf({protocol::Role::Admin}));
    stage.click("pageOverview");
    answerWatch(stage, std::move(people), std::move(groups));
    return stage.window.get();
}

QWidget *three(Stage &stage)
{
    std::vector<protocol::Header> headers{queued(conversation(2), "Jonas Weber", -4), queued(conversation(3), "Lucía Fernández", 0), anothers(marie, false)};
    headers.back().waitingSince = minute(-1);
    return overview(stage, headers,
                    {overviewPerson(1, "Ben", Availability::Available, true, 2), overviewPerson(2, "Carla", Availability::Busy, true, 5), overviewPerson(3, "Emil", Availability::Available, false, 0)},
                    {overviewGroup(1, "Sales", 2, 1, 1, minute(-4))});
}

QWidget *crowd(Stage &stage, bool longNames)
{
    const char *const names[] = {"Anna", "Ben", "Carla", "Diego", "Emil", "Fatima", "Gwen", "李小龍", "Ólafur", "Zoë"};
    std::vector<protocol::OverviewPerson> people;
    for (int i = 0; i < 300; ++i) {
        auto person = overviewPerson(i, longNames && i % 3 == 0 ? longName : std::string(names[i % 10]) + " " + std::to_string(i), Availability(i % 7 == 5 ? 1 : i % 11 == 3 ? 2 : 0), i % 4 != 0, std::uint64_t(i % 7));
        person.groups = longNames ? std::vector<std::string>{"Customer care for outdoor furniture, garden lamps and everything that is not delivered by parcel", "Sales"} : std::vector<std::string>{"Sales", "Support"};
        people.push_back(std::move(person));
    }
    std::vector<protocol::Header> headers;
    for (int i = 0; i < 120; ++i) {
        const auto id = conversation(std::uint8_t(i + 1));
        auto name = longNames && i % 2 ? longName : "Visitor " + std::to_string(1000 + i);
        if (i % 3 == 0)
            headers.push_back(queued(id, name, -i / 8));
        else
            headers.push_back(anothers(id, false, {personId(i % 40 + 1), people[std::size_t(i % 40 + 1)].alias}));
        headers.back().visitorName = std::move(name);
    }
    std::vector<protocol::OverviewGroup> groups;
    for (std::uint8_t i = 0; i < (longNames ? 2 : 9); ++i)
        groups.push_back(overviewGroup(i, longNames ? longName : "Group " + std::to_string(i + 1), i % 3 * 7, i * 11U, i * 3U, i % 3 ? std::optional(minute(-i)) : std::nullopt));
    return overview(stage, headers, people, groups);
}

QWidget *room(Stage &stage, const protocol::Header &header, const protocol::Self &self)
{
    stage.enter({header, headerOf(conversation(9), 2)}, self);
    stage.click("tabAll");
    stage.choose(marie);
    return stage.window.get();
}

QWidget *looking(Stage &stage, const std::string &alias)
{
    const protocol::PersonName assignee{personId(1), alias};
    auto *window = room(stage, anothers(marie, false, assignee), managerOf());
    stage.click("lookButton");
    stage.answerOpen(anothers(marie, true, assignee), thread(), protocol::Card{"Marie Dubois", {}, {}, 3});
    stage.find<QPlainTextEdit>("whisperField")->setPlainText(QStringLiteral("Ask her whether Thursday would do."));
    return window;
}

QWidget *lookedAt(Stage &stage)
{
    auto header = headerOf(marie, 4);
    header.visitorName = "Marie Dubois";
    header.assignee = protocol::PersonName{anna, "Ben"};
    header.lookers = {"Mara", "Olga"};
    auto self = personOf({protocol::Role::Advisor});
    self.alias = "Ben";
    auto *window = room(stage, header, self);
    stage.answerOpen(header, thread(), protocol::Card{"Marie Dubois", {}, {}, 3});
    return window;
}

} // namespace

std::vector<Scene> overviewScenes()
{
    return {
        {"overview", three},
        {"overview-crowd", [](Stage &stage) { return crowd(stage, false); }},
        {"overview-long-names", [](Stage &stage) { return crowd(stage, true); }},
        {"overview-empty", [](Stage &stage) { return overview(stage, {}, {}, {overviewGroup(1, "Sales", 0, 0, 0)}); }},
        {"overview-person", [](Stage &stage) {
             auto *window = three(stage);
             QTest::keyClick(stage.find("overviewPeople"), Qt::Key_Down);
             return window;
         }},
        {"look-door", [](Stage &stage) { return room(stage, anothers(marie, false), managerOf()); }},
        {"looking", [](Stage &stage) { return looking(stage, "Ben"); }},
        {"looking-long-names", [](Stage &stage) { return looking(stage, longName); }},
        {"looked-at", lookedAt},
        {"take-over", [](Stage &stage) -> QWidget * { looking(stage, "Ben"); stage.click("takeOverButton"); return stage.find("settingsConfirm"); }},
    };
}

} // namespace visavis::test
