// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/look/plainlabel.h"
#include "ui/stage.h"

#include <QDesktopServices>
#include <QPushButton>

using namespace visavis::test;
using namespace visavis;
using protocol::Author;
using ui::PlainLabel;

namespace {

const auto shown = conversation(1);

//! Stands in for the browser.
class Browser final : public QObject
{
    Q_OBJECT

public:
    Browser()
    {
        for (const auto *scheme : schemes)
            QDesktopServices::setUrlHandler(QLatin1String(scheme), this, "open");
    }
    ~Browser() override
    {
        for (const auto *scheme : schemes)
            QDesktopServices::unsetUrlHandler(QLatin1String(scheme));
    }

    QList<QUrl> opened;

public Q_SLOTS:
    void open(const QUrl &url) { opened += url; }

private:
    static constexpr const char *schemes[] = {"http", "https", "file", "ftp", "javascript", "data", "mailto", "smb", "ms-settings", "visavis"};
};

} // namespace

class TestLinkDialog : public QObject
{
    Q_OBJECT

    std::unique_ptr<Stage> m_stage;

    //! Shows \a text in the thread and follows its first link by the keyboard.
    Stage &follow(const std::string &text)
    {
        m_stage = std::make_unique<Stage>();
        m_stage->enter({headerOf(shown, 1)});
        m_stage->choose(shown);
        m_stage->answerOpen(headerOf(shown, 1), {eventOf(1, Author::Visitor, text)});
        auto *view = m_stage->find<QListView>("threadView");
        view->setFocus();
        view->setCurrentIndex(view->model()->index(0, 0));
        QTest::keyClick(view, Qt::Key_Return);
        return *m_stage;
    }
    static QWidget *dialog()
    {
        for (auto *top : QApplication::topLevelWidgets()) {
            if (top->objectName() == QLatin1String("linkDialog") && top->isVisible())
                return top;
        }
        return nullptr;
    }

private Q_SLOTS:
    void cleanup() { m_stage.reset(); }

    void othersThanWebAddressesAreNoLinks_data()
    {
        QTest::addColumn<std::string>("text");
        for (const auto *text : {"file:///etc/hostname", "javascript:alert(1)", "data:text/html,x", "ftp://evil.example/x", "smb://evil.example/share", "\\\\evil.example\\share",
                                 "ms-settings:privacy", "mailto:a@b.example?attach=/etc/passwd", "<a href='file:///etc/hostname'>shop</a>", "view-source:http://evil.example"})
            QTest::newRow(text) << std::string(text);
    }
    void othersThanWebAddressesAreNoLinks()
    {
        QFETCH(std::string, text);
        const Browser browser;

        follow(text);

        QVERIFY(!dialog());
        QVERIFY(browser.opened.isEmpty());
    }

    void theDialogueNamesTheHostThatIsReallyMeant_data()
    {
        QTest::addColumn<std::string>("text");
        QTest::addColumn<QString>("host");
        QTest::addColumn<QString>("url");
        QTest::newRow("plain") << std::string("https://shop.example/lamp") << "shop.example" << "https://shop.example/lamp";
        QTest::newRow("a host in front to deceive") << std::string("https://bank.example@evil.example/") << "evil.example" << "https://evil.example/";
        QTest::newRow("Cyrillic that looks Latin") << std::string("https://\xD0\xB0\xD1\x80\xD1\x80\xD3\x8F\xD0\xB5.example/") << "xn--80ak6aa92e.example" << "https://xn--80ak6aa92e.example/";
        QTest::newRow("a port") << std::string("http://shop.example:8080/x") << "shop.example:8080" << "http://shop.example:8080/x";
    }
    void theDialogueNamesTheHostThatIsReallyMeant()
    {
        QFETCH(std::string, text);
        QFETCH(QString, host);
        QFETCH(QString, url);
        const Browser browser;

        auto &stage = follow(text);

        QVERIFY(dialog());
        QCOMPARE(stage.find<PlainLabel>("linkHost")->wholeText(), host);
        QVERIFY(browser.opened.isEmpty()); // not before the person agreed
        stage.click("linkDialogAccept");
        QCOMPARE(browser.opened, QList<QUrl>{QUrl(url)});
    }

    void enterAloneDoesNotOpenIt()
    {
        const Browser browser;

        follow("https://shop.example/lamp");
        QVERIFY(dialog());
        QTest::keyClick(dialog(), Qt::Key_Return);

        QVERIFY(browser.opened.isEmpty());
    }

    void aClickOnTheAddressAsksToo()
    {
        const Browser browser;
        auto &stage = follow("no link here");
        stage.transport->inject(to::EventPush{shown, "20", eventOf(2, Author::Visitor, "https://shop.example/lamp/of/some/length")});
        QCoreApplication::processEvents();
        auto *view = stage.find<QListView>("threadView");
        const auto row = view->visualRect(view->model()->index(1, 0));

        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, QPoint(60, row.center().y() - 6));

        QVERIFY(dialog());
        QVERIFY(browser.opened.isEmpty());
    }
};

QTEST_MAIN(TestLinkDialog)
#include "tst_linkdialog.moc"
