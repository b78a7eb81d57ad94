// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSyntaxHighlighter>

namespace visavis::ui {

//! \brief Marks the placeholders of a canned reply while it is written: known ones in the accent, others as what stays as it is.
class PlaceholderHighlighter final : public QSyntaxHighlighter
{
    Q_OBJECT

public:
    using QSyntaxHighlighter::QSyntaxHighlighter;

protected:
    void highlightBlock(const QString &text) override;
};

} // namespace visavis::ui
