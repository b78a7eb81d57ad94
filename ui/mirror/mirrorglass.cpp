// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mirror/mirrorglass.h"

#include "ui/commands/commandtable.h"
#include "ui/look/theme.h"
#include "ui/mirror/fieldeditor.h"
#include "ui/mirror/mirrorview.h"
#include "ui/words/words.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

namespace visavis::ui {
using protocol::CobrowseAction, protocol::CobrowseCommand, protocol::CobrowseScope, protocol::CobrowseVerdict;

namespace {

constexpr auto hoverEvery = std::chrono::milliseconds(40);
constexpr auto pointEvery = std::chrono::milliseconds(70); //!< the wire takes 30 commands a second, all together
constexpr int scrollEvery = 90;                            // ms
constexpr qreal line = 60, page = 500;                     //!< by arrows, and by page keys, in pixels of the visitor's page

} // namespace

MirrorGlass::MirrorGlass(MirrorView &view, CobrowseScope scope)
    : QWidget(&view)
    , m_view(view)
    , m_scope(scope)
{
    setObjectName(QStringLiteral("mirrorGlass"));
    setAccessibleName(tr("The visitor's page, which you may guide on"));
    setAccessibleDescription(tr("Tab goes to the next thing, Enter presses it, the arrows scroll, H draws attention, Esc gives the mouse back"));
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_NoSystemBackground);
    m_hover.setSingleShot(true);
    m_hover.setInterval(hoverEvery);
    connect(&m_hover, &QTimer::timeout, this, &MirrorGlass::hover);
    m_point.setSingleShot(true);
    m_point.setInterval(pointEvery);
    connect(&m_point, &QTimer::timeout, this, &MirrorGlass::point);
    view.installEventFilter(this);
    setGeometry(view.rect());
    QWidget::show();
    raise();
    setFocus();
}

MirrorGlass::~MirrorGlass() = default;

void MirrorGlass::setWaiting(bool waiting)
{
    if (std::exchange(m_waiting, waiting) == waiting)
        return;
    delete m_editor;
    show(std::nullopt);
}

bool MirrorGlass::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == &m_view && event->type() == QEvent::Resize)
        setGeometry(m_view.rect());
    return QWidget::eventFilter(watched, event);
}

void MirrorGlass::ask(const QString &function, const Found &found)
{
    if (m_waiting)
        return;
    m_view.call(function, [self = QPointer(this), found](const QVariant &answer) {
        if (const auto touch = self ? Touch::read(answer) : std::nullopt)
            found(*touch);
        else if (self)
            self->show(std::nullopt);
    });
}

void MirrorGlass::askAt(QPointF place, const Found &found)
{
    ask(QStringLiteral("at(%1,%2)").arg(QString::number(place.x()), QString::number(place.y())), found);
}

QString MirrorGlass::words(const Touch &touch) const
{
    if (const auto reason = touch.refusedIn(m_scope); reason && m_scope != CobrowseScope::Point)
        return words::of(*reason);
    return touch.reason == CobrowseVerdict::Hidden ? words::of(CobrowseVerdict::Hidden) : QString();
}

void MirrorGlass::show(const std::optional<Touch> &touch)
{
    m_touch = touch;
    if (touch && touch->kind != Touch::Kind::Page)
        m_last = touch->node;
    const auto explained = touch ? words(*touch) : QString();
    const bool refused = !explained.isEmpty();
    setToolTip(explained);
    const bool presses = touch && m_scope != CobrowseScope::Point && touch->kind != Touch::Kind::Page;
    setCursor(m_waiting ? Qt::WaitCursor : refused ? Qt::ForbiddenCursor : !presses ? Qt::CrossCursor : touch->takesText() ? Qt::IBeamCursor : Qt::PointingHandCursor);
    update();
}

void MirrorGlass::hover()
{
    askAt(m_place, [this](const Touch &touch) {
        m_byKeyboard = false;
        show(touch);
        if (!m_point.isActive())
            m_point.start();
    });
}

//! The visitor sees where the advisor is.
void MirrorGlass::point()
{
    if (!m_touch || m_touch->reason == CobrowseVerdict::Hidden)
        return;
    send(m_touch->node, CobrowseAction::Pointer, [this](CobrowseCommand &command) {
        command.x = m_touch->x;
        command.y = m_touch->y;
    });
}

