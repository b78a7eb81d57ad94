// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/room/mirrorplace.h"

#include "ui/words/errorwords.h"

#include <QEvent>
#include <QVBoxLayout>

namespace visavis::ui {

MirrorPlace::MirrorPlace(console::Desk &desk, MirrorFactory factory, QWidget *parent)
    : QFrame(parent)
    , m_desk(desk)
    , m_factory(std::move(factory))
    , m_layout(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("mirrorPanel"));
    m_layout->setContentsMargins(0, 0, 0, 0);
    setMinimumWidth(360);
    connect(&desk.store(), &console::ConversationStore::conversationChanged, this, &MirrorPlace::headerChanged);
    hide();
}

MirrorPlace::~MirrorPlace()
{
    delete m_surface;
}

bool MirrorPlace::mayLook(protocol::ConversationId conversation) const
{
    const auto &session = m_desk.session();
    const auto *header = m_desk.store().header(conversation);
    if (!m_factory || !header || !session.settings().mirroring || !session.rights().may(protocol::Action::SeeMirror))
        return false;
    const bool mine = header->status == protocol::Status::Assigned && header->assignee && header->assignee->id == session.self().id;
    const auto consent = header->consent.of(protocol::Purpose::Mirroring);
    const bool ask = consent == protocol::ConsentState::None && session.settings().mirrorOffer == protocol::MirrorOffer::Request;
    return mine && (consent == protocol::ConsentState::Given || (ask && header->visitorOnline));
}

void MirrorPlace::make()
{
    if (m_surface)
        return;
    m_surface = m_factory();
    m_surface->installEventFilter(this);
    connect(m_surface, &MirrorSurface::keyframeWanted, &m_desk.session(), &console::Session::askMirrorKeyframe);
    connect(m_surface, &MirrorSurface::lendingAsked, this, &MirrorPlace::askLending);
    connect(m_surface, &MirrorSurface::lendingEnded, &m_desk.session(), &console::Session::endCobrowsing);
    connect(m_surface, &MirrorSurface::lendingRenewed, &m_desk.session(), &console::Session::renewCobrowsing);
    connect(m_surface, &MirrorSurface::commandMade, &m_desk.session(), &console::Session::command);
    connect(&m_desk.session(), &console::Session::lendingChanged, m_surface, [this] { tellLending(); });
    connect(&m_desk.session(), &console::Session::settingsChanged, m_surface, [this] { tellLending(); });
    connect(&m_desk.session(), &console::Session::commandDone, m_surface, [this](quint64, protocol::CobrowseVerdict verdict) { m_surface->setVerdict(verdict); });
    connect(m_surface, &MirrorSurface::closeRequested, this, &MirrorPlace::leave);
    connect(m_surface, &MirrorSurface::windowRequested, this, [this] {
        const bool docked = m_surface->parentWidget() == this;
        docked ? undock() : dock();
        m_desk.settings().set(console::settings::mirrorWindow, docked);
    });
    connect(&m_desk.session(), &console::Session::mirrorChanged, m_surface, [this](const protocol::ConversationId &id, protocol::MirrorState state, std::optional<protocol::MirrorEnd> reason) {
        if (id == m_conversation && m_surface)
            m_surface->setState(state, reason);
        tellLending();
        Q_EMIT changed();
    });
    connect(&m_desk.session(), &console::Session::mirrorReceived, m_surface, [this](const protocol::ConversationId &id, quint32 page, quint32 batch, const QByteArray &lines) {
        if (id == m_conversation && m_surface)
            m_surface->take(page, batch, lines);
    });
    connect(m_surface, &MirrorSurface::pageDrawn, this, &MirrorPlace::tellLending);
    connect(&m_desk.session(), &console::Session::mirrorPictureReceived, m_surface, [this](const protocol::ConversationId &id, const QString &hash, const QByteArray &bytes) {
        if (id == m_conversation && m_surface)
            m_surface->takePicture(hash, bytes);
    });
}

void MirrorPlace::look(protocol::ConversationId conversation)
{
    if (!mayLook(conversation))
        return;
    make();
    m_conversation = conversation;
    m_surface->begin(m_desk.session().settings().masking);
    m_desk.settings().value(console::settings::mirrorWindow) ? undock() : dock();
    const auto *header = m_desk.store().header(conversation);
    if (header->consent.of(protocol::Purpose::Mirroring) == protocol::ConsentState::Given)
        watch(conversation);
    else
        ask(conversation);
    Q_EMIT changed();
}

