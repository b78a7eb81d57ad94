// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/clock.h"
#include "console/credentials.h"
#include "console/signin.h"
#include "console/transport.h"
#include "protocol/codec.h"

#include <deque>
#include <map>
#include <vector>

//! \brief The seams of the console moved by hand: time, network, keychain, tokens.
namespace visavis::test {

using namespace console;
using namespace std::chrono_literals;

//! \brief Time stands still until advance(), which rings what falls due in its order.
class FakeClock final : public Clock
{
    struct Entry {
        std::function<void()> ring;
        std::optional<std::chrono::milliseconds> due;
    };

    class FakeAlarm final : public Alarm
    {
    public:
        FakeAlarm(FakeClock &clock, std::shared_ptr<Entry> entry)
            : m_clock(clock)
            , m_entry(std::move(entry))
        {
        }
        ~FakeAlarm() override { m_entry->due.reset(); }
        void start(std::chrono::milliseconds in) override { m_entry->due = m_clock.m_steady + in; }
        void stop() override { m_entry->due.reset(); }
        [[nodiscard]] bool isActive() const override { return m_entry->due.has_value(); }

    private:
        FakeClock &m_clock;
        std::shared_ptr<Entry> m_entry;
    };

public:
    [[nodiscard]] protocol::Time now() const override { return m_now; }
    [[nodiscard]] std::chrono::milliseconds steady() const override { return m_steady; }
    [[nodiscard]] std::unique_ptr<Alarm> alarm(std::function<void()> ring) override
    {
        m_entries.push_back(std::make_shared<Entry>(Entry{std::move(ring), std::nullopt}));
        return std::make_unique<FakeAlarm>(*this, m_entries.back());
    }

    void advance(std::chrono::milliseconds time)
    {
        const auto until = m_steady + time;
        while (true) {
            std::shared_ptr<Entry> next;
            for (const auto &entry : m_entries) {
                if (entry->due && *entry->due <= until && (!next || *entry->due < *next->due))
                    next = entry;
            }
            if (!next)
                break;
            go(std::max(m_steady, *next->due));
            next->due.reset();
            next->ring();
        }
        go(until);
    }
    //! \brief Somebody set the clock, or the computer slept: no alarm has come nearer.
    void jump(std::chrono::milliseconds time) { m_now += time; }

private:
    void go(std::chrono::milliseconds steady)
    {
        m_now += steady - m_steady;
        m_steady = steady;
    }

    protocol::Time m_now{1'790'000'000'000ms};
    std::chrono::milliseconds m_steady{5'000'000ms};
    std::vector<std::shared_ptr<Entry>> m_entries;
};

//! \brief A network on which nothing happens but what a test says.
class FakeTransport final : public Transport
{
public:
    void open(const QUrl &url) override
    {
        opened_.push_back(url);
        m_up = false;
        sent.clear();
    }
    void close() override
    {
        m_up = false;
        ++closed;
    }
    void send(const std::string &frame) override
    {
        const auto decoded = protocol::decodeFromAdvisor(frame);
        if (!decoded)
            qFatal("the console sent a frame that no backend takes: %s", decoded.error().field.c_str());
        sent.push_back(*decoded);
    }

    void accept()
    {
        m_up = true;
        Q_EMIT opened();
    }
    void inject(const protocol::ToAdvisor &frame) { Q_EMIT received(QByteArray::fromStdString(protocol::encode(frame))); }
    void drop(TransportEnd::Why why = TransportEnd::Why::Lost, int code = 0) { Q_EMIT ended({why, code, {}}); }

    //! \brief Takes the first frame of this type out of what was sent; nothing if there is none.
    template <class Frame>
    std::optional<Frame> take()
    {
        for (auto each = sent.begin(); each != sent.end(); ++each) {
            if (const auto *frame = std::get_if<Frame>(&*each)) {
                const auto taken = *frame;
                sent.erase(each);
                return taken;
            }
        }
        return std::nullopt;
    }
    template <class Frame>
    [[nodiscard]] std::size_t count() const
    {
        return std::size_t(std::count_if(sent.begin(), sent.end(), [](const auto &each) { return std::holds_alternative<Frame>(each); }));
    }
    //! \brief Says ok to every ping so far.
    void answerPings()
    {
        while (const auto ping = take<protocol::fromadvisor::Ping>())
            inject(protocol::toadvisor::Ok{ping->id});
    }
    [[nodiscard]] bool isUp() const { return m_up; }

    std::vector<QUrl> opened_;
    std::vector<protocol::FromAdvisor> sent;
    int closed = 0;

private:
    bool m_up = false;
};

[[nodiscard]] inline Secret token(char letter) { return Secret(std::string(43, letter)); }

class FakeTokens final : public AccessTokens
{
public:
    [[nodiscard]] QFuture<Result<Secret>> fresh() override
    {
        ++asked;
        return QtFuture::makeReadyFuture(Result<Secret>(next));
    }
    void expire() override { ++expired; }

