// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settingspage.h"

#include "console/visibletext.h"
#include "protocol/text.h"
#include "ui/look/card.h"
#include "ui/look/icons.h"
#include "ui/look/plainlabel.h"
#include "ui/look/theme.h"
#include "ui/settings/confirmdialog.h"
#include "ui/words/errorwords.h"
#include "ui/words/words.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace visavis::ui {
namespace {

using protocol::SettingName;

constexpr std::uint64_t historyRows = 50;
constexpr int columnWidth = 720;

//! \brief The context is spelled out: lupdate loses a class's own here, and its words would never be found.
struct SettingWords {
    Q_DECLARE_TR_FUNCTIONS(SettingWords)
};

QString valueWords(SettingName name, const std::string &value)
{
    if (name == SettingName::Masking) {
        const auto level = protocol::parse<protocol::MaskingLevel>(value);
        return level ? words::of(*level) : console::visibleLine(value);
    }
    if (name == SettingName::MirrorOffer)
        return value == "request" ? SettingWords::tr("by the advisor") : SettingWords::tr("with the chat");
    if (name == SettingName::Hide)
        return value.empty() ? SettingWords::tr("nothing") : console::visibleLine(value);
    return value == "true" ? SettingWords::tr("on") : SettingWords::tr("off");
}

QString levelWords(protocol::MaskingLevel level)
{
    switch (level) {
    case protocol::MaskingLevel::Marked:
        return SettingsPage::tr("Only what the site marks with idz_hide, passwords and card numbers are masked. The least protection.");
    case protocol::MaskingLevel::Fields: return SettingsPage::tr("Every field that a visitor can fill in is masked, and what the site marks.");
    case protocol::MaskingLevel::Private: break;
    }
    return SettingsPage::tr("All texts and pictures are masked; only the page's layout is seen. The most protection.");
}

QString consequence(SettingName name, bool on)
{
    switch (name) {
    case SettingName::Consent:
        return on ? SettingsPage::tr("From now on nothing that a visitor writes passes without a recorded consent. Visitors in conversations without one are asked.")
                  : SettingsPage::tr("Visitors who begin a conversation are no longer asked and no consent is recorded. Refusals and withdrawals stay as they are. Make sure that you have another legal ground.");
    case SettingName::Preview:
        return on ? SettingsPage::tr("Advisors see what visitors type before it is sent, where the visitor consented to it. The chatbox says so to the visitor.")
                  : SettingsPage::tr("Previews end at once in every conversation.");
    case SettingName::Mirroring:
        return on ? SettingsPage::tr("Advisors may see the page that a visitor sees, where the visitor consented to it.") : SettingsPage::tr("Every mirror ends at once.");
    case SettingName::Cobrowsing:
        return on ? SettingsPage::tr("Advisors may ask a visitor for the mouse; each time the visitor decides.") : SettingsPage::tr("Every co-browsing ends at once.");
    case SettingName::Masking:
    case SettingName::MirrorOffer:
    case SettingName::Hide:
    case SettingName::Retention: break;
    }
    return {};
}

} // namespace

SettingsPage::SettingsPage(console::Desk &desk, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_masking(new QComboBox)
    , m_maskingText(new PlainLabel({}, PlainLabel::Scale::Normal, PlainLabel::Tone::Muted))
    , m_offer(new QComboBox)
    , m_hide(new QPlainTextEdit)
    , m_hideSave(new QPushButton)
    , m_trouble(new PlainLabel({}, PlainLabel::Scale::Normal, PlainLabel::Tone::Danger))
    , m_historyEmpty(new PlainLabel(tr("Nothing was changed yet."), PlainLabel::Scale::Normal, PlainLabel::Tone::Muted))
    , m_history(new QVBoxLayout)
{
    setObjectName(QStringLiteral("settingsPage"));
    auto *back = new QPushButton(icon(QStringLiteral("back")), tr("Back to the room"));
    back->setObjectName(QStringLiteral("backButton"));
    connect(back, &QPushButton::clicked, this, &SettingsPage::backRequested);

    auto *column = new QWidget;
    column->setMaximumWidth(columnWidth);
    auto *layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, space::huge);
    layout->setSpacing(space::medium);
    auto *head = new QHBoxLayout;
    head->addWidget(new PlainLabel(tr("Settings of the workspace"), PlainLabel::Scale::Title), 1);
    head->addWidget(back);
    layout->addLayout(head);
    auto *lead = new PlainLabel(tr("They hold for every visitor and every conversation, at once. Each change is recorded."), PlainLabel::Scale::Normal, PlainLabel::Tone::Muted);
    lead->setWrapped(true);
    layout->addWidget(lead);
    m_trouble->setObjectName(QStringLiteral("settingsTrouble"));
    m_trouble->setWrapped(true);
    m_trouble->hide();
    layout->addWidget(m_trouble);
    addSwitch(layout, SettingName::Consent, "settingConsent",
              tr("Asks the visitor before anything is written or seen, and keeps a signed proof of each answer. Switched off, nobody is asked."));
    addSwitch(layout, SettingName::Preview, "settingPreview",
              tr("The assigned advisor sees what the visitor types before it is sent, with consent only. It is never stored, and card numbers are masked."));
    addSwitch(layout, SettingName::Mirroring, "settingMirroring",
              tr("The assigned advisor may see the page that the visitor sees, with consent only. Marked fields are masked before they leave the browser."));
    addSwitch(layout, SettingName::Cobrowsing, "settingCobrowsing",
              tr("The advisor may ask for the visitor's mouse. The visitor agrees each time and can take it back at any moment."));
    addMasking(layout);
    addOffer(layout);
    addHide(layout);
    layout->addSpacing(space::medium);
    layout->addWidget(new PlainLabel(tr("Who changed what"), PlainLabel::Scale::Heading));
    const auto [historyCard, historyLayout] = makeCard();
    historyLayout->addWidget(m_historyEmpty);
    historyLayout->addLayout(m_history);
    layout->addWidget(historyCard);
    layout->addStretch();

    auto *centre = new QWidget;
    auto *centreLayout = new QHBoxLayout(centre);
    centreLayout->addStretch();
    centreLayout->addWidget(column, 100);
    centreLayout->addStretch();
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setWidget(centre);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(space::large, space::large, space::large, 0);
    outer->addWidget(scroll);

    connect(&desk.session(), &console::Session::settingsChanged, this, [this] {
        settingsChanged();
        if (isVisible())
            loadHistory();
    });
    connect(&desk.session(), &console::Session::selfChanged, this, &SettingsPage::settingsChanged);
    settingsChanged();
}

