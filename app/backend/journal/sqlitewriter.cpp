// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/journal/sqlitewriter.h"

#include "backend/crypto/crypto.h"
#include "backend/journal/sqlitesites.h"

namespace visavis::backend {
namespace {

//! \brief SHA-256 over the link before and all members, each with its length before it.
[[nodiscard]] std::string auditLink(const std::string &before, std::uint64_t seq, const AuditRow &row)
{
    std::string bytes;
    const auto add = [&bytes](std::string_view member) { bytes.append(std::to_string(member.size())).append(":").append(member); };
    add(before);
    add(std::to_string(seq));
    add(std::to_string(row.at.time_since_epoch().count()));
    add(row.person.text());
    for (const auto *member : {&row.username, &row.roles, &row.action, &row.object, &row.reason})
        add(*member);
    add(row.allowed ? "allowed" : "refused");
    return sha256(bytes);
}

} // namespace

using Blob = Statement::Blob;

SqliteWriter::SqliteWriter(Database &database, const ConsentSigner &signer)
    : m_database(database)
    , m_signer(signer)
    , m_savepoint(database, "SAVEPOINT unit")
    , m_release(database, "RELEASE unit")
    , m_rollback(database, "ROLLBACK TO unit")
    , m_feedWrite(database, "UPDATE counter SET value = ? WHERE name = 'feed'")
    , m_visitor(database, "INSERT INTO visitor (id, site, lookup, wrappedkey, subject, link, file, conversations) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
    , m_visitorCount(database, "UPDATE visitor SET conversations = conversations + 1 WHERE id = ?")
    , m_file(database, "UPDATE visitor SET file = ?2 WHERE id = ?1")
    , m_address(database, "INSERT OR REPLACE INTO visitoraddress VALUES (?, ?)")
    , m_conversation(database, "INSERT INTO conversation VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
    , m_update(database, "UPDATE conversation SET workgroup = ?2, assignee = ?3, status = ?4, language = ?5, lastat = max(lastat, ?6), closedat = ?7,"
                         " waitingsince = ?8, feed = ?9, seenbyvisitor = max(seenbyvisitor, ?10), seenbyadvisor = max(seenbyadvisor, ?11),"
                         " chat = ?12, preview = ?13, mirroring = ?14, cobrowsing = ?15, type = ?16, offer = ?17 WHERE id = ?1")
    , m_lastClosed(database, "UPDATE visitor SET lastclosedat = max(lastclosedat, ?2) WHERE id = ?1")
    , m_number(database, "UPDATE conversation SET lastseq = lastseq + 1, lastat = max(lastat, ?2), feed = ?3 WHERE id = ?1 RETURNING lastseq")
    , m_event(database, "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
    , m_known(database, "SELECT seq FROM event WHERE conversation = ? AND id = ?")
    , m_consent(database, "INSERT INTO consentrecord VALUES (?, ?, ?, ?, ?)")
    , m_count(database, "INSERT INTO counter VALUES (?, 1) ON CONFLICT (name) DO UPDATE SET value = value + 1")
    , m_session(database, "INSERT OR REPLACE INTO visitorsession VALUES (?, ?, ?)")
    , m_endSessions(database, "DELETE FROM visitorsession WHERE conversation = ?")
    , m_setting(database, "INSERT OR REPLACE INTO setting VALUES (?, ?)")
    , m_settingChange(database, "INSERT INTO settingchange (at, person, username, name, old, new) VALUES (?, ?, ?, ?, ?, ?)")
    , m_availability(database, "UPDATE worksettings SET availability = ?2 WHERE person = ?1")
    , m_signIn(database, "INSERT INTO signin VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET usedat = ?5, access = ?6,"
                         " accessuntil = ?7, refresh = ?8, previous = ?9, previousuntil = ?10")
    , m_usedRefresh(database, "INSERT OR IGNORE INTO usedrefresh VALUES (?, ?)")
    , m_endSignIn(database, "DELETE FROM signin WHERE id = ?")
    , m_audit(database, "INSERT INTO audit VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
{
    reload();
}

void SqliteWriter::reload()
{
    m_feed = static_cast<std::uint64_t>(m_database.number("SELECT value FROM counter WHERE name = 'feed'"));
    Statement head(m_database, "SELECT seq, hash FROM consentrecord ORDER BY seq DESC LIMIT 1");
    const bool any = head.next();
    m_consentSeq = any ? head.count(0) : 0;
    m_consentHash = any ? head.bytes(1) : firstLink();
    Statement audited(m_database, "SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1");
    const bool begun = audited.next();
    m_auditSeq = begun ? audited.count(0) : 0;
    m_auditHash = begun ? audited.bytes(1) : std::string();
}

Committed SqliteWriter::apply(const Unit &unit)
{
    const auto feed = m_feed;
    const auto consentSeq = m_consentSeq;
    const auto consentHash = m_consentHash;
    const auto auditSeq = m_auditSeq;
    const auto auditHash = m_auditHash;
    const auto undo = [&] {
        m_feed = feed;
        m_consentSeq = consentSeq;
        m_consentHash = consentHash;
        m_auditSeq = auditSeq;
        m_auditHash = auditHash;
        m_rollback.bind().run();
        m_release.bind().run();
    };

    Committed result;
    m_savepoint.bind().run();
    try {
        result.feed = ++m_feed;
        for (const auto &op : unit)
            std::visit([&](const auto &each) { apply(each, result); }, op);
        m_release.bind().run();
    } catch (const Duplicate &duplicate) {
        undo();
        result = {};
        result.feed = m_feed;
        result.duplicate = duplicate.seq;
    } catch (const SqliteFailure &) {
        // A full disk may have ended the whole transaction already; then its owner sees that.
        if (sqlite3_get_autocommit(m_database.get()) == 0)
            undo();
        throw;
    }
    return result;
}

void SqliteWriter::finishBatch()
{
    m_feedWrite.bind(m_feed).run();
}

void SqliteWriter::apply(const CreateVisitor &op, Committed &)
{
    const auto &row = op.visitor;
    m_visitor.bind(row.id, row.site, Blob{row.lookup}, Blob{row.wrappedKey}, row.subject, Blob{row.link}, Blob{row.file}, row.conversations).run();
}

void SqliteWriter::apply(const SetVisitorFile &op, Committed &)
{
    m_file.bind(op.visitor, Blob{op.file}).run();
}

void SqliteWriter::apply(const SetVisitorAddress &op, Committed &)
{
    m_address.bind(op.visitor, Blob{op.address}).run();
}

void SqliteWriter::apply(const CreateConversation &op, Committed &result)
{
    const auto &row = op.conversation;
    m_conversation
        .bind(row.id, row.site, row.visitor, row.group, row.assignee, row.status, row.language, row.openedAt, row.lastAt, row.closedAt,
              row.waitingSince, result.feed, row.seenByVisitor, row.seenByAdvisor, row.consent[0], row.consent[1], row.consent[2],
              row.consent[3], row.type, row.offer, row.channel)
        .run();
    m_visitorCount.bind(row.visitor).run();
}

void SqliteWriter::apply(const UpdateConversation &op, Committed &result)
{
    const auto &row = op.conversation;
    m_update
        .bind(row.id, row.group, row.assignee, row.status, row.language, row.lastAt, row.closedAt, row.waitingSince, result.feed,
              row.seenByVisitor, row.seenByAdvisor, row.consent[0], row.consent[1], row.consent[2], row.consent[3], row.type, row.offer)
        .run();
    if (row.status == protocol::Status::Closed)
        m_lastClosed.bind(row.visitor, row.closedAt).run();
}

void SqliteWriter::apply(const AppendEvent &op, Committed &result)
{
    const auto &row = op.event;
    m_known.bind(row.conversation, row.id);
    if (m_known.next()) {
        const auto seq = m_known.count(0);
        m_known.run();
        throw Duplicate{seq};
    }
    m_number.bind(row.conversation, row.at, result.feed);
    if (!m_number.next())
        throw SqliteFailure{SQLITE_CONSTRAINT};
    const auto seq = m_number.count(0);
    m_number.run();
    m_event.bind(row.conversation, seq, row.id, row.kind, row.author, row.person, row.at, Blob{row.body}).run();
    result.seqs.push_back(seq);
}

void SqliteWriter::apply(const AppendConsent &op, Committed &result)
{
    const auto record = m_signer.complete(op.draft, m_consentSeq + 1, m_consentHash);
    m_consent.bind(record.seq, op.conversation, record.json, Blob{record.hash}, Blob{record.signature}).run();
    m_consentSeq = record.seq;
    m_consentHash = record.hash;
    result.records.push_back(record);
}

void SqliteWriter::apply(const CountOne &op, Committed &)
{
    m_count.bind(op.name).run();
}

void SqliteWriter::apply(const PutVisitorSession &op, Committed &)
{
    m_session.bind(Blob{op.session.hash}, op.session.visitor, op.session.conversation).run();
}

void SqliteWriter::apply(const EndVisitorSessions &op, Committed &)
{
    m_endSessions.bind(op.conversation).run();
}

void SqliteWriter::apply(const ChangeSetting &op, Committed &)
{
    const std::string name(text(op.name));
    m_setting.bind(name, op.value).run();
    m_settingChange.bind(op.at, op.person, op.username, name, op.old, op.value).run();
}

void SqliteWriter::apply(const SetAvailability &op, Committed &)
{
    m_availability.bind(op.person, op.availability).run();
}

void SqliteWriter::apply(const PutSignIn &op, Committed &)
{
    const auto &row = op.signIn;
    m_signIn
        .bind(row.id, row.person, row.platform, row.createdAt, row.usedAt, Blob{row.access}, row.accessUntil, Blob{row.refresh},
              Blob{row.previous}, row.previousUntil)
        .run();
    if (!op.replaced.empty())
        m_usedRefresh.bind(Blob{op.replaced}, row.id).run();
}

void SqliteWriter::apply(const EndSignIn &op, Committed &)
{
    m_endSignIn.bind(op.signIn).run();
}

void SqliteWriter::apply(const PutPerson &op, Committed &)
{
    const auto &row = op.person;
    Statement(m_database, "INSERT INTO person VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (id) DO UPDATE SET surname = ?2, firstname = ?3,"
                          " alias = ?4, username = ?5, position = ?6")
        .bind(row.id, row.surname, row.firstname, row.alias, row.username, row.position)
        .run();
    Statement(m_database, "INSERT INTO worksettings (person, slots, languages, skills, availability, active) VALUES (?1, ?2, ?3, ?4, ?5, ?6)"
                          " ON CONFLICT (person) DO UPDATE SET slots = ?2, languages = ?3, skills = ?4, active = ?6")
        .bind(row.id, row.slots, row.languages, row.skills, row.availability, row.active)
        .run();
    Statement(m_database, "DELETE FROM personrole WHERE person = ?").bind(row.id).run();
    Statement role(m_database, "INSERT INTO personrole VALUES (?, ?)");
    for (const auto each : row.roles)
        role.bind(row.id, each).run();
    Statement(m_database, "DELETE FROM membership WHERE person = ?").bind(row.id).run();
    Statement member(m_database, "INSERT INTO membership VALUES (?, ?)");
    for (const auto each : row.groups)
        member.bind(row.id, each).run();
}

void SqliteWriter::apply(const DeletePerson &op, Committed &)
{
    for (const auto *sql : {"DELETE FROM signin WHERE person = ?", "DELETE FROM credential WHERE person = ?", "DELETE FROM membership WHERE person = ?",
                            "DELETE FROM personrole WHERE person = ?", "DELETE FROM worksettings WHERE person = ?", "DELETE FROM person WHERE id = ?"})
        Statement(m_database, sql).bind(op.person).run();
}

void SqliteWriter::apply(const PutCredential &op, Committed &)
{
    Statement(m_database, "INSERT OR REPLACE INTO credential VALUES (?, ?)").bind(op.credential.person, op.credential.hash).run();
    Statement(m_database, "DELETE FROM invitation WHERE person = ?").bind(op.credential.person).run();
}

void SqliteWriter::apply(const PutInvitation &op, Committed &)
{
    Statement(m_database, "INSERT OR REPLACE INTO invitation VALUES (?, ?, ?)").bind(op.invitation.person, Blob{op.invitation.hash}, op.invitation.until).run();
}

void SqliteWriter::apply(const PutBotSecret &op, Committed &)
{
    Statement(m_database, "INSERT OR REPLACE INTO botsecret VALUES (?, ?)").bind(op.secret.person, Blob{op.secret.hash}).run();
}

void SqliteWriter::apply(const PutGroup &op, Committed &)
{
    Statement(m_database, "INSERT INTO workgroup VALUES (?1, ?2) ON CONFLICT (id) DO UPDATE SET name = ?2").bind(op.group.id, op.group.name).run();
}

void SqliteWriter::apply(const DeleteGroup &op, Committed &)
{
    Statement(m_database, "DELETE FROM workgroup WHERE id = ?").bind(op.group).run();
}

void SqliteWriter::apply(const PutReply &op, Committed &)
{
    const auto &row = op.reply;
    Statement(m_database, "INSERT INTO reply VALUES (?1, nullif(?2, zeroblob(16)), nullif(?3, zeroblob(16)), ?4, ?5, ?6, ?7) ON CONFLICT (id) DO UPDATE SET"
                          " person = nullif(?2, zeroblob(16)), workgroup = nullif(?3, zeroblob(16)), shortcut = ?4, title = ?5, text = ?6, language = ?7")
        .bind(row.id, row.person, row.group, row.shortcut, row.title, row.text, row.language)
        .run();
}

void SqliteWriter::apply(const DeleteReply &op, Committed &)
{
    Statement(m_database, "DELETE FROM reply WHERE id = ?").bind(op.reply).run();
}

void SqliteWriter::apply(const PutSite &op, Committed &)
{
    storeSite(m_database, op.site);
}

void SqliteWriter::apply(const Erase &op, Committed &)
{
    const auto forEach = [this](const auto &ids, std::initializer_list<const char *> statements) {
        for (const auto *sql : statements) {
            Statement statement(m_database, sql);
            for (const auto &id : ids)
                statement.bind(id).run();
        }
    };
    forEach(op.batch.conversations, {"DELETE FROM event WHERE conversation = ?", "DELETE FROM visitorsession WHERE conversation = ?",
                                     "DELETE FROM conversation WHERE id = ?"});
    forEach(op.batch.files, {"UPDATE visitor SET file = x'' WHERE id = ?", "DELETE FROM visitoraddress WHERE visitor = ?"});
    forEach(op.batch.visitors, {"DELETE FROM event WHERE conversation IN (SELECT id FROM conversation WHERE visitor = ?)",
                                "DELETE FROM visitorsession WHERE visitor = ?", "DELETE FROM conversation WHERE visitor = ?",
                                "DELETE FROM visitoraddress WHERE visitor = ?", "DELETE FROM visitor WHERE id = ?"});
    Statement(m_database, "INSERT INTO erasure (at, cause, username, conversations, files, visitors) VALUES (?, ?, ?, ?, ?, ?)")
        .bind(op.at, op.cause, op.username, op.batch.conversations.size(), op.batch.files.size(), op.batch.visitors.size())
        .run();
    Statement(m_database, "INSERT INTO counter VALUES ('erasures', ?1) ON CONFLICT (name) DO UPDATE SET value = max(value, ?1)").bind(op.listed).run();
    m_erased = true;
}

void SqliteWriter::apply(const SetCounter &op, Committed &)
{
    Statement(m_database, "INSERT INTO counter VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = ?2").bind(op.name, op.value).run();
}

void SqliteWriter::apply(const AppendAudit &op, Committed &)
{
    const auto &row = op.record;
    const auto seq = m_auditSeq + 1;
    const auto hash = auditLink(m_auditHash, seq, row);
    m_audit.bind(seq, row.at, row.person, row.username, row.roles, row.action, row.object, row.reason, row.allowed, Blob{hash}).run();
    m_auditSeq = seq;
    m_auditHash = hash;
}

} // namespace visavis::backend
