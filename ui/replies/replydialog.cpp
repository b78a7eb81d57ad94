// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/replies/replydialog.h"

#include "console/replytext.h"
#include "console/visibletext.h"
#include "protocol/codec.h"
#include "protocol/text.h"
#include "ui/look/plainlabel.h"
#include "ui/look/theme.h"
#include "ui/replies/placeholderhighlighter.h"
#include "ui/words/errorwords.h"
#include "ui/words/words.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace visavis::ui {
namespace {

using protocol::ReplyScope;

PlainLabel *label(const QString &text)
{
    return new PlainLabel(text, PlainLabel::Scale::Small, PlainLabel::Tone::Muted);
}

QVBoxLayout *under(PlainLabel *name, QWidget *field)
{
    auto *both = new QVBoxLayout;
    both->setSpacing(2);
    both->addWidget(name);
    both->addWidget(field);
    field->setAccessibleName(name->text());
    return both;
}

std::optional<std::string> unlessEmpty(const QString &text)
{
    return text.isEmpty() ? std::nullopt : std::optional(text.toStdString());
}

//! \brief A bubble as the visitor will see it.
PlainLabel *bubble(QVBoxLayout *column, const QString &above)
{
    column->addWidget(label(above));
    auto *text = new PlainLabel;
    text->setWrapped(true);
    auto *frame = new QFrame;
    frame->setObjectName(QStringLiteral("replyBubble"));
    auto *layout = new QVBoxLayout(frame);
    layout->setContentsMargins(space::medium, space::small, space::medium, space::small);
    layout->addWidget(text);
    column->addWidget(frame);
    return text;
}

} // namespace

ReplyDialog::ReplyDialog(console::Session &session, const std::optional<protocol::Reply> &reply, QWidget *parent)
    : Dialog(QStringLiteral("replyDialog"), reply ? tr("Edit the reply") : tr("New reply"), tr("Save"), parent)
    , m_session(session)
    , m_reply(reply ? std::optional(reply->id) : std::nullopt)
    , m_stamp(reply ? reply->stamp : std::string())
    , m_place(new QComboBox)
    , m_language(new QComboBox)
    , m_shortcut(new QLineEdit)
    , m_title(new QLineEdit)
    , m_text(new QPlainTextEdit)
    , m_placeLabel(label(tr("Who may use it")))
    , m_hint(new PlainLabel({}, PlainLabel::Scale::Small, PlainLabel::Tone::Muted))
{
    m_shortcut->setObjectName(QStringLiteral("replyShortcut"));
    m_shortcut->setPlaceholderText(tr("one word, such as delivery"));
    m_title->setObjectName(QStringLiteral("replyTitle"));
    m_title->setPlaceholderText(tr("what it is for"));
    m_place->setObjectName(QStringLiteral("replyPlace"));
    m_language->setObjectName(QStringLiteral("replyLanguage"));
    m_text->setObjectName(QStringLiteral("replyText"));
    m_text->setTabChangesFocus(true);
    m_text->setMinimumHeight(150);
    new PlaceholderHighlighter(m_text->document());
    m_hint->setObjectName(QStringLiteral("replyHint"));
    m_hint->setWrapped(true);
    addPlaces();
    addLanguages();

    auto *names = new QHBoxLayout;
    names->setSpacing(space::medium);
    names->addLayout(under(label(tr("Shortcut, typed after /")), m_shortcut), 2);
    names->addLayout(under(label(tr("Title (optional)")), m_title), 3);
    auto *facts = new QHBoxLayout;
    facts->setSpacing(space::medium);
    facts->addLayout(under(m_placeLabel, m_place), 1);
    facts->addLayout(under(label(tr("Language")), m_language), 1);
    auto *left = new QVBoxLayout;
    left->setSpacing(space::small);
    left->addLayout(names);
    left->addLayout(facts);
    left->addLayout(under(label(tr("Text")), m_text), 1);
    addPlaceholders(left);
    left->addWidget(m_hint);
    auto *preview = new QWidget;
    auto *right = new QVBoxLayout(preview);
    right->setContentsMargins(0, 0, space::small, 0);
    right->setSpacing(space::small);
    m_named = bubble(right, tr("To a visitor who gave a name"));
    m_named->setObjectName(QStringLiteral("replyPreview"));
    m_nameless = bubble(right, tr("To a visitor without a name"));
    m_nameless->setObjectName(QStringLiteral("replyPreviewNameless"));
    right->addStretch();
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(preview);
    auto *both = new QHBoxLayout;
    both->setSpacing(space::huge);
    both->addLayout(left, 3);
    both->addWidget(scroll, 2);
    fields()->addLayout(both, 1);
    resize(std::min(880, parent->width() - 2 * space::huge), std::min(520, parent->height() - 2 * space::huge));

    connect(m_text, &QPlainTextEdit::textChanged, this, &ReplyDialog::updatePreview);
    show(reply ? reply->is : protocol::ReplyDraft());
    m_shortcut->setFocus();
}