    Result<Secret> next = token('a');
    int asked = 0, expired = 0;
};

//! \brief A keychain in each of its states.
class FakeCredentials final : public Credentials
{
public:
    [[nodiscard]] QFuture<Result<Secret>> read(const QString &key) override
    {
        if (readFails)
            return QtFuture::makeReadyFuture(Result<Secret>(failure(*readFails)));
        const auto found = entries.find(key);
        return QtFuture::makeReadyFuture(found == entries.end() ? Result<Secret>(failure(Error::Kind::KeychainNotFound))
                                                                : Result<Secret>(found->second));
    }
    [[nodiscard]] QFuture<Result<void>> write(const QString &key, const Secret &secret) override
    {
        ++writes;
        if (hang) {
            hanging.emplace_back();
            hanging.back().start();
            return hanging.back().future();
        }
        if (writeFails)
            return QtFuture::makeReadyFuture(Result<void>(failure(*writeFails)));
        entries[key] = secret;
        return QtFuture::makeReadyFuture(Result<void>());
    }
    [[nodiscard]] QFuture<Result<void>> remove(const QString &key) override
    {
        entries.erase(key);
        return QtFuture::makeReadyFuture(Result<void>());
    }

    std::map<QString, Secret> entries;
    std::optional<Error::Kind> readFails, writeFails;
    bool hang = false;
    int writes = 0;
    std::deque<QPromise<Result<void>>> hanging;
};

//! \brief Answers from a list; what was asked is kept.
class FakeTokenService final : public TokenService
{
public:
    [[nodiscard]] QFuture<Result<Tokens>> byPassword(const QUrl &, const QString &, const Secret &) override { return next(); }
    [[nodiscard]] QFuture<Result<Tokens>> byOneTimeToken(const QUrl &, const Secret &) override { return next(); }
    [[nodiscard]] QFuture<Result<Tokens>> byRefreshToken(const QUrl &, const Secret &refresh) override
    {
        refreshed.push_back(refresh);
        return next();
    }
    [[nodiscard]] QFuture<Result<void>> signOut(const QUrl &, const Secret &access, bool everywhere) override
    {
        signedOut.emplace_back(access, everywhere);
        Result<void> answer;
        if (!signOutAnswers.empty()) {
            answer = signOutAnswers.front();
            signOutAnswers.pop_front();
        }
        return QtFuture::makeReadyFuture(Result<void>(answer));
    }

    std::deque<Result<Tokens>> answers;
    std::deque<Result<void>> signOutAnswers; //!< success when there is none
    std::vector<Secret> refreshed;
    std::vector<std::pair<Secret, bool>> signedOut;

private:
    QFuture<Result<Tokens>> next()
    {
        if (answers.empty())
            return QtFuture::makeReadyFuture(Result<Tokens>(failure(Error::Kind::Unreachable)));
        const auto answer = answers.front();
        answers.pop_front();
        return QtFuture::makeReadyFuture(Result<Tokens>(answer));
    }
};

[[nodiscard]] inline Tokens tokensOf(char access, char refresh)
{
    return {token(access), token(refresh), 300s, QStringLiteral("person"), QStringLiteral("anna")};
}

// Facts of the wire

[[nodiscard]] inline protocol::ConversationId conversation(std::uint8_t number)
{
    protocol::IdBytes bytes{};
    bytes[0] = number;
    return protocol::ConversationId(bytes);
}

inline const protocol::PersonId anna{protocol::IdBytes{7}};

[[nodiscard]] inline protocol::Time minute(int number) { return protocol::Time(1'790'000'000'000ms + std::chrono::minutes(number)); }

//! \brief A conversation that anna handles.
[[nodiscard]] inline protocol::Header headerOf(protocol::ConversationId id, std::uint64_t lastSeq = 0)
{
    protocol::Header header;
    header.id = id;
    header.site = "shop";
    header.siteName = "Sample Shop";
    header.language = "en";
    header.status = protocol::Status::Assigned;
    header.cursor = "1";
    header.openedAt = minute(0);
    header.lastAt = minute(0);
    header.lastSeq = lastSeq;
    header.group = "Sales";
    header.visitorOnline = true;
    header.consent.chat = header.consent.preview = protocol::ConsentState::Given;
    header.visitorName = "Visitor 4F2A";
    header.assignee = protocol::PersonName{anna, "Anna"};
    header.seenByAdvisor = 0;
    header.seenByVisitor = 0;
    return header;
}

[[nodiscard]] inline protocol::Event eventOf(std::uint64_t seq, protocol::Author author, std::string text,
                                             protocol::EventId id = protocol::EventId::random())
{
    protocol::Event event;
    event.seq = seq;
    event.at = minute(int(seq));
    event.id = id;
    event.kind = protocol::EventKind::Message;
    event.author = author;
    event.text = std::move(text);
    if (author == protocol::Author::Advisor)
        event.alias = "Anna";
    return event;
}

[[nodiscard]] inline protocol::toadvisor::Welcome welcomeOf(std::uint64_t re, protocol::WelcomeMode mode, std::vector<protocol::Header> headers)
{
    protocol::toadvisor::Welcome welcome;
    welcome.re = re;
    welcome.version = 1;
    welcome.self.id = anna;
    welcome.self.username = "anna";
    welcome.self.alias = "Anna";
    welcome.self.roles = {"advisor"};
    welcome.settings.preview = true;
    welcome.mode = mode;
    welcome.cursor = "10";
    welcome.conversations = std::move(headers);
    return welcome;
}

} // namespace visavis::test
