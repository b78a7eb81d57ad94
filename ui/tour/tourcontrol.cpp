// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tour/tourcontrol.h"

#include "ui/look/plainlabel.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QLineEdit>
#include <QPlainTextEdit>

#include <cstdio>
#include <unistd.h>

namespace visavis::ui {
namespace {

constexpr int pollEvery = 25; // ms
constexpr int patience = 15000; // ms, where a wait names none

QJsonObject trouble(const QString &text)
{
    return {{QStringLiteral("error"), text}};
}

QJsonObject rectangle(const QWidget &widget, const QRect &local)
{
    const auto ratio = widget.devicePixelRatioF();
    const auto corner = widget.mapToGlobal(local.topLeft());
    return {{QStringLiteral("x"), qRound(corner.x() * ratio)},
            {QStringLiteral("y"), qRound(corner.y() * ratio)},
            {QStringLiteral("width"), qRound(local.width() * ratio)},
            {QStringLiteral("height"), qRound(local.height() * ratio)},
            {QStringLiteral("visible"), widget.isVisible()},
            {QStringLiteral("enabled"), widget.isEnabled()}};
}

QString textOf(const QWidget &widget)
{
    if (const auto *field = qobject_cast<const QLineEdit *>(&widget))
        return field->echoMode() == QLineEdit::Normal ? field->text() : QString();
    if (const auto *label = qobject_cast<const PlainLabel *>(&widget))
        return label->wholeText();
    if (const auto *edit = qobject_cast<const QPlainTextEdit *>(&widget))
        return edit->toPlainText();
    if (const auto *button = qobject_cast<const QAbstractButton *>(&widget))
        return button->text();
    if (const auto *box = qobject_cast<const QComboBox *>(&widget))
        return box->currentText();
    QStringList lines;
    if (const auto *view = qobject_cast<const QAbstractItemView *>(&widget)) {
        for (int row = 0; view->model() && row < view->model()->rowCount(); ++row)
            lines += view->model()->index(row, 0).data(Qt::DisplayRole).toString();
        return lines.join(QLatin1Char('\n'));
    }
    for (const auto *label : widget.findChildren<PlainLabel *>()) {
        if (label->isVisibleTo(&widget))
            lines += label->wholeText();
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace

TourControl::TourControl(QWidget &window, QString folder, QObject *parent)
    : QObject(parent)
    , m_window(window)
    , m_folder(std::move(folder))
    , m_input(STDIN_FILENO, QSocketNotifier::Read)
{
    QDir().mkpath(m_folder);
    connect(&m_input, &QSocketNotifier::activated, this, &TourControl::readInput);
    m_poll.setInterval(pollEvery);
    connect(&m_poll, &QTimer::timeout, this, &TourControl::next);
}

void TourControl::readInput()
{
    char chunk[4096];
    const auto size = ::read(STDIN_FILENO, chunk, sizeof chunk);
    if (size <= 0) {
        m_input.setEnabled(false);
        QApplication::closeAllWindows(); // whoever led the tour is gone
        return;
    }
    m_buffer.append(chunk, size);
    for (auto end = m_buffer.indexOf('\n'); end >= 0; end = m_buffer.indexOf('\n')) {
        m_commands.push_back(QJsonDocument::fromJson(m_buffer.left(end)).object());
        m_buffer.remove(0, end + 1);
    }
    next();
}

void TourControl::next()
{
    while (!m_commands.empty()) {
        if (m_waitedSince == 0)
            m_waitedSince = QDateTime::currentMSecsSinceEpoch();
        const auto done = answer(m_commands.front());
        if (!done) {
            m_poll.start();
            return;
        }
        m_waitedSince = 0;
        m_commands.pop_front();
        print(*done);
    }
    m_poll.stop();
}

void TourControl::print(const QJsonObject &object)
{
    const QByteArray line = QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
    std::fwrite(line.constData(), 1, std::size_t(line.size()), stdout);
    std::fflush(stdout);
}

QWidget *TourControl::widget(const QString &name) const
{
    QWidget *found = nullptr;
    for (auto *top : QApplication::topLevelWidgets()) {
        auto all = top->findChildren<QWidget *>(name);
        if (top->objectName() == name)
            all.prepend(top);
        for (auto *one : all) {
            if (one->isVisible())
                return one;
            found = one;
        }
    }
    return found;
}

QJsonObject TourControl::waitFor(const QJsonObject &command, bool shown, bool &again)
{
    const auto name = command[QLatin1String("name")].toString();
    const auto wanted = command[QLatin1String("text")].toString();
    const auto *found = widget(name);
    const bool there = found && found->isVisible() && (wanted.isEmpty() || textOf(*found).contains(wanted));
    if (there == shown)
        return {{QStringLiteral("ok"), true}};
    if (QDateTime::currentMSecsSinceEpoch() - m_waitedSince < command[QLatin1String("timeout")].toInt(patience)) {
        again = true;
        return {};
    }
    const auto state = !found ? QStringLiteral("there is no such widget") : !found->isVisible() ? QStringLiteral("it is not visible") : QStringLiteral("it shows: ") + textOf(*found);
    return trouble(QStringLiteral("%1 %2 “%3” in time; %4").arg(name, shown ? QStringLiteral("did not show") : QStringLiteral("still shows"), wanted, state));
}

std::optional<QJsonObject> TourControl::answer(const QJsonObject &command)
{
    const auto what = command[QLatin1String("do")].toString();
    if (what == QLatin1String("wait") || what == QLatin1String("gone")) {
        bool again = false;
        const auto result = waitFor(command, what == QLatin1String("wait"), again);
        return again ? std::nullopt : std::optional(result);
    }
    if (what == QLatin1String("grab")) {
        const auto file = QDir(m_folder).filePath(QFileInfo(command[QLatin1String("file")].toString()).fileName());
        return m_window.grab().save(file) ? QJsonObject{{QStringLiteral("ok"), true}} : trouble(QStringLiteral("cannot write ") + file);
    }
    const auto name = command[QLatin1String("name")].toString();
    const auto *found = widget(name);
    if (!found)
        return trouble(QStringLiteral("there is no widget ") + name);
    if (what == QLatin1String("find"))
        return rectangle(*found, found->rect());
    if (what == QLatin1String("read")) {
        const auto *button = qobject_cast<const QAbstractButton *>(found);
        return QJsonObject{{QStringLiteral("text"), textOf(*found)}, {QStringLiteral("checked"), button && button->isChecked()}};
    }
    if (what == QLatin1String("row")) {
        const auto *view = qobject_cast<const QAbstractItemView *>(found);
        for (int row = 0; view && row < view->model()->rowCount(); ++row) {
            const auto index = view->model()->index(row, 0);
            if (index.data(Qt::DisplayRole).toString().contains(command[QLatin1String("text")].toString()))
                return rectangle(*view->viewport(), view->visualRect(index));
        }
        return trouble(QStringLiteral("%1 has no such row").arg(name));
    }
    return trouble(QStringLiteral("does not know how to “%1”").arg(what));
}

} // namespace visavis::ui
