// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/session.h"
#include "protocol/cobrowsecommand.h"

#include <QWidget>

#include <functional>
#include <optional>

namespace visavis::ui {

//! \brief Where a visitor's page is shown. What draws it lives in visavis-mirror, the only library that knows WebEngine; the room knows
//! this alone, so that nothing else is built or started for it.
class MirrorSurface : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    //! \brief A new look: nothing of the one before stays. \a level is the one that the workspace masks by.
    virtual void begin(protocol::MaskingLevel level) = 0;
    //! \brief The visitor is asked, and has not answered yet.
    virtual void setAsking() = 0;
    //! \brief As the backend says; of an ended one with the reason, without one the connection was lost. The page goes at once.
    virtual void setState(protocol::MirrorState state, std::optional<protocol::MirrorEnd> reason) = 0;
    //! \brief A batch of the page, filtered by the backend. It is filtered once more before anything draws it.
    virtual void take(quint32 page, quint32 batch, const QByteArray &lines) = 0;
    //! \brief A picture that the page names by \a hash, as it came. It is decoded within limits and drawn anew before anything shows it.
    virtual void takePicture(const QString &hash, const QByteArray &bytes) = 0;

    //! \brief How it stands with the visitor's mouse; \a mayAsk: this person may ask for it now.
    virtual void setLending(const std::optional<console::Lending> &lending, bool mayAsk) = 0;
    //! \brief What the visitor's page said of the last command.
    virtual void setVerdict(protocol::CobrowseVerdict verdict) = 0;
    //! \brief The request could not be made, and why.
    virtual void setRefusal(const QString &sentence) = 0;

Q_SIGNALS:
    void lendingAsked(visavis::protocol::CobrowseScope scope);
    void lendingEnded(); //!< given back, or the request taken back
    void lendingRenewed();
    void commandMade(const visavis::protocol::CobrowseCommand &command);
    void pageDrawn(); //!< the page is in sight now, and was not before
    void keyframeWanted(); //!< something was missed: the whole page is needed
    void closeRequested();
    void windowRequested(); //!< into a window of its own, or back
};

using MirrorFactory = std::function<MirrorSurface *()>;

} // namespace visavis::ui
