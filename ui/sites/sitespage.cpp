// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sites/sitespage.h"

#include "console/visibletext.h"
#include "ui/look/card.h"
#include "ui/look/plainlabel.h"
#include "ui/look/theme.h"
#include "ui/people/peopledelegate.h"
#include "ui/settings/confirmdialog.h"
#include "ui/sites/hourscard.h"
#include "ui/sites/lookcard.h"
#include "ui/sites/rulescard.h"
#include "ui/sites/siteform.h"
#include "ui/sites/sitesmodel.h"
#include "ui/words/errorwords.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace visavis::ui {
namespace {

using protocol::Action;
using protocol::SiteId;

constexpr int listWidth = 340;
constexpr int columnWidth = 720;
constexpr QMargins cardMargins{space::huge, space::large, space::huge, space::large};

} // namespace

SitesPage::SitesPage(console::Desk &desk, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_model(new SitesModel(desk.session().sites(), this))
    , m_list(new QListView)
    , m_search(new QLineEdit)
    , m_count(new PlainLabel({}, PlainLabel::Scale::Small, PlainLabel::Tone::Muted))
    , m_nothing(new PlainLabel({}, PlainLabel::Scale::Normal, PlainLabel::Tone::Muted))
    , m_new(new QPushButton(tr("New site")))
    , m_scroll(new QScrollArea)
    , m_empty(new PlainLabel({}, PlainLabel::Scale::Normal, PlainLabel::Tone::Muted))
    , m_title(new PlainLabel({}, PlainLabel::Scale::Title))
    , m_subtitle(new PlainLabel({}, PlainLabel::Scale::Normal, PlainLabel::Tone::Muted))
    , m_copied(new PlainLabel({}, PlainLabel::Scale::Small, PlainLabel::Tone::Muted))
    , m_tagTrouble(new PlainLabel({}, PlainLabel::Scale::Normal, PlainLabel::Tone::Danger))
    , m_tag(new QPlainTextEdit)
    , m_form(new SiteForm(desk.session()))
{
    setObjectName(QStringLiteral("sitesPage"));
    m_new->setObjectName(QStringLiteral("siteNew"));
    m_new->setProperty("primary", true);
    m_cards = {m_form, new RulesCard(desk.session()), new LookCard(desk.session()), new HoursCard(desk.session())};
    auto *head = new QHBoxLayout;
    head->setSpacing(space::small);
    head->addWidget(new PlainLabel(tr("Sites"), PlainLabel::Scale::Title), 1);
    head->addWidget(m_new);
    auto *body = new QHBoxLayout;
    body->setSpacing(space::large);
    body->addWidget(makeList());
    body->addWidget(makeDetail(), 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::large, space::large, space::large, space::large);
    layout->setSpacing(space::large);
    layout->addLayout(head);
    layout->addLayout(body, 1);

    connect(m_new, &QPushButton::clicked, this, &SitesPage::begin);
    connect(&desk.session().sites(), &console::SiteStore::changed, this, &SitesPage::sitesChanged);
    connect(&desk.session(), &console::Session::selfChanged, this, &SitesPage::rightsChanged);
    show(SiteId());
}

QWidget *SitesPage::makeList()
{
    auto *panel = new QFrame;
    panel->setObjectName(QStringLiteral("listPanel"));
    panel->setFixedWidth(listWidth);
    m_search->setObjectName(QStringLiteral("sitesSearch"));
    m_search->setPlaceholderText(tr("Search by name, address or group"));
    m_search->setAccessibleName(m_search->placeholderText());
    m_search->setClearButtonEnabled(true);
    m_list->setObjectName(QStringLiteral("sitesList"));
    m_list->setAccessibleName(tr("Sites"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new PeopleDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_nothing->setObjectName(QStringLiteral("sitesNothing"));
    m_nothing->setWrapped(true);
    m_nothing->setAlignment(Qt::AlignCenter);
    auto *filters = new QVBoxLayout;
    filters->setContentsMargins(space::medium, space::medium, space::medium, 0);
    filters->addWidget(m_search);
    filters->addWidget(m_count, 0, Qt::AlignRight);
    auto *layout = new QVBoxLayout(panel);
    layout->setContentsMargins(1, 1, 1, space::small);
    layout->setSpacing(space::small);
    layout->addLayout(filters);
    layout->addWidget(m_nothing, 1);
    layout->addWidget(m_list, 1);

    connect(m_search, &QLineEdit::textChanged, m_model, &SitesModel::setSearch);
    connect(m_model, &SitesModel::refreshed, this, [this] {
        mark(m_shown);
        updateState();
    });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &now) {
        if (const auto *site = m_model->at(now.row()))
            choose(site->id);
    });
    return panel;
}

QWidget *SitesPage::makeTag()
{
    const auto card = makeCard(cardMargins);
    m_tag->setObjectName(QStringLiteral("siteTag"));
    m_tag->setAccessibleName(tr("Script tag"));
    m_tag->setReadOnly(true);
    m_tag->setTabChangesFocus(true);
    m_tag->setFixedHeight(76);
    m_tag->setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    m_copied->setObjectName(QStringLiteral("siteCopied"));
    m_tagTrouble->setObjectName(QStringLiteral("siteTagTrouble"));
    m_tagTrouble->setWrapped(true);
    m_tagTrouble->hide();
    auto *lead = new PlainLabel(tr("Put this line before </head> in each page. The chat appears on the addresses below and nowhere else."), PlainLabel::Scale::Normal, PlainLabel::Tone::Muted);
    lead->setWrapped(true);
    auto *copy = new QPushButton(tr("Copy"));
    copy->setObjectName(QStringLiteral("siteCopy"));
    auto *rotate = new QPushButton(tr("New key…"));
    rotate->setObjectName(QStringLiteral("siteRotate"));
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::small);
    buttons->addWidget(copy);
    buttons->addWidget(m_copied, 1);
    buttons->addWidget(rotate);
    card.layout->addWidget(new PlainLabel(tr("Script tag"), PlainLabel::Scale::Heading));
    card.layout->addWidget(lead);
    card.layout->addWidget(m_tag);
    card.layout->addLayout(buttons);
    card.layout->addWidget(m_tagTrouble);
    connect(copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_tag->toPlainText());
        m_copied->setText(tr("It is in the clipboard."));
    });
    connect(rotate, &QPushButton::clicked, this, &SitesPage::newKey);
    return card.frame;
}

