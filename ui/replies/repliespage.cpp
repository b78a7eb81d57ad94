// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/replies/repliespage.h"

#include "console/visibletext.h"
#include "ui/look/card.h"
#include "ui/look/icons.h"
#include "ui/look/plainlabel.h"
#include "ui/look/theme.h"
#include "ui/replies/replydelegate.h"
#include "ui/replies/replydialog.h"
#include "ui/settings/confirmdialog.h"
#include "ui/words/words.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace visavis::ui {
namespace {

constexpr int listWidth = 420;
constexpr int columnWidth = 680;

} // namespace

RepliesPage::RepliesPage(console::Desk &desk, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_search(desk.session().replies())
    , m_field(new QLineEdit)
    , m_list(new QListWidget)
    , m_nothing(new PlainLabel({}, PlainLabel::Scale::Normal, PlainLabel::Tone::Muted))
    , m_new(new QPushButton(tr("New reply")))
    , m_edit(new QPushButton(tr("Edit…")))
    , m_delete(new QPushButton(tr("Delete…")))
    , m_card(makeCard({space::huge, space::large, space::huge, space::large}))
    , m_shortcut(new PlainLabel({}, PlainLabel::Scale::Heading))
    , m_facts(new PlainLabel({}, PlainLabel::Scale::Small, PlainLabel::Tone::Muted))
    , m_text(new PlainLabel)
    , m_choose(new PlainLabel(tr("Choose a reply at the left to read it."), PlainLabel::Scale::Normal, PlainLabel::Tone::Muted))
{
    setObjectName(QStringLiteral("repliesPage"));
    m_new->setObjectName(QStringLiteral("replyNew"));
    m_new->setProperty("primary", true);
    auto *back = new QPushButton(icon(QStringLiteral("back")), tr("Back to the room"));
    back->setObjectName(QStringLiteral("repliesBack"));
    auto *hint = new PlainLabel(tr("Type / in a message to use one."), PlainLabel::Scale::Normal, PlainLabel::Tone::Muted);
    auto *titles = new QVBoxLayout;
    titles->setSpacing(2);
    titles->addWidget(new PlainLabel(tr("Canned replies"), PlainLabel::Scale::Title));
    titles->addWidget(hint);
    auto *head = new QHBoxLayout;
    head->setSpacing(space::small);
    head->addLayout(titles, 1);
    head->addWidget(back);
    head->addWidget(m_new);
    auto *body = new QHBoxLayout;
    body->setSpacing(space::large);
    body->addWidget(makeList());
    body->addWidget(makeDetail(), 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::large, space::large, space::large, space::large);
    layout->setSpacing(space::large);
    layout->addLayout(head);
    layout->addLayout(body, 1);

    connect(back, &QPushButton::clicked, this, &RepliesPage::backRequested);
    connect(m_new, &QPushButton::clicked, this, [this] { edit(std::nullopt); });
    connect(m_edit, &QPushButton::clicked, this, [this] {
        if (const auto *reply = current())
            edit(*reply);
    });
    connect(m_delete, &QPushButton::clicked, this, &RepliesPage::remove);
    connect(m_field, &QLineEdit::textChanged, this, &RepliesPage::fill);
    connect(&m_search, &console::ReplySearch::changed, this, &RepliesPage::fill);
    connect(m_list, &QListWidget::itemSelectionChanged, this, [this] {
        const auto items = m_list->selectedItems();
        if (items.isEmpty())
            return;
        m_current = ReplyDelegate::rowOf(*items.front()).id;
        showCurrent();
    });
    connect(m_list, &QListWidget::itemActivated, this, [this] {
        if (const auto *reply = current(); reply && reply->mayChange)
            edit(*reply);
    });
    fill();
}

QWidget *RepliesPage::makeList()
{
    auto *panel = new QFrame;
    panel->setObjectName(QStringLiteral("listPanel"));
    panel->setFixedWidth(listWidth);
    m_field->setObjectName(QStringLiteral("replySearch"));
    m_field->setPlaceholderText(tr("Search by shortcut, title or text"));
    m_field->setAccessibleName(m_field->placeholderText());
    m_field->setClearButtonEnabled(true);
    m_list->setObjectName(QStringLiteral("replyList"));
    m_list->setAccessibleName(tr("Canned replies"));
    m_list->setItemDelegate(new ReplyDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_nothing->setObjectName(QStringLiteral("repliesNothing"));
    m_nothing->setWrapped(true);
    m_nothing->setAlignment(Qt::AlignCenter);
    auto *nothing = new QVBoxLayout;
    nothing->setContentsMargins(space::large, 0, space::large, 0);
    nothing->addWidget(m_nothing);
    auto *layout = new QVBoxLayout(panel);
    layout->setContentsMargins(space::medium, space::medium, space::medium, space::medium);
    layout->setSpacing(space::small);
    layout->addWidget(m_field);
    layout->addLayout(nothing);
    layout->addWidget(m_list, 1);
    layout->addStretch();
    return panel;
}

QWidget *RepliesPage::makeDetail()
{
    m_shortcut->setObjectName(QStringLiteral("replyName"));
    m_shortcut->setElided(true);
    m_facts->setObjectName(QStringLiteral("replyFacts"));
    m_facts->setElided(true);
    m_text->setObjectName(QStringLiteral("replyWhole"));
    m_text->setWrapped(true);
    m_text->setCopyable(true);
    m_edit->setObjectName(QStringLiteral("replyEdit"));
    m_delete->setObjectName(QStringLiteral("replyDelete"));
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_edit);
    buttons->addWidget(m_delete);
    buttons->addStretch();
    auto *const card = m_card.layout;
    card->addWidget(m_shortcut);
    card->addWidget(m_facts);
    card->addWidget(m_text);
    card->addLayout(buttons);
    auto *column = new QWidget;
    column->setMaximumWidth(columnWidth);
    auto *stack = new QVBoxLayout(column);
    stack->setContentsMargins(0, 0, 0, 0);
    stack->addWidget(m_card.frame);
    stack->addWidget(m_choose);
    stack->addStretch();
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(column);
    return scroll;
}

void RepliesPage::open()
{
    m_desk.session().wantReplies();
    m_field->clear();
    fill();
    m_field->setFocus();
}

const protocol::Reply *RepliesPage::current() const
{
    return m_current ? m_desk.session().replies().reply(*m_current) : nullptr;
}

void RepliesPage::fill()
{
    const auto &store = m_desk.session().replies();
    const auto found = m_search.find(m_field->text().trimmed(), {}, console::ReplySearch::Which::All);
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    for (const auto &row : found) {
        ReplyDelegate::add(*m_list, row);
        if (row.id == m_current)
            m_list->setCurrentRow(m_list->count() - 1);
    }
    const bool mayWrite = m_desk.session().rights().may(protocol::Action::EditOwnReplies) || !store.groups().empty() || store.mayEditWorkspace();
    m_new->setVisible(mayWrite);
    m_list->setVisible(!found.empty());
    m_nothing->setVisible(found.empty());
    if (!store.isComplete())
        m_nothing->setText(tr("Loading the replies…"));
    else if (!m_field->text().trimmed().isEmpty())
        m_nothing->setText(tr("No reply matches."));
    else
        m_nothing->setText(mayWrite ? tr("There are no replies yet. Write what you say often once, and use it with a slash.") : tr("There are no replies yet."));
    showCurrent();
}

void RepliesPage::select(protocol::ReplyId id)
{
    m_current = id;
    m_field->clear();
    fill();
    m_list->setFocus();
}

void RepliesPage::showCurrent()
{
    const auto *reply = current();
    m_card.frame->setVisible(reply != nullptr);
    m_choose->setVisible(!reply && m_list->count() > 0);
    if (!reply)
        return;
    m_shortcut->setText(QLatin1Char('/') + console::visibleLine(reply->is.shortcut));
    console::ReplyRow row;
    row.scope = reply->is.scope;
    row.group = console::visibleLine(reply->groupName.value_or(""));
    QStringList facts{console::visibleLine(reply->is.title.value_or("")), words::owner(row), reply->is.language ? words::language(*reply->is.language) : tr("any language")};
    facts.removeAll(QString());
    m_facts->setText(facts.join(QStringLiteral(" · ")));
    m_text->setText(console::visibleText(reply->is.text));
    m_edit->setVisible(reply->mayChange);
    m_delete->setVisible(reply->mayChange);
}

void RepliesPage::edit(const std::optional<protocol::Reply> &reply)
{
    auto *dialog = new ReplyDialog(m_desk.session(), reply, window());
    connect(dialog, &ReplyDialog::stored, this, &RepliesPage::select);
    dialog->open();
}

void RepliesPage::remove()
{
    const auto *reply = current();
    if (!reply)
        return;
    const auto name = console::visibleLine(reply->is.shortcut);
    const auto group = console::visibleLine(reply->groupName.value_or(""));
    const auto lost = reply->is.scope == protocol::ReplyScope::Own ? tr("It is gone for good. What was sent with it stays.")
        : reply->is.scope == protocol::ReplyScope::Group          ? tr("Everybody in the group %1 loses it. What was sent with it stays.").arg(group)
                                                                  : tr("Everybody in the workspace loses it. What was sent with it stays.");
    auto *dialog = new ConfirmDialog(tr("Delete the reply /%1").arg(name), lost, [this, id = reply->id] { return m_desk.session().deleteReply(id); }, window(), tr("Delete it"));
    dialog->open();
}

} // namespace visavis::ui
