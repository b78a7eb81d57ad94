// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/confirmdialog.h"

#include "ui/look/plainlabel.h"

#include <QVBoxLayout>

namespace visavis::ui {

ConfirmDialog::ConfirmDialog(const QString &title, const QString &consequence, Command command, QWidget *parent, const QString &acceptText)
    : Dialog(QStringLiteral("settingsConfirm"), title, acceptText.isEmpty() ? tr("Change it") : acceptText, parent)
    , m_command(std::move(command))
{
    auto *text = new PlainLabel(consequence);
    text->setObjectName(QStringLiteral("confirmText"));
    text->setWrapped(true);
    fields()->addWidget(text);
}

void ConfirmDialog::submit()
{
    closeAfter(m_command());
}

} // namespace visavis::ui
