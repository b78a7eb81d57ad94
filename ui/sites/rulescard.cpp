// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sites/rulescard.h"

#include "console/visibletext.h"
#include "protocol/jsondocument.h"
#include "protocol/rulelimits.h"
#include "protocol/rulescheck.h"
#include "ui/look/plainlabel.h"
#include "ui/look/theme.h"
#include "ui/sites/formgrid.h"
#include "ui/sites/pagetrial.h"
#include "ui/sites/ruleform.h"
#include "ui/words/errorwords.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QListWidget>
#include <QPushButton>
#include <QRegularExpression>
#include <QSpinBox>
#include <QVBoxLayout>

#include <boost/json.hpp>

namespace visavis::ui {
namespace {

namespace json = boost::json;
using console::Result;
using console::SiteRulesText;
using console::Told;

constexpr int numberWidth = 84;
constexpr int listHeight = 132;

} // namespace

RulesCard::RulesCard(console::Session &session, QWidget *parent)
    : SiteCard(session, "rules", tr("Invitations"), tr("The first rule that holds invites. All of it is decided in the visitor's browser: nobody is told which rule held."), parent)
    , m_memory(new QCheckBox(tr("The browser may remember pages and times before the chat is opened")))
    , m_presence(new QCheckBox(tr("The button says whether somebody is there")))
    , m_pause(new QSpinBox)
    , m_list(new QListWidget)
    , m_add(new QPushButton(tr("Add a rule")))
    , m_remove(new QPushButton(tr("Take it out")))
    , m_up(new QPushButton(tr("Up")))
    , m_down(new QPushButton(tr("Down")))
    , m_form(new RuleForm)
    , m_trial(new PageTrial)
    , m_asleep(new PlainLabel({}, PlainLabel::Scale::Normal, PlainLabel::Tone::Warning))
    , m_none(new PlainLabel(tr("There is no rule yet: nobody is invited."), PlainLabel::Scale::Normal, PlainLabel::Tone::Muted))
{
    m_memory->setObjectName(QStringLiteral("rulesMemory"));
    m_presence->setObjectName(QStringLiteral("rulesPresence"));
    m_pause->setObjectName(QStringLiteral("rulesPause"));
    m_pause->setRange(0, int(protocol::limits::rulePauseMinutes));
    m_pause->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_pause->setFixedWidth(numberWidth);
    m_list->setObjectName(QStringLiteral("rulesList"));
    m_list->setAccessibleName(tr("Rules"));
    m_list->setFixedHeight(listHeight);
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_add->setObjectName(QStringLiteral("ruleAdd"));
    m_remove->setObjectName(QStringLiteral("ruleRemove"));
    m_up->setObjectName(QStringLiteral("ruleUp"));
    m_down->setObjectName(QStringLiteral("ruleDown"));
    m_asleep->setObjectName(QStringLiteral("rulesAsleep"));
    m_asleep->setWrapped(true);
    m_none->setWrapped(true);

    auto *grid = new FormGrid;
    grid->addRow(tr("Memory"), m_memory, tr("Without it nothing is stored before the chat is opened, and conditions that need it never hold."));
    grid->addRow(tr("Presence"), m_presence);
    grid->addRow(tr("Pause"), m_pause, tr("Minutes between two invitations."), true);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::small);
    for (auto *button : {m_add, m_remove, m_up, m_down}) {
        button->setProperty("small", true);
        buttons->addWidget(button);
    }
    buttons->addStretch();
    body()->addWidget(grid);
    body()->addWidget(m_none);
    body()->addWidget(m_list);
    body()->addLayout(buttons);
    body()->addWidget(m_asleep);
    body()->addWidget(m_form);
    body()->addSpacing(space::small);
    body()->addWidget(new PlainLabel(tr("What would happen on this page now"), PlainLabel::Scale::Strong));
    body()->addWidget(m_trial);

    for (auto *box : {m_memory, m_presence})
        connect(box, &QCheckBox::toggled, this, &RulesCard::changed);
    connect(m_pause, &QSpinBox::valueChanged, this, &RulesCard::changed);
    connect(m_list, &QListWidget::currentRowChanged, this, &RulesCard::choose);
    connect(m_add, &QPushButton::clicked, this, &RulesCard::add);
    connect(m_remove, &QPushButton::clicked, this, &RulesCard::remove);
    connect(m_up, &QPushButton::clicked, this, [this] { move(-1); });
    connect(m_down, &QPushButton::clicked, this, [this] { move(1); });
    connect(m_form, &RuleForm::edited, this, &RulesCard::changed);
    showFile();
}

