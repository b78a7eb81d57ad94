// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/people/peoplepage.h"

#include "console/visibletext.h"
#include "ui/look/card.h"
#include "ui/look/icons.h"
#include "ui/look/plainlabel.h"
#include "ui/look/theme.h"
#include "ui/people/groupsdialog.h"
#include "ui/people/peopledelegate.h"
#include "ui/people/peoplemodel.h"
#include "ui/people/personform.h"
#include "ui/people/secretdialog.h"
#include "ui/people/signinlist.h"
#include "ui/settings/confirmdialog.h"
#include "ui/words/errorwords.h"
#include "ui/words/words.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QListView>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace visavis::ui {
namespace {

using console::Error;
using protocol::Action;
using protocol::Profile;
using protocol::Role;

constexpr int listWidth = 360;
constexpr int columnWidth = 680;

constexpr QMargins cardMargins{space::huge, space::large, space::huge, space::large};

bool isBot(const Profile &person)
{
    return std::find(person.is.roles.begin(), person.is.roles.end(), Role::Bot) != person.is.roles.end();
}

} // namespace

PeoplePage::PeoplePage(console::Desk &desk, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_model(new PeopleModel(desk.session().people(), this))
    , m_list(new QListView)
    , m_search(new QLineEdit)
    , m_role(new QComboBox)
    , m_count(new PlainLabel({}, PlainLabel::Scale::Small, PlainLabel::Tone::Muted))
    , m_nothing(new PlainLabel({}, PlainLabel::Scale::Normal, PlainLabel::Tone::Muted))
    , m_new(new QPushButton(tr("New person")))
    , m_newBot(new QPushButton(tr("New bot")))
    , m_groups(new QPushButton(tr("Groups…")))
    , m_scroll(new QScrollArea)
    , m_empty(new PlainLabel(tr("Choose somebody at the left to see their profile."), PlainLabel::Scale::Normal, PlainLabel::Tone::Muted))
    , m_title(new PlainLabel({}, PlainLabel::Scale::Title))
    , m_subtitle(new PlainLabel({}, PlainLabel::Scale::Normal, PlainLabel::Tone::Muted))
    , m_trouble(new PlainLabel({}, PlainLabel::Scale::Normal, PlainLabel::Tone::Danger))
    , m_entrance(new PlainLabel({}, PlainLabel::Scale::Normal, PlainLabel::Tone::Muted))
    , m_form(new PersonForm(desk.session()))
    , m_save(new QPushButton(tr("Save")))
    , m_discard(new QPushButton(tr("Discard")))
    , m_wayIn(new QPushButton)
    , m_delete(new QPushButton(tr("Delete this profile…")))
    , m_entranceCard(nullptr)
    , m_signInCard(nullptr)
    , m_signIns(new SignInList(desk.session()))
{
    setObjectName(QStringLiteral("peoplePage"));
    m_new->setObjectName(QStringLiteral("personNew"));
    m_new->setProperty("primary", true);
    m_newBot->setObjectName(QStringLiteral("botNew"));
    m_groups->setObjectName(QStringLiteral("groupsButton"));
    auto *head = new QHBoxLayout;
    head->setSpacing(space::small);
    head->addWidget(new PlainLabel(tr("People"), PlainLabel::Scale::Title), 1);
    for (auto *button : {m_groups, m_newBot, m_new})
        head->addWidget(button);
    auto *body = new QHBoxLayout;
    body->setSpacing(space::large);
    body->addWidget(makeList());
    body->addWidget(makeDetail(), 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::large, space::large, space::large, space::large);
    layout->setSpacing(space::large);
    layout->addLayout(head);
    layout->addLayout(body, 1);

    connect(m_new, &QPushButton::clicked, this, [this] { begin(false); });
    connect(m_newBot, &QPushButton::clicked, this, [this] { begin(true); });
    connect(m_groups, &QPushButton::clicked, this, [this] { (new GroupsDialog(m_desk.session(), window()))->open(); });
    connect(&desk.session().people(), &console::PeopleStore::changed, this, &PeoplePage::peopleChanged);
    connect(&desk.session(), &console::Session::selfChanged, this, &PeoplePage::rightsChanged);
    rightsChanged();
    show(protocol::PersonId());
}

QWidget *PeoplePage::makeList()
{
    auto *panel = new QFrame;
    panel->setObjectName(QStringLiteral("listPanel"));
    panel->setFixedWidth(listWidth);
    m_search->setObjectName(QStringLiteral("peopleSearch"));
    m_search->setPlaceholderText(tr("Search by name, role or group"));
    m_search->setAccessibleName(m_search->placeholderText());
    m_search->setClearButtonEnabled(true);
    m_role->setObjectName(QStringLiteral("peopleRole"));
    m_role->setAccessibleName(tr("Role"));
    m_role->addItem(tr("All roles"));
    for (const auto role : {Role::Advisor, Role::Expert, Role::Manager, Role::Admin, Role::Bot})
        m_role->addItem(words::role(QString::fromStdString(std::string(protocol::text(role)))), int(role));
    m_list->setObjectName(QStringLiteral("profileList"));
    m_list->setAccessibleName(tr("People"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new PeopleDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_nothing->setWrapped(true);
    m_nothing->setObjectName(QStringLiteral("peopleNothing"));
    m_nothing->setAlignment(Qt::AlignCenter);

    auto *filters = new QVBoxLayout;
    filters->setContentsMargins(space::medium, space::medium, space::medium, 0);
    filters->addWidget(m_search);
    auto *line = new QHBoxLayout;
    line->addWidget(m_role);
    line->addStretch();
    line->addWidget(m_count);
    filters->addLayout(line);
    auto *layout = new QVBoxLayout(panel);
    layout->setContentsMargins(1, 1, 1, space::small);
    layout->setSpacing(space::small);
    layout->addLayout(filters);
    layout->addWidget(m_nothing);
    layout->addWidget(m_list, 1);

    connect(m_search, &QLineEdit::textChanged, m_model, &PeopleModel::setSearch);
    connect(m_role, &QComboBox::activated, this, [this](int index) {
        m_model->setRole(index > 0 ? std::optional(Role(m_role->itemData(index).toInt())) : std::nullopt);
    });
    connect(m_model, &PeopleModel::refreshed, this, [this] {
        mark(m_shown);
        updateState();
    });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &now) {
        if (const auto *person = m_model->at(now.row()))
            choose(person->id);
    });
    return panel;
}

QWidget *PeoplePage::makeDetail()
{
    auto *column = new QWidget;
    column->setMaximumWidth(columnWidth);
    auto *page = new QVBoxLayout(column);
    page->setContentsMargins(0, 0, space::small, space::huge);
    page->setSpacing(space::medium);
    m_title->setElided(true);
    m_subtitle->setElided(true);
    m_title->setObjectName(QStringLiteral("personTitle"));
    page->addWidget(m_title);
    page->addWidget(m_subtitle);

    const auto profile = makeCard(cardMargins), wayIn = makeCard(cardMargins), signIns = makeCard(cardMargins);
    page->addWidget(profile.frame);
    profile.layout->addWidget(m_form);
    m_entranceCard = wayIn.frame;
    wayIn.layout->addWidget(new PlainLabel(tr("Way in"), PlainLabel::Scale::Heading));
    m_entrance->setWrapped(true);
    m_entrance->setObjectName(QStringLiteral("personEntrance"));
    m_wayIn->setObjectName(QStringLiteral("personWayIn"));
    wayIn.layout->addWidget(m_entrance);
    wayIn.layout->addWidget(m_wayIn, 0, Qt::AlignLeft);
    page->addWidget(m_entranceCard);

    m_signInCard = signIns.frame;
    signIns.layout->addWidget(new PlainLabel(tr("Sign-ins"), PlainLabel::Scale::Heading));
    signIns.layout->addWidget(m_signIns);
    page->addWidget(m_signInCard);

    m_delete->setObjectName(QStringLiteral("personDelete"));
    page->addWidget(m_delete, 0, Qt::AlignLeft);
    page->addStretch();

    auto *centre = new QWidget;
    auto *inside = new QHBoxLayout(centre);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->addWidget(column, 100);
    inside->addStretch(1);
    m_scroll->setWidgetResizable(true);
    m_scroll->setWidget(centre);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWrapped(true);
    // Below the form and not in it: always in reach.
    m_trouble->setObjectName(QStringLiteral("personTrouble"));
    m_trouble->setWrapped(true);
    m_save->setObjectName(QStringLiteral("personSave"));
    m_save->setProperty("primary", true);
    m_discard->setObjectName(QStringLiteral("personDiscard"));
    auto *foot = new QWidget;
    foot->setMaximumWidth(columnWidth);
    auto *buttons = new QHBoxLayout(foot);
    buttons->setContentsMargins(0, space::medium, 0, 0);
    buttons->setSpacing(space::small);
    buttons->addWidget(m_trouble, 1);
    buttons->addStretch();
    buttons->addWidget(m_discard);
    buttons->addWidget(m_save);
    auto *detail = new QWidget;
    auto *layout = new QVBoxLayout(detail);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_empty, 1);
    layout->addWidget(m_scroll, 1);
    layout->addWidget(foot);

    connect(m_form, &PersonForm::edited, this, &PeoplePage::updateState);
    connect(m_save, &QPushButton::clicked, this, &PeoplePage::save);
    connect(m_discard, &QPushButton::clicked, this, [this] { show(m_shown); });
    connect(m_wayIn, &QPushButton::clicked, this, &PeoplePage::giveWayIn);
    connect(m_delete, &QPushButton::clicked, this, &PeoplePage::remove);
    return detail;
}

