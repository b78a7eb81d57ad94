// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/audit/auditmodel.h"

#include "console/visibletext.h"
#include "ui/words/words.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace visavis::ui {
namespace {

struct AuditWords {
    Q_DECLARE_TR_FUNCTIONS(AuditWords)
};

struct ActionRow {
    const char *type, *text;
};

constexpr ActionRow actions[]{
    {"advisor.hello", QT_TRANSLATE_NOOP("AuditWords", "Signed in and read the list of conversations")},
    {"audit.list", QT_TRANSLATE_NOOP("AuditWords", "Read the audit")},
    {"availability.set", QT_TRANSLATE_NOOP("AuditWords", "Set the own availability")},
    {"bot.secret", QT_TRANSLATE_NOOP("AuditWords", "Made a secret for a bot")},
    {"cobrowse.ask", QT_TRANSLATE_NOOP("AuditWords", "Asked a visitor for the mouse")},
    {"cobrowse.end", QT_TRANSLATE_NOOP("AuditWords", "Gave the mouse back")},
    {"conversation.close", QT_TRANSLATE_NOOP("AuditWords", "Closed a conversation")},
    {"conversation.list", QT_TRANSLATE_NOOP("AuditWords", "Read older conversations in the list")},
    {"conversation.open", QT_TRANSLATE_NOOP("AuditWords", "Read a conversation")},
    {"conversation.take", QT_TRANSLATE_NOOP("AuditWords", "Took a conversation")},
    {"conversation.transfer", QT_TRANSLATE_NOOP("AuditWords", "Offered a conversation to somebody")},
    {"conversation.takeOver", QT_TRANSLATE_NOOP("AuditWords", "Took a conversation over")},
    {"conversation.whisper", QT_TRANSLATE_NOOP("AuditWords", "Whispered to an advisor")},
    {"group.create", QT_TRANSLATE_NOOP("AuditWords", "Made a group")},
    {"group.delete", QT_TRANSLATE_NOOP("AuditWords", "Deleted a group")},
    {"group.rename", QT_TRANSLATE_NOOP("AuditWords", "Renamed a group")},
    {"history.page", QT_TRANSLATE_NOOP("AuditWords", "Read earlier messages")},
    {"message.seen", QT_TRANSLATE_NOOP("AuditWords", "Saw messages")},
    {"message.send", QT_TRANSLATE_NOOP("AuditWords", "Wrote a message")},
    {"mirror.ask", QT_TRANSLATE_NOOP("AuditWords", "Asked to see a visitor's page")},
    {"mirror.watch", QT_TRANSLATE_NOOP("AuditWords", "Looked at a visitor's page")},
    {"overview.watch", QT_TRANSLATE_NOOP("AuditWords", "Looked at the overview")},
    {"password.change", QT_TRANSLATE_NOOP("AuditWords", "Changed the own password")},
    {"people.list", QT_TRANSLATE_NOOP("AuditWords", "Read the list of people")},
    {"person.change", QT_TRANSLATE_NOOP("AuditWords", "Changed a profile")},
    {"person.create", QT_TRANSLATE_NOOP("AuditWords", "Made a profile")},
    {"person.delete", QT_TRANSLATE_NOOP("AuditWords", "Deleted a profile")},
    {"person.invite", QT_TRANSLATE_NOOP("AuditWords", "Made a one-time link")},
    {"reply.delete", QT_TRANSLATE_NOOP("AuditWords", "Deleted a canned reply")},
    {"reply.put", QT_TRANSLATE_NOOP("AuditWords", "Wrote a canned reply")},
    {"settings.change", QT_TRANSLATE_NOOP("AuditWords", "Changed a setting")},
    {"settings.history", QT_TRANSLATE_NOOP("AuditWords", "Read who changed the settings")},
    {"signins.end", QT_TRANSLATE_NOOP("AuditWords", "Ended sign-ins")},
    {"signins.list", QT_TRANSLATE_NOOP("AuditWords", "Read a person's sign-ins")},
    {"site.hours", QT_TRANSLATE_NOOP("AuditWords", "Changed a site's opening hours")},
    {"site.look", QT_TRANSLATE_NOOP("AuditWords", "Changed how a site's chat looks")},
    {"site.put", QT_TRANSLATE_NOOP("AuditWords", "Made or changed a site")},
    {"site.rotate", QT_TRANSLATE_NOOP("AuditWords", "Made a new key for a site")},
    {"site.rules", QT_TRANSLATE_NOOP("AuditWords", "Read or changed whom a site invites")},
    {"targets.list", QT_TRANSLATE_NOOP("AuditWords", "Read who can take a conversation")},
    {"transfer.answer", QT_TRANSLATE_NOOP("AuditWords", "Answered an offered conversation")},
};

QDateTime timeOf(protocol::Time at)
{
    return QDateTime::fromMSecsSinceEpoch(at.time_since_epoch().count());
}

} // namespace

