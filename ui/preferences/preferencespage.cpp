// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preferences/preferencespage.h"

#include "ui/desktop/desktop.h"
#include "ui/look/card.h"
#include "ui/look/icons.h"
#include "ui/look/plainlabel.h"
#include "ui/look/theme.h"
#include "ui/people/signinlist.h"
#include "ui/preferences/passworddialog.h"
#include "ui/startup.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace visavis::ui {
namespace {

constexpr int columnWidth = 720;
constexpr int indent = 32; // below the text of a check box

QVBoxLayout *addCard(QVBoxLayout *page, const QString &title)
{
    page->addWidget(new PlainLabel(title, PlainLabel::Scale::Heading));
    const auto [card, layout] = makeCard();
    page->addWidget(card);
    page->addSpacing(space::small);
    return layout;
}

PlainLabel *explained(const QString &text)
{
    auto *label = new PlainLabel(text, PlainLabel::Scale::Normal, PlainLabel::Tone::Muted);
    label->setWrapped(true);
    return label;
}

void choose(QComboBox *box, const QVariant &value)
{
    box->setCurrentIndex(std::max(0, box->findData(value)));
}

} // namespace

PreferencesPage::PreferencesPage(console::Desk &desk, Desktop &desktop, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_desktop(desktop)
    , m_trouble(new PlainLabel({}, PlainLabel::Scale::Normal, PlainLabel::Tone::Danger))
    , m_signIns(new SignInList(desk.session()))
{
    setObjectName(QStringLiteral("preferencesPage"));
    auto *back = new QPushButton(icon(QStringLiteral("back")), tr("Back to the room"));
    back->setObjectName(QStringLiteral("preferencesBack"));
    connect(back, &QPushButton::clicked, this, &PreferencesPage::backRequested);

    auto *column = new QWidget;
    column->setMaximumWidth(columnWidth);
    auto *page = new QVBoxLayout(column);
    page->setContentsMargins(0, 0, 0, space::huge);
    page->setSpacing(space::small);
    auto *head = new QHBoxLayout;
    head->addWidget(new PlainLabel(tr("Preferences"), PlainLabel::Scale::Title), 1);
    head->addWidget(back);
    page->addLayout(head);
    page->addWidget(explained(tr("They are yours, on this computer. Each holds at once.")));
    m_trouble->setObjectName(QStringLiteral("preferencesTrouble"));
    m_trouble->setWrapped(true);
    m_trouble->hide();
    page->addWidget(m_trouble);
    page->addSpacing(space::small);
    addCalls(page);
    addWindow(page);
    addLook(page);
    addAccount(page);
    page->addStretch();

    auto *centre = new QWidget;
    auto *centreLayout = new QHBoxLayout(centre);
    centreLayout->addStretch();
    centreLayout->addWidget(column, 100);
    centreLayout->addStretch();
    auto *scroll = new QScrollArea;
    scroll->setObjectName(QStringLiteral("preferencesScroll"));
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(centre);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(space::large, space::large, space::large, 0);
    outer->addWidget(scroll);

    connect(&desk.settings(), &console::Settings::changed, this, &PreferencesPage::read);
    read();
}

void PreferencesPage::addAccount(QVBoxLayout *page)
{
    auto *card = addCard(page, tr("Your account"));
    auto *password = new QPushButton(tr("Change your password…"));
    password->setObjectName(QStringLiteral("preferencesPassword"));
    card->addWidget(password, 0, Qt::AlignLeft);
    card->addWidget(new PlainLabel(tr("Where you are signed in"), PlainLabel::Scale::Strong));
    card->addWidget(m_signIns);
    connect(password, &QPushButton::clicked, this, [this] { (new PasswordDialog(m_desk.session(), window()))->open(); });
}

QCheckBox *PreferencesPage::addSwitch(QVBoxLayout *card, const char *objectName, const QString &text, const QString &explanation)
{
    auto *box = new QCheckBox(text);
    box->setObjectName(QLatin1String(objectName));
    box->setAccessibleDescription(explanation);
    auto *row = new QHBoxLayout;
    row->addSpacing(indent);
    row->addWidget(explained(explanation), 1);
    auto *both = new QVBoxLayout;
    both->setSpacing(2);
    both->addWidget(box);
    both->addLayout(row);
    card->addLayout(both);
    return box;
}

QComboBox *PreferencesPage::addChoice(QVBoxLayout *card, const char *objectName, const QString &text, const QString &explanation)
{
    auto *box = new QComboBox;
    box->setObjectName(QLatin1String(objectName));
    box->setAccessibleName(text);
    box->setAccessibleDescription(explanation);
    box->setMinimumWidth(220);
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(new PlainLabel(text));
    if (!explanation.isEmpty())
        words->addWidget(explained(explanation));
    auto *row = new QHBoxLayout;
    row->setContentsMargins(space::step, 0, 0, 0);
    row->setSpacing(space::large);
    row->addLayout(words, 1);
    row->addWidget(box);
    card->addLayout(row);
    return box;
}

void PreferencesPage::bind(QCheckBox *box, const console::SettingKey<bool> &key)
{
    connect(box, &QCheckBox::clicked, this, [this, &key](bool on) { m_desk.settings().set(key, on); });
}

void PreferencesPage::addCalls(QVBoxLayout *page)
{
    using namespace console;
    auto *card = addCard(page, tr("When somebody writes and Visavis is not in front"));
    m_notify = addSwitch(card, "notifyBox", tr("Show a &notification"), tr("For a new conversation and a new message. A click on it opens the conversation."));
    m_text = addSwitch(card, "notifyTextBox", tr("With the visitor's name and &words"),
                       tr("Whoever sees your screen can read them, on some desktops even while it is locked. Without this a notification only says that there is something."));
    m_sound = addSwitch(card, "soundBox", tr("Play a &sound"), tr("The chime of Visavis, at the volume of your desktop's sounds."));
    auto *listen = new QPushButton(tr("&Listen"));
    listen->setObjectName(QStringLiteral("listenButton"));
    listen->setAccessibleDescription(tr("Plays the chime once"));
    connect(listen, &QPushButton::clicked, this, [this] { m_desktop.playSound(); });
    auto *row = new QHBoxLayout;
    row->addSpacing(indent);
    row->addWidget(listen);
    row->addStretch();
    card->addLayout(row);
    m_repeat = addChoice(card, "repeatBox", tr("Call again"), tr("Until it is answered, or somebody else has taken it."));
    const std::pair<int, QString> repeats[] = {{0, tr("never")}, {30, tr("every 30 seconds")}, {60, tr("every minute")}, {120, tr("every 2 minutes")}, {300, tr("every 5 minutes")}};
    for (const auto &[seconds, text] : repeats)
        m_repeat->addItem(text, seconds);
    bind(m_notify, settings::notify);
    bind(m_text, settings::notifyText);
    bind(m_sound, settings::sound);
    connect(m_repeat, &QComboBox::activated, this, [this] { m_desk.settings().set(settings::repeatCalls, m_repeat->currentData().toInt()); });
}

void PreferencesPage::addWindow(QVBoxLayout *page)
{
    using namespace console;
    auto *card = addCard(page, tr("Tray and start"));
    m_tray = addSwitch(card, "trayBox", tr("Show Visavis in the &tray"), tr("With the number of conversations that wait for you, where the desktop has a tray."));
    m_closing = addChoice(card, "closingBox", tr("When the window is closed"), tr("With the sign in the tray. Otherwise closing the window always quits."));
    m_closing->addItem(tr("ask"), QString());
    m_closing->addItem(tr("keep running in the tray"), QStringLiteral("keep"));
    m_closing->addItem(tr("quit"), QStringLiteral("quit"));
    m_start = addSwitch(card, "autostartBox", tr("Start with the s&ession"),
                        Autostart::isPossible() ? tr("Small: in the tray, or as a minimised window.")
                                                : tr("Not possible in this kind of installation; use the settings of your desktop."));
    m_start->setEnabled(Autostart::isPossible());
    bind(m_tray, settings::tray);
    connect(m_closing, &QComboBox::activated, this, [this] { m_desk.settings().set(settings::closing, m_closing->currentData().toString()); });
    connect(m_start, &QCheckBox::clicked, this, &PreferencesPage::setAutostart);
}

void PreferencesPage::addLook(QVBoxLayout *page)
{
    using namespace console;
    auto *card = addCard(page, tr("Look and language"));
    m_theme = addChoice(card, "themeBox", tr("Appearance"), {});
    m_theme->addItem(tr("as the desktop"), QString());
    m_theme->addItem(tr("light"), QStringLiteral("light"));
    m_theme->addItem(tr("dark"), QStringLiteral("dark"));
    m_language = addChoice(card, "languageBox", tr("Language"), tr("From the next start on."));
    m_language->addItem(tr("as the desktop"), QString());
    for (const auto &code : languages())
        m_language->addItem(QLocale(code).nativeLanguageName(), code);
    connect(m_theme, &QComboBox::activated, this, [this] {
        const auto theme = m_theme->currentData().toString();
        m_desk.settings().set(settings::theme, theme);
        applyTheme(*qApp, theme);
    });
    connect(m_language, &QComboBox::activated, this, [this] { m_desk.settings().set(settings::language, m_language->currentData().toString()); });
}

void PreferencesPage::open()
{
    m_signIns->show(m_desk.session().self().id);
    m_trouble->hide();
    read();
    m_notify->setFocus();
}

void PreferencesPage::read()
{
    using namespace console;
    const auto &now = m_desk.settings();
    m_notify->setChecked(now.value(settings::notify));
    m_text->setChecked(now.value(settings::notifyText));
    m_text->setEnabled(now.value(settings::notify));
    m_sound->setChecked(now.value(settings::sound));
    choose(m_repeat, now.value(settings::repeatCalls));
    m_tray->setChecked(now.value(settings::tray));
    choose(m_closing, now.value(settings::closing));
    m_closing->setEnabled(now.value(settings::tray));
    m_start->setChecked(m_autostart.isOn());
    choose(m_theme, now.value(settings::theme));
    choose(m_language, now.value(settings::language));
}

void PreferencesPage::setAutostart(bool on)
{
    const bool done = m_autostart.set(on);
    m_start->setChecked(m_autostart.isOn());
    m_trouble->setText(tr("The desktop's autostart folder cannot be written. Check its permissions and the room on the disk."));
    m_trouble->setVisible(!done);
}

} // namespace visavis::ui
