// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/sites/sitecard.h"

class QCheckBox;
class QComboBox;
class QLineEdit;

namespace visavis::ui {

class LanguageFields;

//! \brief A colour and what is written on it, as fields with the result beside them.
class ColourFields final : public QWidget
{
    Q_OBJECT

public:
    //! \brief \a name begins the fields' object names.
    ColourFields(const char *name, const QString &label, protocol::Colours standard, QWidget *parent = nullptr);

    void show(const std::optional<protocol::Colours> &colours);
    //! \brief What is shown while there are none of their own.
    void setStandard(const protocol::Colours &standard);
    [[nodiscard]] std::optional<protocol::Colours> colours() const;
    //! \brief "" when they are colours and can be read.
    [[nodiscard]] QString fault() const;

Q_SIGNALS:
    void edited();

private:
    void update();
    class Sample;

    protocol::Colours m_standard;
    QCheckBox *m_own;
    QLineEdit *m_accent, *m_on;
    Sample *m_sample;
    PlainLabel *m_contrast;
};

//! \brief How button, invitation and chat look and what they say; to be seen in the browser before it is saved.
class LookCard final : public SiteCard
{
    Q_OBJECT

public:
    explicit LookCard(console::Session &session, QWidget *parent = nullptr);

protected:
    void fill() override;
    [[nodiscard]] bool differs() const override { return look() != site().look; }
    [[nodiscard]] bool samePart(const protocol::SiteFacts &other) const override { return other.look == site().look && other.is.languages == site().is.languages; }
    [[nodiscard]] QString fault() const override;
    [[nodiscard]] Putting put() override;

private:
    [[nodiscard]] protocol::SiteLook look() const;
    void lightChanged();
    void preview();

    QComboBox *m_corner;
    ColourFields *m_light, *m_dark;
    LanguageFields *m_greeting, *m_offline, *m_invitation, *m_accept;
    QCheckBox *m_closed;
};

} // namespace visavis::ui
