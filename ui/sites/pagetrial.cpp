// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sites/pagetrial.h"

#include "console/visibletext.h"
#include "protocol/ruleevaluation.h"
#include "protocol/rulelimits.h"
#include "protocol/sites.h"
#include "ui/look/plainlabel.h"
#include "ui/look/theme.h"
#include "ui/sites/formgrid.h"

#include <QComboBox>
#include <QDateTimeEdit>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QSpinBox>
#include <QTimeZone>
#include <QUrl>
#include <QVBoxLayout>

namespace visavis::ui {
namespace {

namespace json = boost::json;
using protocol::PageFacts;
using protocol::RuleWait;

constexpr int numberWidth = 84;

QSpinBox *makeNumber(const QString &name, int value)
{
    auto *number = new QSpinBox;
    number->setRange(0, int(protocol::limits::ruleBound));
    number->setButtonSymbols(QAbstractSpinBox::NoButtons);
    number->setFixedWidth(numberWidth);
    number->setValue(value);
    number->setAccessibleName(name);
    return number;
}

QWidget *besideEachOther(std::initializer_list<QWidget *> widgets)
{
    auto *whole = new QWidget;
    auto *line = new QHBoxLayout(whole);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(space::small);
    for (auto *widget : widgets)
        line->addWidget(widget);
    line->addStretch();
    return whole;
}

PlainLabel *small(const QString &text)
{
    return new PlainLabel(text, PlainLabel::Scale::Small, PlainLabel::Tone::Muted);
}

QString idOf(const json::value &rule)
{
    return console::visibleLine(std::string(rule.at("id").get_string()));
}

} // namespace

PageTrial::PageTrial(QWidget *parent)
    : QWidget(parent)
    , m_address(new QLineEdit(QStringLiteral("https://shop.example/product")))
    , m_language(new QLineEdit(QLocale().bcp47Name()))
    , m_pages(makeNumber(tr("Pages viewed"), 3))
    , m_onPage(makeNumber(tr("Time on this page"), 10))
    , m_onSite(makeNumber(tr("Time on the site"), 60))
    , m_known(makeNumber(tr("Time since the first visit"), 5))
    , m_invited(makeNumber(tr("Last invitation"), 0))
    , m_presence(new QComboBox)
    , m_now(new QDateTimeEdit(QDateTime::currentDateTime()))
    , m_verdict(new PlainLabel({}, PlainLabel::Scale::Strong))
    , m_rules(new QListWidget)
{
    m_address->setObjectName(QStringLiteral("trialAddress"));
    m_language->setObjectName(QStringLiteral("trialLanguage"));
    m_language->setMaxLength(int(protocol::limits::languageTag));
    m_language->setFixedWidth(numberWidth);
    m_pages->setObjectName(QStringLiteral("trialPages"));
    m_onPage->setObjectName(QStringLiteral("trialOnPage"));
    m_onSite->setObjectName(QStringLiteral("trialOnSite"));
    m_known->setObjectName(QStringLiteral("trialKnown"));
    m_invited->setObjectName(QStringLiteral("trialInvited"));
    m_presence->setObjectName(QStringLiteral("trialPresence"));
    m_presence->addItems({tr("yes", "somebody is there"), tr("everybody is busy"), tr("nobody"), tr("not known")});
    m_now->setObjectName(QStringLiteral("trialNow"));
    m_now->setDisplayFormat(QStringLiteral("ddd yyyy-MM-dd HH:mm"));
    m_now->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_verdict->setObjectName(QStringLiteral("trialVerdict"));
    m_verdict->setWrapped(true);
    m_rules->setObjectName(QStringLiteral("trialRules"));
    m_rules->setAccessibleName(tr("What each rule says"));
    m_rules->setSelectionMode(QAbstractItemView::NoSelection);
    m_rules->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);

