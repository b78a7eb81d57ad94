// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/options.h"

#include <iosfwd>

namespace visavis::backend {

//! \brief Prints a JSON document, schema visavis-proof-1, that anybody verifies with the public key alone: the signed checkpoint of
//! the whole chain, and of the records asked for each with its path in the Merkle tree. Refused when the chain does not hold.
[[nodiscard]] Result<void> runProof(const ProofOptions &options, std::ostream &out);

} // namespace visavis::backend
