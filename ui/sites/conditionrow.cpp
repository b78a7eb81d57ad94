// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sites/conditionrow.h"

#include "protocol/jsondocument.h"
#include "protocol/rulelimits.h"
#include "protocol/sites.h"
#include "ui/look/icons.h"
#include "ui/look/patientwheel.h"
#include "ui/look/plainlabel.h"
#include "ui/look/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

#include <boost/json/serialize.hpp>

#include <algorithm>

namespace visavis::ui {
namespace {

namespace json = boost::json;

constexpr int numberWidth = 84;
constexpr std::array names{"pagesViewed", "connectionTime", "timeOnSite", "timeOnPage", "hours", "language", "address", "presence"};
constexpr std::array matches{"prefix", "exact", "contains"};
constexpr std::array parts{"path", "query", "fragment"};
//! In the order of the list of comparisons; the last is from one bound to another.
constexpr std::array bounds{"min", "over", "max", "under"};
constexpr int between = 4;

QString textOf(const json::value &value)
{
    return value.is_string() ? QString::fromUtf8(value.get_string().data(), qsizetype(value.get_string().size())) : QString();
}

json::string stringOf(const QString &text)
{
    return json::string(text.toStdString());
}

QStringList items(const QString &text)
{
    QStringList all;
    for (const auto &each : text.split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        if (const auto item = each.trimmed(); !item.isEmpty())
            all += item;
    }
    return all;
}

json::array listOf(const QString &text)
{
    json::array list;
    for (const auto &item : items(text))
        list.push_back(stringOf(item));
    return list;
}

//! \brief Joined so that items() gives the same again; nothing when that cannot be.
std::optional<QString> joined(const json::value &list)
{
    if (!list.is_array())
        return std::nullopt;
    QStringList texts;
    for (const auto &each : list.get_array())
        texts += textOf(each);
    const auto text = texts.join(QStringLiteral(", "));
    return items(text) == texts ? std::optional(text) : std::nullopt;
}

template <std::size_t size>
int placeOf(const std::array<const char *, size> &list, const std::string &name)
{
    const auto at = std::find(list.begin(), list.end(), name);
    return at == list.end() ? -1 : int(at - list.begin());
}

} // namespace

ConditionRow::ConditionRow(QWidget *parent)
    : QWidget(parent)
    , m_subject(new QComboBox)
    , m_operator(new QComboBox)
    , m_part(new QComboBox)
    , m_unit(new QComboBox)
    , m_least(new QSpinBox)
    , m_most(new QSpinBox)
    , m_and(new PlainLabel(tr("and", "between two numbers"), PlainLabel::Scale::Small, PlainLabel::Tone::Muted))
    , m_until(new PlainLabel(tr("to", "from one time to another"), PlainLabel::Scale::Small, PlainLabel::Tone::Muted))
    , m_from(new QLineEdit)
    , m_to(new QLineEdit)
    , m_words(new QLineEdit)
    , m_days(new QWidget)
    , m_presences(new QWidget)
    , m_remove(new QToolButton)
{
    m_subject->setObjectName(QStringLiteral("conditionSubject"));
    m_subject->addItems({tr("Pages viewed"), tr("Time since the first visit"), tr("Time on the site"), tr("Time on this page"), tr("Time of day"), tr("Language"),
                         tr("Address"), tr("Somebody is there"), tr("Written as JSON")});
    m_operator->setObjectName(QStringLiteral("conditionOperator"));
    m_operator->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_part->setObjectName(QStringLiteral("conditionPart"));
    m_part->addItems({tr("path", "of an address"), tr("query", "of an address"), tr("fragment", "of an address")});
    m_part->setAccessibleName(tr("Part of the address"));
    m_unit->setObjectName(QStringLiteral("conditionUnit"));
    m_unit->addItems({tr("seconds"), tr("minutes")});
    m_unit->setAccessibleName(tr("Unit"));
    m_least->setObjectName(QStringLiteral("conditionNumber"));
    m_most->setObjectName(QStringLiteral("conditionMost"));
    m_most->setAccessibleName(tr("and", "between two numbers"));
    for (auto *number : {m_least, m_most}) {
        number->setRange(0, int(protocol::limits::ruleBound));
        number->setButtonSymbols(QAbstractSpinBox::NoButtons);
        number->setFixedWidth(numberWidth);
        connect(number, &QSpinBox::valueChanged, this, &ConditionRow::edited);
    }
    m_from->setObjectName(QStringLiteral("conditionFrom"));
    m_to->setObjectName(QStringLiteral("conditionTo"));
    m_from->setAccessibleName(tr("From"));
    m_to->setAccessibleName(tr("to", "from one time to another"));
    for (auto *time : {m_from, m_to}) {
        time->setMaxLength(int(protocol::limits::timeOfDay));
        time->setFixedWidth(numberWidth);
        time->setPlaceholderText(QStringLiteral("09:00"));
        connect(time, &QLineEdit::textChanged, this, &ConditionRow::edited);
    }
    m_words->setObjectName(QStringLiteral("conditionWords"));
    connect(m_words, &QLineEdit::textChanged, this, &ConditionRow::edited);

    auto *days = new QHBoxLayout(m_days);
    days->setContentsMargins(0, 0, 0, 0);
    days->setSpacing(space::step);
    for (std::size_t i = 0; i < m_day.size(); ++i) {
        auto *button = m_day[i] = new QToolButton;
        button->setText(QLocale().standaloneDayName(int(i) + 1, QLocale::ShortFormat));
        button->setAccessibleName(QLocale().standaloneDayName(int(i) + 1));
        button->setCheckable(true);
        button->setProperty("day", true);
        days->addWidget(button);
        connect(button, &QToolButton::toggled, this, &ConditionRow::edited);
    }
    days->addStretch();
    auto *presences = new QHBoxLayout(m_presences);
    presences->setContentsMargins(0, 0, 0, 0);
    presences->setSpacing(space::medium);
    const QString said[]{tr("yes", "somebody is there"), tr("everybody is busy"), tr("nobody")};
    for (std::size_t i = 0; i < m_presence.size(); ++i) {
        const auto text = said[i];
        auto *box = m_presence[i] = new QCheckBox(text);
        presences->addWidget(box);
        connect(box, &QCheckBox::toggled, this, &ConditionRow::edited);
    }
    presences->addStretch();
    m_remove->setObjectName(QStringLiteral("conditionRemove"));
    m_remove->setIcon(icon(QStringLiteral("close")));
    m_remove->setToolTip(tr("Take this condition out"));
    m_remove->setAccessibleName(m_remove->toolTip());

    auto *line = new QHBoxLayout;
    line->setSpacing(space::small);
    line->addWidget(m_subject);
    line->addWidget(m_operator);
    for (auto *widget : {static_cast<QWidget *>(m_part), static_cast<QWidget *>(m_least), static_cast<QWidget *>(m_and), static_cast<QWidget *>(m_most), static_cast<QWidget *>(m_unit),
                         static_cast<QWidget *>(m_from), static_cast<QWidget *>(m_until), static_cast<QWidget *>(m_to)})
        line->addWidget(widget);
    line->addWidget(m_presences);
    line->addStretch();
    line->addWidget(m_remove, 0, Qt::AlignTop);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::step);
    layout->addLayout(line);
    layout->addWidget(m_words);
    layout->addWidget(m_days);

