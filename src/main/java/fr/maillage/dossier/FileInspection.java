package fr.maillage.dossier;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

import fr.maillage.workflow.RefusedSubmission;

import org.apache.tika.Tika;
import org.springframework.stereotype.Component;

/**
 * Says what a file is by its content, never by its name. Office documents are zip archives: what they hold is looked up
 * in the archive's table and two small entries, so nothing is unpacked.
 */
@Component
class FileInspection {

    private static final int SMALL_ENTRY = 1 << 20;
    private static final int ENTRIES = 20_000;
    private static final long UNPACKED = 500L << 20;
    private static final String CONTENT_TYPES = "[Content_Types].xml";

    private final Tika tika = new Tika();

    /** @throws RefusedSubmission in French, when the dossier does not take such a file or its name lies about it */
    FileKind inspect(Path file, String fileName) throws IOException {
        String mediaType = mediaType(file);
        FileKind kind = (mediaType.equals("application/pdf") || mediaType.startsWith("image/")
                ? FileKind.ofMediaType(mediaType)
                : office(file))
                .orElseThrow(() -> new RefusedSubmission("file", "dossier.document.type", fileName));
        if (!kind.isNamed(extension(fileName))) {
            throw new RefusedSubmission("file", "dossier.document.disguised", fileName, kind.name());
        }
        return kind;
    }

    private String mediaType(Path file) throws IOException {
        try (InputStream content = new BufferedInputStream(Files.newInputStream(file))) {
            return tika.detect(content);
        }
    }

    private static Optional<FileKind> office(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            refuseOversized(zip);
            return openDocument(zip).or(() -> officeOpenXml(zip));
        } catch (ZipException e) {
            return Optional.empty();
        }
    }

    private static Optional<FileKind> openDocument(ZipFile zip) {
        return zip.getEntry("content.xml") == null
                ? Optional.empty()
                : FileKind.ofMediaType(text(zip, "mimetype").strip());
    }

    private static Optional<FileKind> officeOpenXml(ZipFile zip) {
        String types = text(zip, CONTENT_TYPES);
        if (zip.getEntry("word/document.xml") != null && types.contains(FileKind.DOCX.mediaType() + ".main+xml")) {
            return Optional.of(FileKind.DOCX);
        }
        if (zip.getEntry("xl/workbook.xml") != null && types.contains(FileKind.XLSX.mediaType() + ".main+xml")) {
            return Optional.of(FileKind.XLSX);
        }
        return Optional.empty();
    }

    /** The archive's own table says how large it would become; a lie there shows when somebody opens the file. */
    private static void refuseOversized(ZipFile zip) {
        long unpacked = 0;
        for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
            unpacked += Math.max(0, entries.nextElement().getSize());
        }
        if (zip.size() > ENTRIES || unpacked > UNPACKED) {
            throw new RefusedSubmission("file", "dossier.document.archive");
        }
    }

    private static String text(ZipFile zip, String name) {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            return "";
        }
        try (InputStream content = zip.getInputStream(entry)) {
            return new String(content.readNBytes(SMALL_ENTRY), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    private static String extension(String fileName) {
        return fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
