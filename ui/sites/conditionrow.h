// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <boost/json/value.hpp>

#include <array>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QSpinBox;
class QToolButton;

namespace visavis::ui {

class PlainLabel;

//! \brief One condition of a rule: what is asked about, how it is compared, and with what.
//!
//! What the fields cannot say, such as conditions within conditions, stays as it is written and is edited as such: nothing that a
//! rule file may hold is lost here.
class ConditionRow final : public QWidget
{
    Q_OBJECT

public:
    explicit ConditionRow(QWidget *parent = nullptr);

    void show(const boost::json::value &condition);
    //! \brief As the rule file has it; nothing while it is written and is not JSON.
    [[nodiscard]] boost::json::value condition() const;
    //! \brief "" when it says something.
    [[nodiscard]] QString fault() const;
    //! \brief For a screen reader: "Condition 2".
    void setNumber(int number);

Q_SIGNALS:
    void edited();
    void removed();

private:
    enum class Subject : std::uint8_t { PagesViewed, ConnectionTime, TimeOnSite, TimeOnPage, Hours, Language, Address, Presence, Written };
    [[nodiscard]] Subject subject() const;
    void choose(Subject subject);
    void arrange();
    [[nodiscard]] bool showFields(const boost::json::value &condition);
    [[nodiscard]] bool showRange(Subject subject, const boost::json::object &range);

    QComboBox *m_subject, *m_operator, *m_part, *m_unit;
    QSpinBox *m_least, *m_most;
    PlainLabel *m_and, *m_until;
    QLineEdit *m_from, *m_to, *m_words;
    QWidget *m_days, *m_presences;
    std::array<QToolButton *, 7> m_day{};
    std::array<QCheckBox *, 3> m_presence{};
    QToolButton *m_remove;
};

} // namespace visavis::ui
