// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/commandline.h"

#include <QLocalServer>
#include <QLockFile>
#include <QObject>

class QLocalSocket;

namespace visavis::console {

//! \brief One console for each person and configuration: a second start hands its wishes to the first and ends.
//!
//! A lock file, which a crash does not leave locked, says who is first; that one listens on a socket beside it that only its user
//! can reach. One JSON object a line comes, "ok" goes back. Consoles with other configurations know nothing of each other.
class SingleInstance final : public QObject
{
    Q_OBJECT

public:
    enum class Role : std::uint8_t {
        First,
        Second, //!< the first was told
        Unheard, //!< another runs and does not answer
        Alone,  //!< neither lock nor socket could be made: better two consoles than none
    };

    //! \param configuration the file of the settings; \param folder for lock and socket, "" the user's run time folder
    explicit SingleInstance(const QString &configuration, const QString &folder = {}, QObject *parent = nullptr);
    ~SingleInstance() override;

    //! \brief To be called once, before a window is there; waits up to 5 s for another console.
    [[nodiscard]] Role begin(const Options &options);

Q_SIGNALS:
    //! \brief Somebody started the program again: show the window, and what they asked for.
    void startedAgain(const visavis::console::Options &options);

private:
    [[nodiscard]] bool tell(const Options &options) const;
    void greet();
    void read(QLocalSocket &socket);

    QString m_socketPath;
    QLockFile m_lock;
    QLocalServer m_server;
};

} // namespace visavis::console
