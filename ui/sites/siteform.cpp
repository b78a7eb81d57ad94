// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sites/siteform.h"

#include "console/visibletext.h"
#include "protocol/origin.h"
#include "protocol/text.h"
#include "ui/look/theme.h"
#include "ui/sites/formgrid.h"
#include "ui/words/words.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

namespace visavis::ui {
using protocol::Language;
using protocol::OriginFault;

QString originOf(const QString &typed)
{
    const auto text = typed.trimmed();
    const QUrl url(text, QUrl::StrictMode);
    // What is no address, or has something behind its host, stays as it is: its fault is said.
    if (!url.isValid() || url.scheme().isEmpty() || url.host().isEmpty() || !url.userInfo().isEmpty() || url.hasQuery() || url.hasFragment() || url.path().size() > 1)
        return text;
    QString origin = url.scheme().toLower() + QStringLiteral("://") + QString::fromLatin1(QUrl::toAce(url.host())).toLower();
    const int port = url.port();
    if (port > 0 && port != (url.scheme() == QLatin1String("https") ? 443 : 80))
        origin += QLatin1Char(':') + QString::number(port);
    return origin;
}

SiteForm::SiteForm(console::Session &session, QWidget *parent)
    : SiteCard(session, "site", tr("The site"), {}, parent)
    , m_name(new QLineEdit)
    , m_controller(new QLineEdit)
    , m_privacy(new QLineEdit)
    , m_group(new QComboBox)
    , m_origins(new QPlainTextEdit)
    , m_offline(new QCheckBox(tr("Closed for now")))
{
    auto *grid = new FormGrid;
    body()->addWidget(grid);
    m_name->setObjectName(QStringLiteral("siteName"));
    m_controller->setObjectName(QStringLiteral("siteController"));
    m_privacy->setObjectName(QStringLiteral("sitePrivacy"));
    m_privacy->setPlaceholderText(QStringLiteral("https://"));
    m_group->setObjectName(QStringLiteral("siteGroup"));
    m_origins->setObjectName(QStringLiteral("siteOrigins"));
    m_origins->setPlaceholderText(QStringLiteral("https://shop.example"));
    m_origins->setTabChangesFocus(true);
    m_origins->setFixedHeight(96);
    m_offline->setObjectName(QStringLiteral("siteOffline"));
    m_name->setMaxLength(int(protocol::limits::siteName));
    m_controller->setMaxLength(int(protocol::limits::siteName));
    m_privacy->setMaxLength(int(protocol::limits::url));
    m_group->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_group->setMinimumContentsLength(24);
    auto *languages = new QWidget;
    auto *row = new QHBoxLayout(languages);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::large);
    for (const auto language : {Language::En, Language::Fr, Language::De, Language::Es}) {
        const QString name = QStringLiteral("siteLanguage_") + QString::fromUtf8(protocol::text(language).data(), qsizetype(protocol::text(language).size()));
        const auto text = words::language(std::string(protocol::text(language)));
        auto *box = new QCheckBox(text);
        box->setObjectName(name);
        row->addWidget(box);
        m_languages.emplace_back(language, box);
        connect(box, &QCheckBox::toggled, this, [this] { edited(); });
    }
    row->addStretch();
    grid->addRow(tr("Name"), m_name, tr("Visitors see it over the chat."));
    grid->addRow(tr("Addresses"), m_origins, tr("Where the chat may stand, one a line: https and the name of the host, without a path. http is for this computer alone."));
    grid->addRow(tr("Group"), m_group, tr("Answers the visitors of this site. Conversations that are open stay where they are."));
    grid->addRow(tr("Languages"), languages, tr("The chat speaks the visitor's if it is one of them, else the first."));
    grid->addRow(tr("Controller"), m_controller, tr("Who answers for the visitors' data: the consent form names them."));
    grid->addRow(tr("Privacy policy"), m_privacy, tr("Linked from the consent form."));
    grid->addRow(tr("State"), m_offline, tr("The button says that nobody is there, whatever the hours say. Messages can be left."));

    for (auto *field : {m_name, m_controller, m_privacy})
        connect(field, &QLineEdit::textChanged, this, [this] { edited(); });
    connect(m_origins, &QPlainTextEdit::textChanged, this, [this] { edited(); });
    connect(m_group, &QComboBox::activated, this, [this] { edited(); });
    connect(m_offline, &QCheckBox::toggled, this, [this] { edited(); });
    connect(&session.sites(), &console::SiteStore::changed, this, &SiteForm::fillGroups);
}

void SiteForm::showNew()
{
    protocol::SiteFacts blank;
    blank.is.languages = {Language::En, Language::Fr, Language::De, Language::Es};
    if (const auto &groups = session().sites().groups(); !groups.empty())
        blank.is.group = groups.front().id;
    SiteCard::showNew(blank);
}

void SiteForm::takeFocus()
{
    m_name->setFocus();
}

