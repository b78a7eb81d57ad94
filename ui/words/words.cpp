// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/words/words.h"

#include "console/visibletext.h"
#include "protocol/rights.h"

#include <QCoreApplication>
#include <QLocale>

#include <map>

namespace visavis::ui::words {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Words)
};

QString list(const QStringList &parts)
{
    return QLocale().createSeparatedList(parts);
}

QString assigned(const console::TimelineRow &row)
{
    switch (row.by.value_or(protocol::Cause::Routing)) {
    case protocol::Cause::Take: return Words::tr("%1 took the conversation").arg(row.alias);
    case protocol::Cause::Transfer: return Words::tr("%1 accepted the transfer").arg(row.alias);
    case protocol::Cause::TakeOver: return Words::tr("%1 took the conversation over").arg(row.alias);
    default: return Words::tr("Assigned to %1").arg(row.alias);
    }
}

QString closed(const console::TimelineRow &row)
{
    switch (row.by.value_or(protocol::Cause::Advisor)) {
    case protocol::Cause::Visitor: return Words::tr("The visitor closed the conversation");
    case protocol::Cause::Withdrawal: return Words::tr("Closed, because the visitor withdrew the consent");
    default: return row.alias.isEmpty() ? Words::tr("The conversation was closed") : Words::tr("%1 closed the conversation").arg(row.alias);
    }
}

QString transferEnded(const console::TimelineRow &row)
{
    switch (row.outcome.value_or(protocol::TransferOutcome::Expired)) {
    case protocol::TransferOutcome::Accepted: return Words::tr("The transfer was accepted");
    case protocol::TransferOutcome::Declined: return Words::tr("The transfer was declined");
    case protocol::TransferOutcome::Cancelled: return Words::tr("The transfer was cancelled");
    case protocol::TransferOutcome::Expired: break;
    }
    return Words::tr("Nobody answered the transfer in time");
}

QString purposes(const console::TimelineRow &row)
{
    QStringList names;
    for (const auto purpose : row.purposes)
        names += of(purpose);
    return list(names);
}

bool offline(const console::TimelineRow &row)
{
    return row.presence == protocol::Presence::Offline;
}

//! \brief The comment is the visitor's text: it stands below, in a box of its own.
QString survey(const console::TimelineRow &row)
{
    return Words::tr("The visitor rated the conversation %1 of %2").arg(QString::number(row.score.value_or(0)), QString::number(protocol::limits::surveyScore));
}

QString offered(const console::TimelineRow &row)
{
    QStringList names;
    for (const auto part : row.offered) {
        switch (part) {
        case protocol::Offered::Name: names += Words::tr("name"); break;
        case protocol::Offered::Email: names += Words::tr("e-mail address"); break;
        case protocol::Offered::Phone: names += Words::tr("phone number"); break;
        }
    }
    return list(names);
}

} // namespace

QString of(protocol::Availability availability)
{
    switch (availability) {
    case protocol::Availability::Available: return Words::tr("Available");
    case protocol::Availability::Busy: return Words::tr("Busy");
    case protocol::Availability::Unavailable: break;
    }
    return Words::tr("Unavailable");
}

QString of(protocol::ConversationType type)
{
    switch (type) {
    case protocol::ConversationType::None: return Words::tr("No type");
    case protocol::ConversationType::Sale: return Words::tr("Sale");
    case protocol::ConversationType::Question: return Words::tr("Question");
    case protocol::ConversationType::Complaint: return Words::tr("Complaint");
    case protocol::ConversationType::Technical: return Words::tr("Technical problem");
    case protocol::ConversationType::Other: break;
    }
    return Words::tr("Other");
}

QString of(protocol::CobrowseScope scope)
{
    switch (scope) {
    case protocol::CobrowseScope::Point: return Words::tr("point");
    case protocol::CobrowseScope::Guide: return Words::tr("guide");
    case protocol::CobrowseScope::Assist: break;
    }
    return Words::tr("assist");
}

