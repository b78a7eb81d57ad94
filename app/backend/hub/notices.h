// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/error.h"
#include "protocol/facts.h"
#include "protocol/notices.h"

#include <map>
#include <span>

namespace visavis::backend {

//! \brief The consent texts that hold now, by form and language. They come with the program, from resources/notices, one file a
//! language; an admin's versions go before them.
class Notices final
{
public:
    //! \brief Reads \a folder; every language that the chatbox speaks must be there with every text of both forms.
    [[nodiscard]] static Result<Notices> load(const std::string &folder);

    //! \brief \a version holds from now on.
    void put(protocol::NoticeVersion version);
    [[nodiscard]] const protocol::NoticeVersion &newest(protocol::NoticeForm form, protocol::Language language) const;
    //! \brief Of each form in each language.
    [[nodiscard]] std::vector<protocol::NoticeVersion> all() const;

    //! \brief The first language of \a wanted (BCP 47, the browser's first) that the site \a speaks, by its primary subtag; else the site's first.
    [[nodiscard]] static std::string languageFor(std::span<const std::string> wanted, std::span<const protocol::Language> speaks);
    //! \brief The notice exactly as it is to be shown and hashed. \a controller answers for the site's data.
    [[nodiscard]] protocol::Notice compose(const std::string &language, const std::string &controller,
                                           std::span<const protocol::Purpose> purposes) const;
    //! \brief The form with which \a alias asks to be lent the mouse: what that allows, what it never does, how it ends.
    [[nodiscard]] protocol::Notice lending(const std::string &language, const std::string &controller, const std::string &alias, protocol::CobrowseScope scope) const;

private:
    //! \brief In English where \a language is none of ours.
    [[nodiscard]] const protocol::NoticeVersion &in(protocol::NoticeForm form, const std::string &language) const;

    std::map<std::pair<protocol::NoticeForm, protocol::Language>, protocol::NoticeVersion> m_newest;
};

//! \brief Lower-case hexadecimal SHA-256 of the notice's RFC 8785 form: what the visitor's answer must repeat.
[[nodiscard]] std::string noticeHash(const protocol::Notice &notice);

} // namespace visavis::backend
