// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/mirror/mirrorconnection.h"

#include "backend/cobrowsing/cobrowsing.h"
#include "backend/mirror/mirrors.h"
#include "protocol/mirrorlimits.h"

#include <algorithm>
#include <utility>

namespace visavis::backend {
using namespace protocol;

MirrorConnection::MirrorConnection(Hub &hub, std::shared_ptr<Peer> peer)
    : Connection(hub, std::move(peer))
    , m_budget(static_cast<double>(limits::mirrorBurst))
    , m_budgetAt(hub.parts().clock.monotonic())
{
    expectHello();
}

MirrorConnection::~MirrorConnection()
{
    if (greeted() && hubLives())
        hub().mirrors().closed(*this);
}

void MirrorConnection::received(std::string_view text)
{
    const auto frame = decodeFromMirror(text);
    if (!frame)
        return malformed(frame.error());
    const auto id = std::visit([](const auto &each) { return each.id; }, *frame);
    if (!withinRate(m_requests, id))
        return;
    if (greeted() == std::holds_alternative<frommirror::Hello>(*frame))
        return malformed({ErrorKind::InvalidFrame, id, "order"});
    std::visit([this](const auto &each) { on(each); }, *frame);
}

void MirrorConnection::on(const frommirror::Hello &frame)
{
    if (frame.version != 1)
        return refuse(frame.id, ErrorKind::VersionMismatch);
    const auto *site = hub().site(frame.site);
    const auto session = hub().parts().journal.visitorSession(sha256(frame.session));
    const auto *known = session ? hub().find(session->conversation) : nullptr;
    if (!site || !known || known->row.site != site->id) {
        refuse(frame.id, ErrorKind::Unauthenticated);
        return peer().close(CloseCode::SignedOut);
    }
    m_conversation = known->row.id;
    m_tab = frame.tab;
    peer().send(encode(ToMirror(tomirror::Welcome{frame.id})));
    if (!hub().mirrors().opened(*this)) {
        m_conversation = {};
        peer().close(CloseCode::GoingAway);
    }
}

void MirrorConnection::on(const frommirror::Tab &frame)
{
    m_visible = frame.visible;
    hub().mirrors().shown(*this, frame.visible);
}

void MirrorConnection::on(const frommirror::Leaving &)
{
    hub().cobrowsing().tabLeaves(*this);
}

void MirrorConnection::on(const frommirror::CobrowseDone &frame)
{
    hub().cobrowsing().done(*this, frame.number, frame.verdict);
}

void MirrorConnection::command(const CobrowseCommand &command)
{
    peer().send(encode(ToMirror(tomirror::CobrowseDo{command})));
}

void MirrorConnection::on(const frommirror::Ping &frame)
{
    peer().send(encode(ToMirror(tomirror::Ok{frame.id})));
}

void MirrorConnection::receivedBinary(std::string_view bytes)
{
    if (!greeted())
        return malformed({ErrorKind::InvalidFrame, std::nullopt, "order"});
    if (const auto picture = VisitorPicture::read(bytes))
        return receivedPicture(*picture);
    auto fault = MirrorBatches::Fault::None;
    auto batch = m_batches.take(bytes, fault);
    if (fault != MirrorBatches::Fault::None)
        return peer().close(CloseCode::Malformed); // what follows could not be told apart any more
    if (batch)
        hub().mirrors().received(*this, std::move(*batch));
}

void MirrorConnection::receivedPicture(const VisitorPicture &picture)
{
    if (picture.bytes.size() > limits::mirrorPicture)
        return peer().close(CloseCode::Malformed);
    if (m_picturesOf != picture.page) {
        m_picturesOf = picture.page;
        m_pictureBytes = 0;
    }
    // What is too much is not passed on; the recorder stops by itself, and a page that does not is left its boxes.
    m_pictureBytes += picture.bytes.size();
    if (m_pictureBytes <= 2 * limits::mirrorPictures)
        hub().mirrors().received(*this, picture);
}

void MirrorConnection::askKeyframe()
{
    peer().send(encode(ToMirror(tomirror::Keyframe{})));
}

void MirrorConnection::stop()
{
    peer().send(encode(ToMirror(tomirror::Stop{})));
}

void MirrorConnection::end()
{
    peer().close(CloseCode::GoingAway);
}

bool MirrorConnection::admit(std::size_t bytes, std::size_t rawBytes)
{
    const auto now = hub().parts().clock.monotonic();
    const auto passed = std::chrono::duration<double>(now - std::exchange(m_budgetAt, now)).count();
    m_budget = std::min(static_cast<double>(limits::mirrorBurst), m_budget + passed * static_cast<double>(limits::mirrorPerSecond)) - static_cast<double>(rawBytes);
    if (m_waiting + bytes > limits::mirrorUnacked || m_budget < 0) {
        peer().close(CloseCode::RateLimited);
        return false;
    }
    m_waiting += bytes;
    return true;
}

void MirrorConnection::acknowledge(std::uint32_t page, std::uint32_t batch, std::size_t bytes, bool broken)
{
    m_waiting -= std::min(m_waiting, bytes);
    if (broken)
        return peer().close(CloseCode::Malformed);
    peer().send(encode(ToMirror(tomirror::Acked{page, batch})));
}

} // namespace visavis::backend
