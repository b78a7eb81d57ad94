// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/room/conversationpanel.h"

#include "console/visibletext.h"
#include "ui/commands/commands.h"
#include "ui/look/icons.h"
#include "ui/look/patientview.h"
#include "ui/look/plainlabel.h"
#include "ui/look/theme.h"
#include "ui/room/accountmenu.h"
#include "ui/room/conversationdelegate.h"
#include "ui/words/words.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QIdentityProxyModel>
#include <QLineEdit>
#include <QListView>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace visavis::ui {
namespace {

constexpr int mostCounted = 99; //!< what a tab has room for; its accessible name says all

constexpr std::array availabilities{protocol::Availability::Available, protocol::Availability::Busy, protocol::Availability::Unavailable};

//! \brief A part of the room in words, for screen readers and for typing ahead.
class ConversationWords final : public QIdentityProxyModel
{
public:
    ConversationWords(const ConversationDelegate &delegate, QObject *parent)
        : QIdentityProxyModel(parent)
        , m_delegate(delegate)
    {
    }

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override
    {
        if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
            return QIdentityProxyModel::data(index, role);
        return m_delegate.sentence(index.data(console::ConversationListModel::RowRole).value<console::ConversationRow>());
    }

private:
    const ConversationDelegate &m_delegate;
};

} // namespace

ConversationPanel::ConversationPanel(console::Desk &desk, Commands &commands, QWidget *parent)
    : QFrame(parent)
    , m_desk(desk)
    , m_empty(new PlainLabel({}, PlainLabel::Scale::Normal, PlainLabel::Tone::Muted))
    , m_search(new QLineEdit)
    , m_list(new PatientView)
    , m_stack(new QStackedWidget)
{
    setObjectName(QStringLiteral("listPanel"));
    for (const auto part : {Part::Mine, Part::Waiting, Part::All}) {
        auto *made = new console::RoomFilter(desk.conversations(), part, this);
        m_filters[std::size_t(part)] = made;
        connect(made, &console::RoomFilter::countChanged, this, &ConversationPanel::countChanged);
    }
    m_search->setObjectName(QStringLiteral("filterField"));
    m_search->setAccessibleName(tr("Filter conversations"));
    m_search->setPlaceholderText(tr("Filter by name, text, group…"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(icon(QStringLiteral("search"), &Theme::muted), QLineEdit::LeadingPosition);

    auto *delegate = new ConversationDelegate(desk.clock(), this);
    m_list->setObjectName(QStringLiteral("conversationList"));
    m_list->setAccessibleName(tr("Conversations"));
    m_list->setItemDelegate(delegate);
    m_list->setUniformItemSizes(true);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setMouseTracking(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setModel(new ConversationWords(*delegate, this));
    m_empty->setObjectName(QStringLiteral("listEmpty"));
    m_empty->setWrapped(true);
    m_empty->setAlignment(Qt::AlignHCenter | Qt::AlignTop);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::small, space::medium, space::small, space::small);
    layout->setSpacing(space::small);
    layout->addWidget(makeHeader(commands));
    layout->addWidget(makeTabs());
    layout->addWidget(m_search);
    m_stack->addWidget(m_list);
    m_stack->addWidget(m_empty);
    layout->addWidget(m_stack, 1);

    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        for (auto *one : m_filters)
            one->setText(text);
        countChanged();
    });
    connect(m_search, &QLineEdit::returnPressed, m_list, qOverload<>(&QWidget::setFocus));
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &ConversationPanel::selectionChanged);
    connect(m_list->model(), &QAbstractItemModel::modelReset, this, &ConversationPanel::restoreSelection);
    connect(m_list->model(), &QAbstractItemModel::rowsInserted, this, &ConversationPanel::restoreSelection);
    connect(m_list, &QListView::activated, this, &ConversationPanel::activated);
    connect(m_list->verticalScrollBar(), &QScrollBar::valueChanged, this, [this](int value) {
        if (m_part == Part::All && value == m_list->verticalScrollBar()->maximum() && m_desk.store().hasMoreConversations())
            m_desk.session().loadOlderConversations();
    });
    connect(&desk.session(), &console::Session::selfChanged, this, &ConversationPanel::selfChanged);
    connect(&desk.store(), &console::ConversationStore::conversationRemoved, this, [this](const protocol::ConversationId &id) {
        if (id != m_current)
            return;
        m_current.reset();
        Q_EMIT currentChanged();
    });
    connect(&desk.store(), &console::ConversationStore::conversationsReset, this, [this] {
        if (m_current && !m_desk.store().header(*m_current)) {
            m_current.reset();
            Q_EMIT currentChanged();
        }
    });
    m_second.setInterval(1000);
    connect(&m_second, &QTimer::timeout, m_list->viewport(), qOverload<>(&QWidget::update));
    m_second.start();
    setPart(Part::Mine);
    selfChanged();
    bindCommands(commands);
}

