package fr.maillage.directory;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.MappedCollection;

/**
 * A person who works for an organisation.
 *
 * @param id            engine user id
 * @param title         how the function is called, « chargée de dossier »
 * @param presence      days and hours on which the person can be reached, as told to leads; may be {@code null}
 * @param sectorCommunes communes (INSEE codes) of the sector
 * @param sectorEpcis   EPCI (SIREN) of the sector; both empty: the whole territory of the organisation
 * @param capacity      how many dossiers the person can follow; {@code null} without limit
 * @param arrivesOn     first day in the organisation; {@code null} when not known
 * @param leavesOn      last day in the organisation, included; {@code null} while present
 */
public record Agent(@Id String id, @Version Integer version, String givenName, String familyName, String title,
                    String email, String telephone, String presence, String organisation, Set<Function> functions,
                    Set<String> sectorCommunes, Set<String> sectorEpcis, Integer capacity, LocalDate arrivesOn,
                    LocalDate leavesOn,
                    @MappedCollection(idColumn = "agent") Set<Absence> absences,
                    @MappedCollection(idColumn = "agent") Set<SignatureDelegation> signatureDelegations) {

    public String name() {
        return givenName + " " + familyName;
    }

    /** In the organisation on that day, on leave or not. */
    public boolean isActiveOn(LocalDate day) {
        return (arrivesOn == null || !arrivesOn.isAfter(day)) && (leavesOn == null || !leavesOn.isBefore(day));
    }

    /** In the organisation on that day and not on leave. */
    public boolean isPresentOn(LocalDate day) {
        return isActiveOn(day) && absences.stream().noneMatch(absence -> absence.includes(day));
    }

    /** The absence during which that day falls. */
    public Optional<Absence> absenceOn(LocalDate day) {
        return absences.stream().filter(absence -> absence.includes(day)).findFirst();
    }

    public boolean maySign(SignedAct act, LocalDate day) {
        return isActiveOn(day) && signatureDelegations.stream().anyMatch(delegation -> delegation.allows(act, day));
    }

    /** What the person signs in their own right, and so can lend during an absence. */
    public Stream<SignatureDelegation> ownSignatures() {
        return signatureDelegations.stream()
                .filter(each -> each.onBehalfOf() == null && functions.contains(each.act().function()));
    }

    /** Whether the person acts in this function that day: by right, or signs in place of somebody who is absent. */
    public boolean holds(Function function, LocalDate day) {
        return functions.contains(function) || signatureDelegations.stream().anyMatch(delegation ->
                delegation.onBehalfOf() != null && delegation.act().function() == function && delegation.isInForceOn(day));
    }

    /** Engine groups of the person that day, while in the organisation. */
    public Set<String> groupsOn(LocalDate day) {
        Set<Function> held = EnumSet.noneOf(Function.class);
        Arrays.stream(Function.values()).filter(function -> holds(function, day)).forEach(held::add);
        return Function.groupsIn(organisation, held);
    }

    Agent withAbsences(Set<Absence> changed) {
        return new Agent(id, version, givenName, familyName, title, email, telephone, presence, organisation, functions,
                sectorCommunes, sectorEpcis, capacity, arrivesOn, leavesOn, changed, signatureDelegations);
    }

    Agent withSignatureDelegations(Set<SignatureDelegation> changed) {
        return new Agent(id, version, givenName, familyName, title, email, telephone, presence, organisation, functions,
                sectorCommunes, sectorEpcis, capacity, arrivesOn, leavesOn, absences, changed);
    }
}
