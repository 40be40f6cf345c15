package fr.maillage.funding;

/** How a doctor sets fees. */
enum DoctorSector {
    SECTOR_1, OPTAM, SECTOR_2
}
