// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>
#include <QUrl>

#include <vector>

namespace visavis::console {

//! \brief A link in a text that may be offered for a click, after the person saw where it leads.
struct Link {
    qsizetype from = 0, length = 0; //!< in the text searched, in UTF-16 units
    QUrl url;                       //!< http or https, without user info
    QString host;                   //!< to be shown: the real host, in punycode where scripts are mixed or look alike
    bool stripped = false;          //!< user info stood before the host ("https://bank.example@evil.example/")

    bool operator==(const Link &) const = default;
};

//! \brief Links with an explicit http:// or https:// in \a text, nothing else (SECURITY.md Q11 to Q13).
[[nodiscard]] std::vector<Link> findLinks(const QString &text);

} // namespace visavis::console

Q_DECLARE_METATYPE(visavis::console::Link)
