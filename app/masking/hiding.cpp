// SPDX-License-Identifier: GPL-3.0-or-later
#include "masking/hiding.h"

#include "masking/ascii.h"

#include <algorithm>
#include <array>

namespace visavis::masking {
namespace {

constexpr std::array<std::string_view, 8> reasons{"", "marked", "password", "hidden", "file", "payment", "code", "field"};

//! \brief The mark in any case, with a hyphen for its underscore too: the attribute data-idz-hide is one of its spellings.
[[nodiscard]] bool isSpelling(std::string_view word, std::string_view mark)
{
    return word.size() == mark.size()
        && std::equal(word.begin(), word.end(), mark.begin(), [](char a, char b) { return ascii::lower(a) == b || (a == '-' && b == '_'); });
}

//! \brief Attributes that carry a mark by being there (PRIVACY.md G12).
[[nodiscard]] bool isMark(std::string_view name, std::string_view mark)
{
    if (ascii::startsWith(name, "data-") || ascii::startsWith(name, "data_"))
        name.remove_prefix(5);
    return isSpelling(name, mark);
}

[[nodiscard]] bool hasToken(std::string_view value, std::string_view mark)
{
    if (value.size() < mark.size())
        return false;
    return ascii::anyToken(value, [&](std::string_view token) { return isSpelling(token, mark); });
}

//! \brief Names that shops give to fields of a payment where autocomplete is missing; letters and digits only.
[[nodiscard]] bool isPaymentName(std::string_view name)
{
    static constexpr std::array<std::string_view, 35> names{
        "cardnumber", "ccnumber", "cardnum",    "ccnum",    "creditcard", "creditcardnumber", "cardno",   "pan",     "cvc",
        "cvv",        "cvc2",     "cvv2",       "cvn",      "csc",        "cccsc",            "cardcvc",  "cardcvv", "cardcode",
        "ccv",        "cccvc",    "cccvv",      "securitycode", "cardsecuritycode", "verificationvalue", "cardexpiry", "ccexp", "cardexp",
        "expdate",    "ccexpiry", "expirydate", "cardholder", "cardname", "iban",             "accountnumber", "sortcode",
    };
    std::string letters;
    for (const char c : name.substr(0, 64)) {
        if (ascii::isLetter(c) || ascii::isDigit(c))
            letters += ascii::lower(c);
    }
    return std::find(names.begin(), names.end(), letters) != names.end();
}

[[nodiscard]] bool isField(const TagRule &tag)
{
    using enum TagRule::Kind;
    return tag.kind == Input || tag.kind == Textarea || tag.kind == Select;
}

} // namespace

std::string_view reasonName(Reason reason)
{
    return reasons[static_cast<std::size_t>(reason)];
}

void Marks::attribute(std::string_view name, std::string_view value)
{
    if (name.size() < 2 || name.size() > 64)
        return;
    if (ascii::equal(name, "class") || ascii::equal(name, "id") || ascii::equal(name, "name")) {
        if (hasToken(value, "idz_hide"))
            raise(Reason::Marked);
        if (hasToken(value, "idz_show"))
            m_shows = true;
        if (isField(m_tag) && !ascii::equal(name, "class") && isPaymentName(value))
            raise(Reason::Payment);
        if (ascii::equal(name, "name"))
            m_name = value;
        else if (ascii::equal(name, "id"))
            m_id = value;
        return;
    }
    switch (ascii::lower(name.front())) {
    case 't':
        if (m_tag.kind == TagRule::Kind::Input && ascii::equal(name, "type")) {
            m_type = ascii::trimmed(value);
            if (ascii::equal(m_type, "password"))
                raise(Reason::Password);
            else if (ascii::equal(m_type, "hidden"))
                raise(Reason::Hidden);
            else if (ascii::equal(m_type, "file"))
                raise(Reason::File);
        }
        break;
    case 'a':
        if (ascii::equal(name, "autocomplete")) {
            ascii::anyToken(value, [this](std::string_view token) {
                if (ascii::startsWith(token, "cc-"))
                    raise(Reason::Payment);
                else if (ascii::equal(token, "one-time-code"))
                    raise(Reason::Code);
                else if (ascii::equal(token, "current-password") || ascii::equal(token, "new-password"))
                    raise(Reason::Password);
                return false;
            });
        }
        break;
    case 'f':
        if (m_tag.kind == TagRule::Kind::Output && ascii::equal(name, "for"))
            m_for = value;
        break;
    case 'c':
        if (m_level != Level::Marked && ascii::equal(name, "contenteditable") && !ascii::equal(ascii::trimmed(value), "false"))
            raise(Reason::Field);
        break;
    case 'i':
    case 'd':
        if (isMark(name, "idz_hide")) {
            // A placeholder of ours says its reason; anybody else's value says nothing.
            const auto known = std::find(reasons.begin() + 1, reasons.end(), value);
            raise(known != reasons.end() ? static_cast<Reason>(known - reasons.begin()) : Reason::Marked);
        } else if (isMark(name, "idz_show")) {
            m_shows = true;
        } else if (ascii::equal(name, "data-rr-is-password")) {
            raise(Reason::Password);
        }
        break;
    default: break;
    }
}

void Marks::confused(std::string_view name)
{
    static constexpr std::array<std::string_view, 5> deciding{"class", "id", "name", "type", "autocomplete"};
    if (std::any_of(deciding.begin(), deciding.end(), [&](std::string_view each) { return ascii::equal(each, name); }))
        raise(Reason::Marked);
    else
        attribute(name, "");
}

Reason Marks::reason() const
{
    return m_reason;
}

} // namespace visavis::masking
