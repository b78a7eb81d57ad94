// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sites/lookcard.h"

#include "console/links.h"
#include "console/visibletext.h"
#include "protocol/contrast.h"
#include "ui/look/plainlabel.h"
#include "ui/look/theme.h"
#include "ui/room/linkdialog.h"
#include "ui/sites/formgrid.h"
#include "ui/words/errorwords.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace visavis::ui {
namespace {

constexpr int colourWidth = 104;

//! As app/chatbox/src/loader/style.ts has them.
const protocol::Colours standardLight{"#0b5f6b", "#ffffff"}, standardDark{"#11808f", "#ffffff"};

} // namespace

//! \brief The chat's button in these colours.
class ColourFields::Sample final : public QWidget
{
public:
    Sample()
    {
        setFixedSize(36, 36);
        setAttribute(Qt::WA_TransparentForMouseEvents);
    }
    void set(int accent, int on)
    {
        m_accent = QColor(QRgb(accent));
        m_on = QColor(QRgb(on));
        QWidget::update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_accent);
        painter.drawEllipse(rect().adjusted(1, 1, -1, -1));
        painter.setPen(m_on);
        auto font = this->font();
        font.setWeight(QFont::DemiBold);
        painter.setFont(font);
        painter.drawText(rect(), Qt::AlignCenter, QStringLiteral("Aa"));
    }

private:
    QColor m_accent, m_on;
};

ColourFields::ColourFields(const char *name, const QString &label, protocol::Colours standard, QWidget *parent)
    : QWidget(parent)
    , m_standard(std::move(standard))
    , m_own(new QCheckBox(tr("Own colours")))
    , m_accent(new QLineEdit)
    , m_on(new QLineEdit)
    , m_sample(new Sample)
    , m_contrast(new PlainLabel({}, PlainLabel::Scale::Small, PlainLabel::Tone::Muted))
{
    m_own->setObjectName(QLatin1String(name) + QLatin1String("Own"));
    m_own->setAccessibleName(QStringLiteral("%1: %2").arg(label, m_own->text()));
    m_accent->setObjectName(QLatin1String(name) + QLatin1String("Accent"));
    m_accent->setAccessibleName(QStringLiteral("%1: %2").arg(label, tr("Colour")));
    m_on->setObjectName(QLatin1String(name) + QLatin1String("On"));
    m_on->setAccessibleName(QStringLiteral("%1: %2").arg(label, tr("Writing on it")));
    m_contrast->setObjectName(QLatin1String(name) + QLatin1String("Contrast"));
    for (auto *field : {m_accent, m_on}) {
        field->setMaxLength(int(protocol::limits::colour));
        field->setFixedWidth(colourWidth);
        connect(field, &QLineEdit::textChanged, this, &ColourFields::update);
    }
    connect(m_own, &QCheckBox::toggled, this, &ColourFields::update);
    auto *fields = new QHBoxLayout;
    fields->setSpacing(space::small);
    fields->addWidget(m_sample);
    fields->addWidget(m_accent);
    fields->addWidget(new PlainLabel(tr("written on with"), PlainLabel::Scale::Small, PlainLabel::Tone::Muted));
    fields->addWidget(m_on);
    fields->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::step);
    layout->addWidget(m_own);
    layout->addLayout(fields);
    m_contrast->setWrapped(true);
    layout->addWidget(m_contrast);
    show(std::nullopt);
}

void ColourFields::show(const std::optional<protocol::Colours> &colours)
{
    const QSignalBlocker quiet(this);
    const auto shown = colours.value_or(m_standard);
    m_own->setChecked(colours.has_value());
    m_accent->setText(QString::fromStdString(shown.accent));
    m_on->setText(QString::fromStdString(shown.onAccent));
    update();
}

void ColourFields::setStandard(const protocol::Colours &standard)
{
    m_standard = standard;
    if (!m_own->isChecked())
        show(std::nullopt);
}

std::optional<protocol::Colours> ColourFields::colours() const
{
    if (!m_own->isChecked())
        return std::nullopt;
    return protocol::Colours{m_accent->text().trimmed().toLower().toStdString(), m_on->text().trimmed().toLower().toStdString()};
}

QString ColourFields::fault() const
{
    const auto own = colours();
    if (!own)
        return {};
    const int accent = protocol::colourOf(own->accent), on = protocol::colourOf(own->onAccent);
    if (accent < 0 || on < 0)
        return tr("A colour is written as #0b5f6b.");
    return protocol::contrast(accent, on) < protocol::readable ? tr("The writing cannot be read well enough on this colour.") : QString();
}

void ColourFields::update()
{
    m_accent->setEnabled(m_own->isChecked());
    m_on->setEnabled(m_own->isChecked());
    const auto shown = colours().value_or(m_standard);
    const int accent = protocol::colourOf(shown.accent), on = protocol::colourOf(shown.onAccent);
    const bool known = accent >= 0 && on >= 0;
    m_sample->setVisible(known);
    if (known) {
        m_sample->set(accent, on);
        const auto ratio = protocol::contrast(accent, on);
        const auto number = QLocale().toString(ratio, 'f', 1);
        m_contrast->setText(ratio < protocol::readable ? tr("Contrast %1 : 1. It takes 4.5 : 1 to be read by everybody.").arg(number) : tr("Contrast %1 : 1").arg(number));
        m_contrast->setTone(ratio < protocol::readable ? PlainLabel::Tone::Danger : PlainLabel::Tone::Muted);
    } else {
        m_contrast->setText(tr("A colour is written as #0b5f6b."));
        m_contrast->setTone(PlainLabel::Tone::Danger);
    }
    Q_EMIT edited();
}

