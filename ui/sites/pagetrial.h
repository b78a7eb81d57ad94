// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <boost/json/object.hpp>

class QComboBox;
class QDateTimeEdit;
class QLineEdit;
class QListWidget;
class QSpinBox;

namespace visavis::protocol {
struct PageFacts;
}

namespace visavis::ui {

class PlainLabel;

//! \brief "What would happen on this page now": the facts of a page, and what the rules make of them, as the page itself would.
class PageTrial final : public QWidget
{
    Q_OBJECT

public:
    explicit PageTrial(QWidget *parent = nullptr);

    //! \brief A rule file that RulesCheck has let through; empty while there is none.
    void setRules(const boost::json::object &file);

private:
    void tryThem();
    [[nodiscard]] protocol::PageFacts facts() const;

    boost::json::object m_file;
    QLineEdit *m_address, *m_language;
    QSpinBox *m_pages, *m_onPage, *m_onSite, *m_known, *m_invited;
    QComboBox *m_presence;
    QDateTimeEdit *m_now;
    PlainLabel *m_verdict;
    QListWidget *m_rules;
};

} // namespace visavis::ui
