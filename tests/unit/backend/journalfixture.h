// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/journal/sqlitejournal.h"

#include <QTemporaryDir>
#include <QtGlobal>
#include <condition_variable>
#include <deque>
#include <mutex>

namespace visavis::backend {

//! \brief A journal in a temporary folder, with this thread as its network thread.
class JournalFixture
{
public:
    JournalFixture()
    {
        initCrypto();
        std::string publicKey(crypto_sign_PUBLICKEYBYTES, '\0');
        m_consentKey.resize(crypto_sign_SECRETKEYBYTES);
        crypto_sign_keypair(reinterpret_cast<unsigned char *>(publicKey.data()), reinterpret_cast<unsigned char *>(m_consentKey.data()));
        reopen();
    }
    virtual ~JournalFixture() = default;

    [[nodiscard]] std::string file() const { return m_folder.filePath("journal.db").toStdString(); }
    [[nodiscard]] static std::string migrations() { return VISAVIS_SOURCE "/resources/migrations"; }
    [[nodiscard]] Result<std::unique_ptr<SqliteJournal>> tryOpen()
    {
        return SqliteJournal::open(file(), migrations(), Secret(std::string(m_consentKey)), [this](std::function<void()> work) {
            const std::lock_guard guard(m_mutex);
            m_posted.push_back(std::move(work));
            m_wake.notify_all();
        });
    }
    void reopen()
    {
        m_journal.reset();
        auto opened = tryOpen();
        if (!opened)
            qFatal("%s", opened.error().what.c_str());
        m_journal = std::move(*opened);
    }
    void end() { m_journal.reset(); }
    [[nodiscard]] SqliteJournal &journal() { return *m_journal; }

    //! \brief Runs what was posted to this thread until \a done.
    template <class Done>
    void runUntil(const Done &done)
    {
        while (!done()) {
            std::function<void()> work;
            {
                std::unique_lock guard(m_mutex);
                if (!m_wake.wait_for(guard, std::chrono::seconds(20), [this] { return !m_posted.empty(); }))
                    qFatal("the journal did not answer");
                work = std::move(m_posted.front());
                m_posted.pop_front();
            }
            work();
        }
    }
    //! \brief Submits and waits.
    Result<Committed> commit(Unit unit)
    {
        std::optional<Result<Committed>> result;
        m_journal->submit(std::move(unit), [&result](Result<Committed> each) { result = std::move(each); });
        runUntil([&result] { return result.has_value(); });
        return std::move(*result);
    }

    protocol::PersonId addPerson(const std::string &username)
    {
        const auto id = protocol::PersonId::random();
        const auto filled = m_journal->fill([&](Database &database) {
            Statement(database, "INSERT INTO person VALUES (?, '', '', ?, ?, '')").bind(id, username, username).run();
        });
        if (!filled)
            qFatal("%s", filled.error().what.c_str());
        return id;
    }

private:
    QTemporaryDir m_folder;
    std::string m_consentKey;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<std::function<void()>> m_posted;
    std::unique_ptr<SqliteJournal> m_journal;
};

} // namespace visavis::backend