void MirrorGlass::mouseMoveEvent(QMouseEvent *event)
{
    m_place = event->position();
    if (!m_hover.isActive())
        m_hover.start();
}

void MirrorGlass::leaveEvent(QEvent *)
{
    m_hover.stop();
    if (!m_byKeyboard)
        show(std::nullopt);
}

void MirrorGlass::mousePressEvent(QMouseEvent *event)
{
    if (m_editor)
        setFocus(); // what was written is finished by that
    if (event->button() != Qt::LeftButton && event->button() != Qt::RightButton)
        return;
    const bool attention = event->button() == Qt::RightButton || m_scope == CobrowseScope::Point;
    m_place = event->position();
    askAt(m_place, [this, attention](const Touch &touch) {
        m_byKeyboard = false;
        show(touch);
        attention ? highlight(touch) : act(touch);
    });
}

void MirrorGlass::highlight(const Touch &touch)
{
    if (touch.reason == CobrowseVerdict::Hidden)
        Q_EMIT refused(*touch.reason);
    else
        send(touch.node, CobrowseAction::Highlight);
}

void MirrorGlass::act(const Touch &touch)
{
    if (const auto reason = touch.refusedIn(m_scope))
        return Q_EMIT refused(*reason);
    if (m_scope == CobrowseScope::Assist && touch.takesText())
        return edit(touch);
    if (m_scope == CobrowseScope::Assist && touch.kind == Touch::Kind::Choice)
        return choose(touch);
    if (m_scope == CobrowseScope::Assist && (touch.kind == Touch::Kind::Tick || touch.kind == Touch::Kind::Radio))
        return send(touch.node, CobrowseAction::Check, [&touch](CobrowseCommand &command) { command.checked = touch.kind == Touch::Kind::Radio || !touch.checked; });
    if (m_scope == CobrowseScope::Guide && touch.kind == Touch::Kind::Page)
        return highlight(touch);
    send(touch.node, CobrowseAction::Click, [&touch](CobrowseCommand &command) {
        command.x = touch.x;
        command.y = touch.y;
    });
}

void MirrorGlass::edit(const Touch &touch)
{
    delete m_editor;
    m_editor = new FieldEditor(touch, this);
    const auto node = touch.node;
    connect(m_editor, &FieldEditor::written, this, [this, node](const QString &text) {
        send(node, CobrowseAction::Fill, [&text](CobrowseCommand &command) { command.text = text.toStdString(); });
    });
    connect(m_editor, &FieldEditor::finished, this, [this] {
        if (!m_editor)
            return;
        auto *const editor = m_editor.data();
        m_editor = nullptr;
        // Before it goes: else the focus would go on to whatever comes next in the window.
        if (editor->isAncestorOf(QApplication::focusWidget()))
            setFocus();
        editor->hide();
        editor->deleteLater();
    });
}

void MirrorGlass::choose(const Touch &touch)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("choiceMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (std::size_t i = 0; i < touch.options.size(); ++i) {
        const auto &option = touch.options[i];
        auto *action = menu->addAction(QString(option.text).replace(QLatin1Char('&'), QLatin1String("&&")));
        action->setEnabled(!option.disabled);
        action->setCheckable(true);
        action->setChecked(option.chosen);
        connect(action, &QAction::triggered, this, [this, touch, i](bool chosen) {
            std::vector<std::uint64_t> places;
            for (std::size_t each = 0; touch.many && each < touch.options.size(); ++each) {
                if (each != i && touch.options[each].chosen)
                    places.push_back(each);
            }
            if (chosen || !touch.many)
                places.push_back(i);
            std::sort(places.begin(), places.end());
            send(touch.node, CobrowseAction::Choose, [&places](CobrowseCommand &command) { command.options = places; });
        });
    }
    menu->popup(mapToGlobal(touch.rect.bottomLeft().toPoint()));
}

void MirrorGlass::scrollBy(const Touch &touch, QPointF by)
{
    const auto &at = touch.scrolls;
    if (at.node == 0)
        return;
    const QPointF to(std::clamp(at.x + by.x(), 0.0, std::max(0.0, at.width)), std::clamp(at.y + by.y(), 0.0, std::max(0.0, at.height)));
    send(at.node, CobrowseAction::Scroll, [to](CobrowseCommand &command) {
        command.x = quint64(std::lround(to.x()));
        command.y = quint64(std::lround(to.y()));
    });
}

