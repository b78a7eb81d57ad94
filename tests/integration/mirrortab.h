// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "integration/client.h"

//! \brief The second socket of a visitor's tab, raw, and what a recorder would say over it.
namespace visavis::tests {

inline std::string bigEndian(std::uint32_t value)
{
    std::string bytes;
    for (int shift = 24; shift >= 0; shift -= 8)
        bytes += static_cast<char>(value >> shift);
    return bytes;
}

//! \brief What an old recorder says of a page that shows \a words and hides \a secret only by its mark.
inline std::string mirrorPage(const std::string &words, const std::string &secret)
{
    const boost::json::value field = {{"type", 2}, {"tagName", "input"}, {"attributes", {{"class", "idz_hide"}, {"value", secret}}}, {"childNodes", boost::json::array()}, {"id", 5}};
    const boost::json::value text = {{"type", 3}, {"textContent", words}, {"id", 4}};
    const boost::json::value body = {{"type", 2}, {"tagName", "body"}, {"attributes", boost::json::object()}, {"childNodes", boost::json::array{text, field}}, {"id", 3}};
    const boost::json::value html = {{"type", 2}, {"tagName", "html"}, {"attributes", boost::json::object()}, {"childNodes", boost::json::array{body}}, {"id", 2}};
    const boost::json::value meta = {{"type", 4}, {"data", {{"href", "https://shop.example/?token=" + secret}, {"width", 800}, {"height", 600}}}, {"timestamp", 1}};
    const boost::json::value whole = {{"type", 2}, {"data", {{"node", {{"type", 0}, {"childNodes", boost::json::array{html}}, {"id", 1}}}, {"initialOffset", {{"left", 0}, {"top", 0}}}}}, {"timestamp", 2}};
    return boost::json::serialize(meta) + "\n" + boost::json::serialize(whole);
}

//! \brief The second socket of a tab.
class MirrorTab final : public Client
{
public:
    explicit MirrorTab(const Address &backend, const std::string &session, std::string tab = newId())
        : Client(backend.port, "/api/v1/mirror", backend.url)
        , m_tab(std::move(tab))
    {
        m_answer = send("mirror.hello", {{"version", 1}, {"site", "shop"}, {"session", session}, {"tab", m_tab}});
    }
    [[nodiscard]] std::string greeted() { return refusal(m_answer); }

    void sendChunk(std::uint8_t flags, std::uint32_t batch, std::size_t rawBytes, const std::string &part)
    {
        sendBinary(std::string{'\1', '\1', static_cast<char>(flags), '\0'} + bigEndian(m_page) + bigEndian(batch) + bigEndian(static_cast<std::uint32_t>(rawBytes)) + part);
    }
    void sendBatch(const std::string &lines) { sendChunk(2, ++m_batch, lines.size(), lines); }
    void acked(std::uint32_t batch)
    {
        wait([batch](const Frame &frame) { return textOf(frame, "type") == "mirror.acked" && countOf(frame, "batch") == batch; }, "the acknowledgement of a batch");
    }
    void acked() { acked(m_batch); }
    [[nodiscard]] const std::string &tab() const { return m_tab; }

private:
    std::string m_tab;
    std::uint64_t m_answer = 0;
    std::uint32_t m_page = 77, m_batch = 0;
};

} // namespace visavis::tests
