package fr.maillage.dossier;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import fr.maillage.security.CurrentUser;
import fr.maillage.workflow.Submissions;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** The documents of a dossier over HTTP. A document that one may not read does not exist. */
@RestController
@RequestMapping("/api/dossiers/{reference}/documents")
@Tag(name = "Documents")
class DocumentApi {

    private final DossierAccess access;
    private final Documents documents;
    private final Submissions submissions;
    private final CurrentUser currentUser;

    DocumentApi(DossierAccess access, Documents documents, Submissions submissions, CurrentUser currentUser) {
        this.access = access;
        this.documents = documents;
        this.submissions = submissions;
        this.currentUser = currentUser;
    }

    @GetMapping
    @Operation(summary = "Lister les documents que l’on peut lire, dans leur dernière version")
    List<StoredDocument> list(@PathVariable String reference) {
        return documents.list(reference, access.reader(access.withDocuments(reference)));
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(summary = "Ajouter un document", description = "PDF, DOCX, XLSX, ODT, ODS, PNG ou JPEG, 20 Mo au plus. "
            + "Sans autre précision : de nature « autre », partagé entre administrations.")
    ResponseEntity<StoredDocument> add(@PathVariable String reference, @RequestParam MultipartFile file,
                                       @RequestParam(required = false) String kind,
                                       @RequestParam(required = false) String title,
                                       @RequestParam(required = false) String visibility) throws IOException {
        access.withNewDocument(reference);
        Map<String, Object> words = new HashMap<>();
        words.put("kind", kind);
        words.put("title", title);
        words.put("visibility", visibility);
        Acts.Describe described = submissions.bind(words, Acts.Describe.class);
        StoredDocument stored = documents.add(reference, new Documents.Description(
                Objects.requireNonNullElse(described.kind(), DocumentKind.OTHER), described.title(),
                Objects.requireNonNullElse(described.visibility(), Visibility.ADMINISTRATIONS)),
                Objects.requireNonNullElse(file.getOriginalFilename(), ""), file.getInputStream(), currentUser.get().id());
        return ResponseEntity.created(URI.create("/api/dossiers/%s/documents/%s".formatted(reference, stored.id())))
                .body(stored);
    }

    @PostMapping(path = "/{id}/versions", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(summary = "Ajouter une version ; les précédentes restent", description = "Réservé à l’organisation qui a déposé "
            + "le document, au pilote pour ceux que Maillage a écrits.")
    StoredDocument addVersion(@PathVariable String reference, @PathVariable UUID id, @RequestParam MultipartFile file)
            throws IOException {
        Dossier dossier = access.withNewDocument(reference);
        if (!access.rights(dossier).mayReplace(require(reference, id))) {
            throw new AccessDeniedException("dossier.document.foreign");
        }
        return documents.addVersion(id, Objects.requireNonNullElse(file.getOriginalFilename(), ""), file.getInputStream(),
                currentUser.get().id());
    }

    @PutMapping("/{id}/visibility")
    @Operation(summary = "Changer qui peut lire un document", description = "Réservé à l’organisation qui l’a déposé.")
    StoredDocument changeVisibility(@PathVariable String reference, @PathVariable UUID id,
                                    @RequestBody Map<String, Object> body) {
        Reader reader = access.reader(access.writable(reference));
        StoredDocument document = require(reference, id);
        if (!reader.organisations().contains(document.organisation())) {
            throw new AccessDeniedException("dossier.forbidden");
        }
        return documents.changeVisibility(id, submissions.bind(body, Acts.Show.class).visibility(),
                currentUser.get().id());
    }

    @GetMapping("/{id}/versions")
    @Operation(summary = "Lister les versions, de la dernière à la première")
    List<StoredDocument> versions(@PathVariable String reference, @PathVariable UUID id) {
        require(reference, id);
        return documents.versions(id);
    }

    @GetMapping("/{id}")
    @Operation(summary = "Télécharger un document", description = "Dans sa dernière version, ou dans celle que l’on nomme.")
    void download(@PathVariable String reference, @PathVariable UUID id, @RequestParam(required = false) Integer version,
                  HttpServletResponse response) throws IOException {
        StoredDocument latest = require(reference, id);
        StoredDocument asked = version == null ? latest : documents.versions(id).stream()
                .filter(each -> each.version() == version)
                .findFirst()
                .orElseThrow(() -> new UnknownDocument(id));
        response.setContentType(asked.mediaType());
        response.setContentLengthLong(asked.size());
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment()
                .filename(asked.fileName(), StandardCharsets.UTF_8).build().toString());
        documents.copy(id, asked.version(), response.getOutputStream());
    }

    private StoredDocument require(String reference, UUID id) {
        Reader reader = access.reader(access.withDocuments(reference));
        return documents.find(id)
                .filter(each -> each.reference().equals(reference))
                .filter(each -> ReadingRule.mayRead(reader, each.visibility(), each.organisation()))
                .orElseThrow(() -> new UnknownDocument(id));
    }
}
