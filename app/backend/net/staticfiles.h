// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/error.h"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace visavis::backend {

//! \brief The files below one folder, read once at start: what is served cannot be anything else.
class StaticFiles final
{
public:
    struct File {
        std::string contents, type;
        std::string tag; //!< quoted SHA-256, as ETag: the same for every visitor, so it identifies none
    };

    //! \brief Reads \a folder with everything below it. Errors name the folder.
    [[nodiscard]] static Result<StaticFiles> load(const std::string &folder);

    //! \param path relative, as in "box/box.js"
    [[nodiscard]] const File *find(std::string_view path) const;
    //! \brief Replaces \a placeholder in every text file.
    void fill(std::string_view placeholder, std::string_view value);

private:
    std::unordered_map<std::string, File> m_files;
};

} // namespace visavis::backend
