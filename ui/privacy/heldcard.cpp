// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/privacy/heldcard.h"

#include "console/visibletext.h"
#include "ui/look/plainlabel.h"
#include "ui/look/theme.h"
#include "ui/privacy/erasedialog.h"
#include "ui/words/errorwords.h"
#include "ui/words/words.h"

#include <QFileDialog>
#include <QGridLayout>
#include <QPushButton>
#include <QSaveFile>

namespace visavis::ui {

HeldCard::HeldCard(console::Desk &desk, const protocol::HeldVisitor &held, QWidget *parent)
    : QFrame(parent)
    , m_desk(desk)
    , m_held(held)
    , m_rows(new QGridLayout)
    , m_export(new QPushButton(tr("Give everything out…")))
    , m_erase(new QPushButton(tr("Erase everything…")))
    , m_state(new PlainLabel({}, PlainLabel::Scale::Normal, PlainLabel::Tone::Muted))
{
    setObjectName(QStringLiteral("card"));
    m_export->setObjectName(QStringLiteral("heldExport"));
    m_erase->setObjectName(QStringLiteral("heldErase"));
    m_erase->setProperty("danger", true);
    m_state->setObjectName(QStringLiteral("heldState"));
    m_state->setWrapped(true);
    m_state->hide();
    m_rows->setHorizontalSpacing(space::huge);
    m_rows->setVerticalSpacing(space::small);
    m_rows->setColumnStretch(1, 1);

    const auto &conversations = held.conversations;
    const auto running = std::count_if(conversations.begin(), conversations.end(), [](const auto &each) { return !each.closedAt; });
    std::uint64_t events = 0;
    std::optional<protocol::Time> last;
    for (const auto &each : conversations) {
        events += each.events;
        if (each.endsAt && (!last || *each.endsAt > *last))
            last = each.endsAt;
    }
    addRow(tr("Conversations"), running > 0 ? tr("%n, one of them runs", nullptr, int(conversations.size())) : tr("%n conversation(s)", nullptr, int(conversations.size())),
           running > 0 ? tr("kept while it runs") : last ? tr("the last until %1").arg(words::date(*last)) : QString());
    addRow(tr("What was said and done in them"), tr("%n event(s)", nullptr, int(events)), tr("as long as the conversation"));
    addRow(tr("What they said about themselves"), held.offered ? tr("name, e-mail address or telephone") : tr("nothing"),
           held.offered && held.fileEndsAt ? tr("until %1").arg(words::date(*held.fileEndsAt)) : QString());
    addRow(tr("Where they came from"), held.address ? tr("an IP address") : tr("nothing"),
           held.address && held.fileEndsAt ? tr("until %1").arg(words::date(*held.fileEndsAt)) : QString());
    addRow(tr("Proof of consent"), tr("%n record(s)", nullptr, int(held.consents)), tr("stays, and names nobody once the rest is erased"));

    auto *title = new PlainLabel(tr("A visitor of %1").arg(console::visibleText(held.siteName)), PlainLabel::Scale::Heading);
    title->setElided(true);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::small);
    buttons->addWidget(m_export);
    buttons->addWidget(m_erase);
    buttons->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::large, space::medium, space::large, space::large);
    layout->setSpacing(space::medium);
    layout->addWidget(title);
    layout->addLayout(m_rows);
    layout->addWidget(m_state);
    layout->addLayout(buttons);

    connect(m_export, &QPushButton::clicked, this, [this] {
        const auto path = QFileDialog::getSaveFileName(window(), tr("Give everything out"), QStringLiteral("access.json"), tr("JSON files (*.json)"));
        if (!path.isEmpty())
            exportTo(path);
    });
    connect(m_erase, &QPushButton::clicked, this, &HeldCard::erase);
}

void HeldCard::addRow(const QString &what, const QString &howMuch, const QString &until)
{
    const int row = m_rows->rowCount();
    m_rows->addWidget(new PlainLabel(what, PlainLabel::Scale::Strong), row, 0, Qt::AlignTop);
    auto *amount = new PlainLabel(howMuch);
    amount->setWrapped(true);
    m_rows->addWidget(amount, row, 1, Qt::AlignTop);
    auto *end = new PlainLabel(until, PlainLabel::Scale::Normal, PlainLabel::Tone::Muted);
    end->setWrapped(true);
    end->setMinimumWidth(200);
    m_rows->addWidget(end, row, 2, Qt::AlignTop);
}

void HeldCard::say(const QString &text, bool trouble)
{
    m_state->setTone(trouble ? PlainLabel::Tone::Danger : PlainLabel::Tone::Muted);
    m_state->setText(text);
    m_state->show();
}

void HeldCard::exportTo(const QString &path)
{
    m_export->setEnabled(false);
    say(tr("Collecting…"), false);
    m_desk.session().exportPerson(m_held.visitor).then(this, [this, path](const console::Result<QByteArray> &document) {
        m_export->setEnabled(true);
        if (!document)
            return say(sentence(document.error()), true);
        QSaveFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(*document) != document->size() || !file.commit())
            return say(tr("%1 cannot be written: %2. Choose another folder.").arg(path, file.errorString()), true);
        say(tr("Everything is in %1. Give it to nobody but the person, and delete the file then.").arg(path), false);
    });
}

void HeldCard::erase()
{
    auto *dialog = new EraseDialog(m_desk, m_held, window());
    connect(dialog, &EraseDialog::erased, this, &HeldCard::erased);
    dialog->open();
}

} // namespace visavis::ui
