// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/time.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

//! \brief How long personal data is kept, and when its time is over.
namespace visavis::protocol {

//! \brief A calendar period, on the wire and in settings such as \c 30d, \c 12m or \c 3y.
struct Period {
    enum class Unit : char { Days = 'd', Months = 'm', Years = 'y' };

    std::uint64_t count = 0;
    Unit unit = Unit::Days;

    bool operator==(const Period &) const = default;
};

[[nodiscard]] std::optional<Period> parsePeriod(std::string_view text);
[[nodiscard]] std::string text(Period period);

//! \brief The same date and time of day (UTC) a period later; the end of that month where it has no such date, as in Regulation
//! 1182/71, article 3. Never falls when \a start grows.
[[nodiscard]] Time endOf(Time start, Period period);
//! \brief The latest start whose end is not after \a now.
[[nodiscard]] Time lastOver(Time now, Period period);

//! \brief Where a conversation came in. Chat alone is answered here; the others come by import.
enum class Channel : std::uint8_t { Chat, Social, Call, Sms };
inline constexpr std::array channels{Channel::Chat, Channel::Social, Channel::Call, Channel::Sms};

//! \brief From the close of a conversation, by channel; from a visitor's last close for what they offered about themselves.
struct RetentionPolicy {
    Period chat{3, Period::Unit::Years}, social{3, Period::Unit::Years};
    Period call{12, Period::Unit::Months}, sms{12, Period::Unit::Months};
    Period file{3, Period::Unit::Years};

    [[nodiscard]] Period of(Channel channel) const;
    bool operator==(const RetentionPolicy &) const = default;
};

//! \brief As settings keep it: \c "chat=3y social=3y call=12m sms=12m file=3y", in this order. Refused is what lasts less than a day
//! or longer than the mission allows: 3 years for chat, social and file, 12 months for call and SMS.
[[nodiscard]] std::optional<RetentionPolicy> parseRetention(std::string_view text);
[[nodiscard]] std::string text(const RetentionPolicy &policy);

} // namespace visavis::protocol