QWidget *ConversationPanel::makeHeader(Commands &commands)
{
    auto *header = new QWidget;
    m_alias = new PlainLabel({}, PlainLabel::Scale::Heading);
    m_alias->setObjectName(QStringLiteral("selfAlias"));
    m_alias->setElided(true);
    m_slots = new PlainLabel({}, PlainLabel::Scale::Small, PlainLabel::Tone::Muted);
    m_slots->setObjectName(QStringLiteral("selfSlots"));
    m_slots->setElided(true);
    m_availability = new QComboBox;
    m_availability->setObjectName(QStringLiteral("availabilityBox"));
    m_availability->setAccessibleName(tr("My availability"));
    for (const auto availability : availabilities)
        m_availability->addItem(dot(lightOf(availability)), words::of(availability));
    connect(m_availability, &QComboBox::activated, this, &ConversationPanel::setAvailability);
    m_menu = new QToolButton;
    m_menu->setObjectName(QStringLiteral("menuButton"));
    m_menu->setAccessibleName(tr("Menu"));
    m_menu->setToolTip(tr("Menu"));
    m_menu->setIcon(icon(QStringLiteral("menu")));
    m_menu->setPopupMode(QToolButton::InstantPopup);
    m_menu->setMenu(new AccountMenu(m_desk, commands, this));

    auto *names = new QVBoxLayout;
    names->setSpacing(0);
    names->addWidget(m_alias);
    names->addWidget(m_slots);
    auto *layout = new QHBoxLayout(header);
    layout->setContentsMargins(space::small, 0, 0, 0);
    layout->setSpacing(space::step);
    layout->addLayout(names, 1);
    layout->addWidget(m_availability);
    layout->addWidget(m_menu);
    return header;
}

void ConversationPanel::bindCommands(Commands &commands)
{
    const auto visible = [this] { return isVisible(); };
    commands.bind(CommandId::ShowMine, this, [this] { setPart(Part::Mine); }, visible);
    commands.bind(CommandId::ShowWaiting, this, [this] { setPart(Part::Waiting); }, visible);
    commands.bind(CommandId::ShowAll, this, [this] { setPart(Part::All); }, visible);
    commands.bind(CommandId::Filter, this, [this] { focusFilter(); }, visible);
    commands.bind(CommandId::List, this, [this] { takeFocus(); }, visible);
    commands.bind(CommandId::NextWaiting, this, [this] {
        select(*longestWaiting());
        Q_EMIT activated();
    }, [this] { return isVisible() && longestWaiting(); });
    const std::pair<CommandId, protocol::Availability> ways[] = {{CommandId::Available, protocol::Availability::Available},
                                                                 {CommandId::Busy, protocol::Availability::Busy},
                                                                 {CommandId::Unavailable, protocol::Availability::Unavailable}};
    for (const auto &[id, availability] : ways) {
        commands.bind(id, this, [this, availability = availability] { setAvailability(int(availability)); },
                      [this, availability = availability] { return isVisible() && m_desk.session().self().availability != availability; });
    }
}

std::optional<protocol::ConversationId> ConversationPanel::longestWaiting() const
{
    const auto &model = m_desk.conversations();
    const console::ConversationRow *longest = nullptr;
    for (int i = 0; i < model.rowCount(); ++i) {
        const auto &row = model.at(i);
        const bool concerns = row.mine || row.status == protocol::Status::Waiting;
        if (!concerns || !row.waitingSince)
            continue;
        if (!longest || std::pair(!row.mine, *row.waitingSince) < std::pair(!longest->mine, *longest->waitingSince))
            longest = &row;
    }
    return longest ? std::optional(longest->id) : std::nullopt;
}

QWidget *ConversationPanel::makeTabs()
{
    auto *tabs = new QWidget;
    tabs->setAccessibleName(tr("Part of the room"));
    auto *layout = new QHBoxLayout(tabs);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::step);
    constexpr const char *names[] = {"tabMine", "tabWaiting", "tabAll"};
    for (const auto part : {Part::Mine, Part::Waiting, Part::All}) {
        auto *tab = new QToolButton;
        tab->setObjectName(QLatin1String(names[std::size_t(part)]));
        tab->setProperty("tab", true);
        tab->setCheckable(true);
        tab->setAutoExclusive(true);
        tab->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        connect(tab, &QToolButton::clicked, this, [this, part] { setPart(part); });
        m_tabs[std::size_t(part)] = tab;
        layout->addWidget(tab);
    }
    return tabs;
}

