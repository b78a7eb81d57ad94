// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/sites/sitecard.h"

#include <boost/json/object.hpp>

class QCheckBox;
class QListWidget;
class QSpinBox;

namespace visavis::ui {

class PageTrial;
class RuleForm;

//! \brief Whom a site invites to chat and when: a list of rules, a form for the chosen one, and what they would do on a page.
class RulesCard final : public SiteCard
{
    Q_OBJECT

public:
    explicit RulesCard(console::Session &session, QWidget *parent = nullptr);

protected:
    void fill() override;
    [[nodiscard]] bool differs() const override;
    //! \brief The rules are not in what is told of a site: refreshed() asks for them.
    [[nodiscard]] bool samePart(const protocol::SiteFacts &) const override { return true; }
    void refreshed() override { load(true); }
    [[nodiscard]] QString fault() const override;
    [[nodiscard]] Putting put() override;
    [[nodiscard]] QString worded(const std::string &fault) const override;

private:
    //! \brief Asks the backend; \a keep: what was typed stays if it is of the same rules.
    void load(bool keep);
    void take(const console::SiteRulesText &text);
    void showFile();
    void choose(int row);
    void add();
    void remove();
    void move(int by);
    void changed();
    //! \brief What the fields say, as a rule file.
    [[nodiscard]] boost::json::object file() const;
    [[nodiscard]] QString nameOf(std::size_t rule) const;

    QCheckBox *m_memory, *m_presence;
    QSpinBox *m_pause;
    QListWidget *m_list;
    QPushButton *m_add, *m_remove, *m_up, *m_down;
    RuleForm *m_form;
    PageTrial *m_trial;
    PlainLabel *m_asleep, *m_none;
    protocol::SiteId m_of;          //!< whose rules these are
    std::string m_stamp;            //!< of the state that m_known is of
    boost::json::object m_known;    //!< as the backend has it; empty: not heard yet
    boost::json::object m_file;     //!< as it is edited, but for the rule that the form shows
    int m_chosen = -1;
    std::uint64_t m_asked = 0;      //!< counts load(): a late answer is of another site
};

} // namespace visavis::ui