void PeoplePage::open()
{
    m_desk.session().wantPeople();
    if (!m_shown.isNull() && m_signInCard->isVisibleTo(this))
        m_signIns->show(m_shown);
    m_search->setFocus();
}

void PeoplePage::rightsChanged()
{
    const auto &rights = m_desk.session().rights();
    m_new->setVisible(rights.may(Action::ManageAdvisors));
    m_newBot->setVisible(rights.may(Action::ManageStructure));
    m_groups->setVisible(rights.may(Action::ManageStructure));
    if (!rights.may(Action::ListProfiles)) {
        m_search->clear();
        show(protocol::PersonId());
    } else if (isVisible()) {
        m_desk.session().wantPeople();
    }
}

void PeoplePage::peopleChanged()
{
    if (m_shown.isNull())
        return updateState();
    const auto *now = m_desk.session().people().person(m_shown);
    if (!now && m_desk.session().people().isComplete())
        return show(protocol::PersonId());
    if (!now || *now == m_profile || m_saving)
        return;
    if (!m_form->isChanged())
        return show(m_shown);
    // Under somebody's hands: what they typed stays, and saving will say that it is of another state.
    say(tr("This profile was changed by somebody else just now. Discard what you typed to see it."));
}

void PeoplePage::leave(const std::function<void()> &then, const std::function<void()> &stay)
{
    if (m_scroll->isHidden() || !m_form->isChanged())
        return then();
    auto *dialog = new ConfirmDialog(tr("Changes that are not saved"), tr("What you typed for %1 is not saved.").arg(m_title->wholeText()), [then] {
        then();
        return QtFuture::makeReadyFuture(console::Result<void>());
    }, window(), tr("Discard it"));
    connect(dialog, &QDialog::rejected, this, stay);
    dialog->open();
}