    connect(m_subject, &QComboBox::activated, this, [this] {
        arrange();
        Q_EMIT edited();
    });
    connect(m_operator, &QComboBox::activated, this, [this] {
        arrange();
        Q_EMIT edited();
    });
    for (auto *box : {m_part, m_unit})
        connect(box, &QComboBox::activated, this, &ConditionRow::edited);
    connect(m_remove, &QToolButton::clicked, this, &ConditionRow::removed);
    leaveToPage(*this);
    arrange();
}

void ConditionRow::setNumber(int number)
{
    m_subject->setAccessibleName(tr("Condition %1").arg(number));
    m_operator->setAccessibleName(tr("Condition %1: comparison").arg(number));
    m_least->setAccessibleName(tr("Condition %1: number").arg(number));
    m_words->setAccessibleName(tr("Condition %1: text").arg(number));
}

ConditionRow::Subject ConditionRow::subject() const
{
    return static_cast<Subject>(m_subject->currentIndex());
}

void ConditionRow::choose(Subject subject)
{
    m_subject->setCurrentIndex(int(subject));
    arrange();
}

void ConditionRow::arrange()
{
    const auto what = subject();
    const bool counts = what == Subject::PagesViewed;
    const bool timed = what == Subject::ConnectionTime || what == Subject::TimeOnSite || what == Subject::TimeOnPage;
    const bool address = what == Subject::Address;
    QStringList operators;
    if (counts || timed)
        operators = {tr("at least"), tr("more than"), tr("at most"), tr("less than"), tr("between")};
    else if (address)
        operators = {tr("begins with"), tr("is exactly"), tr("contains")};
    QStringList shown;
    for (int i = 0; i < m_operator->count(); ++i)
        shown += m_operator->itemText(i);
    if (shown != operators) {
        const QSignalBlocker quiet(m_operator);
        m_operator->clear();
        m_operator->addItems(operators);
    }
    m_operator->setVisible(!operators.isEmpty());
    m_part->setVisible(address);
    m_least->setVisible(counts || timed);
    const bool two = (counts || timed) && m_operator->currentIndex() == between;
    m_and->setVisible(two);
    m_most->setVisible(two);
    m_unit->setVisible(timed);
    const bool hours = what == Subject::Hours;
    for (auto *widget : {static_cast<QWidget *>(m_from), static_cast<QWidget *>(m_until), static_cast<QWidget *>(m_to), m_days})
        widget->setVisible(hours);
    m_presences->setVisible(what == Subject::Presence);
    m_words->setVisible(what == Subject::Language || address || what == Subject::Written);
    m_words->setPlaceholderText(what == Subject::Language ? tr("fr, de-AT") : address ? tr("/product, /basket") : QStringLiteral("{\"any\": [ … ]}"));
}

