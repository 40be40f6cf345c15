package fr.maillage.contract;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import fr.maillage.contract.ImportedStructures.ImportedMission;
import fr.maillage.contract.ImportedStructures.ImportedStructure;
import fr.maillage.directory.StructureType;
import fr.maillage.dossier.Declaration;
import fr.maillage.dossier.Finess;
import fr.maillage.dossier.Lead;
import fr.maillage.dossier.Origin;
import fr.maillage.dossier.Profession;
import fr.maillage.territory.HistoryImport;
import fr.maillage.territory.ImportKind;
import fr.maillage.territory.ImportedTable;
import fr.maillage.territory.TerritoryPart;
import fr.maillage.workflow.RefusedSubmission;

/** Takes structures under contract from a file: the dates are entered, the rest follows from them. */
@Component
class StructureImport implements HistoryImport<StructureImport.Line> {

    /**
     * @param amounts          {@code Fonctionnement annuel = 60000}
     * @param startedMissions  {@code Accès aux soins = 2025-01-15}
     * @param deployedMissions as {@code startedMissions}
     */
    record Line(@NotNull StructureType type,
                @NotBlank @Size(max = 120) String name,
                @NotEmpty @Size(max = 2000) List<@NotBlank String> communes,
                @NotBlank String seatCommune,
                @NotBlank @Size(max = 80) String leadFirstName,
                @NotBlank @Size(max = 80) String leadLastName,
                Profession leadProfession,
                @NotBlank @Email @Size(max = 150) String leadEmail,
                @Size(max = 25) String leadPhone,
                @NotNull @PastOrPresent LocalDate validatedOn,
                @NotNull @PastOrPresent LocalDate signedOn,
                @NotNull LocalDate effectiveOn,
                @Min(1) @Max(20) Integer durationYears,
                @NotNull @PastOrPresent LocalDate openedOn,
                List<String> amounts,
                List<String> startedMissions,
                List<String> deployedMissions,
                @Finess String finessLegalEntity,
                @Finess String finessEstablishment,
                @PastOrPresent LocalDate finessRecordedOn) {
    }

    private static final String MISSING = "jakarta.validation.constraints.NotNull.message";

    /** Reference of no dossier: the structure has none yet. */
    private static final String NONE = "";

    private final ImportedStructures structures;
    private final StructureRegister register;
    private final ContractData data;
    private final MessageSource messages;

    StructureImport(ImportedStructures structures, StructureRegister register, ContractData data, MessageSource messages) {
        this.structures = structures;
        this.register = register;
        this.data = data;
        this.messages = messages;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.STRUCTURES;
    }

    @Override
    public Class<Line> line() {
        return Line.class;
    }

    @Override
    public void record(Line line, String origin, String by) {
        ContractKind kind = kind(line);
        requireOrder(line);
        requireFiness(line);
        structures.take(new ImportedStructure(declaration(line), line.validatedOn(), kind.name(), line.signedOn(),
                line.effectiveOn(), line.durationYears(), amounts(line, kind), origin, missions(line, kind),
                line.finessLegalEntity(), line.finessEstablishment(), line.finessRecordedOn(), line.openedOn()), by);
    }

    private ContractKind kind(Line line) {
        return data.knownKind(line.type(), line.signedOn())
                .orElseThrow(() -> new RefusedSubmission("signedOn", "contract.import.kind"));
    }

    private static void requireOrder(Line line) {
        if (line.signedOn().isBefore(line.validatedOn())) {
            throw new RefusedSubmission("signedOn", "contract.import.signed");
        }
        if (line.effectiveOn().isBefore(line.validatedOn())) {
            throw new RefusedSubmission("effectiveOn", "contract.import.effective");
        }
    }

    private void requireFiness(Line line) {
        if (line.finessEstablishment() == null) {
            return;
        }
        if (line.finessLegalEntity() == null) {
            throw new RefusedSubmission("finessLegalEntity", MISSING);
        }
        if (line.finessRecordedOn() == null) {
            throw new RefusedSubmission("finessRecordedOn", MISSING);
        }
        if (line.finessEstablishment().equals(line.finessLegalEntity())) {
            throw new RefusedSubmission("finessEstablishment", "contract.finess.same");
        }
        if (register.isTaken(line.finessEstablishment(), NONE)) {
            throw new RefusedSubmission("finessEstablishment", "contract.finess.taken");
        }
    }

