// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/room/threadpanel.h"

#include "console/visibletext.h"
#include "ui/commands/commands.h"
#include "ui/look/icons.h"
#include "ui/look/plainlabel.h"
#include "ui/look/theme.h"
#include "ui/room/closedialog.h"
#include "ui/room/composer.h"
#include "ui/room/linkdialog.h"
#include "ui/room/lookdoor.h"
#include "ui/room/lookstrip.h"
#include "ui/room/timelineview.h"
#include "ui/room/transferdialog.h"
#include "ui/room/whispercomposer.h"
#include "ui/words/errorwords.h"
#include "ui/words/words.h"

#include <QApplication>
#include <QDesktopServices>
#include <QHBoxLayout>
#include <QPushButton>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>
#include <QWindow>

namespace visavis::ui {
namespace {

constexpr int roomForWords = 520; //!< below, the name of the visitor needs the place that the buttons' words take

QPushButton *makeButton(const char *name, const char *iconName, const QString &text)
{
    auto *button = new QPushButton(icon(QLatin1String(iconName)), text);
    button->setObjectName(QLatin1String(name));
    button->setProperty("words", text);
    button->setAccessibleName(QString(text).remove(QLatin1Char('&')));
    return button;
}

} // namespace

ThreadPanel::ThreadPanel(console::Desk &desk, Commands &commands, QWidget *parent)
    : QFrame(parent)
    , m_desk(desk)
    , m_model(desk.store())
    , m_stack(new QStackedWidget)
    , m_body(new QWidget)
    , m_trouble(new PlainLabel({}, PlainLabel::Scale::Normal, PlainLabel::Tone::Danger))
    , m_loading(new PlainLabel(tr("Loading the conversation…"), PlainLabel::Scale::Normal, PlainLabel::Tone::Muted))
    , m_view(new TimelineView(m_model, desk.clock()))
    , m_composer(new Composer(desk))
    , m_lookStrip(new LookStrip)
    , m_lookDoor(new LookDoor)
    , m_whisper(new WhisperComposer(desk))
{
    setObjectName(QStringLiteral("threadPanel"));
    m_empty = makeEmpty();
    m_trouble->setObjectName(QStringLiteral("threadTrouble"));
    m_trouble->setWrapped(true);
    m_trouble->setContentsMargins(space::large, 0, space::large, 0);
    m_trouble->hide();
    m_loading->setAlignment(Qt::AlignCenter);
    auto *body = new QVBoxLayout(m_body);
    body->setContentsMargins(0, 0, 0, 0);
    body->setSpacing(0);
    body->addWidget(makeHead());
    body->addWidget(m_lookStrip);
    body->addWidget(makeOffer());
    body->addWidget(m_trouble);
    body->addWidget(m_loading);
    body->addWidget(m_lookDoor, 1);
    body->addWidget(m_view, 1);
    body->addWidget(makePreview());
    body->addWidget(m_composer);
    body->addWidget(m_whisper);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_body);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->addWidget(m_stack);

