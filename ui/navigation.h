// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/desk.h"

#include <QFrame>

class QToolButton;
class QVBoxLayout;

namespace visavis::ui {

//! \brief The bar of pages at the window's side: each only for whoever has the right to it. With one page left there is no bar.
class Navigation final : public QFrame
{
    Q_OBJECT

public:
    explicit Navigation(console::Desk &desk, QWidget *parent = nullptr);

    //! \param right without it the person does not see the page; nothing: everybody does
    //! \param shown brings the page into view
    void add(QWidget *page, const char *objectName, const QString &iconName, const QString &text, std::optional<protocol::Action> right,
             std::function<void()> shown);
    //! \brief Marks \a page as the one in view; any other page marks none.
    void setCurrent(const QWidget *page);
    [[nodiscard]] bool mayShow(const QWidget *page) const;

Q_SIGNALS:
    //! \brief The page in view is no longer this person's.
    void lost();

private:
    struct Entry {
        QWidget *page;
        QToolButton *button;
        std::optional<protocol::Action> right;
    };
    [[nodiscard]] bool permits(const Entry &entry) const;
    void update();

    console::Desk &m_desk;
    QVBoxLayout *m_layout;
    std::vector<Entry> m_entries;
    const QWidget *m_current = nullptr;
};

} // namespace visavis::ui
