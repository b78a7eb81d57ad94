// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mirror/fieldeditor.h"

#include "protocol/limits.h"
#include "ui/look/theme.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace visavis::ui {
namespace {

constexpr auto pause = std::chrono::milliseconds(150); //!< whole values, not strokes
constexpr int leastWidth = 160, leastHeight = 34;

} // namespace

FieldEditor::FieldEditor(const Touch &field, QWidget *parent)
    : QFrame(parent)
    , m_node(field.node)
    , m_said(field.value)
{
    setObjectName(QStringLiteral("fieldEditor"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    QWidget *inner = nullptr;
    const auto name = field.label.isEmpty() ? tr("Field on the visitor's page") : field.label;
    if (field.kind == Touch::Kind::Lines) {
        m_lines = new QPlainTextEdit(field.value);
        inner = m_lines;
        connect(m_lines, &QPlainTextEdit::textChanged, &m_pause, [this] { m_pause.start(); });
        m_lines->selectAll();
    } else {
        m_line = new QLineEdit(field.value);
        m_line->setMaxLength(int(protocol::limits::cobrowseText));
        if (field.kind == Touch::Kind::Date)
            m_line->setPlaceholderText(tr("as the page writes it, such as 2026-12-24"));
        inner = m_line;
        connect(m_line, &QLineEdit::textEdited, &m_pause, [this] { m_pause.start(); });
        m_line->selectAll();
    }
    inner->setObjectName(QStringLiteral("fieldEditorText"));
    inner->setAccessibleName(name);
    inner->installEventFilter(this);
    layout->addWidget(inner);
    setFocusProxy(inner);
    m_pause.setSingleShot(true);
    m_pause.setInterval(pause);
    connect(&m_pause, &QTimer::timeout, this, &FieldEditor::say);
    auto place = field.rect.toAlignedRect();
    place.setWidth(std::max(place.width(), leastWidth));
    place.setHeight(m_lines ? std::max(place.height(), 3 * leastHeight) : std::max(std::min(place.height(), 2 * leastHeight), leastHeight));
    if (parent)
        place.moveTo(std::clamp(place.x(), 0, std::max(0, parent->width() - place.width())), std::clamp(place.y(), 0, std::max(0, parent->height() - place.height())));
    setGeometry(place);
    show();
    setFocus();
}

QString FieldEditor::text() const
{
    auto text = m_line ? m_line->text() : m_lines->toPlainText();
    // The wire counts code points, and takes no more than this of them.
    while (text.toUcs4().size() > qsizetype(protocol::limits::cobrowseText))
        text.chop(1);
    return text;
}

void FieldEditor::say()
{
    m_pause.stop();
    const auto now = text();
    if (now == m_said)
        return;
    m_said = now;
    Q_EMIT written(now);
}

void FieldEditor::finish()
{
    if (std::exchange(m_over, true))
        return;
    say();
    Q_EMIT finished();
}

bool FieldEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        // Taken here: what a line of text leaves of Enter goes on to who holds it, and would press the field again.
        const bool done = key->key() == Qt::Key_Escape || (enter && (m_line || key->modifiers() == Qt::ControlModifier));
        if (done && event->type() == QEvent::ShortcutOverride) {
            event->accept();
            return true;
        }
        if (done) {
            finish();
            return true;
        }
    }
    if (event->type() == QEvent::FocusOut)
        finish();
    return QFrame::eventFilter(watched, event);
}

} // namespace visavis::ui
