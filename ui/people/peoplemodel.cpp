// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/people/peoplemodel.h"

#include "console/visibletext.h"
#include "ui/words/words.h"

#include <QCollator>
#include <QCoreApplication>
#include <QTimer>

#include <algorithm>

namespace visavis::ui {
namespace {

using protocol::Profile;

struct PeopleWords {
    Q_DECLARE_TR_FUNCTIONS(PeopleWords)
};

} // namespace

QString rolesAndGroups(const console::PeopleStore &store, const Profile &person)
{
    QStringList roles, groups;
    for (const auto role : person.is.roles)
        roles += words::role(QString::fromUtf8(protocol::text(role).data(), qsizetype(protocol::text(role).size())));
    for (const auto id : person.is.groups) {
        if (const auto name = store.groupName(id); !name.isEmpty())
            groups += console::visibleLine(name.toStdString());
    }
    const auto what = roles.join(QStringLiteral(", "));
    return groups.isEmpty() ? what : what + QStringLiteral(" · ") + groups.join(QStringLiteral(", "));
}

QString stateWords(const Profile &person)
{
    if (!person.is.active)
        return PeopleWords::tr("At rest", "an account that is not in use");
    if (person.invitedUntil)
        return PeopleWords::tr("Invited", "a person with an open invitation");
    return person.enters ? QString() : PeopleWords::tr("No way in yet");
}

PeopleModel::PeopleModel(console::PeopleStore &store, QObject *parent)
    : QAbstractListModel(parent)
    , m_store(store)
{
    // Hundreds of people arrive one by one: once for all of them.
    connect(&store, &console::PeopleStore::changed, this, [this] {
        if (m_store.people().empty())
            return refresh(); // what is forgotten is not shown for another moment
        if (!std::exchange(m_pending, true))
            QTimer::singleShot(0, this, &PeopleModel::refresh);
    });
    refresh();
}

void PeopleModel::setSearch(const QString &text)
{
    m_search = text.trimmed();
    refresh();
}

void PeopleModel::setRole(std::optional<protocol::Role> role)
{
    m_role = role;
    refresh();
}

bool PeopleModel::matches(const Profile &person) const
{
    const auto &is = person.is;
    if (m_role && std::find(is.roles.begin(), is.roles.end(), *m_role) == is.roles.end())
        return false;
    if (m_search.isEmpty())
        return true;
    const auto holds = [this](const QString &text) { return text.contains(m_search, Qt::CaseInsensitive); };
    for (const auto *part : {&is.alias, &is.firstname, &is.surname, &is.username, &is.position}) {
        if (holds(QString::fromStdString(*part)))
            return true;
    }
    return holds(QString::fromStdString(is.firstname + " " + is.surname)) || holds(rolesAndGroups(m_store, person));
}

void PeopleModel::refresh()
{
    m_pending = false;
    std::vector<std::pair<QString, protocol::PersonId>> found;
    for (const auto &[id, person] : m_store.people()) {
        if (matches(person))
            found.emplace_back(QString::fromStdString(person.is.alias), id);
    }
    QCollator byName;
    byName.setCaseSensitivity(Qt::CaseInsensitive);
    byName.setNumericMode(true);
    std::sort(found.begin(), found.end(), [&](const auto &a, const auto &b) {
        const int order = byName.compare(a.first, b.first);
        return order != 0 ? order < 0 : a.second < b.second;
    });
    beginResetModel();
    m_rows.clear();
    for (const auto &[name, id] : found)
        m_rows.push_back(id);
    endResetModel();
    Q_EMIT refreshed();
}

const Profile *PeopleModel::at(int row) const
{
    return row >= 0 && row < int(m_rows.size()) ? m_store.person(m_rows[std::size_t(row)]) : nullptr;
}

int PeopleModel::rowOf(protocol::PersonId id) const
{
    const auto at = std::find(m_rows.begin(), m_rows.end(), id);
    return at == m_rows.end() ? -1 : int(at - m_rows.begin());
}

int PeopleModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant PeopleModel::data(const QModelIndex &index, int role) const
{
    const auto *person = at(index.row());
    if (!person)
        return {};
    const auto alias = console::visibleLine(person->is.alias);
    const auto whole = QStringLiteral("%1 %2").arg(QString::fromStdString(person->is.firstname), QString::fromStdString(person->is.surname)).trimmed();
    switch (role) {
    case NameRole:
        return whole.isEmpty() || whole == QString::fromStdString(person->is.alias) ? alias : QStringLiteral("%1  (%2)").arg(alias, console::visibleLine(whole.toStdString()));
    case DetailRole: return rolesAndGroups(m_store, *person);
    case StateRole: return stateWords(*person);
    case DimmedRole: return !person->is.active;
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole: {
        QStringList parts{alias, rolesAndGroups(m_store, *person)};
        if (const auto state = stateWords(*person); !state.isEmpty())
            parts += state;
        return parts.join(QStringLiteral(", "));
    }
    default: return {};
    }
}

} // namespace visavis::ui
