// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/journal/rows.h"

#include <vector>

namespace visavis::backend {

//! \brief The canned replies that a sample workspace begins with, in English and French.
[[nodiscard]] std::vector<ReplyRow> sampleReplies(protocol::GroupId sales, protocol::GroupId support);

} // namespace visavis::backend
