// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/desk.h"

#include <QTimer>
#include <QWidget>
#include <vector>

class QPushButton;

namespace visavis::ui {

class Banner;
class PeriodBox;
class PlainLabel;

//! \brief How long is kept what, what a change would erase before it is made, and whether the job does its work.
class RetentionForm final : public QWidget
{
    Q_OBJECT

public:
    explicit RetentionForm(console::Desk &desk, QWidget *parent = nullptr);

    //! \brief Reads the policy that holds and shows it; what was changed and not saved is dropped.
    void reload();

private:
    [[nodiscard]] protocol::RetentionPolicy policy() const;
    void show(const console::RetentionState &state);
    void edited();
    void preview();
    void save();
    void confirm();

    struct Row {
        PeriodBox *box;
        protocol::Period protocol::RetentionPolicy::*period;
    };

    console::Desk &m_desk;
    std::vector<Row> m_rows;
    PlainLabel *m_effect, *m_state, *m_brake;
    QPushButton *m_save, *m_confirm;
    QTimer m_pause; //!< between the last change and the question what it would erase
    protocol::RetentionPolicy m_holds;
    std::uint64_t m_asked = 0; //!< counts questions, so that the answer to an earlier one is dropped
};

} // namespace visavis::ui
