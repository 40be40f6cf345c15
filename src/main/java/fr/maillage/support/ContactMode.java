package fr.maillage.support;

/** How the lead was contacted. */
enum ContactMode {
    PHONE, MEETING, VIDEO, EMAIL
}
