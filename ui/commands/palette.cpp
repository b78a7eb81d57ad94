// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/palette.h"

#include "console/fuzzymatch.h"
#include "ui/commands/commands.h"
#include "ui/look/icons.h"
#include "ui/look/plainlabel.h"
#include "ui/look/twocolumns.h"
#include "ui/words/words.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace visavis::ui {
namespace {

constexpr std::size_t mostShown = 50;

} // namespace

Palette::Palette(console::Desk &desk, Commands &commands, QWidget *parent)
    : QDialog(parent, Qt::Dialog | Qt::FramelessWindowHint)
    , m_desk(desk)
    , m_commands(commands)
    , m_entries(collect())
    , m_field(new QLineEdit)
    , m_list(new QListWidget)
{
    setObjectName(QStringLiteral("palette"));
    setWindowTitle(tr("Find a conversation or a command"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_field->setObjectName(QStringLiteral("paletteField"));
    m_field->setAccessibleName(windowTitle());
    m_field->setPlaceholderText(tr("A visitor's name, or what you want to do"));
    m_field->addAction(icon(QStringLiteral("search"), &Theme::muted), QLineEdit::LeadingPosition);
    m_field->installEventFilter(this);
    m_list->setObjectName(QStringLiteral("paletteList"));
    m_list->setAccessibleName(tr("What was found"));
    m_list->setItemDelegate(new TwoColumns(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::medium, space::medium, space::medium, space::medium);
    layout->addWidget(m_field);
    layout->addWidget(m_list, 1);
    connect(m_field, &QLineEdit::textChanged, this, &Palette::show);
    connect(m_list, &QListWidget::itemActivated, this, &Palette::choose);

    const auto *window = parent->window();
    resize(std::min(640, window->width() - 2 * space::huge), std::min(460, window->height() - 2 * space::huge));
    move(window->mapToGlobal(QPoint((window->width() - width()) / 2, window->height() / 8)));
    show({});
    m_field->setFocus();
}

std::vector<Palette::Entry> Palette::collect() const
{
    std::vector<Entry> entries;
    const auto &model = m_desk.conversations();
    for (int row = 0; row < model.rowCount(); ++row) {
        const auto &conversation = model.at(row);
        QStringList facts{conversation.group, words::of(conversation.status)};
        facts.removeAll(QString());
        const auto name = words::visitor(conversation.visitorName);
        entries.push_back({name, facts.join(QStringLiteral(" · ")), console::folded(name), std::nullopt, conversation.id});
    }
    for (const auto &row : commandTable()) {
        if (row.id == CommandId::Palette || !m_commands.isPossible(row.id))
            continue;
        const auto text = commandText(row.text);
        entries.push_back({text, keysText(row.keys), console::folded(text), row.id, {}});
    }
    return entries;
}

void Palette::show(const QString &typed)
{
    const auto wanted = console::folded(typed.simplified());
    std::vector<std::pair<int, std::size_t>> ranked;
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        if (const auto rank = console::fuzzyRank(wanted, m_entries[i].folded))
            ranked.emplace_back(*rank, i);
    }
    // Before anything is typed the commands are what a person may not know; conversations stand in the room already.
    if (wanted.isEmpty())
        std::stable_partition(ranked.begin(), ranked.end(), [this](const auto &each) { return m_entries[each.second].command.has_value(); });
    else
        std::stable_sort(ranked.begin(), ranked.end(), [](const auto &a, const auto &b) { return a.first < b.first; });

    m_list->clear();
    m_shown.clear();
    for (const auto &[rank, place] : ranked) {
        if (m_shown.size() == mostShown)
            break;
        const auto &entry = m_entries[place];
        m_shown.push_back(place);
        TwoColumns::add(*m_list, icon(entry.command ? QStringLiteral("control") : QStringLiteral("text"), &Theme::muted), entry.text, entry.detail);
    }
    m_list->setCurrentRow(0);
}

void Palette::choose()
{
    const int row = m_list->currentRow();
    if (row < 0)
        return;
    const auto entry = m_entries[m_shown[std::size_t(row)]];
    accept(); // first: a command may open a dialogue of its own
    if (entry.command)
        m_commands.run(*entry.command);
    else
        Q_EMIT conversationChosen(entry.conversation);
}

bool Palette::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QDialog::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const int last = m_list->count() - 1, row = m_list->currentRow();
    switch (key->key()) {
    case Qt::Key_Down: m_list->setCurrentRow(row < last ? row + 1 : 0); return true;
    case Qt::Key_Up: m_list->setCurrentRow(row > 0 ? row - 1 : last); return true;
    case Qt::Key_PageDown: m_list->setCurrentRow(std::min(row + 8, last)); return true;
    case Qt::Key_PageUp: m_list->setCurrentRow(std::max(row - 8, 0)); return true;
    case Qt::Key_Return:
    case Qt::Key_Enter: choose(); return true;
    default: return QDialog::eventFilter(watched, event);
    }
}

} // namespace visavis::ui