void MirrorPlace::tellLending()
{
    if (!m_surface || !m_conversation)
        return;
    const auto &session = m_desk.session();
    const auto &lending = session.lending();
    const bool ofThis = lending && lending->conversation == m_conversation;
    const bool mayAsk = session.isLive() && session.settings().cobrowsing && session.rights().may(protocol::Action::AskCobrowsing);
    m_surface->setLending(ofThis ? lending : std::nullopt, mayAsk);
}

void MirrorPlace::askLending(protocol::CobrowseScope scope)
{
    if (!m_conversation)
        return;
    m_desk.session().askCobrowsing(*m_conversation, scope).then(m_surface, [this](const console::Result<void> &result) {
        if (result)
            return;
        const auto &error = result.error();
        using Kind = console::Error::Kind;
        const auto seconds = error.retryAfter ? std::chrono::ceil<std::chrono::seconds>(*error.retryAfter).count() : 0;
        m_surface->setRefusal(error.kind == Kind::RateLimited ? tr("The visitor was asked a moment ago. You may ask again in %1 s.").arg(seconds)
                                  : error.kind == Kind::Conflict ? tr("The visitor cannot be asked just now, or has said no often enough.")
                                                                 : sentence(error));
    });
}

//! The visitor decides; the page comes with the answer.
void MirrorPlace::ask(protocol::ConversationId conversation)
{
    m_surface->setAsking();
    m_asking = true;
    m_desk.session().askMirror(conversation).then(this, [this, conversation](const console::Result<void> &result) {
        if (!result && m_conversation == conversation && m_surface) {
            m_asking = false;
            m_surface->setState(protocol::MirrorState::Ended, protocol::MirrorEnd::Withdrawn);
        }
    });
}

void MirrorPlace::headerChanged(protocol::ConversationId conversation)
{
    const auto *header = m_conversation == conversation ? m_desk.store().header(conversation) : nullptr;
    if (!header || !m_asking || !m_surface)
        return;
    switch (header->consent.of(protocol::Purpose::Mirroring)) {
    case protocol::ConsentState::Given:
        m_asking = false;
        m_surface->setState(protocol::MirrorState::Waiting, std::nullopt);
        return watch(conversation);
    case protocol::ConsentState::Refused:
    case protocol::ConsentState::Withdrawn:
        m_asking = false;
        return m_surface->setState(protocol::MirrorState::Ended, protocol::MirrorEnd::Withdrawn);
    default:
        return;
    }
}

void MirrorPlace::watch(protocol::ConversationId conversation)
{
    m_desk.session().watchMirror(conversation).then(this, [this, conversation](const console::Result<void> &result) {
        if (result || m_conversation != conversation || !m_surface)
            return;
        using Kind = console::Error::Kind;
        const auto kind = result.error().kind;
        m_surface->setState(protocol::MirrorState::Ended, kind == Kind::ConsentRequired ? std::optional(protocol::MirrorEnd::Withdrawn)
                                                              : kind == Kind::NotPermitted ? std::optional(protocol::MirrorEnd::Reassigned)
                                                                                           : std::nullopt);
    });
}

void MirrorPlace::leave()
{
    m_asking = false;
    if (!m_conversation)
        return;
    m_conversation.reset();
    m_desk.session().leaveMirror();
    delete m_surface; // with the page, and WebEngine's process of it
    hide();
    Q_EMIT changed();
}

void MirrorPlace::dock()
{
    m_layout->addWidget(m_surface);
    m_surface->setWindowFlags(Qt::Widget);
    show();
    m_surface->show();
    Q_EMIT changed();
}

void MirrorPlace::undock()
{
    hide();
    m_surface->setParent(nullptr, Qt::Window);
    m_surface->setWindowTitle(tr("The visitor's page"));
    if (!m_surface->restoreGeometry(m_desk.settings().value(console::settings::mirrorGeometry)))
        m_surface->resize(1100, 760);
    m_surface->show();
    Q_EMIT changed();
}

//! Its own window is closed: nobody looks any more.
bool MirrorPlace::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_surface && event->type() == QEvent::Close && m_surface->isWindow()) {
        m_desk.settings().set(console::settings::mirrorGeometry, m_surface->saveGeometry());
        QMetaObject::invokeMethod(this, &MirrorPlace::leave, Qt::QueuedConnection);
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace visavis::ui
