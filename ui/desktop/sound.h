// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>

#include <memory>

namespace visavis::ui {

//! \brief Plays the chime by the desktop's sound system (libcanberra), at most once in two seconds, on a thread of its own: a sound
//! server that hangs holds up nothing. Without one, without a device, or without libcanberra it is silent.
class Sound final
{
public:
    Sound();
    ~Sound();
    Sound(const Sound &) = delete;
    Sound &operator=(const Sound &) = delete;

    void play();

private:
    struct Player;

    // Shared with the thread, which may be stuck in the sound server when the program ends.
    std::shared_ptr<Player> m_player;
    QElapsedTimer m_last;
};

} // namespace visavis::ui
