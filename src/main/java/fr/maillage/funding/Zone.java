package fr.maillage.funding;

/** Zone of the doctors in which the place of an aid lies. */
enum Zone {
    ZIP, ZAC, QPV, HZ, UNKNOWN
}
