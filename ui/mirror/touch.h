// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/enums.h"
#include "protocol/limits.h"

#include <QRectF>
#include <QStringList>
#include <QVariant>

#include <optional>
#include <vector>

namespace visavis::ui {

//! \brief What lies under the advisor's pointer, as the replica says (page/touch.ts). Lengths are pixels of the view.
struct Touch {
    enum class Kind : std::uint8_t { Page, Link, Button, Text, Lines, Date, Tick, Radio, Choice };
    struct Option {
        QString text;
        bool chosen = false, disabled = false;
    };
    struct Scrolls {
        quint64 node = 0;
        qreal x = 0, y = 0, width = 0, height = 0; //!< where it stands, and how far it goes
    };

    quint64 node = 0;
    Kind kind = Kind::Page;
    std::optional<protocol::CobrowseVerdict> reason; //!< why it cannot be touched
    QString hidden; //!< why it is hidden: "password", "payment"…
    QRectF rect;
    quint64 x = 0, y = 0; //!< where in it, in ten thousandths
    QString label, value;
    bool checked = false, many = false;
    std::vector<Option> options;
    Scrolls scrolls;

    //! \brief What the page answered; nothing for null and for what is none.
    [[nodiscard]] static std::optional<Touch> read(const QVariant &answer);
    //! \brief Why nothing can be done with it in \a scope, if so: its own reason first.
    [[nodiscard]] std::optional<protocol::CobrowseVerdict> refusedIn(protocol::CobrowseScope scope) const;
    [[nodiscard]] bool takesText() const { return kind == Kind::Text || kind == Kind::Lines || kind == Kind::Date; }
};

} // namespace visavis::ui
