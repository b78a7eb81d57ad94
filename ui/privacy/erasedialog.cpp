// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/privacy/erasedialog.h"

#include "ui/look/plainlabel.h"
#include "ui/words/errorwords.h"

#include <QFileDialog>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QPushButton>
#include <QSaveFile>
#include <QVBoxLayout>

namespace visavis::ui {

EraseDialog::EraseDialog(console::Desk &desk, const protocol::HeldVisitor &held, QWidget *parent)
    : Dialog(QStringLiteral("eraseDialog"), tr("Erase everything of this person"), tr("Erase"), parent)
    , m_desk(desk)
    , m_visitor(held.visitor)
    , m_word(new QLineEdit)
{
    //: The word that is to be typed before everything of a person is erased.
    const auto word = tr("ERASE");
    const bool runs = std::any_of(held.conversations.begin(), held.conversations.end(), [](const auto &each) { return !each.closedAt; });
    auto *text = new PlainLabel(tr("What goes: %n conversation(s) with all that was said, what the person said about themselves, their address, and the key that opens any copy of it. It does not come back, from a backup neither.", nullptr, int(held.conversations.size()))
                                + (runs ? QStringLiteral("\n\n") + tr("A conversation runs. It is closed first, and its advisor loses it.") : QString())
                                + QStringLiteral("\n\n")
                                + tr("What stays: the records of consent, which name nobody from then on, and a signed certificate of the erasure among them."));
    text->setObjectName(QStringLiteral("eraseText"));
    text->setWrapped(true);
    m_word->setObjectName(QStringLiteral("eraseWord"));
    m_word->setPlaceholderText(word);
    m_word->setAccessibleName(tr("Type %1 to go on").arg(word));
    auto *asked = new PlainLabel(m_word->accessibleName(), PlainLabel::Scale::Strong);
    fields()->addWidget(text);
    fields()->addWidget(asked);
    fields()->addWidget(m_word);
    acceptButton()->setEnabled(false);
    connect(m_word, &QLineEdit::textChanged, this, [this, word](const QString &typed) { acceptButton()->setEnabled(typed.trimmed() == word); });
    m_word->setFocus();
}

void EraseDialog::submit()
{
    acceptButton()->setEnabled(false);
    m_desk.session().erasePerson(m_visitor).then(this, [this](const console::Result<console::ErasureCertificate> &certificate) {
        if (!certificate) {
            acceptButton()->setEnabled(true);
            return showTrouble(sentence(certificate.error()));
        }
        keep(*certificate);
    });
}

void EraseDialog::keep(const console::ErasureCertificate &certificate)
{
    const QJsonObject document{{QStringLiteral("schema"), QStringLiteral("visavis-erasure-1")},
                               {QStringLiteral("record"), QString::fromStdString(certificate.record)},
                               {QStringLiteral("signature"), QString::fromStdString(certificate.signature)}};
    auto outcome = tr("Everything was erased: %n conversation(s).", nullptr, int(certificate.conversations));
    const auto path = QFileDialog::getSaveFileName(this, tr("Keep the certificate"), QStringLiteral("erasure-certificate.json"), tr("JSON files (*.json)"));
    if (!path.isEmpty()) {
        QSaveFile file(path);
        const auto bytes = QJsonDocument(document).toJson();
        outcome += QLatin1Char(' ')
            + (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit()
                   ? tr("The certificate is in %1.").arg(path)
                   : tr("The certificate was not written; it stands in the chain of consents all the same."));
    }
    Q_EMIT erased(outcome);
    accept();
}

} // namespace visavis::ui
