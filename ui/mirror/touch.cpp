// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mirror/touch.h"

#include "console/visibletext.h"

#include <QVariantMap>

#include <array>
#include <cmath>

namespace visavis::ui {
namespace {

constexpr std::array kinds{"page", "link", "button", "text", "lines", "date", "tick", "radio", "choice"};
constexpr qreal mostPixels = 10'000'000;

qreal length(const QVariantMap &map, const char *name)
{
    const auto value = map.value(QLatin1String(name)).toDouble();
    return std::isfinite(value) ? std::clamp(value, -mostPixels, mostPixels) : 0;
}

quint64 count(const QVariantMap &map, const char *name)
{
    return quint64(std::max(0.0, std::round(length(map, name))));
}

QString shown(const QVariantMap &map, const char *name)
{
    return console::visibleLine(map.value(QLatin1String(name)).toString().toStdString());
}

} // namespace

std::optional<Touch> Touch::read(const QVariant &answer)
{
    const auto map = answer.toMap();
    Touch touch;
    touch.node = count(map, "node");
    if (touch.node == 0)
        return std::nullopt;
    const auto kind = std::find(kinds.begin(), kinds.end(), map.value(QStringLiteral("kind")).toString().toStdString());
    touch.kind = kind == kinds.end() ? Kind::Page : Kind(kind - kinds.begin());
    const auto reason = map.value(QStringLiteral("reason")).toString().toStdString();
    if (!reason.empty())
        touch.reason = protocol::parse<protocol::CobrowseVerdict>(reason).value_or(protocol::CobrowseVerdict::Unsuitable);
    touch.hidden = map.value(QStringLiteral("hidden")).toString();
    const auto rect = map.value(QStringLiteral("rect")).toMap();
    touch.rect = {length(rect, "x"), length(rect, "y"), length(rect, "width"), length(rect, "height")};
    touch.x = std::min<quint64>(count(map, "x"), protocol::limits::cobrowsePlace);
    touch.y = std::min<quint64>(count(map, "y"), protocol::limits::cobrowsePlace);
    touch.label = shown(map, "label");
    touch.value = map.value(QStringLiteral("value")).toString();
    touch.checked = map.value(QStringLiteral("checked")).toBool();
    touch.many = map.value(QStringLiteral("many")).toBool();
    for (const auto &each : map.value(QStringLiteral("options")).toList()) {
        const auto option = each.toMap();
        touch.options.push_back({shown(option, "text"), option.value(QStringLiteral("chosen")).toBool(), option.value(QStringLiteral("disabled")).toBool()});
    }
    const auto scrolls = map.value(QStringLiteral("scrolls")).toMap();
    touch.scrolls = {count(scrolls, "node"), length(scrolls, "x"), length(scrolls, "y"), length(scrolls, "width"), length(scrolls, "height")};
    return touch;
}

std::optional<protocol::CobrowseVerdict> Touch::refusedIn(protocol::CobrowseScope scope) const
{
    if (reason)
        return reason;
    if (scope == protocol::CobrowseScope::Guide && kind != Kind::Link && kind != Kind::Page)
        return protocol::CobrowseVerdict::Scope;
    return std::nullopt;
}

} // namespace visavis::ui
