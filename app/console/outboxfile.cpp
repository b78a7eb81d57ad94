// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/outboxfile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <fcntl.h>
#include <sodium.h>
#include <unistd.h>

namespace visavis::console {
namespace {

constexpr std::string_view magic = "VVOUTBX1";
constexpr std::size_t nonceBytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tagBytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;
static_assert(OutboxFile::keyBytes == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);

void startSodium()
{
    if (sodium_init() < 0)
        qFatal("libsodium does not start");
}

const unsigned char *bytesOf(std::string_view text)
{
    return reinterpret_cast<const unsigned char *>(text.data());
}

QString textOf(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), qsizetype(utf8.size()));
}

QByteArray plainOf(const KeptMessage &kept)
{
    const auto &message = kept.message;
    QJsonObject object{{QLatin1String("conversation"), textOf(kept.conversation.text())},
                       {QLatin1String("clientId"), textOf(message.clientId.text())},
                       {QLatin1String("text"), textOf(message.text)},
                       {QLatin1String("writtenAt"), qint64(message.writtenAt.time_since_epoch().count())}};
    if (message.state == PendingMessage::State::Failed && message.reason)
        object.insert(QLatin1String("refused"), textOf(protocol::text(*message.reason)));
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

std::optional<KeptMessage> keptOf(const QJsonObject &object)
{
    const auto conversation = protocol::ConversationId::parse(object[QLatin1String("conversation")].toString().toStdString());
    const auto clientId = protocol::EventId::parse(object[QLatin1String("clientId")].toString().toStdString());
    const auto text = object[QLatin1String("text")].toString().toStdString();
    if (!conversation || !clientId || text.empty())
        return std::nullopt;
    const auto refused = protocol::parse<protocol::ErrorKind>(object[QLatin1String("refused")].toString().toStdString());
    PendingMessage message;
    message.clientId = *clientId;
    message.text = text;
    message.writtenAt = protocol::Time(std::chrono::milliseconds(object[QLatin1String("writtenAt")].toInteger()));
    message.state = refused ? PendingMessage::State::Failed : PendingMessage::State::Queued;
    message.reason = refused;
    return KeptMessage{*conversation, std::move(message)};
}

//! \brief The array of as many of the first messages as fit, one JSON object each; how many those are.
std::pair<QByteArray, std::size_t> plainOf(const std::vector<KeptMessage> &messages)
{
    QByteArray plain("[");
    std::size_t count = 0;
    for (const auto &each : messages) {
        const auto one = plainOf(each);
        if (std::size_t(plain.size() + one.size()) + 2 > OutboxFile::mostBytes)
            break;
        if (count++ > 0)
            plain += ',';
        plain += one;
    }
    return {plain + ']', count};
}

Error diskError(const QFileDevice &file)
{
    const bool full = file.error() == QFileDevice::ResourceError || errno == ENOSPC || errno == EDQUOT;
    return {full ? Error::Kind::DiskFull : Error::Kind::OutboxDisk, file.errorString(), std::nullopt};
}

//! A new name in a folder is durable when the folder is.
void syncFolder(const QString &folder)
{
    const int descriptor = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return;
    ::fsync(descriptor);
    ::close(descriptor);
}

} // namespace

OutboxFile::OutboxFile(QString path, QString owner)
    : m_path(std::move(path))
    , m_owner(std::move(owner))
{
}

bool OutboxFile::exists() const
{
    return QFile::exists(m_path);
}

Secret OutboxFile::newKey()
{
    startSodium();
    std::string bytes(keyBytes, '\0');
    randombytes_buf(bytes.data(), bytes.size());
    const Secret key(bytes);
    Secret::wipe(bytes);
    return key;
}

