// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/hub/connection.h"

namespace visavis::backend {

//! \brief One tab of a visitor, and the consent gate in front of everything that it sends.
//!
//! Before consent the visitor exists in this object alone: nothing but the frames of PRIVACY.md S10 passes, and when the socket
//! goes, so does the visitor. Visitor, conversation and consent record become durable as one unit.
class VisitorConnection final : public Connection
{
public:
    VisitorConnection(Hub &hub, std::shared_ptr<Peer> peer, ConnectionInfo info);
    ~VisitorConnection() override;

    void received(std::string_view text) override;

    // From the hub
    void tell(const std::vector<protocol::Event> &events);
    void tellSeen(protocol::Side by, std::uint64_t seq);
    void tellTyping(const std::string &alias, bool active);
    void tellPresence(protocol::SiteId site, protocol::Presence presence);
    //! \brief The site was changed: its look is told, and where it may not stand any more it is over.
    void siteChanged(protocol::SiteId site);
    //! \brief An admin threw a switch.
    void switched(protocol::SettingName name);
    //! \brief There is a new question to put, perhaps.
    void askAgain();
    //! \brief Consents of the conversation changed, perhaps in another tab.
    void tellConsent();
    void tellCobrowse(protocol::tovisitor::CobrowseNow now);
    using Connection::guard;
    void tellMirror(const protocol::tovisitor::MirrorWanted &wanted);
    //! \brief The conversation is about to be erased.
    void erased();
    //! \brief The conversation is gone, by withdrawal or because it never became durable.
    void forget();

    //! \brief What a visitor may see of an event.
    [[nodiscard]] static protocol::Event shown(const protocol::Event &event);

private:
    [[nodiscard]] bool greeted() const override { return m_site != nullptr; }

    void on(const protocol::fromvisitor::Hello &frame);
    void on(const protocol::fromvisitor::ConsentGive &frame);
    void on(const protocol::fromvisitor::ConsentRefuse &frame);
    void on(const protocol::fromvisitor::ConsentWithdraw &frame);
    void on(const protocol::fromvisitor::ConversationBegin &frame);
    void on(const protocol::fromvisitor::MessageSend &frame);
    void on(const protocol::fromvisitor::MessageSeen &frame);
    void on(const protocol::fromvisitor::PreviewUpdate &frame);
    void on(const protocol::fromvisitor::TypingUpdate &frame);
    void on(const protocol::fromvisitor::VisitorIdentify &frame);
    void on(const protocol::fromvisitor::HistoryPage &frame);
    void on(const protocol::fromvisitor::ConversationClose &frame);
    void on(const protocol::fromvisitor::SurveyAnswer &frame);
    void on(const protocol::fromvisitor::MirrorPause &frame);
    void on(const protocol::fromvisitor::CobrowseAnswer &frame);
    void on(const protocol::fromvisitor::CobrowseStop &frame);
    void on(const protocol::fromvisitor::CobrowseResume &frame);
    void on(const protocol::fromvisitor::Ping &frame);

    [[nodiscard]] protocol::ConsentStep &step(protocol::Purpose purpose);
    [[nodiscard]] bool mayChat();
    [[nodiscard]] bool mayPreview();
    [[nodiscard]] protocol::ConsentStates states();
    //! \brief Purposes that are switched on and neither answered nor refused.
    [[nodiscard]] std::vector<protocol::Purpose> openQuestions();
    //! \brief Puts the open questions; nothing when there are none.
    [[nodiscard]] std::optional<protocol::Ask> ask();
    [[nodiscard]] bool answersTheAsk(protocol::NonceId nonce, const std::string &hash) const;
    [[nodiscard]] protocol::VisitorConversation conversation(std::uint64_t after);
    [[nodiscard]] ConsentDraft draft(const protocol::Ask &asked, const std::string &hash, protocol::ConsentMethod method, const std::string &boxVersion) const;
    //! \brief An ok, or the error that there was.
    [[nodiscard]] std::function<void(std::optional<protocol::ErrorKind>)> saying(std::uint64_t re);
    //! \brief Makes visitor and conversation, with the consent that allows them.
    void begin(std::uint64_t re, std::optional<ConsentDraft> record, std::vector<protocol::Purpose> given);
    //! \brief Adds a decision to the conversation that is there.
    void decide(std::uint64_t re, ConsentDraft record, std::vector<protocol::Purpose> given);
    //! \brief A visitor's ok, or the error that the hub gave.
    [[nodiscard]] Hub::Answer answering(std::uint64_t re);

    const ConnectionInfo m_info;
    const SiteRow *m_site = nullptr; //!< set by the hello
    std::shared_ptr<const SiteRow> m_trial; //!< the site, if an admin only looks how it would look: nothing can be done here
    protocol::SiteFace m_face; //!< as it was told
    protocol::Vuid m_vuid;
    std::string m_origin, m_language;
    std::optional<protocol::Ask> m_asked;
    std::string m_askedHash;
    std::optional<protocol::Ask> m_lendAsked; //!< the form of co-browsing, in this tab's language
    std::string m_lendHash;
    std::array<protocol::ConsentStep, 4> m_before{}; //!< the steps while there is no conversation
    Conversation *m_conversation = nullptr;
    bool m_beginning = false;
};

} // namespace visavis::backend
