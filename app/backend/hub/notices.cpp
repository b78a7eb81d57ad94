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
using protocol::Purpose;

namespace {

constexpr std::array needed{Purpose::Chat, Purpose::Preview, Purpose::Mirroring};

[[nodiscard]] std::string member(const json::object &object, std::string_view name)
{
    const auto *value = object.if_contains(name);
    const auto *text = value ? value->if_string() : nullptr;
    return text ? std::string(text->data(), text->size()) : std::string();
}

[[nodiscard]] std::string filled(std::string text, std::string_view placeholder, const std::string &with)
{
    for (auto at = text.find(placeholder); at != text.npos; at = text.find(placeholder, at + with.size()))
        text.replace(at, placeholder.size(), with);
    return text;
}

[[nodiscard]] std::string filled(std::string text, const std::string &controller)
{
    return filled(std::move(text), "{controller}", controller);
}

//! \brief What a notice says whatever it is about. False when a text is missing.
[[nodiscard]] bool readFrame(const json::object &object, protocol::Notice &frame)
{
    frame.id = member(object, "id");
    const auto *version = object.if_contains("version");
    frame.version = version && version->is_int64() ? static_cast<std::uint64_t>(version->get_int64()) : 0;
    frame.title = member(object, "title");
    frame.intro = member(object, "intro");
    frame.more = member(object, "more");
    frame.accept = member(object, "accept");
    frame.refuse = member(object, "refuse");
    frame.moreLabel = member(object, "moreLabel");
    const std::array texts{&frame.id, &frame.title, &frame.intro, &frame.more, &frame.accept, &frame.refuse, &frame.moreLabel};
    return std::none_of(texts.begin(), texts.end(), [](const auto *text) { return text->empty(); });
}

} // namespace

Result<Notices> Notices::load(const std::string &folder)
{
    const auto broken = [](const fs::path &path, const std::string &what) {
        return failure(Error::Kind::Io, path.string() + ": " + what, "reinstall the program's shared files");
    };
    Notices notices;
    std::error_code error;
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
        if (at->path().extension() != ".json")
            continue;
        std::stringstream contents;
        contents << std::ifstream(at->path(), std::ios::binary).rdbuf();
        const auto document = protocol::JsonDocument::parse(contents.str());
        const auto *object = document ? document->root.if_object() : nullptr;
        if (!object)
            return broken(at->path(), "not a JSON object");
        Texts texts;
        auto &frame = texts.frame;
        frame.language = at->path().stem().string();
        if (!readFrame(*object, frame))
            return broken(at->path(), "a text is missing");
        const auto *purposes = object->if_contains("purposes");
        for (const auto purpose : needed) {
            const auto *part = purposes && purposes->is_object() ? purposes->get_object().if_contains(text(purpose)) : nullptr;
            if (!part || !part->is_object())
                return broken(at->path(), "the text of a purpose is missing");
            texts.purposes[purpose] = {purpose, member(part->get_object(), "title"), member(part->get_object(), "text")};
        }
        const auto *lending = object->if_contains("lending");
        if (!lending || !lending->is_object() || !readFrame(lending->get_object(), texts.lending))
            return broken(at->path(), "a text of the co-browsing form is missing");
        const auto &form = lending->get_object();
        texts.lending.language = frame.language;
        texts.lendingTitle = member(form, "can");
        for (const auto scope : {protocol::CobrowseScope::Point, protocol::CobrowseScope::Guide, protocol::CobrowseScope::Assist})
            texts.scopes[scope] = member(form, text(scope));
        texts.lending.purposes = {{Purpose::Cobrowsing, member(form, "neverTitle"), member(form, "never")}, {Purpose::Cobrowsing, member(form, "endTitle"), member(form, "end")}};
        for (const auto *name : {"can", "point", "guide", "assist", "neverTitle", "never", "endTitle", "end"}) {
            if (member(form, name).empty())
                return broken(at->path(), "a text of the co-browsing form is missing");
        }
        notices.m_languages.emplace(frame.language, std::move(texts));
    }
    if (error || !notices.m_languages.contains("en"))
        return broken(folder, "the English notice is missing");
    return notices;
}

std::string Notices::languageFor(std::span<const std::string> wanted, std::span<const protocol::Language> speaks) const
{
    for (const auto &tag : wanted) {
        auto primary = tag.substr(0, tag.find('-'));
        std::transform(primary.begin(), primary.end(), primary.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
        const auto language = protocol::parse<protocol::Language>(primary);
        if (language && std::find(speaks.begin(), speaks.end(), *language) != speaks.end() && m_languages.contains(primary))
            return primary;
    }
    return std::string(speaks.empty() ? "en" : text(speaks.front()));
}

const Notices::Texts &Notices::textsIn(const std::string &language) const
{
    const auto found = m_languages.find(language);
    return found == m_languages.end() ? m_languages.at("en") : found->second;
}

protocol::Notice Notices::lending(const std::string &language, const std::string &controller, const std::string &alias, protocol::CobrowseScope scope) const
{
    const auto &texts = textsIn(language);
    const auto named = [&](std::string text) { return filled(filled(std::move(text), controller), "{alias}", alias); };
    auto notice = texts.lending;
    notice.controller = controller;
    notice.purposes.insert(notice.purposes.begin(), {Purpose::Cobrowsing, texts.lendingTitle, texts.scopes.at(scope)});
    for (auto *text : {&notice.title, &notice.intro, &notice.more})
        *text = named(*text);
    for (auto &part : notice.purposes) {
        part.title = named(part.title);
        part.text = named(part.text);
    }
    return notice;
}

protocol::Notice Notices::compose(const std::string &language, const std::string &controller, std::span<const Purpose> purposes) const
{
    const auto &texts = textsIn(language);
    auto notice = texts.frame;
    notice.controller = controller;
    notice.intro = filled(notice.intro, controller);
    notice.more = filled(notice.more, controller);
    for (const auto purpose : purposes) {
        if (const auto part = texts.purposes.find(purpose); part != texts.purposes.end()) {
            auto shown = part->second;
            shown.text = filled(shown.text, controller);
            notice.purposes.push_back(std::move(shown));
        }
    }
    return notice;
}

std::string noticeHash(const protocol::Notice &notice)
{
    return hex(sha256(canonicalJson(protocol::JsonDocument::parse(encode(notice))->root)));
}

} // namespace visavis::backend
