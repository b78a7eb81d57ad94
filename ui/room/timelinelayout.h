// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/timelinemodel.h"

#include <QFont>
#include <QRect>
#include <QTextLayout>

#include <memory>

namespace visavis::ui {

//! \brief Where the parts of one row of a thread stand, relative to the row's top left corner.
//!
//! The delegate's size, its painting, the mouse and the tests all ask this one struct, so they cannot disagree. Text is laid
//! out as plain characters by QTextLayout; there is no markup to be found in it (SECURITY.md Q9).
struct TimelineLayout {
    QRect day;      //!< the separator above; empty without one
    QString dayText;
    QRect name;     //!< the author; empty where the row continues
    QString nameText;
    QRect bubble;   //!< of a message; empty for facts and gaps
    QPoint textAt;
    std::shared_ptr<const QTextLayout> text;
    QString shown;  //!< the characters in \c text, one for one those of the row
    QRect meta;     //!< time and delivery, or the refusal
    QString metaText;
    QRect noteBubble; //!< an advisor's note under a fact
    std::shared_ptr<const QTextLayout> note;
    bool right = false; //!< of the desk
    int height = 0;

    //! \brief Everything for \a row, \a width pixels wide. \a today words the day.
    [[nodiscard]] static TimelineLayout of(const console::TimelineRow &row, int width, const QFont &font, const QColor &linkColour, const QDate &today);
    //! \brief The link at \a point, if any.
    [[nodiscard]] const console::Link *linkAt(const QPoint &point, const console::TimelineRow &row) const;
};

} // namespace visavis::ui
