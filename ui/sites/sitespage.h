// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/desk.h"

#include <QWidget>

#include <functional>

class QLineEdit;
class QListView;
class QPlainTextEdit;
class QPushButton;
class QScrollArea;

namespace visavis::ui {

class PlainLabel;
class SiteCard;
class SiteForm;
class SitesModel;

//! \brief The sites of the workspace: where the chat stands, whose it is, whom it invites, how it looks, when it is open.
class SitesPage final : public QWidget
{
    Q_OBJECT

public:
    explicit SitesPage(console::Desk &desk, QWidget *parent = nullptr);

    //! \brief To be called whenever the page comes into view.
    void open();

private:
    [[nodiscard]] QWidget *makeList();
    [[nodiscard]] QWidget *makeDetail();
    [[nodiscard]] QWidget *makeTag();
    void sitesChanged();
    void rightsChanged();
    //! \brief Null shows that no site is chosen.
    void show(protocol::SiteId site);
    void choose(protocol::SiteId site);
    void mark(protocol::SiteId site);
    void begin();
    //! \brief Does \a then, but asks first when something typed would be lost; \a stay when it shall not be.
    void leave(const std::function<void()> &then, const std::function<void()> &stay);
    void updateHead();
    void updateState();
    void newKey();

    console::Desk &m_desk;
    SitesModel *m_model;
    QListView *m_list;
    QLineEdit *m_search;
    PlainLabel *m_count, *m_nothing;
    QPushButton *m_new;
    QScrollArea *m_scroll;
    PlainLabel *m_empty, *m_title, *m_subtitle, *m_copied, *m_tagTrouble;
    QPlainTextEdit *m_tag;
    QWidget *m_tagCard = nullptr;
    SiteForm *m_form;
    std::vector<SiteCard *> m_cards; //!< the form first
    protocol::SiteId m_shown;        //!< null: none, or a new one
    bool m_beginning = false;
};

} // namespace visavis::ui
