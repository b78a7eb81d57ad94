// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/cobrowsecommand.h"
#include "ui/mirror/touch.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <functional>

namespace visavis::ui {

class FieldEditor;
class MirrorView;

//! \brief Lies over the replica while the visitor's mouse is lent, and takes mouse, wheel and keys for it: nothing of them reaches the replica.
//!
//! Life of a press: the replica is asked what lies there → what cannot be touched says why, before and after → else a command goes out, addressed to
//! the mirror's node. Texts are written in a field of our own over the replica's. By the keyboard: Tab goes from one thing to the next, Enter
//! presses it, the arrows scroll, H draws attention, Esc gives the mouse back.
class MirrorGlass final : public QWidget
{
    Q_OBJECT

public:
    MirrorGlass(MirrorView &view, protocol::CobrowseScope scope);
    ~MirrorGlass() override;

    //! \brief The page changes: nothing can be pressed until the next is there.
    void setWaiting(bool waiting);

Q_SIGNALS:
    //! \brief Number and page are the session's and the pane's to give.
    void commandMade(const visavis::protocol::CobrowseCommand &command);
    void refused(visavis::protocol::CobrowseVerdict why);
    void givenBack();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void leaveEvent(QEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    using Found = std::function<void(const Touch &)>;

    void ask(const QString &function, const Found &found);
    void askAt(QPointF place, const Found &found);
    void step(int by);
    void hover();
    void show(const std::optional<Touch> &touch);
    void point();
    void act(const Touch &touch);
    void edit(const Touch &touch);
    void choose(const Touch &touch);
    void highlight(const Touch &touch);
    void scrollBy(const Touch &touch, QPointF by);
    void send(quint64 node, protocol::CobrowseAction action, const std::function<void(protocol::CobrowseCommand &)> &with = {});
    [[nodiscard]] QString words(const Touch &touch) const;

    MirrorView &m_view;
    const protocol::CobrowseScope m_scope;
    std::optional<Touch> m_touch; //!< under the pointer, or reached by the keyboard
    quint64 m_last = 0; //!< where the keyboard goes on from
    int m_steps = 0;
    bool m_stepping = false;
    bool m_byKeyboard = false;
    bool m_waiting = false;
    QPointF m_place;
    QTimer m_hover, m_point;
    QElapsedTimer m_scrolled;
    QPointF m_scrollBy;
    QPointer<FieldEditor> m_editor;
};

} // namespace visavis::ui
