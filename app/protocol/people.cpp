// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/people.h"

#include <algorithm>
#include <set>

namespace visavis::protocol {
namespace {

template <class T>
[[nodiscard]] bool repeats(const std::vector<T> &list)
{
    return std::set<T>(list.begin(), list.end()).size() != list.size();
}

[[nodiscard]] bool isLanguageTag(const std::string &tag)
{
    return !tag.empty() && std::all_of(tag.begin(), tag.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
    });
}

} // namespace

bool ProfileDraft::valid() const
{
    constexpr std::array given{Role::Bot, Role::Advisor, Role::Expert, Role::Manager, Role::Admin};
    const auto has = [this](Role role) { return std::find(roles.begin(), roles.end(), role) != roles.end(); };
    const bool known = std::all_of(roles.begin(), roles.end(), [&](Role role) { return std::find(given.begin(), given.end(), role) != given.end(); });
    if (!known || repeats(roles) || repeats(groups) || repeats(languages) || repeats(skills))
        return false;
    if (has(Role::Bot) && roles.size() > 1)
        return false;
    const bool onlyAdmin = roles.size() == 1 && has(Role::Admin);
    if (groups.empty() && !onlyAdmin)
        return false;
    const auto plain = [](const std::string &each) { return isPlainLine(each); };
    return plain(username) && username.find(' ') == username.npos && plain(alias) && plain(firstname) && plain(surname) && plain(position)
        && std::all_of(languages.begin(), languages.end(), isLanguageTag)
        && std::all_of(skills.begin(), skills.end(), [&](const std::string &skill) { return plain(skill) && !isBlank(skill); });
}

} // namespace visavis::protocol
