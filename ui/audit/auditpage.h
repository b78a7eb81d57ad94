// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/desk.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QDateEdit;
class QLineEdit;
class QPushButton;
class QSaveFile;
class QTableView;

namespace visavis::ui {

class AuditModel;
class PlainLabel;

//! \brief Who read and did what, for admins: filtered, read page by page, exported.
class AuditPage final : public QWidget
{
    Q_OBJECT

public:
    explicit AuditPage(console::Desk &desk, QWidget *parent = nullptr);

    //! \brief To be called whenever the page comes into view: reads from the newest record on. The reading is recorded too.
    void open();
    //! \brief Writes every record that the filter lets through to \a path as CSV.
    void exportTo(const QString &path);

private:
    void reload();
    void loadMore();
    [[nodiscard]] protocol::fromadvisor::AuditList filter(std::optional<std::uint64_t> below) const;
    void exportPage(std::optional<std::uint64_t> below, const std::shared_ptr<QSaveFile> &file, int written);
    void say(const QString &text, bool trouble);

    console::Desk &m_desk;
    AuditModel *m_model;
    QLineEdit *m_who;
    QComboBox *m_what, *m_period;
    QCheckBox *m_refused;
    QTableView *m_table;
    QPushButton *m_more, *m_export;
    PlainLabel *m_state;
    std::uint64_t m_reading = 0; //!< counts readings begun, so that the answer to an earlier filter is dropped
};

} // namespace visavis::ui