    connect(m_lookDoor, &LookDoor::lookRequested, this, &ThreadPanel::enter);
    connect(m_lookStrip, &LookStrip::whisperRequested, m_whisper, &WhisperComposer::takeFocus);
    connect(m_lookStrip, &LookStrip::takeOverRequested, this, &ThreadPanel::takeOver);
    connect(m_lookStrip, &LookStrip::leaveRequested, this, [this] { m_desk.session().leaveLook(); });
    connect(m_view, &TimelineView::olderRequested, this, [this] {
        if (m_conversation)
            m_desk.session().pageOlder(*m_conversation);
    });
    connect(m_view, &TimelineView::endShown, this, &ThreadPanel::markSeen);
    connect(m_view, &TimelineView::linkActivated, this, &ThreadPanel::openLink);
    connect(m_view, &TimelineView::retryRequested, this, [this](const protocol::EventId &id) { m_desk.session().retry(*m_conversation, id); });
    connect(m_view, &TimelineView::discardRequested, this, [this](const protocol::EventId &id) { m_desk.session().discard(*m_conversation, id); });
    connect(&m_model, &console::TimelineModel::stateChanged, this, [this] { m_loading->setVisible(m_model.isLoading()); });
    const auto mine = [this](protocol::ConversationId id) {
        if (id == m_conversation)
            update();
    };
    connect(&desk.store(), &console::ConversationStore::conversationChanged, this, mine);
    connect(&desk.store(), &console::ConversationStore::conversationsReset, this, &ThreadPanel::update);
    connect(&desk.previews(), &console::PreviewState::changed, this, [this](const protocol::ConversationId &id) {
        if (id == m_conversation)
            updatePreview();
    });
    connect(&desk.store(), &console::ConversationStore::typingChanged, this, [this](const protocol::ConversationId &id) {
        if (id == m_conversation)
            updatePreview();
    });
    connect(&desk.session(), &console::Session::selfChanged, this, &ThreadPanel::update);
    connect(&desk.backend(), &console::BackendProcess::stateChanged, this, &ThreadPanel::updateEmpty);
    connect(&desk, &console::Desk::stageChanged, this, &ThreadPanel::updateEmpty);
    connect(qApp, &QApplication::focusWindowChanged, this, &ThreadPanel::markSeen);
    connect(m_composer, &Composer::repliesRequested, this, [&commands] { commands.run(CommandId::Replies); });
    commands.bind(CommandId::Take, this, [this] { take(); }, [this] { return m_take->isVisible(); });
    commands.bind(CommandId::Transfer, this, [this] { transfer(); }, [this] { return m_transfer->isVisible(); });
    commands.bind(CommandId::Close, this, [this] { close(); }, [this] { return m_close->isVisible(); });
    update();
    updateEmpty();
}

QWidget *ThreadPanel::makeHead()
{
    auto *head = new QWidget;
    m_name = new PlainLabel({}, PlainLabel::Scale::Heading);
    m_name->setObjectName(QStringLiteral("threadName"));
    m_name->setElided(true);
    m_facts = new PlainLabel({}, PlainLabel::Scale::Small, PlainLabel::Tone::Muted);
    m_facts->setObjectName(QStringLiteral("threadFacts"));
    m_facts->setElided(true);
    m_take = makeButton("takeButton", "take", tr("&Take"));
    m_take->setProperty("primary", true);
    m_take->setIcon(icon(QStringLiteral("take"), &Theme::onAccent));
    m_mirror = makeButton("mirrorButton", "page", tr("&Page"));
    m_mirror->setToolTip(tr("See the page that the visitor sees"));
    m_mirror->setCheckable(true);
    m_mirror->hide();
    m_transfer = makeButton("transferButton", "transfer", tr("T&ransfer…"));
    m_close = makeButton("closeButton", "done", tr("&Close…"));
    connect(m_take, &QPushButton::clicked, this, &ThreadPanel::take);
    connect(m_mirror, &QPushButton::clicked, this, [this] {
        if (m_conversation)
            Q_EMIT mirrorRequested(*m_conversation);
    });
    connect(m_transfer, &QPushButton::clicked, this, &ThreadPanel::transfer);
    connect(m_close, &QPushButton::clicked, this, &ThreadPanel::close);
    auto *names = new QVBoxLayout;
    names->setSpacing(2);
    names->addWidget(m_name);
    names->addWidget(m_facts);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(space::large, space::medium, space::medium, space::medium);
    row->setSpacing(space::small);
    row->addLayout(names, 1);
    row->addWidget(m_take);
    row->addWidget(m_mirror);
    row->addWidget(m_transfer);
    row->addWidget(m_close);
    return head;
}

QWidget *ThreadPanel::makeOffer()
{
    m_offer = new QFrame;
    m_offer->setObjectName(QStringLiteral("offerStrip"));
    m_offerText = new PlainLabel;
    m_offerText->setObjectName(QStringLiteral("offerText"));
    m_offerText->setWrapped(true);
    auto *accept = makeButton("acceptButton", "done", tr("Accept"));
    auto *decline = makeButton("declineButton", "close", tr("Decline"));
    connect(accept, &QPushButton::clicked, this, [this] { answer(true); });
    connect(decline, &QPushButton::clicked, this, [this] { answer(false); });
    auto *row = new QHBoxLayout(m_offer);
    row->addWidget(m_offerText, 1);
    row->addWidget(accept);
    row->addWidget(decline);
    auto *outer = new QWidget;
    auto *layout = new QVBoxLayout(outer);
    layout->setContentsMargins(space::medium, 0, space::medium, 0);
    layout->addWidget(m_offer);
    return outer;
}