QString actionWords(const std::string &action)
{
    const auto *at = std::find_if(std::begin(actions), std::end(actions), [&](const ActionRow &row) { return action == row.type; });
    return at == std::end(actions) ? console::visibleLine(action) : AuditWords::tr(at->text);
}

std::vector<std::pair<QString, std::string>> auditedActions()
{
    std::vector<std::pair<QString, std::string>> all;
    for (const auto &row : actions)
        all.emplace_back(AuditWords::tr(row.text), row.type);
    std::sort(all.begin(), all.end(), [](const auto &a, const auto &b) { return a.first.localeAwareCompare(b.first) < 0; });
    return all;
}

QString reasonWords(protocol::ReadReason reason)
{
    switch (reason) {
    case protocol::ReadReason::Quality: return AuditWords::tr("Quality or training");
    case protocol::ReadReason::Complaint: return AuditWords::tr("A complaint");
    case protocol::ReadReason::PrivacyRequest: return AuditWords::tr("A visitor's request about their data");
    case protocol::ReadReason::Security: break;
    }
    return AuditWords::tr("Security or suspected abuse");
}

QByteArray csvLine(const QStringList &fields)
{
    QStringList quoted;
    for (auto field : fields) {
        if (!field.isEmpty() && QStringLiteral("=+-@\t\r").contains(field.front()))
            field.prepend(QLatin1Char('\''));
        quoted += QLatin1Char('"') + field.replace(QLatin1Char('"'), QLatin1String("\"\"")) + QLatin1Char('"');
    }
    return quoted.join(QLatin1Char(',')).toUtf8() + "\r\n";
}

void AuditModel::append(const std::vector<protocol::AuditRecord> &records)
{
    if (records.empty())
        return;
    beginInsertRows({}, int(m_records.size()), int(m_records.size() + records.size()) - 1);
    m_records.insert(m_records.end(), records.begin(), records.end());
    endInsertRows();
}

void AuditModel::clear()
{
    beginResetModel();
    m_records.clear();
    endResetModel();
}

int AuditModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_records.size());
}

int AuditModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : Columns;
}

QVariant AuditModel::data(const QModelIndex &index, int role) const
{
    const auto &record = m_records[std::size_t(index.row())];
    if (role == RefusedRole)
        return !record.allowed;
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case When: return QLocale().toString(timeOf(record.at), QStringLiteral("yyyy-MM-dd HH:mm:ss"));
    case Who: {
        QStringList roles;
        for (const auto &each : QString::fromStdString(record.roles).split(QLatin1Char(' '), Qt::SkipEmptyParts))
            roles += words::role(each);
        return QStringLiteral("%1 (%2)").arg(console::visibleLine(record.by), roles.join(QStringLiteral(", ")));
    }
    case What: return actionWords(record.action);
    case About: return console::visibleLine(record.object);
    case Reason: return record.reason ? reasonWords(*record.reason) : QString();
    default: return record.allowed ? AuditWords::tr("allowed") : AuditWords::tr("refused");
    }
}

QVariant AuditModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case When: return AuditWords::tr("When");
    case Who: return AuditWords::tr("Who");
    case What: return AuditWords::tr("What");
    case About: return AuditWords::tr("Of which conversation or person");
    case Reason: return AuditWords::tr("Why");
    default: return AuditWords::tr("Outcome");
    }
}

} // namespace visavis::ui
