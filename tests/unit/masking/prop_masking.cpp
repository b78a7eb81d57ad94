// SPDX-License-Identifier: GPL-3.0-or-later
// Random pages under random changes, against an oracle that knows the whole page and walks it anew after each event.
#include "unit/masking/canaries.h"

#include <QTest>
#include <map>
#include <rapidcheck.h>
#include <string>
#include <vector>

using namespace visavis::masking;

namespace {

constexpr const char *marks[] = {R"("class":"idz_hide")", R"("class":"a\tIDZ_HIDE b")", R"("idz_hide":"")", R"("data-idz_hide":"1")",
                                 R"("data-idz-hide":"")", R"("id":"idz_hide")", R"("name":"Idz_Hide")", R"("DATA-IDZ-HIDE":"x")"};
constexpr const char *tags[] = {"p", "div", "span", "section", "x-part", "li", "td"};

//! \brief The visitor's page. A node is hidden when it, or anything above it, is marked or was ever hidden.
class Page final
{
public:
    struct Node {
        int parent = 0;
        std::vector<int> children;
        bool text = false, everHidden = false;
        int mark = -1, tag = 0;
        std::string words;
    };

    Page() { m_nodes[2] = Node{1, {}, false, false, -1, 1, ""}; }

    [[nodiscard]] const Node &at(int id) const { return m_nodes.at(id); }
    [[nodiscard]] bool hidden(int id) const
    {
        for (; id >= 2; id = at(id).parent) {
            if (at(id).mark >= 0 || at(id).everHidden)
                return true;
        }
        return false;
    }
    [[nodiscard]] bool attached(int id) const
    {
        while (id > 2)
            id = at(id).parent;
        return id == 2;
    }
    [[nodiscard]] bool below(int id, int above) const
    {
        for (; id >= 2; id = at(id).parent) {
            if (id == above)
                return true;
        }
        return false;
    }
    //! \brief What is hidden now stays so.
    void remember()
    {
        for (auto &[id, node] : m_nodes)
            node.everHidden = node.everHidden || (attached(id) && hidden(id));
    }

    [[nodiscard]] std::vector<int> ids(bool elements) const
    {
        std::vector<int> out;
        for (const auto &[id, node] : m_nodes) {
            if (!elements || !node.text)
                out.push_back(id);
        }
        return out;
    }
    int make(bool text, int tag, int mark)
    {
        const int id = m_next++;
        m_nodes[id] = Node{0, {}, text, false, text ? -1 : mark, tag, text ? fresh() : ""};
        return id;
    }
    //! \brief \return the next sibling's id, or 0
    int attach(int id, int parent, std::size_t place)
    {
        auto &children = m_nodes[parent].children;
        place = place % (children.size() + 1);
        const int next = place < children.size() ? children[place] : 0;
        children.insert(children.begin() + std::ptrdiff_t(place), id);
        m_nodes[id].parent = parent;
        return next;
    }
    void detach(int id)
    {
        if (const int parent = at(id).parent; parent >= 2)
            std::erase(m_nodes[parent].children, id);
        m_nodes[id].parent = 0;
    }
    Node &edit(int id) { return m_nodes[id]; }
    std::string fresh() { return "c" + std::to_string(m_words++) + "q"; }

    [[nodiscard]] std::string json(int id, bool nested) const
    {
        const auto &node = at(id);
        if (node.text)
            return R"({"type":3,"textContent":")" + node.words + R"(","id":)" + std::to_string(id) + "}";
        std::string out = R"({"type":2,"tagName":")" + std::string(tags[node.tag]) + R"(","attributes":{)" + attributes(id) + R"(},"childNodes":[)";
        for (std::size_t i = 0; nested && i < node.children.size(); ++i)
            out += (i > 0 ? "," : "") + json(node.children[i], true);
        return out + R"(],"id":)" + std::to_string(id) + "}";
    }
    [[nodiscard]] std::string attributes(int id) const { return at(id).mark >= 0 ? marks[at(id).mark] : R"("class":"plain")"; }

