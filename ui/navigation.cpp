// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/navigation.h"

#include "ui/look/icons.h"
#include "ui/look/theme.h"

#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace visavis::ui {
namespace {

constexpr int iconSize = 22;
constexpr int buttonWidth = 116; // the longest of our languages

} // namespace

Navigation::Navigation(console::Desk &desk, QWidget *parent)
    : QFrame(parent)
    , m_desk(desk)
    , m_layout(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("navigation"));
    setAccessibleName(tr("Pages"));
    m_layout->setContentsMargins(space::small, space::medium, 0, space::medium);
    m_layout->setSpacing(space::step);
    m_layout->addStretch();
    connect(&desk.session(), &console::Session::selfChanged, this, &Navigation::update);
    connect(&desk, &console::Desk::stageChanged, this, &Navigation::update);
    hide();
}

void Navigation::add(QWidget *page, const char *objectName, const QString &iconName, const QString &text, std::optional<protocol::Action> right,
                     std::function<void()> shown)
{
    auto *button = new QToolButton;
    button->setObjectName(QLatin1String(objectName));
    button->setText(text);
    button->setIcon(icon(iconName));
    button->setIconSize(QSize(iconSize, iconSize));
    button->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
    button->setProperty("page", true);
    button->setCheckable(true);
    button->setFixedWidth(buttonWidth);
    m_layout->insertWidget(m_layout->count() - 1, button);
    connect(button, &QToolButton::clicked, this, [this, shown = std::move(shown)] {
        shown();
        setCurrent(m_current); // a click on the page in view leaves it marked
    });
    m_entries.push_back({page, button, right});
    update();
}

bool Navigation::permits(const Entry &entry) const
{
    return !entry.right || m_desk.session().rights().may(*entry.right);
}

bool Navigation::mayShow(const QWidget *page) const
{
    const auto at = std::find_if(m_entries.begin(), m_entries.end(), [page](const Entry &entry) { return entry.page == page; });
    return at == m_entries.end() || permits(*at);
}

void Navigation::setCurrent(const QWidget *page)
{
    m_current = page;
    for (const auto &entry : m_entries)
        entry.button->setChecked(entry.page == page);
}

void Navigation::update()
{
    const auto count = std::count_if(m_entries.begin(), m_entries.end(), [this](const Entry &entry) { return permits(entry); });
    for (const auto &entry : m_entries)
        entry.button->setVisible(permits(entry));
    setVisible(m_desk.stage() == console::Desk::Stage::SignedIn && count > 1);
    if (m_current && !mayShow(m_current))
        Q_EMIT lost();
}

} // namespace visavis::ui