//! One's own, and what one may edit besides; who has no choice is not asked.
void ReplyDialog::addPlaces()
{
    const auto add = [this](const QString &text, Place place) {
        m_place->addItem(text);
        m_places.push_back(place);
    };
    const auto &store = m_session.replies();
    if (m_session.rights().may(protocol::Action::EditOwnReplies))
        add(tr("Only me"), {ReplyScope::Own, std::nullopt});
    for (const auto &group : store.groups())
        add(tr("Group %1").arg(console::visibleLine(group.name)), {ReplyScope::Group, group.id});
    if (store.mayEditWorkspace())
        add(tr("Everybody"), {ReplyScope::Workspace, std::nullopt});
    m_place->setVisible(m_places.size() > 1);
    m_placeLabel->setVisible(m_places.size() > 1);
}

void ReplyDialog::addLanguages()
{
    m_language->addItem(tr("Any language"), QString());
    for (const auto *tag : {"en", "fr", "de", "es"})
        m_language->addItem(words::language(tag), QLatin1String(tag));
}

void ReplyDialog::addPlaceholders(QVBoxLayout *column)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(space::small);
    row->addWidget(label(tr("Insert:")));
    const std::pair<const char *, QString> all[] = {{"visitor", tr("Visitor's name")}, {"alias", tr("Your alias")}, {"site", tr("Site")}};
    for (const auto &[name, text] : all) {
        auto *button = new QPushButton(text);
        button->setObjectName(QLatin1String("replyInsert-") + QLatin1String(name));
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, [this, name = QLatin1String(name)] {
            m_text->insertPlainText(QLatin1Char('{') + name + QLatin1Char('}'));
            m_text->setFocus();
        });
        row->addWidget(button);
    }
    row->addStretch();
    column->addLayout(row);
}

void ReplyDialog::show(const protocol::ReplyDraft &draft)
{
    m_shortcut->setText(console::verbatimText(draft.shortcut));
    m_title->setText(console::verbatimText(draft.title.value_or("")));
    m_text->setPlainText(console::verbatimText(draft.text));
    const auto place = std::find_if(m_places.begin(), m_places.end(), [&](const Place &each) { return each.scope == draft.scope && each.group == draft.group; });
    m_place->setCurrentIndex(place == m_places.end() ? 0 : int(place - m_places.begin()));
    const auto tag = QString::fromStdString(draft.language.value_or(""));
    if (m_language->findData(tag) < 0)
        m_language->addItem(words::language(draft.language.value_or("")), tag);
    m_language->setCurrentIndex(m_language->findData(tag));
    updatePreview();
}

protocol::ReplyDraft ReplyDialog::draft() const
{
    protocol::ReplyDraft draft;
    const auto &place = m_places[std::size_t(std::max(0, m_place->currentIndex()))];
    draft.scope = place.scope;
    draft.group = place.group;
    auto shortcut = m_shortcut->text().trimmed();
    if (shortcut.startsWith(QLatin1Char('/')))
        shortcut.remove(0, 1);
    draft.shortcut = shortcut.toStdString();
    draft.title = unlessEmpty(m_title->text().trimmed());
    draft.text = m_text->toPlainText().toStdString();
    draft.language = unlessEmpty(m_language->currentData().toString());
    return draft;
}

