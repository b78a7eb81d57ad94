// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sites/hourscard.h"

#include "ui/look/plainlabel.h"
#include "ui/look/theme.h"
#include "ui/sites/formgrid.h"

#include <QComboBox>
#include <QCompleter>
#include <QGridLayout>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QRadioButton>
#include <QRegularExpression>
#include <QTimeZone>
#include <QVBoxLayout>

namespace visavis::ui {
namespace {

using protocol::OpenSpan;
using protocol::SiteHours;
using protocol::Weekday;

constexpr int timeWidth = 76;

//! \brief "9" and "9:30" as "09:00" and "09:30"; what is no time stays as it is.
QString timeOf(const QString &typed)
{
    static const QRegularExpression time(QStringLiteral("^(\\d{1,2})(?:[:.h](\\d{2})?)?$"));
    const auto match = time.match(typed.trimmed());
    if (!match.hasMatch())
        return typed.trimmed();
    const auto minutes = match.captured(2);
    return QStringLiteral("%1:%2").arg(match.captured(1).rightJustified(2, QLatin1Char('0')), minutes.isEmpty() ? QStringLiteral("00") : minutes);
}

QString dayName(Weekday day)
{
    return QLocale().standaloneDayName(int(day) + 1);
}

} // namespace

HoursCard::HoursCard(console::Session &session, QWidget *parent)
    : SiteCard(session, "hours", tr("Opening hours"), tr("Outside them the button says that nobody is there, and messages can be left. Open chats are told at once, other pages as they are loaded anew."), parent)
    , m_always(new QRadioButton(tr("Always open: whether somebody is there is what counts")))
    , m_byHours(new QRadioButton(tr("Open at these times")))
    , m_week(new QWidget)
    , m_zone(new QComboBox)
    , m_closed(new QLineEdit)
{
    m_always->setObjectName(QStringLiteral("hoursAlways"));
    m_byHours->setObjectName(QStringLiteral("hoursWeek"));
    m_zone->setObjectName(QStringLiteral("hoursZone"));
    m_zone->setEditable(true);
    m_zone->setInsertPolicy(QComboBox::NoInsert);
    m_zone->lineEdit()->setMaxLength(int(protocol::limits::zone));
    m_zone->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_zone->setMinimumContentsLength(26);
    for (const auto &id : QTimeZone::availableTimeZoneIds()) {
        if (id.contains('/')) // not the old names and bare offsets
            m_zone->addItem(QString::fromLatin1(id));
    }
    m_zone->addItem(QStringLiteral("UTC"));
    m_zone->completer()->setFilterMode(Qt::MatchContains);
    m_zone->completer()->setCompletionMode(QCompleter::PopupCompletion);

    auto *days = new QWidget;
    auto *grid = new QGridLayout(days);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(space::small);
    grid->setVerticalSpacing(space::step);
    for (std::size_t i = 0; i < m_days.size(); ++i) {
        const auto name = dayName(static_cast<Weekday>(i));
        const int row = int(i);
        auto *label = new PlainLabel(name);
        label->setMinimumWidth(96);
        grid->addWidget(label, row, 0);
        int column = 1;
        for (std::size_t j = 0; j < spansADay; ++j) {
            if (j > 0)
                grid->addWidget(new PlainLabel(tr("and", "between two spans of opening hours"), PlainLabel::Scale::Small, PlainLabel::Tone::Muted), row, column++);
            auto &span = m_days[i][j];
            span.from = new QLineEdit;
            span.to = new QLineEdit;
            for (const bool begins : {true, false}) {
                auto *field = begins ? span.from : span.to;
                const auto objectName = QStringLiteral("hours_%1_%2_%3").arg(QLatin1String(protocol::Names<Weekday>[i].data(), 3), QString::number(j), begins ? QStringLiteral("from") : QStringLiteral("to"));
                field->setObjectName(objectName);
                field->setMaxLength(int(protocol::limits::timeOfDay));
                field->setFixedWidth(timeWidth);
                field->setPlaceholderText(QStringLiteral("–"));
                field->setAccessibleName(begins ? tr("%1: opens").arg(name) : tr("%1: closes").arg(name));
                connect(field, &QLineEdit::textChanged, this, [this] { edited(); });
                connect(field, &QLineEdit::editingFinished, this, [field] { field->setText(timeOf(field->text())); });
                grid->addWidget(field, row, column++);
                if (begins)
                    grid->addWidget(new PlainLabel(tr("to", "from one time to another"), PlainLabel::Scale::Small, PlainLabel::Tone::Muted), row, column++);
            }
        }
        grid->setColumnStretch(column, 1);
    }
    auto *copy = new QPushButton(tr("Like Monday until Friday"));
    copy->setObjectName(QStringLiteral("hoursCopy"));
    copy->setProperty("small", true);
    connect(copy, &QPushButton::clicked, this, &HoursCard::copyMonday);
    m_closed->setObjectName(QStringLiteral("hoursClosed"));
    m_closed->setPlaceholderText(QStringLiteral("2026-12-25, 2027-01-01"));
    connect(m_closed, &QLineEdit::textChanged, this, [this] { edited(); });

    auto *form = new FormGrid;
    form->addRow(tr("Time zone"), m_zone, {}, true);
    auto *week = new QWidget;
    auto *column = new QVBoxLayout(week);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::small);
    column->addWidget(days);
    column->addWidget(copy, 0, Qt::AlignLeft);
    form->addRow(tr("Week"), week, tr("A day without times is closed. 24:00 is the end of a day; what ends earlier than it begins goes on after midnight."));
    form->addRow(tr("Closed on"), m_closed, tr("Days such as 2026-12-25, with commas between them."));
    auto *inside = new QVBoxLayout(m_week);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->addWidget(form);
    body()->addWidget(m_always);
    body()->addWidget(m_byHours);
    body()->addWidget(m_week);

