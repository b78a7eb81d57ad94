// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sites/formgrid.h"

#include "ui/look/patientwheel.h"
#include "ui/look/plainlabel.h"
#include "ui/look/theme.h"
#include "ui/words/words.h"

#include <QGridLayout>
#include <QLineEdit>

#include <algorithm>

namespace visavis::ui {
namespace {

constexpr int labelWidth = 128;
constexpr int languageWidth = 76;

} // namespace

FormGrid::FormGrid(QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(space::large);
    m_grid->setVerticalSpacing(space::small);
    m_grid->setColumnMinimumWidth(0, labelWidth);
    m_grid->setColumnStretch(1, 1);
}

void FormGrid::addRow(const QString &label, QWidget *field, const QString &hint, bool narrow)
{
    const int row = m_grid->rowCount();
    auto *name = new PlainLabel(label, PlainLabel::Scale::Normal, PlainLabel::Tone::Muted);
    name->setContentsMargins(0, space::small, 0, 0);
    name->setWrapped(true);
    name->setFixedWidth(labelWidth);
    m_grid->addWidget(name, row, 0, Qt::AlignTop);
    leaveToPage(*field);
    m_grid->addWidget(field, row, 1, narrow ? Qt::AlignLeft : Qt::Alignment());
    if (field->accessibleName().isEmpty())
        field->setAccessibleName(label);
    if (hint.isEmpty())
        return;
    field->setAccessibleDescription(hint);
    auto *text = new PlainLabel(hint, PlainLabel::Scale::Small, PlainLabel::Tone::Muted);
    text->setWrapped(true);
    text->setContentsMargins(0, 0, 0, space::step);
    m_grid->addWidget(text, row + 1, 1);
}

LanguageFields::LanguageFields(const char *name, const QString &label, std::size_t most, QWidget *parent)
    : QWidget(parent)
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(space::small);
    grid->setVerticalSpacing(space::step);
    grid->setColumnStretch(1, 1);
    for (std::size_t i = 0; i < m_fields.size(); ++i) {
        const std::string tag(protocol::Names<protocol::Language>[i]);
        const auto language = words::language(tag);
        auto *text = new PlainLabel(language, PlainLabel::Scale::Small, PlainLabel::Tone::Muted);
        text->setFixedWidth(languageWidth);
        m_names[i] = text;
        const QString objectName = QLatin1String(name) + QLatin1Char('_') + QLatin1String(tag.data(), qsizetype(tag.size()));
        auto *field = m_fields[i] = new QLineEdit;
        field->setObjectName(objectName);
        field->setMaxLength(int(most));
        field->setAccessibleName(QStringLiteral("%1, %2").arg(label, language));
        grid->addWidget(text, int(i), 0);
        grid->addWidget(field, int(i), 1);
        connect(field, &QLineEdit::textChanged, this, &LanguageFields::edited);
    }
    arrange();
}

void LanguageFields::setLanguages(const std::vector<protocol::Language> &languages)
{
    m_languages = languages;
    arrange();
}

void LanguageFields::set(std::size_t at, const std::optional<std::string> &text)
{
    const QSignalBlocker quiet(m_fields[at]);
    m_fields[at]->setText(QString::fromStdString(text.value_or("")));
    m_fields[at]->setCursorPosition(0);
}

std::optional<std::string> LanguageFields::text(std::size_t at) const
{
    const auto text = m_fields[at]->text().trimmed();
    return text.isEmpty() ? std::nullopt : std::optional(text.toStdString());
}

void LanguageFields::arrange()
{
    for (std::size_t i = 0; i < m_fields.size(); ++i) {
        const bool spoken = std::find(m_languages.begin(), m_languages.end(), static_cast<protocol::Language>(i)) != m_languages.end();
        for (auto *widget : {static_cast<QWidget *>(m_fields[i]), m_names[i]})
            widget->setVisible(spoken || !m_fields[i]->text().isEmpty());
    }
}

} // namespace visavis::ui
