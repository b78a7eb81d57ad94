// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/clock.h"
#include "console/credentials.h"

#include <QCoreApplication>
#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusObjectPath>
#include <QDBusVariant>
#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <unistd.h>

//! \brief KeychainCredentials on a real Secret Service. The program starts itself again under withkeyring.sh; what is true for a
//! whole process (no bus, no service) is asked of a child, which says the kinds of error on standard output.
namespace visavis::test {

//! \brief The Secret of the Secret Service API: (session, parameters, value, content type).
struct ServiceSecret {
    QDBusObjectPath session;
    QByteArray parameters, value;
    QString contentType;
};

inline QDBusArgument &operator<<(QDBusArgument &argument, const ServiceSecret &secret)
{
    argument.beginStructure();
    argument << secret.session << secret.parameters << secret.value << secret.contentType;
    argument.endStructure();
    return argument;
}

inline const QDBusArgument &operator>>(const QDBusArgument &argument, ServiceSecret &secret)
{
    argument.beginStructure();
    argument >> secret.session >> secret.parameters >> secret.value >> secret.contentType;
    argument.endStructure();
    return argument;
}

} // namespace visavis::test

Q_DECLARE_METATYPE(visavis::test::ServiceSecret)

using namespace visavis::console;
using namespace std::chrono_literals;
using Kind = Error::Kind;

namespace {

const auto key = QStringLiteral("https://chat.example/ anna");
const auto canary = QByteArrayLiteral("canary-of-a-refresh-token-0123456789-abcdefg");

template <class T>
Result<T> wait(QFuture<Result<T>> future)
{
    if (!QTest::qWaitFor([&future] { return future.isFinished(); }, 30'000))
        return failure(Kind::Unreachable, QStringLiteral("the test waited in vain"));
    return future.result();
}

Secret secret(const QByteArray &bytes)
{
    return Secret(std::string_view(bytes.constData(), std::size_t(bytes.size())));
}

const auto service = QStringLiteral("org.freedesktop.secrets");
const auto collection = QDBusObjectPath(QStringLiteral("/org/freedesktop/secrets/collection/login"));

QDBusMessage call(const QString &destination, const QString &path, const QString &interface, const QString &method, const QVariantList &arguments)
{
    auto message = QDBusMessage::createMethodCall(destination, path, interface, method);
    message.setArguments(arguments);
    return QDBusConnection::sessionBus().call(message);
}

bool lock()
{
    const auto answer = call(service, QStringLiteral("/org/freedesktop/secrets"), QStringLiteral("org.freedesktop.Secret.Service"), QStringLiteral("Lock"),
                             {QVariant::fromValue(QList<QDBusObjectPath>{collection})});
    return answer.type() == QDBusMessage::ReplyMessage;
}

//! As a person does by the prompt, which needs a display; the daemon's own tests take this door.
bool unlock()
{
    const auto opened = call(service, QStringLiteral("/org/freedesktop/secrets"), QStringLiteral("org.freedesktop.Secret.Service"),
                             QStringLiteral("OpenSession"), {QStringLiteral("plain"), QVariant::fromValue(QDBusVariant(QString()))});
    if (opened.type() != QDBusMessage::ReplyMessage)
        return false;
    const visavis::test::ServiceSecret password{opened.arguments().at(1).value<QDBusObjectPath>(), {}, qgetenv("VISAVIS_TEST_KEYRING"),
                                                QStringLiteral("text/plain")};
    const auto answer = call(service, QStringLiteral("/org/freedesktop/secrets"), QStringLiteral("org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface"),
                             QStringLiteral("UnlockWithMasterPassword"), {QVariant::fromValue(collection), QVariant::fromValue(password)});
    return answer.type() == QDBusMessage::ReplyMessage;
}

pid_t keyringDaemon()
{
    const auto answer = call(QStringLiteral("org.freedesktop.DBus"), QStringLiteral("/org/freedesktop/DBus"), QStringLiteral("org.freedesktop.DBus"),
                             QStringLiteral("GetConnectionUnixProcessID"), {service});
    return answer.arguments().value(0).toInt();
}

//! What the child does: writes and reads, and says how it went, "-1" for well.
int probe()
{
    SystemClock clock;
    KeychainCredentials keychain(clock);
    const auto written = wait(keychain.write(key, secret(canary)));
    const auto read = wait(keychain.read(key));
    for (const auto &detail : {written ? QString() : written.error().detail, read ? QString() : read.error().detail})
        std::fprintf(stderr, "%s\n", qPrintable(detail));
    std::printf("%d %d\n", written ? -1 : int(written.error().kind), read ? -1 : int(read.error().kind));
    return 0;
}

//! The child's words under \a launcher, without what this process knows of a bus.
QByteArray probed(const QStringList &launcher)
{
    const QTemporaryDir home;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.remove(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"));
    environment.insert(QStringLiteral("HOME"), home.path());
    environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), home.path());
    auto command = launcher;
    command << QCoreApplication::applicationFilePath() << QStringLiteral("--probe");
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(command.takeFirst(), command);
    process.waitForFinished(60'000);
    return process.readAllStandardOutput().trimmed();
}

QByteArray both(Kind kind)
{
    return QByteArray::number(int(kind)) + ' ' + QByteArray::number(int(kind));
}

} // namespace

class TestKeychain : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qDBusRegisterMetaType<visavis::test::ServiceSecret>(); }
    void cleanup()
    {
        QVERIFY(wait(m_keychain.remove(key)).has_value());
    }

