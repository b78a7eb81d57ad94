// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/outboxkeeper.h"

#include <QCryptographicHash>
#include <QDir>

namespace visavis::console {

using namespace std::chrono_literals;

namespace {

QString hashOf(const QString &text)
{
    return QString::fromLatin1(QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256).toHex());
}

//! A locked keychain may ask its person for a password each time, so it is asked ever more seldom.
std::chrono::milliseconds pauseAfter(int attempts)
{
    return std::min<std::chrono::milliseconds>(1min * (1 << std::min(attempts, 4)), 15min);
}

} // namespace

OutboxKeeper::OutboxKeeper(const ConversationStore &store, Credentials &credentials, Clock &clock, QString folder, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_credentials(credentials)
    , m_folder(std::move(folder))
    , m_retry(clock.alarm([this] { tryAgain(); }))
{
    m_disk.setMaxThreadCount(1);
    connect(&store, &ConversationStore::pendingAppended, this, &OutboxKeeper::pendingChanged);
    connect(&store, &ConversationStore::pendingChanged, this, &OutboxKeeper::pendingChanged);
    connect(&store, &ConversationStore::pendingRemoved, this, &OutboxKeeper::pendingChanged);
    connect(&store, &ConversationStore::conversationRemoved, this, [this](const protocol::ConversationId &, int unsent) {
        if (unsent > 0)
            pendingChanged();
    });
}

OutboxKeeper::~OutboxKeeper()
{
    close();
    m_disk.waitForDone();
}

//! \a work runs on the disk's thread; \a then here with its result, unless this sign-in is over by then.
template <class Work, class Then>
void OutboxKeeper::onDisk(Work work, Then then)
{
    m_disk.start([this, work = std::move(work), then = std::move(then), life = m_life] {
        auto result = work();
        QMetaObject::invokeMethod(this, [this, life, then, result = std::move(result)] {
            if (life == m_life)
                then(result);
        }, Qt::QueuedConnection);
    });
}

QString OutboxKeeper::entry() const
{
    // Two configurations of one person have a file each, and a key each.
    return QStringLiteral("outbox %1 %2").arg(hashOf(m_file->path()).left(8), m_owner);
}

void OutboxKeeper::open(const QString &owner)
{
    close();
    m_disk.waitForDone(); // this person's file may be under the pen still
    m_owner = owner;
    m_file.emplace(QDir(m_folder).filePath(hashOf(owner).left(32) + QLatin1String(".outbox")), owner);
    if (m_file->exists())
        askForKey();
    else
        m_stage = Stage::Idle;
}

void OutboxKeeper::close()
{
    if (m_stage == Stage::Ready && m_wanted)
        m_disk.start([file = *m_file, messages = std::move(*m_wanted), key = m_key] { (void)file.write(messages, key); });
    ++m_life;
    m_stage = Stage::Closed;
    m_retry->stop();
    m_key = {};
    m_wanted.reset();
    m_given.reset();
    m_writing = m_setAside = false;
    m_attempts = 0;
    setError(std::nullopt);
}

void OutboxKeeper::discard()
{
    if (m_stage == Stage::Closed)
        return;
    m_wanted.reset();
    const auto file = *m_file;
    const bool hasKey = !m_key.isEmpty() || file.exists();
    close();
    m_disk.start([file] { (void)file.remove(); });
    if (hasKey)
        (void)m_credentials.remove(entry());
}

void OutboxKeeper::tryAgain()
{
    if (m_stage == Stage::Blocked)
        askForKey();
    else if (m_stage == Stage::Ready && m_error)
        pendingChanged();
}

void OutboxKeeper::askForKey()
{
    m_stage = Stage::Asking;
    m_credentials.read(entry()).then(this, [this, life = m_life](const Result<Secret> &stored) {
        if (life != m_life)
            return;
        if (stored && stored->reveal().size() == OutboxFile::keyBytes)
            return keyCame(*stored);
        if (!stored && stored.error().kind != Error::Kind::KeychainNotFound)
            return block(stored.error());
        m_file->exists() ? probe() : makeKey();
    });
}

//! "No such entry" is also what a locked keychain answers, and a new key in the place of the old one would end the file.
//! Something else is written: only a keychain that takes it, and still has no key then, has none.
void OutboxKeeper::probe()
{
    const auto other = entry() + QLatin1String(" probe");
    m_credentials.write(other, Secret("probe")).then(this, [this, other, life = m_life](const Result<void> &taken) {
        if (life != m_life)
            return;
        if (!taken)
            return block(taken.error());
        (void)m_credentials.remove(other);
        m_credentials.read(entry()).then(this, [this, life](const Result<Secret> &stored) {
            if (life != m_life)
                return;
            stored && stored->reveal().size() == OutboxFile::keyBytes ? keyCame(*stored) : makeKey();
        });
    });
}

void OutboxKeeper::makeKey()
{
    const auto key = OutboxFile::newKey();
    m_credentials.write(entry(), key).then(this, [this, key, life = m_life](const Result<void> &taken) {
        if (life != m_life)
            return;
        taken ? keyCame(key) : block(taken.error());
    });
}

void OutboxKeeper::keyCame(const Secret &key)
{
    m_key = key;
    m_stage = Stage::Reading;
    onDisk([file = *m_file, key]() -> Result<std::vector<KeptMessage>> {
        if (!file.exists())
            return std::vector<KeptMessage>();
        auto messages = file.read(key);
        if (!messages && messages.error().kind == Error::Kind::OutboxDamaged) {
            if (const auto moved = file.setAside(); !moved)
                return tl::unexpected(moved.error());
        }
        return messages;
    }, [this](const auto &messages) { fileCame(messages); });
}

void OutboxKeeper::fileCame(const Result<std::vector<KeptMessage>> &messages)
{
    if (!messages && messages.error().kind != Error::Kind::OutboxDamaged) {
        m_key = {};
        return block(messages.error());
    }
    m_stage = Stage::Ready;
    m_attempts = 0;
    m_setAside = m_setAside || !messages;
    setError(std::nullopt);
    m_given = messages.value_or(std::vector<KeptMessage>());
    if (!m_given->empty())
        Q_EMIT restored(std::vector(*m_given));
    pendingChanged();
    Q_EMIT changed();
}

void OutboxKeeper::block(Error error)
{
    m_stage = Stage::Blocked;
    m_retry->start(pauseAfter(m_attempts++));
    setError(std::move(error));
}

void OutboxKeeper::setError(std::optional<Error> error)
{
    if (m_error == error)
        return;
    m_error = std::move(error);
    Q_EMIT changed();
}

std::vector<KeptMessage> OutboxKeeper::pending() const
{
    std::vector<KeptMessage> all;
    for (const auto conversation : m_store.conversationsWithPending()) {
        for (auto message : m_store.pending(conversation)) {
            // Whether it is on its way does not outlive the connection.
            if (message.state != PendingMessage::State::Failed) {
                message.state = PendingMessage::State::Queued;
                message.reason.reset();
            }
            all.push_back({conversation, std::move(message)});
        }
    }
    return all;
}

void OutboxKeeper::pendingChanged()
{
    if (m_stage == Stage::Idle)
        return askForKey();
    if (m_stage != Stage::Ready)
        return; // taken when the key is there
    auto now = pending();
    if (m_wanted ? *m_wanted == now : m_given == now)
        return;
    m_wanted = std::move(now);
    save();
}

void OutboxKeeper::save()
{
    if (m_writing || !m_wanted)
        return;
    m_writing = true;
    m_given = std::exchange(m_wanted, std::nullopt);
    onDisk([file = *m_file, messages = *m_given, key = m_key] { return file.write(messages, key); },
           [this](const Result<void> &result) { written(result); });
}

void OutboxKeeper::written(const Result<void> &result)
{
    m_writing = false;
    if (result) {
        m_retry->stop();
        m_attempts = 0;
    } else {
        m_given.reset();
        m_retry->start(pauseAfter(m_attempts++));
    }
    setError(result ? std::nullopt : std::optional(result.error()));
    save();
    Q_EMIT changed();
}

} // namespace visavis::console
