// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/room/visitorcard.h"

#include "console/visibletext.h"
#include "ui/look/icons.h"
#include "ui/look/plainlabel.h"
#include "ui/look/theme.h"
#include "ui/words/words.h"

#include <QEvent>
#include <QGridLayout>
#include <QLocale>
#include <QScrollArea>
#include <QVBoxLayout>

namespace visavis::ui {
namespace {

const char *iconOf(protocol::Purpose purpose)
{
    constexpr const char *names[] = {"text", "typing", "page", "control"};
    return names[std::size_t(purpose)];
}

QString dateTime(protocol::Time time)
{
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count()), QLocale::ShortFormat);
}

} // namespace

ConsentBadge::ConsentBadge(protocol::Purpose purpose, QWidget *parent)
    : QFrame(parent)
    , m_purpose(purpose)
    , m_picture(new Picture(icon(QLatin1String(iconOf(purpose))), 20))
    , m_name(new PlainLabel(words::of(purpose), PlainLabel::Scale::Strong))
    , m_words(new PlainLabel({}, PlainLabel::Scale::Small))
{
    setObjectName(QStringLiteral("consentBadge"));
    auto *layout = new QGridLayout(this);
    layout->setContentsMargins(10, 6, 10, 6);
    layout->setHorizontalSpacing(space::small);
    layout->setVerticalSpacing(0);
    layout->addWidget(m_picture, 0, 0, 2, 1);
    layout->addWidget(m_name, 0, 1);
    layout->addWidget(m_words, 1, 1);
    m_words->setWrapped(true);
    layout->setColumnStretch(1, 1);
    paint();
}

void ConsentBadge::setState(protocol::ConsentState state)
{
    if (std::exchange(m_state, state) != state)
        paint();
}

void ConsentBadge::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        paint();
}

void ConsentBadge::paint()
{
    const auto &theme = Theme::of(palette());
    const bool given = m_state == protocol::ConsentState::Given || m_state == protocol::ConsentState::NotRequired;
    const bool denied = m_state == protocol::ConsentState::Refused || m_state == protocol::ConsentState::Withdrawn;
    const auto ground = given ? theme.goodSoft : denied ? theme.dangerSoft : theme.raised;
    const auto ink = given ? theme.good : denied ? theme.danger : theme.muted;
    m_picture->setIcon(icon(QLatin1String(iconOf(m_purpose)), given ? &Theme::good : denied ? &Theme::danger : &Theme::muted));
    m_words->setText(words::of(m_state));
    const auto sheet = QStringLiteral("QFrame#consentBadge { background: %1; border-radius: 8px; } QLabel { color: %2; }").arg(ground.name(), ink.name());
    if (styleSheet() != sheet)
        setStyleSheet(sheet);
    setAccessibleName(tr("%1: %2", "consent, state").arg(words::of(m_purpose), words::of(m_state)));
}

