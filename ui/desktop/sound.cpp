// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktop/sound.h"

#include "ui/desktop/chime.h"

#include <QApplication>
#include <QFile>
#include <QTemporaryFile>

#include <atomic>
#include <thread>

#ifdef VISAVIS_CANBERRA
#include <canberra.h>
#endif

namespace visavis::ui {
namespace {
constexpr qint64 pause = 2000; // ms
} // namespace

#ifdef VISAVIS_CANBERRA

struct Sound::Player {
    QTemporaryFile file; //!< libcanberra plays files only
    ca_context *context = nullptr; //!< used by the thread that plays, one at a time
    std::atomic<bool> busy = false;

    Player()
    {
        if (file.open()) {
            file.write(chime());
            file.close();
        }
    }
    ~Player()
    {
        if (context)
            ca_context_destroy(context);
    }

    void play()
    {
        // Opening waits for the sound server; playing returns at once.
        if (!context && ca_context_create(&context) != CA_SUCCESS) {
            context = nullptr;
            return;
        }
        ca_context_play(context, 1, CA_PROP_MEDIA_FILENAME, QFile::encodeName(file.fileName()).constData(), CA_PROP_MEDIA_ROLE, "event",
                        CA_PROP_APPLICATION_ID, "visavis", CA_PROP_APPLICATION_NAME, "Visavis", CA_PROP_EVENT_ID, "message-new-instant",
                        CA_PROP_EVENT_DESCRIPTION, "Visavis", nullptr); // a failure means silence
    }
};

Sound::Sound() = default;
Sound::~Sound() = default;

void Sound::play()
{
    if (m_last.isValid() && m_last.elapsed() < pause)
        return;
    m_last.start();
    if (!m_player)
        m_player = std::make_shared<Player>();
    if (m_player->busy.exchange(true))
        return; // the sound server hangs: one thread waits for it, no second one
    std::thread([player = m_player] {
        player->play();
        player->busy = false;
    }).detach();
}

#else

struct Sound::Player { };

Sound::Sound() = default;
Sound::~Sound() = default;

void Sound::play()
{
    if (m_last.isValid() && m_last.elapsed() < pause)
        return;
    m_last.start();
    QApplication::beep();
}

#endif

} // namespace visavis::ui
