/**
 * Dated tables: delays, thresholds and amounts, each with its source and how sure it is. An administrator adds a row
 * when a rule changes; nothing already in force is ever rewritten.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Référentiels", allowedDependencies = "workflow")
package fr.maillage.reference;
