// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mirror/mirrorpane.h"

#include "console/visibletext.h"
#include "ui/look/icons.h"
#include "ui/look/plainlabel.h"
#include "ui/look/theme.h"
#include "ui/mirror/controlbar.h"
#include "ui/mirror/jail.h"
#include "ui/mirror/mirrorglass.h"
#include "ui/mirror/mirrorview.h"
#include "ui/mirror/pictures.h"
#include "ui/words/words.h"

#include <QCoreApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QJsonDocument>
#include <QJsonObject>
#include <QShortcut>
#include <QStackedWidget>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

namespace visavis::ui {
namespace {

constexpr int askAgainAfter = 1000; // ms; the backend asks a tab no oftener

masking::Level filterLevel(protocol::MaskingLevel level)
{
    switch (level) {
    case protocol::MaskingLevel::Marked: return masking::Level::Marked;
    case protocol::MaskingLevel::Fields: return masking::Level::Fields;
    case protocol::MaskingLevel::Private: break;
    }
    return masking::Level::Private;
}

} // namespace

MirrorPane::MirrorPane(QWidget *parent)
    : MirrorSurface(parent)
    , m_title(new PlainLabel({}, PlainLabel::Scale::Strong))
    , m_path(new PlainLabel({}, PlainLabel::Scale::Small, PlainLabel::Tone::Muted))
    , m_status(new PlainLabel({}, PlainLabel::Scale::Small, PlainLabel::Tone::Muted))
    , m_noteText(new PlainLabel({}, PlainLabel::Scale::Normal, PlainLabel::Tone::Muted))
    , m_notePicture(new Picture(icon(QStringLiteral("page"), &Theme::muted), 48))
    , m_stack(new QStackedWidget)
    , m_note(new QWidget)
    , m_control(new ControlBar)
{
    setObjectName(QStringLiteral("mirrorPane"));
    setAccessibleName(tr("The visitor's page"));
    m_title->setObjectName(QStringLiteral("mirrorTitle"));
    m_path->setObjectName(QStringLiteral("mirrorAddress"));
    m_status->setObjectName(QStringLiteral("mirrorStatus"));
    m_noteText->setObjectName(QStringLiteral("mirrorNote"));
    m_title->setElided(true);
    m_path->setElided(true);
    m_noteText->setWrapped(true);
    m_noteText->setAlignment(Qt::AlignHCenter);
    auto *note = new QVBoxLayout(m_note);
    note->setContentsMargins(space::huge, space::huge, space::huge, space::huge);
    note->addStretch();
    note->addWidget(m_notePicture, 0, Qt::AlignHCenter);
    note->addSpacing(space::medium);
    note->addWidget(m_noteText);
    note->addStretch();
    m_stack->addWidget(m_note);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->setSpacing(0);
    layout->addWidget(makeBar());
    layout->addWidget(m_control);
    m_control->hide();
    connect(m_control, &ControlBar::asked, this, &MirrorPane::lendingAsked);
    connect(m_control, &ControlBar::ended, this, &MirrorPane::lendingEnded);
    connect(m_control, &ControlBar::renewed, this, &MirrorPane::lendingRenewed);
    layout->addWidget(m_stack, 1);
    m_status->setContentsMargins(space::large, space::step, space::large, space::step);
    layout->addWidget(m_status);
    for (const auto &[key, act] : {std::pair(QKeySequence::ZoomIn, +[](MirrorPane *pane) { pane->step(1.25); }), std::pair(QKeySequence::ZoomOut, +[](MirrorPane *pane) { pane->step(0.8); })}) {
        auto *shortcut = new QShortcut(QKeySequence(key), this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, [this, act = act] { act(this); });
    }
    showNote("page", tr("Nobody's page is looked at."));
}

MirrorPane::~MirrorPane()
{
    dropView();
}

QToolButton *MirrorPane::makeButton(const char *name, const char *iconName, const QString &text, const QString &explained)
{
    auto *button = new QToolButton;
    button->setObjectName(QLatin1String(name));
    button->setAccessibleName(explained);
    button->setToolTip(explained);
    if (*iconName)
        button->setIcon(icon(QLatin1String(iconName)));
    else
        button->setText(text);
    return button;
}

QWidget *MirrorPane::makeBar()
{
    auto *bar = new QWidget;
    m_fit = makeButton("mirrorFit", "", tr("Fit"), tr("As large as fits"));
    m_full = makeButton("mirrorFull", "", tr("1:1"), tr("As large as the visitor sees it"));
    auto *smaller = makeButton("mirrorSmaller", "", QStringLiteral("−"), tr("Smaller"));
    auto *larger = makeButton("mirrorLarger", "", QStringLiteral("+"), tr("Larger"));
    auto *window = makeButton("mirrorWindow", "computer", {}, tr("In a window of its own, or back"));
    auto *close = makeButton("mirrorClose", "close", {}, tr("Stop looking at the page"));
    for (auto *button : {m_fit, m_full})
        button->setCheckable(true);
    m_fit->setChecked(true);
    connect(m_fit, &QToolButton::clicked, this, [this] { setZoom(std::nullopt); });
    connect(m_full, &QToolButton::clicked, this, [this] { setZoom(1.0); });
    connect(smaller, &QToolButton::clicked, this, [this] { step(0.8); });
    connect(larger, &QToolButton::clicked, this, [this] { step(1.25); });
    connect(window, &QToolButton::clicked, this, &MirrorPane::windowRequested);
    connect(close, &QToolButton::clicked, this, &MirrorPane::closeRequested);
    auto *names = new QVBoxLayout;
    names->setSpacing(2);
    names->addWidget(m_title);
    names->addWidget(m_path);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(space::large, space::medium, space::medium, space::medium);
    row->setSpacing(space::step);
    row->addLayout(names, 1);
    for (auto *button : {m_fit, m_full, smaller, larger, window, close})
        row->addWidget(button);
    return bar;
}

void MirrorPane::changeEvent(QEvent *event)
{
    MirrorSurface::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        update();
}

void MirrorPane::setZoom(std::optional<double> factor)
{
    m_zoom = factor;
    m_fit->setChecked(!factor);
    m_full->setChecked(factor == 1.0);
    if (m_view)
        m_view->setZoom(factor);
}

void MirrorPane::step(double by)
{
    setZoom(std::clamp(m_zoom.value_or(1.0) * by, 0.2, 4.0));
}

void MirrorPane::showNote(const char *iconName, const QString &text)
{
    m_notePicture->setIcon(icon(QLatin1String(iconName), &Theme::muted));
    m_noteText->setText(text);
    m_stack->setCurrentWidget(m_note);
}

void MirrorPane::dropView()
{
    delete m_glass;
    delete std::exchange(m_view, nullptr);
    m_filter.reset();
    m_page = m_batch = 0;
    m_waitsForWhole = true;
    m_drawn = false;
    m_latency = -1;
    m_title->setText(tr("The visitor's page"));
    m_path->setText({});
}

void MirrorPane::begin(protocol::MaskingLevel level)
{
    dropView();
    m_state.reset();
    if (const auto refusal = jailRefusal(QCoreApplication::arguments()); !refusal.isEmpty()) {
        showNote("warning", refusal);
        return updateStatus();
    }
    m_level = level;
    m_filter.emplace(filterLevel(level));
    m_view = new MirrorView;
    m_stack->addWidget(m_view);
    m_view->setZoom(m_zoom);
    connect(m_view, &MirrorView::fellBehind, this, [this] {
        m_waitsForWhole = true;
        Q_EMIT keyframeWanted();
    });
    connect(m_view, &MirrorView::titleChanged, this, [this](const QString &title) { m_title->setText(title.isEmpty() ? tr("The visitor's page") : console::visibleLine(title.toStdString())); });
    connect(m_view, &MirrorView::drawn, this, [this](int milliseconds) {
        m_latency = milliseconds;
        const bool first = !m_drawn;
        m_drawn = m_drawn || !m_waitsForWhole;
        showPage();
        if (first && m_drawn)
            Q_EMIT pageDrawn();
    });
    setState(protocol::MirrorState::Waiting, std::nullopt);
}

void MirrorPane::setAsking()
{
    if (m_view)
        showNote("page", tr("The visitor is asked whether you may see the page."));
}

void MirrorPane::setState(protocol::MirrorState state, std::optional<protocol::MirrorEnd> reason)
{
    using protocol::MirrorEnd, protocol::MirrorState;
    if (state != MirrorState::Ended && !m_view)
        return; // it may not be shown here, and that stands there
    m_state = state;
    switch (state) {
    case MirrorState::Waiting: showNote("clock", tr("Waiting for the visitor's page…")); break;
    case MirrorState::Live:
    case MirrorState::Hidden: showPage(); break;
    case MirrorState::Paused:
        m_waitsForWhole = true;
        m_drawn = false;
        showNote("page", tr("The visitor paused this. It goes on when the visitor says so."));
        break;
    case MirrorState::Ended:
        dropView();
        showNote("page", !reason                              ? tr("The connection was lost, and with it the page.")
                             : *reason == MirrorEnd::Closed      ? tr("The conversation was closed.")
                             : *reason == MirrorEnd::Withdrawn   ? tr("The visitor no longer shows the page.")
                             : *reason == MirrorEnd::SwitchedOff ? tr("Mirroring was switched off for the workspace.")
                                                                 : tr("The conversation is no longer yours."));
        break;
    }
    updateStatus();
}

void MirrorPane::updateStatus()
{
    using protocol::MirrorState;
    m_status->setText(!m_state                              ? QString()
                      : *m_state == MirrorState::Live && m_drawn ? tr("Live · %1 ms").arg(m_latency)
                      : *m_state == MirrorState::Hidden     ? tr("The visitor looks at something else just now")
                      : *m_state == MirrorState::Paused     ? tr("Paused by the visitor")
                      : *m_state == MirrorState::Ended      ? tr("Ended")
                                                            : tr("Waiting for the page"));
}

void MirrorPane::address(const QByteArray &event)
{
    const auto href = QJsonDocument::fromJson(event).object().value(QLatin1String("data")).toObject().value(QLatin1String("href")).toString();
    const QUrl url(href);
    m_path->setText(console::visibleLine(QString(url.host() + url.path()).toStdString()));
}

void MirrorPane::take(quint32 page, quint32 batch, const QByteArray &lines)
{
    if (!m_filter || !m_view)
        return;
    if (page != m_page) {
        m_filter->newPage();
        m_waitsForWhole = true;
    } else if (batch != m_batch + 1 && !m_waitsForWhole) {
        m_waitsForWhole = true;
        Q_EMIT keyframeWanted();
    }
    m_page = page;
    m_batch = batch;
    QByteArray drawn;
    for (const auto &line : lines.split('\n')) {
        const auto event = m_filter->filter(std::string_view(line.constData(), std::size_t(line.size())));
        if (!event)
            continue;
        const auto clean = QByteArray::fromStdString(*event);
        const bool meta = clean.startsWith("{\"type\":4,"), whole = clean.startsWith("{\"type\":2,");
        if (m_waitsForWhole && !meta && !whole)
            continue;
        if (meta)
            address(clean);
        if (whole)
            m_waitsForWhole = false;
        drawn += (drawn.isEmpty() ? "" : "\n") + clean;
    }
    if (drawn.isEmpty())
        return;
    m_view->push(drawn);
}

MirrorGlass *MirrorPane::glass() const
{
    return m_glass;
}

void MirrorPane::setLending(const std::optional<console::Lending> &lending, bool mayAsk)
{
    m_control->setLending(lending, mayAsk && m_state == protocol::MirrorState::Live && m_drawn);
    const bool same = m_lending && lending && m_lending->scope == lending->scope;
    m_lending = lending;
    if (!same || !lending || !protocol::isLent(lending->state))
        delete m_glass;
    coverPage();
}

//! The glass, as long as the mouse is lent and the page can be seen.
void MirrorPane::coverPage()
{
    const bool lent = m_lending && protocol::isLent(m_lending->state);
    if (!lent || !m_view)
        return;
    if (!m_glass) {
        m_glass = new MirrorGlass(*m_view, m_lending->scope);
        connect(m_glass, &MirrorGlass::commandMade, this, [this](protocol::CobrowseCommand command) {
            command.page = m_page;
            Q_EMIT commandMade(command);
        });
        connect(m_glass, &MirrorGlass::refused, this, &MirrorPane::setVerdict);
        connect(m_glass, &MirrorGlass::givenBack, this, &MirrorPane::lendingEnded);
    }
    m_glass->setWaiting(m_lending->state == protocol::CobrowseState::Between || !m_drawn);
}

void MirrorPane::setVerdict(protocol::CobrowseVerdict verdict)
{
    if (const auto said = words::of(verdict); !said.isEmpty())
        m_control->say(said);
}

void MirrorPane::setRefusal(const QString &sentence)
{
    m_control->say(sentence);
    m_control->show();
}

void MirrorPane::takePicture(const QString &hash, const QByteArray &bytes)
{
    if (!m_view || m_level == protocol::MaskingLevel::Private)
        return;
    if (const auto clean = redrawn(bytes); !clean.isEmpty())
        m_view->putPicture(hash, clean);
}

//! The page, once it is drawn; until then the words that say so stay.
void MirrorPane::showPage()
{
    const bool seen = m_state == protocol::MirrorState::Live || m_state == protocol::MirrorState::Hidden;
    if (m_view && m_drawn && seen)
        m_stack->setCurrentWidget(m_view);
    coverPage();
    updateStatus();
}

} // namespace visavis::ui