void RulesCard::fill()
{
    m_form->setLanguages(site().is.languages);
    const bool same = site().id == m_of;
    if (!same) {
        m_of = site().id;
        m_known.clear();
        m_stamp.clear();
    }
    m_file = m_known;
    m_chosen = -1;
    showFile();
    if (!site().id.isNull() && site().stamp != m_stamp)
        load(false);
}

void RulesCard::load(bool keep)
{
    session().siteRules(site().id).then(this, [this, keep, asked = ++m_asked](const Result<Told<SiteRulesText>> &text) {
        if (asked != m_asked)
            return;
        if (!text)
            return say(sentence(text.error()));
        if (!keep)
            return take(text->value);
        const auto document = protocol::JsonDocument::parse(QByteArray::fromStdString(text->value.rules).trimmed().toStdString());
        if (!document || !document->root.is_object())
            return;
        auto now = document->root.get_object(), before = m_known;
        const auto look = now.contains("look") ? now.at("look") : json::value();
        for (auto *each : {&now, &before})
            each->erase("look");
        if (now != before)
            return say(tr("This was changed by somebody else just now. Discard what you typed to see it."));
        // Another part was changed: ours is of that state from now on, with the look that the file has by now.
        m_stamp = text->value.stamp;
        for (auto *file : {&m_known, &m_file}) {
            file->erase("look");
            if (!look.is_null())
                file->emplace("look", look);
        }
        changed();
    });
}

void RulesCard::take(const SiteRulesText &text)
{
    const auto document = protocol::JsonDocument::parse(QByteArray::fromStdString(text.rules).trimmed().toStdString());
    if (!document || !document->root.is_object())
        return;
    m_stamp = text.stamp;
    if (m_known != document->root.get_object() || file() != m_known) {
        m_known = m_file = document->root.get_object();
        m_chosen = -1;
        showFile();
    }
    QStringList asleep;
    for (const auto &id : text.asleep)
        asleep += console::visibleLine(id);
    m_asleep->setText(tr("Holds for nobody, because it asks for what only memory knows: %1").arg(asleep.join(QStringLiteral(", "))));
    m_asleep->setVisible(!asleep.isEmpty());
}

QString RulesCard::nameOf(std::size_t rule) const
{
    const auto &rules = m_file.at("rules").get_array();
    return QStringLiteral("%1.  %2").arg(QString::number(rule + 1), console::visibleLine(std::string(rules[rule].at("id").get_string())));
}

void RulesCard::showFile()
{
    const bool heard = !m_file.empty();
    const QSignalBlocker blockers[]{QSignalBlocker(m_memory), QSignalBlocker(m_presence), QSignalBlocker(m_pause), QSignalBlocker(m_list)};
    const int row = m_list->currentRow();
    m_memory->setChecked(heard && m_file.at("memory").get_bool());
    m_presence->setChecked(heard && m_file.at("presence").get_bool());
    m_pause->setValue(heard ? int(m_file.at("pause").get_int64()) : 0);
    m_list->clear();
    const std::size_t count = heard ? m_file.at("rules").get_array().size() : 0;
    for (std::size_t i = 0; i < count; ++i)
        m_list->addItem(nameOf(i));
    m_asleep->hide();
    m_chosen = -1;
    for (auto *widget : {static_cast<QWidget *>(m_memory), static_cast<QWidget *>(m_presence), static_cast<QWidget *>(m_pause), static_cast<QWidget *>(m_add)})
        widget->setEnabled(heard);
    m_none->setVisible(heard && count == 0);
    m_list->setVisible(count > 0);
    m_list->setCurrentRow(count > 0 ? std::clamp(row, 0, int(count) - 1) : -1);
    choose(m_list->currentRow());
    changed();
}

void RulesCard::choose(int row)
{
    if (m_chosen >= 0)
        m_file = file(); // what the form says is kept
    m_chosen = row;
    const bool one = row >= 0 && !m_file.empty();
    m_form->setVisible(one);
    m_remove->setEnabled(one);
    m_up->setEnabled(one && row > 0);
    m_down->setEnabled(one && row + 1 < m_list->count());
    if (one)
        m_form->show(m_file.at("rules").at(std::size_t(row)).get_object());
}

