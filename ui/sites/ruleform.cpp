// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sites/ruleform.h"

#include "protocol/rulelimits.h"
#include "ui/look/patientwheel.h"
#include "ui/look/plainlabel.h"
#include "ui/look/theme.h"
#include "ui/sites/conditionrow.h"
#include "ui/sites/formgrid.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include <boost/json.hpp>

#include <algorithm>

namespace visavis::ui {
namespace {

namespace json = boost::json;
using protocol::Language;

constexpr int numberWidth = 84;
constexpr Language languages[]{Language::En, Language::Fr, Language::De, Language::Es};

template <std::size_t most>
protocol::ByLanguage<most> textsOf(const json::value *value)
{
    protocol::ByLanguage<most> texts;
    const auto *object = value ? value->if_object() : nullptr;
    for (const auto language : languages) {
        const auto *text = object ? object->if_contains(protocol::text(language)) : nullptr;
        if (text && text->is_string())
            texts.in(language) = std::string(text->get_string());
    }
    return texts;
}

template <std::size_t most>
json::object objectOf(const protocol::ByLanguage<most> &texts)
{
    json::object object;
    for (const auto language : languages) {
        if (const auto &text = texts.in(language))
            object.emplace(protocol::text(language), *text);
    }
    return object;
}

} // namespace

RuleForm::RuleForm(QWidget *parent)
    : QWidget(parent)
    , m_id(new QLineEdit)
    , m_together(new QComboBox)
    , m_rows(new QVBoxLayout)
    , m_add(new QPushButton(tr("Add a condition")))
    , m_most(new QSpinBox)
    , m_own(new QCheckBox(tr("Own words")))
    , m_text(new LanguageFields("ruleText", tr("Invitation"), protocol::limits::invitationText))
    , m_accept(new LanguageFields("ruleAccept", tr("Button of the invitation"), protocol::limits::invitationButton))
    , m_words(new QWidget)
{
    m_id->setObjectName(QStringLiteral("ruleId"));
    m_id->setMaxLength(int(protocol::limits::ruleId));
    m_together->setObjectName(QStringLiteral("ruleTogether"));
    m_together->addItems({tr("when all of these hold"), tr("when one of these holds")});
    m_together->setAccessibleName(tr("How the conditions go together"));
    m_add->setObjectName(QStringLiteral("conditionAdd"));
    m_add->setProperty("small", true);
    m_most->setObjectName(QStringLiteral("ruleMost"));
    m_most->setRange(1, int(protocol::limits::ruleMost));
    m_most->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_most->setFixedWidth(numberWidth);
    m_own->setObjectName(QStringLiteral("ruleOwnWords"));

    auto *conditions = new QWidget;
    auto *column = new QVBoxLayout(conditions);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::small);
    column->addWidget(m_together, 0, Qt::AlignLeft);
    m_rows->setSpacing(space::small);
    column->addLayout(m_rows);
    column->addWidget(m_add, 0, Qt::AlignLeft);
    auto *words = new FormGrid;
    words->addRow(tr("Invitation"), m_text);
    words->addRow(tr("Button of the invitation"), m_accept, tr("Without words of its own it is ours."));
    auto *wordsLayout = new QVBoxLayout(m_words);
    wordsLayout->setContentsMargins(0, 0, 0, 0);
    wordsLayout->addWidget(words);
    auto *times = new FormGrid;
    times->addRow(tr("Name"), m_id, tr("For you alone: small letters, digits and hyphens."));
    times->addRow(tr("Times"), m_most, tr("How often one visitor sees it at most. Closed or accepted, it does not come again."), true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::medium);
    layout->addWidget(new PlainLabel(tr("Invites"), PlainLabel::Scale::Strong));
    layout->addWidget(conditions);
    layout->addWidget(new PlainLabel(tr("With these words"), PlainLabel::Scale::Strong));
    layout->addWidget(m_own);
    layout->addWidget(m_words);
    layout->addWidget(times);

