/**
 * What is counted over all dossiers and structures: projects by stage, territory covered, levers of the caisses, at any
 * date. It reads what the features have stored and changes nothing.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Indicateurs")
package fr.maillage.indicator;
