// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/rights.h"

#include <QFrame>

class QPushButton;

namespace visavis::ui {

class PlainLabel;

//! \brief The line under a conversation's head that says who reads along: to the advisor, that a manager looks; to who looks, that the
//! advisor was told, with what can be done about it. Hidden while nobody looks.
class LookStrip final : public QFrame
{
    Q_OBJECT

public:
    explicit LookStrip(QWidget *parent = nullptr);

    void show(const protocol::Header &header, const console::Rights &rights);

Q_SIGNALS:
    void whisperRequested();
    void takeOverRequested();
    void leaveRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    PlainLabel *m_text;
    QPushButton *m_whisper, *m_takeOver, *m_leave;
};

} // namespace visavis::ui
