// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/signinpage.h"

#include "ui/look/card.h"
#include "ui/look/icons.h"
#include "ui/look/plainlabel.h"
#include "ui/look/theme.h"
#include "ui/words/errorwords.h"
#include "ui/words/words.h"

#include <QDir>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace visavis::ui {
namespace {

constexpr int cardWidth = 400;
constexpr int usernameRole = Qt::UserRole + 1;

Card makeTitledCard(const QString &iconName, const QString &title, const QString &text)
{
    const auto card = makeCard({space::huge, space::huge, space::huge, space::huge});
    const auto &[frame, layout] = card;
    frame->setFixedWidth(cardWidth);
    layout->addWidget(new Picture(icon(iconName, &Theme::accent), 32));
    layout->addWidget(new PlainLabel(title, PlainLabel::Scale::Heading));
    auto *explained = new PlainLabel(text, PlainLabel::Scale::Normal, PlainLabel::Tone::Muted);
    explained->setWrapped(true);
    layout->addWidget(explained);
    return card;
}

QLineEdit *makeField(const char *name, const QString &accessible, const QString &placeholder = {})
{
    auto *field = new QLineEdit;
    field->setObjectName(QLatin1String(name));
    field->setAccessibleName(accessible);
    field->setPlaceholderText(placeholder);
    return field;
}

QPushButton *makePrimary(const char *name, const QString &text)
{
    auto *button = new QPushButton(text);
    button->setObjectName(QLatin1String(name));
    button->setProperty("primary", true);
    button->setAutoDefault(true);
    return button;
}

QWidget *centred(QWidget *inner)
{
    auto *outer = new QWidget;
    auto *layout = new QVBoxLayout(outer);
    layout->addStretch();
    layout->addWidget(inner, 0, Qt::AlignHCenter);
    layout->addStretch();
    return outer;
}

} // namespace

SignInPage::SignInPage(console::Desk &desk, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_steps(new QStackedWidget)
    , m_error(new PlainLabel({}, PlainLabel::Scale::Normal, PlainLabel::Tone::Danger))
    , m_resume(new QPushButton(tr("Try the keychain again")))
{
    setObjectName(QStringLiteral("signInPage"));
    m_choice = makeChoice();
    m_progress = makeProgress();
    m_people = makePeople();
    for (auto *step : {m_choice, m_progress, m_people})
        m_steps->addWidget(step);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::huge, space::huge, space::huge, space::huge);
    layout->addWidget(m_steps, 1);

    connect(&desk, &console::Desk::stageChanged, this, &SignInPage::stageChanged);
    connect(&desk, &console::Desk::errorChanged, this, &SignInPage::errorChanged);
    connect(&desk, &console::Desk::serverAsked, m_server, &QLineEdit::setText);
    connect(&desk.backend(), &console::BackendProcess::stateChanged, this, [this] { stageChanged(m_desk.stage()); });
    const auto workspace = desk.settings().value(console::settings::lastWorkspace);
    setFolder(workspace.isEmpty() ? console::Desk::defaultWorkspace() : workspace);
    m_server->setText(desk.options().server.isEmpty() ? desk.settings().value(console::settings::lastServer) : desk.options().server);
    m_user->setText(desk.settings().value(console::settings::lastUsername));
    stageChanged(desk.stage());
    errorChanged();
}

QWidget *SignInPage::makeChoice()
{
    auto *inner = new QWidget;
    auto *layout = new QVBoxLayout(inner);
    layout->setSpacing(space::large);
    layout->addWidget(new Picture(programIcon(), 56), 0, Qt::AlignHCenter);
    auto *title = new PlainLabel(tr("Welcome to Visavis"), PlainLabel::Scale::Title);
    title->setAlignment(Qt::AlignHCenter);
    layout->addWidget(title);
    m_error->setObjectName(QStringLiteral("signInError"));
    m_error->setWrapped(true);
    m_error->setAlignment(Qt::AlignHCenter);
    layout->addWidget(m_error);
    m_resume->setObjectName(QStringLiteral("resumeButton"));
    connect(m_resume, &QPushButton::clicked, this, [this] { m_desk.resumeStored(); });
    layout->addWidget(m_resume, 0, Qt::AlignHCenter);
    auto *cards = new QHBoxLayout;
    cards->setSpacing(space::large);
    cards->addWidget(makeServerCard());
    cards->addWidget(makeLocalCard());
    layout->addLayout(cards);
    return centred(inner);
}

