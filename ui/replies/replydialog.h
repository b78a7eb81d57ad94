// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/session.h"
#include "ui/room/dialog.h"

class QComboBox;
class QLineEdit;
class QPlainTextEdit;

namespace visavis::ui {

//! \brief Writes a canned reply, new or known, and shows meanwhile how it will read.
//!
//! A refusal keeps what was typed. When somebody else changed the reply meanwhile, it says so, and the next press saves over it.
class ReplyDialog final : public Dialog
{
    Q_OBJECT

public:
    //! \param reply nothing: a new one
    ReplyDialog(console::Session &session, const std::optional<protocol::Reply> &reply, QWidget *parent);

Q_SIGNALS:
    void stored(const visavis::protocol::ReplyId &reply);

protected:
    void submit() override;

private:
    void addPlaces();
    void addLanguages();
    void addPlaceholders(QVBoxLayout *column);
    void show(const protocol::ReplyDraft &draft);
    [[nodiscard]] protocol::ReplyDraft draft() const;
    //! \brief Why it cannot be saved as it is; "" when it can.
    [[nodiscard]] QString fault(const protocol::ReplyDraft &draft) const;
    [[nodiscard]] bool isTaken(const protocol::ReplyDraft &draft) const;
    void refused(const console::Error &error, const protocol::ReplyDraft &draft);
    void updatePreview();

    struct Place {
        protocol::ReplyScope scope = protocol::ReplyScope::Own;
        std::optional<protocol::GroupId> group;
    };

    console::Session &m_session;
    std::optional<protocol::ReplyId> m_reply;
    std::string m_stamp;
    std::vector<Place> m_places;
    QComboBox *m_place, *m_language;
    QLineEdit *m_shortcut, *m_title;
    QPlainTextEdit *m_text;
    PlainLabel *m_placeLabel, *m_hint, *m_named, *m_nameless;
};

} // namespace visavis::ui
