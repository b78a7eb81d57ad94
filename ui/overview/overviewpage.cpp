// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/overviewpage.h"

#include "ui/look/card.h"
#include "ui/look/icons.h"
#include "ui/look/patientview.h"
#include "ui/look/plainlabel.h"
#include "ui/look/theme.h"
#include "ui/overview/groupdelegate.h"
#include "ui/overview/livedelegate.h"
#include "ui/overview/persondelegate.h"
#include "ui/overview/spokenmodel.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QHideEvent>
#include <QListView>
#include <QPushButton>
#include <QScrollBar>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace visavis::ui {
namespace {

using console::ConversationListModel;
using console::ConversationRow;

QListView *makeList(const char *name, const QString &accessible, QStyledItemDelegate *delegate)
{
    auto *list = new PatientView;
    list->setObjectName(QLatin1String(name));
    list->setAccessibleName(accessible);
    list->setItemDelegate(delegate);
    delegate->setParent(list);
    list->setUniformItemSizes(true);
    list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    list->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    list->setMouseTracking(true);
    list->setFrameShape(QFrame::NoFrame);
    return list;
}

protocol::ConversationId conversationOf(const QModelIndex &index)
{
    return index.data(ConversationListModel::RowRole).value<ConversationRow>().id;
}

} // namespace

OverviewPage::OverviewPage(console::Desk &desk, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_people(desk.session().overview())
    , m_groups(desk.session().overview())
    , m_waiting(desk.conversations(), console::RoomFilter::Part::Waiting)
    , m_assigned(desk.conversations())
    , m_everybody(new QPushButton(tr("Show everybody's")))
{
    setObjectName(QStringLiteral("overviewPage"));
    auto *back = new QPushButton(icon(QStringLiteral("back")), tr("Back to the room"));
    back->setObjectName(QStringLiteral("overviewBack"));
    connect(back, &QPushButton::clicked, this, &OverviewPage::backRequested);
    m_everybody->setObjectName(QStringLiteral("overviewEverybody"));
    m_everybody->setProperty("small", true);
    m_everybody->hide();

    auto *tile = new GroupDelegate(desk.clock());
    m_tiles = makeList("overviewGroups", tr("Groups"), tile);
    m_tiles->setProperty("bare", true);
    m_tiles->setFlow(QListView::LeftToRight);
    m_tiles->setWrapping(false);
    m_tiles->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_tiles->setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    m_tiles->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_tiles->setModel(new SpokenModel(m_groups, [tile](const QModelIndex &index) { return tile->sentence(index.data(console::OverviewGroups::RowRole).value<console::OverviewGroupRow>()); }, this));

    m_peoplePane = makePane("overviewPeople", tr("People"), new PersonDelegate);
    auto *waiting = new LiveDelegate(desk.clock()), *assigned = new LiveDelegate(desk.clock());
    m_waitingPane = makePane("overviewWaiting", tr("Waiting"), waiting);
    m_assignedPane = makePane("overviewAssigned", tr("In conversation"), assigned, m_everybody);
    m_peoplePane.list->setModel(new SpokenModel(m_people, [](const QModelIndex &index) { return PersonDelegate::sentence(index.data(console::OverviewModel::RowRole).value<console::OverviewRow>()); }, this));
    const auto spoken = [](const LiveDelegate *delegate) {
        return [delegate](const QModelIndex &index) { return delegate->sentence(index.data(ConversationListModel::RowRole).value<ConversationRow>()); };
    };
    m_waitingPane.list->setModel(new SpokenModel(m_waiting, spoken(waiting), this));
    m_assignedPane.list->setModel(new SpokenModel(m_assigned, spoken(assigned), this));

    auto *head = new QHBoxLayout;
    head->addWidget(new PlainLabel(tr("Live overview"), PlainLabel::Scale::Title), 1);
    head->addWidget(back);
    auto *right = new QVBoxLayout;
    right->setSpacing(space::medium);
    right->addWidget(m_waitingPane.frame, 2);
    right->addWidget(m_assignedPane.frame, 3);
    auto *columns = new QHBoxLayout;
    columns->setSpacing(space::medium);
    columns->addWidget(m_peoplePane.frame, 5);
    columns->addLayout(right, 6);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::huge, space::large, space::huge, space::large);
    layout->setSpacing(space::medium);
    layout->addLayout(head);
    layout->addWidget(m_tiles);
    layout->addLayout(columns, 1);

    for (auto *list : {m_waitingPane.list, m_assignedPane.list})
        connect(list, &QListView::activated, this, [this](const QModelIndex &index) { Q_EMIT conversationChosen(conversationOf(index)); });
    connect(m_peoplePane.list->selectionModel(), &QItemSelectionModel::currentChanged, this, &OverviewPage::choosePerson);
    connect(m_peoplePane.list, &QListView::activated, m_assignedPane.list, qOverload<>(&QWidget::setFocus));
    connect(m_everybody, &QPushButton::clicked, this, [this] {
        m_peoplePane.list->setFocus(); // the button goes
        m_peoplePane.list->selectionModel()->clear();
    });
    connect(&desk.session().overview(), &console::OverviewStore::changed, this, &OverviewPage::update);
    connect(&m_waiting, &console::RoomFilter::countChanged, this, &OverviewPage::update);
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&m_assigned, signal, this, &OverviewPage::update);
    connect(&m_assigned, &QAbstractItemModel::modelReset, this, &OverviewPage::update);
    m_second.setInterval(1000);
    for (auto *list : {m_tiles, m_waitingPane.list, m_assignedPane.list})
        connect(&m_second, &QTimer::timeout, list->viewport(), qOverload<>(&QWidget::update));
    update();
}

