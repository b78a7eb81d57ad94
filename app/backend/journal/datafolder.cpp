// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/journal/datafolder.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace visavis::backend {
namespace fs = std::filesystem;

Result<std::unique_ptr<DataFolder>> DataFolder::lock(const std::string &path)
{
    const int descriptor = ::open((path + "/lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (descriptor < 0)
        return failure(Error::Kind::Io, path + ": " + std::strerror(errno), "give this user the right to read and write the folder");
    std::unique_ptr<DataFolder> folder(new DataFolder(path, descriptor));
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0)
        return failure(Error::Kind::Locked, path + " is in use by another backend",
                       "end that process, or give this one a folder of its own with --data");
    return folder;
}

Result<std::unique_ptr<DataFolder>> DataFolder::create(const std::string &path)
{
    std::error_code error;
    if (fs::exists(path + "/journal.db", error))
        return failure(Error::Kind::Conflict, path + " holds a workspace already", "serve it as it is, or choose another folder with --data");
    fs::create_directories(path, error);
    if (!error)
        fs::permissions(path, fs::perms::owner_all, error);
    if (!error)
        fs::create_directory(path + "/keys", error);
    if (!error)
        fs::permissions(path + "/keys", fs::perms::owner_all, error);
    if (error)
        return failure(Error::Kind::Io, path + ": " + error.message(), "choose a folder that this user may create and write");
    auto folder = lock(path);
    if (!folder)
        return folder;

    // Left over from an init that was cut off before its database: nothing was ever sealed with them.
    for (const auto *name : {"/keys/master.key", "/keys/consent.key", "/keys/consent.pub"})
        fs::remove(path + name, error);
    std::string publicKey(crypto_sign_PUBLICKEYBYTES, '\0');
    std::string secretKey(crypto_sign_SECRETKEYBYTES, '\0');
    crypto_sign_keypair(reinterpret_cast<unsigned char *>(publicKey.data()), reinterpret_cast<unsigned char *>(secretKey.data()));
    const Secret consent(std::move(secretKey));
    for (auto written : {writePrivateFile(path + "/keys/master.key", randomSecret().reveal()),
                         writePrivateFile(path + "/keys/consent.key", consent.reveal()), writePrivateFile(publicKeyFile(path), publicKey)}) {
        if (!written)
            return tl::unexpected(std::move(written.error()));
    }
    return folder;
}

Result<std::unique_ptr<DataFolder>> DataFolder::open(const std::string &path)
{
    std::error_code error;
    if (!fs::exists(path + "/journal.db", error))
        return failure(Error::Kind::NotFound, path + " holds no workspace", "make one with: visavis-backend init --data " + path);
    return lock(path);
}

DataFolder::~DataFolder()
{
    ::close(m_lock);
}

Result<Secret> DataFolder::masterKey() const
{
    return readKeyFile(m_path + "/keys/master.key", 32);
}

Result<Secret> DataFolder::consentKey() const
{
    return readKeyFile(m_path + "/keys/consent.key", crypto_sign_SECRETKEYBYTES);
}

} // namespace visavis::backend