QString explained(protocol::CobrowseScope scope)
{
    switch (scope) {
    case protocol::CobrowseScope::Point: return Words::tr("Show things with a second pointer");
    case protocol::CobrowseScope::Guide: return Words::tr("Besides, scroll and follow links inside the site");
    case protocol::CobrowseScope::Assist: break;
    }
    return Words::tr("Besides, fill ordinary fields, choose and press buttons");
}

QString of(protocol::CobrowseResult result)
{
    using protocol::CobrowseResult;
    switch (result) {
    case CobrowseResult::Accepted: return Words::tr("The visitor agreed");
    case CobrowseResult::Refused: return Words::tr("The visitor said no");
    case CobrowseResult::Expired: return Words::tr("The visitor did not answer in time");
    case CobrowseResult::Cancelled: return Words::tr("The request was taken back");
    case CobrowseResult::Stopped: return Words::tr("The visitor took the mouse back");
    case CobrowseResult::Escape: return Words::tr("The visitor took the mouse back with Esc");
    case CobrowseResult::BoxClosed: return Words::tr("The visitor closed the chat, and took the mouse back with it");
    case CobrowseResult::Advisor: return Words::tr("The mouse was given back");
    case CobrowseResult::LeaseRanOut: return Words::tr("Nothing was done for a while, so the visitor has the mouse again");
    case CobrowseResult::LeftSite: return Words::tr("The visitor left the site");
    case CobrowseResult::TabGone: return Words::tr("The visitor's page is gone");
    case CobrowseResult::DeskGone: return Words::tr("The connection was lost, so the visitor has the mouse again");
    case CobrowseResult::Reassigned: return Words::tr("Somebody else has the conversation now, and the visitor the mouse");
    case CobrowseResult::Closed: return Words::tr("The conversation was closed, and the visitor has the mouse again");
    case CobrowseResult::Withdrawn: return Words::tr("The visitor withdrew the consent, and has the mouse again");
    case CobrowseResult::SwitchedOff: return Words::tr("Co-browsing was switched off");
    case CobrowseResult::Restarted: break;
    }
    return Words::tr("The server was restarted, so the visitor has the mouse again");
}

QString of(protocol::CobrowseVerdict verdict)
{
    using protocol::CobrowseVerdict;
    switch (verdict) {
    case CobrowseVerdict::Done: return {};
    case CobrowseVerdict::Asked: return Words::tr("The visitor is asked whether to send the form");
    case CobrowseVerdict::Sent: return Words::tr("The visitor sent the form");
    case CobrowseVerdict::Declined: return Words::tr("The visitor did not send the form");
    case CobrowseVerdict::Gone: return Words::tr("It is not on the page any more");
    case CobrowseVerdict::Unseen: return Words::tr("The visitor does not see it just now");
    case CobrowseVerdict::Hidden: return Words::tr("It is hidden from you, so you cannot touch it");
    case CobrowseVerdict::Disabled: return Words::tr("The page does not let anybody change it just now");
    case CobrowseVerdict::Consent: return Words::tr("What the visitor agrees to is the visitor's own to answer");
    case CobrowseVerdict::Chat: return Words::tr("This belongs to the chat");
    case CobrowseVerdict::Script: return Words::tr("This link runs a script, and is not followed");
    case CobrowseVerdict::OtherSite: return Words::tr("This leads away from the site");
    case CobrowseVerdict::Download: return Words::tr("This would load a file");
    case CobrowseVerdict::Frame: return Words::tr("This belongs to another page in the page");
    case CobrowseVerdict::Form: return Words::tr("This form holds something that is hidden from you: only the visitor can go on here");
    case CobrowseVerdict::Unsuitable: return Words::tr("This cannot be done here");
    case CobrowseVerdict::TooLong: return Words::tr("The field takes less than that");
    case CobrowseVerdict::VisitorActs: return Words::tr("The visitor's own hand comes first");
    case CobrowseVerdict::Scope: break;
    }
    return Words::tr("The visitor did not agree to that");
}

