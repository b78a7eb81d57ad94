// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QObject>
#include <QSocketNotifier>
#include <QTimer>

#include <deque>

namespace visavis::ui {

//! \brief Lets whoever started the program with --tour find its widgets and take its picture; keys and clicks come from outside.
//!
//! One JSON object a line on standard input, one answer a line on standard output, in order:
//!   {"do":"find","name":"composer"}                          → {"x","y","width","height","visible","enabled"} in pixels of the screen
//!   {"do":"read","name":"bannerText"}                        → {"text","checked"}; rows of a list and labels of a panel, a line each
//!   {"do":"row","name":"conversationList","text":"Marie"}    → the rectangle of the first row that contains the text
//!   {"do":"wait","name":"threadView","text":"…","timeout":ms}→ {"ok":true} as soon as the widget is visible and shows the text
//!   {"do":"gone","name":"previewBubble","text":"…","timeout":ms} → {"ok":true} as soon as it does not
//!   {"do":"grab","file":"01-room.png"}                       → {"ok":true}; written to the folder of --tour
//! A field for passwords is never read. Any trouble is {"error":"…"}.
class TourControl final : public QObject
{
    Q_OBJECT

public:
    TourControl(QWidget &window, QString folder, QObject *parent = nullptr);

private:
    void readInput();
    void next();
    [[nodiscard]] std::optional<QJsonObject> answer(const QJsonObject &command); //!< nothing: not yet
    [[nodiscard]] QWidget *widget(const QString &name) const;
    [[nodiscard]] QJsonObject waitFor(const QJsonObject &command, bool shown, bool &again);
    void print(const QJsonObject &object);

    QWidget &m_window;
    QString m_folder;
    QSocketNotifier m_input;
    QByteArray m_buffer;
    std::deque<QJsonObject> m_commands; //!< the first is under way
    QTimer m_poll;
    qint64 m_waitedSince = 0;
};

} // namespace visavis::ui
