// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/people/secretdialog.h"

#include "ui/look/plainlabel.h"
#include "ui/look/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QVBoxLayout>

namespace visavis::ui {

SecretDialog::SecretDialog(const QString &title, const QString &explanation, const QString &secret, QWidget *parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("secretDialog"));
    setWindowTitle(title);
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(560);
    auto *text = new PlainLabel(explanation, PlainLabel::Scale::Normal, PlainLabel::Tone::Muted);
    text->setWrapped(true);
    auto *field = new QLineEdit(secret);
    field->setObjectName(QStringLiteral("secretText"));
    field->setReadOnly(true);
    field->setAccessibleName(title);
    field->setCursorPosition(0);
    auto *copied = new PlainLabel({}, PlainLabel::Scale::Small, PlainLabel::Tone::Muted);
    auto *copy = new QPushButton(tr("Copy"));
    copy->setObjectName(QStringLiteral("secretCopy"));
    copy->setProperty("primary", true);
    connect(copy, &QPushButton::clicked, this, [secret, copied] {
        auto *data = new QMimeData;
        data->setText(secret);
        // Clipboard managers that know the hint do not keep it.
        data->setData(QStringLiteral("x-kde-passwordManagerHint"), "secret");
        QGuiApplication::clipboard()->setMimeData(data);
        copied->setText(tr("It is in the clipboard."));
    });
    auto *done = new QPushButton(tr("Done"));
    done->setObjectName(QStringLiteral("secretDone"));
    connect(done, &QPushButton::clicked, this, &QDialog::accept);

    auto *buttons = new QHBoxLayout;
    buttons->addWidget(copied, 1);
    buttons->addWidget(done);
    buttons->addWidget(copy);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::huge, space::huge, space::huge, space::large);
    layout->setSpacing(space::medium);
    layout->addWidget(new PlainLabel(title, PlainLabel::Scale::Heading));
    layout->addWidget(text);
    layout->addWidget(field);
    layout->addLayout(buttons);
    copy->setFocus();
}

} // namespace visavis::ui
