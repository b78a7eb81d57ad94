// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/secret.h"

namespace visavis::console {

struct Secret::Buffer {
    explicit Buffer(std::string_view from)
        : bytes(from)
    {
    }
    ~Buffer() { wipe(bytes); }
    Buffer(const Buffer &) = delete;
    Buffer &operator=(const Buffer &) = delete;

    std::string bytes;
};

Secret::Secret(std::string_view bytes)
    : m_buffer(bytes.empty() ? nullptr : std::make_shared<const Buffer>(bytes))
{
}

std::string_view Secret::reveal() const
{
    return m_buffer ? std::string_view(m_buffer->bytes) : std::string_view();
}

void Secret::wipe(std::string &bytes)
{
    // volatile: the compiler must not drop writes to memory that is freed next
    volatile char *const at = bytes.data();
    for (std::size_t i = 0; i < bytes.size(); ++i)
        at[i] = 0;
    bytes.clear();
}

} // namespace visavis::console
