// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/client.h"

#include <QTest>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

using namespace visavis::tests;

namespace {

//! \brief A certificate that vouches for itself, and its key, as PEM files.
void writeCertificate(const std::string &certificateFile, const std::string &keyFile)
{
    EVP_PKEY *const key = EVP_EC_gen("P-256");
    X509 *const certificate = X509_new();
    ASN1_INTEGER_set(X509_get_serialNumber(certificate), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate), -60);
    X509_gmtime_adj(X509_getm_notAfter(certificate), 3600);
    X509_set_pubkey(certificate, key);
    auto *const name = X509_get_subject_name(certificate);
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char *>("127.0.0.1"), -1, -1, 0);
    X509_set_issuer_name(certificate, name);
    X509_sign(certificate, key, EVP_sha256());
    FILE *out = std::fopen(certificateFile.c_str(), "w");
    PEM_write_X509(out, certificate);
    std::fclose(out);
    out = std::fopen(keyFile.c_str(), "w");
    PEM_write_PrivateKey(out, key, nullptr, nullptr, 0, nullptr, nullptr);
    std::fclose(out);
    X509_free(certificate);
    EVP_PKEY_free(key);
}

//! \brief Sends \a request over TLS of at most \a version and returns the first that comes; empty: no handshake.
std::string exchange(std::uint16_t port, const std::string &certificateFile, const std::string &request, int version)
{
    SSL_CTX *const context = SSL_CTX_new(TLS_client_method());
    SSL_CTX_set_max_proto_version(context, version);
    SSL_CTX_load_verify_file(context, certificateFile.c_str());
    SSL_CTX_set_verify(context, SSL_VERIFY_PEER, nullptr);
    BIO *const connection = BIO_new_ssl_connect(context);
    BIO_set_conn_hostname(connection, ("127.0.0.1:" + std::to_string(port)).c_str());
    std::string answer;
    if (BIO_do_connect(connection) == 1 && BIO_write(connection, request.data(), int(request.size())) > 0) {
        char buffer[4096];
        const auto got = BIO_read(connection, buffer, sizeof buffer);
        answer.assign(buffer, std::size_t(std::max(0, got)));
    }
    BIO_free_all(connection);
    SSL_CTX_free(context);
    return answer;
}

} // namespace

class TestTls : public QObject
{
    Q_OBJECT

private slots:
    void servesPagesAndSocketsOverTls()
    {
        const Workspace workspace;
        const TemporaryFolder folder;
        const auto certificate = (folder.path() / "certificate.pem").string(), key = (folder.path() / "key.pem").string();
        writeCertificate(certificate, key);
        Backend backend(workspace.path(), {"--tls-cert", certificate, "--tls-key", key});
        const auto ask = [&](const std::string &request, int version = 0) {
            return exchange(backend.port(), certificate, request, version);
        };
        const auto upgrade = [](const std::string &origin) {
            return "GET /api/v1/visitor HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                   "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nOrigin: "
                + origin + "\r\n\r\n";
        };

        QVERIFY(backend.address().url.starts_with("https://127.0.0.1:"));
        QVERIFY(ask("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n").starts_with("HTTP/1.1 200"));
        QVERIFY(ask(upgrade(backend.address().url)).starts_with("HTTP/1.1 101"));
        QVERIFY(ask(upgrade("http" + backend.address().url.substr(5))).starts_with("HTTP/1.1 403"));
        QCOMPARE(ask("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n", TLS1_1_VERSION), std::string());
        QVERIFY_EXCEPTION_THROWN((void)get(backend.port(), "/healthz"), std::exception); // in plain
        QCOMPARE(backend.terminate(), 0);
    }

    void refusesACertificateThatIsNone()
    {
        const Workspace workspace;
        const auto file = workspace.path() + "/first-passwords.txt";

        const auto ended = runBackend({"serve", "--data", workspace.path(), "--share", sharedFiles(), "--tls-cert", file, "--tls-key", file});

        QCOMPARE(ended.status, 2);
        QVERIFY2(ended.err.find(file) != std::string::npos && ended.err.find("--tls-cert takes a PEM file") != std::string::npos, ended.err.c_str());
    }
};

QTEST_GUILESS_MAIN(TestTls)
#include "tst_tls.moc"
