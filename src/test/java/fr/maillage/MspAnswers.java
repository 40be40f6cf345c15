package fr.maillage;

import static fr.maillage.GivenDossier.form;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

import fr.maillage.directory.StructureType;
import fr.maillage.dossier.DocumentKind;

/** What people answer in the tasks of the path of a MSP when all goes well. The project is fictitious. */
@Component
public class MspAnswers {

    /** Two general practitioners, a nurse and a physiotherapist. */
    public static final String TEAM = """
            [{"name":"Nadia Perrin","profession":"GENERAL_PRACTITIONER","email":"nadia.perrin@exemple.fr"},
             {"name":"Hugo Fictif","profession":"GENERAL_PRACTITIONER","email":"hugo.fictif@exemple.fr"},
             {"name":"Lina Exemple","profession":"NURSE","email":"lina.exemple@exemple.fr"},
             {"name":"Karim Exemple","profession":"PHYSIOTHERAPIST"}]""";

    private static final String CRITERIA = """
            [{"criterion":"TEAM","finding":"MET"},{"criterion":"ACCESS_TO_CARE","finding":"MET"},
             {"criterion":"TEAMWORK","finding":"MET"},{"criterion":"INFORMATION_SYSTEM","finding":"MET"},
             {"criterion":"SIGNATURES","finding":"MET"}]""";

    private static final String MENTIONS = """
            ["NAMES_AND_DOMICILES","FORM_OBJECT_NAME_DURATION","SEAT","ORDER_NUMBERS","PROFESSIONS","CONTRIBUTIONS",
             "CAPITAL_AND_SHARES","RELEASE_OF_SHARES","INDUSTRY_SHARES","OPERATING_RULES"]""";

    private final CptsAnswers shared;

    MspAnswers(CptsAnswers shared) {
        this.shared = shared;
    }

    /** The declaration of a fictitious MSP; its seat is the first commune. */
    public static Map<String, Object> declaration(String name, String... communes) {
        StringBuilder territory = new StringBuilder();
        for (String commune : communes) {
            territory.append(territory.isEmpty() ? "" : ",").append("{\"commune\":\"").append(commune).append("\"}");
        }
        Map<String, Object> values = new HashMap<>(form("declarationId", UUID.randomUUID().toString(),
                "origin", "DECLARED", "structureName", name, "background", "GROUP_PRACTICE",
                "communes", "[" + territory + "]", "seatCommune", communes[0], "motives", "Deux départs en retraite.",
                "team", TEAM, "sites", "ONE_SITE", "realEstatePlanned", true, "projectOwner", "Commune fictive",
                "msaWished", false,
                "deposit", """
                        {"depositedBy":"Claire Exemple","channel":"EMAIL","receivedOn":"2026-01-15"}"""));
        values.put("lead", """
                {"civility":"DOCTEUR","firstName":"Claire","lastName":"Exemple","profession":"GENERAL_PRACTITIONER",
                 "rpps":"10003456786","email":"claire.exemple@exemple.fr","phone":"04 76 00 00 00"}""");
        return values;
    }

