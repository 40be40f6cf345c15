package fr.maillage.dossier;

import java.util.List;
import java.util.Set;

import fr.maillage.directory.StructureType;
import fr.maillage.territory.TerritoryPart;

/**
 * A project as it is declared.
 *
 * @param id          made by whoever declares, the same when the same declaration is sent twice
 * @param lead        who carries it
 * @param communes    territory, whole communes or parts of them
 * @param seatCommune INSEE code of the seat, one of the territory's communes; {@code null} when not known yet
 * @param msaWished   whether the lead wishes that the MSA accompanies; {@code null} when not said
 */
public record Declaration(String id, Origin origin, StructureType type, String name, Lead lead,
                          List<TerritoryPart> communes, String seatCommune, List<TeamMember> team,
                          Set<SupportNeed> needs, Boolean msaWished) {
}
