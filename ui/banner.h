// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/desk.h"

#include <QFrame>
#include <QTimer>

class QPushButton;

namespace visavis::ui {

class PlainLabel;

//! \brief One quiet line above everything: what the connection, the local backend or the keychain is about. Hidden while all is well.
class Banner final : public QFrame
{
    Q_OBJECT

public:
    explicit Banner(console::Desk &desk, QWidget *parent = nullptr);

private:
    struct Message {
        QString text;
        const char *tone = "info";
        bool retry = false;     //!< "Try now" makes sense
        bool dismissible = false;
    };

    [[nodiscard]] std::optional<Message> message() const;
    [[nodiscard]] std::optional<Message> connectionMessage() const;
    [[nodiscard]] std::optional<Message> outboxMessage() const;
    [[nodiscard]] std::optional<Message> endedMessage() const;
    [[nodiscard]] std::optional<Message> keychainMessage() const;
    [[nodiscard]] QString unsentWords() const;
    void dismiss();
    void update();
    void show(const Message &message);

    console::Desk &m_desk;
    PlainLabel *m_text;
    QPushButton *m_retry;
    QPushButton *m_dismiss;
    QTimer m_second; //!< counts down to the next attempt
    bool m_keychainDismissed = false, m_asideDismissed = false;
    QString m_ended; //!< what the visitor of a conversation did that is gone now, in words
    QTimer m_endedRead; //!< that a visitor left is no news for long; that one withdrew stays until it is read
    int m_lost = 0; //!< messages that could not be sent, since that was last read
};

} // namespace visavis::ui
