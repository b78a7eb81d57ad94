// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/autostart.h"
#include "console/desk.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QVBoxLayout;

namespace visavis::ui {

class Desktop;
class PlainLabel;
class SignInList;

//! \brief What one person wishes of this program on this computer; every wish holds at once and is no setting of the workspace.
class PreferencesPage final : public QWidget
{
    Q_OBJECT

public:
    PreferencesPage(console::Desk &desk, Desktop &desktop, QWidget *parent = nullptr);

    //! \brief To be called whenever the page comes into view: reads everything anew.
    void open();

Q_SIGNALS:
    void backRequested();

private:
    void addLook(QVBoxLayout *page);
    void addAccount(QVBoxLayout *page);
    void addCalls(QVBoxLayout *page);
    void addWindow(QVBoxLayout *page);
    [[nodiscard]] QCheckBox *addSwitch(QVBoxLayout *card, const char *objectName, const QString &text, const QString &explanation);
    [[nodiscard]] QComboBox *addChoice(QVBoxLayout *card, const char *objectName, const QString &text, const QString &explanation);
    void bind(QCheckBox *box, const console::SettingKey<bool> &key);
    void read();
    void setAutostart(bool on);

    console::Desk &m_desk;
    Desktop &m_desktop;
    const console::Autostart m_autostart;
    QComboBox *m_language, *m_theme, *m_repeat, *m_closing;
    QCheckBox *m_notify, *m_text, *m_sound, *m_tray, *m_start;
    PlainLabel *m_trouble;
    SignInList *m_signIns;
};

} // namespace visavis::ui
