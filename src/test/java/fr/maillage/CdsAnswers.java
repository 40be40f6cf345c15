package fr.maillage;

import static fr.maillage.GivenDossier.form;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

import fr.maillage.dossier.Centres;
import fr.maillage.dossier.RequiredPieces;
import fr.maillage.workflow.ParisTime;

/**
 * What people answer in the tasks of the path of a centre de santé when all goes well, as Tasklist submits it; those of the
 * called processes are {@link CptsAnswers}. The centre is fictitious.
 */
@Component
public class CdsAnswers {

    private final CptsAnswers common;
    private final Centres centres;
    private final RequiredPieces required;
    private final Clock clock;

    CdsAnswers(CptsAnswers common, Centres centres, RequiredPieces required, Clock clock) {
        this.common = common;
        this.centres = centres;
        this.required = required;
        this.clock = clock;
    }

    /** A centre of a fictitious association in Voiron, without third-party companies. */
    public Map<String, Object> declaration(String... activities) {
        return form("declarationId", UUID.randomUUID().toString(), "siteKind", "CENTRE",
                "structureName", "Centre de santé des Gorges (fictif)",
                "manager", manager("ASSOCIATION"),
                "lead", """
                        {"civility":"MADAME","firstName":"Claire","lastName":"Exemple","capacity":"présidente",
                         "email":"claire.exemple@exemple.fr","phone":"04 76 00 00 00"}""",
                "activities", strings(activities),
                "communes", "[{\"commune\":\"38563\"}]",
                "address", "1 rue Fictive, 38500 Voiron",
                "openingPlannedOn", today().plusMonths(6).toString(),
                "thirdParties", false,
                "motives", "Le dernier cabinet du quartier ferme.",
                "needs", "[\"PROJECT_WRITING\"]",
                "deposit", common.deposit());
    }

    public static String manager(String kind) {
        return """
                {"kind":"%s","name":"Association fictive des Gorges","siret":"73282932000074"}""".formatted(kind);
    }

    Map<String, Object> to(String reference, Task task) {
        return switch (task.getTaskDefinitionKey()) {
            case "qualifyRequest" -> form("managerEligible", true, "regime", centres.find(reference).orElseThrow().proposedRegime().orElseThrow().name(),
                    "commercialGroup", false, "orientation", "CONTINUE");
            case "describeCentre" -> form("deposit", common.deposit(), "siteKind", "CENTRE", "manager", manager("FOUNDATION"),
                    "activities", "[\"MEDICAL\"]", "address", "1 rue Fictive, 38500 Voiron",
                    "openingPlannedOn", today().plusMonths(6).toString(), "thirdParties", false);
            case "studyNeed" -> form("needs", "Neuf cents patients sans médecin traitant.", "populationServed", 20_000,
                    "fundingAsked", false);
            case "prepareFile" -> form("deposit", common.deposit(), "pieces", pieces(reference, "CENTRE_FILE", ""));
            case "checkReceiptFile" -> form("receiptFile", "COMPLETE", "pieces", pieces(reference, "CENTRE_RECEIPT", ""));
            case "recordReceiptPieces" -> form("deposit", common.deposit(), "pieces", """
                    [{"piece":"OPERATING_RULES","receivedOn":"%s"}]""".formatted(today()));
            case "recordApprovalFiness" -> common.finess(reference);
            case "issueReceipt" -> form("issuedOn", today().toString(), "signatory", "sophie.delegation38",
                    "mode", "REGISTERED_LETTER");
            case "issueTacitAttestation" -> form("attestation", "ISSUED", "issuedOn", today().toString());
            case "reworkFile" -> form("deposit", common.deposit(), "changes", "Une praticienne de plus.");
            case "decideContracting", "reviewContracting" -> form("contracting", "CONTRACTED",
                    "iban", "FR7630006000011234567890189");
            case "recordOpening" -> form("openingOutcome", "OPEN", "openedOn", today().toString(),
                    "hours", "du lundi au samedi, de 8 h à 20 h");
            case "decideVisit" -> form("visitDecision", "NO_VISIT", "reason", "Dossier complet, aucun signalement.");
            case "reportVisit" -> form("visitFinding", "COMPLIANT", "visitedOn", today().toString());
            case "recordCompliance" -> form("deposit", common.deposit(), "corrections", "Le diplôme manquant est joint.");
            case "assessCompliance" -> form("compliance", "COMPLIANT");
            case "recordObservations" -> form("deposit", common.deposit(), "observations", "Les écarts sont corrigés.");
            case "decideWithdrawal" -> form("withdrawalDecision", "MAINTAINED", "decidedOn", today().toString(),
                    "signatory", "sophie.delegation38", "mode", "REGISTERED_LETTER", "reasons", "Écarts corrigés.");
            case "draftContract" -> form("effectiveOn", today().plusMonths(1).toString(),
                    "amounts", "[{\"purpose\":\"REMUNERATION\",\"amount\":50000,\"source\":\"Montant d’essai\"}]");
            case "payContract" -> form("contractPayment", "PAID", "amount", "50000", "amountSource", "Montant d’essai",
                    "paidOn", today().toString());
            default -> common.to(reference, task);
        };
    }

    /** All pieces of the subject, present but for this one. */
    public String pieces(String reference, String subject, String missing) {
        return required.list(reference, subject).stream()
                .map(piece -> "{\"piece\":\"%s\",\"present\":%s}".formatted(piece.code(), !piece.code().equals(missing)))
                .collect(Collectors.joining(",", "[", "]"));
    }

    public LocalDate today() {
        return ParisTime.today(clock);
    }

    private static String strings(String... values) {
        return Stream.of(values).map(value -> '"' + value + '"').collect(Collectors.joining(",", "[", "]"));
    }
}
