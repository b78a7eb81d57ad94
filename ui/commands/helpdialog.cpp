// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/helpdialog.h"

#include "ui/commands/commands.h"
#include "ui/look/plainlabel.h"
#include "ui/look/theme.h"

#include <QGridLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace visavis::ui {
namespace {

void addRow(QGridLayout &grid, const QString &text, const QString &keys)
{
    const int row = grid.rowCount();
    auto *name = new PlainLabel(text);
    name->setWrapped(true);
    auto *key = new PlainLabel(keys, PlainLabel::Scale::Strong);
    key->setObjectName(QStringLiteral("keycap"));
    key->setAlignment(Qt::AlignCenter);
    grid.addWidget(name, row, 0);
    grid.addWidget(key, row, 1, Qt::AlignRight | Qt::AlignVCenter);
}

} // namespace

HelpDialog::HelpDialog(const Commands &commands, QWidget *parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("helpDialog"));
    setWindowTitle(tr("Keyboard shortcuts"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(560, 640);

    auto *rows = new QWidget;
    auto *grid = new QGridLayout(rows);
    grid->setContentsMargins(0, 0, space::large, 0);
    grid->setVerticalSpacing(space::small);
    grid->setColumnStretch(0, 1);
    grid->addWidget(new PlainLabel(tr("Everywhere"), PlainLabel::Scale::Strong, PlainLabel::Tone::Accent), 0, 0, 1, 2);
    for (const auto &row : commandTable()) {
        if (!row.keys.isEmpty() && commands.isPermitted(row))
            addRow(*grid, commandText(row.text), keysText(row.keys));
    }
    auto *placed = new PlainLabel(tr("Where they apply"), PlainLabel::Scale::Strong, PlainLabel::Tone::Accent);
    placed->setContentsMargins(0, space::medium, 0, 0);
    grid->addWidget(placed, grid->rowCount(), 0, 1, 2);
    for (const auto &row : keyTable())
        addRow(*grid, commandText(row.text), keysText(row.keys));
    grid->setRowStretch(grid->rowCount(), 1);

    auto *scroll = new QScrollArea;
    scroll->setObjectName(QStringLiteral("helpRows"));
    scroll->setAccessibleName(windowTitle());
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::StrongFocus); // the arrow keys scroll it
    scroll->setWidget(rows);
    auto *close = new QPushButton(tr("Close"));
    close->setObjectName(QStringLiteral("helpClose"));
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::huge, space::huge, space::huge, space::large);
    layout->setSpacing(space::medium);
    layout->addWidget(new PlainLabel(windowTitle(), PlainLabel::Scale::Heading));
    layout->addWidget(scroll, 1);
    layout->addWidget(close, 0, Qt::AlignRight);
    close->setFocus();
}

} // namespace visavis::ui