QString of(protocol::Purpose purpose)
{
    switch (purpose) {
    case protocol::Purpose::Chat: return Words::tr("Text");
    case protocol::Purpose::Preview: return Words::tr("Typing");
    case protocol::Purpose::Mirroring: return Words::tr("Page");
    case protocol::Purpose::Cobrowsing: break;
    }
    return Words::tr("Control");
}

QString of(protocol::ConsentState state)
{
    switch (state) {
    case protocol::ConsentState::None: return Words::tr("not asked");
    case protocol::ConsentState::Given: return Words::tr("given");
    case protocol::ConsentState::Refused: return Words::tr("refused");
    case protocol::ConsentState::Withdrawn: return Words::tr("withdrawn");
    case protocol::ConsentState::NotRequired: break;
    }
    return Words::tr("not required");
}

QString of(protocol::Status status)
{
    switch (status) {
    case protocol::Status::Waiting: return Words::tr("Waiting");
    case protocol::Status::Assigned: return Words::tr("In conversation");
    case protocol::Status::Closed: break;
    }
    return Words::tr("Closed");
}

QString of(console::Delivery delivery)
{
    switch (delivery) {
    case console::Delivery::None: return {};
    case console::Delivery::Queued: return Words::tr("Queued");
    case console::Delivery::Sent: return Words::tr("Sent");
    case console::Delivery::Stored: return Words::tr("Stored");
    case console::Delivery::Seen: return Words::tr("Seen");
    case console::Delivery::Failed: break;
    }
    return Words::tr("Not sent");
}

QString of(protocol::SettingName name)
{
    switch (name) {
    case protocol::SettingName::Consent: return Words::tr("Consent request");
    case protocol::SettingName::Preview: return Words::tr("Preview of what the visitor types");
    case protocol::SettingName::Mirroring: return Words::tr("Mirroring of the visitor's page");
    case protocol::SettingName::Cobrowsing: return Words::tr("Co-browsing");
    case protocol::SettingName::MirrorOffer: return Words::tr("When the visitor is asked for the page");
    case protocol::SettingName::Hide: return Words::tr("Hidden besides");
    case protocol::SettingName::Retention: return Words::tr("Retention");
    case protocol::SettingName::Masking: break;
    }
    return Words::tr("Masking level");
}

QString of(protocol::MaskingLevel level)
{
    switch (level) {
    case protocol::MaskingLevel::Marked: return Words::tr("Marked fields");
    case protocol::MaskingLevel::Fields: return Words::tr("All fields");
    case protocol::MaskingLevel::Private: break;
    }
    return Words::tr("Everything");
}

QString language(const std::string &tag)
{
    // Qt names a bare language after its largest country: "American English", "español de España".
    static const std::map<std::string, QString> own{{"en", QStringLiteral("English")}, {"es", QStringLiteral("español")}, {"pt", QStringLiteral("português")}};
    if (const auto found = own.find(tag); found != own.end())
        return found->second;
    const QLocale locale(QString::fromStdString(tag));
    return locale.language() == QLocale::C ? console::visibleLine(tag) : locale.nativeLanguageName();
}

QString role(const QString &name)
{
    switch (protocol::parse<protocol::Role>(name.toStdString()).value_or(protocol::Role::Anonymous)) {
    case protocol::Role::Advisor: return Words::tr("Advisor");
    case protocol::Role::Expert: return Words::tr("Expert");
    case protocol::Role::Manager: return Words::tr("Manager");
    case protocol::Role::Admin: return Words::tr("Admin");
    case protocol::Role::Support: return Words::tr("Support");
    case protocol::Role::Bot: return Words::tr("Bot");
    default: return name;
    }
}

