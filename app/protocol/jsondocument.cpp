// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/jsondocument.h"

#include "protocol/limits.h"

#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/value_stack.hpp>

namespace visavis::protocol {
namespace json = boost::json;

namespace {

//! \brief Builds the document and remembers how many members the objects were written with.
struct CountingHandler {
    static constexpr std::size_t max_object_size = limits::backendFrameBytes;
    static constexpr std::size_t max_array_size = limits::backendFrameBytes;
    static constexpr std::size_t max_key_size = limits::frameBytes;
    static constexpr std::size_t max_string_size = limits::backendFrameBytes;

    json::value_stack stack;
    std::size_t members = 0;

    using Code = boost::system::error_code;
    bool on_document_begin(Code &) { return stack.reset(), true; }
    bool on_document_end(Code &) { return true; }
    bool on_object_begin(Code &) { return true; }
    bool on_object_end(std::size_t n, Code &) { return members += n, stack.push_object(n), true; }
    bool on_array_begin(Code &) { return true; }
    bool on_array_end(std::size_t n, Code &) { return stack.push_array(n), true; }
    bool on_key_part(json::string_view s, std::size_t, Code &) { return stack.push_chars(s), true; }
    bool on_key(json::string_view s, std::size_t, Code &) { return stack.push_key(s), true; }
    bool on_string_part(json::string_view s, std::size_t, Code &) { return stack.push_chars(s), true; }
    bool on_string(json::string_view s, std::size_t, Code &) { return stack.push_string(s), true; }
    bool on_number_part(json::string_view, Code &) { return true; }
    bool on_int64(std::int64_t i, json::string_view, Code &) { return stack.push_int64(i), true; }
    bool on_uint64(std::uint64_t u, json::string_view, Code &) { return stack.push_uint64(u), true; }
    bool on_double(double d, json::string_view, Code &) { return stack.push_double(d), true; }
    bool on_bool(bool b, Code &) { return stack.push_bool(b), true; }
    bool on_null(Code &) { return stack.push_null(), true; }
    bool on_comment_part(json::string_view, Code &) { return true; }
    bool on_comment(json::string_view, Code &) { return true; }
};

[[nodiscard]] std::size_t membersOf(const json::value &value)
{
    std::size_t count = 0;
    if (const auto *object = value.if_object()) {
        count = object->size();
        for (const auto &member : *object)
            count += membersOf(member.value());
    } else if (const auto *array = value.if_array()) {
        for (const auto &element : *array)
            count += membersOf(element);
    }
    return count;
}

} // namespace

std::optional<JsonDocument> JsonDocument::parse(std::string_view text)
{
    json::parse_options options;
    options.max_depth = limits::jsonDepth;
    json::basic_parser<CountingHandler> parser(options);
    boost::system::error_code error;
    const auto used = parser.write_some(false, text.data(), text.size(), error);
    if (error || used != text.size() || !parser.done())
        return std::nullopt;
    JsonDocument document{parser.handler().stack.release(), false};
    document.repeated = membersOf(document.root) != parser.handler().members;
    return document;
}

} // namespace visavis::protocol