void SiteForm::fillGroups()
{
    const QSignalBlocker quiet(m_group);
    const auto chosen = m_group->currentData().isValid() ? m_group->currentData().value<QByteArray>() : QByteArray::fromStdString(site().is.group.text());
    m_group->clear();
    for (const auto &group : session().sites().groups())
        m_group->addItem(console::visibleLine(group.name), QByteArray::fromStdString(group.id.text()));
    m_group->setCurrentIndex(m_group->findData(chosen));
}

void SiteForm::fill()
{
    const QSignalBlocker blockers[]{QSignalBlocker(m_name), QSignalBlocker(m_controller), QSignalBlocker(m_privacy), QSignalBlocker(m_origins), QSignalBlocker(m_offline), QSignalBlocker(m_group)};
    const auto &is = site().is;
    m_name->setText(QString::fromStdString(is.name));
    m_controller->setText(QString::fromStdString(is.controller));
    m_privacy->setText(QString::fromStdString(is.privacyUrl.value_or("")));
    for (auto *field : {m_name, m_controller, m_privacy})
        field->setCursorPosition(0); // a long name is read from its beginning
    QStringList origins;
    for (const auto &origin : is.origins)
        origins += QString::fromStdString(origin);
    m_origins->setPlainText(origins.join(QLatin1Char('\n')));
    m_offline->setChecked(is.offline);
    for (const auto &[language, box] : m_languages) {
        const QSignalBlocker quiet(box);
        box->setChecked(std::find(is.languages.begin(), is.languages.end(), language) != is.languages.end());
    }
    m_group->clear(); // what was chosen was of another site
    fillGroups();
}

protocol::SiteDraft SiteForm::draft() const
{
    auto draft = site().is;
    draft.name = m_name->text().trimmed().toStdString();
    draft.controller = m_controller->text().trimmed().toStdString();
    const auto privacy = m_privacy->text().trimmed();
    draft.privacyUrl = privacy.isEmpty() ? std::nullopt : std::optional(privacy.toStdString());
    if (const auto group = protocol::GroupId::parse(m_group->currentData().toByteArray().toStdString()))
        draft.group = *group;
    draft.origins.clear();
    for (const auto &line : m_origins->toPlainText().split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
        const auto origin = originOf(line).toStdString();
        if (!origin.empty() && std::find(draft.origins.begin(), draft.origins.end(), origin) == draft.origins.end())
            draft.origins.push_back(origin);
    }
    std::sort(draft.origins.begin(), draft.origins.end());
    // In the order that was shown, so that what was not touched is not a change.
    for (const auto &[language, box] : m_languages) {
        const auto at = std::find(draft.languages.begin(), draft.languages.end(), language);
        if (box->isChecked() && at == draft.languages.end())
            draft.languages.push_back(language);
        else if (!box->isChecked() && at != draft.languages.end())
            draft.languages.erase(at);
    }
    draft.offline = m_offline->isChecked();
    return draft;
}

QString SiteForm::fault() const
{
    const auto draft = this->draft();
    if (protocol::isBlank(draft.name))
        return tr("A name is needed: visitors see it.");
    if (protocol::isBlank(draft.controller))
        return tr("Say who answers for the visitors' data: the consent form names them.");
    if (draft.languages.empty())
        return tr("Choose a language at least.");
    if (draft.group.isNull())
        return tr("Choose a group: it answers the visitors.");
    if (draft.origins.size() > protocol::limits::origins)
        return tr("%n address(es) at most.", nullptr, int(protocol::limits::origins));
    for (const auto &origin : draft.origins) {
        const auto shown = console::visibleLine(origin);
        switch (protocol::originFault(origin)) {
        case OriginFault::None: break;
        case OriginFault::NoAddress: return tr("“%1” is no address. Write it as https://shop.example.").arg(shown);
        case OriginFault::NotSecure: return tr("“%1” is not secure: the chat stands on https alone, but for localhost.").arg(shown);
        case OriginFault::More: return tr("“%1” has more than a host. Leave out what follows its name.").arg(shown);
        case OriginFault::Host: return tr("“%1” has no name of a host that browsers know.").arg(shown);
        case OriginFault::Port: return tr("“%1” has a port that is none.").arg(shown);
        }
    }
    if (draft.privacyUrl && !QString::fromStdString(*draft.privacyUrl).startsWith(QLatin1String("https://")))
        return tr("The address of the privacy policy begins with https://.");
    if (!draft.valid())
        return tr("A name holds a character that cannot be shown, or turns the direction of writing. Type it anew.");
    return {};
}

SiteCard::Putting SiteForm::put()
{
    return siteOf(session().putSite(isNew() ? std::nullopt : std::optional(site().id), site().stamp, draft()));
}

QString SiteForm::worded(const std::string &fault) const
{
    return QString::fromStdString(fault).startsWith(QLatin1String("/origins")) ? tr("The server does not take one of the addresses.") : QString();
}

} // namespace visavis::ui
