package fr.maillage.contract;

/** What the caisse makes of the deployment of a mission. */
enum Deployment {
    DEPLOYED, DELAY, BREACH
}
