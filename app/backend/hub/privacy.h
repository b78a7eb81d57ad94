// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/journal/journal.h"
#include "protocol/privacy.h"

#include <memory>

namespace visavis::backend {

class Hub;

//! \brief Everything that is held of one visitor: found, shown, given out and erased.
//!
//! Life of an erasure: what runs is closed → a certificate joins the chain of consents in the very unit that deletes rows and key →
//! the admin gets it. From then on the visitor's cookie finds nobody.
class Privacy final
{
public:
    explicit Privacy(Hub &hub);

    [[nodiscard]] protocol::HeldVisitor held(const VisitorRow &visitor);

    using Found = std::function<void(std::vector<VisitorRow> visitors, bool more)>;
    //! \brief Opens the files of all visitors, some at a time between other work, since only their keys tell what is in them.
    void findByEmail(const std::string &email, Found found);

    //! \brief All of it as JSON, schema visavis-access-1; advisors by alias, no other visitor, no id of ours but the conversations'.
    //! In parts of limits::exportPart bytes at the most.
    [[nodiscard]] std::vector<std::string> document(const VisitorRow &visitor);

    using Erased = std::function<void(tl::expected<protocol::toadvisor::PrivacyErased, protocol::ErrorKind>)>;
    //! \param username of the admin who asked
    void erase(const VisitorRow &visitor, const std::string &username, Erased erased);

private:
    struct Search;
    void searchOn(std::shared_ptr<Search> search);
    void eraseClosed(const VisitorRow &visitor, const std::string &username, Erased erased);

    Hub &m_hub;
    const std::shared_ptr<void> m_life = std::make_shared<int>();
};

} // namespace visavis::backend
