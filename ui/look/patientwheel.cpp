// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/look/patientwheel.h"

#include <QAbstractSpinBox>
#include <QComboBox>
#include <QEvent>

namespace visavis::ui {
namespace {

class PatientWheel final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        const auto *field = qobject_cast<QWidget *>(watched);
        if (event->type() != QEvent::Wheel || !field || field->hasFocus())
            return false;
        event->ignore(); // the page scrolls
        return true;
    }
};

void quiet(QWidget *field)
{
    if (field->findChild<PatientWheel *>(QString(), Qt::FindDirectChildrenOnly))
        return;
    field->setFocusPolicy(Qt::StrongFocus); // else the wheel itself would give it the focus
    field->installEventFilter(new PatientWheel(field));
}

} // namespace

void leaveToPage(QWidget &fields)
{
    if (qobject_cast<QComboBox *>(&fields) || qobject_cast<QAbstractSpinBox *>(&fields))
        quiet(&fields);
    for (auto *combo : fields.findChildren<QComboBox *>())
        quiet(combo);
    for (auto *number : fields.findChildren<QAbstractSpinBox *>())
        quiet(number);
}

} // namespace visavis::ui

#include "patientwheel.moc"
