// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/facts.h"

#include <QWidget>

class QPushButton;

namespace visavis::ui {

class PlainLabel;

//! \brief What stands where the thread of another's live conversation would be, until one looks in: nobody does so by passing.
class LookDoor final : public QWidget
{
    Q_OBJECT

public:
    explicit LookDoor(QWidget *parent = nullptr);

    void show(const protocol::Header &header);

Q_SIGNALS:
    void lookRequested();

private:
    PlainLabel *m_text;
    QPushButton *m_look;
};

} // namespace visavis::ui
