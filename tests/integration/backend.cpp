// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/backend.h"

#include <boost/json.hpp>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <poll.h>
#include <sstream>
#include <stdexcept>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace visavis::tests {
namespace fs = std::filesystem;
using namespace std::chrono_literals;

namespace {

constexpr auto patience = 60s; // of a machine that builds beside the tests
constexpr auto product = VISAVIS_BIN "/visavis-backend";

[[nodiscard]] int statusOf(int waited)
{
    return WIFSIGNALED(waited) ? 128 + WTERMSIG(waited) : WEXITSTATUS(waited);
}

//! \brief Starts the backend; \a out and \a err are descriptors of the child, -1: those of this process.
[[nodiscard]] int start(const std::string &program, const Arguments &arguments, int out, int err, const std::function<void()> &inChild)
{
    Arguments all{program};
    all.insert(all.end(), arguments.begin(), arguments.end());
    std::vector<char *> argv;
    for (auto &each : all)
        argv.push_back(each.data());
    argv.push_back(nullptr);
    const int parent = ::getpid();
    const int child = ::fork();
    if (child != 0)
        return child;
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != parent)
        ::_exit(127);
    if (out >= 0)
        ::dup2(out, STDOUT_FILENO);
    if (err >= 0)
        ::dup2(err, STDERR_FILENO);
    if (inChild)
        inChild();
    ::execv(argv[0], argv.data());
    ::_exit(127);
}

[[nodiscard]] std::string contents(const fs::path &path)
{
    std::stringstream text;
    text << std::ifstream(path, std::ios::binary).rdbuf();
    return text.str();
}

//! \brief Reads what comes within the patience; true while there is more to come.
[[nodiscard]] bool readMore(int descriptor, std::string &into, std::chrono::steady_clock::time_point until)
{
    pollfd wait{descriptor, POLLIN, 0};
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
    if (left <= 0ms || ::poll(&wait, 1, static_cast<int>(left.count())) <= 0)
        throw std::runtime_error("the backend said nothing in time; so far: " + into);
    char buffer[4096];
    const auto got = ::read(descriptor, buffer, sizeof buffer);
    if (got > 0)
        into.append(buffer, static_cast<std::size_t>(got));
    return got > 0;
}

} // namespace

TemporaryFolder::TemporaryFolder()
{
    auto pattern = (fs::temp_directory_path() / "visavis-test-XXXXXX").string();
    if (!::mkdtemp(pattern.data()))
        throw std::runtime_error("no temporary folder");
    m_path = pattern;
}

TemporaryFolder::~TemporaryFolder()
{
    std::error_code ignored;
    fs::remove_all(m_path, ignored);
}

const std::string &sharedFiles()
{
    static const TemporaryFolder folder;
    static const std::string path = [] {
        for (const auto *name : {"invite", "migrations", "notices", "preview", "rules", "shop"})
            fs::create_directory_symlink(fs::path(VISAVIS_SOURCE) / "resources" / name, folder.path() / name);
        const fs::path bundled = fs::path(VISAVIS_SHARE) / "chatbox";
        if (fs::exists(bundled))
            fs::create_directory_symlink(bundled, folder.path() / "chatbox");
        else
            fs::create_directory(folder.path() / "chatbox");
        return folder.path().string();
    }();
    return path;
}

Ended runBackend(const Arguments &arguments)
{
    const TemporaryFolder folder;
    const auto out = folder.path() / "out", err = folder.path() / "err";
    const int outFile = ::open(out.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600), errFile = ::open(err.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    const int child = start(product, arguments, outFile, errFile, {});
    ::close(outFile);
    ::close(errFile);
    int waited = 0;
    const auto until = std::chrono::steady_clock::now() + patience;
    while (::waitpid(child, &waited, WNOHANG) == 0) {
        if (std::chrono::steady_clock::now() > until) {
            ::kill(child, SIGKILL);
            ::waitpid(child, &waited, 0);
            throw std::runtime_error("the backend did not end: " + contents(err));
        }
        ::usleep(2000);
    }
    return {statusOf(waited), contents(out), contents(err)};
}

Workspace::Workspace()
{
    static const TemporaryFolder *const first = [] {
        static const TemporaryFolder folder;
        const auto made = runBackend({"init", "--data", (folder.path() / "data").string(), "--sample", "--share", sharedFiles()});
        if (made.status != 0)
            throw std::runtime_error("init: " + made.err);
        return &folder;
    }();
    fs::copy(first->path(), m_folder.path(), fs::copy_options::recursive);
}

const std::string &Workspace::password(const std::string &username) const
{
    static std::map<std::string, std::string> passwords;
    if (passwords.empty()) {
        std::ifstream in(path() + "/first-passwords.txt");
        std::string line, name, password;
        std::getline(in, line);
        while (in >> name >> password)
            passwords.emplace(name, password);
    }
    return passwords.at(username);
}

std::string Workspace::filesWith(const std::string &bytes) const
{
    std::string found;
    for (const auto &file : fs::recursive_directory_iterator(m_folder.path())) {
        if (file.is_regular_file() && contents(file.path()).find(bytes) != std::string::npos)
            found += file.path().filename().string() + " ";
    }
    return found;
}

Backend::Backend(const std::string &data, const Arguments &more, const std::function<void()> &inChild, const std::string &program)
{
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0)
        throw std::runtime_error("no pipe");
    Arguments arguments{"serve", "--data", data, "--share", sharedFiles()};
    arguments.insert(arguments.end(), more.begin(), more.end());
    m_process = start(program.empty() ? product : program, arguments, ends[1], -1, inChild);
    ::close(ends[1]);
    std::string line;
    const auto until = std::chrono::steady_clock::now() + patience;
    try {
        while (line.find('\n') == std::string::npos && readMore(ends[0], line, until)) {
        }
        ::close(ends[0]);
        const auto ready = boost::json::parse(line.substr(0, line.find('\n'))).as_object();
        m_address.url = std::string(ready.at("listening").as_string());
        if (const auto *shop = ready.if_contains("shop"))
            m_address.shop = std::string(shop->as_string());
    } catch (const std::exception &error) {
        kill();
        throw std::runtime_error("the backend did not start: " + line + " (" + error.what() + ")");
    }
    m_address.port = static_cast<std::uint16_t>(std::stoul(m_address.url.substr(m_address.url.rfind(':') + 1)));
}

Backend::~Backend()
{
    kill();
}

int Backend::kill()
{
    if (m_process < 0)
        return -1;
    ::kill(m_process, SIGKILL);
    int waited = 0;
    ::waitpid(m_process, &waited, 0);
    m_process = -1;
    return statusOf(waited);
}

int Backend::terminate()
{
    ::kill(m_process, SIGTERM);
    int waited = 0;
    ::waitpid(m_process, &waited, 0);
    m_process = -1;
    return statusOf(waited);
}

} // namespace visavis::tests
