/**
 * Organisations and their agents, by territory and period: who is competent for a territory, who acts for an
 * organisation on a given day, which engine group a task is offered to. Knows no dossier.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Annuaire")
package fr.maillage.directory;