QWidget *SitesPage::makeDetail()
{
    auto *column = new QWidget;
    column->setMaximumWidth(columnWidth);
    auto *page = new QVBoxLayout(column);
    page->setContentsMargins(0, 0, space::small, space::huge);
    page->setSpacing(space::medium);
    m_title->setObjectName(QStringLiteral("siteTitle"));
    m_title->setElided(true);
    m_subtitle->setElided(true);
    page->addWidget(m_title);
    page->addWidget(m_subtitle);
    m_tagCard = makeTag();
    page->addWidget(m_tagCard);
    for (auto *card : m_cards)
        page->addWidget(card);
    page->addStretch();
    connect(m_form, &SiteCard::saved, this, [this](const SiteId &site) {
        if (!m_beginning)
            return updateHead();
        show(site);
        mark(site);
    });
    connect(m_form, &SiteCard::discarded, this, [this] { show(SiteId()); });

    auto *centre = new QWidget;
    auto *inside = new QHBoxLayout(centre);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->addWidget(column, 100);
    inside->addStretch(1);
    m_scroll->setObjectName(QStringLiteral("siteScroll"));
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidget(centre);
    m_empty->setObjectName(QStringLiteral("sitesEmpty"));
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWrapped(true);
    auto *detail = new QWidget;
    auto *layout = new QVBoxLayout(detail);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_empty, 1);
    layout->addWidget(m_scroll, 1);
    return detail;
}

void SitesPage::open()
{
    m_desk.session().wantSites();
    m_search->setFocus();
}

void SitesPage::rightsChanged()
{
    if (!m_desk.session().rights().may(Action::ManageStructure)) {
        m_search->clear();
        show(SiteId());
    } else if (isVisible()) {
        m_desk.session().wantSites();
    }
}

void SitesPage::sitesChanged()
{
    const auto *now = m_shown.isNull() ? nullptr : m_desk.session().sites().site(m_shown);
    if (!now && !m_beginning)
        return m_shown.isNull() ? updateState() : show(SiteId());
    if (now) {
        for (auto *card : m_cards)
            card->present(*now);
    }
    updateHead();
    updateState();
}

