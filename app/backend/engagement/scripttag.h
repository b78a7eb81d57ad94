// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace visavis::backend {

//! \brief What stands in each page of a site: the admin copies it, and the sample shop has it.
//! \param backend scheme and authority where browsers find the backend
[[nodiscard]] inline std::string scriptTag(const std::string &backend, const std::string &key)
{
    return "<script src=\"" + backend + "/chatbox.js\" data-site=\"" + key + "\" referrerpolicy=\"no-referrer\" async></script>";
}

} // namespace visavis::backend
