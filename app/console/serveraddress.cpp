// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/serveraddress.h"

namespace visavis::console {

Result<QUrl> serverAddress(const QString &typed)
{
    const auto trimmed = typed.trimmed();
    if (trimmed.isEmpty())
        return failure(Error::Kind::InvalidAddress, QStringLiteral("empty"));
    // Without a scheme QUrl would read "localhost:8080" as the scheme localhost.
    const QUrl url(trimmed.contains(QLatin1String("://")) ? trimmed : QLatin1String("https://") + trimmed, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty() || url.hasQuery() || url.hasFragment()
        || (!url.path().isEmpty() && url.path() != QLatin1String("/")))
        return failure(Error::Kind::InvalidAddress, url.errorString());

    if (url.scheme() == QLatin1String("http")) {
        // Literals only: what "localhost" means is up to a resolver.
        if (url.host() != QLatin1String("127.0.0.1") && url.host() != QLatin1String("::1"))
            return failure(Error::Kind::InsecureAddress, QStringLiteral("http beyond loopback"));
    } else if (url.scheme() != QLatin1String("https")) {
        return failure(Error::Kind::InvalidAddress, QStringLiteral("scheme"));
    }
    QUrl origin;
    origin.setScheme(url.scheme());
    origin.setHost(url.host());
    origin.setPort(url.port());
    origin.setPath(QStringLiteral("/"));
    return origin;
}

QUrl socketAddress(const QUrl &server, const QString &path)
{
    QUrl url(server);
    url.setScheme(server.scheme() == QLatin1String("http") ? QStringLiteral("ws") : QStringLiteral("wss"));
    url.setPath(path);
    return url;
}

} // namespace visavis::console
