package fr.maillage;

import static fr.maillage.GivenDossier.form;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

import fr.maillage.directory.Agent;
import fr.maillage.directory.Directory;
import fr.maillage.directory.Function;
import fr.maillage.directory.SignedAct;
import fr.maillage.directory.StructureType;
import fr.maillage.dossier.DocumentKind;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.ProjectSection;
import fr.maillage.dossier.RequiredPieces;
import fr.maillage.workflow.ParisTime;

/**
 * What people answer in the tasks of the path of a CPTS when all goes well, as Tasklist submits it. The project is
 * fictitious; whatever is dated is dated around the engine's today.
 */
@Component
public class CptsAnswers {

    private final TaskService tasks;
    private final GivenDossier dossiers;
    private final RequiredPieces required;
    private final Dossiers rows;
    private final Directory directory;
    private final Clock clock;

    CptsAnswers(TaskService tasks, GivenDossier dossiers, RequiredPieces required, Dossiers rows, Directory directory,
                Clock clock) {
        this.tasks = tasks;
        this.dossiers = dossiers;
        this.required = required;
        this.rows = rows;
        this.directory = directory;
        this.clock = clock;
    }

    /** The answer that leads on, in this task or in its twin for another organisation. */
    public Map<String, Object> to(String reference, Task task) {
        return switch (task.getTaskDefinitionKey()) {
            case "qualifyProject" -> form("leadIsHealthProfessional", true, "generalPractitioners", 6,
                    "territoryCoherent", true, "orientation", "CONTINUE");
            case "holdFramingInterview" -> form("interviewOutcome", "HELD", "heldOn", yesterday() + "T18:30",
                    "nextSteps", "Réunir les professionnels, écrire la lettre d’intention.");
            case "confirmSupport" -> form("msaAccompanies", true, "lots", "[\"HEALTH_PROJECT\"]", "urgent", false,
                    "leadRefuses", false);
            case "expressNeed" -> form("needOutcome", "WITHDRAWN", "reason", "L’équipe écrit elle-même.");
            case "assignSupport" -> form("assignment", "ASSIGNED", "agent", someone(task,
                    agent -> agent.functions().contains(Function.HANDLER)));
            case "acceptSupport" -> form("supportAnswer", "ACCEPTED", "firstContactOn", today().plusDays(3).toString());
            case "contactLead" -> form("contactOutcome", "DONE", "contactedOn", today().toString(), "mode", "PHONE",
                    "report", "La porteuse attend une aide à la rédaction.");
            case "checkPortrait" -> form("portraitCheck", "CONFIRMED");
            case "completeDiagnosis" -> form("diagnosisOutcome", "COMPLETE", "workforce",
                    "[{\"profession\":\"GENERAL_PRACTITIONER\",\"count\":41,\"aged60\":13,\"departures\":5}]",
                    "priorities", "Accès au médecin traitant.");
            case "giveMedicalView" -> form("viewGiven", "GIVEN", "observations", "Un patient sur huit sans médecin traitant.",
                    "attendsMeetings", false);
            case "mobiliseProfessionals" -> form("mobilisation", "SUFFICIENT", "heldOn", yesterday().toString(),
                    "attendance", "[{\"profession\":\"GENERAL_PRACTITIONER\",\"count\":9}]");
            case "depositLetter" -> form("deposit", deposit(), "items",
                    objects(pieces(reference, "LETTER").map(item -> object("code", item, "text", "Voir la lettre."))),
                    "documents", "[\"%s\"]".formatted(document(reference, DocumentKind.INTENTION_LETTER)));
            case "checkAdmissibility" -> form("admissibility", "ADMISSIBLE", "items",
                    objects(pieces(reference, "LETTER").map(item -> object("item", item, "state", "PRESENT"))));
            case "giveLetterOpinion" -> form("opinion", "FAVOURABLE", "visibility", "ADMINISTRATIONS");
            case "scheduleLetterSession", "scheduleSession" -> form("sessionChoice", "NO_SESSION", "reason",
                    "Aucune séance avant l’échéance.");
            case "prepareJointLetter" -> form("decision", "VALIDATED", "startupProposed", "CONVENTIONAL");
            case "signJointLetter" -> form("signature", "SIGNED", "signedOn", today().toString(), "delegation",
                    signatory(task, SignedAct.INTENTION_LETTER));
            case "notifyLetter" -> form("mode", "EMAIL_WITH_RECEIPT", "notifiedOn", today().toString(),
                    "informCommunes", true);
            case "planWriting" -> form("groups", "[{\"name\":\"Accès aux soins\",\"pilot\":\"Nadia Perrin\"}]",
                    "targetOn", today().plusMonths(6).toString());
            case "followWriting" -> form("writingState", "READY_TO_REREAD", "sections", sections("READY"));
            case "rereadProject" -> form("rereading", "READY");
            case "recordMembers" -> form("deposit", deposit(), "memberList", "COMPLETE", "members", """
                    [{"name":"Nadia Perrin","kind":"PROFESSIONAL","profession":"GENERAL_PRACTITIONER",
                      "email":"nadia.perrin@exemple.fr","confirmationMode":"SIGNATURE"},
                     {"name":"Pharmacie fictive du Centre","kind":"HEALTH_ORGANISATION","email":"pharmacie@exemple.fr"}]""");
            case "confirmReadiness" -> form("readiness", "READY");
            case "fileProject" -> form("deposit", deposit(), "version", "version 1", "documents",
                    "[\"%s\"]".formatted(document(reference, DocumentKind.HEALTH_PROJECT)));
            case "checkCompleteness" -> form("completeness", "COMPLETE", "pieces",
                    objects(pieces(reference, "FILING").map(piece -> object("piece", piece, "state", "PRESENT"))));
            case "giveOpinion" -> form("opinion", "FAVOURABLE");
            case "prepareDecision" -> form("decision", "VALIDATE", "internalNote", "Rien ne s’oppose au projet.");
            case "signDecision" -> form("signature", "SIGNED", "signedOn", today().toString(), "delegation",
                    signatory(task, SignedAct.HEALTH_PROJECT));
            case "notifyDecision" -> form("mode", "REGISTERED_LETTER", "sentOn", today().toString());
            case "chooseAfterObjection" -> form("deposit", deposit(), "objectionFollowUp", "REWRITE");
            case "holdConstituentAssembly" -> form("deposit", deposit(), "assemblyOutcome", "HELD", "heldOn",
                    today().toString(), "statutesAdopted", true, "board",
                    "[{\"name\":\"Claire Exemple\",\"role\":\"présidente\",\"email\":\"claire.exemple@exemple.fr\"}]");
            case "recordLegalExistence" -> but(form("deposit", deposit(), "existence", "COMPLETE", "rna", "W381234567",
                    "siret", "73282932000074", "seat", rows.get(reference).seatCommune().orElse("38563"), "iban",
                    "FR7630006000011234567890189"), register(reference));
            case "payStartup" -> form("startupPayment", "PAID", "amount", "20000", "amountSource",
                    "Décision d’essai", "paidOn", today().toString());
            case "recruitCoordinator" -> form("deposit", deposit(), "coordination", "RECRUITED", "person", "Paul Fictif",
                    "fullTimeEquivalent", "0.5", "startsOn", today().plusMonths(1).toString());
            case "draftContract" -> form("effectiveOn", today().plusMonths(1).toString(), "missions",
                    "ACI_CPTS".equals(text(task, "contractKind"))
                            ? objects(Stream.of("ACCESS", "PATHWAYS", "PREVENTION", "CRISIS", "QUALITY", "SUPPORT")
                                    .map(mission -> object("mission", mission)))
                            : null,
                    "amounts", "[{\"purpose\":\"OPERATION\",\"amount\":100000,\"source\":\"Montant d’essai\"}]");
            case "negotiateContract" -> form("agreement", "AGREED", "deposit", depositOfStructure(task));
            case "recordDeliberation" -> form("deposit", deposit(), "deliberation", "APPROVED", "body",
                    "assemblée générale", "heldOn", today().toString(), "minutes",
                    document(reference, DocumentKind.OTHER));
            case "signContract" -> signature(task);
            case "registerContract" -> form("signedFile", document(reference, DocumentKind.OTHER),
                    "lastSignatureOn", today().toString(), "effectiveOn", today().plusMonths(1).toString(),
                    "durationYears", 5);
            case "payContract" -> form("contractPayment", "PAID", "amount", "100000", "amountSource", "Montant d’essai",
                    "paidOn", today().toString());
            case "recordFiness" -> finess(reference);
            case "publishAndAnnounce" -> form("publicContact", "Claire Exemple", "communesConfirmed", true,
                    "informCommunes", true);
            default -> throw new IllegalArgumentException("no answer to " + task.getTaskDefinitionKey());
        };
    }

