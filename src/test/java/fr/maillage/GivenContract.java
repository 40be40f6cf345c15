package fr.maillage;

import static fr.maillage.GivenDossier.form;

import java.time.Clock;
import java.util.Map;

import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

import fr.maillage.dossier.DocumentKind;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.LegalExistence;
import fr.maillage.workflow.ParisTime;

/** Drives {@code contract-signature} for a contract of any kind, with fictitious answers of today. */
@Component
public class GivenContract {

    private static final Map<String, String> PURPOSES = Map.of("CONVENTION_ARS", "OPERATION", "ACI_CPTS", "OPERATION",
            "ACI_MSP", "ACCESS_FIXED", "ACCORD_NATIONAL_CDS", "REMUNERATION", "CPOM_DAC", "GRANT");
    private static final String MISSIONS = """
            [{"mission":"ACCESS"},{"mission":"PATHWAYS"},{"mission":"PREVENTION"},{"mission":"CRISIS"}]""";
    private static final LegalExistence EXISTENCE =
            new LegalExistence("W381000001", null, null, null, null, "73282932000074", "38563", true);

    private final ProcessDriver driver;
    private final GivenDossier given;
    private final Dossiers dossiers;
    private final Clock clock;

    GivenContract(ProcessDriver driver, GivenDossier given, Dossiers dossiers, Clock clock) {
        this.driver = driver;
        this.given = given;
        this.dossiers = dossiers;
        this.clock = clock;
    }

    /** From the draft to the end: everybody agrees and signs today, what is due is paid. */
    public void signed(String reference) {
        upToSigning(reference);
        while (driver.openTasks(reference).contains("signContract")) {
            sign(reference, driver.tasks(reference, "signContract").get(0));
        }
        register(reference);
        if (driver.openTasks(reference).contains("payContract")) {
            pay(reference);
        }
    }

    /** From the draft to the first signature. */
    public void upToSigning(String reference) {
        draft(reference);
        agreed(reference);
    }

    /** Everybody agrees on the draft and the structure approves it. */
    public void agreed(String reference) {
        while (driver.openTasks(reference).contains("negotiateContract")) {
            Task task = driver.tasks(reference, "negotiateContract").get(0);
            driver.complete(reference, task, form("agreement", "AGREED", "deposit", depositOf(task)));
        }
        driver.complete(reference, "recordDeliberation", form("deposit", deposit(), "deliberation", "APPROVED",
                "body", "Assemblée générale", "heldOn", today(), "minutes", given.document(reference, DocumentKind.MINUTES)));
    }

    public void draft(String reference) {
        String kind = (String) driver.variable(driver.task(reference, "draftContract"), "contractKind");
        driver.complete(reference, "draftContract", form("effectiveOn", today(),
                "missions", kind.equals("ACI_CPTS") ? MISSIONS : null,
                "amounts", """
                        [{"purpose":"%s","amount":60000,"source":"Annexe fictive"}]""".formatted(PURPOSES.get(kind))));
    }

    /** The party of the task signs, by whoever the directory entitles. */
    public void sign(String reference, Task task) {
        String party = party(task);
        boolean caisse = party.equals("CPAM");
        driver.complete(reference, task, form("signature", "SIGNED",
                "signatory", Map.of("CPAM", "simon.cpam38", "ARS", "sophie.delegation38").getOrDefault(party, "Claire Exemple"),
                "capacity", caisse ? "directeur" : "présidente",
                "delegation", party.equals("STRUCTURE") ? null : "Décision fictive",
                "signedOn", today(), "deposit", depositOf(task)));
    }

    public void register(String reference) {
        driver.complete(reference, "registerContract", form("signedFile", given.document(reference, DocumentKind.CONTRACT),
                "lastSignatureOn", today(), "effectiveOn", today(), "durationYears", 5L));
    }

    public void pay(String reference) {
        dossiers.recordLegalExistence(reference, EXISTENCE, null);
        driver.complete(reference, "payContract", form("contractPayment", "PAID", "amount", "36000", "paidOn", today(),
                "amountSource", "Annexe fictive"));
    }

    /** The party whose answer a task awaits. */
    public String party(Task task) {
        return (String) driver.variable(task, "contractParty");
    }

    private String depositOf(Task task) {
        return party(task).equals("STRUCTURE") ? deposit() : null;
    }

    private String deposit() {
        return """
                {"depositedBy":"Claire Exemple","channel":"EMAIL","receivedOn":"%s"}""".formatted(today());
    }

    private String today() {
        return ParisTime.today(clock).toString();
    }
}
