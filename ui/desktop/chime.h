// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace visavis::ui {

//! \brief The sound of a call, synthesised: two soft tones a fourth apart that fade away, 0.6 s.
//! \returns a WAV file: PCM, 16 bits, one channel, 44,100 samples a second
[[nodiscard]] QByteArray chime();

} // namespace visavis::ui