QWidget *SignInPage::makeServerCard()
{
    const auto [frame, layout] = makeTitledCard(QStringLiteral("key"), tr("Sign in to your server"),
                                          tr("With the user name that your admin gave you. The sign-in is kept in this computer's keychain."));
    m_server = makeField("serverField", tr("Server"), QStringLiteral("chat.example.com"));
    m_user = makeField("userField", tr("User name"));
    m_password = makeField("passwordField", tr("Password"));
    m_password->setEchoMode(QLineEdit::Password);
    auto *form = new QFormLayout;
    form->setRowWrapPolicy(QFormLayout::WrapAllRows);
    form->setVerticalSpacing(space::small);
    form->addRow(tr("&Server"), m_server);
    form->addRow(tr("&User name"), m_user);
    form->addRow(tr("&Password"), m_password);
    layout->addLayout(form);
    layout->addStretch();
    m_signIn = makePrimary("signInButton", tr("Sign in"));
    layout->addWidget(m_signIn);
    connect(m_signIn, &QPushButton::clicked, this, &SignInPage::signIn);
    for (auto *field : {m_server, m_user, m_password}) {
        connect(field, &QLineEdit::returnPressed, this, &SignInPage::signIn);
        connect(field, &QLineEdit::textChanged, this, [this] {
            m_signIn->setEnabled(!m_server->text().trimmed().isEmpty() && !m_user->text().trimmed().isEmpty() && !m_password->text().isEmpty());
        });
    }
    m_signIn->setEnabled(false);
    return frame;
}

QWidget *SignInPage::makeLocalCard()
{
    const auto [frame, layout] = makeTitledCard(QStringLiteral("computer"), tr("Try it on this computer"),
                                          tr("A local workspace with its own backend, a sample shop and a small team. Nothing leaves this computer."));
    layout->addWidget(new PlainLabel(tr("Folder"), PlainLabel::Scale::Small, PlainLabel::Tone::Muted));
    m_folderLabel = new PlainLabel;
    m_folderLabel->setObjectName(QStringLiteral("folderLabel"));
    m_folderLabel->setElided(true);
    layout->addWidget(m_folderLabel);
    auto *choose = new QPushButton(tr("Choose another folder…"));
    choose->setObjectName(QStringLiteral("chooseFolderButton"));
    connect(choose, &QPushButton::clicked, this, &SignInPage::chooseFolder);
    layout->addWidget(choose);
    layout->addStretch();
    auto *open = makePrimary("openLocalButton", tr("Open a local workspace"));
    connect(open, &QPushButton::clicked, this, [this] { m_desk.openLocalWorkspace(m_folder); });
    layout->addWidget(open);
    return frame;
}

QWidget *SignInPage::makeProgress()
{
    auto *inner = new QWidget;
    inner->setFixedWidth(cardWidth);
    auto *layout = new QVBoxLayout(inner);
    layout->setSpacing(space::large);
    m_progressText = new PlainLabel({}, PlainLabel::Scale::Heading);
    m_progressText->setObjectName(QStringLiteral("progressText"));
    m_progressText->setAlignment(Qt::AlignHCenter);
    m_progressText->setWrapped(true);
    auto *bar = new QProgressBar;
    bar->setRange(0, 0);
    bar->setTextVisible(false);
    bar->setFixedHeight(6);
    bar->setAccessibleName(tr("At work"));
    auto *cancel = new QPushButton(tr("Cancel"));
    cancel->setObjectName(QStringLiteral("cancelButton"));
    connect(cancel, &QPushButton::clicked, this, [this] { m_desk.backToStart(); });
    layout->addWidget(m_progressText);
    layout->addWidget(bar);
    layout->addWidget(cancel, 0, Qt::AlignHCenter);
    return centred(inner);
}

