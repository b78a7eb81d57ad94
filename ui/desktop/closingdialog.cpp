// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktop/closingdialog.h"

#include "ui/look/plainlabel.h"

#include <QRadioButton>
#include <QVBoxLayout>

namespace visavis::ui {

ClosingDialog::ClosingDialog(console::Settings &settings, QWidget *parent)
    : Dialog(QStringLiteral("closingDialog"), tr("Close the window"), tr("Close it"), parent)
    , m_settings(settings)
    , m_keep(new QRadioButton(tr("&Keep Visavis running in the tray")))
{
    m_keep->setObjectName(QStringLiteral("closingKeep"));
    m_keep->setChecked(true);
    auto *quit = new QRadioButton(tr("&Quit Visavis"));
    quit->setObjectName(QStringLiteral("closingQuit"));
    auto *text = new PlainLabel(tr("In the tray it goes on calling you when somebody writes, and visitors still find you. This is asked once; the preferences hold the answer."));
    text->setWrapped(true);
    fields()->addWidget(text);
    fields()->addWidget(m_keep);
    fields()->addWidget(quit);
}

void ClosingDialog::submit()
{
    m_settings.set(console::settings::closing, m_keep->isChecked() ? QStringLiteral("keep") : QStringLiteral("quit"));
    accept();
}

} // namespace visavis::ui