    /** The same answer with other values; a {@code null} value takes a field away. */
    public static Map<String, Object> but(Map<String, Object> answer, Object... namesAndValues) {
        Map<String, Object> other = new HashMap<>(answer);
        for (int index = 0; index < namesAndValues.length; index += 2) {
            other.put((String) namesAndValues[index], namesAndValues[index + 1]);
        }
        other.values().removeIf(Objects::isNull);
        return other;
    }

    /** A step of the professional that was received today. */
    public String deposit() {
        return """
                {"depositedBy":"Claire Exemple","channel":"EMAIL","receivedOn":"%s"}""".formatted(today());
    }

    /** All sections of the project in one state, except these, which are not begun. */
    public static String sections(String state, ProjectSection... notBegun) {
        return sections(StructureType.CPTS, state, notBegun);
    }

    public static String sections(StructureType type, String state, ProjectSection... notBegun) {
        return objects(ProjectSection.of(type).stream().map(section -> object("section", section.name(), "state",
                List.of(notBegun).contains(section) ? "TO_DO" : state)));
    }

    public static String lead(String firstName, String lastName, String email) {
        return """
                {"firstName":"%s","lastName":"%s","profession":"NURSE","email":"%s"}""".formatted(firstName, lastName, email);
    }

    public String document(String reference, DocumentKind kind) {
        return dossiers.document(reference, kind);
    }

