// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/notices.h"

#include "protocol/text.h"

#include <algorithm>

namespace visavis::protocol {
namespace {

using enum NoticePart;

constexpr std::array chatParts{Title, Intro, ChatTitle, Chat, PreviewTitle, Preview, MirroringTitle, Mirroring, More, Accept, Refuse, MoreLabel};
constexpr std::array lendingParts{Title, Intro, CanTitle, Point, Guide, Assist, NeverTitle, Never, EndTitle, End, More, Accept, Refuse, MoreLabel};

//! \brief Braces around anything but what \a form fills in.
[[nodiscard]] bool hasForeignPlaceholder(std::string_view text, NoticeForm form)
{
    for (auto at = text.find_first_of("{}"); at != text.npos; at = text.find_first_of("{}", at)) {
        const auto rest = text.substr(at);
        if (rest.starts_with("{controller}"))
            at += std::string_view("{controller}").size();
        else if (form == NoticeForm::Cobrowsing && rest.starts_with("{alias}"))
            at += std::string_view("{alias}").size();
        else
            return true;
    }
    return false;
}

} // namespace

std::span<const NoticePart> partsOf(NoticeForm form)
{
    return form == NoticeForm::Chat ? std::span<const NoticePart>(chatParts) : std::span<const NoticePart>(lendingParts);
}

std::string NoticeDraft::in(NoticePart part) const
{
    const auto at = std::find_if(texts.begin(), texts.end(), [part](const NoticeText &text) { return text.part == part; });
    return at == texts.end() ? std::string() : at->text;
}

std::optional<NoticeFault> fault(const NoticeDraft &draft)
{
    const auto parts = partsOf(draft.form);
    for (std::size_t i = 0; i < draft.texts.size(); ++i) {
        const auto part = draft.texts[i].part;
        const bool known = std::find(parts.begin(), parts.end(), part) != parts.end();
        const bool twice = std::any_of(draft.texts.begin(), draft.texts.begin() + std::ptrdiff_t(i), [part](const NoticeText &text) { return text.part == part; });
        if (!known || twice)
            return NoticeFault{part, NoticeProblem::Foreign};
        if (!isPlainLine(draft.texts[i].text))
            return NoticeFault{part, NoticeProblem::Unprintable};
        if (hasForeignPlaceholder(draft.texts[i].text, draft.form))
            return NoticeFault{part, NoticeProblem::Placeholder};
    }
    for (const auto part : parts) {
        if (isBlank(draft.in(part)))
            return NoticeFault{part, NoticeProblem::Missing};
    }
    if (draft.form == NoticeForm::Chat && draft.in(Intro).find("{controller}") == std::string::npos)
        return NoticeFault{Intro, NoticeProblem::NoController};
    if (draft.form == NoticeForm::Cobrowsing && draft.in(Title).find("{alias}") == std::string::npos)
        return NoticeFault{Title, NoticeProblem::NoAlias};
    if (draft.in(Accept) == draft.in(Refuse))
        return NoticeFault{Refuse, NoticeProblem::SameAnswers};
    return std::nullopt;
}

} // namespace visavis::protocol