void SitesPage::leave(const std::function<void()> &then, const std::function<void()> &stay)
{
    const bool changed = m_beginning || std::any_of(m_cards.begin(), m_cards.end(), [](const SiteCard *card) { return card->isChanged(); });
    if (m_scroll->isHidden() || !changed)
        return then();
    auto *dialog = new ConfirmDialog(tr("Changes that are not saved"), tr("What you typed for %1 is not saved.").arg(m_title->wholeText()), [then] {
        then();
        return QtFuture::makeReadyFuture(console::Result<void>());
    }, window(), tr("Discard it"));
    connect(dialog, &QDialog::rejected, this, stay);
    dialog->open();
}

void SitesPage::choose(SiteId site)
{
    if (site == m_shown && !m_beginning)
        return;
    leave([this, site] { show(site); }, [this] { mark(m_shown); });
}

void SitesPage::mark(SiteId site)
{
    const QSignalBlocker quiet(m_list->selectionModel());
    const int row = m_model->rowOf(site);
    if (row >= 0)
        m_list->setCurrentIndex(m_model->index(row));
    else
        m_list->clearSelection();
    m_list->viewport()->update(); // the blocked signals would have done it
}

void SitesPage::begin()
{
    leave([this] {
        show(SiteId());
        m_beginning = true;
        mark(m_shown);
        m_form->showNew();
        updateHead();
        updateState();
        m_form->takeFocus();
    }, [] {});
}

void SitesPage::show(SiteId id)
{
    const auto *site = id.isNull() ? nullptr : m_desk.session().sites().site(id);
    m_beginning = false;
    m_shown = site ? id : SiteId();
    for (auto *card : m_cards)
        card->show(site ? *site : protocol::SiteFacts());
    m_tagTrouble->hide();
    updateHead();
    updateState();
    m_scroll->ensureVisible(0, 0);
}

void SitesPage::updateHead()
{
    const auto &sites = m_desk.session().sites();
    const auto *site = sites.site(m_shown);
    m_title->setText(m_beginning ? tr("New site") : site ? console::visibleLine(site->is.name) : QString());
    QStringList parts;
    if (site) {
        parts = {tr("Key %1").arg(console::visibleLine(site->key)), console::visibleLine(sites.groupName(site->is.group).toStdString())};
        parts.removeAll(QString());
    }
    m_subtitle->setText(m_beginning ? tr("Its script tag is there once it is saved.") : parts.join(QStringLiteral(" · ")));
    const auto tag = site ? QString::fromStdString(site->tag) : QString();
    if (m_tag->toPlainText() != tag) {
        m_tag->setPlainText(tag);
        m_copied->setText({}); // what is in the clipboard is another one
    }
}

void SitesPage::updateState()
{
    const auto &sites = m_desk.session().sites();
    const int rows = m_model->rowCount();
    m_count->setText(sites.isComplete() ? tr("%n site(s)", nullptr, rows) : QString());
    m_list->setVisible(rows > 0);
    m_nothing->setVisible(rows == 0);
    const bool none = sites.isComplete() && sites.sites().empty();
    m_nothing->setText(!sites.isComplete() ? tr("The list is on its way …") : none ? tr("There is no site yet.") : tr("No site is called that."));
    const bool one = m_beginning || !m_shown.isNull();
    m_scroll->setVisible(one);
    m_empty->setVisible(!one);
    m_empty->setText(none ? tr("A site is where the chat stands: a shop, a blog. Make one, copy its line into the pages, and it is there.")
                          : tr("Choose a site at the left to see what it is and how its chat looks."));
    m_tagCard->setVisible(!m_beginning);
    for (auto *card : m_cards)
        card->setVisible(card == m_form || !m_beginning);
    m_new->setEnabled(sites.isComplete());
}

void SitesPage::newKey()
{
    const auto *site = m_desk.session().sites().site(m_shown);
    if (!site)
        return;
    auto *dialog = new ConfirmDialog(tr("New key for %1").arg(m_title->wholeText()),
                                     tr("Pages that have the line of before lose their chat at once, until the new line is in them. Conversations that are open go on until their page is loaded anew or loses its connection."),
                                     [this, id = site->id, stamp = site->stamp] {
                                         return m_desk.session().newSiteKey(id, stamp).then([](const console::Result<console::Told<protocol::SiteFacts>> &result) -> console::Result<void> {
                                             if (!result)
                                                 return tl::unexpected(result.error());
                                             return {};
                                         });
                                     }, window(), tr("Make a new key"));
    dialog->open();
}

} // namespace visavis::ui
