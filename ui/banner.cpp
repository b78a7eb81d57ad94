// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/banner.h"

#include "console/visibletext.h"
#include "ui/look/plainlabel.h"
#include "ui/look/theme.h"
#include "ui/words/errorwords.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QStyle>

namespace visavis::ui {

using console::BannerKind;

Banner::Banner(console::Desk &desk, QWidget *parent)
    : QFrame(parent)
    , m_desk(desk)
    , m_text(new PlainLabel)
    , m_retry(new QPushButton(tr("Try now")))
    , m_dismiss(new QPushButton(tr("Understood")))
{
    setObjectName(QStringLiteral("banner"));
    setAccessibleName(tr("State of the connection"));
    m_text->setObjectName(QStringLiteral("bannerText"));
    m_text->setWrapped(true);
    m_retry->setObjectName(QStringLiteral("bannerRetry"));
    m_dismiss->setObjectName(QStringLiteral("bannerDismiss"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(space::large, space::small, space::large, space::small);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_retry);
    layout->addWidget(m_dismiss);

    connect(m_retry, &QPushButton::clicked, this, [this] { m_desk.session().reconnectNow(); });
    connect(m_dismiss, &QPushButton::clicked, this, &Banner::dismiss);
    connect(&desk, &console::Desk::stageChanged, this, [this] {
        m_keychainDismissed = m_asideDismissed = false;
        m_lost = 0;
        m_ended.clear();
        update();
    });
    m_endedRead.setSingleShot(true);
    m_endedRead.setInterval(20'000);
    connect(&m_endedRead, &QTimer::timeout, this, [this] {
        m_ended.clear();
        update();
    });
    connect(&desk.session(), &console::Session::endedByVisitor, this, [this](const QString &visitor, protocol::Cause by) {
        const auto name = console::visibleText(visitor.toStdString());
        const bool withdrawn = by == protocol::Cause::Withdrawal;
        m_ended = withdrawn ? tr("%1 withdrew the consent: the conversation is over and gone from this desk.").arg(name) : tr("%1 ended the conversation.").arg(name);
        withdrawn ? m_endedRead.stop() : m_endedRead.start();
        update();
    });
    connect(&desk.session(), &console::Session::unsentLost, this, [this](int count) {
        m_lost += count;
        update();
    });
    connect(&desk.outbox(), &console::OutboxKeeper::changed, this, &Banner::update);
    connect(&desk.session(), &console::Session::bannerChanged, this, &Banner::update);
    connect(&desk.backend(), &console::BackendProcess::stateChanged, this, &Banner::update);
    connect(&desk.tokens(), &console::SignIn::placeChanged, this, &Banner::update);
    m_second.setInterval(1000);
    connect(&m_second, &QTimer::timeout, this, &Banner::update);
    update();
}

void Banner::update()
{
    const auto now = message();
    setVisible(now.has_value());
    const bool counts = now && m_desk.session().banner().retryAt.has_value();
    if (counts != m_second.isActive())
        counts ? m_second.start() : m_second.stop();
    if (now)
        show(*now);
}

void Banner::show(const Message &message)
{
    m_text->setText(message.text);
    m_retry->setVisible(message.retry);
    m_dismiss->setVisible(message.dismissible);
    if (property("tone").toString() == QLatin1String(message.tone))
        return;
    setProperty("tone", QLatin1String(message.tone));
    for (QWidget *widget : {static_cast<QWidget *>(this), static_cast<QWidget *>(m_text)}) {
        widget->style()->unpolish(widget);
        widget->style()->polish(widget);
    }
}

std::optional<Banner::Message> Banner::message() const
{
    if (m_desk.stage() != console::Desk::Stage::SignedIn)
        return std::nullopt;
    if (m_desk.isLocal()) {
        using State = console::BackendProcess::State;
        const auto state = m_desk.backend().state();
        if (state == State::Restarting || state == State::Starting)
            return Message{tr("The local backend stopped by itself and is being started again. Nothing that was stored is lost."), "warning"};
        if (state == State::Failed && m_desk.backend().error())
            return Message{sentence(*m_desk.backend().error()), "danger"};
    }
    if (const auto connection = connectionMessage())
        return connection;
    const auto outbox = outboxMessage();
    if (outbox)
        return outbox;
    const auto ended = endedMessage();
    return ended ? ended : keychainMessage();
}

void Banner::dismiss()
{
    // What is shown first is read first.
    if (m_lost > 0)
        m_lost = 0;
    else if (m_desk.outbox().hasSetAside() && !m_asideDismissed)
        m_asideDismissed = true;
    else if (!m_ended.isEmpty())
        m_ended.clear();
    else
        m_keychainDismissed = true;
    update();
}

QString Banner::unsentWords() const
{
    const auto unsent = int(m_desk.session().banner().unsent);
    if (unsent == 0)
        return {};
    const QString kept = tr(" %n message(s) wait here and will be sent.", nullptr, unsent);
    return m_desk.outbox().error() ? kept + tr(" They are in memory only: do not quit before.") : kept;
}

std::optional<Banner::Message> Banner::outboxMessage() const
{
    if (m_lost > 0)
        return Message{tr("%n message(s) of yours were not sent: the conversation is no longer yours.", nullptr, m_lost), "warning", false, true};
    if (m_desk.outbox().hasSetAside() && !m_asideDismissed)
        return Message{sentence({console::Error::Kind::OutboxDamaged, {}, {}}), "warning", false, true};
    return std::nullopt;
}

std::optional<Banner::Message> Banner::endedMessage() const
{
    return m_ended.isEmpty() ? std::nullopt : std::optional(Message{m_ended, "info", false, true});
}

std::optional<Banner::Message> Banner::connectionMessage() const
{
    const auto banner = m_desk.session().banner();
    const QString kept = unsentWords();
    switch (banner.kind) {
    case BannerKind::None: return std::nullopt;
    case BannerKind::Connecting: return Message{tr("Connecting…"), "info"};
    case BannerKind::Reconnecting: return Message{tr("The connection was lost. Connecting again…") + kept, "warning"};
    case BannerKind::WaitingToRetry: {
        const auto left = banner.retryAt ? *banner.retryAt - m_desk.clock().steady() : std::chrono::milliseconds(0);
        const int seconds = std::max(1, int(std::chrono::ceil<std::chrono::seconds>(left).count()));
        return Message{tr("The connection was lost. Next attempt in %n second(s).", nullptr, seconds) + kept, "warning", true};
    }
    case BannerKind::Offline: return Message{tr("There is no network. Visavis goes on as soon as it is back.") + kept, "warning", true};
    case BannerKind::TlsFailed:
        return Message{tr("The server's certificate is not to be trusted, so nothing is sent. Ask who runs the server."), "danger", true};
    case BannerKind::StorageFull: return Message{tr("The server cannot store anything just now.") + kept, "danger"};
    case BannerKind::SlowedDown: return Message{tr("The server takes messages more slowly just now.") + kept, "warning"};
    case BannerKind::UpdateNeeded: return Message{tr("The server speaks another version. Update Visavis."), "danger"};
    }
    return std::nullopt;
}

std::optional<Banner::Message> Banner::keychainMessage() const
{
    const auto &tokens = m_desk.tokens();
    if (m_keychainDismissed || tokens.place() != console::SignIn::Place::MemoryOnly || !tokens.keychainError())
        return std::nullopt;
    return Message{sentence(*tokens.keychainError()), "warning", false, true};
}

} // namespace visavis::ui
