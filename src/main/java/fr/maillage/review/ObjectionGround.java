package fr.maillage.review;

import java.util.EnumSet;
import java.util.Set;

import fr.maillage.directory.StructureType;

/** The grounds on which the texts let the authority refuse a project. */
enum ObjectionGround {
    HEALTH_PLAN, TERRITORY,
    /** MSP: the national specification. */
    SPECIFICATION,
    /** CDS: the conformity objectives. */
    CONFORMITY,
    /** CDS: what the manager has told. */
    INFORMATION_QUALITY;

    /** CPTS: CSP, art. L. 1434-12, only two; CDS: conformity, regional health plan, quality of the information. */
    static Set<ObjectionGround> of(StructureType type) {
        return switch (type) {
            case MSP -> EnumSet.of(SPECIFICATION);
            case CDS -> EnumSet.of(CONFORMITY, HEALTH_PLAN, INFORMATION_QUALITY);
            case CPTS -> EnumSet.of(HEALTH_PLAN, TERRITORY);
            default -> EnumSet.noneOf(ObjectionGround.class);
        };
    }
}