bool ConditionRow::showRange(Subject subject, const json::object &range)
{
    auto rest = range;
    if (subject != Subject::PagesViewed) {
        const auto *unit = rest.if_contains("unit");
        m_unit->setCurrentIndex(unit && textOf(*unit) == QLatin1String("minutes") ? 1 : 0);
        rest.erase("unit");
    }
    const auto number = [&rest](const char *name) { return rest.at(name).is_int64() ? int(rest.at(name).get_int64()) : 0; };
    if (rest.size() == 2 && rest.contains("min") && rest.contains("max")) {
        choose(subject);
        m_operator->setCurrentIndex(between);
        m_least->setValue(number("min"));
        m_most->setValue(number("max"));
    } else if (const int at = rest.size() == 1 ? placeOf(bounds, std::string(rest.begin()->key())) : -1; at >= 0) {
        choose(subject);
        m_operator->setCurrentIndex(at);
        m_least->setValue(number(bounds[std::size_t(at)]));
    } else {
        return false;
    }
    arrange();
    return true;
}

bool ConditionRow::showFields(const json::value &condition)
{
    const auto *object = condition.if_object();
    const int at = object && object->size() == 1 ? placeOf(names, std::string(object->begin()->key())) : -1;
    if (at < 0)
        return false;
    const auto &value = object->begin()->value();
    const auto what = static_cast<Subject>(at);
    if (what <= Subject::TimeOnPage)
        return value.is_object() && showRange(what, value.get_object());
    if (what == Subject::Language) {
        const auto text = joined(value);
        if (!text)
            return false;
        choose(what);
        m_words->setText(*text);
        return true;
    }
    if (what == Subject::Presence) {
        if (!value.is_array())
            return false;
        choose(what);
        for (std::size_t i = 0; i < m_presence.size(); ++i) {
            const auto &list = value.get_array();
            m_presence[i]->setChecked(std::any_of(list.begin(), list.end(), [i](const json::value &each) { return textOf(each).toStdString() == protocol::Names<protocol::Presence>[i]; }));
        }
        return true;
    }
    if (!value.is_object())
        return false;
    const auto &members = value.get_object();
    if (what == Subject::Hours) {
        const auto *from = members.if_contains("from"), *to = members.if_contains("to"), *days = members.if_contains("days");
        choose(what);
        m_from->setText(from ? textOf(*from) : QString());
        m_to->setText(to ? textOf(*to) : QString());
        for (std::size_t i = 0; i < m_day.size(); ++i) {
            const auto *list = days ? days->if_array() : nullptr;
            m_day[i]->setChecked(!list || std::any_of(list->begin(), list->end(), [i](const json::value &each) { return textOf(each).toStdString() == protocol::Names<protocol::Weekday>[i]; }));
        }
        return true;
    }
    for (std::size_t i = 0; i < matches.size(); ++i) {
        const auto *list = members.if_contains(matches[i]);
        const auto text = list ? joined(*list) : std::nullopt;
        if (!text)
            continue;
        const auto *part = members.if_contains("part");
        choose(what);
        m_operator->setCurrentIndex(int(i));
        m_part->setCurrentIndex(part ? std::max(0, placeOf(parts, textOf(*part).toStdString())) : 0);
        m_words->setText(*text);
        return true;
    }
    return false;
}