    leaveToPage(*m_together);
    connect(m_id, &QLineEdit::textChanged, this, &RuleForm::edited);
    connect(m_together, &QComboBox::activated, this, &RuleForm::edited);
    connect(m_most, &QSpinBox::valueChanged, this, &RuleForm::edited);
    connect(m_own, &QCheckBox::toggled, this, [this] {
        arrange();
        Q_EMIT edited();
    });
    for (auto *texts : {m_text, m_accept})
        connect(texts, &LanguageFields::edited, this, &RuleForm::edited);
    connect(m_add, &QPushButton::clicked, this, [this] {
        addRow(json::object{{"timeOnPage", json::object{{"min", 30}, {"unit", "seconds"}}}});
        arrange();
        Q_EMIT edited();
    });
}

void RuleForm::setLanguages(const std::vector<Language> &spoken)
{
    m_text->setLanguages(spoken);
    m_accept->setLanguages(spoken);
}

void RuleForm::takeFocus()
{
    m_together->setFocus();
}

void RuleForm::clearRows()
{
    for (auto *row : m_conditions) {
        m_rows->removeWidget(row);
        row->hide();
        row->deleteLater();
    }
    m_conditions.clear();
}

void RuleForm::addRow(const json::value &condition)
{
    auto *row = new ConditionRow;
    row->show(condition);
    m_rows->addWidget(row);
    m_conditions.push_back(row);
    connect(row, &ConditionRow::edited, this, &RuleForm::edited);
    connect(row, &ConditionRow::removed, this, [this, row] {
        std::erase(m_conditions, row);
        m_rows->removeWidget(row);
        row->hide();
        row->deleteLater();
        arrange();
        Q_EMIT edited();
    });
}

void RuleForm::arrange()
{
    m_words->setVisible(m_own->isChecked());
    m_together->setVisible(m_conditions.size() > 1);
    m_add->setEnabled(m_conditions.size() < protocol::limits::ruleList);
    for (std::size_t i = 0; i < m_conditions.size(); ++i)
        m_conditions[i]->setNumber(int(i) + 1);
}

void RuleForm::show(const json::object &rule)
{
    const QSignalBlocker quiet(this);
    const auto *id = rule.if_contains("id"), *most = rule.if_contains("most"), *invitation = rule.if_contains("invitation"), *when = rule.if_contains("when");
    m_id->setText(id && id->is_string() ? QString::fromStdString(std::string(id->get_string())) : QString());
    m_most->setValue(most && most->is_int64() ? int(most->get_int64()) : 1);
    m_own->setChecked(invitation != nullptr);
    const auto *words = invitation ? invitation->if_object() : nullptr;
    m_text->show(textsOf<protocol::limits::invitationText>(words ? words->if_contains("text") : nullptr));
    m_accept->show(textsOf<protocol::limits::invitationButton>(words ? words->if_contains("accept") : nullptr));
    clearRows();
    const auto *condition = when ? when->if_object() : nullptr;
    const auto *all = condition ? condition->if_contains("all") : nullptr, *any = condition ? condition->if_contains("any") : nullptr;
    const auto *several = all ? all->if_array() : any ? any->if_array() : nullptr;
    m_single = !several;
    m_together->setCurrentIndex(any ? 1 : 0);
    if (several) {
        for (const auto &each : *several)
            addRow(each);
    } else if (when) {
        addRow(*when);
    }
    arrange();
}

json::object RuleForm::rule() const
{
    json::array conditions;
    for (const auto *row : m_conditions)
        conditions.push_back(row->condition());
    json::value when;
    if (m_single && conditions.size() == 1)
        when = conditions.front();
    else
        when = json::object{{m_together->currentIndex() == 1 ? "any" : "all", std::move(conditions)}};
    json::object rule{{"id", m_id->text().trimmed().toStdString()}, {"when", std::move(when)}, {"most", m_most->value()}};
    if (m_own->isChecked()) {
        json::object invitation{{"text", objectOf(m_text->texts<protocol::limits::invitationText>())}};
        if (const auto accept = m_accept->texts<protocol::limits::invitationButton>(); !accept.empty())
            invitation.emplace("accept", objectOf(accept));
        rule.emplace("invitation", std::move(invitation));
    }
    return rule;
}

QString RuleForm::fault() const
{
    for (const auto *row : m_conditions) {
        if (const auto what = row->fault(); !what.isEmpty())
            return what;
    }
    return m_conditions.empty() ? tr("A rule needs a condition.") : QString();
}

} // namespace visavis::ui
