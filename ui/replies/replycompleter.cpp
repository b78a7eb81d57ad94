// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/replies/replycompleter.h"

#include "console/replytext.h"
#include "console/visibletext.h"
#include "ui/look/icons.h"
#include "ui/look/theme.h"
#include "ui/replies/replydelegate.h"

#include <QKeyEvent>
#include <QListWidget>
#include <QPushButton>
#include <QTextBlock>
#include <QVBoxLayout>

namespace visavis::ui {
namespace {

constexpr int mostRows = 6; //!< in sight at once
constexpr int leastWidth = 380;

} // namespace

ReplyCompleter::ReplyCompleter(console::Desk &desk, QPlainTextEdit &field, QWidget *parent)
    : QFrame(parent)
    , m_desk(desk)
    , m_field(field)
    , m_lives(&field)
    , m_search(desk.session().replies())
    , m_list(new QListWidget)
    , m_manage(new QPushButton(icon(QStringLiteral("reply"), &Theme::muted), tr("Manage replies…")))
{
    setObjectName(QStringLiteral("replyPopup"));
    setAccessibleName(tr("Canned replies"));
    m_list->setObjectName(QStringLiteral("replyPopupList"));
    m_list->setAccessibleName(tr("Canned replies"));
    m_list->setItemDelegate(new ReplyDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_manage->setObjectName(QStringLiteral("replyManage"));
    m_manage->setFocusPolicy(Qt::NoFocus);
    m_manage->setCheckable(true); // shows the mark
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::step, space::step, space::step, space::step);
    layout->setSpacing(space::step);
    layout->addWidget(m_list);
    layout->addWidget(m_manage);
    hide();

    m_field.installEventFilter(this);
    connect(&m_field, &QPlainTextEdit::textChanged, this, &ReplyCompleter::update);
    connect(&m_field, &QPlainTextEdit::cursorPositionChanged, this, &ReplyCompleter::update);
    connect(&m_search, &console::ReplySearch::changed, this, &ReplyCompleter::repliesChanged);
    connect(m_list, &QListWidget::itemClicked, this, [this](QListWidgetItem *item) {
        mark(m_list->row(item));
        choose();
    });
    connect(m_manage, &QPushButton::clicked, this, [this] {
        mark(m_list->count());
        choose();
    });
}

void ReplyCompleter::setConversation(std::optional<protocol::ConversationId> conversation)
{
    m_conversation = conversation;
    m_dismissed = -1;
    hide();
}

int ReplyCompleter::slash() const
{
    const auto cursor = m_field.textCursor();
    if (cursor.hasSelection())
        return -1;
    const auto before = cursor.block().text().left(cursor.positionInBlock());
    auto at = before.size();
    while (at > 0 && !before[at - 1].isSpace())
        --at;
    return at < before.size() && before[at] == QLatin1Char('/') ? cursor.block().position() + int(at) : -1;
}

void ReplyCompleter::update()
{
    const int at = m_conversation && m_field.isEnabled() && m_field.hasFocus() && m_desk.session().rights().may(protocol::Action::UseReplies) ? slash() : -1;
    if (at != m_dismissed)
        m_dismissed = -1;
    if (at < 0 || at == m_dismissed)
        return hide();
    m_desk.session().wantReplies();
    const auto typed = m_field.toPlainText().mid(at, m_field.textCursor().position() - at);
    if (isVisible() && typed == m_typed)
        return;
    m_typed = typed;
    fill();
}

void ReplyCompleter::fill()
{
    const auto *header = m_conversation ? m_desk.store().header(*m_conversation) : nullptr;
    const auto language = header ? QString::fromStdString(header->language) : QString();
    const auto found = m_search.find(m_typed.mid(1), language, console::ReplySearch::Which::Usable);
    m_list->clear();
    for (const auto &row : found)
        ReplyDelegate::add(*m_list, row);
    // With nothing to choose from, a lone slash still leads to where replies are made.
    const bool none = m_typed.size() == 1 && m_desk.session().replies().isComplete();
    if (found.empty() && !none)
        return hide();
    m_list->setVisible(!found.empty());
    place();
    show();
    raise();
    mark(!found.empty() && found.front().named ? 0 : -1);
}

//! What is marked stays so while others change the list.
void ReplyCompleter::repliesChanged()
{
    const auto *marked = isVisible() ? m_list->item(m_marked) : nullptr;
    const auto id = marked ? std::optional(ReplyDelegate::rowOf(*marked).id) : std::nullopt;
    m_typed = QString();
    update();
    for (int row = 0; id && isVisible() && row < m_list->count(); ++row) {
        if (ReplyDelegate::rowOf(*m_list->item(row)).id == *id)
            mark(row);
    }
}

void ReplyCompleter::place()
{
    auto *window = m_field.window();
    if (parentWidget() != window)
        setParent(window);
    const auto field = QRect(m_field.mapTo(window, QPoint()), m_field.size());
    const int row = ReplyDelegate::height(m_list->fontMetrics());
    m_list->setFixedHeight(std::min(m_list->count(), mostRows) * row); // the style sheet leaves it no frame
    layout()->activate();
    const int height = std::min(sizeHint().height(), field.top() - space::small);
    const int width = std::min(std::max(field.width(), leastWidth), window->width() - 2 * space::small);
    setGeometry(std::min(field.left(), window->width() - width - space::small), field.top() - height - space::step, width, height);
}

void ReplyCompleter::dismiss()
{
    m_dismissed = slash();
    hide();
}

void ReplyCompleter::mark(int row)
{
    m_marked = row;
    m_list->setCurrentRow(row < m_list->count() ? row : -1);
    if (row < 0 || row == m_list->count())
        m_list->clearSelection();
    m_manage->setChecked(row == m_list->count());
    tellMarked();
}

void ReplyCompleter::step(int by)
{
    const int rows = m_list->count() + 1;
    if (m_marked < 0)
        return mark(by > 0 ? 0 : rows - 1);
    if (by == 1 || by == -1)
        return mark((m_marked + by + rows) % rows);
    mark(std::clamp(m_marked + by, 0, rows - 1));
}

//! The field keeps the focus: a screen reader hears of the mark as of the field's description.
void ReplyCompleter::tellMarked()
{
    QString heard;
    if (isVisible() && m_marked == m_list->count())
        heard = m_manage->text();
    else if (isVisible() && m_marked >= 0)
        heard = tr("Reply %1 of %2: %3", "place, count, the reply").arg(QString::number(m_marked + 1), QString::number(m_list->count()), m_list->item(m_marked)->text());
    else if (isVisible())
        heard = tr("%n canned reply(ies) below", nullptr, m_list->count());
    m_field.setAccessibleDescription(heard);
}

void ReplyCompleter::choose()
{
    const int at = slash();
    if (m_marked < 0 || at < 0)
        return;
    const bool manage = m_marked == m_list->count();
    const auto *reply = manage ? nullptr : m_desk.session().replies().reply(ReplyDelegate::rowOf(*m_list->item(m_marked)).id);
    const auto *header = m_conversation ? m_desk.store().header(*m_conversation) : nullptr;
    if (!manage && (!reply || !header))
        return;
    QString text;
    if (reply) {
        const auto *thread = m_desk.store().thread(*m_conversation);
        text = console::filled(console::verbatimText(reply->is.text), console::replyFacts(*header, thread ? thread->card : std::nullopt, m_desk.session().self()));
    }
    auto cursor = m_field.textCursor();
    cursor.beginEditBlock(); // one step to undo
    cursor.setPosition(at, QTextCursor::KeepAnchor);
    cursor.insertText(text);
    cursor.endEditBlock();
    m_field.setTextCursor(cursor);
    hide();
    if (manage)
        Q_EMIT manageRequested();
}

bool ReplyCompleter::handle(const QKeyEvent &key)
{
    if (key.modifiers() & (Qt::ShiftModifier | Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier))
        return false;
    switch (key.key()) {
    case Qt::Key_Down: step(1); return true;
    case Qt::Key_Up: step(-1); return true;
    case Qt::Key_PageDown: step(mostRows); return true;
    case Qt::Key_PageUp: step(-mostRows); return true;
    case Qt::Key_Escape: dismiss(); return true;
    case Qt::Key_Tab:
        if (m_marked < 0)
            mark(0);
        choose();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_marked < 0) {
            hide();
            return false;
        }
        choose();
        return true;
    default: return false;
    }
}

void ReplyCompleter::hideEvent(QHideEvent *event)
{
    QFrame::hideEvent(event);
    if (m_lives)
        m_field.setAccessibleDescription({});
}

bool ReplyCompleter::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::FocusIn:
        m_typed = QString();
        QMetaObject::invokeMethod(this, &ReplyCompleter::update, Qt::QueuedConnection);
        break;
    case QEvent::FocusOut:
    case QEvent::Hide:
    case QEvent::EnabledChange: hide(); break;
    case QEvent::Move:
    case QEvent::Resize:
        if (isVisible())
            place();
        break;
    case QEvent::ShortcutOverride:
        if (isVisible() && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
            event->accept();
            return true;
        }
        break;
    case QEvent::KeyPress:
        if (isVisible() && handle(*static_cast<QKeyEvent *>(event)))
            return true;
        break;
    default: break;
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace visavis::ui