void PeoplePage::choose(protocol::PersonId person)
{
    if (person == m_shown && !m_beginning)
        return;
    leave([this, person] { show(person); }, [this] { mark(m_shown); });
}

void PeoplePage::mark(protocol::PersonId person)
{
    const QSignalBlocker quiet(m_list->selectionModel());
    const int row = m_model->rowOf(person);
    if (row >= 0)
        m_list->setCurrentIndex(m_model->index(row));
    else
        m_list->clearSelection();
    m_list->viewport()->update(); // the blocked signals would have done it
}

void PeoplePage::begin(bool bot)
{
    leave([this, bot] {
        m_shown = {};
        m_profile = {};
        m_beginning = true;
        mark(m_shown);
        m_form->showNew(bot);
        m_title->setText(bot ? tr("New bot") : tr("New person"));
        m_subtitle->setText(bot ? tr("A program that answers first and hands over. It sees its own conversations and nothing else.")
                                : tr("They set a password by a one-time link that you make after saving."));
        say({});
        updateState();
        m_scroll->ensureVisible(0, 0);
        m_form->takeFocus();
    }, [] {});
}

void PeoplePage::show(protocol::PersonId id)
{
    const auto *person = id.isNull() ? nullptr : m_desk.session().people().person(id);
    m_beginning = false;
    m_shown = person ? id : protocol::PersonId();
    m_profile = person ? *person : Profile();
    say({});
    m_form->show(m_profile);
    if (person) {
        m_title->setText(console::visibleLine(person->is.alias));
        const auto state = stateWords(*person);
        const auto what = rolesAndGroups(m_desk.session().people(), *person);
        m_subtitle->setText(state.isEmpty() ? what : what + QStringLiteral(" · ") + state);
    } else {
        m_title->setText({});
        m_subtitle->setText({});
    }
    m_signIns->show(person && person->mayChange && person->enters ? id : protocol::PersonId());
    updateState();
}