void ConditionRow::show(const json::value &condition)
{
    const QSignalBlocker quiet(this);
    // Fields that say another thing than what is there would change it by being looked at.
    if (showFields(condition) && this->condition() == condition)
        return;
    choose(Subject::Written);
    m_words->setText(QString::fromStdString(json::serialize(condition)));
    m_words->setCursorPosition(0);
}

json::value ConditionRow::condition() const
{
    const auto what = subject();
    if (what == Subject::Written) {
        const auto document = protocol::JsonDocument::parse(m_words->text().toStdString());
        return document ? document->root : json::value();
    }
    const auto *name = names[std::size_t(m_subject->currentIndex())];
    if (what <= Subject::TimeOnPage) {
        json::object range;
        if (m_operator->currentIndex() == between) {
            range.emplace("min", m_least->value());
            range.emplace("max", m_most->value());
        } else {
            range.emplace(bounds[std::size_t(std::max(0, m_operator->currentIndex()))], m_least->value());
        }
        if (what != Subject::PagesViewed)
            range.emplace("unit", m_unit->currentIndex() == 1 ? "minutes" : "seconds");
        return json::object{{name, std::move(range)}};
    }
    if (what == Subject::Hours) {
        json::object hours{{"from", stringOf(m_from->text().trimmed())}, {"to", stringOf(m_to->text().trimmed())}};
        json::array days;
        for (std::size_t i = 0; i < m_day.size(); ++i) {
            if (m_day[i]->isChecked())
                days.push_back(json::string(protocol::Names<protocol::Weekday>[i]));
        }
        if (days.size() < m_day.size())
            hours.emplace("days", std::move(days));
        return json::object{{name, std::move(hours)}};
    }
    if (what == Subject::Presence) {
        json::array list;
        for (std::size_t i = 0; i < m_presence.size(); ++i) {
            if (m_presence[i]->isChecked())
                list.push_back(json::string(protocol::Names<protocol::Presence>[i]));
        }
        return json::object{{name, std::move(list)}};
    }
    if (what == Subject::Language)
        return json::object{{name, listOf(m_words->text())}};
    json::object address;
    if (m_part->currentIndex() > 0)
        address.emplace("part", parts[std::size_t(m_part->currentIndex())]);
    address.emplace(matches[std::size_t(std::max(0, m_operator->currentIndex()))], listOf(m_words->text()));
    return json::object{{name, std::move(address)}};
}

QString ConditionRow::fault() const
{
    return condition().is_null() ? tr("A condition that is written as JSON is not JSON.") : QString();
}

} // namespace visavis::ui
