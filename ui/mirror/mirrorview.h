// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QHash>
#include <QPointer>
#include <QWidget>

#include <functional>
#include <optional>

class QWebEngineView;

namespace visavis::ui {

class MirrorPage;
class MirrorProfile;

//! \brief The web view and what passes to the replayer in it: a bounded number of batches, each answered. Begins WebEngine when it is made,
//! and is deleted with the look that it was made for.
class MirrorView final : public QWidget
{
    Q_OBJECT

public:
    explicit MirrorView(QWidget *parent = nullptr);
    ~MirrorView() override;

    //! \brief Draws \a lines, filtered ones. Before the replayer is ready, or when it is too far behind, nothing is drawn and
    //! fellBehind() says so.
    void push(const QByteArray &lines);
    //! \brief \a png, made by us, wherever the page names \a hash, now or later.
    void putPicture(const QString &hash, const QByteArray &png);
    //! \param factor nothing: as large as fits
    void setZoom(std::optional<double> factor);

    //! \brief Calls a function of the view's page, such as "at(10,20)", and hands on what it answers.
    void call(const QString &function, const std::function<void(const QVariant &)> &answered);

    [[nodiscard]] MirrorPage &page() { return *m_page; }
    [[nodiscard]] MirrorProfile &profile() { return *m_profile; }

Q_SIGNALS:
    void ready();
    void drawn(int milliseconds); //!< a batch, and how long it took from push() to the replayer's answer
    void titleChanged(const QString &title);
    void fellBehind(); //!< also after the renderer's end: the whole page is needed

private:
    void loaded();
    void run(const QString &script);

    MirrorProfile *m_profile;
    MirrorPage *m_page;
    QWebEngineView *m_view;
    std::optional<double> m_zoom;
    QHash<QString, QByteArray> m_pictures; //!< of this look, for a renderer that is replaced
    bool m_ready = false;
    int m_inFlight = 0;
    QElapsedTimer m_clock;
};

} // namespace visavis::ui
