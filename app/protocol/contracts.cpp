// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/contracts.h"

#include "protocol/text.h"

#include <algorithm>
#include <charconv>
#include <chrono>

namespace visavis::protocol {

bool isDate(std::string_view text)
{
    const auto number = [&](std::size_t at, std::size_t length) {
        unsigned value = 0;
        const auto *end = text.data() + at + length;
        const auto read = std::from_chars(text.data() + at, end, value);
        return read.ec == std::errc() && read.ptr == end ? value : 0;
    };
    if (text.size() != 10 || text[4] != '-' || text[7] != '-')
        return false;
    const std::chrono::year_month_day date{std::chrono::year(int(number(0, 4))), std::chrono::month(number(5, 2)), std::chrono::day(number(8, 2))};
    return date.ok() && date.year() >= std::chrono::year(1900);
}

bool AgreementDraft::valid() const
{
    if (!isDate(signedOn))
        return false;
    if (kind == Operator::Own)
        return party.empty() && title.empty() && sha256.empty();
    const bool hash = sha256.size() == 64 && std::all_of(sha256.begin(), sha256.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
    return hash && !isBlank(party) && !isBlank(title);
}

std::string_view ProcessorDraft::lacks() const
{
    if (isBlank(contract))
        return "contract";
    if ((region == Region::Adequate || region == Region::Third) && isBlank(safeguards))
        return "safeguards";
    return isBlank(certificate) ? "certificate" : std::string_view();
}

} // namespace visavis::protocol
