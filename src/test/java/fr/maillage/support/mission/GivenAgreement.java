package fr.maillage.support.mission;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

import org.springframework.stereotype.Component;

import fr.maillage.directory.Directory;
import fr.maillage.directory.DirectoryEditing;
import fr.maillage.directory.Lot;
import fr.maillage.directory.Organisation;
import fr.maillage.directory.OrganisationKind;

/** A framework agreement of three fictitious consultants, the latest in force in the region. */
@Component
public class GivenAgreement {

    static final String FIRST = "consult-essai-1";
    static final String SECOND = "consult-essai-2";
    static final String THIRD = "consult-essai-3";
    private static final List<String> HOLDERS = List.of(FIRST, SECOND, THIRD);

    private final FrameworkAgreements agreements;
    private final Directory directory;
    private final DirectoryEditing editing;

    GivenAgreement(FrameworkAgreements agreements, Directory directory, DirectoryEditing editing) {
        this.agreements = agreements;
        this.directory = directory;
        this.editing = editing;
    }

    /** Ceilings of 25 000 € for an order, 60 000 € for the lot, 100 000 € for the agreement; the delays of the reference table. */
    long with(LotMode mode, int holders) {
        return with(mode, holders, null, null);
    }

    /** As many holders in cascade, without other rules than those of the reference table. */
    public long with(int holders) {
        return with(LotMode.CASCADE, holders);
    }

    /** In cascade, held by these consultants of the directory. */
    long held(String... consultants) {
        with(1);
        List<FrameworkHolder> ranked = IntStream.range(0, consultants.length)
                .mapToObj(index -> new FrameworkHolder(consultants[index], index + 1)).toList();
        return save(List.of(new FrameworkLot(Lot.HEALTH_PROJECT, LotMode.CASCADE, null, null, ranked)), null, null);
    }

    long with(LotMode mode, int holders, AdmissionDelay admission, Integer lateAfterDays) {
        editing.saveOrganisations(HOLDERS.stream().filter(id -> directory.findOrganisation(id).isEmpty())
                .map(GivenAgreement::consultant).toList());
        List<FrameworkHolder> ranked = IntStream.range(0, holders)
                .mapToObj(index -> new FrameworkHolder(HOLDERS.get(index), index + 1)).toList();
        List<FrameworkLot> lots = IntStream.range(0, Lot.values().length)
                .mapToObj(index -> new FrameworkLot(Lot.values()[index], mode, 6_000_000L, 2_500_000L, ranked)).toList();
        return save(lots, admission, lateAfterDays);
    }

    private long save(List<FrameworkLot> lots, AdmissionDelay admission, Integer lateAfterDays) {
        return agreements.save(new FrameworkAgreement(null, null, "AC-" + UUID.randomUUID(), "Accord-cadre d’essai", "84",
                LocalDate.of(2026, 2, 1), LocalDate.of(2029, 1, 31), 10_000_000L, admission, lateAfterDays, 3000, "essai",
                lots));
    }

    private static Organisation consultant(String id) {
        return new Organisation(id, null, OrganisationKind.CONSULTANT, "Cabinet " + id, id + "@maillage.example", null, "84",
                Set.of("38"), Set.of(), Set.of(), Set.of(Lot.values()), Set.of(), null, null, Set.of(), "essai");
    }
}
