// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/consent.h"

namespace visavis::protocol {
namespace {

using enum ConsentStep;
using enum ConsentEffect;
using Row = std::array<ConsentTransition, Names<ConsentEvent>.size()>;

// Columns in the order of ConsentEvent. A refusal may be asked again only when the visitor reopens the chat, which is Ask.
const std::array<Row, Names<ConsentStep>.size()> &table()
{
    static const std::array<Row, Names<ConsentStep>.size()> rows{{
        // Ask                     Give                              Refuse                    Withdraw                              SwitchOff                  SwitchOn             NoticeChange
        {{{Asked, {SendNotice}}, {None, {Reject}}, {None, {Reject}}, {None, {Reject}}, {NotRequired, {OpenGate}}, {None, {}}, {None, {}}}},
        {{{Asked, {SendNotice}}, {Given, {WriteRecord, OpenGate}}, {Refused, {CountRefusal}}, {Asked, {Reject}}, {NotRequired, {OpenGate}}, {Asked, {}}, {Asked, {SendNotice}}}},
        {{{Given, {Reject}}, {Given, {Reject}}, {Given, {Reject}}, {Withdrawn, {WriteRecord, ShutGate}}, {Given, {}}, {Given, {}}, {Given, {}}}},
        {{{Asked, {SendNotice}}, {Refused, {Reject}}, {Refused, {Reject}}, {Refused, {Reject}}, {NotRequired, {OpenGate}}, {Refused, {}}, {Refused, {}}}},
        {{{Asked, {SendNotice}}, {Withdrawn, {Reject}}, {Withdrawn, {Reject}}, {Withdrawn, {Reject}}, {Withdrawn, {}}, {Withdrawn, {}}, {Withdrawn, {}}}},
        {{{NotRequired, {Reject}}, {NotRequired, {Reject}}, {NotRequired, {Reject}}, {Withdrawn, {ShutGate}}, {NotRequired, {}}, {None, {ShutGate}}, {NotRequired, {}}}},
    }};
    return rows;
}

} // namespace

ConsentTransition transition(ConsentStep step, ConsentEvent event)
{
    return table()[static_cast<std::size_t>(step)][static_cast<std::size_t>(event)];
}

ConsentState shown(ConsentStep step)
{
    switch (step) {
    case None:
    case Asked:
        return ConsentState::None;
    case Given:
        return ConsentState::Given;
    case Refused:
        return ConsentState::Refused;
    case Withdrawn:
        return ConsentState::Withdrawn;
    case NotRequired:
        return ConsentState::NotRequired;
    }
    return ConsentState::None;
}

} // namespace visavis::protocol
