// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/desk.h"

#include <QWidget>

namespace visavis::ui {

class PersonFinder;
class RetentionForm;

//! \brief For admins who answer a person, or a data-protection officer: what is held of one person, and how long anything is kept.
class PrivacyPage final : public QWidget
{
    Q_OBJECT

public:
    explicit PrivacyPage(console::Desk &desk, QWidget *parent = nullptr);

    //! \brief To be called whenever the page comes into view.
    void open();

private:
    console::Desk &m_desk;
    PersonFinder *m_finder;
    RetentionForm *m_retention;
};

} // namespace visavis::ui
