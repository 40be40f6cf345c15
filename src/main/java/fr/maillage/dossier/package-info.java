/**
 * The structure that is being created and everything known about it: lead, team, territory, stage, documents, journal,
 * links; who may read what.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Dossier")
package fr.maillage.dossier;
