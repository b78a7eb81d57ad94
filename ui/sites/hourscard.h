// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/sites/sitecard.h"

#include <array>

class QComboBox;
class QLineEdit;
class QRadioButton;

namespace visavis::ui {

//! \brief When a site is open: always, or by a week of fields in one time zone, with days on which it is not.
class HoursCard final : public SiteCard
{
    Q_OBJECT

public:
    explicit HoursCard(console::Session &session, QWidget *parent = nullptr);

protected:
    void fill() override;
    [[nodiscard]] bool differs() const override { return hours() != m_filled; }
    [[nodiscard]] bool samePart(const protocol::SiteFacts &other) const override { return other.hours == site().hours; }
    [[nodiscard]] QString fault() const override;
    [[nodiscard]] Putting put() override;
    [[nodiscard]] QString worded(const std::string &fault) const override;

private:
    static constexpr std::size_t spansADay = 2;
    struct Span {
        QLineEdit *from, *to;
    };
    using Day = std::array<Span, spansADay>;

    [[nodiscard]] std::optional<protocol::SiteHours> hours() const;
    void showWeek();
    void copyMonday();

    QRadioButton *m_always, *m_byHours;
    QWidget *m_week;
    QComboBox *m_zone;
    std::array<Day, protocol::Names<protocol::Weekday>.size()> m_days{};
    QLineEdit *m_closed;
    std::optional<protocol::SiteHours> m_filled; //!< as the fields say it: their order is that of the week
    std::vector<protocol::OpenSpan> m_others; //!< of days that have more spans than fields; they stay
};

} // namespace visavis::ui
