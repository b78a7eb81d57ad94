// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/crypto/crypto.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <unistd.h>

namespace visavis::backend {
namespace {

constexpr char envelopeVersion = 1;
constexpr std::size_t nonceBytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tagBytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;

[[nodiscard]] const unsigned char *bytesOf(std::string_view text)
{
    return reinterpret_cast<const unsigned char *>(text.data());
}

[[nodiscard]] unsigned char *bytesOf(std::string &text)
{
    return reinterpret_cast<unsigned char *>(text.data());
}

//! \brief A descriptor that closes itself.
class File final
{
public:
    explicit File(int descriptor)
        : m_descriptor(descriptor)
    {
    }
    File(const File &) = delete;
    File &operator=(const File &) = delete;
    ~File()
    {
        if (m_descriptor >= 0)
            ::close(m_descriptor);
    }
    [[nodiscard]] int get() const { return m_descriptor; }

private:
    const int m_descriptor;
};

} // namespace

void initCrypto()
{
    if (sodium_init() < 0)
        std::abort();
}

Secret randomSecret(std::size_t bytes)
{
    std::string random(bytes, '\0');
    randombytes_buf(random.data(), random.size());
    return Secret(std::move(random));
}

Secret randomToken()
{
    return Secret(base64Url(randomSecret().reveal()));
}

std::string base64Url(std::string_view bytes)
{
    constexpr int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
    std::string text(sodium_base64_encoded_len(bytes.size(), variant), '\0');
    sodium_bin2base64(text.data(), text.size(), bytesOf(bytes), bytes.size(), variant);
    text.pop_back(); // the terminating NUL
    return text;
}

std::optional<std::string> fromBase64Url(std::string_view text)
{
    std::string bytes(text.size(), '\0');
    std::size_t length = 0;
    const char *end = nullptr;
    if (sodium_base642bin(bytesOf(bytes), bytes.size(), text.data(), text.size(), nullptr, &length, &end,
                          sodium_base64_VARIANT_URLSAFE_NO_PADDING) != 0
        || end != text.data() + text.size())
        return std::nullopt;
    bytes.resize(length);
    return bytes;
}

std::string hex(std::string_view bytes)
{
    std::string text(bytes.size() * 2 + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), bytesOf(bytes), bytes.size());
    text.pop_back();
    return text;
}

std::optional<std::string> fromHex(std::string_view text)
{
    std::string bytes(text.size() / 2, '\0');
    std::size_t length = 0;
    const char *end = nullptr;
    if (sodium_hex2bin(bytesOf(bytes), bytes.size(), text.data(), text.size(), nullptr, &length, &end) != 0
        || end != text.data() + text.size())
        return std::nullopt;
    return bytes;
}

std::string sha256(std::string_view bytes)
{
    std::string hash(crypto_hash_sha256_BYTES, '\0');
    crypto_hash_sha256(bytesOf(hash), bytesOf(bytes), bytes.size());
    return hash;
}

std::string keyedHash(const Secret &key, std::string_view bytes)
{
    std::string hash(32, '\0');
    crypto_generichash(bytesOf(hash), hash.size(), bytesOf(bytes), bytes.size(), bytesOf(key.reveal()), key.reveal().size());
    return hash;
}

bool equalSecrets(std::string_view a, std::string_view b)
{
    return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

std::string seal(const Secret &key, std::string_view plain, std::string_view bound)
{
    std::string envelope(1 + nonceBytes + plain.size() + tagBytes, '\0');
    envelope[0] = envelopeVersion;
    auto *const nonce = bytesOf(envelope) + 1;
    randombytes_buf(nonce, nonceBytes);
    crypto_aead_xchacha20poly1305_ietf_encrypt(nonce + nonceBytes, nullptr, bytesOf(plain), plain.size(), bytesOf(bound),
                                               bound.size(), nullptr, nonce, bytesOf(key.reveal()));
    return envelope;
}

std::optional<std::string> open(const Secret &key, std::string_view envelope, std::string_view bound)
{
    if (envelope.size() < 1 + nonceBytes + tagBytes || envelope[0] != envelopeVersion)
        return std::nullopt;
    const auto *const nonce = bytesOf(envelope) + 1;
    const auto *const cipher = nonce + nonceBytes;
    const auto cipherBytes = envelope.size() - 1 - nonceBytes;
    std::string plain(cipherBytes - tagBytes, '\0');
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(bytesOf(plain), nullptr, nullptr, cipher, cipherBytes, bytesOf(bound), bound.size(),
                                                   nonce, bytesOf(key.reveal()))
        != 0)
        return std::nullopt;
    return plain;
}

Result<Secret> readKeyFile(const std::string &path, std::size_t bytes)
{
    const File file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
    struct stat status{};
    if (file.get() < 0 || fstat(file.get(), &status) != 0)
        return failure(Error::Kind::Key, path + ": " + std::strerror(errno),
                       "restore the key file from its backup; without it nothing that visitors wrote can be read");
    if ((status.st_mode & (S_IRWXG | S_IRWXO)) != 0)
        return failure(Error::Kind::Key, path + " can be read by others", "set its mode with chmod 600 after making sure that nobody copied it");
    std::string contents(bytes + 1, '\0');
    const auto got = ::read(file.get(), contents.data(), contents.size());
    if (got != static_cast<ssize_t>(bytes)) {
        return failure(Error::Kind::Key, path + " is no key of this program", "restore the key file from its backup");
    }
    contents.resize(bytes);
    return Secret(std::move(contents));
}

Result<void> writePrivateFile(const std::string &path, std::string_view contents)
{
    const auto failed = [&path] {
        return failure(errno == ENOSPC ? Error::Kind::Full : Error::Kind::Io, path + ": " + std::strerror(errno),
                       "make room or give this user the right to write there");
    };
    {
        const File file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600));
        if (file.get() < 0)
            return failed();
        for (std::size_t done = 0; done < contents.size();) {
            const auto written = ::write(file.get(), contents.data() + done, contents.size() - done);
            if (written < 0)
                return failed();
            done += static_cast<std::size_t>(written);
        }
        if (::fsync(file.get()) != 0)
            return failed();
    }
    const File folder(::open(std::filesystem::path(path).parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (folder.get() < 0 || ::fsync(folder.get()) != 0)
        return failed();
    return {};
}

} // namespace visavis::backend