void SettingsPage::addSwitch(QVBoxLayout *layout, SettingName name, const char *objectName, const QString &explanation)
{
    const auto [card, inner] = makeCard();
    inner->setSpacing(2);
    auto *box = new QCheckBox(words::of(name));
    box->setObjectName(QLatin1String(objectName));
    box->setAccessibleDescription(explanation);
    auto font = box->font();
    font.setWeight(QFont::DemiBold);
    box->setFont(font);
    auto *text = new PlainLabel(explanation, PlainLabel::Scale::Normal, PlainLabel::Tone::Muted);
    text->setWrapped(true);
    text->setContentsMargins(32, 0, 0, 0);
    auto *row = new QHBoxLayout;
    row->addSpacing(32);
    row->addWidget(text, 1);
    inner->addWidget(box);
    inner->addLayout(row);
    layout->addWidget(card);
    m_switches[name] = box;
    connect(box, &QCheckBox::clicked, this, [this, name](bool on) { switchTo(name, on); });
}

void SettingsPage::addMasking(QVBoxLayout *layout)
{
    const auto [card, inner] = makeCard();
    m_masking->setObjectName(QStringLiteral("settingMasking"));
    m_masking->setAccessibleName(words::of(SettingName::Masking));
    for (std::size_t i = 0; i < protocol::Names<protocol::MaskingLevel>.size(); ++i)
        m_masking->addItem(words::of(protocol::MaskingLevel(i)));
    m_maskingText->setWrapped(true);
    auto *row = new QHBoxLayout;
    row->addWidget(new PlainLabel(words::of(SettingName::Masking), PlainLabel::Scale::Strong), 1);
    row->addWidget(m_masking);
    inner->addLayout(row);
    inner->addWidget(m_maskingText);
    layout->addWidget(card);
    connect(m_masking, &QComboBox::activated, this, &SettingsPage::setMasking);
}

QVBoxLayout *SettingsPage::addCard(QVBoxLayout *layout, SettingName name, QWidget *control, const QString &explanation)
{
    const auto [card, inner] = makeCard();
    auto *row = new QHBoxLayout;
    row->addWidget(new PlainLabel(words::of(name), PlainLabel::Scale::Strong), 1);
    row->addWidget(control);
    auto *text = new PlainLabel(explanation, PlainLabel::Scale::Normal, PlainLabel::Tone::Muted);
    text->setWrapped(true);
    control->setAccessibleDescription(explanation);
    inner->addLayout(row);
    inner->addWidget(text);
    layout->addWidget(card);
    return inner;
}

void SettingsPage::addOffer(QVBoxLayout *layout)
{
    m_offer->setObjectName(QStringLiteral("settingMirrorOffer"));
    m_offer->setAccessibleName(words::of(SettingName::MirrorOffer));
    for (const auto *value : {"always", "request"})
        m_offer->addItem(valueWords(SettingName::MirrorOffer, value));
    (void)addCard(layout, SettingName::MirrorOffer, m_offer, tr("With the chat: one question for everything. By the advisor: only when an advisor wants to see the page. The visitor decides in both cases."));
    connect(m_offer, &QComboBox::activated, this, [this](int index) {
        const auto wanted = protocol::MirrorOffer(index);
        if (wanted != m_desk.session().settings().mirrorOffer)
            change(SettingName::MirrorOffer, std::string(protocol::text(wanted)), tr("Visitors who have answered already keep their answer."));
    });
}

