// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preferences/passworddialog.h"

#include "ui/look/plainlabel.h"
#include "ui/words/errorwords.h"

#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace visavis::ui {

PasswordDialog::PasswordDialog(console::Session &session, QWidget *parent)
    : Dialog(QStringLiteral("passwordDialog"), tr("Change your password"), tr("Change it"), parent)
    , m_session(session)
    , m_current(addField("passwordCurrent", tr("The password of now")))
    , m_password(addField("passwordNew", tr("The new one, %n character(s) at least", nullptr, int(protocol::limits::passwordLeast))))
    , m_again(addField("passwordAgain", tr("The new one once more")))
{
    auto *text = new PlainLabel(tr("Every other sign-in of yours ends."), PlainLabel::Scale::Normal, PlainLabel::Tone::Muted);
    text->setWrapped(true);
    fields()->addWidget(text);
}

QLineEdit *PasswordDialog::addField(const char *objectName, const QString &label)
{
    auto *field = new QLineEdit;
    field->setObjectName(QLatin1String(objectName));
    field->setEchoMode(QLineEdit::Password);
    field->setMaxLength(int(protocol::limits::password) / 4); // four bytes a character at the most
    field->setAccessibleName(label);
    fields()->addWidget(new PlainLabel(label));
    fields()->addWidget(field);
    return field;
}

void PasswordDialog::submit()
{
    if (m_password->text() != m_again->text())
        return showTrouble(tr("The two new ones are not the same."));
    if (m_password->text().toUcs4().size() < qsizetype(protocol::limits::passwordLeast))
        return showTrouble(tr("The new one is too short. A sentence is easier to remember than a riddle."));
    showTrouble({});
    acceptButton()->setEnabled(false);
    m_session.changePassword(m_current->text(), m_password->text()).then(this, [this](const console::Result<void> &result) {
        acceptButton()->setEnabled(true);
        if (result)
            return accept();
        using Kind = console::Error::Kind;
        if (result.error().kind == Kind::Unauthenticated)
            showTrouble(tr("The password of now is not right."));
        else if (result.error().kind == Kind::InvalidFrame)
            showTrouble(tr("Choose another one: longer, and not your user name."));
        else
            showTrouble(sentence(result.error()));
    });
}

} // namespace visavis::ui