QString duration(std::chrono::seconds time)
{
    const auto seconds = std::max<qint64>(0, time.count());
    if (seconds < 60)
        return Words::tr("%1 s", "seconds").arg(seconds);
    if (seconds < 3600)
        return Words::tr("%1 min", "minutes").arg(seconds / 60);
    if (seconds < 48 * 3600)
        return Words::tr("%1 h %2", "hours, minutes").arg(QString::number(seconds / 3600), QString::number(seconds / 60 % 60).rightJustified(2, QLatin1Char('0')));
    return Words::tr("%n day(s)", nullptr, int(seconds / 86400));
}

QString day(const QDate &date, const QDate &today)
{
    if (date == today)
        return Words::tr("Today");
    if (date.addDays(1) == today)
        return Words::tr("Yesterday");
    return QLocale().toString(date, QLocale::LongFormat);
}

QString moment(const QDateTime &at, const QDateTime &now)
{
    return at.date() == now.date() ? QLocale().toString(at.time(), QLocale::ShortFormat) : QLocale().toString(at.date(), QLocale::ShortFormat);
}

QString date(protocol::Time at)
{
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(at.time_since_epoch().count()).date(), QLocale::LongFormat);
}

QString dateTime(protocol::Time at)
{
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(at.time_since_epoch().count()), QLocale::ShortFormat);
}

QString visitor(const QString &name)
{
    return name.isEmpty() ? Words::tr("Visitor") : name;
}

QString whisperFrom(const QString &alias)
{
    return Words::tr("Whisper from %1 – the visitor does not see this").arg(alias);
}

QString fact(const console::TimelineRow &row)
{
    switch (row.event) {
    case protocol::EventKind::ConsentGiven: return Words::tr("The visitor consented: %1").arg(purposes(row));
    case protocol::EventKind::ConsentWithdrawn: return Words::tr("The visitor withdrew the consent: %1").arg(purposes(row));
    case protocol::EventKind::ConversationOpened: return offline(row) ? Words::tr("The conversation began while nobody was here") : Words::tr("The conversation began");
    case protocol::EventKind::ConversationReopened: return offline(row) ? Words::tr("The visitor came back while nobody was here") : Words::tr("The visitor came back");
    case protocol::EventKind::ConversationAssigned: return assigned(row);
    case protocol::EventKind::ConversationQueued:
        return offline(row) ? Words::tr("The conversation waits; the visitor was told that nobody is here") : Words::tr("The conversation waits in the queue");
    case protocol::EventKind::TransferOffered:
        return row.alias.isEmpty() ? Words::tr("Offered to %1").arg(row.to) : Words::tr("%1 offered the conversation to %2").arg(row.alias, row.to);
    case protocol::EventKind::TransferEnded: return transferEnded(row);
    case protocol::EventKind::ConversationClosed: {
        const bool typed = row.conversationType && *row.conversationType != protocol::ConversationType::None;
        return typed ? Words::tr("%1 (%2)", "closed by, type").arg(closed(row), of(*row.conversationType)) : closed(row);
    }
    case protocol::EventKind::SurveyAnswered: return survey(row);
    case protocol::EventKind::VisitorIdentified: return Words::tr("The visitor offered: %1").arg(offered(row));
    case protocol::EventKind::CobrowsingAsked: return Words::tr("%1 asked for the mouse: %2", "who, for what").arg(row.alias, of(row.scope.value_or(protocol::CobrowseScope::Point)));
    case protocol::EventKind::CobrowsingStarted: return Words::tr("%1 may guide on the page: %2", "who, what").arg(row.alias, of(row.scope.value_or(protocol::CobrowseScope::Point)));
    case protocol::EventKind::CobrowsingAnswered:
    case protocol::EventKind::CobrowsingEnded: return of(row.result.value_or(protocol::CobrowseResult::Expired));
    case protocol::EventKind::Whisper:
    case protocol::EventKind::Message:
    case protocol::EventKind::Internal: break;
    }
    return Words::tr("Something happened here that this version does not know");
}

} // namespace visavis::ui::words
