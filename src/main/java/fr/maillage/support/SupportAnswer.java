package fr.maillage.support;

/** What the person who is asked answers. */
enum SupportAnswer {
    ACCEPTED, DECLINED, PASSED
}
