// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/audit/auditpage.h"

#include "ui/audit/auditmodel.h"
#include "ui/look/card.h"
#include "ui/look/plainlabel.h"
#include "ui/look/theme.h"
#include "ui/words/errorwords.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateTime>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QSaveFile>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVBoxLayout>

namespace visavis::ui {
namespace {

constexpr std::uint64_t pageRows = 200;

//! \brief A refused request stands out without a word being read.
class OutcomeDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        if (index.column() == AuditModel::Outcome && index.data(AuditModel::RefusedRole).toBool()) {
            option->palette.setColor(QPalette::Text, Theme::of(option->palette).danger);
            option->font.setWeight(QFont::DemiBold);
        }
    }
};

} // namespace

AuditPage::AuditPage(console::Desk &desk, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_model(new AuditModel(this))
    , m_who(new QLineEdit)
    , m_what(new QComboBox)
    , m_period(new QComboBox)
    , m_refused(new QCheckBox(tr("Refused only")))
    , m_table(new QTableView)
    , m_more(new QPushButton(tr("Show older ones")))
    , m_export(new QPushButton(tr("Export…")))
    , m_state(new PlainLabel({}, PlainLabel::Scale::Normal, PlainLabel::Tone::Muted))
{
    setObjectName(QStringLiteral("auditPage"));
    m_who->setObjectName(QStringLiteral("auditWho"));
    m_who->setPlaceholderText(tr("User name"));
    m_who->setAccessibleName(m_who->placeholderText());
    m_who->setMaxLength(int(protocol::limits::userName));
    m_who->setFixedWidth(180);
    m_who->setClearButtonEnabled(true);
    m_what->setObjectName(QStringLiteral("auditWhat"));
    m_what->setAccessibleName(tr("What was done"));
    m_what->addItem(tr("Everything"));
    for (const auto &[text, type] : auditedActions())
        m_what->addItem(text, QString::fromStdString(type));
    m_period->setObjectName(QStringLiteral("auditPeriod"));
    m_period->setAccessibleName(tr("When"));
    const std::pair<QString, int> periods[] = {{tr("At any time"), 0}, {tr("In the last 24 hours"), 1}, {tr("In the last 7 days"), 7}, {tr("In the last 30 days"), 30}};
    for (const auto &[text, days] : periods)
        m_period->addItem(text, days);
    m_refused->setObjectName(QStringLiteral("auditRefused"));
    m_export->setObjectName(QStringLiteral("auditExport"));
    m_more->setObjectName(QStringLiteral("auditMore"));
    m_state->setObjectName(QStringLiteral("auditState"));
    m_state->setWrapped(true);
    m_table->setObjectName(QStringLiteral("auditTable"));
    m_table->setAccessibleName(tr("Audit"));
    m_table->setModel(m_model);
    m_table->setItemDelegate(new OutcomeDelegate(m_table));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setAlternatingRowColors(true);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 2 * space::small);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setStretchLastSection(true);
    const auto wide = fontMetrics().horizontalAdvance(QLatin1Char('n'));
    const std::pair<int, int> widths[] = {{AuditModel::When, 22}, {AuditModel::Who, 24}, {AuditModel::What, 38}, {AuditModel::About, 30}, {AuditModel::Reason, 26}};
    for (const auto &[column, letters] : widths)
        m_table->setColumnWidth(column, letters * wide);

    auto *head = new QHBoxLayout;
    head->addWidget(new PlainLabel(tr("Audit"), PlainLabel::Scale::Title), 1);
    head->addWidget(m_export);
    auto *lead = new PlainLabel(tr("Who read and did what with personal data, and what was refused. Each line was written before the answer was given; reading here is recorded too."), PlainLabel::Scale::Normal, PlainLabel::Tone::Muted);
    lead->setWrapped(true);
    auto *filters = new QHBoxLayout;
    filters->setSpacing(space::small);
    filters->addWidget(m_who);
    filters->addWidget(m_what);
    filters->addWidget(m_period);
    filters->addWidget(m_refused);
    filters->addStretch();
    const auto [panel, inside] = makeCard({space::small, space::small, space::small, space::small});
    inside->addWidget(m_table, 1);
    auto *foot = new QHBoxLayout;
    foot->addWidget(m_state, 1);
    foot->addWidget(m_more);
    inside->addLayout(foot);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::large, space::large, space::large, space::large);
    layout->setSpacing(space::medium);
    layout->addLayout(head);
    layout->addWidget(lead);
    layout->addLayout(filters);
    layout->addWidget(panel, 1);

    connect(m_who, &QLineEdit::editingFinished, this, &AuditPage::reload);
    connect(m_what, &QComboBox::activated, this, &AuditPage::reload);
    connect(m_period, &QComboBox::activated, this, &AuditPage::reload);
    connect(m_refused, &QCheckBox::clicked, this, &AuditPage::reload);
    connect(m_more, &QPushButton::clicked, this, &AuditPage::loadMore);
    connect(m_export, &QPushButton::clicked, this, [this] {
        const auto path = QFileDialog::getSaveFileName(window(), tr("Export the audit"), QStringLiteral("audit.csv"), tr("CSV files (*.csv)"));
        if (!path.isEmpty())
            exportTo(path);
    });
    connect(&desk.session(), &console::Session::selfChanged, this, [this] {
        if (!m_desk.session().rights().may(protocol::Action::ReadAudit)) {
            ++m_reading;
            m_model->clear();
            m_who->clear();
            say({}, false);
        }
    });
}