json::object RulesCard::file() const
{
    auto file = m_file;
    if (file.empty())
        return file;
    file["memory"] = m_memory->isChecked();
    file["presence"] = m_presence->isChecked();
    file["pause"] = m_pause->value();
    auto &rules = file.at("rules").get_array();
    if (m_chosen >= 0 && m_chosen < int(rules.size()))
        rules[std::size_t(m_chosen)] = m_form->rule();
    return file;
}

bool RulesCard::differs() const
{
    return !m_known.empty() && file() != m_known;
}

void RulesCard::changed()
{
    edited();
    if (m_chosen >= 0) {
        auto now = file();
        if (auto *item = m_list->item(m_chosen)) {
            const auto id = console::visibleLine(std::string(now.at("rules").at(std::size_t(m_chosen)).at("id").get_string()));
            item->setText(QStringLiteral("%1.  %2").arg(QString::number(m_chosen + 1), id));
        }
    }
    const auto now = file();
    protocol::RulesCheck check;
    m_trial->setRules(!now.empty() && check.holds(now) ? now : json::object());
}

void RulesCard::add()
{
    m_file = file();
    auto &rules = m_file.at("rules").get_array();
    if (rules.size() >= protocol::limits::rulesPerSite)
        return say(tr("%n rule(s) at most.", nullptr, int(protocol::limits::rulesPerSite)));
    const auto taken = [&rules](const std::string &id) {
        return std::any_of(rules.begin(), rules.end(), [&id](const json::value &rule) { return rule.at("id").get_string() == id; });
    };
    std::size_t number = rules.size() + 1;
    while (taken("rule-" + std::to_string(number)))
        ++number;
    json::object invitation{{"text", json::object()}};
    rules.push_back(json::object{{"id", "rule-" + std::to_string(number)},
                                 {"when", json::object{{"all", json::array{json::object{{"timeOnPage", json::object{{"min", 30}, {"unit", "seconds"}}}}}}}},
                                 {"most", 1}, {"invitation", std::move(invitation)}});
    m_chosen = -1;
    showFile();
    m_list->setCurrentRow(m_list->count() - 1);
    m_form->takeFocus();
}

void RulesCard::remove()
{
    if (m_chosen < 0)
        return;
    m_file = file();
    auto &rules = m_file.at("rules").get_array();
    rules.erase(rules.begin() + m_chosen);
    const int next = std::min(m_chosen, int(rules.size()) - 1);
    m_chosen = -1;
    showFile();
    m_list->setCurrentRow(next);
}

void RulesCard::move(int by)
{
    const int to = m_chosen + by;
    m_file = file();
    auto &rules = m_file.at("rules").get_array();
    if (m_chosen < 0 || to < 0 || to >= int(rules.size()))
        return;
    std::swap(rules[std::size_t(m_chosen)], rules[std::size_t(to)]);
    m_chosen = -1;
    showFile();
    m_list->setCurrentRow(to);
}

QString RulesCard::fault() const
{
    if (const auto what = m_chosen >= 0 ? m_form->fault() : QString(); !what.isEmpty())
        return what;
    protocol::RulesCheck check;
    return check.holds(file()) ? QString() : worded(check.fault());
}

//! \a fault is the check's own, with the place in the file; the place is said in the words of the form.
QString RulesCard::worded(const std::string &fault) const
{
    static const QRegularExpression place(QStringLiteral("^/rules/(\\d+)(?:/when(?:/(?:all|any)/(\\d+))?)?"));
    const auto shown = console::visibleLine(fault);
    const auto match = place.match(QString::fromStdString(fault));
    if (!match.hasMatch())
        return tr("The rules cannot be kept so: %1").arg(shown);
    const auto rule = QString::number(match.captured(1).toInt() + 1);
    if (match.capturedLength(2) > 0)
        return tr("Rule %1, condition %2, cannot be kept so: %3").arg(rule, QString::number(match.captured(2).toInt() + 1), shown);
    if (shown.contains(QLatin1String("/invitation")) || shown.contains(QLatin1String("needs \"invitation\"")))
        return tr("Rule %1 needs words: its own in one language at least, or those of the look.").arg(rule);
    return tr("Rule %1 cannot be kept so: %2").arg(rule, shown);
}

SiteCard::Putting RulesCard::put()
{
    const auto text = json::serialize(file());
    return session().putSiteRules(site().id, m_stamp, text).then(this, [this, id = site().id](const Result<Told<SiteRulesText>> &result) -> Result<Told<protocol::SiteId>> {
        if (!result)
            return tl::unexpected(result.error());
        if (result->fault.empty())
            take(result->value);
        return Told<protocol::SiteId>{id, result->fault};
    });
}

} // namespace visavis::ui
