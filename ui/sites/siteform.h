// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/sites/sitecard.h"

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPlainTextEdit;

namespace visavis::ui {

//! \brief What a site is: names, group, languages, and where its chatbox may stand.
class SiteForm final : public SiteCard
{
    Q_OBJECT

public:
    explicit SiteForm(console::Session &session, QWidget *parent = nullptr);

    void showNew();
    void takeFocus();

protected:
    void fill() override;
    [[nodiscard]] bool differs() const override { return draft() != site().is; }
    [[nodiscard]] bool samePart(const protocol::SiteFacts &other) const override { return other.is == site().is; }
    [[nodiscard]] QString fault() const override;
    [[nodiscard]] Putting put() override;
    [[nodiscard]] QString worded(const std::string &fault) const override;

private:
    [[nodiscard]] protocol::SiteDraft draft() const;
    void fillGroups();

    QLineEdit *m_name, *m_controller, *m_privacy;
    QComboBox *m_group;
    QPlainTextEdit *m_origins;
    QCheckBox *m_offline;
    std::vector<std::pair<protocol::Language, QCheckBox *>> m_languages;
};

//! \brief An address as somebody typed it, as browsers send its origin: small letters, punycode, nothing behind the host.
[[nodiscard]] QString originOf(const QString &typed);

} // namespace visavis::ui
