/** Money that helps a structure to start: amounts, conditions, payments. */
@org.springframework.modulith.ApplicationModule(displayName = "Financement")
package fr.maillage.funding;
