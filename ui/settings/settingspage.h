// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/desk.h"

#include <QWidget>

#include <map>

class QCheckBox;
class QComboBox;
class QPlainTextEdit;
class QPushButton;
class QVBoxLayout;

namespace visavis::ui {

class PlainLabel;

//! \brief The workspace's switches for admins: each says what it does before it is switched, asks before it changes what
//! visitors are promised, and shows who changed what.
class SettingsPage final : public QWidget
{
    Q_OBJECT

public:
    explicit SettingsPage(console::Desk &desk, QWidget *parent = nullptr);

    //! \brief To be called whenever the page comes into view: asks for the history anew.
    void open();

Q_SIGNALS:
    void backRequested();

private:
    void addSwitch(QVBoxLayout *layout, protocol::SettingName name, const char *objectName, const QString &explanation);
    void addMasking(QVBoxLayout *layout);
    void addOffer(QVBoxLayout *layout);
    void addHide(QVBoxLayout *layout);
    [[nodiscard]] static QVBoxLayout *addCard(QVBoxLayout *layout, protocol::SettingName name, QWidget *control, const QString &explanation);
    void settingsChanged();
    void switchTo(protocol::SettingName name, bool on);
    void setMasking(int level);
    void change(protocol::SettingName name, const std::string &value, const QString &question);
    void loadHistory();

    console::Desk &m_desk;
    std::map<protocol::SettingName, QCheckBox *> m_switches;
    QComboBox *m_masking;
    PlainLabel *m_maskingText;
    QComboBox *m_offer;
    QPlainTextEdit *m_hide;
    QPushButton *m_hideSave;
    PlainLabel *m_trouble, *m_historyEmpty;
    QVBoxLayout *m_history;
};

} // namespace visavis::ui