    auto *grid = new FormGrid;
    grid->addRow(tr("Address"), m_address);
    grid->addRow(tr("Pages viewed"), besideEachOther({m_pages, small(tr("first visit")), m_known, small(tr("minutes ago"))}));
    grid->addRow(tr("Time"), besideEachOther({m_onPage, small(tr("seconds on this page,")), m_onSite, small(tr("on the site"))}));
    grid->addRow(tr("Language"), besideEachOther({m_language, small(tr("somebody is there:")), m_presence}));
    grid->addRow(tr("Clock"), m_now, tr("Of the visitor."), true);
    grid->addRow(tr("Last invitation"), besideEachOther({m_invited, small(tr("minutes ago; 0 is never"))}));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::medium);
    layout->addWidget(grid);
    layout->addWidget(m_verdict);
    layout->addWidget(m_rules);

    for (auto *field : {m_address, m_language})
        connect(field, &QLineEdit::textChanged, this, &PageTrial::tryThem);
    for (auto *number : {m_pages, m_onPage, m_onSite, m_known, m_invited})
        connect(number, &QSpinBox::valueChanged, this, &PageTrial::tryThem);
    connect(m_presence, &QComboBox::activated, this, &PageTrial::tryThem);
    connect(m_now, &QDateTimeEdit::dateTimeChanged, this, &PageTrial::tryThem);
    tryThem();
}

void PageTrial::setRules(const json::object &file)
{
    m_file = file;
    tryThem();
}

PageFacts PageTrial::facts() const
{
    using namespace std::chrono;
    PageFacts facts;
    facts.now = protocol::Time(milliseconds(m_now->dateTime().toMSecsSinceEpoch()));
    facts.offset = [](protocol::Time at) {
        return seconds(QTimeZone::systemTimeZone().offsetFromUtc(QDateTime::fromMSecsSinceEpoch(at.time_since_epoch().count())));
    };
    if (m_file.at("memory").get_bool()) {
        facts.pagesViewed = std::uint64_t(m_pages->value());
        facts.connectionTime = minutes(m_known->value());
        facts.timeOnSite = seconds(m_onSite->value());
        if (m_invited->value() > 0)
            facts.invited.last = facts.now - minutes(m_invited->value());
    }
    facts.timeOnPage = seconds(m_onPage->value());
    facts.language = m_language->text().trimmed().toStdString();
    const QUrl url(m_address->text().trimmed());
    const auto path = url.path(QUrl::FullyEncoded);
    facts.path = path.isEmpty() ? "/" : path.toStdString();
    facts.query = url.query(QUrl::FullyEncoded).toStdString();
    facts.fragment = url.fragment(QUrl::FullyEncoded).toStdString();
    if (m_file.at("presence").get_bool() && m_presence->currentIndex() < int(protocol::Names<protocol::Presence>.size()))
        facts.presence = static_cast<protocol::Presence>(m_presence->currentIndex());
    return facts;
}

void PageTrial::tryThem()
{
    m_rules->clear();
    const auto *rules = m_file.contains("rules") ? m_file.at("rules").if_array() : nullptr;
    m_rules->setVisible(rules && !rules->empty());
    if (!rules)
        return m_verdict->setText(tr("The rules cannot be tried before they are right."));
    const auto known = facts();
    const auto verdict = protocol::evaluate(m_file, known);
    const auto in = [](RuleWait wait) {
        const auto seconds = std::chrono::ceil<std::chrono::seconds>(*wait);
        if (seconds < std::chrono::minutes(2))
            return tr("%n second(s)", nullptr, int(seconds.count()));
        return tr("%n minute(s)", nullptr, int(std::chrono::ceil<std::chrono::minutes>(seconds).count()));
    };
    if (rules->empty())
        m_verdict->setText(tr("There is no rule: nobody is invited."));
    else if (verdict.rule)
        m_verdict->setText(tr("“%1” invites now.").arg(idOf((*rules)[*verdict.rule])));
    else if (verdict.wait)
        m_verdict->setText(tr("Nobody is invited now. If nothing else changes, the rules are asked again in %1.").arg(in(verdict.wait)));
    else
        m_verdict->setText(tr("Nobody is invited, however long this page stays open."));
    for (std::size_t i = 0; i < rules->size(); ++i) {
        const auto wait = protocol::waitFor((*rules)[i].at("when"), known);
        const auto id = idOf((*rules)[i]);
        if (!wait)
            m_rules->addItem(tr("%1: does not hold here").arg(id));
        else if (wait->count() > 0)
            m_rules->addItem(tr("%1: not for another %2").arg(id, in(wait)));
        else if (verdict.rule && *verdict.rule < i)
            m_rules->addItem(tr("%1: holds, but one above comes first").arg(id));
        else
            m_rules->addItem(verdict.rule ? tr("%1: holds").arg(id) : tr("%1: holds, but another invitation was just shown").arg(id));
    }
    const int rows = std::min(6, m_rules->count());
    m_rules->setFixedHeight(rows * (QFontMetrics(m_rules->font()).height() + 12) + 12);
}

} // namespace visavis::ui