void ConversationPanel::setPart(Part part)
{
    m_part = part;
    m_tabs[std::size_t(part)]->setChecked(true);
    // Tab reaches the one that is on, also when it was chosen by the mouse or a key of its own.
    for (auto *tab : m_tabs)
        tab->setFocusPolicy(tab->isChecked() ? Qt::TabFocus : Qt::NoFocus);
    m_restoring = true; // another part selects nothing by itself
    qobject_cast<QIdentityProxyModel *>(m_list->model())->setSourceModel(&filter(part));
    m_restoring = false;
    restoreSelection();
    countChanged();
}

void ConversationPanel::select(protocol::ConversationId conversation)
{
    m_current = conversation;
    if (filter(m_part).rowOf(conversation) < 0) {
        for (const auto part : {Part::Mine, Part::Waiting, Part::All}) {
            if (filter(part).rowOf(conversation) >= 0) {
                setPart(part);
                break;
            }
        }
    }
    restoreSelection();
    Q_EMIT currentChanged();
}

int ConversationPanel::waitingForMe() const
{
    int count = 0;
    const auto &model = m_desk.conversations();
    for (int row = 0; row < model.rowCount(); ++row)
        count += (model.at(row).mine && model.at(row).waitingSince) || model.at(row).offeredToMe;
    return count;
}

void ConversationPanel::takeFocus()
{
    m_list->setFocus();
}

void ConversationPanel::focusFilter()
{
    m_search->setFocus();
    m_search->selectAll();
}

void ConversationPanel::selectionChanged()
{
    const auto index = m_list->currentIndex();
    if (m_restoring || !index.isValid())
        return;
    const auto id = filter(m_part).at(index.row()).id;
    if (id == m_current)
        return;
    m_current = id;
    Q_EMIT currentChanged();
}

void ConversationPanel::restoreSelection()
{
    const int row = m_current ? filter(m_part).rowOf(*m_current) : -1;
    const auto index = row < 0 ? QModelIndex() : m_list->model()->index(row, 0);
    if (m_list->currentIndex() == index)
        return;
    m_restoring = true;
    m_list->setCurrentIndex(index);
    m_restoring = false;
}

void ConversationPanel::countChanged()
{
    const QString names[] = {tr("&Mine"), tr("&Waiting"), tr("&All")};
    for (std::size_t i = 0; i < m_tabs.size(); ++i) {
        const int count = m_filters[i]->rowCount();
        auto plain = names[i];
        plain.remove(QLatin1Char('&'));
        m_tabs[i]->setText(count > 0 ? tr("%1  %2", "part of the room, number").arg(plain, count > mostCounted ? tr("%1+", "more than so many").arg(mostCounted) : QString::number(count)) : plain);
        m_tabs[i]->setAccessibleName(tr("%1: %n conversation(s)", "part of the room", count).arg(plain));
    }
    const bool empty = filter(m_part).rowCount() == 0;
    m_stack->setCurrentWidget(empty ? static_cast<QWidget *>(m_empty) : m_list);
    if (empty) {
        const bool filtered = !m_search->text().trimmed().isEmpty();
        m_empty->setText(filtered ? tr("Nothing matches the filter.")
                             : m_part == Part::Mine      ? tr("No conversation is yours just now. New ones come by themselves while you are available.")
                             : m_part == Part::Waiting ? tr("Nobody waits.")
                                                       : tr("There is no conversation yet."));
    }
    Q_EMIT countsChanged();
}

void ConversationPanel::selfChanged()
{
    const auto &self = m_desk.session().self();
    m_desk.conversations().setSelf(self.id);
    m_alias->setText(console::visibleLine(self.alias));
    m_slots->setText(tr("%1 of %2 taken", "slots").arg(QString::number(self.slotsUsed), QString::number(self.slots)));
    const auto &rights = m_desk.session().rights();
    m_availability->setVisible(rights.may(protocol::Action::OwnAvailability));
    m_slots->setVisible(rights.may(protocol::Action::OwnAvailability));
    const QSignalBlocker quiet(m_availability);
    m_availability->setCurrentIndex(int(self.availability));
}

void ConversationPanel::setAvailability(int row)
{
    m_desk.session().setAvailability(availabilities[std::size_t(row)]).then(this, [this](const console::Result<void> &result) {
        if (!result)
            selfChanged(); // back to what is so
    });
}

} // namespace visavis::ui