void MirrorGlass::wheelEvent(QWheelEvent *event)
{
    const auto by = -QPointF(event->angleDelta());
    event->accept();
    if (m_scope == CobrowseScope::Point) {
        return m_view.call(QStringLiteral("pan(%1,%2)").arg(QString::number(by.x()), QString::number(by.y())), [](const QVariant &) {});
    }
    m_scrollBy += by;
    if (m_scrolled.isValid() && m_scrolled.elapsed() < scrollEvery)
        return;
    m_scrolled.start();
    askAt(event->position(), [this](const Touch &touch) { scrollBy(touch, std::exchange(m_scrollBy, {})); });
}

bool MirrorGlass::focusNextPrevChild(bool)
{
    return false; // Tab goes over the page; Esc, or the mouse, leave it
}

//! Keys come faster than answers: what was pressed meanwhile is one longer step.
void MirrorGlass::step(int by)
{
    m_steps += by;
    if (m_stepping || m_steps == 0 || m_waiting)
        return;
    m_stepping = true;
    const auto function = QStringLiteral("next(%1,%2)").arg(QString::number(m_last), QString::number(std::exchange(m_steps, 0)));
    m_view.call(function, [self = QPointer(this)](const QVariant &answer) {
        if (!self)
            return;
        self->m_stepping = false;
        if (const auto touch = Touch::read(answer)) {
            self->m_byKeyboard = true;
            self->m_place = touch->rect.center();
            self->show(touch);
            self->m_last = touch->node;
            self->point();
        }
        self->step(0);
    });
}

void MirrorGlass::keyPressEvent(QKeyEvent *event)
{
    const auto scroll = [this](QPointF by) {
        if (m_scope != CobrowseScope::Point)
            askAt(QRectF(rect()).center(), [this, by](const Touch &touch) { scrollBy(touch, by); });
    };
    const auto pressed = event->keyCombination();
    if (isKey(KeyId::PageNext, pressed))
        return step(1);
    if (isKey(KeyId::PagePrevious, pressed))
        return step(-1);
    if (isKey(KeyId::PageBack, pressed))
        return Q_EMIT givenBack();
    if (isKey(KeyId::PageAttention, pressed)) {
        if (m_touch)
            highlight(*m_touch);
        return;
    }
    if (isKey(KeyId::PagePress, pressed)) {
        // Asked again: the page may have changed since it was reached.
        if (m_touch) {
            ask(QStringLiteral("node(%1)").arg(m_touch->node), [this](const Touch &touch) {
                m_place = touch.rect.center();
                show(touch);
                m_scope == CobrowseScope::Point ? highlight(touch) : act(touch);
            });
        }
        return;
    }
    if (!isKey(KeyId::PageScroll, pressed))
        return QWidget::keyPressEvent(event);
    switch (event->key()) {
    case Qt::Key_Up: return scroll({0, -line});
    case Qt::Key_Down: return scroll({0, line});
    case Qt::Key_PageUp: return scroll({0, -page});
    case Qt::Key_PageDown: return scroll({0, page});
    case Qt::Key_Home: return scroll({0, -1e6});
    default: return scroll({0, 1e6}); // End
    }
}

void MirrorGlass::send(quint64 node, CobrowseAction action, const std::function<void(CobrowseCommand &)> &with)
{
    CobrowseCommand command;
    command.node = node;
    command.action = action;
    if (with)
        with(command);
    Q_EMIT commandMade(command);
}

void MirrorGlass::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto &theme = Theme::of(palette());
    painter.setPen(QPen(theme.accent, 3));
    painter.drawRect(QRectF(rect()).adjusted(1.5, 1.5, -1.5, -1.5));
    if (!m_touch || (m_touch->kind == Touch::Kind::Page && !m_touch->reason))
        return;
    const bool refused = !words(*m_touch).isEmpty();
    const auto box = m_touch->rect.adjusted(-3, -3, 3, 3);
    auto fill = refused ? theme.danger : theme.accent;
    painter.setPen(QPen(fill, 2, refused ? Qt::DashLine : Qt::SolidLine));
    fill.setAlphaF(0.12F);
    painter.setBrush(fill);
    painter.drawRoundedRect(box, 5, 5);
    if (refused) {
        painter.setPen(QPen(theme.danger, 2));
        painter.drawLine(box.topLeft() + QPointF(4, 4), box.bottomRight() - QPointF(4, 4));
    }
}

} // namespace visavis::ui
