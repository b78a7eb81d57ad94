// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

//! \brief What libFuzzer calls with each input. Built by clang with -fsanitize=fuzzer it searches; built with replay.cpp it is a
//! test that runs the corpus once. A target ends the process when a promise is broken; every other outcome is right.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);

namespace visavis::fuzz {

//! \brief Ends the process with \a what if the promise is not kept.
inline void promise(bool kept, const char *what)
{
    if (kept)
        return;
    std::fprintf(stderr, "broken promise: %s\n", what);
    std::abort();
}

[[nodiscard]] inline std::string_view text(const std::uint8_t *data, std::size_t size)
{
    return {reinterpret_cast<const char *>(data), size};
}

} // namespace visavis::fuzz
