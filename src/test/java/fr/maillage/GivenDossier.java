package fr.maillage;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import fr.maillage.directory.StructureType;
import fr.maillage.dossier.Civility;
import fr.maillage.dossier.Declaration;
import fr.maillage.dossier.DocumentKind;
import fr.maillage.dossier.Documents;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.Lead;
import fr.maillage.dossier.Origin;
import fr.maillage.dossier.Profession;
import fr.maillage.dossier.SupportNeed;
import fr.maillage.dossier.Visibility;
import fr.maillage.territory.TerritoryPart;

/** Dossiers of fictitious projects on real communes, and called processes started on them. */
@Component
public class GivenDossier {

    public static final String[] VOIRONNAIS =
            {"38563", "38133", "38239", "38337", "38400", "38061", "38105", "38566"};
    public static final String[] GRAND_SUD = {"97412", "97405", "97417"};

    public static final byte[] PDF = "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
            .getBytes(StandardCharsets.US_ASCII);

    private final Dossiers dossiers;
    private final Documents documents;
    private final RuntimeService runtime;
    private final JdbcClient jdbc;

    GivenDossier(Dossiers dossiers, Documents documents, RuntimeService runtime, JdbcClient jdbc) {
        this.dossiers = dossiers;
        this.documents = documents;
        this.runtime = runtime;
        this.jdbc = jdbc;
    }

    /** Its lead has been reminded in vain two months and one month ago. */
    public void remindedInVain(String reference) {
        jdbc.sql("""
                        insert into journal_entry (reference, at, event, arguments, visibility)
                        select :reference, cast(:now as timestamptz) - make_interval(months => months), 'reminded.lead', '[]', 'LEAD'
                        from generate_series(2, 1, -1) months""")
                .param("reference", reference)
                .param("now", ClockUtil.getCurrentTime().toInstant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** A dossier whose seat is the first commune and whose lead has declared these needs and nothing about the MSA. */
    public String declared(String[] communes, SupportNeed... needs) {
        return declared(communes, false, needs);
    }

    public String declared(String[] communes, boolean msaWished, SupportNeed... needs) {
        return declared(StructureType.CPTS, communes, msaWished, needs);
    }

    /** A dossier of any type. */
    public String declared(StructureType type, String[] communes, boolean msaWished, SupportNeed... needs) {
        String email = "porteuse-" + UUID.randomUUID() + "@exemple.fr";
        Lead lead = new Lead(Civility.values()[0], "Claire", "Exemple", Profession.GENERAL_PRACTITIONER, null, email,
                "04 76 00 00 00", null);
        List<TerritoryPart> territory = Stream.of(communes).map(TerritoryPart::whole).toList();
        return dossiers.declare(new Declaration(UUID.randomUUID().toString(), Origin.DECLARED, type,
                type + " fictive", lead, territory, communes[0], List.of(), Set.of(needs), msaWished), null).reference();
    }

    /** Starts a process as a call activity does: with the dossier's reference as business key and its card. */
    public ProcessInstance start(String process, String reference) {
        return runtime.startProcessInstanceByKey(process, reference, dossiers.card(reference));
    }

    /** A document of the dossier, by its id. */
    public String document(String reference, DocumentKind kind) {
        return document(reference, kind, null);
    }

    /** As {@link #document(String, DocumentKind)}, put there by that agent. */
    public String document(String reference, DocumentKind kind, String by) {
        return documents.add(reference, new Documents.Description(kind, null, Visibility.LEAD), "document.pdf",
                new ByteArrayInputStream(PDF), by).id().toString();
    }

    /** A step of the professional, as a form submits it. */
    public static String deposit() {
        return """
                {"depositedBy":"Claire Exemple","channel":"EMAIL","receivedOn":"2026-03-01"}""";
    }

    /** The fields of a form; {@code null} values are left out. */
    public static Map<String, Object> form(Object... namesAndValues) {
        Map<String, Object> form = new HashMap<>();
        for (int index = 0; index < namesAndValues.length; index += 2) {
            if (namesAndValues[index + 1] != null) {
                form.put((String) namesAndValues[index], namesAndValues[index + 1]);
            }
        }
        return form;
    }
}
