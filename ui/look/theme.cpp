// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/look/theme.h"

namespace visavis::ui {

const Theme &Theme::light()
{
    static const Theme theme{
        .dark = false,
        .window = QColor(0xf1f4f6),
        .surface = QColor(0xffffff),
        .raised = QColor(0xeef2f4),
        .line = QColor(0xd6dde2),
        .text = QColor(0x15202b),
        .muted = QColor(0x566571),
        .accent = QColor(0x0b5f6b),
        .onAccent = QColor(0xffffff),
        .accentSoft = QColor(0xdcf0f2),
        .mine = QColor(0xd5ecef),
        .onMine = QColor(0x0f2a30),
        .theirs = QColor(0xeef1f4),
        .onTheirs = QColor(0x15202b),
        .warning = QColor(0x8a4b00),
        .warningSoft = QColor(0xfff0d6),
        .danger = QColor(0xa82418),
        .dangerSoft = QColor(0xfde5e2),
        .good = QColor(0x1a6b3c),
        .goodSoft = QColor(0xdff3e6),
    };
    return theme;
}

const Theme &Theme::dark_()
{
    static const Theme theme{
        .dark = true,
        .window = QColor(0x0f1418),
        .surface = QColor(0x171e24),
        .raised = QColor(0x222b33),
        .line = QColor(0x313c46),
        .text = QColor(0xe9eef2),
        .muted = QColor(0xa0aeb9),
        .accent = QColor(0x4cc3d1),
        .onAccent = QColor(0x06262b),
        .accentSoft = QColor(0x12363d),
        .mine = QColor(0x164049),
        .onMine = QColor(0xe6f6f8),
        .theirs = QColor(0x252f38),
        .onTheirs = QColor(0xe9eef2),
        .warning = QColor(0xffc46b),
        .warningSoft = QColor(0x3a2c12),
        .danger = QColor(0xff9a8d),
        .dangerSoft = QColor(0x42201c),
        .good = QColor(0x7bd6a0),
        .goodSoft = QColor(0x16352a),
    };
    return theme;
}

const Theme &Theme::of(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() < 128 ? dark_() : light();
}

const Theme &Theme::named(const QString &name, const QPalette &desktop)
{
    if (name == QLatin1String("dark"))
        return dark_();
    return name == QLatin1String("light") ? light() : of(desktop);
}

QPalette Theme::palette() const
{
    QPalette palette(window);
    palette.setColor(QPalette::Window, window);
    palette.setColor(QPalette::WindowText, text);
    palette.setColor(QPalette::Base, surface);
    palette.setColor(QPalette::AlternateBase, raised);
    palette.setColor(QPalette::Text, text);
    palette.setColor(QPalette::PlaceholderText, muted);
    palette.setColor(QPalette::Button, raised);
    palette.setColor(QPalette::ButtonText, text);
    palette.setColor(QPalette::BrightText, danger);
    palette.setColor(QPalette::Highlight, accent);
    palette.setColor(QPalette::HighlightedText, onAccent);
    palette.setColor(QPalette::Link, accent);
    palette.setColor(QPalette::LinkVisited, accent);
    palette.setColor(QPalette::ToolTipBase, raised);
    palette.setColor(QPalette::ToolTipText, text);
    palette.setColor(QPalette::Mid, line);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, muted);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, line);
    palette.setColor(QPalette::Disabled, QPalette::HighlightedText, text);
    return palette;
}

