// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/net/staticfiles.h"

#include <filesystem>
#include <fstream>
#include <iomanip>
#include <sodium.h>
#include <sstream>

namespace visavis::backend {
namespace fs = std::filesystem;

namespace {

[[nodiscard]] std::string typeOf(const fs::path &path)
{
    static const std::unordered_map<std::string, std::string> types{
        {".html", "text/html; charset=utf-8"}, {".css", "text/css; charset=utf-8"}, {".js", "text/javascript; charset=utf-8"},
        {".json", "application/json"},         {".svg", "image/svg+xml"},           {".png", "image/png"},
        {".webp", "image/webp"},               {".jpg", "image/jpeg"},              {".ico", "image/x-icon"},
    };
    const auto type = types.find(path.extension().string());
    return type == types.end() ? "application/octet-stream" : type->second;
}

[[nodiscard]] std::string tagOf(std::string_view contents)
{
    unsigned char hash[crypto_hash_sha256_BYTES];
    crypto_hash_sha256(hash, reinterpret_cast<const unsigned char *>(contents.data()), contents.size());
    char hex[2 * 16 + 1];
    sodium_bin2hex(hex, sizeof hex, hash, 16);
    return "\"" + std::string(hex) + "\"";
}

} // namespace

Result<StaticFiles> StaticFiles::load(const std::string &folder)
{
    StaticFiles files;
    std::error_code error;
    for (fs::recursive_directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
        if (!at->is_regular_file(error))
            continue;
        std::ifstream in(at->path(), std::ios::binary);
        std::stringstream contents;
        contents << in.rdbuf();
        if (!in)
            return failure(Error::Kind::Io, at->path().string() + " cannot be read", "reinstall the program's shared files");
        File file{contents.str(), typeOf(at->path()), {}};
        file.tag = tagOf(file.contents);
        files.m_files.emplace(fs::relative(at->path(), folder).generic_string(), std::move(file));
    }
    if (error)
        return failure(Error::Kind::Io, folder + ": " + error.message(), "reinstall the program's shared files, or name their folder with --share");
    return files;
}

const StaticFiles::File *StaticFiles::find(std::string_view path) const
{
    const auto at = m_files.find(std::string(path));
    return at == m_files.end() ? nullptr : &at->second;
}

void StaticFiles::fill(std::string_view placeholder, std::string_view value)
{
    for (auto &[path, file] : m_files) {
        if (file.type.find("charset") == file.type.npos)
            continue;
        for (auto at = file.contents.find(placeholder); at != file.contents.npos; at = file.contents.find(placeholder, at + value.size()))
            file.contents.replace(at, placeholder.size(), value);
        file.tag = tagOf(file.contents);
    }
}

} // namespace visavis::backend
