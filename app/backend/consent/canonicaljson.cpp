// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/consent/canonicaljson.h"

#include "protocol/text.h"

#include <algorithm>
#include <boost/locale/encoding_utf.hpp>
#include <cassert>
#include <vector>

namespace visavis::backend {
namespace json = boost::json;

namespace {

void append(std::string &out, const json::value &value);

void append(std::string &out, const json::object &object)
{
    std::vector<std::pair<std::u16string, const json::key_value_pair *>> members;
    members.reserve(object.size());
    for (const auto &member : object) {
        const std::string key(member.key().data(), member.key().size());
        members.emplace_back(boost::locale::conv::utf_to_utf<char16_t>(key), &member);
    }
    std::sort(members.begin(), members.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    out += '{';
    for (bool first = true; const auto &[key, member] : members) {
        if (!first)
            out += ',';
        first = false;
        protocol::appendJsonString(out, {member->key().data(), member->key().size()});
        out += ':';
        append(out, member->value());
    }
    out += '}';
}

void append(std::string &out, const json::value &value)
{
    switch (value.kind()) {
    case json::kind::null:
        out += "null";
        break;
    case json::kind::bool_:
        out += value.get_bool() ? "true" : "false";
        break;
    case json::kind::int64:
        out += std::to_string(value.get_int64());
        break;
    case json::kind::uint64:
        out += std::to_string(value.get_uint64());
        break;
    case json::kind::double_:
        assert(!"records hold whole numbers only");
        break;
    case json::kind::string:
        protocol::appendJsonString(out, {value.get_string().data(), value.get_string().size()});
        break;
    case json::kind::array: {
        out += '[';
        for (bool first = true; const auto &element : value.get_array()) {
            if (!first)
                out += ',';
            first = false;
            append(out, element);
        }
        out += ']';
        break;
    }
    case json::kind::object:
        append(out, value.get_object());
        break;
    }
}

} // namespace

std::string canonicalJson(const json::value &value)
{
    std::string out;
    append(out, value);
    return out;
}

} // namespace visavis::backend