Result<std::vector<KeptMessage>> OutboxFile::read(const Secret &key) const
{
    Q_ASSERT(key.reveal().size() == keyBytes);
    startSodium();
    QFile file(m_path);
    if (!file.open(QFile::ReadOnly))
        return failure(Error::Kind::OutboxDisk, file.errorString());
    const auto sealed = file.read(qint64(mostBytes + magic.size() + nonceBytes + tagBytes + 1));
    const std::size_t head = magic.size() + nonceBytes;
    const auto size = std::size_t(sealed.size());
    if (size < head + tagBytes || size > head + mostBytes + tagBytes || !sealed.startsWith(QByteArray(magic.data(), qsizetype(magic.size()))))
        return failure(Error::Kind::OutboxDamaged, QStringLiteral("not an outbox"));

    const auto *from = reinterpret_cast<const unsigned char *>(sealed.constData());
    const auto owner = m_owner.toStdString();
    QByteArray plain(qsizetype(size - head - tagBytes), '\0');
    unsigned long long length = 0;
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(reinterpret_cast<unsigned char *>(plain.data()), &length, nullptr, from + head, size - head,
                                                   bytesOf(owner), owner.size(), from + magic.size(), bytesOf(key.reveal()))
        != 0)
        return failure(Error::Kind::OutboxDamaged, QStringLiteral("does not open"));

    const auto document = QJsonDocument::fromJson(plain);
    std::vector<KeptMessage> messages;
    const auto array = document.array();
    for (const auto &each : array) {
        if (auto kept = keptOf(each.toObject()))
            messages.push_back(std::move(*kept));
    }
    sodium_memzero(plain.data(), std::size_t(plain.size()));
    if (!document.isArray() || messages.size() != std::size_t(array.size()))
        return failure(Error::Kind::OutboxDamaged, QStringLiteral("of another form"));
    return messages;
}

Result<void> OutboxFile::write(const std::vector<KeptMessage> &messages, const Secret &key) const
{
    Q_ASSERT(key.reveal().size() == keyBytes);
    if (messages.empty())
        return remove();
    startSodium();
    const auto folder = QFileInfo(m_path).absolutePath();
    if (!QDir().mkpath(folder))
        return failure(errno == ENOSPC ? Error::Kind::DiskFull : Error::Kind::OutboxDisk, QStringLiteral("no folder"));
    QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);

    auto [plain, count] = plainOf(messages);
    const auto owner = m_owner.toStdString();
    const std::size_t head = magic.size() + nonceBytes;
    QByteArray sealed(magic.data(), qsizetype(magic.size()));
    sealed.resize(qsizetype(head + std::size_t(plain.size()) + tagBytes));
    auto *to = reinterpret_cast<unsigned char *>(sealed.data());
    randombytes_buf(to + magic.size(), nonceBytes);
    crypto_aead_xchacha20poly1305_ietf_encrypt(to + head, nullptr, reinterpret_cast<const unsigned char *>(plain.constData()),
                                               std::size_t(plain.size()), bytesOf(owner), owner.size(), nullptr, to + magic.size(),
                                               bytesOf(key.reveal()));
    sodium_memzero(plain.data(), std::size_t(plain.size()));

    errno = 0;
    QSaveFile file(m_path);
    if (!file.open(QFile::WriteOnly))
        return tl::unexpected(diskError(file));
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    if (file.write(sealed) != sealed.size() || !file.commit()) // commit syncs the file before it takes the name
        return tl::unexpected(diskError(file));
    syncFolder(folder);
    if (count < messages.size())
        return failure(Error::Kind::OutboxFull);
    return {};
}

Result<void> OutboxFile::remove() const
{
    QFile file(m_path);
    if (file.exists() && !file.remove())
        return failure(Error::Kind::OutboxDisk, file.errorString());
    return {};
}

Result<void> OutboxFile::setAside() const
{
    const auto aside = m_path + QLatin1String(".aside");
    QFile::remove(aside);
    QFile file(m_path);
    if (!file.rename(aside))
        return failure(Error::Kind::OutboxDisk, file.errorString());
    return {};
}

} // namespace visavis::console
