// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/conversationstore.h"
#include "console/error.h"
#include "console/secret.h"

#include <vector>

namespace visavis::console {

//! \brief A message that waits for its echo, with the conversation it belongs to.
struct KeptMessage {
    protocol::ConversationId conversation;
    PendingMessage message;

    bool operator==(const KeptMessage &) const = default;
};

//! \brief The unsent messages of one person at one server as a sealed file; see OutboxKeeper for its life.
//!
//! Eight bytes "VVOUTBX1", a random nonce of 24 bytes, then XChaCha20-Poly1305 (libsodium) over JSON; the owner's name is
//! authenticated with it, so that a file moved to another person's place does not open. Written whole or not at all, readable by its
//! owner alone. Methods block for the disk; they may be called on any thread, one at a time.
class OutboxFile final
{
public:
    static constexpr std::size_t keyBytes = 32;
    static constexpr std::size_t mostBytes = 4 * 1024 * 1024; //!< of plain text; what does not fit stays in memory

    //! \param owner whoever the messages are of; not secret, in no file in clear
    OutboxFile(QString path, QString owner);

    [[nodiscard]] QString path() const { return m_path; }
    [[nodiscard]] bool exists() const;
    //! \brief In the order they were written. OutboxDamaged: another key, another owner or a damaged file. OutboxDisk: cannot be read.
    [[nodiscard]] Result<std::vector<KeptMessage>> read(const Secret &key) const;
    //! \brief Durable when it returns; without messages the file is removed. DiskFull, OutboxDisk; OutboxFull when only the first
    //! ones fitted in, which then are written.
    [[nodiscard]] Result<void> write(const std::vector<KeptMessage> &messages, const Secret &key) const;
    [[nodiscard]] Result<void> remove() const;
    //! \brief Moves what cannot be read out of the way, over what was moved there before.
    [[nodiscard]] Result<void> setAside() const;

    [[nodiscard]] static Secret newKey();

private:
    QString m_path, m_owner;
};

} // namespace visavis::console