    //! \brief The adds that rrweb writes for a subtree: each node by itself, children from the last to the first.
    void adds(int id, int next, std::string &out) const
    {
        out += (out.empty() ? "" : ",") + std::string(R"({"parentId":)") + std::to_string(at(id).parent) + R"(,"nextId":)"
            + (next ? std::to_string(next) : "null") + R"(,"node":)" + json(id, false) + "}";
        int after = 0;
        for (auto child = at(id).children.rbegin(); child != at(id).children.rend(); ++child) {
            adds(*child, after, out);
            after = *child;
        }
    }
    void wordsOf(int id, std::vector<int> &out) const
    {
        if (at(id).text)
            out.push_back(id);
        for (const int child : at(id).children)
            wordsOf(child, out);
    }

private:
    std::map<int, Node> m_nodes;
    int m_next = 3, m_words = 1000;
};

std::string mutation(const std::string &removes, const std::string &adds, const std::string &texts = {}, const std::string &attributes = {})
{
    return R"({"type":3,"data":{"source":0,"removes":[)" + removes + R"(],"adds":[)" + adds + R"(],"texts":[)" + texts + R"(],"attributes":[)" + attributes
        + R"(]},"timestamp":1})";
}

//! \brief One change of the page and its event; \a told are the texts whose words are in the event.
std::string change(Page &page, unsigned step, std::vector<int> &told)
{
    const auto pick = [&](bool elements, unsigned salt) {
        const auto ids = page.ids(elements);
        return ids[(step / salt) % ids.size()];
    };
    const auto removal = [&](int id) {
        return page.at(id).parent >= 2 ? R"({"parentId":)" + std::to_string(page.at(id).parent) + R"(,"id":)" + std::to_string(id) + "}" : std::string();
    };
    switch (step % 9) {
    case 0:
    case 1:
    case 2: { // a new node, an element or a text
        const bool text = step % 9 != 0;
        const int mark = (step / 11) % 3 == 0 ? int((step / 33) % std::size(marks)) : -1;
        const int parent = pick(true, 5);
        const int id = page.make(text, int((step / 7) % std::size(tags)), mark);
        const int next = page.attach(id, parent, step / 13);
        if (!page.attached(id))
            return {};
        page.wordsOf(id, told);
        std::string adds;
        page.adds(id, next, adds);
        return mutation({}, adds);
    }
    case 3: { // other words
        const int id = pick(false, 7);
        if (!page.at(id).text || !page.attached(id))
            return {};
        page.edit(id).words = page.fresh();
        told.push_back(id);
        return mutation({}, {}, R"({"id":)" + std::to_string(id) + R"(,"value":")" + page.at(id).words + "\"}");
    }
    case 4: { // a mark comes
        const int id = pick(true, 7);
        if (id == 2 || !page.attached(id))
            return {};
        page.edit(id).mark = int((step / 17) % std::size(marks));
        return mutation({}, {}, {}, R"({"id":)" + std::to_string(id) + R"(,"attributes":{)" + page.attributes(id) + "}}");
    }
    case 5: { // a mark goes
        const int id = pick(true, 7);
        page.edit(id).mark = -1;
        return mutation({}, {}, {}, R"({"id":)" + std::to_string(id) + R"(,"attributes":{"class":"","idz_hide":null,"id":"x","name":null}})");
    }
    case 6: { // a node moves, or comes back, with all below it; written as rrweb does or nested
        const int id = pick(false, 7), parent = pick(true, 11);
        if (id == 2 || page.below(parent, id) || !page.attached(parent))
            return {};
        const auto removes = page.attached(id) ? removal(id) : std::string();
        page.detach(id);
        const int next = page.attach(id, parent, step / 13);
        page.wordsOf(id, told);
        std::string adds;
        if ((step / 19) % 2 == 0)
            page.adds(id, next, adds);
        else
            adds = R"({"parentId":)" + std::to_string(parent) + R"(,"nextId":)" + (next ? std::to_string(next) : "null") + R"(,"node":)" + page.json(id, true) + "}";
        return mutation(removes, adds);
    }
    case 7: { // a node goes
        const int id = pick(false, 7);
        if (id == 2 || !page.attached(id))
            return {};
        const auto removes = removal(id);
        page.detach(id);
        return mutation(removes, {});
    }
    default: { // everything again
        page.wordsOf(2, told);
        return R"({"type":2,"data":{"node":{"type":0,"id":1,"childNodes":[)" + page.json(2, true) + R"(]},"initialOffset":{"left":0,"top":0}},"timestamp":1})";
    }
    }
}

} // namespace

class PropMasking : public QObject
{
    Q_OBJECT

private slots:
    void tellsExactlyWhatIsSeen()
    {
        const bool holds = rc::check("no word of a hidden node, every word of a seen one", [](const std::vector<unsigned> &steps) {
            Page page;
            Filter filter(Level::Marked), second(Level::Marked);
            std::vector<int> none;
            QByteArray sent;
            std::vector<unsigned> all{8};
            for (const auto step : steps)
                all.push_back(step * 2654435761U);
            std::vector<std::string> secrets;
            for (const auto step : all) {
                std::vector<int> told;
                const auto event = change(page, step, told);
                page.remember();
                if (event.empty())
                    continue;
                const auto out = filter.filter(event).value_or("");
                for (const int id : told) {
                    const auto &words = page.at(id).words;
                    if (page.hidden(id))
                        secrets.push_back(words);
                    RC_ASSERT((out.find(words) != out.npos) == !page.hidden(id));
                }
                for (const auto &secret : secrets)
                    RC_ASSERT(out.find(secret) == out.npos);
                if (out.empty())
                    continue;
                RC_ASSERT(QJsonDocument::fromJson(QByteArray::fromStdString(out)).isObject());
                RC_ASSERT(second.filter(out).value_or("") == out);
            }
        });
        QVERIFY(holds);
    }

    //! Bytes that were an event once, with pieces changed and doubled: it never crashes, and what comes out is JSON that
    //! a second filter reads without a fault (it may say less: what the first one dropped, it has never heard of).
    void survivesBrokenEvents()
    {
        const auto lines = (canaries::fixture("smuggled.txt") + canaries::fixture("streams/V20b.jsonl")).split('\n');
        const bool holds = rc::check("any bytes", [&](const std::vector<unsigned> &edits) {
            Filter filter(Level::Marked), second(Level::Marked);
            for (const auto edit : edits) {
                auto line = lines[int((edit * 2654435761U) % unsigned(lines.size()))];
                if (line.isEmpty())
                    continue;
                const int at = int((edit / 3) % unsigned(line.size()));
                switch (edit % 4) {
                case 0: line[at] = char(edit / 7); break;
                case 1: line.remove(at, 1 + int(edit / 11) % 20); break;
                case 2: line.insert(at, line.mid(int((edit / 13) % unsigned(line.size())), 40)); break;
                default: break;
                }
                const auto out = filter.filter({line.constData(), std::size_t(line.size())});
                if (!out)
                    continue;
                RC_ASSERT(QJsonDocument::fromJson(QByteArray::fromStdString(*out)).isObject());
                const auto again = second.filter(*out);
                RC_ASSERT(!again || QJsonDocument::fromJson(QByteArray::fromStdString(*again)).isObject());
            }
        });
        QVERIFY(holds);
    }
};

QTEST_GUILESS_MAIN(PropMasking)
#include "prop_masking.moc"
