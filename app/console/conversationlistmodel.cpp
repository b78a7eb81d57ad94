// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/conversationlistmodel.h"

#include "console/visibletext.h"

namespace visavis::console {
namespace {

QDateTime dateTime(protocol::Time time)
{
    return QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count());
}

QString plain(const std::string &utf8)
{
    return visibleMarks(utf8, true);
}

} // namespace

QString folded(const QString &text)
{
    const auto parts = text.normalized(QString::NormalizationForm_KD);
    QString out;
    out.reserve(parts.size());
    for (const auto c : parts) {
        if (!c.isMark())
            out += c.toCaseFolded();
    }
    return out;
}

ConversationListModel::ConversationListModel(const ConversationStore &store, const PreviewState &previews, QObject *parent)
    : QAbstractListModel(parent)
    , m_store(store)
    , m_previews(previews)
{
    connect(&store, &ConversationStore::conversationsReset, this, &ConversationListModel::reset);
    connect(&store, &ConversationStore::conversationAdded, this, &ConversationListModel::add);
    connect(&store, &ConversationStore::conversationChanged, this, &ConversationListModel::update);
    connect(&store, &ConversationStore::conversationRemoved, this, &ConversationListModel::remove);
    connect(&previews, &PreviewState::changed, this, &ConversationListModel::update);
    reset();
}

int ConversationListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant ConversationListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    if (role == RowRole)
        return QVariant::fromValue(at(index.row()));
    if (role == Qt::DisplayRole)
        return at(index.row()).visitorName;
    return {};
}

int ConversationListModel::rowOf(protocol::ConversationId conversation) const
{
    const auto found = m_rowOf.find(conversation);
    return found == m_rowOf.end() ? -1 : found->second;
}

void ConversationListModel::setSelf(protocol::PersonId self)
{
    if (m_self == self)
        return;
    m_self = self;
    reset();
}

ConversationRow ConversationListModel::make(protocol::ConversationId conversation) const
{
    const auto &header = *m_store.header(conversation);
    ConversationRow row;
    row.id = conversation;
    row.status = header.status;
    row.mine = header.status == protocol::Status::Assigned && header.assignee && header.assignee->id == m_self;
    row.visitorOnline = header.visitorOnline;
    row.visitorTypes = m_store.visitorTypes(conversation);
    row.offeredToMe = header.offer && header.offer->toMe;
    row.visitorName = visibleLine(header.visitorName);
    row.siteName = visibleLine(header.siteName);
    row.group = visibleLine(header.group);
    row.assignee = header.assignee ? visibleLine(header.assignee->alias) : QString();
    if (header.assignee)
        row.assigneeId = header.assignee->id;
    row.language = plain(header.language);
    row.lastText = header.lastText ? visibleLine(*header.lastText) : QString();
    row.lastAuthor = header.lastAuthor;
    row.preview = m_previews.text(conversation).replace(QLatin1Char('\n'), QChar(0x21B5));
    if (header.waitingSince)
        row.waitingSince = dateTime(*header.waitingSince);
    row.openedAt = dateTime(header.openedAt);
    row.lastAt = dateTime(header.lastAt);
    const auto seen = header.seenByAdvisor.value_or(0);
    if (row.mine && header.lastSeq > seen && header.lastAuthor == protocol::Author::Visitor)
        row.unread = header.lastSeq - seen;
    row.consent = header.consent;
    row.offer = header.offer;
    row.searchText = folded(QStringList{plain(header.visitorName), plain(header.lastText.value_or("")), plain(header.group),
                                        plain(header.siteName), header.assignee ? plain(header.assignee->alias) : QString()}
                                .join(QLatin1Char('\n')));
    return row;
}

void ConversationListModel::reset()
{
    beginResetModel();
    m_rows.clear();
    m_rowOf.clear();
    for (const auto id : m_store.conversations()) {
        m_rowOf.emplace(id, int(m_rows.size()));
        m_rows.push_back(make(id));
    }
    endResetModel();
}

void ConversationListModel::add(protocol::ConversationId conversation)
{
    if (m_rowOf.contains(conversation) || !m_store.header(conversation))
        return;
    const int row = int(m_rows.size());
    beginInsertRows({}, row, row);
    m_rowOf.emplace(conversation, row);
    m_rows.push_back(make(conversation));
    endInsertRows();
}

void ConversationListModel::update(protocol::ConversationId conversation)
{
    const int row = rowOf(conversation);
    if (row < 0 || !m_store.header(conversation))
        return;
    m_rows[std::size_t(row)] = make(conversation);
    Q_EMIT dataChanged(index(row), index(row));
}

void ConversationListModel::remove(protocol::ConversationId conversation)
{
    const int row = rowOf(conversation);
    if (row < 0)
        return;
    beginRemoveRows({}, row, row);
    m_rows.erase(m_rows.begin() + row);
    m_rowOf.erase(conversation);
    for (auto &[id, place] : m_rowOf)
        place -= place > row;
    endRemoveRows();
}

} // namespace visavis::console
