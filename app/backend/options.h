// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend/error.h"
#include "backend/net/listener.h"
#include "masking/hiding.h"
#include "protocol/id.h"
#include "protocol/time.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace visavis::backend {

//! \brief visavis-backend serve
struct ServeOptions {
    std::string data, share;
    ListenerOptions listener;
    std::string limits;    //!< file with rates, see RuntimeLimits
    bool embedded = false; //!< a child of the console: its standard input ends it and asks for one-time tokens
};

//! \brief visavis-backend init
struct InitOptions {
    std::string data, share;
    bool sample = false;
};

//! \brief visavis-backend verify
struct VerifyOptions {
    std::string data;
};

//! \brief visavis-backend mask
struct MaskOptions {
    masking::Level level = masking::Level::Marked;
};

//! \brief visavis-backend rules: prints the rules of a site, or checks or replaces them
struct RulesOptions {
    std::string data, share, site;
    std::string check, set; //!< files; one of them at the most
};

//! \brief visavis-backend retention
struct RetentionOptions {
    std::string data, share;
    std::optional<protocol::Time> now; //!< else the clock's
    bool dryRun = false;
};

//! \brief visavis-backend backup
struct BackupOptions {
    std::string data, to;
};

//! \brief visavis-backend restore
struct RestoreOptions {
    std::string data, share, from;
};

//! \brief visavis-backend proof
struct ProofOptions {
    std::string data;
    std::string subject; //!< empty: of everybody
    std::optional<protocol::ConversationId> conversation;
};

//! \brief visavis-backend help, and what was asked for by --help
struct HelpOptions {
    std::string text;
};

using Options = std::variant<ServeOptions, InitOptions, VerifyOptions, MaskOptions, RulesOptions, RetentionOptions, BackupOptions,
                             RestoreOptions, ProofOptions, HelpOptions>;

//! \param arguments without the program's name
//! \param share the folder with the program's files unless --share names another
//! Errors are of kind Usage and say which option and what it takes.
[[nodiscard]] Result<Options> parseOptions(const std::vector<std::string> &arguments, const std::string &share);

} // namespace visavis::backend