OverviewPage::Pane OverviewPage::makePane(const char *name, const QString &title, QStyledItemDelegate *delegate, QWidget *beside)
{
    Pane pane;
    const auto [frame, layout] = makeCard({space::small, space::medium, space::small, space::small}, space::small);
    pane.frame = frame;
    pane.title = new PlainLabel(title, PlainLabel::Scale::Heading);
    pane.title->setObjectName(QLatin1String(name) + QStringLiteral("Title"));
    pane.title->setElided(true);
    pane.empty = new PlainLabel({}, PlainLabel::Scale::Normal, PlainLabel::Tone::Muted);
    pane.empty->setObjectName(QLatin1String(name) + QStringLiteral("Empty"));
    pane.empty->setWrapped(true);
    pane.empty->setAlignment(Qt::AlignCenter);
    pane.empty->setContentsMargins(space::huge, space::large, space::huge, space::large);
    pane.list = makeList(name, title, delegate);
    pane.list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    pane.stack = new QStackedWidget;
    pane.stack->addWidget(pane.list);
    pane.stack->addWidget(pane.empty);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(space::small, 0, 0, 0);
    head->addWidget(pane.title, 1);
    if (beside)
        head->addWidget(beside);
    layout->addLayout(head);
    layout->addWidget(pane.stack, 1);
    return pane;
}

void OverviewPage::takeFocus()
{
    m_focusDue = m_people.rowCount() == 0;
    if (!m_focusDue)
        m_peoplePane.list->setFocus();
}

//! A minimised window is hidden by the system, and says so: it goes on watching.
void OverviewPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (event->spontaneous())
        return;
    m_second.start();
    m_desk.session().watchOverview();
}

void OverviewPage::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    if (event->spontaneous())
        return;
    m_second.stop();
    m_desk.session().leaveOverview();
}

void OverviewPage::choosePerson()
{
    const auto current = m_peoplePane.list->currentIndex();
    m_assigned.setPerson(current.isValid() ? std::optional(m_people.at(current.row()).id) : std::nullopt);
    update();
}

void OverviewPage::update()
{
    const auto fill = [](const Pane &pane, int rows, const QString &title, const QString &empty) {
        pane.title->setText(title);
        pane.empty->setText(empty);
        pane.stack->setCurrentWidget(rows > 0 ? static_cast<QWidget *>(pane.list) : pane.empty);
    };
    const bool known = m_desk.session().overview().isKnown();
    const int people = m_people.rowCount(), waiting = m_waiting.rowCount(), assigned = m_assigned.rowCount();
    int here = 0;
    for (int row = 0; row < people; ++row)
        here += m_people.at(row).state != console::OverviewRow::State::Away;
    fill(m_peoplePane, people, known ? tr("People: %1 of %2 at a desk").arg(QString::number(here), QString::number(people)) : tr("People"),
         known ? tr("Nobody works in your groups.") : tr("Loading…"));
    fill(m_waitingPane, waiting, tr("Waiting: %1", "number").arg(waiting), tr("Nobody waits."));
    if (people > 0 && std::exchange(m_focusDue, false))
        m_peoplePane.list->setFocus();
    const auto person = m_assigned.person();
    const int row = person ? m_people.rowOf(*person) : -1;
    const auto alias = row < 0 ? QString() : m_people.at(row).alias;
    fill(m_assignedPane, assigned, alias.isEmpty() ? tr("In conversation: %1", "number").arg(assigned) : tr("%1 in conversation: %2", "who, number").arg(alias, QString::number(assigned)),
         alias.isEmpty() ? tr("Nobody else is in a conversation just now.") : tr("%1 is in no conversation just now.").arg(alias));
    m_everybody->setVisible(person.has_value());
    m_tiles->setVisible(m_groups.rowCount() > 0);
    const int bar = m_tiles->horizontalScrollBar()->maximum() > 0 ? m_tiles->horizontalScrollBar()->sizeHint().height() : 0;
    m_tiles->setFixedHeight(GroupDelegate::height(m_tiles->fontMetrics()) + bar);
}

} // namespace visavis::ui
