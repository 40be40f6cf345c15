package fr.maillage.dossier;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import fr.maillage.workflow.RefusedSubmission;

import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The documents of the dossiers, with their versions. The bytes are streamed between the network and their own table and
 * never held with the dossier.
 */
@Service
@Transactional
public class Documents {

    /** Largest file taken, in bytes. */
    public static final long LARGEST = 20L << 20;

    private static final String SELECT = """
            select d.id, d.reference, d.kind, d.title, d.visibility, d.organisation,
                   v.number, v.file_name, v.media_type, v.size, v.sha256, v.uploaded_at, v.uploaded_by
            from document d join document_version v on v.document = d.id\s""";
    private static final String LATEST =
            " and v.number = (select max(number) from document_version where document = d.id)";

    /**
     * What a document is to be called and who will read it.
     *
     * @param title one line; the file's name when {@code null}
     */
    public record Description(DocumentKind kind, String title, Visibility visibility) {
    }

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final FileInspection inspection;
    private final Journal journal;
    private final Authors authors;
    private final DossierAccess access;
    private final MessageSource messages;
    private final Clock clock;

    Documents(JdbcClient jdbc, JdbcTemplate template, FileInspection inspection, Journal journal, Authors authors,
              DossierAccess access, MessageSource messages, Clock clock) {
        this.jdbc = jdbc;
        this.template = template;
        this.inspection = inspection;
        this.journal = journal;
        this.authors = authors;
        this.access = access;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * Adds a document to a dossier.
     *
     * @param by engine user id; {@code null} for the application
     * @throws RefusedSubmission on the field {@code file}, when it is too large or not what it claims to be
     */
    public StoredDocument add(String reference, Description description, String fileName, InputStream content,
                              String by) {
        UUID id = UUID.randomUUID();
        String name = baseName(fileName);
        String title = description.title() == null ? name : description.title();
        jdbc.sql("""
                        insert into document (id, reference, kind, title, visibility, organisation, created_at, created_by)
                        values (:id, :reference, :kind, :title, :visibility, :organisation, :at, :by)""")
                .param("id", id)
                .param("reference", reference)
                .param("kind", description.kind().name())
                .param("title", title)
                .param("visibility", description.visibility().name())
                .param("organisation", authors.organisationOf(by))
                .param("at", OffsetDateTime.now(clock))
                .param("by", by)
                .update();
        store(id, 1, name, content, by);
        journal.write(reference, JournalEntry.of("document", description.visibility(), title), by);
        return get(id);
    }

    /** Puts the documents of a dossier, with all their versions, into the one in which its project goes on. */
    void copyAll(String from, String to, String by) {
        List<StoredDocument> documents = list(from);
        for (StoredDocument document : documents) {
            Map<String, Object> ids = Map.of("original", document.id(), "copy", UUID.randomUUID(), "to", to);
            jdbc.sql("""
                            insert into document (id, reference, kind, title, visibility, organisation, created_at, created_by)
                            select :copy, :to, kind, title, visibility, organisation, created_at, created_by
                            from document where id = :original""").params(ids).update();
            jdbc.sql("""
                            insert into document_version
                              (document, number, file_name, media_type, size, sha256, uploaded_at, uploaded_by)
                            select :copy, number, file_name, media_type, size, sha256, uploaded_at, uploaded_by
                            from document_version where document = :original""").params(ids).update();
            jdbc.sql("""
                            insert into document_content (document, number, content)
                            select :copy, number, content from document_content where document = :original""")
                    .params(ids).update();
        }
        if (!documents.isEmpty()) {
            journal.write(to, JournalEntry.of("documents.kept", Visibility.LEAD, documents.size(), from), by);
        }
    }

    /** Adds the next version of a document; the earlier ones stay. */
    public StoredDocument addVersion(UUID id, String fileName, InputStream content, String by) {
        jdbc.sql("select id from document where id = :id for update").param("id", id).query(UUID.class).single();
        StoredDocument latest = get(id);
        store(id, latest.version() + 1, baseName(fileName), content, by);
        journal.write(latest.reference(),
                JournalEntry.of("document.version", latest.visibility(), latest.title(), latest.version() + 1), by);
        return get(id);
    }

    /** Lets others read a document, or no longer; the journal keeps who decided it. */
    public StoredDocument changeVisibility(UUID id, Visibility visibility, String by) {
        jdbc.sql("update document set visibility = :visibility where id = :id")
                .param("visibility", visibility.name())
                .param("id", id)
                .update();
        StoredDocument changed = get(id);
        String words = messages.getMessage("enum.Visibility." + visibility, null, Locale.FRENCH);
        journal.write(changed.reference(),
                JournalEntry.of("document.visibility", Visibility.ADMINISTRATIONS, changed.title(), words), by);
        return changed;
    }

    /** The latest version of each document of the dossier, in the order in which they came. */
    @Transactional(readOnly = true)
    public List<StoredDocument> list(String reference) {
        return jdbc.sql(SELECT + "where d.reference = :reference" + LATEST + " order by d.created_at, d.id")
                .param("reference", reference)
                .query(Documents::row)
                .list();
    }

    /** Those that the reader may read. */
    @Transactional(readOnly = true)
    public List<StoredDocument> list(String reference, Reader reader) {
        return list(reference).stream()
                .filter(each -> ReadingRule.mayRead(reader, each.visibility(), each.organisation()))
                .toList();
    }

    @Transactional(readOnly = true)
    public Optional<StoredDocument> find(UUID id) {
        return jdbc.sql(SELECT + "where d.id = :id" + LATEST).param("id", id).query(Documents::row).optional();
    }

    /** All versions, latest first. */
    @Transactional(readOnly = true)
    public List<StoredDocument> versions(UUID id) {
        return jdbc.sql(SELECT + "where d.id = :id order by v.number desc").param("id", id).query(Documents::row).list();
    }

    /**
     * The document that a form names. What a form names others read with it: its author must be able to.
     *
     * @param field of the form, to which a refusal belongs
     * @throws RefusedSubmission when the dossier has no such document, or none for whoever is logged in
     */
    @Transactional(readOnly = true)
    public StoredDocument require(String reference, String documentId, String field) {
        return parsed(documentId).flatMap(this::find)
                .filter(document -> document.reference().equals(reference))
                .filter(document -> access.mayRead(reference, document.visibility(), document.organisation()))
                .orElseThrow(() -> new RefusedSubmission(field, "dossier.document.unknown"));
    }

    /**
     * The documents that a form names; nothing when it names none.
     *
     * @throws RefusedSubmission as {@link #require}
     */
    @Transactional(readOnly = true)
    public void requireAll(String reference, List<String> documentIds, String field) {
        if (documentIds != null) {
            documentIds.forEach(id -> require(reference, id, field));
        }
    }

    /** Copies the bytes of one version. */
    @Transactional(readOnly = true)
    public void copy(UUID id, int version, OutputStream target) {
        template.query("select content from document_content where document = ? and number = ?", row -> {
            try (InputStream content = row.getBinaryStream(1)) {
                content.transferTo(target);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }, id, version);
    }

    private StoredDocument get(UUID id) {
        return find(id).orElseThrow();
    }

    private void store(UUID id, int version, String fileName, InputStream content, String by) {
        Path file = null;
        try {
            file = Files.createTempFile("maillage-", ".upload");
            MessageDigest digest = sha256();
            receive(new DigestInputStream(content, digest), file);
            FileKind kind = inspection.inspect(file, fileName);
            describe(id, version, fileName, kind, Files.size(file), HexFormat.of().formatHex(digest.digest()), by);
            write(id, version, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            delete(file);
        }
    }

    private static void receive(InputStream content, Path file) throws IOException {
        try (OutputStream target = Files.newOutputStream(file)) {
            byte[] buffer = new byte[1 << 16];
            long size = 0;
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                size += read;
                if (size > LARGEST) {
                    throw new RefusedSubmission("file", "dossier.document.size");
                }
                target.write(buffer, 0, read);
            }
            if (size == 0) {
                throw new RefusedSubmission("file", "dossier.document.empty");
            }
        }
    }

    private void describe(UUID id, int version, String fileName, FileKind kind, long size, String sha256, String by) {
        jdbc.sql("""
                        insert into document_version
                          (document, number, file_name, media_type, size, sha256, uploaded_at, uploaded_by)
                        values (:id, :version, :fileName, :mediaType, :size, :sha256, :at, :by)""")
                .param("id", id)
                .param("version", version)
                .param("fileName", fileName)
                .param("mediaType", kind.mediaType())
                .param("size", size)
                .param("sha256", sha256)
                .param("at", OffsetDateTime.now(clock))
                .param("by", by)
                .update();
    }

    private void write(UUID id, int version, Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            long size = Files.size(file);
            template.update("insert into document_content (document, number, content) values (?, ?, ?)", statement -> {
                statement.setObject(1, id);
                statement.setInt(2, version);
                statement.setBinaryStream(3, content, size);
            });
        }
    }

    /** Browsers have sent whole paths as names; control characters would break headers and lists. */
    private static String baseName(String fileName) {
        String name = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1).strip();
        if (name.isEmpty() || name.length() > 200 || name.chars().anyMatch(Character::isISOControl)) {
            throw new RefusedSubmission("file", "dossier.document.name");
        }
        return name;
    }

    private static Optional<UUID> parsed(String id) {
        try {
            return Optional.of(UUID.fromString(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static void delete(Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static StoredDocument row(ResultSet row, int number) throws SQLException {
        return new StoredDocument(row.getObject("id", UUID.class), row.getString("reference"),
                DocumentKind.valueOf(row.getString("kind")), row.getString("title"),
                Visibility.valueOf(row.getString("visibility")), row.getString("organisation"), row.getInt("number"),
                row.getString("file_name"), row.getString("media_type"), row.getLong("size"),
                row.getString("sha256"), row.getObject("uploaded_at", OffsetDateTime.class).toInstant(),
                row.getString("uploaded_by"));
    }
}
