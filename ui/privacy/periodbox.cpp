// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/privacy/periodbox.h"

#include "ui/look/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QSpinBox>

namespace visavis::ui {
namespace {

using protocol::Period;

constexpr int mostCount = 1095; // days of three years; what the mission allows is checked as a whole

} // namespace

PeriodBox::PeriodBox(const QString &objectName, const QString &accessibleName, QWidget *parent)
    : QWidget(parent)
    , m_count(new QSpinBox)
    , m_unit(new QComboBox)
{
    m_count->setObjectName(objectName);
    m_count->setAccessibleName(accessibleName);
    m_count->setRange(1, mostCount);
    m_count->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_count->setFixedWidth(72);
    m_unit->setObjectName(objectName + QStringLiteral("Unit"));
    m_unit->setAccessibleName(tr("Unit of %1").arg(accessibleName));
    m_unit->addItem(tr("days"), int(Period::Unit::Days));
    m_unit->addItem(tr("months"), int(Period::Unit::Months));
    m_unit->addItem(tr("years"), int(Period::Unit::Years));
    m_unit->setFixedWidth(112);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::small);
    layout->addWidget(m_count);
    layout->addWidget(m_unit);
    connect(m_count, &QSpinBox::valueChanged, this, &PeriodBox::changed);
    connect(m_unit, &QComboBox::currentIndexChanged, this, &PeriodBox::changed);
}

Period PeriodBox::period() const
{
    return {std::uint64_t(m_count->value()), static_cast<Period::Unit>(m_unit->currentData().toInt())};
}

void PeriodBox::setPeriod(Period period)
{
    const QSignalBlocker count(m_count), unit(m_unit);
    m_count->setValue(int(period.count));
    m_unit->setCurrentIndex(m_unit->findData(int(period.unit)));
}

} // namespace visavis::ui
