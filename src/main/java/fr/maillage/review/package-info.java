/**
 * What the authority does with what the lead files: letter of intention, health project, opinions, sessions, decision,
 * legal clock, appeal.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Instruction")
package fr.maillage.review;