LookCard::LookCard(console::Session &session, QWidget *parent)
    : SiteCard(session, "look", tr("Look and words"), tr("Open chats show it within a second, pages as they are loaded anew."), parent)
    , m_corner(new QComboBox)
    , m_light(new ColourFields("lookLight", tr("In the light"), standardLight))
    , m_dark(new ColourFields("lookDark", tr("In the dark"), standardDark))
    , m_greeting(new LanguageFields("lookGreeting", tr("Greeting"), protocol::limits::siteText))
    , m_offline(new LanguageFields("lookOffline", tr("When nobody is there"), protocol::limits::siteText))
    , m_invitation(new LanguageFields("lookInvitation", tr("Invitation"), protocol::limits::invitationText))
    , m_accept(new LanguageFields("lookAccept", tr("Button of the invitation"), protocol::limits::invitationButton))
    , m_closed(new QCheckBox(tr("as if nobody were there")))
{
    m_corner->setObjectName(QStringLiteral("lookCorner"));
    m_corner->addItem(tr("At the right", "corner of a page"));
    m_corner->addItem(tr("At the left", "corner of a page"));
    auto *grid = new FormGrid;
    grid->addRow(tr("Button"), m_corner, {}, true);
    grid->addRow(tr("In the light"), m_light);
    grid->addRow(tr("In the dark"), m_dark);
    grid->addRow(tr("Greeting"), m_greeting, tr("Over an empty chat."));
    grid->addRow(tr("When nobody is there"), m_offline, tr("In place of our own words, outside the opening hours too."));
    grid->addRow(tr("Invitation"), m_invitation, tr("Of rules that have no words of their own."));
    grid->addRow(tr("Button of the invitation"), m_accept);
    body()->addWidget(grid);
    auto *preview = new QPushButton(tr("Preview in the browser…"));
    preview->setObjectName(QStringLiteral("lookPreview"));
    m_closed->setObjectName(QStringLiteral("lookPreviewOffline"));
    auto *line = new QHBoxLayout;
    line->addWidget(preview);
    line->addWidget(m_closed);
    line->addStretch();
    body()->addLayout(line);

    connect(m_corner, &QComboBox::activated, this, [this] { edited(); });
    connect(m_light, &ColourFields::edited, this, &LookCard::lightChanged);
    connect(m_dark, &ColourFields::edited, this, [this] { edited(); });
    for (auto *texts : {m_greeting, m_offline, m_invitation, m_accept})
        connect(texts, &LanguageFields::edited, this, [this] { edited(); });
    connect(preview, &QPushButton::clicked, this, &LookCard::preview);
}

void LookCard::fill()
{
    const auto &look = site().look;
    m_corner->setCurrentIndex(look.corner == protocol::Corner::Left ? 1 : 0);
    m_light->show(look.light);
    m_dark->setStandard(look.light.value_or(standardDark));
    m_dark->show(look.dark);
    for (auto *texts : {m_greeting, m_offline, m_invitation, m_accept})
        texts->setLanguages(site().is.languages);
    m_greeting->show(look.greeting);
    m_offline->show(look.offline);
    m_invitation->show(look.invitation);
    m_accept->show(look.accept);
}

//! In the dark the chat has the colours of the light, as long as it has none for the dark.
void LookCard::lightChanged()
{
    m_dark->setStandard(m_light->colours().value_or(standardDark));
    edited();
}

protocol::SiteLook LookCard::look() const
{
    protocol::SiteLook look;
    look.corner = m_corner->currentIndex() == 1 ? protocol::Corner::Left : protocol::Corner::Right;
    look.light = m_light->colours();
    look.dark = m_dark->colours();
    look.greeting = m_greeting->texts<protocol::limits::siteText>();
    look.offline = m_offline->texts<protocol::limits::siteText>();
    look.invitation = m_invitation->texts<protocol::limits::invitationText>();
    look.accept = m_accept->texts<protocol::limits::invitationButton>();
    return look;
}

QString LookCard::fault() const
{
    for (const auto *colours : {m_light, m_dark}) {
        if (const auto what = colours->fault(); !what.isEmpty())
            return what;
    }
    const auto look = this->look();
    return look.invitation.empty() && !look.accept.empty() ? tr("An invitation with a button needs words, too.") : QString();
}

SiteCard::Putting LookCard::put()
{
    return siteOf(session().putSiteLook(site().id, site().stamp, look()));
}

void LookCard::preview()
{
    if (const auto what = fault(); !what.isEmpty())
        return say(what);
    say({});
    session().previewSite(site().id, look(), m_closed->isChecked()).then(this, [this](const console::Result<console::Told<QUrl>> &link) {
        if (!link)
            return say(sentence(link.error()));
        if (!link->fault.empty())
            return say(tr("The server does not take this: %1").arg(console::visibleLine(link->fault)));
        console::Link opened;
        opened.url = link->value;
        opened.host = link->value.host();
        (new LinkDialog(opened, window()))->open();
    });
}

} // namespace visavis::ui
