// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/retention.h"

#include <QWidget>

class QComboBox;
class QSpinBox;

namespace visavis::ui {

//! \brief A calendar period: a number and its unit.
class PeriodBox final : public QWidget
{
    Q_OBJECT

public:
    //! \param objectName of the number; the unit is called so with "Unit" behind it
    explicit PeriodBox(const QString &objectName, const QString &accessibleName, QWidget *parent = nullptr);

    [[nodiscard]] protocol::Period period() const;
    void setPeriod(protocol::Period period);

Q_SIGNALS:
    void changed();

private:
    QSpinBox *m_count;
    QComboBox *m_unit;
};

} // namespace visavis::ui
