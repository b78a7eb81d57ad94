// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIdentityProxyModel>

#include <functional>

namespace visavis::ui {

//! \brief A model's rows in words, for screen readers and for typing ahead; what is painted is the delegate's.
class SpokenModel final : public QIdentityProxyModel
{
public:
    using Words = std::function<QString(const QModelIndex &)>;

    SpokenModel(QAbstractItemModel &model, Words words, QObject *parent)
        : QIdentityProxyModel(parent)
        , m_words(std::move(words))
    {
        setSourceModel(&model);
    }

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override
    {
        if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
            return QIdentityProxyModel::data(index, role);
        return m_words(index);
    }

private:
    Words m_words;
};

} // namespace visavis::ui
