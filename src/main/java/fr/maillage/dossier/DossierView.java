package fr.maillage.dossier;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import fr.maillage.directory.StructureType;

/**
 * Everything about a dossier that its readers share.
 *
 * @param version     to be sent back with a change of the team or of the territory
 * @param stageLabel  as people say it for this type
 * @param changedBy   name of the last editor; {@code null} for the application
 */
record DossierView(String reference, int version, Origin origin, StructureType type, String name, LocalDate declaredOn,
                   Lead lead, Stage stage, String stageLabel, Instant stageSince, Dormancy dormancy, Territory territory,
                   List<TeamMember> team, List<Body> participants, Set<SupportNeed> needs, Boolean msaWished,
                   LegalExistence legalExistence, Milestones milestones, FrozenSize frozenSize, String finessLegalEntity,
                   String finessEstablishment, LocalDate legalDate, List<Links.Link> links, Instant changedAt,
                   String changedBy) {

    /** @param seatCommune INSEE code; {@code null} when not known */
    record Territory(String text, String seatCommune, String region, String departement, Integer population,
                     Integer sizeClass, List<Place> communes) {
    }

    record Place(String commune, String name, String part, Integer population, String source) {
    }

    /** An organisation at work on the dossier; {@code agent} and {@code agentName} when one of its people is named. */
    record Body(ParticipantRole role, String organisation, String name, String agent, String agentName, LocalDate from,
                LocalDate to) {
    }
}