void PeoplePage::updateState()
{
    const auto &people = m_desk.session().people();
    const int rows = m_model->rowCount();
    m_count->setText(people.isComplete() ? tr("%n person(s)", nullptr, rows) : QString());
    m_list->setVisible(rows > 0);
    m_nothing->setVisible(rows == 0);
    m_nothing->setText(people.isComplete() ? tr("Nobody is called that, or has this role.") : tr("The list is on its way …"));
    static_cast<QVBoxLayout *>(m_nothing->parentWidget()->layout())->setStretchFactor(m_nothing, rows == 0 ? 1 : 0);

    const bool somebody = m_beginning || !m_shown.isNull();
    m_scroll->setVisible(somebody);
    m_empty->setVisible(!somebody);
    const bool mine = m_beginning || m_profile.mayChange;
    const bool changed = m_form->isChanged();
    m_save->setVisible(somebody && mine);
    m_save->setText(m_beginning ? tr("Save and go on") : tr("Save"));
    m_save->setEnabled(changed && !m_saving);
    m_discard->setVisible(somebody && mine && (changed || m_beginning));
    m_discard->setEnabled(!m_saving);
    m_entranceCard->setVisible(!m_beginning && mine && m_profile.is.active);
    m_signInCard->setVisible(!m_beginning && mine && m_profile.enters);
    m_delete->setVisible(!m_beginning && mine);
    if (isBot(m_profile)) {
        m_entrance->setText(m_profile.enters ? tr("The bot has its secret. A new one ends the one before at once.") : tr("The bot cannot come in before it has a secret."));
        m_wayIn->setText(tr("Make a new secret…"));
    } else {
        const auto until = m_profile.invitedUntil ? QLocale().toString(QDateTime::fromMSecsSinceEpoch(m_profile.invitedUntil->time_since_epoch().count()), QLocale::ShortFormat) : QString();
        if (!until.isEmpty())
            m_entrance->setText(tr("There is an open link to set a password, good until %1. A new link ends it.").arg(until));
        else
            m_entrance->setText(m_profile.enters ? tr("A password is set. If it is forgotten, a one-time link sets a new one and ends every sign-in.")
                                                 : tr("No password yet. A one-time link lets this person set one."));
        m_wayIn->setText(tr("Make a one-time link…"));
    }
}

void PeoplePage::save()
{
    if (const auto fault = m_form->fault(); !fault.isEmpty())
        return say(fault);
    say({});
    m_saving = true;
    updateState();
    auto &session = m_desk.session();
    auto asked = m_beginning ? session.createPerson(m_form->draft()) : session.changePerson(m_shown, m_profile.stamp, m_form->draft());
    asked.then(this, [this](const console::Result<Profile> &result) { saved(result); });
}

void PeoplePage::saved(const console::Result<Profile> &result)
{
    m_saving = false;
    if (result) {
        m_desk.session().people().put(*result);
        return show(result->id);
    }
    if (result.error().kind == Error::Kind::Conflict) {
        const auto *now = m_desk.session().people().person(m_shown);
        if (now && now->stamp != m_profile.stamp)
            say(tr("This profile was changed by somebody else just now. Discard what you typed to see it."));
        else
            say(tr("Somebody has this user name already, or this is the last admin who can sign in: one has to stay."));
    } else {
        say(sentence(result.error()));
    }
    updateState();
}

void PeoplePage::giveWayIn()
{
    const auto fail = [this](const Error &error) { say(sentence(error)); };
    const auto alias = m_title->wholeText();
    if (isBot(m_profile)) {
        m_desk.session().newBotSecret(m_shown).then(this, [this, fail, alias](const console::Result<std::string> &secret) {
            if (!secret)
                return fail(secret.error());
            (new SecretDialog(tr("Secret of %1").arg(alias), tr("Put it where the bot runs. It is shown this once; the server keeps only its hash."),
                              QString::fromStdString(*secret), window()))->open();
        });
        return;
    }
    m_desk.session().invitePerson(m_shown).then(this, [this, fail, alias](const console::Result<console::InvitationLink> &link) {
        if (!link)
            return fail(link.error());
        const auto until = QLocale().toString(QDateTime::fromMSecsSinceEpoch(link->until.time_since_epoch().count()), QLocale::ShortFormat);
        (new SecretDialog(tr("One-time link for %1").arg(alias),
                          tr("Whoever opens it first sets the password, so send it by a way that only this person reads. It is shown this once and is good until %1.").arg(until),
                          link->url.toString(), window()))->open();
    });
}

void PeoplePage::remove()
{
    auto *dialog = new ConfirmDialog(tr("Delete %1").arg(m_title->wholeText()),
                                     tr("The account and its sign-ins end at once, conversations go back to the queue. What was written stays in the record under “former advisor”. This cannot be undone."),
                                     [this] { return m_desk.session().deletePerson(m_shown); }, window(), tr("Delete the profile"));
    dialog->open();
}

void PeoplePage::say(const QString &trouble)
{
    m_trouble->setText(trouble);
    m_trouble->setVisible(!trouble.isEmpty());
}

} // namespace visavis::ui