    connect(m_byHours, &QRadioButton::toggled, this, [this] {
        showWeek();
        edited();
    });
    connect(m_zone, &QComboBox::currentTextChanged, this, [this] { edited(); });
}

void HoursCard::showWeek()
{
    m_week->setVisible(m_byHours->isChecked());
}

void HoursCard::copyMonday()
{
    for (std::size_t day = 1; day < 5; ++day) {
        for (std::size_t i = 0; i < spansADay; ++i) {
            m_days[day][i].from->setText(m_days[0][i].from->text());
            m_days[day][i].to->setText(m_days[0][i].to->text());
        }
    }
}

void HoursCard::fill()
{
    const QSignalBlocker quiet(this);
    const auto hours = site().hours;
    const auto shown = hours.value_or(SiteHours{QTimeZone::systemTimeZoneId().toStdString(), {}, {}});
    m_zone->setCurrentText(QString::fromStdString(shown.zone));
    m_others.clear();
    std::array<std::size_t, std::tuple_size_v<decltype(m_days)>> used{};
    for (auto &day : m_days) {
        for (auto &span : day) {
            span.from->clear();
            span.to->clear();
        }
    }
    for (const auto &span : shown.week) {
        auto &at = used[static_cast<std::size_t>(span.day)];
        if (at == spansADay) {
            m_others.push_back(span);
            continue;
        }
        auto &fields = m_days[static_cast<std::size_t>(span.day)][at++];
        fields.from->setText(QString::fromStdString(span.from));
        fields.to->setText(QString::fromStdString(span.to));
    }
    QStringList closed;
    for (const auto &date : shown.closed)
        closed += QString::fromStdString(date);
    m_closed->setText(closed.join(QStringLiteral(", ")));
    (hours ? m_byHours : m_always)->setChecked(true);
    showWeek();
    m_filled = this->hours();
}

std::optional<SiteHours> HoursCard::hours() const
{
    if (!m_byHours->isChecked())
        return std::nullopt;
    SiteHours hours;
    hours.zone = m_zone->currentText().trimmed().toStdString();
    for (std::size_t i = 0; i < m_days.size(); ++i) {
        for (const auto &span : m_days[i]) {
            if (!span.from->text().isEmpty() || !span.to->text().isEmpty())
                hours.week.push_back({static_cast<Weekday>(i), timeOf(span.from->text()).toStdString(), timeOf(span.to->text()).toStdString()});
        }
        for (const auto &span : m_others) {
            if (span.day == static_cast<Weekday>(i))
                hours.week.push_back(span);
        }
    }
    for (const auto &date : m_closed->text().split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        if (!date.trimmed().isEmpty())
            hours.closed.push_back(date.trimmed().toStdString());
    }
    return hours;
}

QString HoursCard::fault() const
{
    const auto hours = this->hours();
    if (!hours)
        return {};
    if (!QTimeZone::isTimeZoneIdAvailable(QByteArray::fromStdString(hours->zone)))
        return tr("There is no such time zone. Write it as Europe/Paris.");
    for (const auto &span : hours->week) {
        const int from = protocol::minutesOf(span.from), to = protocol::minutesOf(span.to);
        if (from < 0 || to < 0)
            return tr("%1: a time is written as 09:00, and one that opens needs one that closes.").arg(dayName(span.day));
        if (from == to || from == 24 * 60)
            return tr("%1: it opens and closes at the same time. A whole day is 00:00 to 24:00.").arg(dayName(span.day));
    }
    for (const auto &date : hours->closed) {
        if (!protocol::dateOf(date))
            return tr("A day is written as 2026-12-25.");
    }
    if (hours->closed.size() > protocol::limits::closedDates)
        return tr("%n day(s) at most.", nullptr, int(protocol::limits::closedDates));
    return hours->valid() ? QString() : tr("Two times of a day overlap, or a day stands twice.");
}

SiteCard::Putting HoursCard::put()
{
    return siteOf(session().putSiteHours(site().id, site().stamp, hours()));
}

QString HoursCard::worded(const std::string &) const
{
    return tr("The server does not know this time zone.");
}

} // namespace visavis::ui
