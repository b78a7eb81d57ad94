// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/people.h"

#include <QAbstractTableModel>

namespace visavis::ui {

//! \brief Records of the audit as they came, newest first.
class AuditModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { When, Who, What, About, Reason, Outcome, Columns };
    enum Roles { RefusedRole = Qt::UserRole };

    using QAbstractTableModel::QAbstractTableModel;

    void append(const std::vector<protocol::AuditRecord> &records);
    void clear();
    [[nodiscard]] const std::vector<protocol::AuditRecord> &records() const { return m_records; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<protocol::AuditRecord> m_records;
};

//! \brief A request of the wire in words: "Read a conversation".
[[nodiscard]] QString actionWords(const std::string &action);
//! \brief Every request that is recorded, by words.
[[nodiscard]] std::vector<std::pair<QString, std::string>> auditedActions();
[[nodiscard]] QString reasonWords(protocol::ReadReason reason);
//! \brief One record as a line of a CSV file (RFC 4180); a text that a spreadsheet would take for a formula is quoted as text.
[[nodiscard]] QByteArray csvLine(const QStringList &fields);

} // namespace visavis::ui