bool ReplyDialog::isTaken(const protocol::ReplyDraft &draft) const
{
    const auto wanted = QString::fromStdString(draft.shortcut);
    for (const auto &[id, reply] : m_session.replies().replies()) {
        const bool same = id != m_reply && reply.is.scope == draft.scope && reply.is.group == draft.group;
        if (same && wanted.compare(QString::fromStdString(reply.is.shortcut), Qt::CaseInsensitive) == 0)
            return true;
    }
    return false;
}

QString ReplyDialog::fault(const protocol::ReplyDraft &draft) const
{
    namespace limits = protocol::limits;
    if (draft.shortcut.empty())
        return tr("Give it a shortcut: the word that you will type after the slash.");
    if (protocol::codePoints(draft.shortcut) > limits::replyShortcut)
        return tr("The shortcut is too long: %n character(s) at the most.", nullptr, int(limits::replyShortcut));
    if (draft.title && protocol::codePoints(*draft.title) > limits::replyTitle)
        return tr("The title is too long: %n character(s) at the most.", nullptr, int(limits::replyTitle));
    if (protocol::isBlank(draft.text))
        return tr("The reply has no text yet.");
    if (const auto length = protocol::codePoints(draft.text); length > limits::replyText)
        return tr("The text is %n character(s) too long.", nullptr, int(length - limits::replyText));
    if (!draft.valid())
        return tr("A shortcut is one word without slashes and invisible characters, a title is one line.");
    return isTaken(draft) ? tr("There is another reply of this shortcut. Take another word.") : QString();
}

void ReplyDialog::submit()
{
    const auto wanted = draft();
    if (const auto why = fault(wanted); !why.isEmpty())
        return showTrouble(why);
    showTrouble({});
    acceptButton()->setEnabled(false);
    m_session.putReply(m_reply, m_stamp, wanted).then(this, [this, wanted](const console::Result<protocol::Reply> &result) {
        acceptButton()->setEnabled(true);
        if (!result)
            return refused(result.error(), wanted);
        Q_EMIT stored(result->id);
        accept();
    });
}

//! What was typed stays; the next press means the reply as it is now.
void ReplyDialog::refused(const console::Error &error, const protocol::ReplyDraft &draft)
{
    using Kind = console::Error::Kind;
    const auto *now = m_reply ? m_session.replies().reply(*m_reply) : nullptr;
    if (error.kind == Kind::Conflict && isTaken(draft))
        return showTrouble(fault(draft));
    if (error.kind == Kind::Conflict && now) {
        m_stamp = now->stamp;
        return showTrouble(tr("Somebody changed this reply meanwhile. Save again to put yours in its place."));
    }
    if (error.kind == Kind::NotPermitted && m_reply && !now) {
        m_reply.reset();
        return showTrouble(tr("This reply was deleted meanwhile. Save again to keep yours as a new one."));
    }
    if (error.kind == Kind::TooLarge)
        return showTrouble(tr("There are %n reply(ies) already, and there cannot be more. Delete one that is not used.", nullptr, int(protocol::limits::replies)));
    showTrouble(sentence(error));
}

void ReplyDialog::updatePreview()
{
    const auto text = m_text->toPlainText();
    const auto alias = console::visibleLine(m_session.self().alias);
    const auto site = tr("Our shop");
    const auto shown = [](const QString &filled) { return filled.isEmpty() ? QStringLiteral("…") : console::visibleText(filled.toStdString()); };
    m_named->setText(shown(console::filled(text, {tr("Marie Dubois"), alias, site})));
    m_nameless->setText(shown(console::filled(text, {{}, alias, site})));
    QStringList unknown;
    for (const auto &each : console::placeholders(text)) {
        if (!each.known)
            unknown += console::visibleLine(text.mid(each.at, each.length).toStdString());
    }
    unknown.removeDuplicates();
    m_hint->setTone(unknown.isEmpty() ? PlainLabel::Tone::Muted : PlainLabel::Tone::Warning);
    m_hint->setText(unknown.isEmpty() ? tr("What stands in braces is filled in when the reply is used.")
                                      : tr("Not a placeholder, stays as it is: %1").arg(unknown.join(QStringLiteral(", "))));
}

} // namespace visavis::ui
