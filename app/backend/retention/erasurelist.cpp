// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/retention/erasurelist.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <unistd.h>

namespace visavis::backend {
namespace {

// A line is a letter, a space and the text of an id; all are of the same length, so that a torn one shows.
constexpr std::size_t idLength = 22;
constexpr std::size_t lineLength = 2 + idLength + 1;

[[nodiscard]] Error unwritable(const std::string &file)
{
    return {errno == ENOSPC ? Error::Kind::Full : Error::Kind::Io, file + ": " + std::strerror(errno),
            "nothing was erased; make room or mend the rights of the folder"};
}

void add(std::string &text, char kind, const std::string &id)
{
    text.append(1, kind).append(" ").append(id).append("\n");
}

} // namespace

Result<std::unique_ptr<ErasureList>> ErasureList::open(const std::string &file)
{
    const int handle = ::open(file.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (handle < 0)
        return tl::unexpected(unwritable(file));
    const auto size = ::lseek(handle, 0, SEEK_END);
    const auto count = static_cast<std::uint64_t>(size) / lineLength;
    if (size < 0 || ::ftruncate(handle, static_cast<off_t>(count * lineLength)) != 0) {
        auto error = unwritable(file);
        ::close(handle);
        return tl::unexpected(std::move(error));
    }
    return std::unique_ptr<ErasureList>(new ErasureList(file, handle, count));
}

ErasureList::~ErasureList()
{
    ::close(m_handle);
}

Result<void> ErasureList::append(const ErasureBatch &batch)
{
    std::string text;
    for (const auto &id : batch.conversations)
        add(text, 'c', id.text());
    for (const auto &id : batch.files)
        add(text, 'f', id.text());
    for (const auto &id : batch.visitors)
        add(text, 'v', id.text());
    for (std::size_t done = 0; done < text.size();) {
        const auto wrote = ::write(m_handle, text.data() + done, text.size() - done);
        if (wrote < 0 && errno == EINTR)
            continue;
        if (wrote < 0) {
            auto error = unwritable(m_file);
            (void)::ftruncate(m_handle, static_cast<off_t>(m_count * lineLength));
            return tl::unexpected(std::move(error));
        }
        done += static_cast<std::size_t>(wrote);
    }
    if (::fsync(m_handle) != 0)
        return tl::unexpected(unwritable(m_file));
    m_count += text.size() / lineLength;
    return {};
}

Result<ErasureBatch> ErasureList::after(std::uint64_t clean, std::uint64_t limit) const
{
    ErasureBatch batch;
    std::ifstream in(m_file, std::ios::binary);
    in.seekg(static_cast<std::streamoff>(clean * lineLength));
    std::string line;
    for (; limit > 0 && std::getline(in, line); --limit) {
        const auto id = line.size() == lineLength - 1 ? line.substr(2) : std::string();
        const auto conversation = protocol::ConversationId::parse(id);
        const auto visitor = protocol::VisitorId::parse(id);
        if (!conversation || !visitor)
            return failure(Error::Kind::Damaged, m_file + " is damaged",
                           "put the file back from where it was copied to: without it an old backup would bring erased people back");
        if (line.front() == 'c')
            batch.conversations.push_back(*conversation);
        else
            (line.front() == 'f' ? batch.files : batch.visitors).push_back(*visitor);
    }
    return batch;
}

} // namespace visavis::backend
