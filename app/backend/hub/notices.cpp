// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/hub/notices.h"

#include "backend/consent/canonicaljson.h"
#include "backend/crypto/crypto.h"
#include "protocol/codec.h"
#include "protocol/jsondocument.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace visavis::backend {
namespace fs = std::filesystem;
namespace json = boost::json;
using protocol::CobrowseScope;
using protocol::Language;
using protocol::NoticeForm;
using protocol::NoticePart;
using protocol::Purpose;

namespace {

constexpr std::array forms{NoticeForm::Chat, NoticeForm::Cobrowsing};
constexpr std::array languages{Language::En, Language::Fr, Language::De, Language::Es};
static_assert(languages.size() == protocol::Names<Language>.size());

//! \brief \a text with both names in their places. One pass, so that no name is taken for a placeholder.
[[nodiscard]] std::string filled(std::string_view text, const std::string &controller, const std::string &alias)
{
    const std::array names{std::pair(std::string_view("{controller}"), &controller), std::pair(std::string_view("{alias}"), &alias)};
    std::string out;
    while (!text.empty()) {
        const auto at = std::find_if(names.begin(), names.end(), [text](const auto &name) { return text.starts_with(name.first); });
        out += at == names.end() ? text.substr(0, 1) : std::string_view(*at->second);
        text.remove_prefix(at == names.end() ? 1 : at->first.size());
    }
    return out;
}

//! \brief The texts of \a form in \a language's file; parts that are not there are left out.
[[nodiscard]] protocol::NoticeDraft draftOf(const json::object &file, NoticeForm form, Language language)
{
    protocol::NoticeDraft draft{form, language, {}};
    const auto *texts = file.if_contains(text(form));
    for (const auto part : protocol::partsOf(form)) {
        const auto *value = texts && texts->is_object() ? texts->get_object().if_contains(text(part)) : nullptr;
        if (const auto *words = value ? value->if_string() : nullptr)
            draft.texts.push_back({part, std::string(words->data(), words->size())});
    }
    return draft;
}

//! \brief What every notice says whatever it is about.
[[nodiscard]] protocol::Notice frameOf(const protocol::NoticeVersion &version, const std::string &controller)
{
    const auto words = [&](NoticePart part) { return version.is.in(part); };
    protocol::Notice notice;
    notice.id = text(version.is.form);
    notice.version = version.version;
    notice.language = text(version.is.language);
    notice.controller = controller;
    notice.title = words(NoticePart::Title);
    notice.intro = words(NoticePart::Intro);
    notice.more = words(NoticePart::More);
    notice.accept = words(NoticePart::Accept);
    notice.refuse = words(NoticePart::Refuse);
    notice.moreLabel = words(NoticePart::MoreLabel);
    return notice;
}

//! \brief Fills in who asks.
void fillIn(protocol::Notice &notice, const std::string &controller, const std::string &alias)
{
    const auto fill = [&](std::string &text) { text = filled(text, controller, alias); };
    for (auto *text : {&notice.title, &notice.intro, &notice.more, &notice.accept, &notice.refuse, &notice.moreLabel})
        fill(*text);
    for (auto &part : notice.purposes) {
        fill(part.title);
        fill(part.text);
    }
}

} // namespace

Result<Notices> Notices::load(const std::string &folder)
{
    Notices notices;
    for (const auto language : languages) {
        const auto path = fs::path(folder) / (std::string(text(language)) + ".json");
        const auto broken = [&](const std::string &what) { return failure(Error::Kind::Io, path.string() + ": " + what, "reinstall the program's shared files"); };
        std::stringstream contents;
        contents << std::ifstream(path, std::ios::binary).rdbuf();
        const auto document = protocol::JsonDocument::parse(contents.str());
        const auto *file = document ? document->root.if_object() : nullptr;
        if (!file)
            return broken("not a JSON object");
        for (const auto form : forms) {
            auto draft = draftOf(*file, form, language);
            if (const auto wrong = fault(draft))
                return broken("/" + std::string(text(form)) + "/" + std::string(text(wrong->part)) + ": " + std::string(text(wrong->problem)));
            notices.put({std::move(draft), 1, {}, std::nullopt});
        }
    }
    return notices;
}

void Notices::put(protocol::NoticeVersion version)
{
    m_newest[{version.is.form, version.is.language}] = std::move(version);
}

const protocol::NoticeVersion &Notices::newest(NoticeForm form, Language language) const
{
    return m_newest.at({form, language});
}

std::vector<protocol::NoticeVersion> Notices::all() const
{
    std::vector<protocol::NoticeVersion> all;
    for (const auto &[key, version] : m_newest)
        all.push_back(version);
    return all;
}

std::string Notices::languageFor(std::span<const std::string> wanted, std::span<const Language> speaks)
{
    for (const auto &tag : wanted) {
        auto primary = tag.substr(0, tag.find('-'));
        std::transform(primary.begin(), primary.end(), primary.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
        const auto language = protocol::parse<Language>(primary);
        if (language && std::find(speaks.begin(), speaks.end(), *language) != speaks.end())
            return primary;
    }
    return std::string(speaks.empty() ? "en" : text(speaks.front()));
}

const protocol::NoticeVersion &Notices::in(NoticeForm form, const std::string &language) const
{
    return newest(form, protocol::parse<Language>(language).value_or(Language::En));
}

protocol::Notice Notices::lending(const std::string &language, const std::string &controller, const std::string &alias, CobrowseScope scope) const
{
    const auto &version = in(NoticeForm::Cobrowsing, language);
    auto notice = frameOf(version, controller);
    const auto allowed = scope == CobrowseScope::Point ? NoticePart::Point : scope == CobrowseScope::Guide ? NoticePart::Guide : NoticePart::Assist;
    for (const auto &[title, words] : {std::pair(NoticePart::CanTitle, allowed), std::pair(NoticePart::NeverTitle, NoticePart::Never), std::pair(NoticePart::EndTitle, NoticePart::End)})
        notice.purposes.push_back({Purpose::Cobrowsing, version.is.in(title), version.is.in(words)});
    fillIn(notice, controller, alias);
    return notice;
}

protocol::Notice Notices::compose(const std::string &language, const std::string &controller, std::span<const Purpose> purposes) const
{
    const auto &version = in(NoticeForm::Chat, language);
    auto notice = frameOf(version, controller);
    const auto add = [&](Purpose purpose, NoticePart title, NoticePart words) {
        if (std::find(purposes.begin(), purposes.end(), purpose) != purposes.end())
            notice.purposes.push_back({purpose, version.is.in(title), version.is.in(words)});
    };
    add(Purpose::Chat, NoticePart::ChatTitle, NoticePart::Chat);
    add(Purpose::Preview, NoticePart::PreviewTitle, NoticePart::Preview);
    add(Purpose::Mirroring, NoticePart::MirroringTitle, NoticePart::Mirroring);
    fillIn(notice, controller, {});
    return notice;
}

std::string noticeHash(const protocol::Notice &notice)
{
    return hex(sha256(canonicalJson(protocol::JsonDocument::parse(encode(notice))->root)));
}

} // namespace visavis::backend
