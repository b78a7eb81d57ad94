// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/room/dialog.h"

#include "ui/look/plainlabel.h"
#include "ui/look/theme.h"
#include "ui/words/errorwords.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace visavis::ui {

Dialog::Dialog(const QString &objectName, const QString &title, const QString &acceptText, QWidget *parent)
    : QDialog(parent)
    , m_fields(new QVBoxLayout)
    , m_trouble(new PlainLabel({}, PlainLabel::Scale::Normal, PlainLabel::Tone::Danger))
    , m_accept(new QPushButton(acceptText))
{
    setObjectName(objectName);
    setWindowTitle(title);
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(460);
    m_fields->setSpacing(space::small);
    m_trouble->setObjectName(objectName + QLatin1String("Trouble"));
    m_trouble->setWrapped(true);
    m_trouble->hide();
    m_accept->setObjectName(objectName + QLatin1String("Accept"));
    m_accept->setProperty("primary", true);
    m_accept->setDefault(true);
    auto *cancel = new QPushButton(tr("Cancel"));
    cancel->setObjectName(objectName + QLatin1String("Cancel"));
    cancel->setAutoDefault(false);

    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_accept);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::huge, space::huge, space::huge, space::large);
    layout->setSpacing(space::medium);
    layout->addWidget(new PlainLabel(title, PlainLabel::Scale::Heading));
    layout->addLayout(m_fields, 1);
    layout->addWidget(m_trouble);
    layout->addLayout(buttons);

    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_accept, &QPushButton::clicked, this, [this] { submit(); });
}

void Dialog::closeAfter(QFuture<console::Result<void>> command)
{
    m_accept->setEnabled(false);
    command.then(this, [this](const console::Result<void> &result) {
        m_accept->setEnabled(true);
        if (result)
            accept();
        else
            showTrouble(sentence(result.error()));
    });
}

void Dialog::showTrouble(const QString &text)
{
    m_trouble->setText(text);
    m_trouble->setVisible(!text.isEmpty());
}

} // namespace visavis::ui
