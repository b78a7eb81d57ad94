// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/attention.h"
#include "console/desk.h"
#include "ui/desktop/notifier.h"
#include "ui/desktop/sound.h"
#include "ui/desktop/tray.h"

namespace visavis::ui {

//! \brief What the console does beyond its window, as the settings say: calls by notification and sound, the tray, the beginning.
class Desktop final : public QObject
{
    Q_OBJECT

public:
    explicit Desktop(console::Desk &desk, QObject *parent = nullptr);

    //! \brief The window may be closed and called back.
    [[nodiscard]] bool hasTray() const { return m_tray.isShown(); }
    void playSound() { m_sound.play(); }

Q_SIGNALS:
    void showRequested();
    void conversationRequested(const visavis::protocol::ConversationId &conversation);
    void quitRequested();

private:
    void call(const console::Attention::Call &call);
    void activated(const QString &key);
    void settingChanged(const QString &name);
    [[nodiscard]] QString bodyOf(const protocol::Header &header) const;

    console::Desk &m_desk;
    console::Attention m_attention;
    Notifier m_notifier;
    Tray m_tray;
    Sound m_sound;
};

} // namespace visavis::ui
