/**
 * What a case handler sees: the forms drawn from contracts inside Tasklist, the filters of Tasklist, the pages of the
 * dossiers, and the frame that all our pages share.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Liste de tâches et pages")
package fr.maillage.tasklist;
