// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/room/timelineview.h"

#include "ui/commands/commandtable.h"
#include "ui/room/timelinedelegate.h"
#include "ui/words/words.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QIdentityProxyModel>
#include <QMenu>
#include <QMimeData>
#include <QScrollBar>

namespace visavis::ui {
namespace {

constexpr int nearEnd = 12; //!< pixels

//! \brief The thread's rows in words, for screen readers and for typing ahead.
class TimelineWordsModel final : public QIdentityProxyModel
{
public:
    using QIdentityProxyModel::QIdentityProxyModel;

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override
    {
        if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
            return QIdentityProxyModel::data(index, role);
        const auto row = index.data(console::TimelineModel::RowRole).value<console::TimelineRow>();
        if (row.kind == console::TimelineRow::Kind::Fact)
            return row.note.isEmpty() ? words::fact(row) : QStringList{words::fact(row), row.note}.join(QStringLiteral(": "));
        if (row.kind == console::TimelineRow::Kind::Gap)
            return {};
        const bool whisper = row.event == protocol::EventKind::Whisper;
        const auto author = row.author == protocol::Author::Visitor ? words::visitor({}) : whisper ? words::whisperFrom(row.alias) : row.alias;
        const auto delivery = words::of(row.delivery);
        return QStringList{author, row.text, delivery}.join(QStringLiteral(": "));
    }
};

} // namespace

TimelineView::TimelineView(console::TimelineModel &model, const console::Clock &clock, QWidget *parent)
    : QListView(parent)
    , m_model(model)
    , m_delegate(new TimelineDelegate(clock, this))
{
    setObjectName(QStringLiteral("threadView"));
    setAccessibleName(tr("Thread"));
    auto *texts = new TimelineWordsModel(this);
    texts->setSourceModel(&model);
    setModel(texts);
    setItemDelegate(m_delegate);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // the width of a row does not depend on how many there are
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setMouseTracking(true);
    setResizeMode(Adjust);
    setFrameShape(NoFrame);

    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &TimelineView::scrolled);
    connect(&model, &QAbstractItemModel::modelReset, this, [this] {
        m_atEnd = true;
        m_anchor = QPersistentModelIndex();
        scrollToEnd();
    });
    connect(texts, &QAbstractItemModel::rowsAboutToBeInserted, this, &TimelineView::rememberPlace);
    connect(&model, &QAbstractItemModel::rowsInserted, this, [this] {
        if (m_atEnd)
            Q_EMIT endShown();
    });
}

void TimelineView::scrollToEnd()
{
    m_atEnd = true;
    executeDelayedItemsLayout();
    verticalScrollBar()->setValue(verticalScrollBar()->maximum());
    Q_EMIT endShown();
}

int TimelineView::anchorRow() const
{
    const auto index = indexAt(QPoint(4, 4));
    return index.isValid() ? index.row() : -1;
}

void TimelineView::scrolled(int value)
{
    const bool wasAtEnd = std::exchange(m_atEnd, value >= verticalScrollBar()->maximum() - nearEnd);
    if (m_atEnd && !wasAtEnd)
        Q_EMIT endShown();
    if (value <= verticalScrollBar()->minimum() + viewport()->height() / 2 && m_model.hasOlder() && !m_model.isPaging())
        Q_EMIT olderRequested();
}

//! Not while the scroll bar moves: there rows and bar do not speak of the same layout.
void TimelineView::rememberPlace()
{
    m_anchor = model()->index(anchorRow(), 0);
    m_anchorTop = visualRect(m_anchor).top();
}

void TimelineView::paintEvent(QPaintEvent *event)
{
    QListView::paintEvent(event);
    rememberPlace();
}

void TimelineView::doItemsLayout()
{
    QListView::doItemsLayout();
    keepPlace();
}

void TimelineView::keepPlace()
{
    if (m_atEnd) {
        verticalScrollBar()->setValue(verticalScrollBar()->maximum());
    } else if (m_anchor.isValid()) {
        const int moved = visualRect(m_anchor).top() - m_anchorTop;
        if (moved != 0)
            verticalScrollBar()->setValue(verticalScrollBar()->value() + moved);
    }
}

void TimelineView::resizeEvent(QResizeEvent *event)
{
    m_delegate->setWidth(viewport()->width());
    QListView::resizeEvent(event);
    scheduleDelayedItemsLayout();
    if (m_atEnd)
        scrollToEnd();
}

void TimelineView::changeEvent(QEvent *event)
{
    QListView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange)
        scheduleDelayedItemsLayout();
}

std::optional<console::Link> TimelineView::linkAt(const QPoint &position) const
{
    const auto index = indexAt(position);
    if (!index.isValid())
        return std::nullopt;
    const auto row = index.data(console::TimelineModel::RowRole).value<console::TimelineRow>();
    const auto &layout = m_delegate->layoutOf(index, m_delegate->width(), font(), palette());
    const auto *link = layout.linkAt(position - visualRect(index).topLeft(), row);
    return link ? std::optional(*link) : std::nullopt;
}

void TimelineView::mouseMoveEvent(QMouseEvent *event)
{
    viewport()->setCursor(linkAt(event->pos()) ? Qt::PointingHandCursor : Qt::ArrowCursor);
    QListView::mouseMoveEvent(event);
}

void TimelineView::mouseReleaseEvent(QMouseEvent *event)
{
    QListView::mouseReleaseEvent(event);
    if (event->button() != Qt::LeftButton)
        return;
    if (const auto link = linkAt(event->pos()))
        Q_EMIT linkActivated(*link);
}

void TimelineView::keyPressEvent(QKeyEvent *event)
{
    if (isKey(KeyId::CopyMessage, event->keyCombination()))
        return copySelected();
    if (isKey(KeyId::OpenLink, event->keyCombination())) {
        const auto row = currentIndex().data(console::TimelineModel::RowRole).value<console::TimelineRow>();
        if (!row.links.empty())
            Q_EMIT linkActivated(row.links.front());
        return;
    }
    QListView::keyPressEvent(event);
}

void TimelineView::copySelected() const
{
    auto rows = selectionModel()->selectedIndexes();
    std::sort(rows.begin(), rows.end());
    QStringList texts;
    for (const auto &index : rows)
        texts += index.data(console::TimelineModel::RowRole).value<console::TimelineRow>().verbatim;
    texts.removeAll(QString());
    if (!texts.isEmpty())
        QApplication::clipboard()->setText(texts.join(QLatin1Char('\n')));
}

void TimelineView::contextMenuEvent(QContextMenuEvent *event)
{
    const auto index = event->reason() == QContextMenuEvent::Mouse ? indexAt(event->pos()) : currentIndex();
    if (!index.isValid())
        return;
    if (!selectionModel()->isSelected(index))
        setCurrentIndex(index);
    const auto row = index.data(console::TimelineModel::RowRole).value<console::TimelineRow>();
    QMenu menu(this);
    auto *copy = menu.addAction(tr("Copy"), this, [this] { copySelected(); });
    copy->setEnabled(!row.verbatim.isEmpty());
    if (const auto link = linkAt(event->pos()))
        menu.addAction(tr("Open the link…"), this, [this, link] { Q_EMIT linkActivated(*link); });
    if (row.delivery == console::Delivery::Failed) {
        menu.addAction(tr("Send again"), this, [this, id = row.id] { Q_EMIT retryRequested(id); });
        menu.addAction(tr("Discard"), this, [this, id = row.id] { Q_EMIT discardRequested(id); });
    }
    menu.exec(event->globalPos());
}

} // namespace visavis::ui
