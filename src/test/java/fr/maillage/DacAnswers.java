package fr.maillage;

import static fr.maillage.GivenDossier.form;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

import fr.maillage.dossier.Device;
import fr.maillage.dossier.Devices;
import fr.maillage.dossier.DocumentKind;
import fr.maillage.workflow.ParisTime;

/**
 * What people answer in the tasks of the path of a DAC when all goes well, as Tasklist submits it; those of the called
 * processes are {@link CptsAnswers}. Everything is fictitious.
 */
@Component
public class DacAnswers {

    public static final String NETWORK = "Réseau fictif des Gorges";
    static final String NAME = "DAC du Voironnais (fictif)";
    public static final String MAIA = "MAIA fictive du Voironnais";

    private static final String DEVICES = """
            [{"kind":"NETWORK","name":"%s","carrier":"Association fictive des Gorges","legalForm":"association",
              "fullTimeEquivalent":4.5,"budget":320000,"finess":"380000018","email":"reseau@exemple.fr"},
             {"kind":"MAIA","name":"%s","carrier":"Département fictif","legalForm":"collectivité",
              "email":"maia@exemple.fr"}]""".formatted(NETWORK, MAIA);
    private static final String COLLEGES = Stream.of("ESTABLISHMENTS", "MEDICO_SOCIAL", "LIBERAL", "SOCIAL", "USERS")
            .map(college -> """
                    {"name":"Membre %1$s","college":"%2$s","email":"%1$s@exemple.fr"}""".formatted(
                    college.toLowerCase().replace('_', '-'), college))
            .collect(Collectors.joining(",", "[", "]"));

    private final CptsAnswers common;
    private final Devices devices;
    private final TaskService tasks;
    private final Clock clock;

    DacAnswers(CptsAnswers common, Devices devices, TaskService tasks, Clock clock) {
        this.common = common;
        this.devices = devices;
        this.tasks = tasks;
        this.clock = clock;
    }

    public Map<String, Object> opening() {
        return opening(GivenDossier.VOIRONNAIS);
    }

    public Map<String, Object> opening(String... communes) {
        return form("declarationId", UUID.randomUUID().toString(), "structureName", NAME,
                "communes", Stream.of(communes).map("{\"commune\":\"%s\"}"::formatted).collect(Collectors.joining(",", "[", "]")),
                "seatCommune", communes[0], "serviceWishedOn", today().plusYears(1).toString(),
                "delegationReferent", "Alice Berthet", "departmentReferent", "Cécile Amiot",
                "calendar", "Comité tous les deux mois, projet commun dans l’année.");
    }

    Map<String, Object> to(String reference, Task task) {
        return switch (task.getTaskDefinitionKey()) {
            case "listDevices" -> form("devices", DEVICES);
            case "holdCommittee" -> form("committee", "DONE", "heldOn", today().toString(), "members", COLLEGES,
                    "report", "Le périmètre est partagé par tous.");
            case "assessSituation" -> form("activity", "Huit cents situations par an.", "needs", "Un numéro unique.",
                    "uncoveredZones", "Le sud du territoire.", "situationsFollowed", 800);
            case "chooseCarrier" -> form("carrierChoice", "CHOSEN", "candidates", """
                            [{"name":"Association fictive des Gorges","legalForm":"association","email":"reseau@exemple.fr"},
                             {"name":"Groupement fictif","legalForm":"GCSMS"}]""",
                    "criteria", "Gouvernance équilibrée.", "carrier", "Association fictive des Gorges",
                    "siret", "73282932000074", "statutes", "Association aux statuts modifiés.", "lead", """
                            {"civility":"MONSIEUR","firstName":"Paul","lastName":"Fictif","capacity":"président",
                             "email":"paul.fictif@exemple.fr"}""",
                    "departmentSigns", false);
            case "recordVote" -> form("deposit", common.deposit(), "device", device(reference, task).name(),
                    "vote", "FAVOURABLE", "body", "assemblée générale", "heldOn", today().toString(),
                    "minutes", common.document(reference, DocumentKind.MINUTES));
            case "writeCommonProject" -> form("deposit", common.deposit(), "sections", sections("Voir le projet commun."),
                    "serviceOn", today().plusMonths(9).toString());
            case "draftContract" -> form("effectiveOn", today().plusMonths(1).toString(),
                    "amounts", "[{\"purpose\":\"GRANT\",\"amount\":600000,\"source\":\"Dotation d’essai\"}]");
            case "transferMeans" -> form("deposit", common.deposit(), "transfers", "DONE", "items", """
                    [{"kind":"STAFF","what":"quatre coordinatrices","from":"%s","transferredOn":"%s",
                      "takenOver":"ancienneté reprise"}]""".formatted(MAIA, today()));
            case "closeFormerNumbers" -> form("closures", devices.united(reference).stream()
                    .filter(device -> device.finess() != null)
                    .map(device -> """
                            {"device":"%s","finess":"%s","closedOn":"%s"}""".formatted(device.name(), device.finess(), today()))
                    .collect(Collectors.joining(",", "[", "]")));
            case "putIntoService" -> form("deposit", common.deposit(), "singleNumber", "04 76 00 00 01",
                    "serviceOn", today().toString(), "practitionersInformedOn", today().toString(),
                    "practitionersInformedBy", "Lettre à chaque cabinet et réunion avec les CPTS.");
            default -> common.to(reference, task);
        };
    }

    public Device device(String reference, Task task) {
        String id = (String) tasks.getVariable(task.getId(), "device");
        return devices.of(reference).stream().filter(each -> each.id().toString().equals(id)).findFirst().orElseThrow();
    }

    /** All sections with this text. */
    public static String sections(String text) {
        return Stream.of("DAC_MISSIONS", "GOVERNANCE_AND_COORDINATION", "SINGLE_NUMBER", "INFORMATION_SYSTEM",
                        "HUMAN_RESOURCES", "BUDGET", "CARE_COORDINATION")
                .map(section -> "{\"section\":\"%s\",\"text\":\"%s\"}".formatted(section, text))
                .collect(Collectors.joining(",", "[", "]"));
    }

    public LocalDate today() {
        return ParisTime.today(clock);
    }
}