void AuditPage::open()
{
    reload();
    m_table->setFocus();
}

protocol::fromadvisor::AuditList AuditPage::filter(std::optional<std::uint64_t> below) const
{
    protocol::fromadvisor::AuditList filter;
    filter.below = below;
    filter.limit = pageRows;
    if (const auto who = m_who->text().trimmed(); !who.isEmpty())
        filter.by = who.toStdString();
    if (m_what->currentIndex() > 0)
        filter.action = m_what->currentData().toString().toStdString();
    if (m_refused->isChecked())
        filter.allowed = false;
    if (const int days = m_period->currentData().toInt(); days > 0)
        filter.from = protocol::Time(std::chrono::milliseconds(QDateTime::currentDateTimeUtc().addDays(-days).toMSecsSinceEpoch()));
    return filter;
}

void AuditPage::say(const QString &text, bool trouble)
{
    m_state->setText(text);
    m_state->setTone(trouble ? PlainLabel::Tone::Danger : PlainLabel::Tone::Muted);
}

void AuditPage::reload()
{
    ++m_reading;
    m_model->clear();
    m_more->hide();
    loadMore();
}

void AuditPage::loadMore()
{
    const auto &records = m_model->records();
    const auto below = records.empty() ? std::nullopt : std::optional(records.back().seq);
    m_more->setEnabled(false);
    m_desk.session().audit(filter(below)).then(this, [this, reading = m_reading](const console::Result<console::AuditRecords> &page) {
        if (reading != m_reading)
            return;
        m_more->setEnabled(true);
        if (!page)
            return say(sentence(page.error()), true);
        m_model->append(page->records);
        m_more->setVisible(page->more);
        const int rows = m_model->rowCount();
        say(rows == 0 ? tr("Nothing of this kind was recorded.") : tr("%n record(s)", nullptr, rows), false);
    });
}

void AuditPage::exportTo(const QString &path)
{
    auto file = std::make_shared<QSaveFile>(path);
    if (!file->open(QIODevice::WriteOnly))
        return say(tr("The file cannot be written there. Choose another folder."), true);
    file->write("\xEF\xBB\xBF"); // for spreadsheets that would guess otherwise
    QStringList head;
    for (int column = 0; column < AuditModel::Columns; ++column)
        head += m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    file->write(csvLine(head));
    m_export->setEnabled(false);
    exportPage(std::nullopt, file, 0);
}

void AuditPage::exportPage(std::optional<std::uint64_t> below, const std::shared_ptr<QSaveFile> &file, int written)
{
    m_desk.session().audit(filter(below)).then(this, [this, file, written](const console::Result<console::AuditRecords> &page) {
        if (!page) {
            m_export->setEnabled(true);
            return say(sentence(page.error()), true);
        }
        AuditModel rows;
        rows.append(page->records);
        for (int row = 0; row < rows.rowCount(); ++row) {
            QStringList fields;
            for (int column = 0; column < AuditModel::Columns; ++column)
                fields += rows.data(rows.index(row, column), Qt::DisplayRole).toString();
            file->write(csvLine(fields));
        }
        const int now = written + rows.rowCount();
        if (page->more)
            return exportPage(page->records.back().seq, file, now);
        m_export->setEnabled(true);
        if (file->commit())
            say(tr("%n record(s) were written.", nullptr, now), false);
        else
            say(tr("The file cannot be written there. Choose another folder."), true);
    });
}

} // namespace visavis::ui
