// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace visavis::console {

//! \brief Starts the console with the session, small: a desktop entry in the user's autostart folder (Desktop Application
//! Autostart Specification). The file is the setting; there is no other.
class Autostart final
{
public:
    //! \param program what is started; "" this program. \param folder "" the user's
    explicit Autostart(QString program = {}, const QString &folder = {});

    //! \brief Not in a sandbox, which has an autostart folder of its own that nobody reads.
    [[nodiscard]] static bool isPossible();
    //! \brief False also for an entry that a session's own tool switched off.
    [[nodiscard]] bool isOn() const;
    //! \brief False when the file cannot be written or removed.
    [[nodiscard]] bool set(bool on) const;

    //! \brief \a argument as the key Exec of a desktop entry takes it, in quotes (Desktop Entry Specification, "The Exec key").
    [[nodiscard]] static QString quoted(const QString &argument);

private:
    QString m_program, m_file;
};

} // namespace visavis::console
