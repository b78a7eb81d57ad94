// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "masking/filter.h"
#include "ui/mirror/mirrorsurface.h"

#include <QElapsedTimer>
#include <QPointer>

class QLabel;
class QStackedWidget;
class QToolButton;

namespace visavis::ui {

class ControlBar;
class MirrorGlass;
class MirrorView;
class Picture;
class PlainLabel;

//! \brief The visitor's page at the desk: what it is, how it stands with it, and the page itself behind the third wall.
//!
//! Life of a batch: the session puts it together → the masking filter makes it anew, its state begins again with each page → a gap in the
//! numbers asks for the whole page and waits for it → the view draws. Nothing is ever blank: each state has its words. With the end of
//! a look the view is deleted, and with it all that it knew.
class MirrorPane final : public MirrorSurface
{
    Q_OBJECT

public:
    explicit MirrorPane(QWidget *parent = nullptr);
    ~MirrorPane() override;

    void begin(protocol::MaskingLevel level) override;
    void setAsking() override;
    void setState(protocol::MirrorState state, std::optional<protocol::MirrorEnd> reason) override;
    void take(quint32 page, quint32 batch, const QByteArray &lines) override;
    void takePicture(const QString &hash, const QByteArray &bytes) override;

    void setLending(const std::optional<console::Lending> &lending, bool mayAsk) override;
    void setVerdict(protocol::CobrowseVerdict verdict) override;
    void setRefusal(const QString &sentence) override;

    [[nodiscard]] MirrorView *view() const { return m_view; }
    //! \brief What takes mouse and keys for the page; only while the visitor's mouse is lent.
    [[nodiscard]] MirrorGlass *glass() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] QWidget *makeBar();
    [[nodiscard]] QToolButton *makeButton(const char *name, const char *iconName, const QString &text, const QString &explained);
    void setZoom(std::optional<double> factor);
    void step(double by);
    void showPage();
    void showNote(const char *iconName, const QString &text);
    void dropView();
    void coverPage();
    void address(const QByteArray &event);
    void updateStatus();

    std::optional<masking::Filter> m_filter;
    protocol::MaskingLevel m_level = protocol::MaskingLevel::Private;
    std::optional<protocol::MirrorState> m_state;
    quint32 m_page = 0, m_batch = 0;
    bool m_waitsForWhole = true; //!< what comes before a whole page is of no use
    bool m_drawn = false; //!< the view shows a page, and not the one before
    std::optional<double> m_zoom;
    QElapsedTimer m_asked; //!< since the whole page was asked for last
    int m_latency = -1;

    PlainLabel *m_title, *m_path, *m_status, *m_noteText;
    Picture *m_notePicture;
    QStackedWidget *m_stack;
    QWidget *m_note;
    QToolButton *m_fit, *m_full;
    ControlBar *m_control;
    MirrorView *m_view = nullptr;
    QPointer<MirrorGlass> m_glass;
    std::optional<console::Lending> m_lending;
};

} // namespace visavis::ui