    /** A structure that is in two files, or twice in one, is the same declaration. */
    private static Declaration declaration(Line line) {
        String same = "%s %s %s".formatted(line.type(), line.name().toLowerCase(Locale.FRENCH), line.seatCommune());
        return new Declaration(UUID.nameUUIDFromBytes(same.getBytes(StandardCharsets.UTF_8)).toString(), Origin.SPOTTED,
                line.type(), line.name(), new Lead(null, line.leadFirstName(), line.leadLastName(), line.leadProfession(), null,
                        line.leadEmail(), line.leadPhone(), null),
                line.communes().stream().map(TerritoryPart::whole).toList(), line.seatCommune(), List.of(), Set.of(), null);
    }

    private Map<String, BigDecimal> amounts(Line line, ContractKind kind) {
        Map<AmountPurpose, BigDecimal> amounts = pairs("amounts", line.amounts(), AmountPurpose.class, StructureImport::euros);
        if (!amounts.keySet().stream().allMatch(purpose -> purpose.isOf(kind))) {
            throw new RefusedSubmission("amounts", "contract.amount.kind");
        }
        return amounts.entrySet().stream().collect(Collectors.toMap(amount -> amount.getKey().name(), Map.Entry::getValue));
    }

    /** Those that the contract had to cover, and any other one that has started. */
    private List<ImportedMission> missions(Line line, ContractKind kind) {
        Map<Mission, LocalDate> started = pairs("startedMissions", line.startedMissions(), Mission.class, ImportedTable::day);
        Map<Mission, LocalDate> deployed = pairs("deployedMissions", line.deployedMissions(), Mission.class, ImportedTable::day);
        if (!started.isEmpty() && kind != ContractKind.ACI_CPTS) {
            throw new RefusedSubmission("startedMissions", "contract.mission.none");
        }
        deployed.forEach((mission, day) -> {
            if (!started.containsKey(mission) || day.isBefore(started.get(mission))) {
                throw new RefusedSubmission("deployedMissions", "contract.import.deployed", label(mission));
            }
        });
        Set<Mission> missions = EnumSet.noneOf(Mission.class);
        missions.addAll(data.missions(kind, line.signedOn()));
        missions.addAll(started.keySet());
        return missions.stream()
                .map(mission -> new ImportedMission(mission.name(), started.get(mission), deployed.get(mission))).toList();
    }

    private <K extends Enum<K>, V> Map<K, V> pairs(String field, List<String> cells, Class<K> names, Function<String, V> value) {
        Map<K, V> pairs = new EnumMap<>(names);
        for (String cell : cells) {
            String[] pair = cell.split("=", 2);
            K name = Arrays.stream(names.getEnumConstants())
                    .filter(each -> label(each).equalsIgnoreCase(pair[0].strip())).findFirst().orElse(null);
            if (name == null || pair.length < 2) {
                throw new RefusedSubmission(field, "contract.import.pair", cell,
                        Arrays.stream(names.getEnumConstants()).map(this::label).collect(Collectors.joining(" ; ")));
            }
            try {
                if (pairs.put(name, value.apply(pair[1].strip())) != null) {
                    throw new RefusedSubmission(field, "contract.import.twice", label(name));
                }
            } catch (IllegalArgumentException | DateTimeParseException e) {
                throw new RefusedSubmission(field, "contract.import.value", cell);
            }
        }
        return pairs;
    }

    private static BigDecimal euros(String text) {
        BigDecimal euros = new BigDecimal(text.replaceAll("[\\s\u00a0\u202f€]", "").replace(',', '.'));
        if (euros.signum() < 0 || euros.scale() > 2 || euros.precision() - euros.scale() > 9) {
            throw new IllegalArgumentException(text);
        }
        return ContractData.cents(euros);
    }

    private String label(Enum<?> constant) {
        return messages.getMessage("enum.%s.%s".formatted(constant.getClass().getSimpleName(), constant), null, Locale.FRENCH);
    }
}
