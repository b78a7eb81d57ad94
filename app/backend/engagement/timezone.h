// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/time.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace visavis::backend {

//! \brief The clocks of one place, from the system's time zone database (RFC 8536, as zic writes it).
//!
//! GCC 12 has no std::chrono::tzdb yet. Read once; a database that is updated counts from the next start on.
class TimeZone final
{
public:
    //! \brief Nothing when the database has no zone of this name.
    //! \param folder the database; empty: TZDIR, else the system's
    [[nodiscard]] static std::shared_ptr<const TimeZone> load(std::string_view name, const std::string &folder = {});

    //! \brief How far the clocks are ahead of UTC.
    [[nodiscard]] std::chrono::seconds offset(protocol::Time at) const;

private:
    //! \brief When the clocks change each year, behind the last change that the file lists: POSIX.1, "TZ".
    struct Day {
        char kind = 'M'; //!< M: month, week and weekday; J: day of the year without 29 February; N: with it
        int month = 1, week = 1, weekday = 0, day = 0;
        std::int64_t time = 2 * 3600; //!< by the clocks before the change
        [[nodiscard]] std::int64_t at(int year) const;
    };
    struct Rule {
        std::int64_t standard = 0, summer = 0;
        std::optional<std::pair<Day, Day>> change; //!< to summer time, and back
        [[nodiscard]] std::int64_t offset(std::int64_t at) const;
    };
    [[nodiscard]] static std::optional<Rule> ruleOf(std::string_view text);
    [[nodiscard]] bool read(std::string_view file);

    std::vector<std::int64_t> m_changes;  //!< seconds since 1970
    std::vector<std::int64_t> m_offsets;  //!< from each of them on
    std::int64_t m_first = 0;             //!< before all
    std::optional<Rule> m_rule;
};

} // namespace visavis::backend