    public LocalDate today() {
        return ParisTime.today(clock);
    }

    private LocalDate yesterday() {
        return today().minusDays(1);
    }

    private Map<String, Object> signature(Task task) {
        String party = text(task, "contractParty");
        Map<String, Object> signature = form("signature", "SIGNED", "signedOn", today().toString(),
                "deposit", depositOfStructure(task));
        return switch (party) {
            case "STRUCTURE" -> but(signature, "signatory", "Claire Exemple", "capacity", "présidente");
            case "CPAM" -> but(signature, "signatory", directory.agent(signatory(task, SignedAct.CONTRACT)).name(), "capacity", "directeur",
                    "delegation", "directeur");
            default -> but(signature, "signatory", directory.agent(signatory(task, SignedAct.CONTRACT)).name(), "capacity", "directrice",
                    "delegation", "arrêté");
        };
    }

    private String depositOfStructure(Task task) {
        return "STRUCTURE".equals(text(task, "contractParty")) ? deposit() : null;
    }

    /** In Moselle, Bas-Rhin and Haut-Rhin an association stands in the register of the tribunal. */
    private Object[] register(String reference) {
        return Set.of("57", "67", "68").contains(rows.get(reference).departement())
                ? new Object[] {"rna", null, "tribunal", "Metz", "volume", "178", "folio", "42"}
                : new Object[0];
    }

    private String signatory(Task task, SignedAct act) {
        return someone(task, agent -> agent.maySign(act, today()));
    }

    /** The first of those who work for the organisation to which the task is offered. */
    private String someone(Task task, Predicate<Agent> fit) {
        return tasks.getIdentityLinksForTask(task.getId()).stream()
                .flatMap(link -> directory.organisationOfGroup(link.getGroupId()).stream())
                .flatMap(organisation -> directory.agents(organisation.id()).stream())
                .filter(fit.and(agent -> agent.isActiveOn(today())))
                .map(Agent::id).sorted().findFirst()
                .orElseThrow(() -> new AssertionError("nobody fits for " + task.getTaskDefinitionKey()));
    }

    private String text(Task task, String variable) {
        return (String) tasks.getVariable(task.getId(), variable);
    }

    private Stream<String> pieces(String reference, String subject) {
        return required.list(reference, subject).stream().map(RequiredPieces.Piece::code);
    }

    Map<String, Object> finess(String reference) {
        return form("legalEntity", finess(reference, 0), "establishment", finess(reference, 1),
                "recordedOn", today().toString());
    }

    /** A number of its own for each dossier, with the check digit of FINESS (Luhn). */
    static String finess(String reference, int nth) {
        int number = Integer.parseInt(reference.substring(reference.length() - 4));
        String departement = reference.split("-")[1];
        String eight = "%s%s%04d".formatted(departement.substring(departement.length() - 2), reference.substring(2, 4),
                (4 * number + nth) % 10_000);
        int sum = 0;
        for (int index = 0; index < eight.length(); index++) {
            int digit = eight.charAt(eight.length() - 1 - index) - '0';
            int weighted = index % 2 == 0 ? digit * 2 : digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return eight + (10 - sum % 10) % 10;
    }

    private static String object(String... namesAndValues) {
        StringBuilder object = new StringBuilder("{");
        for (int index = 0; index < namesAndValues.length; index += 2) {
            object.append(index == 0 ? "" : ",").append('"').append(namesAndValues[index]).append("\":\"")
                    .append(namesAndValues[index + 1]).append('"');
        }
        return object.append('}').toString();
    }

    private static String objects(Stream<String> objects) {
        return objects.collect(Collectors.joining(",", "[", "]"));
    }
}