QString Theme::styleSheet() const
{
    auto sheet = QStringLiteral(
        "QToolTip { color: @text; background: @raised; border: 1px solid @line; padding: 4px 8px; }"
        "QFrame#card, QFrame#listPanel, QFrame#threadPanel, QFrame#cardPanel, QFrame#mirrorPanel { background: @surface; border: 1px solid @line; border-radius: 10px; }"
        "QFrame#controlBar { background: @raised; border: none; border-bottom: 1px solid @line; }"
        "QFrame#controlBar[lent=\"true\"] { background: @accentSoft; border-bottom: 2px solid @accent; }"
        "QFrame#replyPopup { background: @surface; border: 1px solid @muted; border-radius: 10px; }"
        "QFrame#replyPopup QListWidget, QListWidget#replyList { border: none; padding: 0; }"
        "QFrame#replyPopup QPushButton { border: none; text-align: left; color: @muted; padding: 7px 10px; }"
        "QFrame#replyPopup QPushButton:hover { background: @raised; } QFrame#replyPopup QPushButton:checked { background: @accentSoft; color: @text; }"
        "QFrame#replyBubble { background: @accentSoft; border: none; border-radius: 10px; } QFrame#replyBubble QLabel { color: @text; }"
        "QListView { background: @surface; border: none; outline: none; }"
        "QListView[bare=\"true\"] { background: @window; }"
        "QListWidget { border: 1px solid @line; border-radius: 8px; padding: 4px; }"
        "QListWidget::item { padding: 6px 8px; border-radius: 6px; color: @text; }"
        "QListWidget::item:hover { background: @raised; } QListWidget::item:selected { background: @accentSoft; color: @text; }"
        "QListWidget:focus { border: 2px solid @accent; padding: 3px; }"
        "QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; border: none; }"
        "QLineEdit, QPlainTextEdit, QComboBox { background: @surface; color: @text; border: 1px solid @line; border-radius: 8px;"
        "  padding: 6px 10px; selection-background-color: @accent; selection-color: @onAccent; }"
        "QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus { border: 2px solid @accent; padding: 5px 9px; }"
        "QLineEdit:disabled, QPlainTextEdit:disabled { background: @raised; color: @muted; }"
        "QComboBox::drop-down { border: none; width: 24px; }"
        "QComboBox::down-arrow { image: url(:/icons/@down.svg); width: 14px; height: 14px; }"
        "QComboBox QAbstractItemView { background: @surface; color: @text; border: 1px solid @line; selection-background-color: @accentSoft;"
        "  selection-color: @text; padding: 4px; }"
        "QPushButton { background: @surface; color: @text; border: 1px solid @line; border-radius: 8px; padding: 7px 14px; }"
        "QPushButton:hover { background: @raised; }"
        "QPushButton:pressed { background: @line; }"
        "QPushButton:focus { border: 2px solid @accent; padding: 6px 13px; }"
        "QPushButton:disabled { color: @muted; background: @raised; }"
        "QPushButton[small=\"true\"] { padding: 3px 10px; } QPushButton[small=\"true\"]:focus { padding: 2px 9px; }"
        "QPushButton[primary=\"true\"] { background: @accent; color: @onAccent; border: 1px solid @accent; font-weight: 600; }"
        "QPushButton[primary=\"true\"]:focus { border: 2px solid @text; }"
        "QPushButton[primary=\"true\"]:disabled { background: @line; color: @muted; border-color: @line; }"
        "QToolButton { background: transparent; color: @text; border: 1px solid transparent; border-radius: 8px; padding: 6px; }"
        "QToolButton:hover { background: @raised; }"
        "QToolButton:focus { border: 2px solid @accent; padding: 5px; }"
        "QToolButton::menu-indicator { image: none; }"
        "QToolButton[tab=\"true\"] { padding: 7px 10px; font-weight: 600; color: @muted; }"
        "QToolButton[tab=\"true\"]:focus { padding: 6px 9px; }"
        "QToolButton[tab=\"true\"]:checked { background: @accentSoft; color: @accent; }"
        "QToolButton[day=\"true\"] { border: 1px solid @line; padding: 4px 8px; }"
        "QToolButton[day=\"true\"]:focus { border: 2px solid @accent; padding: 3px 7px; }"
        "QToolButton[day=\"true\"]:checked { background: @accentSoft; color: @accent; border-color: @accent; }"
        "QToolButton[page=\"true\"] { padding: 8px 2px; font-size: 9pt; font-weight: 600; color: @muted; }"
        "QToolButton[page=\"true\"]:focus { padding: 7px 1px; }"
        "QToolButton[page=\"true\"]:checked { background: @accentSoft; color: @accent; }"
        "QTableView { background: @surface; alternate-background-color: @window; border: none; outline: none; selection-background-color: @accentSoft; selection-color: @text; }"
        "QTableView::item { padding: 0 8px; }"
        "QHeaderView { background: @surface; } QHeaderView::section { background: @surface; color: @muted; border: none; border-bottom: 1px solid @line; padding: 6px 3px; font-weight: 600; }"
        "QSpinBox, QDateTimeEdit { background: @surface; color: @text; border: 1px solid @line; border-radius: 8px; padding: 6px 8px; selection-background-color: @accent; selection-color: @onAccent; }"
        "QSpinBox:focus, QDateTimeEdit:focus { border: 2px solid @accent; padding: 5px 7px; } QSpinBox:disabled { background: @raised; color: @muted; }"
        "QLineEdit:read-only { background: @raised; }"
        "QMenu { background: @surface; color: @text; border: 1px solid @line; padding: 6px; }"
        "QMenu::item { padding: 7px 24px 7px 16px; border-radius: 6px; }"
        "QMenu::item:selected { background: @accentSoft; }"
        "QMenu::separator { height: 1px; background: @line; margin: 6px 8px; }"
        "QCheckBox, QRadioButton { spacing: 10px; padding: 4px; border: 2px solid transparent; border-radius: 6px; }"
        "QCheckBox:focus, QRadioButton:focus { border-color: @accent; }"
        "QCheckBox::indicator, QRadioButton::indicator { width: 16px; height: 16px; border: 1px solid @muted; background: @surface; }"
        "QCheckBox::indicator { border-radius: 4px; } QRadioButton::indicator { border-radius: 9px; }"
        "QCheckBox::indicator:checked { background: @accent; border-color: @accent; image: url(:/icons/@check.svg); }"
        "QRadioButton::indicator:checked { width: 8px; height: 8px; border: 5px solid @accent; background: @onAccent; }"
        "QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { background: @raised; border-color: @line; }"
        "QCheckBox::indicator:checked:disabled { background: @muted; border-color: @muted; }"
        "QSplitter::handle { background: transparent; }"
        "QScrollBar:vertical { background: transparent; width: 12px; margin: 2px; }"
        "QScrollBar::handle:vertical { background: @line; border-radius: 4px; min-height: 32px; }"
        "QScrollBar::handle:vertical:hover { background: @muted; }"
        "QScrollBar:horizontal { background: transparent; height: 12px; margin: 2px; }"
        "QScrollBar::handle:horizontal { background: @line; border-radius: 4px; min-width: 32px; }"
        "QScrollBar::handle:horizontal:hover { background: @muted; }"
        "QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page { background: none; border: none; width: 0; height: 0; }"
        "QFrame#previewBubble { border: 2px dashed @accent; border-radius: 10px; background: @accentSoft; }"
        "QFrame#banner { border: none; border-radius: 0; }"
        "QFrame#banner[tone=\"info\"] { background: @accentSoft; } QFrame#banner[tone=\"info\"] QLabel { color: @text; }"
        "QFrame#banner[tone=\"warning\"] { background: @warningSoft; } QFrame#banner[tone=\"warning\"] QLabel { color: @warning; }"
        "QFrame#banner[tone=\"danger\"] { background: @dangerSoft; } QFrame#banner[tone=\"danger\"] QLabel { color: @danger; }"
        "QFrame#lookStrip { background: @accentSoft; border: none; border-top: 1px solid @line; border-bottom: 1px solid @line; }"
        "QFrame#lookStrip[looks=\"true\"] { background: @warningSoft; } QFrame#lookStrip QLabel { color: @text; }"
        "QFrame#whisperBox { background: @warningSoft; border: 2px dashed @warning; border-radius: 10px; }"
        "QFrame#offerStrip { background: @warningSoft; border: none; border-radius: 8px; } QFrame#offerStrip QLabel { color: @text; }"
        "QLabel[tone=\"muted\"] { color: @muted; } QLabel[tone=\"danger\"] { color: @danger; } QLabel[tone=\"accent\"] { color: @accent; }"
        "QLabel[tone=\"warning\"] { color: @warning; }"
        "QLabel[scale=\"title\"] { font-size: 20pt; font-weight: 600; } QLabel[scale=\"heading\"] { font-size: 13pt; font-weight: 600; }"
        "QLabel#keycap { background: @raised; border: 1px solid @line; border-radius: 6px; padding: 2px 8px; }"
        "QLabel[scale=\"strong\"] { font-weight: 600; } QLabel[scale=\"small\"] { font-size: 9pt; }");
    // Longer names first, so that "@accent" does not eat the head of "@accentSoft".
    const std::pair<const char *, QColor> colours[] = {
        {"@accentSoft", accentSoft}, {"@onAccent", onAccent}, {"@accent", accent},     {"@warningSoft", warningSoft}, {"@warning", warning},
        {"@dangerSoft", dangerSoft}, {"@danger", danger},     {"@surface", surface},   {"@raised", raised},           {"@window", window},
        {"@muted", muted},           {"@line", line},         {"@text", text},
    };
    for (const auto &[name, colour] : colours)
        sheet.replace(QLatin1String(name), colour.name());
    sheet.replace(QLatin1String("@check"), dark ? QLatin1String("check-dark") : QLatin1String("check-light"));
    return sheet.replace(QLatin1String("@down"), dark ? QLatin1String("down-light") : QLatin1String("down-dark"));
}

} // namespace visavis::ui
