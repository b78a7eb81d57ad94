// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/look/plainlabel.h"
#include "ui/scenes.h"

#include <QComboBox>
#include <QDir>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>

using namespace visavis::test;
using namespace visavis;

//! \brief Every scene in both languages and both themes: nothing is cut off and nothing lies outside. With VISAVIS_PICTURES naming a
//! folder it leaves a picture of each there, to be looked at; QT_SCALE_FACTOR=2 makes them those of a 4K screen.
class TestLooks : public QObject
{
    Q_OBJECT

    static QString called(const QWidget *widget) { return QLatin1String(widget->metaObject()->className()) + QLatin1Char(' ') + widget->objectName() + QLatin1Char(' ') + widget->property("text").toString(); }

    static QStringList cutOff(const QWidget *top)
    {
        QStringList found;
        for (const auto *widget : top->findChildren<QWidget *>()) {
            if (!widget->isVisible() || widget->window() != top || widget->objectName().startsWith(QLatin1String("qt_")))
                continue;
            const auto hint = widget->sizeHint();
            const bool words = qobject_cast<const QPushButton *>(widget) || qobject_cast<const QComboBox *>(widget) || (qobject_cast<const QToolButton *>(widget) && !widget->property("text").toString().isEmpty());
            if (words && (widget->width() < hint.width() || widget->height() < hint.height()))
                found += called(widget);
            if (const auto *label = qobject_cast<const ui::PlainLabel *>(widget)) {
                const bool wraps = label->hasHeightForWidth();
                const bool elides = !wraps && label->minimumSizeHint().width() < label->sizeHint().width();
                if (wraps ? label->height() + 1 < label->heightForWidth(label->contentsRect().width()) : !elides && label->width() + 1 < hint.width())
                    found += called(widget);
            }
        }
        return found;
    }

    //! \brief What is below the fold is a turn of the wheel away.
    static bool scrolls(const QWidget *widget)
    {
        for (const auto *each = widget->parentWidget(); each; each = each->parentWidget()) {
            if (qobject_cast<const QScrollArea *>(each))
                return true;
        }
        return false;
    }

private Q_SLOTS:
    void nothingIsCutOff_data()
    {
        QTest::addColumn<int>("scene");
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("theme");
        QTest::addColumn<QSize>("size");
        for (int i = 0; i < int(scenes().size()); ++i) {
            for (const auto *language : {"en", "fr"}) {
                QTest::addRow("%s-%s-light-1280x800", scenes()[std::size_t(i)].name, language) << i << language << "light" << QSize(1280, 800);
                QTest::addRow("%s-%s-dark-1920x1080", scenes()[std::size_t(i)].name, language) << i << language << "dark" << QSize(1920, 1080);
            }
        }
    }
    void nothingIsCutOff()
    {
        QFETCH(int, scene);
        QFETCH(QString, language);
        QFETCH(QString, theme);
        QFETCH(QSize, size);
        Options options;
        options.language = language;
        options.theme = theme;
        Stage stage(options);
        stage.window->resize(size);

        auto *shown = scenes()[std::size_t(scene)].play(stage);
        QCoreApplication::processEvents();
        QCoreApplication::processEvents();

        if (const auto folder = qEnvironmentVariable("VISAVIS_PICTURES"); !folder.isEmpty()) {
            QVERIFY(QDir().mkpath(folder));
            QVERIFY(shown->grab().save(QDir(folder).filePath(QLatin1String(QTest::currentDataTag()) + QLatin1String(".png"))));
        }
        const auto found = cutOff(shown);
        QVERIFY2(found.isEmpty(), qPrintable(found.join(QStringLiteral(", "))));
        for (const auto *widget : shown->findChildren<QPushButton *>()) {
            if (widget->isVisible() && widget->window() == shown && !scrolls(widget))
                QVERIFY2(shown->rect().contains(QRect(widget->mapTo(shown, QPoint()), widget->size())) || !widget->visibleRegion().isEmpty(), qPrintable(called(widget)));
        }
    }
};

QTEST_MAIN(TestLooks)
#include "tst_looks.moc"
