package fr.maillage.dossier;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import fr.maillage.directory.StructureType;

/** The sections of the health projects; named as the pieces that the decision {@code required-pieces} lists. */
public enum ProjectSection {
    SHARED_DIAGNOSIS, TERRITORY, GOVERNANCE_AND_STATUTES, MEMBERS_AND_PARTNERS,
    MISSION_ACCESS, MISSION_PATHWAYS, MISSION_PREVENTION, MISSION_CRISIS, MISSION_QUALITY, MISSION_SUPPORT,
    INFORMATION_SYSTEM, BUDGET, CALENDAR, HEALTH_PRIORITIES, COORDINATION_WITH_NEIGHBOURS, EVALUATION,
    PRIOR_DIAGNOSIS, TEAM, ACCESS_AND_CONTINUITY, PROTOCOLS, CONSULTATION_MEETINGS, EDUCATION_AND_PREVENTION, PARTNERS,
    STUDENTS, GOVERNANCE_AND_COORDINATION, REAL_ESTATE;

    private static final Set<ProjectSection> OF_CPTS = EnumSet.range(SHARED_DIAGNOSIS, EVALUATION);

    private static final List<ProjectSection> OF_MSP = List.of(PRIOR_DIAGNOSIS, TEAM, ACCESS_AND_CONTINUITY, PROTOCOLS,
            CONSULTATION_MEETINGS, EDUCATION_AND_PREVENTION, PARTNERS, INFORMATION_SYSTEM, STUDENTS,
            GOVERNANCE_AND_COORDINATION, REAL_ESTATE, BUDGET, EVALUATION);

    /** Those of a structure of that type, in the order in which they are read. */
    public static List<ProjectSection> of(StructureType type) {
        return type == StructureType.MSP ? OF_MSP : List.copyOf(OF_CPTS);
    }
}
