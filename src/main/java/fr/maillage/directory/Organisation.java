package fr.maillage.directory;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;

import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;

/**
 * An organisation of the directory.
 *
 * @param id             stored slug, also the id of its main engine group; never recomputed from the name
 * @param name           as people say it
 * @param region         INSEE code of its region; {@code null} when it has none or straddles several
 * @param departements   départements of its territory
 * @param communes       communes (INSEE codes) that are decided one by one; they prevail over the départements
 * @param structureTypes what a federation accompanies
 * @param lots           lots of a consultant
 * @param functions      functions that it has beside a main group and supervisors, each with its engine group
 * @param validFrom      first day; {@code null} when not known or without beginning
 * @param validTo        last day, included; {@code null} while it exists
 * @param succeeds       organisations whose work it took over on its first day
 * @param source         where the row comes from, and how sure it is
 */
public record Organisation(@Id String id, @Version Integer version, OrganisationKind kind, String name, String email,
                           String telephone, String region, Set<String> departements, Set<String> communes,
                           Set<StructureType> structureTypes, Set<Lot> lots, Set<Function> functions,
                           LocalDate validFrom, LocalDate validTo, Set<String> succeeds, String source) {

    public boolean isValidOn(LocalDate day) {
        return (validFrom == null || !validFrom.isAfter(day)) && (validTo == null || !validTo.isBefore(day));
    }

    public boolean covers(String departement) {
        return departements.contains(departement);
    }

    /** Functions that have a group: every organisation has a main group and supervisors, its own functions add theirs. */
    public Set<Function> allFunctions() {
        Set<Function> all = EnumSet.noneOf(Function.class);
        all.addAll(functions);
        if (kind != OrganisationKind.NATIONAL) {
            all.add(Function.HANDLER);
            all.add(Function.SUPERVISOR);
        }
        return all;
    }
}
