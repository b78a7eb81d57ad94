// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/notices.h"

#include <QTest>

#include <algorithm>

using namespace visavis::protocol;

namespace {

[[nodiscard]] NoticeDraft good(NoticeForm form)
{
    NoticeDraft draft{form, Language::En, {}};
    for (const auto part : partsOf(form))
        draft.texts.push_back({part, "Text " + std::string(text(part))});
    draft.texts.front().text = form == NoticeForm::Chat ? "A title" : "{alias} asks";
    draft.texts[1].text = "{controller} asks";
    return draft;
}

[[nodiscard]] std::string &words(NoticeDraft &draft, NoticePart part)
{
    return std::find_if(draft.texts.begin(), draft.texts.end(), [part](const NoticeText &text) { return text.part == part; })->text;
}

} // namespace

class TestNotices final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyPartOfBothFormsIsNeeded()
    {
        for (const auto form : {NoticeForm::Chat, NoticeForm::Cobrowsing}) {
            QVERIFY(!fault(good(form)));
            for (const auto part : partsOf(form)) {
                auto blank = good(form);
                words(blank, part) = " \xC2\xA0";
                QCOMPARE(fault(blank), (NoticeFault{part, NoticeProblem::Missing}));
                auto without = good(form);
                std::erase_if(without.texts, [part](const NoticeText &text) { return text.part == part; });
                QCOMPARE(fault(without), (NoticeFault{part, NoticeProblem::Missing}));
            }
        }
    }

    void partsOfTheOtherFormAndTwins()
    {
        auto foreign = good(NoticeForm::Chat);
        foreign.texts.push_back({NoticePart::Never, "Never"});
        QCOMPARE(fault(foreign), (NoticeFault{NoticePart::Never, NoticeProblem::Foreign}));
        auto twice = good(NoticeForm::Cobrowsing);
        twice.texts.push_back(twice.texts.front());
        QCOMPARE(fault(twice), (NoticeFault{NoticePart::Title, NoticeProblem::Foreign}));
    }

    void whoAsksIsSaid()
    {
        auto chat = good(NoticeForm::Chat);
        words(chat, NoticePart::Intro) = "We ask";
        QCOMPARE(fault(chat), (NoticeFault{NoticePart::Intro, NoticeProblem::NoController}));
        auto lending = good(NoticeForm::Cobrowsing);
        words(lending, NoticePart::Title) = "Somebody asks";
        QCOMPARE(fault(lending), (NoticeFault{NoticePart::Title, NoticeProblem::NoAlias}));
    }

    void otherBracesAreNoPlaceholders()
    {
        for (const auto *text : {"{name}", "{controller", "}", "{{controller}}", "{Controller}", "{alias}"}) {
            auto draft = good(NoticeForm::Chat);
            words(draft, NoticePart::More) = text;
            QCOMPARE(fault(draft), (NoticeFault{NoticePart::More, NoticeProblem::Placeholder}));
        }
        auto lending = good(NoticeForm::Cobrowsing);
        words(lending, NoticePart::More) = "{alias} of {controller} and {alias}";
        QVERIFY(!fault(lending));
    }

    void whatCannotBeReadAsWritten()
    {
        for (const auto *text : {"two\nlines", "turned \xE2\x80\xAE round", "\x1B[1m"}) {
            auto draft = good(NoticeForm::Chat);
            words(draft, NoticePart::More) = text;
            QCOMPARE(fault(draft), (NoticeFault{NoticePart::More, NoticeProblem::Unprintable}));
        }
    }

    void agreeingAndRefusingDiffer()
    {
        auto draft = good(NoticeForm::Chat);
        words(draft, NoticePart::Refuse) = words(draft, NoticePart::Accept);
        QCOMPARE(fault(draft), (NoticeFault{NoticePart::Refuse, NoticeProblem::SameAnswers}));
    }
};

QTEST_APPLESS_MAIN(TestNotices)
#include "tst_notices.moc"
