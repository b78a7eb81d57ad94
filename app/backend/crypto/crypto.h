// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/crypto/secret.h"
#include "backend/error.h"

#include <optional>
#include <string>
#include <string_view>

//! \brief The few primitives that the backend uses, all of libsodium. \c initCrypto() comes before anything else.
namespace visavis::backend {

//! \brief Ends the program when libsodium cannot start: nothing safe could follow.
void initCrypto();

[[nodiscard]] Secret randomSecret(std::size_t bytes = 32);
//! \brief 256 random bits as 43 characters of base64url: tokens and session secrets.
[[nodiscard]] Secret randomToken();
[[nodiscard]] std::string base64Url(std::string_view bytes);
[[nodiscard]] std::optional<std::string> fromBase64Url(std::string_view text);
[[nodiscard]] std::string hex(std::string_view bytes);
[[nodiscard]] std::optional<std::string> fromHex(std::string_view text);
//! \brief 32 bytes.
[[nodiscard]] std::string sha256(std::string_view bytes);
//! \brief 32 bytes of BLAKE2b under \a key: lookups that say nothing without the key.
[[nodiscard]] std::string keyedHash(const Secret &key, std::string_view bytes);
//! \brief Compares in a time that depends on the length only.
[[nodiscard]] bool equalSecrets(std::string_view a, std::string_view b);

//! \brief Envelope: version byte 1, 24-byte random nonce, XChaCha20-Poly1305 ciphertext with tag.
//! \param bound what the envelope belongs to; it opens only with the same (associated data)
[[nodiscard]] std::string seal(const Secret &key, std::string_view plain, std::string_view bound);
//! \brief Nothing when key, binding or a bit is wrong.
[[nodiscard]] std::optional<std::string> open(const Secret &key, std::string_view envelope, std::string_view bound);

//! \brief Reads a key file of \a bytes bytes, mode 0600; errors name it and say what to do.
[[nodiscard]] Result<Secret> readKeyFile(const std::string &path, std::size_t bytes);
//! \brief Creates \a path with mode 0600, synced with its folder; refuses to overwrite.
[[nodiscard]] Result<void> writePrivateFile(const std::string &path, std::string_view contents);

} // namespace visavis::backend
