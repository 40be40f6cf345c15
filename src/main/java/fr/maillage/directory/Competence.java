package fr.maillage.directory;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The bodies competent for a territory, as the directory proposes them and the case handler confirms them.
 *
 * @param pilotDepartement département of the seat, else the one with the most inhabitants of the territory
 * @param region           INSEE code of its region
 * @param delegation       pilots the dossier; the agency itself in a region of one département
 * @param cpam             caisse of the seat, else the one with the most inhabitants in the pilot département; {@code null}
 *                         while a question about it is open
 * @param msa              caisse of the agricultural scheme; the same organisation as {@code cpam} overseas
 * @param arcmsa           regional association of the caisses; the caisse itself where it is alone in the region
 * @param dcgdr            {@code null} overseas
 * @param associates       the other bodies concerned: they give opinions and are told of milestones
 */
public record Competence(String pilotDepartement, String region, Organisation ars, Organisation delegation,
                         Organisation cpam, Organisation msa, Organisation arcmsa, Organisation dcgdr, Organisation urps,
                         List<Organisation> associates, List<CompetenceQuestion> questions) {

    /** Every body once, whatever the parts that it plays: one task, one mail. */
    public List<Organisation> bodies() {
        return Stream.concat(Stream.of(delegation, ars, cpam, msa, arcmsa, dcgdr, urps), associates.stream())
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    /** Tenant of the dossier's processes in the engine, {@code 84-38}. */
    public String tenant() {
        return region + "-" + pilotDepartement;
    }
}
