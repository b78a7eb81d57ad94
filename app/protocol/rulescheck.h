// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/json/value.hpp>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace visavis::protocol {

//! \brief Holds a rule file against its schema and remembers the first fault, with the JSON pointer (RFC 6901) of its place.
//!
//! The schema is described in app/protocol/README.md under "The rule file". The loader holds what it gets against the same one
//! (app/chatbox/src/loader/rulefile.ts); both read tests/fixtures/rules. The backend asks before it keeps a file, the console before it
//! sends one. To extend it, change the three together.
class RulesCheck final
{
public:
    //! \brief Whether \a document is a rule file as people write it. False: \c fault says why.
    [[nodiscard]] bool holds(const boost::json::value &document);
    //! \brief "/rules/0/most: takes a whole number from 1 to 100"
    [[nodiscard]] const std::string &fault() const { return m_fault; }

private:
    using Value = boost::json::value;
    using Check = std::function<bool(const Value &)>;
    struct Field {
        std::string_view name;
        Check check;
        bool optional = false;
    };

    bool refuse(const std::string &what);
    template <class Work>
    bool at(std::string_view token, const Work &work);

    // Of any JSON
    bool object(const Value &value, const std::vector<Field> &fields);
    bool list(const Value &value, std::size_t least, std::size_t most, const Check &each);
    bool number(const Value &value, std::uint64_t least, std::uint64_t most);
    bool flag(const Value &value);
    bool text(const Value &value, std::size_t most);
    bool oneOf(const Value &value, std::initializer_list<std::string_view> words);
    //! \brief As \c list, of different words.
    bool words(const Value &value, std::initializer_list<std::string_view> words);

    // Of rule files
    bool look(const Value &value);
    bool colours(const Value &value);
    bool rule(const Value &value);
    bool invitation(const Value &value);
    bool id(const Value &value);
    bool byLanguage(const Value &value, std::size_t most);
    bool condition(const Value &value);
    bool group(const Value &value);
    bool range(const Value &value, bool time);
    bool hours(const Value &value);
    bool address(const Value &value);
    bool presence(const Value &value);

    std::string m_pointer, m_fault;
    std::vector<std::string> m_ids;
    std::size_t m_conditions = 0, m_depth = 0;
    bool m_presence = false, m_invites = false;
};

} // namespace visavis::protocol