VisitorCard::VisitorCard(const console::ConversationStore &store, QWidget *parent)
    : QFrame(parent)
    , m_store(store)
    , m_content(new QWidget)
    , m_name(new PlainLabel({}, PlainLabel::Scale::Heading))
    , m_presence(new PlainLabel({}, PlainLabel::Scale::Normal, PlainLabel::Tone::Muted))
{
    setObjectName(QStringLiteral("cardPanel"));
    m_content->setObjectName(QStringLiteral("visitorCard"));
    m_content->setAccessibleName(tr("The visitor"));
    m_name->setObjectName(QStringLiteral("cardName"));
    m_name->setWrapped(true);
    m_presence->setObjectName(QStringLiteral("cardPresence"));

    auto *layout = new QVBoxLayout(m_content);
    layout->setContentsMargins(space::large, space::large, space::large, space::large);
    layout->setSpacing(space::step);
    layout->addWidget(m_name);
    layout->addWidget(m_presence);
    layout->addSpacing(space::medium);
    layout->addWidget(new PlainLabel(tr("Consent"), PlainLabel::Scale::Strong));
    auto *badges = new QWidget;
    badges->setObjectName(QStringLiteral("consentBadges"));
    auto *grid = new QGridLayout(badges);
    grid->setContentsMargins(0, space::step, 0, 0);
    grid->setSpacing(space::small);
    int place = 0;
    for (const auto purpose : {protocol::Purpose::Chat, protocol::Purpose::Preview, protocol::Purpose::Mirroring, protocol::Purpose::Cobrowsing}) {
        auto *badge = new ConsentBadge(purpose);
        m_badges[purpose] = badge;
        grid->addWidget(badge, place / 2, place % 2);
        ++place;
    }
    layout->addWidget(badges);
    layout->addSpacing(space::medium);
    m_email = addRow(layout, "cardEmail", tr("E-mail"));
    m_phone = addRow(layout, "cardPhone", tr("Phone"));
    m_before = addRow(layout, "cardConversations", tr("Conversations"));
    m_site = addRow(layout, "cardSite", tr("Site"));
    m_group = addRow(layout, "cardGroup", tr("Group"));
    m_language = addRow(layout, "cardLanguage", tr("Language"));
    m_opened = addRow(layout, "cardOpened", tr("Began"));
    layout->addStretch();
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto *scroll = new QScrollArea;
    scroll->setObjectName(QStringLiteral("cardScroll"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus); // Page Up and Page Down belong to the thread
    scroll->setWidget(m_content);
    m_content->setMinimumWidth(1); // in a narrow window it is squeezed, never cut off at the side
    scroll->viewport()->setAutoFillBackground(false);
    m_content->setAutoFillBackground(false);
    outer->addWidget(scroll);

    const auto mine = [this](protocol::ConversationId id) {
        if (id == m_conversation)
            update();
    };
    connect(&store, &console::ConversationStore::conversationChanged, this, mine);
    connect(&store, &console::ConversationStore::cardChanged, this, mine);
    connect(&store, &console::ConversationStore::threadReset, this, mine);
    connect(&store, &console::ConversationStore::conversationRemoved, this, mine);
    connect(&store, &console::ConversationStore::conversationsReset, this, &VisitorCard::update);
    update();
}

VisitorCard::Row VisitorCard::addRow(QVBoxLayout *layout, const char *objectName, const QString &name)
{
    Row row{new PlainLabel(name, PlainLabel::Scale::Small, PlainLabel::Tone::Muted), new PlainLabel};
    row.value->setObjectName(QLatin1String(objectName));
    row.value->setWrapped(true);
    row.value->setCopyable(true);
    row.name->setBuddy(row.value);
    layout->addWidget(row.name);
    layout->addWidget(row.value);
    layout->addSpacing(space::step);
    return row;
}

void VisitorCard::setConversation(std::optional<protocol::ConversationId> conversation)
{
    m_conversation = conversation;
    update();
}

void VisitorCard::update()
{
    const auto *header = m_conversation ? m_store.header(*m_conversation) : nullptr;
    m_content->setVisible(header != nullptr);
    if (!header)
        return;
    const auto *thread = m_store.thread(*m_conversation);
    const auto card = thread && thread->card ? *thread->card : protocol::Card();
    const auto set = [](const Row &row, const QString &value) {
        row.value->setText(value);
        row.name->setVisible(!value.isEmpty());
        row.value->setVisible(!value.isEmpty());
    };
    m_name->setText(words::visitor(console::visibleLine(header->visitorName)));
    m_presence->setText(header->status == protocol::Status::Closed ? words::of(header->status)
                            : header->visitorOnline                ? tr("On the site now")
                                                                   : tr("Not on the site now"));
    for (const auto &[purpose, badge] : m_badges)
        badge->setState(header->consent.of(purpose));
    set(m_email, console::visibleLine(card.email.value_or("")));
    set(m_phone, console::visibleLine(card.phone.value_or("")));
    set(m_before, card.conversations > 0 ? QLocale().toString(qulonglong(card.conversations)) : QString());
    set(m_site, console::visibleLine(header->siteName));
    set(m_group, console::visibleLine(header->group));
    set(m_language, words::language(header->language));
    set(m_opened, dateTime(header->openedAt));
}

} // namespace visavis::ui
