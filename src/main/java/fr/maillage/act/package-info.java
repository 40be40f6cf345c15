/**
 * Acts beside the path of a structure: reports from the field, information actions, partnership projects, events, calls
 * for shared posts.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Actes et appels")
package fr.maillage.act;
