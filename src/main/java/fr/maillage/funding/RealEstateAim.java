package fr.maillage.funding;

/** Whether premises bring doctors or keep them. */
enum RealEstateAim {
    INSTALLATION, RETENTION
}
