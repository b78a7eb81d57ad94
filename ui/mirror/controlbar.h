// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/session.h"

#include <QElapsedTimer>
#include <QFrame>
#include <QTimer>

class QPushButton;
class QToolButton;

namespace visavis::ui {

class PlainLabel;

//! \brief The line under the page's name that asks for the visitor's mouse and says how it stands with it: to be asked for, asked for, lent with
//! the time that is left, over and why; besides, why the last touch did nothing.
class ControlBar final : public QFrame
{
    Q_OBJECT

public:
    explicit ControlBar(QWidget *parent = nullptr);

    //! \param mayAsk this person may ask for it now
    void setLending(const std::optional<console::Lending> &lending, bool mayAsk);
    //! \brief Said for a while beside the rest.
    void say(const QString &sentence);

Q_SIGNALS:
    void asked(visavis::protocol::CobrowseScope scope);
    void ended();
    void renewed();

private:
    [[nodiscard]] QString standing() const;
    void update();

    std::optional<console::Lending> m_lending;
    bool m_mayAsk = false;
    qint64 m_left = 0; //!< seconds when m_since began
    QElapsedTimer m_since;
    QTimer m_second, m_said;
    PlainLabel *m_text, *m_note;
    QToolButton *m_ask;
    QPushButton *m_renew, *m_end;
};

} // namespace visavis::ui
