// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/sites.h"

#include <QWidget>

#include <boost/json/object.hpp>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QVBoxLayout;

namespace visavis::ui {

class ConditionRow;
class LanguageFields;

//! \brief One rule: when it holds, how often one visitor sees it, and with what words it invites.
class RuleForm final : public QWidget
{
    Q_OBJECT

public:
    explicit RuleForm(QWidget *parent = nullptr);

    void setLanguages(const std::vector<protocol::Language> &languages);
    void show(const boost::json::object &rule);
    //! \brief As the rule file has it.
    [[nodiscard]] boost::json::object rule() const;
    //! \brief "" when each field says something.
    [[nodiscard]] QString fault() const;
    void takeFocus();

Q_SIGNALS:
    void edited();

private:
    void clearRows();
    void addRow(const boost::json::value &condition);
    void arrange();

    QLineEdit *m_id;
    QComboBox *m_together;
    QVBoxLayout *m_rows;
    std::vector<ConditionRow *> m_conditions;
    QPushButton *m_add;
    QSpinBox *m_most;
    QCheckBox *m_own;
    LanguageFields *m_text, *m_accept;
    QWidget *m_words;
    bool m_single = false; //!< the rule had one condition without all or any around it
};

} // namespace visavis::ui
