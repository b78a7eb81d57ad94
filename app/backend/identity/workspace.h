// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/error.h"

#include <string>
#include <vector>

namespace visavis::backend {

//! \brief What init made. Passwords are in the file alone.
struct NewWorkspace {
    std::string passwordFile;
    std::vector<std::string> usernames;
};

//! \brief Makes a workspace in \a data. \a sample adds a shop, groups and people of every role, and turns preview, mirroring
//! and co-browsing on; without it they are off and an owner, advisor and admin in one, is the only person.
//! \param share folder with the program's shared files
[[nodiscard]] Result<NewWorkspace> initWorkspace(const std::string &data, const std::string &share, bool sample);

} // namespace visavis::backend
