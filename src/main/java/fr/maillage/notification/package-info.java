/**
 * Tells people what happens: mails and letters of the dossiers, written in the transaction of what they tell, and their
 * delivery.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Courriels et courriers")
package fr.maillage.notification;
