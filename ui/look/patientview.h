// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListView>

namespace visavis::ui {

//! \brief Chooses nothing by itself. A view of Qt's makes its first row the current one when it gets the focus, so that a visitor's
//! messages would be opened, and told to be seen, because somebody came back to the window; and a neighbour when the current row
//! goes, so that what is being typed would go to another visitor.
class PatientView final : public QListView
{
protected:
    void rowsAboutToBeRemoved(const QModelIndex &parent, int first, int last) override
    {
        if (const int row = currentIndex().row(); row >= first && row <= last)
            selectionModel()->clear();
        QListView::rowsAboutToBeRemoved(parent, first, last);
    }
    void focusInEvent(QFocusEvent *event) override
    {
        if (currentIndex().isValid())
            return QListView::focusInEvent(event);
        QAbstractScrollArea::focusInEvent(event);
        viewport()->update();
    }
};

} // namespace visavis::ui
