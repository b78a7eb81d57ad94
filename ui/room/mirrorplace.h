// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/desk.h"
#include "ui/mirror/mirrorsurface.h"

#include <QFrame>
#include <QPointer>

class QVBoxLayout;

namespace visavis::ui {

//! \brief Where in the room a visitor's page is looked at: a pane beside the thread, or a window of its own, as was chosen last.
//!
//! It brings session and surface together, and lets both go when the page is not to be seen any more. The surface, and with it WebEngine,
//! is made when the first page is looked at.
class MirrorPlace final : public QFrame
{
    Q_OBJECT

public:
    //! \param factory empty: this program was built without
    MirrorPlace(console::Desk &desk, MirrorFactory factory, QWidget *parent = nullptr);
    ~MirrorPlace() override;

    //! \brief Whether the page of \a conversation may be looked at just now.
    [[nodiscard]] bool mayLook(protocol::ConversationId conversation) const;
    void look(protocol::ConversationId conversation);
    void leave();
    [[nodiscard]] std::optional<protocol::ConversationId> looksAt() const { return m_conversation; }

Q_SIGNALS:
    void changed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void ask(protocol::ConversationId conversation);
    void watch(protocol::ConversationId conversation);
    void headerChanged(protocol::ConversationId conversation);
    void make();
    void tellLending();
    void askLending(protocol::CobrowseScope scope);
    void dock();
    void undock();

    console::Desk &m_desk;
    const MirrorFactory m_factory;
    QVBoxLayout *m_layout;
    QPointer<MirrorSurface> m_surface;
    std::optional<protocol::ConversationId> m_conversation;
    bool m_asking = false; //!< the visitor has not answered yet
};

} // namespace visavis::ui
