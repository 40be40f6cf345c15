/** What surrounds the application: the embedded database and mail server of the trial, the trial's data. Known to nobody. */
@org.springframework.modulith.ApplicationModule(displayName = "Plateforme")
package fr.maillage.platform;