QWidget *ThreadPanel::makePreview()
{
    m_preview = new QFrame;
    m_preview->setObjectName(QStringLiteral("previewBubble"));
    auto *mark = new PlainLabel(tr("The visitor is typing this. It is not sent yet."), PlainLabel::Scale::Small, PlainLabel::Tone::Accent);
    m_previewText = new PlainLabel;
    m_previewText->setObjectName(QStringLiteral("previewText"));
    m_previewText->setWrapped(true);
    auto *inner = new QVBoxLayout(m_preview);
    inner->setContentsMargins(space::medium, space::small, space::medium, space::small);
    inner->setSpacing(2);
    inner->addWidget(mark);
    inner->addWidget(m_previewText);
    auto *outer = new QWidget;
    auto *layout = new QHBoxLayout(outer);
    layout->setContentsMargins(space::large, space::step, space::large, 0);
    layout->addWidget(m_preview);
    return outer;
}

QWidget *ThreadPanel::makeEmpty()
{
    auto *empty = new QWidget;
    auto *picture = new Picture(icon(QStringLiteral("text"), &Theme::line), 72);
    m_emptyText = new PlainLabel({}, PlainLabel::Scale::Normal, PlainLabel::Tone::Muted);
    m_emptyText->setObjectName(QStringLiteral("threadEmpty"));
    m_emptyText->setWrapped(true);
    m_emptyText->setAlignment(Qt::AlignHCenter);
    m_shop = new QPushButton(icon(QStringLiteral("shop")), tr("Open the sample shop"));
    m_shop->setObjectName(QStringLiteral("shopButton"));
    connect(m_shop, &QPushButton::clicked, this, [this] { QDesktopServices::openUrl(m_desk.backend().shop()); });
    auto *layout = new QVBoxLayout(empty);
    layout->setContentsMargins(space::huge * 2, 0, space::huge * 2, 0);
    layout->setSpacing(space::large);
    layout->addStretch();
    layout->addWidget(picture, 0, Qt::AlignHCenter);
    layout->addWidget(m_emptyText);
    layout->addWidget(m_shop, 0, Qt::AlignHCenter);
    layout->addStretch();
    return empty;
}

void ThreadPanel::updateEmpty()
{
    const bool shop = m_desk.isLocal() && !m_desk.backend().shop().isEmpty();
    m_shop->setVisible(shop);
    m_emptyText->setText(shop ? tr("Choose a conversation on the left. To try it as a visitor, open the sample shop in a browser and start a chat there.")
                              : tr("Choose a conversation on the left."));
}

void ThreadPanel::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    for (auto *button : {m_take, m_mirror, m_transfer, m_close}) {
        const bool words = width() >= roomForWords || button == m_take;
        button->setText(words ? button->property("words").toString() : QString());
        const auto explained = words ? QString() : button->accessibleName();
        if (button != m_mirror)
            button->setToolTip(explained);
    }
}

void ThreadPanel::setConversation(std::optional<protocol::ConversationId> conversation)
{
    if (m_conversation == conversation)
        return;
    m_conversation = conversation;
    m_trouble->hide();
    m_desk.session().view(conversation);
    m_model.setConversation(conversation);
    m_composer->setConversation(conversation);
    m_whisper->setConversation(conversation);
    update();
}

void ThreadPanel::offerMirror(bool possible, bool on)
{
    m_mirror->setVisible(possible || on);
    m_mirror->setChecked(on);
}

void ThreadPanel::focusComposer()
{
    if (m_whisper->isVisibleTo(this))
        m_whisper->takeFocus();
    else
        m_composer->takeFocus();
}

bool ThreadPanel::isMine(const protocol::Header &header) const
{
    return header.status == protocol::Status::Assigned && header.assignee && header.assignee->id == m_desk.session().self().id;
}

