// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/clock.h"
#include "console/credentials.h"
#include "console/outboxfile.h"

#include <QObject>
#include <QThreadPool>

namespace visavis::console {

//! \brief Lets what the advisor sent survive a crash of the console: a sealed file, its key in the keychain.
//!
//! The life of it: open() after signing in. If a file is there, its key is read from the keychain, what it holds comes as
//! restored(), and Session sends it under the client ids of before, by which the backend knows a repetition. From then on each
//! change of the store's pending rows is written at once, on a thread of its own so that no disk stalls the window, the newest state only.
//! The last echo removes the file. The first message of a person makes the key. close() leaves the file for the next time,
//! discard() ends it with its key. Without a keychain nothing is written: error() says why, the rows live in memory, and it is tried
//! again. A file that does not open with its key is set aside, never overwritten. Drafts are no messages and never come here.
class OutboxKeeper final : public QObject
{
    Q_OBJECT

public:
    //! \param folder where the files lie; made when the first is written
    //! All others outlive this object.
    OutboxKeeper(const ConversationStore &store, Credentials &credentials, Clock &clock, QString folder, QObject *parent = nullptr);
    ~OutboxKeeper() override; //!< waits for the disk

    //! \param owner server and person, the same at each sign-in
    void open(const QString &owner);
    //! \brief To be called before the session forgets its rows, which is no reason to forget the file.
    void close();
    //! \brief Like close(), and the file and its key go: the advisor signs out.
    void discard();
    //! \brief The keychain and the disk once more, by a person's wish.
    void tryAgain();

    //! \brief Why unsent messages are in memory only; empty while they are kept, or there is none to keep.
    [[nodiscard]] std::optional<Error> error() const { return m_error; }
    //! \brief A file that could not be read was set aside in this sign-in.
    [[nodiscard]] bool hasSetAside() const { return m_setAside; }
    //! \brief Everything that waits is on the disk.
    [[nodiscard]] bool isKept() const { return m_stage == Stage::Ready && !m_writing && !m_wanted && !m_error; }

Q_SIGNALS:
    void restored(const std::vector<visavis::console::KeptMessage> &messages);
    //! \brief error(), hasSetAside() or isKept() is another.
    void changed();

private:
    enum class Stage : std::uint8_t {
        Closed,
        Idle,    //!< no file, no key yet
        Asking,  //!< the keychain
        Reading, //!< the file
        Ready,
        Blocked, //!< no key: m_error says why
    };

    void askForKey();
    void probe();
    void makeKey();
    void keyCame(const Secret &key);
    void fileCame(const Result<std::vector<KeptMessage>> &messages);
    void block(Error error);
    void pendingChanged();
    void save();
    void written(const Result<void> &result);
    void setError(std::optional<Error> error);
    [[nodiscard]] QString entry() const;
    [[nodiscard]] std::vector<KeptMessage> pending() const;
    template <class Work, class Then>
    void onDisk(Work work, Then then);

    const ConversationStore &m_store;
    Credentials &m_credentials;
    const QString m_folder;
    QThreadPool m_disk; //!< one thread, so that its work keeps its order
    const std::unique_ptr<Alarm> m_retry;
    Stage m_stage = Stage::Closed;
    std::uint64_t m_life = 0; //!< counts open(), so that a late answer of an earlier one is dropped
    QString m_owner;
    std::optional<OutboxFile> m_file;
    Secret m_key;
    std::optional<std::vector<KeptMessage>> m_wanted; //!< to be written as soon as the disk is free
    std::optional<std::vector<KeptMessage>> m_given;  //!< what the disk was given last
    bool m_writing = false, m_setAside = false;
    std::optional<Error> m_error;
    int m_attempts = 0;
};

} // namespace visavis::console
