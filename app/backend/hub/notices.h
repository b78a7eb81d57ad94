// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/error.h"
#include "protocol/facts.h"
#include "protocol/sites.h"

#include <map>
#include <span>

namespace visavis::backend {

//! \brief The consent texts by language, from resources/notices: one file a language.
class Notices final
{
public:
    //! \brief Reads \a folder; English must be there, and every language must have every purpose's text.
    [[nodiscard]] static Result<Notices> load(const std::string &folder);

    //! \brief The first language of \a wanted (BCP 47, the browser's first) that the site \a speaks and we have, by its primary subtag;
    //! else the site's first.
    [[nodiscard]] std::string languageFor(std::span<const std::string> wanted, std::span<const protocol::Language> speaks) const;
    //! \brief The notice exactly as it is to be shown and hashed. \a controller answers for the site's data.
    [[nodiscard]] protocol::Notice compose(const std::string &language, const std::string &controller,
                                           std::span<const protocol::Purpose> purposes) const;
    //! \brief The form with which \a alias asks to be lent the mouse: what that allows, what it never does, how it ends.
    [[nodiscard]] protocol::Notice lending(const std::string &language, const std::string &controller, const std::string &alias, protocol::CobrowseScope scope) const;

private:
    struct Texts {
        protocol::Notice frame; //!< without purposes and controller
        std::map<protocol::Purpose, protocol::NoticePurpose> purposes;
        protocol::Notice lending; //!< the same; what it may never do and how it ends are its purposes
        std::string lendingTitle; //!< over what a scope allows
        std::map<protocol::CobrowseScope, std::string> scopes;
    };
    [[nodiscard]] const Texts &textsIn(const std::string &language) const;

    std::map<std::string, Texts> m_languages;
};

//! \brief Lower-case hexadecimal SHA-256 of the notice's RFC 8785 form: what the visitor's answer must repeat.
[[nodiscard]] std::string noticeHash(const protocol::Notice &notice);

} // namespace visavis::backend
