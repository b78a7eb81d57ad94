// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/mirror/touch.h"

#include <QFrame>
#include <QTimer>

class QLineEdit;
class QPlainTextEdit;

namespace visavis::ui {

//! \brief A field of our own over a field of the replica: what is written here goes out as the whole new value, while it is written.
class FieldEditor final : public QFrame
{
    Q_OBJECT

public:
    FieldEditor(const Touch &field, QWidget *parent);

    [[nodiscard]] quint64 node() const { return m_node; }
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void written(const QString &text); //!< a moment after the last stroke
    void finished();                   //!< Enter, Esc, or the focus went elsewhere

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void say();
    void finish();

    const quint64 m_node;
    QLineEdit *m_line = nullptr;
    QPlainTextEdit *m_lines = nullptr;
    QTimer m_pause;
    QString m_said;
    bool m_over = false;
};

} // namespace visavis::ui