void SettingsPage::addHide(QVBoxLayout *layout)
{
    m_hideSave->setObjectName(QStringLiteral("settingHideSave"));
    m_hideSave->setText(tr("Hide these"));
    auto *inner = addCard(layout, SettingName::Hide, m_hideSave, tr("CSS selectors, one a line, such as .balance or #orders: the recorder hides them as if the site had marked them with idz_hide."));
    m_hide->setObjectName(QStringLiteral("settingHide"));
    m_hide->setAccessibleName(words::of(SettingName::Hide));
    m_hide->setTabChangesFocus(true);
    m_hide->setFixedHeight(4 * fontMetrics().lineSpacing());
    inner->addWidget(m_hide);
    connect(m_hideSave, &QPushButton::clicked, this, [this] {
        const auto lines = m_hide->toPlainText().toStdString();
        if (!protocol::selectors(lines)) {
            m_trouble->setText(tr("These are no selectors, or too many: at most %1 lines of %2 characters, without braces.").arg(QString::number(protocol::limits::hideSelectors), QString::number(protocol::limits::hideSelector)));
            return m_trouble->show();
        }
        m_trouble->hide();
        change(SettingName::Hide, lines, tr("Live mirrors begin anew and hide them at once. This is done in the visitor's browser alone: what must be safe whatever the browser does belongs into the page, as idz_hide."));
    });
}

void SettingsPage::open()
{
    m_trouble->hide();
    settingsChanged();
    loadHistory();
}

void SettingsPage::settingsChanged()
{
    const auto &now = m_desk.session().settings();
    const bool mayChange = m_desk.session().rights().may(protocol::Action::ChangeSettings);
    const std::pair<SettingName, bool> values[] = {{SettingName::Consent, now.consent}, {SettingName::Preview, now.preview},
                                                   {SettingName::Mirroring, now.mirroring}, {SettingName::Cobrowsing, now.cobrowsing}};
    for (const auto &[name, on] : values) {
        m_switches.at(name)->setChecked(on);
        m_switches.at(name)->setEnabled(mayChange);
    }
    const QSignalBlocker quiet(m_masking);
    m_masking->setCurrentIndex(int(now.masking));
    m_masking->setEnabled(mayChange);
    m_maskingText->setText(levelWords(now.masking));
    m_offer->setCurrentIndex(int(now.mirrorOffer));
    QStringList lines;
    for (const auto &selector : now.hide)
        lines += QString::fromStdString(selector);
    if (!m_hide->hasFocus()) // not under somebody's hands
        m_hide->setPlainText(lines.join(QLatin1Char('\n')));
    for (auto *control : {static_cast<QWidget *>(m_offer), static_cast<QWidget *>(m_hide), static_cast<QWidget *>(m_hideSave)})
        control->setEnabled(mayChange);
}

void SettingsPage::switchTo(SettingName name, bool on)
{
    change(name, on ? "true" : "false", consequence(name, on));
}

void SettingsPage::setMasking(int level)
{
    if (level == int(m_desk.session().settings().masking))
        return;
    const auto wanted = protocol::MaskingLevel(level);
    change(SettingName::Masking, std::string(protocol::text(wanted)), levelWords(wanted));
}

void SettingsPage::change(SettingName name, const std::string &value, const QString &question)
{
    settingsChanged(); // the switch shows what is so until the backend says otherwise
    const auto title = tr("%1: %2", "setting, new value").arg(words::of(name), valueWords(name, value));
    auto *dialog = new ConfirmDialog(title, question, [this, name, value] { return m_desk.session().changeSetting(name, value); }, window());
    dialog->open();
}

void SettingsPage::loadHistory()
{
    m_desk.session().settingsHistory(historyRows).then(this, [this](const console::Result<std::vector<protocol::SettingsChange>> &changes) {
        m_trouble->setVisible(!changes);
        if (!changes) {
            m_trouble->setText(sentence(changes.error()));
            return;
        }
        while (auto *item = m_history->takeAt(0)) {
            delete item->widget();
            delete item;
        }
        m_historyEmpty->setVisible(changes->empty());
        for (const auto &change : *changes) {
            const auto at = QLocale().toString(QDateTime::fromMSecsSinceEpoch(change.at.time_since_epoch().count()), QLocale::ShortFormat);
            auto *row = new PlainLabel(tr("%1 · %2: %3, from “%4” to “%5”", "time, person, setting, old, new")
                                           .arg(at, console::visibleLine(change.by), words::of(change.name), valueWords(change.name, change.old), valueWords(change.name, change.new_)));
            row->setWrapped(true);
            m_history->addWidget(row);
        }
    });
}

} // namespace visavis::ui
