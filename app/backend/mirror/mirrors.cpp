// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/mirror/mirrors.h"

#include "backend/cobrowsing/cobrowsing.h"
#include "backend/hub/advisorconnection.h"
#include "backend/hub/visitorconnection.h"
#include "backend/mirror/mirrorconnection.h"
#include "protocol/mirrorlimits.h"

#include <algorithm>

namespace visavis::backend {
using namespace protocol;
using Moment = std::chrono::steady_clock::time_point;

//! \brief One desk that looks.
struct Mirrors::Look {
    AdvisorConnection *desk = nullptr;
    std::uint32_t page = 0, batch = 0; //!< what it was sent last
    std::optional<MirrorState> told;
};

struct Mirrors::Mirror {
    ConversationId id;
    std::uint64_t life = 0; //!< tells a mirror from the one before it of the same conversation
    MaskingLevel level = MaskingLevel::Private;
    std::vector<std::string> hide; //!< of the recorder's: the filters know no selectors
    std::vector<Look> looks;
    std::vector<MirrorConnection *> tabs; //!< that were last in sight, last
    MirrorConnection *active = nullptr;
    bool paused = false, drawn = false; //!< drawn: the desks have a whole page of the active tab
    bool keyframeDue = false;
    Moment lastKeyframe{};
    std::shared_ptr<MirrorFilter> filter; //!< of the runner, which alone calls it
};

namespace {

[[nodiscard]] masking::Level filterLevel(MaskingLevel level)
{
    switch (level) {
    case MaskingLevel::Marked:
        return masking::Level::Marked;
    case MaskingLevel::Fields:
        return masking::Level::Fields;
    case MaskingLevel::Private:
        break;
    }
    return masking::Level::Private;
}

} // namespace

Mirrors::Mirrors(Hub &hub, Runner runner)
    : m_hub(hub)
    , m_runner(std::move(runner))
{
}

Mirrors::~Mirrors() = default;

Mirrors::Mirror *Mirrors::find(ConversationId id) const
{
    const auto at = m_mirrors.find(id);
    return at == m_mirrors.end() ? nullptr : at->second.get();
}

std::optional<MirrorEnd> Mirrors::shut(const Conversation &conversation, const AdvisorConnection &desk) const
{
    if (!m_hub.settings().mirroring)
        return MirrorEnd::SwitchedOff;
    if (!passes(conversation.step(Purpose::Mirroring)) || !passes(conversation.step(Purpose::Chat)))
        return MirrorEnd::Withdrawn;
    if (conversation.row.status == Status::Closed)
        return MirrorEnd::Closed;
    if (!conversation.assignedTo(desk.person().id))
        return MirrorEnd::Reassigned;
    return std::nullopt;
}

std::optional<ErrorKind> Mirrors::watch(AdvisorConnection &desk, Conversation &conversation)
{
    if (const auto reason = shut(conversation, desk))
        return *reason == MirrorEnd::Withdrawn ? ErrorKind::ConsentRequired : ErrorKind::NotPermitted;
    auto *mirror = find(conversation.row.id);
    const bool first = !mirror;
    if (first) {
        auto made = std::make_unique<Mirror>();
        mirror = made.get();
        mirror->id = conversation.row.id;
        mirror->life = ++m_lives;
        mirror->level = m_hub.settings().masking;
        mirror->hide = m_hub.settings().hide;
        mirror->filter = std::make_shared<MirrorFilter>(filterLevel(mirror->level));
        m_mirrors.emplace(mirror->id, std::move(made));
    }
    const auto known = std::find_if(mirror->looks.begin(), mirror->looks.end(), [&](const Look &look) { return look.desk == &desk; });
    if (known == mirror->looks.end())
        mirror->looks.push_back({&desk, 0, 0, std::nullopt});
    else
        *known = {&desk, 0, 0, std::nullopt};
    if (first)
        tellTabs(*mirror, true);
    mirror->drawn = false;
    tell(*mirror);
    askKeyframe(*mirror);
    return std::nullopt;
}

void Mirrors::leave(AdvisorConnection &desk, ConversationId id)
{
    auto *const mirror = find(id);
    if (!mirror)
        return;
    std::erase_if(mirror->looks, [&desk](const Look &look) { return look.desk == &desk; });
    m_hub.cobrowsing().deskLeft(desk, id);
    desk.dropMirror();
    if (mirror->looks.empty())
        end(id);
}

void Mirrors::deskClosed(AdvisorConnection &desk)
{
    std::vector<ConversationId> looked;
    for (const auto &[id, mirror] : m_mirrors)
        looked.push_back(id);
    for (const auto id : looked)
        leave(desk, id);
}

bool Mirrors::sees(const AdvisorConnection &desk, ConversationId id) const
{
    const auto *const mirror = find(id);
    return mirror && mirror->active && mirror->drawn && !mirror->paused
        && std::any_of(mirror->looks.begin(), mirror->looks.end(), [&desk](const Look &look) { return look.desk == &desk; });
}

MirrorConnection *Mirrors::tab(ConversationId id, TabId tab) const
{
    const auto *const mirror = find(id);
    if (!mirror)
        return nullptr;
    const auto at = std::find_if(mirror->tabs.begin(), mirror->tabs.end(), [tab](const MirrorConnection *each) { return each->tab() == tab; });
    return at == mirror->tabs.end() ? nullptr : *at;
}

bool Mirrors::isMirrored(ConversationId id, TabId tab) const
{
    const auto *const mirror = find(id);
    return mirror && mirror->active && !mirror->paused && mirror->active->tab() == tab;
}

void Mirrors::shows(ConversationId id, std::uint32_t page, std::uint32_t node, std::function<void(bool)> then)
{
    const auto *const mirror = find(id);
    if (!mirror)
        return;
    auto answer = std::make_shared<bool>(false);
    m_runner([filter = mirror->filter, page, node, answer] { *answer = filter->shows(page, node); },
             [this, id, life = mirror->life, answer, then = std::move(then)] {
                 const auto *const still = find(id);
                 if (still && still->life == life)
                     then(*answer);
             });
}

void Mirrors::missed(AdvisorConnection &desk, ConversationId id)
{
    auto *const mirror = find(id);
    const bool looks = mirror && std::any_of(mirror->looks.begin(), mirror->looks.end(), [&desk](const Look &look) { return look.desk == &desk; });
    if (looks)
        askKeyframe(*mirror);
}

void Mirrors::tellTabs(const Mirror &mirror, bool isWanted)
{
    const auto *const conversation = m_hub.find(mirror.id);
    if (!conversation)
        return;
    const auto frame = isWanted ? wanted(*conversation) : std::optional(tovisitor::MirrorWanted{});
    const auto sockets = conversation->sockets;
    for (auto *socket : sockets)
        socket->tellMirror(*frame);
}

std::optional<tovisitor::MirrorWanted> Mirrors::wanted(const Conversation &conversation) const
{
    const auto *const mirror = find(conversation.row.id);
    if (!mirror)
        return std::nullopt;
    tovisitor::MirrorWanted frame;
    frame.wanted = true;
    frame.level = mirror->level;
    if (!mirror->hide.empty())
        frame.hide = mirror->hide;
    if (const auto *advisor = m_hub.person(conversation.row.assignee))
        frame.alias = advisor->alias;
    return frame;
}

void Mirrors::end(ConversationId id)
{
    const auto node = m_mirrors.extract(id);
    if (node.empty())
        return;
    const auto &mirror = *node.mapped();
    tellTabs(mirror, false);
    for (auto *tab : mirror.tabs)
        tab->end();
}

void Mirrors::pause(const Conversation &conversation, bool paused)
{
    auto *const mirror = find(conversation.row.id);
    if (!mirror || mirror->paused == paused)
        return;
    mirror->paused = paused;
    mirror->drawn = false;
    if (paused && mirror->active)
        mirror->active->stop();
    tell(*mirror);
    if (!paused)
        askKeyframe(*mirror);
}

bool Mirrors::opened(MirrorConnection &tab)
{
    auto *const mirror = find(tab.conversation());
    if (!mirror)
        return false;
    mirror->tabs.push_back(&tab);
    choose(*mirror);
    m_hub.cobrowsing().tabOpened(tab);
    return true;
}

void Mirrors::closed(MirrorConnection &tab)
{
    auto *const mirror = find(tab.conversation());
    if (!mirror || std::erase(mirror->tabs, &tab) == 0)
        return;
    if (mirror->active == &tab)
        mirror->active = nullptr;
    m_hub.cobrowsing().tabClosed(tab);
    choose(*mirror);
}

void Mirrors::shown(MirrorConnection &tab, bool visible)
{
    auto *const mirror = find(tab.conversation());
    if (!mirror || std::erase(mirror->tabs, &tab) == 0)
        return;
    if (visible)
        mirror->tabs.push_back(&tab);
    else
        mirror->tabs.insert(mirror->tabs.begin(), &tab);
    choose(*mirror);
}

void Mirrors::choose(Mirror &mirror)
{
    // Of tabs out of sight the one that was mirrored stays: the visitor only looked away.
    const auto visible = std::find_if(mirror.tabs.rbegin(), mirror.tabs.rend(), [](const MirrorConnection *tab) { return tab->isVisible(); });
    auto *const chosen = visible != mirror.tabs.rend() ? *visible : mirror.active ? mirror.active : mirror.tabs.empty() ? nullptr : mirror.tabs.back();
    if (chosen != mirror.active) {
        if (mirror.active)
            mirror.active->stop();
        mirror.active = chosen;
        mirror.drawn = false;
        mirror.lastKeyframe = {};
        mirror.keyframeDue = false; // this one is asked at once
        askKeyframe(mirror);
    }
    tell(mirror);
}

void Mirrors::tell(Mirror &mirror)
{
    const auto state = mirror.paused                                  ? MirrorState::Paused
        : !mirror.active                                              ? MirrorState::Waiting
        : !mirror.active->isVisible()                                 ? MirrorState::Hidden
        : mirror.drawn                                                ? MirrorState::Live
                                                                      : MirrorState::Waiting;
    for (auto &look : mirror.looks) {
        if (look.told != state)
            look.desk->tellMirror(mirror.id, state, std::nullopt);
        look.told = state;
    }
}

void Mirrors::askKeyframe(Mirror &mirror)
{
    if (!mirror.active || mirror.paused || mirror.keyframeDue)
        return;
    const auto now = m_hub.parts().clock.monotonic();
    const auto since = now - mirror.lastKeyframe;
    if (mirror.lastKeyframe == Moment() || since >= limits::mirrorKeyframeEvery) {
        mirror.lastKeyframe = now;
        return mirror.active->askKeyframe();
    }
    mirror.keyframeDue = true;
    m_hub.parts().after(std::chrono::ceil<std::chrono::milliseconds>(limits::mirrorKeyframeEvery - since), [this, id = mirror.id, life = mirror.life] {
        auto *const still = find(id);
        if (!still || still->life != life)
            return;
        still->keyframeDue = false;
        askKeyframe(*still);
    });
}

void Mirrors::received(MirrorConnection &tab, MirrorBatch batch)
{
    auto *const mirror = find(tab.conversation());
    const auto *const conversation = mirror ? m_hub.find(mirror->id) : nullptr;
    // A tab that was told to stop may have had some on the way.
    if (!conversation || mirror->active != &tab || mirror->paused)
        return;
    review(*conversation);
    if (!find(tab.conversation()))
        return;
    const auto bytes = batch.bytes.size();
    if (!tab.admit(bytes, batch.rawBytes))
        return;
    auto kept = std::make_shared<MirrorBatch>(std::move(batch));
    auto output = std::make_shared<MirrorFilter::Output>();
    m_runner([filter = mirror->filter, kept, output] { *output = filter->filter(*kept); },
             [this, id = mirror->id, life = mirror->life, tab = &tab, alive = tab.guard(), bytes, kept, output] {
                 filtered(id, life, alive.expired() ? nullptr : tab, bytes, *kept, *output);
             });
}

void Mirrors::received(MirrorConnection &tab, const VisitorPicture &picture)
{
    const auto *const conversation = m_hub.find(tab.conversation());
    if (conversation)
        review(*conversation);
    const auto *const mirror = find(tab.conversation());
    if (!mirror || mirror->active != &tab || mirror->paused || mirror->level == MaskingLevel::Private)
        return;
    for (const auto &look : mirror->looks) {
        // One that reads too slowly does without: a box stands in its place.
        (void)look.desk->sendMirror({DeskPicture{mirror->id, picture.page, {picture.hash[0], picture.hash[1]}, picture.bytes}.write()});
    }
}

void Mirrors::filtered(ConversationId id, std::uint64_t life, MirrorConnection *tab, std::size_t bytes, const MirrorBatch &batch, const MirrorFilter::Output &output)
{
    if (tab)
        tab->acknowledge(batch.page, batch.number, bytes, output.broken);
    const auto *const conversation = m_hub.find(id);
    if (conversation)
        review(*conversation); // the gate again: time has passed
    auto *const mirror = find(id);
    if (!mirror || mirror->life != life || !tab || mirror->active != tab || mirror->paused || output.lines.empty())
        return;
    // What changes on a page that the desks do not have is of no use to them.
    if (!mirror->drawn && !output.whole)
        return;
    mirror->drawn = true;
    for (auto &look : mirror->looks)
        deliver(look, *mirror, batch.page, output.lines);
    tell(*mirror);
}

void Mirrors::deliver(Look &look, const Mirror &mirror, std::uint32_t page, const std::string &lines)
{
    if (look.page != page) {
        look.page = page;
        look.batch = 0;
    }
    ++look.batch;
    constexpr auto most = limits::mirrorChunk - DeskChunk::headerBytes;
    std::vector<std::string> messages;
    for (std::size_t at = 0; at < lines.size(); at += most) {
        const auto part = std::string_view(lines).substr(at, most);
        messages.push_back(DeskChunk{at + part.size() == lines.size(), mirror.id, page, look.batch, part}.write());
    }
    if (look.desk->sendMirror(std::move(messages)))
        return;
    // It reads too slowly: its number is left out, and by that it knows; if nothing follows by itself, a whole page does.
    m_hub.parts().after(limits::mirrorKeyframeEvery, [this, id = mirror.id, life = mirror.life] {
        auto *const still = find(id);
        if (still && still->life == life)
            askKeyframe(*still);
    });
}

void Mirrors::review(const Conversation &conversation)
{
    auto *const mirror = find(conversation.row.id);
    if (!mirror)
        return;
    const auto looks = mirror->looks;
    for (const auto &look : looks) {
        const auto reason = shut(conversation, *look.desk);
        if (!reason)
            continue;
        look.desk->dropMirror();
        look.desk->tellMirror(mirror->id, MirrorState::Ended, reason);
        std::erase_if(mirror->looks, [&look](const Look &each) { return each.desk == look.desk; });
    }
    if (mirror->looks.empty())
        return end(conversation.row.id);
    if (mirror->level == m_hub.settings().masking && mirror->hide == m_hub.settings().hide)
        return;
    // Another level, or more to hide: recorder and filter begin anew, and the desks see nothing until they have.
    const auto desks = mirror->looks;
    for (const auto &look : desks)
        look.desk->dropMirror();
    end(conversation.row.id);
    if (auto *const again = m_hub.find(conversation.row.id)) {
        for (const auto &look : desks)
            (void)watch(*look.desk, *again);
    }
}

void Mirrors::reviewAll()
{
    std::vector<ConversationId> all;
    for (const auto &[id, mirror] : m_mirrors)
        all.push_back(id);
    for (const auto id : all) {
        if (const auto *conversation = m_hub.find(id))
            review(*conversation);
    }
}

} // namespace visavis::backend
