// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/clock.h"
#include "console/timelinemodel.h"

#include <QListView>

namespace visavis::ui {

class TimelineDelegate;

//! \brief The thread on the screen: keeps to the newest row until the person scrolls up, and to what is read when older rows come.
class TimelineView final : public QListView
{
    Q_OBJECT

public:
    //! Both outlive the view.
    TimelineView(console::TimelineModel &model, const console::Clock &clock, QWidget *parent = nullptr);

    [[nodiscard]] bool isAtEnd() const { return m_atEnd; }
    void scrollToEnd();
    void doItemsLayout() override;

Q_SIGNALS:
    void olderRequested();
    //! \brief The end came into view, or the end moved while it was in view.
    void endShown();
    void linkActivated(const visavis::console::Link &link);
    void retryRequested(const visavis::protocol::EventId &message);
    void discardRequested(const visavis::protocol::EventId &message);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] std::optional<console::Link> linkAt(const QPoint &position) const;
    [[nodiscard]] int anchorRow() const;
    void copySelected() const;
    void scrolled(int value);
    void rememberPlace();
    void keepPlace();

    console::TimelineModel &m_model;
    TimelineDelegate *m_delegate;
    bool m_atEnd = true;
    QPersistentModelIndex m_anchor; //!< first row in view, kept in its place while rows come above it
    int m_anchorTop = 0;
};

} // namespace visavis::ui