void ThreadPanel::update()
{
    const auto *header = m_conversation ? m_desk.store().header(*m_conversation) : nullptr;
    m_stack->setCurrentWidget(header ? m_body : m_empty);
    if (!header)
        return;
    updateHead(*header);
    updateOffer(*header);
    updatePreview();
    m_loading->setVisible(m_model.isLoading());
    m_composer->setBlockedBy(blockedBy(*header));
    updateLooking(*header);
}

void ThreadPanel::updateHead(const protocol::Header &header)
{
    using protocol::Action;
    m_name->setText(words::visitor(console::visibleLine(header.visitorName)));
    QStringList facts{console::visibleLine(header.siteName), console::visibleLine(header.group), words::of(header.status)};
    if (header.assignee && !isMine(header))
        facts += console::visibleLine(header.assignee->alias);
    facts += header.visitorOnline ? tr("on the site now") : tr("not on the site now");
    facts.removeAll(QString());
    m_facts->setText(facts.join(QStringLiteral(" · ")));
    const auto &rights = m_desk.session().rights();
    m_take->setVisible(header.status == protocol::Status::Waiting && rights.may(Action::Take));
    m_transfer->setVisible(isMine(header) && !header.offer && rights.may(Action::Transfer));
    m_close->setVisible(isMine(header) && rights.may(Action::Close));
}

void ThreadPanel::updateOffer(const protocol::Header &header)
{
    m_offer->setVisible(header.offer && header.offer->toMe);
    if (!m_offer->isVisibleTo(this))
        return;
    const auto from = console::visibleLine(header.offer->from);
    const auto note = console::visibleText(header.offer->note.value_or(""));
    m_offerText->setText(note.isEmpty() ? tr("%1 offers you this conversation.").arg(from) : tr("%1 offers you this conversation:\n%2").arg(from, note));
}

void ThreadPanel::updatePreview()
{
    const auto text = m_conversation ? m_desk.previews().text(*m_conversation) : QString();
    m_preview->setVisible(!text.isEmpty());
    m_previewText->setText(text);
    if (m_view->isAtEnd())
        QTimer::singleShot(0, m_view, &TimelineView::scrollToEnd);
}

QString ThreadPanel::blockedBy(const protocol::Header &header) const
{
    if (isMine(header))
        return {};
    switch (header.status) {
    case protocol::Status::Waiting: return tr("Take the conversation to answer.");
    case protocol::Status::Closed: return tr("The conversation is closed. It opens again when the visitor writes.");
    case protocol::Status::Assigned: break;
    }
    return header.offer && header.offer->toMe ? tr("Accept the conversation to answer.") : tr("Somebody else answers here.");
}

void ThreadPanel::markSeen()
{
    if (m_conversation && m_view->isAtEnd() && window()->isActiveWindow() && isVisible() && m_model.lastSeq() > 0)
        m_desk.session().seen(*m_conversation, m_model.lastSeq());
}

void ThreadPanel::report(const console::Result<void> &result)
{
    m_trouble->setVisible(!result);
    if (!result)
        m_trouble->setText(sentence(result.error()));
}

void ThreadPanel::take()
{
    m_desk.session().take(*m_conversation).then(this, [this](const console::Result<void> &result) {
        report(result);
        if (result)
            focusComposer();
    });
}

void ThreadPanel::answer(bool accept)
{
    const auto *header = m_desk.store().header(*m_conversation);
    if (!header || !header->offer)
        return;
    m_desk.session().answerTransfer(*m_conversation, header->offer->id, accept).then(this, [this](const console::Result<void> &result) { report(result); });
}

void ThreadPanel::transfer()
{
    auto *dialog = new TransferDialog(m_desk, *m_conversation, window());
    dialog->open();
}

void ThreadPanel::close()
{
    auto *dialog = new CloseDialog(m_desk, *m_conversation, window());
    dialog->open();
}

void ThreadPanel::openLink(const console::Link &link)
{
    auto *dialog = new LinkDialog(link, window());
    dialog->open();
}

} // namespace visavis::ui
