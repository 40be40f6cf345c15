package fr.maillage.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import fr.maillage.MaillageTest;
import fr.maillage.directory.StructureType;
import fr.maillage.workflow.ParisTime;
import fr.maillage.workflow.RefusedSubmission;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@MaillageTest
class DocumentsTest {

    private static final byte[] PDF = "%PDF-1.7\n1 0 obj\n<<>>\nendobj\n".getBytes(StandardCharsets.US_ASCII);

    @Autowired
    Documents documents;
    @Autowired
    DossierRepository dossiers;
    @Autowired
    References references;
    @Autowired
    Clock clock;

    String reference;

    @BeforeEach
    void aDossier() {
        Instant now = clock.instant();
        Dossier dossier = new Dossier(references.next(2026, "38"), UUID.randomUUID().toString(),
                Origin.DECLARED, StructureType.CPTS, "CPTS d’essai", ParisTime.dateOf(now), null, now);
        dossier.covers(List.of(), null, new TerritorySummary(0, 1, "aucune commune", "84", "38"));
        dossier.touched(now, null);
        reference = dossiers.save(dossier).reference();
    }

    @Test
    void aDocumentIsKeptByteForByteWithItsDigest() {
        StoredDocument stored = add("statuts.pdf", PDF);

        ByteArrayOutputStream copy = new ByteArrayOutputStream();
        documents.copy(stored.id(), 1, copy);
        assertThat(copy.toByteArray()).isEqualTo(PDF);
        assertThat(stored.mediaType()).isEqualTo("application/pdf");
        assertThat(stored.size()).isEqualTo(PDF.length);
        assertThat(stored.sha256()).hasSize(64);
    }

    @Test
    void aNewVersionLeavesTheEarlierOne() {
        StoredDocument first = add("statuts.pdf", PDF);
        documents.addVersion(first.id(), "statuts-v2.pdf", new ByteArrayInputStream((new String(PDF) + "2").getBytes()),
                null);

        assertThat(documents.versions(first.id())).extracting(StoredDocument::version).containsExactly(2, 1);
        assertThat(documents.list(reference)).singleElement()
                .extracting(StoredDocument::fileName).isEqualTo("statuts-v2.pdf");
    }

    @Test
    void officeDocumentsAreToldFromAnyArchive() throws IOException {
        assertThat(add("note.docx", zip("[Content_Types].xml",
                "<Override ContentType=\"" + FileKind.DOCX.mediaType() + ".main+xml\"/>", "word/document.xml", "<w/>"))
                .mediaType()).isEqualTo(FileKind.DOCX.mediaType());
        assertThat(add("budget.xlsx", zip("[Content_Types].xml",
                "<Override ContentType=\"" + FileKind.XLSX.mediaType() + ".main+xml\"/>", "xl/workbook.xml", "<w/>"))
                .mediaType()).isEqualTo(FileKind.XLSX.mediaType());
        assertThat(add("budget.ods", zip("mimetype", FileKind.ODS.mediaType(), "content.xml", "<o/>")).mediaType())
                .isEqualTo(FileKind.ODS.mediaType());
        refuses("archive.zip", zip("a.txt", "a", "b.txt", "b"), "dossier.document.type");
        refuses("archive.docx", zip("a.txt", "a", "b.txt", "b"), "dossier.document.type");
    }

    @Test
    void aDisguisedFileIsRefused() {
        refuses("statuts.pdf", "MZ this is a program".getBytes(StandardCharsets.US_ASCII), "dossier.document.type");
        refuses("photo.png", PDF, "dossier.document.disguised");
        refuses("page.pdf", "<html><script>alert(1)</script></html>".getBytes(), "dossier.document.type");
    }

    @Test
    void anArchiveThatWouldExplodeIsRefused() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            byte[] zeros = new byte[1 << 20];
            zip.putNextEntry(new ZipEntry("word/document.xml"));
            for (int i = 0; i < 501; i++) {
                zip.write(zeros);
            }
            zip.closeEntry();
        }
        refuses("note.docx", bytes.toByteArray(), "dossier.document.archive");
    }

    @Test
    void aFileOfThirtyMegabytesIsRefused() {
        InputStream large = new InputStream() {
            private int left = 30 << 20;

            @Override
            public int read() {
                return left-- > 0 ? '%' : -1;
            }
        };
        assertThatThrownBy(() -> documents.add(reference, description(), "grand.pdf", large, null))
                .isInstanceOfSatisfying(RefusedSubmission.class, refusal -> saysKey(refusal, "dossier.document.size"));
        assertThat(documents.list(reference)).isEmpty();
    }

    private StoredDocument add(String name, byte[] content) {
        return documents.add(reference, description(), name, new ByteArrayInputStream(content), null);
    }

    private void refuses(String name, byte[] content, String key) {
        assertThatThrownBy(() -> add(name, content))
                .isInstanceOfSatisfying(RefusedSubmission.class, refusal -> saysKey(refusal, key));
    }

    private static void saysKey(RefusedSubmission refusal, String key) {
        assertThat(refusal.field()).isEqualTo("file");
        assertThat(refusal.text().getCodes()).containsExactly(key);
    }

    private static Documents.Description description() {
        return new Documents.Description(DocumentKind.OTHER, null, Visibility.ADMINISTRATIONS);
    }

    private static byte[] zip(String... namesAndTexts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
                zip.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
