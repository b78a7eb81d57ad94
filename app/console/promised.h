// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/sessionprivate.h"

#include <QPromise>

namespace visavis::console {

//! \brief A promise that the handler of an answer keeps.
template <class T>
struct Promised {
    std::shared_ptr<QPromise<Result<T>>> promise = std::make_shared<QPromise<Result<T>>>();

    Promised() { promise->start(); }
    [[nodiscard]] QFuture<Result<T>> future() const { return promise->future(); }
    void keep(Result<T> result) const
    {
        promise->addResult(std::move(result));
        promise->finish();
    }
};

//! \brief Asks and keeps the promise of an answer that says no more than that it is done.
template <class Ask>
QFuture<Result<void>> done(Ask ask)
{
    const Promised<void> promised;
    ask([promised](const Result<protocol::ToAdvisor> &result) { promised.keep(result ? Result<void>() : tl::unexpected(result.error())); });
    return promised.future();
}

//! \brief Asks and keeps the promise of what \a read makes of a \a Frame; any other answer is an error.
template <class Frame, class Ask, class Read>
auto answered(Ask ask, Read read)
{
    using T = std::decay_t<decltype(read(std::declval<const Frame &>()))>;
    const Promised<T> promised;
    ask([promised, read](const Result<protocol::ToAdvisor> &result) {
        if (const auto *frame = partOf<Frame>(result))
            promised.keep(read(*frame));
        else
            promised.keep(tl::unexpected(result ? Error{Error::Kind::InvalidFrame, {}, {}} : result.error()));
    });
    return promised.future();
}

} // namespace visavis::console
