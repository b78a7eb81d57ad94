// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/privacy/retentionform.h"

#include "ui/look/card.h"
#include "ui/look/plainlabel.h"
#include "ui/privacy/periodbox.h"
#include "ui/settings/confirmdialog.h"
#include "ui/words/errorwords.h"
#include "ui/words/words.h"

#include <QGridLayout>
#include <QPushButton>

namespace visavis::ui {
namespace {

using namespace std::chrono_literals;
using protocol::RetentionPolicy;

constexpr auto pause = 400ms;
constexpr int rowHeight = 36; // a field and some air

} // namespace

RetentionForm::RetentionForm(console::Desk &desk, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_effect(new PlainLabel({}, PlainLabel::Scale::Strong))
    , m_state(new PlainLabel({}, PlainLabel::Scale::Normal, PlainLabel::Tone::Muted))
    , m_brake(new PlainLabel({}, PlainLabel::Scale::Normal, PlainLabel::Tone::Warning))
    , m_save(new QPushButton(tr("Change it…")))
    , m_confirm(new QPushButton(tr("Erase it…")))
{
    const struct {
        const char *name;
        QString what, most;
        protocol::Period RetentionPolicy::*period;
    } rows[] = {
        {"retentionChat", tr("Chat"), tr("3 years at the most"), &RetentionPolicy::chat},
        {"retentionSocial", tr("Social networks"), tr("3 years at the most"), &RetentionPolicy::social},
        {"retentionCall", tr("Calls"), tr("12 months at the most"), &RetentionPolicy::call},
        {"retentionSms", tr("SMS"), tr("12 months at the most"), &RetentionPolicy::sms},
        {"retentionFile", tr("What visitors said about themselves"), tr("3 years at the most, from their last conversation"), &RetentionPolicy::file},
    };
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(space::large);
    grid->setVerticalSpacing(space::step);
    grid->setColumnStretch(2, 1);
    for (const auto &each : rows) {
        const int row = grid->rowCount();
        auto *box = new PeriodBox(QLatin1String(each.name), each.what);
        connect(box, &PeriodBox::changed, this, &RetentionForm::edited);
        auto *what = new PlainLabel(each.what);
        what->setWrapped(true);
        what->setMinimumWidth(220);
        grid->setRowMinimumHeight(row, rowHeight);
        grid->addWidget(what, row, 0);
        grid->addWidget(box, row, 1);
        auto *most = new PlainLabel(each.most, PlainLabel::Scale::Normal, PlainLabel::Tone::Muted);
        most->setWrapped(true);
        grid->addWidget(most, row, 2);
        m_rows.push_back({box, each.period});
    }
    m_effect->setObjectName(QStringLiteral("retentionEffect"));
    m_state->setObjectName(QStringLiteral("retentionState"));
    m_brake->setObjectName(QStringLiteral("retentionBrake"));
    m_save->setObjectName(QStringLiteral("retentionSave"));
    m_save->setProperty("primary", true);
    m_confirm->setObjectName(QStringLiteral("retentionConfirm"));
    for (auto *label : {m_effect, m_state, m_brake})
        label->setWrapped(true);

    auto *lead = new PlainLabel(tr("From the close of a conversation. What is over is erased within the hour, with the keys that open any copy of it; a longer time later on brings nothing back. Proofs of consent stay, without the person."),
                                PlainLabel::Scale::Normal, PlainLabel::Tone::Muted);
    lead->setWrapped(true);
    auto *foot = new QHBoxLayout;
    foot->setSpacing(space::medium);
    foot->addWidget(m_effect, 1);
    foot->addWidget(m_save, 0, Qt::AlignTop);
    auto *brake = new QHBoxLayout;
    brake->setSpacing(space::medium);
    brake->addWidget(m_brake, 1);
    brake->addWidget(m_confirm, 0, Qt::AlignTop);
    const auto [card, inside] = makeCard({space::large, space::medium, space::large, space::large});
    inside->addWidget(new PlainLabel(tr("How long it is kept"), PlainLabel::Scale::Heading));
    inside->addWidget(lead);
    inside->addLayout(grid);
    inside->addLayout(foot);
    inside->addLayout(brake);
    inside->addWidget(m_state);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(card);
    m_brake->hide();
    m_confirm->hide();
    m_save->setEnabled(false);

    m_pause.setSingleShot(true);
    m_pause.setInterval(pause);
    connect(&m_pause, &QTimer::timeout, this, &RetentionForm::preview);
    connect(m_save, &QPushButton::clicked, this, &RetentionForm::save);
    connect(m_confirm, &QPushButton::clicked, this, &RetentionForm::confirm);
}

RetentionPolicy RetentionForm::policy() const
{
    RetentionPolicy policy;
    for (const auto &row : m_rows)
        policy.*row.period = row.box->period();
    return policy;
}

void RetentionForm::reload()
{
    m_pause.stop();
    m_desk.session().retention().then(this, [this, asked = ++m_asked](const console::Result<console::RetentionState> &state) {
        if (asked != m_asked)
            return;
        if (state)
            return show(*state);
        m_state->setTone(PlainLabel::Tone::Danger);
        m_state->setText(sentence(state.error()));
    });
}

void RetentionForm::show(const console::RetentionState &state)
{
    m_holds = state.policy;
    for (const auto &row : m_rows)
        row.box->setPeriod(m_holds.*row.period);
    m_save->setEnabled(false);
    m_effect->setText({});
    m_state->setTone(PlainLabel::Tone::Muted);
    QString text = tr("%n conversation(s) are kept.", nullptr, int(state.conversations));
    if (state.oldestEnd)
        text += QLatin1Char(' ') + tr("The first of them is erased on %1.").arg(words::date(*state.oldestEnd));
    text += QLatin1Char(' ') + (state.lastRun ? tr("What was over was last erased on %1.").arg(words::dateTime(*state.lastRun)) : tr("Nothing was erased yet."));
    m_state->setText(text);
    const bool stopped = state.brake.has_value();
    m_brake->setVisible(stopped);
    m_confirm->setVisible(stopped);
    if (stopped)
        m_brake->setText(*state.brake == protocol::RetentionBrake::TooMuch
                             ? tr("%n conversation(s) are over at once, more than usual. Nothing is erased until you say that this is right.", nullptr, int(state.over))
                             : tr("The clock of the server jumped, and %n conversation(s) seem to be over. Look at the clock first; nothing is erased until you say that this is right.", nullptr, int(state.over)));
}

void RetentionForm::edited()
{
    ++m_asked;
    const auto wanted = policy();
    const bool allowed = protocol::parseRetention(text(wanted)).has_value();
    m_save->setEnabled(false);
    m_effect->setTone(allowed ? PlainLabel::Tone::Normal : PlainLabel::Tone::Danger);
    m_effect->setText(wanted == m_holds ? QString() : allowed ? tr("Counting what this would erase…") : tr("This is longer than is allowed."));
    if (allowed && wanted != m_holds)
        m_pause.start();
    else
        m_pause.stop();
}

void RetentionForm::preview()
{
    m_desk.session().previewRetention(policy()).then(this, [this, asked = ++m_asked](const console::Result<console::RetentionPreview> &effect) {
        if (asked != m_asked)
            return;
        m_save->setEnabled(effect.has_value());
        m_effect->setTone(!effect ? PlainLabel::Tone::Danger : effect->conversations > 0 ? PlainLabel::Tone::Warning : PlainLabel::Tone::Normal);
        m_effect->setText(!effect ? sentence(effect.error())
                          : effect->conversations > 0
                              ? tr("This would erase %1 of %2 conversations within the hour.").arg(QLocale().toString(qulonglong(effect->conversations)), QLocale().toString(qulonglong(effect->all)))
                              : tr("This would erase nothing now."));
    });
}

void RetentionForm::save()
{
    const auto wanted = policy();
    auto *dialog = new ConfirmDialog(tr("Change how long it is kept"), m_effect->wholeText() + QLatin1Char(' ') + tr("What is erased does not come back."),
                                     [this, wanted] { return m_desk.session().changeSetting(protocol::SettingName::Retention, text(wanted)); }, window());
    connect(dialog, &QDialog::accepted, this, &RetentionForm::reload);
    dialog->open();
}

void RetentionForm::confirm()
{
    auto *dialog = new ConfirmDialog(tr("Erase what is over"), m_brake->wholeText() + QLatin1Char(' ') + tr("What is erased does not come back."),
                                     [this] { return m_desk.session().confirmRetention(); }, window(), tr("Erase"));
    connect(dialog, &QDialog::accepted, this, &RetentionForm::reload);
    dialog->open();
}

} // namespace visavis::ui
