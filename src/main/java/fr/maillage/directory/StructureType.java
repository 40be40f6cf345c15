package fr.maillage.directory;

import java.util.Arrays;
import java.util.List;

/**
 * What a dossier is about: a kind of coordinated-practice structure, or the kind of beneficiary of an aid or act that
 * concerns no structure.
 */
public enum StructureType {

    CPTS, MSP, CDS, DAC,
    /** Historical: became DAC. */
    PTA,
    /** A group practice (cabinet de groupe) that asks for an aid. */
    GROUP_PRACTICE,
    /** A professional, for instance a doctor who employs a medical assistant. */
    PROFESSIONAL,
    /** A health establishment. */
    ESTABLISHMENT,
    UNIVERSITY,
    /** A place: a report from the field, an information action, a call. */
    TERRITORY;

    /** The kinds of structure, without the beneficiaries that are none. */
    public static List<StructureType> structures() {
        return Arrays.stream(values()).filter(StructureType::isStructure).toList();
    }

    public boolean isStructure() {
        return ordinal() <= PTA.ordinal();
    }
}
