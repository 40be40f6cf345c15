package fr.maillage.dossier;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Typed links between dossiers, readable from both ends. */
@Service
@Transactional
public class Links {

    /** @param reference of the other dossier */
    public record Link(LinkType type, String reference, String name) {
    }

    private final JdbcClient jdbc;
    private final Journal journal;
    private final MessageSource messages;
    private final Clock clock;

    Links(JdbcClient jdbc, Journal journal, MessageSource messages, Clock clock) {
        this.jdbc = jdbc;
        this.journal = journal;
        this.messages = messages;
        this.clock = clock;
    }

    /** Links two dossiers; nothing happens when they are linked so already. */
    public void link(String reference, LinkType type, String other, String by) {
        if (store(reference, type, other) > 0) {
            store(other, type.inverse(), reference);
            write(reference, type, other, by);
            write(other, type.inverse(), reference, by);
        }
    }

    @Transactional(readOnly = true)
    public List<Link> of(String reference) {
        return jdbc.sql("""
                        select l.type, l.to_reference, d.name from dossier_link l
                        join dossier d on d.reference = l.to_reference
                        where l.from_reference = :reference order by l.created_at, l.to_reference""")
                .param("reference", reference)
                .query((row, number) -> new Link(LinkType.valueOf(row.getString("type")),
                        row.getString("to_reference"), row.getString("name")))
                .list();
    }

    /** For each of these dossiers, those that are part of it or of which it is part. */
    @Transactional(readOnly = true)
    Map<String, Set<String>> oneWithin(Collection<String> references) {
        Map<String, Set<String>> within = new HashMap<>();
        jdbc.sql("""
                        select from_reference, to_reference from dossier_link
                        where from_reference in (:references) and type in ('PART_OF', 'HAS_PART')""")
                .param("references", references)
                .query(row -> {
                    within.computeIfAbsent(row.getString("from_reference"), reference -> new HashSet<>())
                            .add(row.getString("to_reference"));
                });
        return within;
    }

    private int store(String from, LinkType type, String to) {
        return jdbc.sql("""
                        insert into dossier_link (from_reference, to_reference, type, created_at)
                        values (:from, :to, :type, :at) on conflict do nothing""")
                .param("from", from)
                .param("to", to)
                .param("type", type.name())
                .param("at", OffsetDateTime.now(clock))
                .update();
    }

    private void write(String reference, LinkType type, String other, String by) {
        String words = messages.getMessage("enum.LinkType." + type, null, Locale.FRENCH);
        journal.write(reference, JournalEntry.of("link", Visibility.LEAD, other, words), by);
    }
}