QWidget *SignInPage::makePeople()
{
    const auto [frame, layout] = makeTitledCard(QStringLiteral("computer"), tr("Who do you want to be?"),
                                          tr("The sample workspace has a small team. Each role sees and may do something else."));
    m_list = new QListWidget;
    m_list->setObjectName(QStringLiteral("peopleList"));
    m_list->setAccessibleName(tr("People of the sample workspace"));
    m_list->setMinimumHeight(260);
    m_list->setSpacing(2);
    layout->addWidget(m_list);
    auto *buttons = new QHBoxLayout;
    auto *back = new QPushButton(tr("Back"));
    back->setObjectName(QStringLiteral("peopleBackButton"));
    m_enter = makePrimary("enterButton", tr("Enter"));
    buttons->addWidget(back);
    buttons->addStretch();
    buttons->addWidget(m_enter);
    layout->addLayout(buttons);
    connect(back, &QPushButton::clicked, this, [this] { m_desk.backToStart(); });
    connect(m_enter, &QPushButton::clicked, this, &SignInPage::enter);
    connect(m_list, &QListWidget::itemActivated, this, &SignInPage::enter);
    connect(m_list, &QListWidget::currentRowChanged, this, [this](int row) { m_enter->setEnabled(row >= 0); });
    return centred(frame);
}

void SignInPage::stageChanged(console::Desk::Stage stage)
{
    using Stage = console::Desk::Stage;
    switch (stage) {
    case Stage::SignedOut:
        m_steps->setCurrentWidget(m_choice);
        (m_server->text().isEmpty() ? m_server : m_user->text().isEmpty() ? m_user : m_password)->setFocus();
        break;
    case Stage::Resuming:
        m_progressText->setText(tr("Asking the keychain for your sign-in…"));
        m_steps->setCurrentWidget(m_progress);
        break;
    case Stage::SigningIn:
        m_progressText->setText(tr("Signing in…"));
        m_steps->setCurrentWidget(m_progress);
        break;
    case Stage::OpeningWorkspace:
        m_progressText->setText(m_desk.backend().state() == console::BackendProcess::State::Preparing ? tr("Making the workspace…")
                                                                                                      : tr("Opening the workspace…"));
        m_steps->setCurrentWidget(m_progress);
        break;
    case Stage::ChoosingPerson:
        listPeople();
        m_steps->setCurrentWidget(m_people);
        m_list->setFocus();
        break;
    case Stage::SignedIn:
        m_password->clear();
        break;
    }
}

void SignInPage::errorChanged()
{
    const auto error = m_desk.error();
    m_error->setText(error ? sentence(*error) : QString());
    m_error->setVisible(error.has_value());
    m_resume->setVisible(error && m_desk.canResume());
}

void SignInPage::listPeople()
{
    const auto known = m_list->currentItem() ? m_list->currentItem()->data(usernameRole).toString() : QString();
    m_list->clear();
    for (const auto &person : m_desk.backend().people()) {
        QStringList roles;
        for (const auto &role : person.roles)
            roles += words::role(role);
        auto *item = new QListWidgetItem(tr("%1 · %2", "name, roles").arg(person.alias, QLocale().createSeparatedList(roles)), m_list);
        item->setData(usernameRole, person.username);
        item->setSizeHint(QSize(0, 38));
        if (person.username == known)
            m_list->setCurrentItem(item);
    }
    if (!m_list->currentItem())
        m_list->setCurrentRow(0);
}

void SignInPage::signIn()
{
    if (!m_signIn->isEnabled())
        return;
    auto typed = m_password->text().toStdString();
    const console::Secret password(typed);
    console::Secret::wipe(typed);
    m_desk.signIn(m_server->text().trimmed(), m_user->text().trimmed(), password);
    m_password->clear();
}

void SignInPage::enter()
{
    if (const auto *item = m_list->currentItem())
        m_desk.enterAs(item->data(usernameRole).toString());
}

void SignInPage::chooseFolder()
{
    const auto chosen = QFileDialog::getExistingDirectory(this, tr("Folder of the workspace"), m_folder);
    if (!chosen.isEmpty())
        setFolder(chosen);
}

void SignInPage::setFolder(const QString &folder)
{
    m_folder = folder;
    m_folderLabel->setText(QDir::toNativeSeparators(folder));
}

} // namespace visavis::ui
