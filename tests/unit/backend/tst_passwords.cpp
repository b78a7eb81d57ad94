// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/identity/passwords.h"

#include <QTest>
#include <future>

using namespace visavis::backend;
using namespace visavis::protocol;
using namespace std::chrono_literals;

namespace {

class TurnedClock final : public Clock
{
public:
    std::chrono::steady_clock::time_point at = std::chrono::steady_clock::now();
    [[nodiscard]] std::chrono::steady_clock::time_point monotonic() const override { return at; }
};

} // namespace

class TestPasswords : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { initCrypto(); }

    void hashesWithArgon2idAsWasDecided()
    {
        const auto hash = hashPassword(Secret("word"));

        QVERIFY2(hash.starts_with("$argon2id$v=19$m=65536,t=3,p=1$"), hash.c_str());
        QVERIFY(hashPassword(Secret("word")) != hash);
    }

    void pausesAnAccountForAQuarterOfAnHour()
    {
        TurnedClock clock;
        std::promise<std::function<void()>> posted;
        auto next = std::make_shared<std::promise<std::function<void()>>>();
        Passwords passwords(clock, [&next](std::function<void()> work) { next->set_value(std::move(work)); });
        const auto anna = PersonId::random();
        passwords.put("anna", anna, hashPassword(Secret("right")));
        const auto check = [&](const std::string &name, const std::string &word) {
            next = std::make_shared<std::promise<std::function<void()>>>();
            auto work = next->get_future();
            std::optional<Result<PersonId>> result;
            passwords.check(name, Secret(std::string(word)), [&result](Result<PersonId> each) { result = std::move(each); });
            if (!result)
                work.get()();
            return *result;
        };

        QVERIFY(check("anna", "right") == anna);
        for (int i = 0; i < 5; ++i)
            QVERIFY(check("anna", "wrong").error().kind == Error::Kind::Unauthenticated);
        QVERIFY(check("anna", "right").error().kind == Error::Kind::RateLimited);
        QVERIFY(check("nobody", "right").error().kind == Error::Kind::Unauthenticated);
        clock.at += 16min;
        QVERIFY(check("anna", "right") == anna);
    }
};

QTEST_GUILESS_MAIN(TestPasswords)
#include "tst_passwords.moc"