    /** The answer that leads on, in this task or in its twin for another organisation. */
    public Map<String, Object> to(String reference, Task task) {
        return switch (task.getTaskDefinitionKey()) {
            case "qualifyProject" -> form("generalPractitioners", "YES", "auxiliaries", "YES", "drivenByOfficials", false,
                    "orientation", "CONTINUE");
            case "holdFirstMeeting" -> form("firstMeeting", "HELD", "heldOn", shared.today().minusDays(1) + "T12:30",
                    "attendees", "Les quatre professionnels, l’ARS.", "diagnosisPresented", true,
                    "report", "L’équipe écrit son projet.", "association", "TO_CREATE", "realEstatePlanned", true);
            case "confirmSupport" -> form("msaAccompanies", false, "urgent", false, "leadRefuses", false);
            case "scheduleCommittee" -> form("sessionChoice", "NO_SESSION", "reason", "Pas de séance ce mois-ci.");
            case "followWriting" -> form("writingState", "READY_TO_REREAD",
                    "sections", CptsAnswers.sections(StructureType.MSP, "READY"));
            case "collectSignatures" -> form("deposit", shared.deposit(), "signatureList", "COMPLETE",
                    "signatures", signatures("SIGNED"));
            case "checkConformity" -> form("findings", CRITERIA);
            case "followRealEstate" -> form("realEstate", "FUNDED", "carrier", "COMMUNE", "surface", "420",
                    "financing", "[{\"financer\":\"DETR\",\"amount\":120000,\"state\":\"GRANTED\"}]",
                    "deliveryOn", shared.today().plusMonths(10).toString());
            case "checkAciEligibility" -> eligibility("ELIGIBLE", "sisaPlan", "EXISTING", "sisaName", "SISA fictive",
                    "sisaSiret", "73282932000074", "sisaRegisteredOn", shared.today().minusYears(1).toString(),
                    "sisaDoctors", 2, "sisaAuxiliaries", 1, "sisaIban", "FR7630006000011234567890189");
            case "draftContract" -> form("effectiveOn", shared.today().plusMonths(1).toString(),
                    "amounts", "[{\"purpose\":\"ACCESS_FIXED\",\"amount\":12000,\"source\":\"Montant d’essai\"}]");
            case "recordStatutes" -> form("deposit", shared.deposit(), "name", "SISA fictive", "seat", "Voiron",
                    "signedOn", shared.today().toString(), "associates", associates("GENERAL_PRACTITIONER", "NURSE"),
                    "statutes", shared.document(reference, DocumentKind.STATUTES));
            case "sendStatutes" -> form("deposit", shared.deposit(), "mode", "REGISTERED_LETTER",
                    "sentOn", shared.today().toString(), "proof", shared.document(reference, DocumentKind.PROOF));
            case "examineStatutes" -> form("statutesExamined", "NO_OBSERVATION", "mentions", MENTIONS);
            case "recordRegistration" -> form("deposit", shared.deposit(), "registeredOn", shared.today().toString(),
                    "registry", "Grenoble 900 000 000", "siret", "73282932000074", "iban", "FR7630006000011234567890189",
                    "extract", shared.document(reference, DocumentKind.PROOF));
            case "labelStructure" -> form("signedOn", shared.today().toString(), "delegation", "sophie.delegation38",
                    "effectiveOn", shared.today().toString(), "informCommunes", true,
                    "sites", "[{\"name\":\"Site du Centre\",\"address\":\"1 place Fictive, 38500 Voiron\"}]");
            case "recordFiness" -> form("entity", "ASSOCIATION", "legalEntity", finess(reference, 0),
                    "sites", "[{\"site\":\"Site du Centre\",\"establishment\":\"%s\"}]".formatted(finess(reference, 1)),
                    "recordedOn", shared.today().toString());
            case "recordOpening" -> form("opening", "OPENED", "openedOn", shared.today().toString(),
                    "hours", "Du lundi au vendredi de 8 h à 20 h, le samedi matin.", "publicContact", "Claire Exemple");
            case "confirmTeam" -> form("deposit", shared.deposit(), "teamConfirmation", "REPLACED", "newcomers",
                    "[{\"name\":\"Zoé Fictive\",\"profession\":\"GENERAL_PRACTITIONER\"}]");
            case "designateNewLead" -> form("deposit", shared.deposit(), "effectiveOn", shared.today().toString(),
                    "lead", CptsAnswers.lead("Hugo", "Fictif", "hugo.fictif@exemple.fr"));
            default -> shared.to(reference, task);
        };
    }

    /** Prerequisites met. */
    public static Map<String, Object> eligibility(String outcome, Object... more) {
        Map<String, Object> answer = new HashMap<>(form("aciEligibility", outcome, "openingHours", true,
                "unscheduledCare", true, "coordination", true, "informationSystem", true, "newStructure", true));
        answer.putAll(form(more));
        return answer;
    }

    /** Two associates of each of these professions. */
    public static String associates(String... professions) {
        StringBuilder associates = new StringBuilder();
        for (String profession : professions) {
            for (int nth = 1; nth <= 2; nth++) {
                associates.append(associates.isEmpty() ? "" : ",").append("""
                        {"name":"%s %d","profession":"%s","contribution":100}""".formatted(profession, nth, profession));
            }
        }
        return "[" + associates + "]";
    }

    /** The answer of the last member of the team; the three others have signed. */
    public static String signatures(String last) {
        return """
                [{"name":"Nadia Perrin","profession":"GENERAL_PRACTITIONER","answer":"SIGNED",
                  "email":"nadia.perrin@exemple.fr"},
                 {"name":"Hugo Fictif","profession":"GENERAL_PRACTITIONER","answer":"SIGNED"},
                 {"name":"Lina Exemple","profession":"NURSE","answer":"SIGNED"},
                 {"name":"Karim Exemple","profession":"PHYSIOTHERAPIST","answer":"%s"}]""".formatted(last);
    }

    public CptsAnswers shared() {
        return shared;
    }

    /** One of three numbers of its own for each dossier, with the check digit of FINESS (Luhn). */
    public String finess(String reference, int nth) {
        return CptsAnswers.finess(reference, nth + 1);
    }
}
