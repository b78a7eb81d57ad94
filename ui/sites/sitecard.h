// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/session.h"

#include <QFrame>

class QHBoxLayout;
class QPushButton;
class QVBoxLayout;

namespace visavis::ui {

class PlainLabel;

//! \brief One part of a site that is edited and saved on its own.
//!
//! Life of a part: present() shows it as the backend has it → somebody types: from then on what others change elsewhere in the site
//! passes by, and a change of this very part by somebody else is said and not written over → Save puts it, or Discard shows it anew.
class SiteCard : public QFrame
{
    Q_OBJECT

public:
    //! \brief \a name begins the object names of its buttons and of its trouble.
    SiteCard(console::Session &session, const char *name, const QString &title, const QString &lead, QWidget *parent = nullptr);

    //! \brief The site as it is now; what was typed stays.
    void present(const protocol::SiteFacts &site);
    //! \brief The site as it is; what was typed is gone.
    void show(const protocol::SiteFacts &site);
    [[nodiscard]] bool isChanged() const { return m_isNew || differs(); }

Q_SIGNALS:
    //! \brief A site was made, or was saved.
    void saved(visavis::protocol::SiteId site);
    //! \brief A new one is not to be made after all.
    void discarded();

protected:
    using Putting = QFuture<console::Result<console::Told<protocol::SiteId>>>;

    //! \brief Writes the fields from site().
    virtual void fill() = 0;
    //! \brief Whether the fields say something else than site().
    [[nodiscard]] virtual bool differs() const = 0;
    //! \brief Whether the part of \a other is that of site().
    [[nodiscard]] virtual bool samePart(const protocol::SiteFacts &other) const = 0;
    //! \brief Another part was changed while this one is being edited.
    virtual void refreshed() {}
    //! \brief What is to be mended before it can be saved; "" when nothing is.
    [[nodiscard]] virtual QString fault() const { return {}; }
    [[nodiscard]] virtual Putting put() = 0;
    //! \brief \a fault as the backend says it, in words for the screen; "": those of the backend.
    [[nodiscard]] virtual QString worded(const std::string &fault) const;

    [[nodiscard]] const protocol::SiteFacts &site() const { return m_site; }
    [[nodiscard]] console::Session &session() const { return m_session; }
    [[nodiscard]] QVBoxLayout *body() const { return m_body; }
    //! \brief A site that is not there yet.
    void showNew(const protocol::SiteFacts &blank);
    [[nodiscard]] bool isNew() const { return m_isNew; }
    void say(const QString &trouble);
    //! \brief To be called whenever a field changed.
    void edited();
    //! \brief A button beside Save.
    void addButton(QPushButton *button);
    [[nodiscard]] QPushButton *saveButton() const { return m_save; }

    [[nodiscard]] static Putting siteOf(QFuture<console::Result<console::Told<protocol::SiteFacts>>> putting);

private:
    void save();

    console::Session &m_session;
    protocol::SiteFacts m_site;
    QVBoxLayout *m_body;
    QHBoxLayout *m_buttons;
    PlainLabel *m_trouble;
    QPushButton *m_save, *m_discard;
    bool m_isNew = false, m_saving = false;
};

} // namespace visavis::ui
