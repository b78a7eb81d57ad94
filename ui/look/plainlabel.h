// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

#include <map>
#include <memory>

class QTextLayout;

namespace visavis::ui {

//! \brief \a text in one line of \a width pixels, with an ellipsis where it does not fit. Whatever its length, it takes as long as
//! what can be seen of it.
[[nodiscard]] QString elided(const QFontMetrics &metrics, const QString &text, int width);

//! \brief The only label of the program: text is never markup (SECURITY.md Q1), whoever wrote it.
class PlainLabel : public QLabel
{
    Q_OBJECT

public:
    //! \brief How it looks; the style sheet knows each.
    enum class Scale : std::uint8_t { Normal, Small, Strong, Heading, Title };
    enum class Tone : std::uint8_t { Normal, Muted, Accent, Warning, Danger };

    explicit PlainLabel(const QString &text = {}, Scale scale = Scale::Normal, Tone tone = Tone::Normal, QWidget *parent = nullptr);
    ~PlainLabel() override;

    void setTone(Tone tone);
    //! \brief Breaks lines, within a word where need be: a name of 200 letters widens nothing.
    void setWrapped(bool wrapped);
    //! \brief A context menu copies the text.
    void setCopyable(bool copyable);
    //! \brief Cuts what is too long for one line with an ellipsis; the whole text is the accessible name.
    void setElided(bool elided);
    void setText(const QString &text);
    [[nodiscard]] QString wholeText() const { return m_whole; }

    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return m_wrapped; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void fit();
    [[nodiscard]] QTextLayout &wrapping() const;
    [[nodiscard]] QSizeF sizeAt(qreal width) const;

    QString m_whole;
    mutable std::unique_ptr<QTextLayout> m_layout;
    mutable std::map<qreal, QSizeF> m_sizes; //!< of m_layout, by width: a layout asks for the same few again and again
    bool m_elided = false, m_wrapped = false;
};

} // namespace visavis::ui
