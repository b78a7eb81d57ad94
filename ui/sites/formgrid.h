// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/sites.h"

#include <QWidget>

#include <array>

class QGridLayout;
class QLineEdit;

namespace visavis::ui {

//! \brief Fields below each other, each with its name at the left and a hint below.
class FormGrid final : public QWidget
{
    Q_OBJECT

public:
    explicit FormGrid(QWidget *parent = nullptr);

    //! \brief \a field has \a label as its accessible name if it has none; \a narrow: as wide as it wants to be.
    void addRow(const QString &label, QWidget *field, const QString &hint = {}, bool narrow = false);

private:
    QGridLayout *m_grid;
};

//! \brief One text in the languages of a site, a line each.
class LanguageFields final : public QWidget
{
    Q_OBJECT

public:
    //! \brief \a name is part of each field's object name, \a label of its accessible one.
    LanguageFields(const char *name, const QString &label, std::size_t most, QWidget *parent = nullptr);

    //! \brief Those that the site speaks, and those in which there is a text.
    void setLanguages(const std::vector<protocol::Language> &languages);
    template <std::size_t most>
    void show(const protocol::ByLanguage<most> &texts)
    {
        for (std::size_t i = 0; i < m_fields.size(); ++i)
            set(i, texts.in(static_cast<protocol::Language>(i)));
        arrange();
    }
    template <std::size_t most>
    [[nodiscard]] protocol::ByLanguage<most> texts() const
    {
        protocol::ByLanguage<most> texts;
        for (std::size_t i = 0; i < m_fields.size(); ++i)
            texts.in(static_cast<protocol::Language>(i)) = text(i);
        return texts;
    }

Q_SIGNALS:
    void edited();

private:
    void set(std::size_t at, const std::optional<std::string> &text);
    [[nodiscard]] std::optional<std::string> text(std::size_t at) const;
    void arrange();

    std::array<QLineEdit *, protocol::Names<protocol::Language>.size()> m_fields{};
    std::array<QWidget *, protocol::Names<protocol::Language>.size()> m_names{};
    std::vector<protocol::Language> m_languages;
};

} // namespace visavis::ui
