// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "masking/hiding.h"

#include <istream>
#include <ostream>

namespace visavis::backend {

//! \brief visavis-backend mask: the masking filter alone, as an advisor's socket would see it.
//!
//! Each line of \a in is one rrweb event; each line of \a out what an advisor gets of it, or nothing. The line {"page":"next"} says that
//! the tab shows another document: the envelope of a mirror says it by its page's id. At the end one line goes to \a report:
//! {"events":n,"passed":n,"dropped":{reason:n}}. Bad lines are counted, never an error.
void mask(masking::Level level, std::istream &in, std::ostream &out, std::ostream &report);

} // namespace visavis::backend