    void givesBackWhatItWasGiven()
    {
        QVERIFY(wait(m_keychain.write(key, secret(canary))).has_value());

        const auto read = wait(m_keychain.read(key));

        QVERIFY2(read.has_value(), read ? "" : qPrintable(read.error().detail));
        QVERIFY(*read == secret(canary));
    }

    void keepsTheLatestOfOneKeyAndApartFromAnother()
    {
        const auto other = QStringLiteral("https://chat.example/ ben");
        QVERIFY(wait(m_keychain.write(key, secret("first"))).has_value());
        QVERIFY(wait(m_keychain.write(other, secret("of ben"))).has_value());

        QVERIFY(wait(m_keychain.write(key, secret("second"))).has_value());

        QVERIFY(wait(m_keychain.read(key)).value() == secret("second"));
        QVERIFY(wait(m_keychain.read(other)).value() == secret("of ben"));
        QVERIFY(wait(m_keychain.remove(other)).has_value());
    }

    void saysThatThereIsNoEntry()
    {
        QCOMPARE(wait(m_keychain.read(key)).error().kind, Kind::KeychainNotFound);
        QVERIFY(wait(m_keychain.remove(key)).has_value());
    }

    void removesForGood()
    {
        QVERIFY(wait(m_keychain.write(key, secret(canary))).has_value());

        QVERIFY(wait(m_keychain.remove(key)).has_value());

        QCOMPARE(wait(m_keychain.read(key)).error().kind, Kind::KeychainNotFound);
    }

    void aLockedKeychainIsToldAndGoesOnWhenItIsUnlocked()
    {
        QVERIFY(wait(m_keychain.write(key, secret(canary))).has_value());

        QVERIFY(lock());
        const auto read = wait(m_keychain.read(key));
        const auto written = wait(m_keychain.write(key, secret("another")));
        QVERIFY(unlock());

        QCOMPARE(read.error().kind, Kind::KeychainNotFound); // what a Secret Service says; see Credentials
        QCOMPARE(written.error().kind, Kind::KeychainLocked);
        QVERIFY(wait(m_keychain.read(key)).value() == secret(canary));
    }

    void doesNotWaitForAServiceThatHangs()
    {
        QVERIFY(wait(m_keychain.write(key, secret(canary))).has_value());
        const auto daemon = keyringDaemon();
        QVERIFY(daemon > 1);
        KeychainCredentials impatient(m_clock, 300ms);

        ::kill(daemon, SIGSTOP);
        const auto read = wait(impatient.read(key));
        ::kill(daemon, SIGCONT);

        QCOMPARE(read.error().kind, Kind::KeychainTimeout);
        QVERIFY(wait(m_keychain.read(key)).value() == secret(canary));
    }

    void saysThatThereIsNoBus()
    {
        QCOMPARE(probed({"env", "DBUS_SESSION_BUS_ADDRESS=unix:path=/nowhere/bus"}), both(Kind::KeychainMissing));
        QCOMPARE(probed({"env", "-u", "DBUS_SESSION_BUS_ADDRESS"}), both(Kind::KeychainMissing));
    }

    void saysThatThereIsNoCollection()
    {
        // A service that is started by the bus has no keyring yet, and without a display nobody can be asked for a password.
        const auto answer = probed({"dbus-run-session", "--"});

        QCOMPARE(answer.split(' ').value(0).toInt(), int(Kind::KeychainMissing));
    }

    void saysThatThereIsNoService()
    {
        QTemporaryDir folder;
        QFile configuration(folder.filePath(QStringLiteral("bus.conf")));
        QVERIFY(configuration.open(QFile::WriteOnly));
        configuration.write("<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen><policy context=\"default\">"
                            "<allow send_destination=\"*\" eavesdrop=\"true\"/><allow eavesdrop=\"true\"/><allow own=\"*\"/></policy></busconfig>\n");
        configuration.close();

        QCOMPARE(probed({"dbus-run-session", "--config-file=" + configuration.fileName(), "--"}), both(Kind::KeychainMissing));
    }

    void leavesTheTokenInNoFile()
    {
        QVERIFY(wait(m_keychain.write(key, secret(canary))).has_value());

        int files = 0;
        bool keyring = false;
        QDirIterator each(QDir::homePath(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (each.hasNext()) {
            QFile file(each.next());
            if (!file.open(QFile::ReadOnly))
                continue;
            ++files;
            keyring = keyring || file.fileName().endsWith(QLatin1String(".keyring"));
            QVERIFY2(!file.readAll().contains(canary), qPrintable(file.fileName())); // the keyring's own is encrypted
        }

        QVERIFY(keyring); // else we looked in the wrong place
        QVERIFY(files > 0);
    }

private:
    SystemClock m_clock;
    KeychainCredentials m_keychain{m_clock};
};

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    if (argc == 2 && qstrcmp(argv[1], "--probe") == 0)
        return probe();
    if (qEnvironmentVariableIsEmpty("VISAVIS_TEST_KEYRING")) {
        const char *const script = VISAVIS_SOURCE "/tests/unit/console/withkeyring.sh";
        std::vector<char *> arguments{const_cast<char *>(script)}; // execv takes it so and changes nothing
        arguments.insert(arguments.end(), argv, argv + argc + 1);
        ::execv(script, arguments.data());
        std::perror(script);
        return 1;
    }
    TestKeychain test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_keychain.moc"
