// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace visavis::tests {

using Arguments = std::vector<std::string>;

//! \brief A folder that is removed with everything in it.
class TemporaryFolder final
{
public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder &) = delete;
    TemporaryFolder &operator=(const TemporaryFolder &) = delete;

    [[nodiscard]] const std::filesystem::path &path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

//! \brief A fresh sample workspace. It is made once a process and copied from then on: hashing its passwords is slow on purpose.
class Workspace final
{
public:
    Workspace();

    [[nodiscard]] std::string path() const { return (m_folder.path() / "data").string(); }
    [[nodiscard]] const std::string &password(const std::string &username) const;
    //! \brief Which files hold \a bytes as they are, the write-ahead log among them; empty: none.
    [[nodiscard]] std::string filesWith(const std::string &bytes) const;

private:
    TemporaryFolder m_folder;
};

//! \brief The shared files for --share: those of the source tree, with the chatbox as it was bundled, if it was.
[[nodiscard]] const std::string &sharedFiles();

//! \brief How a program ended, and what it said.
struct Ended {
    int status = -1; //!< exit status; 128 + signal when one ended it
    std::string out, err;
};

//! \brief Runs the backend's program to its end; throws after 60 s.
[[nodiscard]] Ended runBackend(const Arguments &arguments);

//! \brief Where a backend is reached.
struct Address {
    std::string url, shop;
    std::uint16_t port = 0;
};

//! \brief The real program, serving. Dies with this process at the latest.
class Backend final
{
public:
    //! \param inChild runs in the child before the program: to set limits
    //! \param program another that serves like it, for exams
    explicit Backend(const std::string &data, const Arguments &more = {}, const std::function<void()> &inChild = {}, const std::string &program = {});
    ~Backend();
    Backend(const Backend &) = delete;
    Backend &operator=(const Backend &) = delete;

    [[nodiscard]] const Address &address() const { return m_address; }
    operator const Address &() const { return m_address; }
    [[nodiscard]] std::uint16_t port() const { return m_address.port; }
    [[nodiscard]] int process() const { return m_process; }
    //! \brief SIGKILL, and waits until the process is gone; the status tells whether it was alive until then (128 + SIGKILL).
    int kill();
    //! \brief SIGTERM, and the exit status.
    int terminate();

private:
    int m_process = -1;
    Address m_address;
};

} // namespace visavis::tests
