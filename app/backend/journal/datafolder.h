// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/crypto/crypto.h"
#include "backend/error.h"

#include <memory>
#include <string>

namespace visavis::backend {

//! \brief The folder of a workspace, held by this process alone while the object lives.
//!
//! journal.db (with -wal and -shm), keys/master.key, keys/consent.key, keys/consent.pub, lock, and ports where a console starts it.
class DataFolder final
{
public:
    //! \brief Makes the folder and its keys; refuses one that holds a workspace.
    [[nodiscard]] static Result<std::unique_ptr<DataFolder>> create(const std::string &path);
    //! \brief Opens an existing workspace and locks it.
    [[nodiscard]] static Result<std::unique_ptr<DataFolder>> open(const std::string &path);
    ~DataFolder();

    [[nodiscard]] std::string database() const { return m_path + "/journal.db"; }
    [[nodiscard]] std::string erasures() const { return m_path + "/erasures"; }
    [[nodiscard]] static std::string publicKeyFile(const std::string &path) { return path + "/keys/consent.pub"; }
    [[nodiscard]] Result<Secret> masterKey() const;
    [[nodiscard]] Result<Secret> consentKey() const;
    [[nodiscard]] const std::string &path() const { return m_path; }

private:
    DataFolder(std::string path, int lock)
        : m_path(std::move(path))
        , m_lock(lock)
    {
    }
    [[nodiscard]] static Result<std::unique_ptr<DataFolder>> lock(const std::string &path);

    const std::string m_path;
    const int m_lock;
};

} // namespace visavis::backend
