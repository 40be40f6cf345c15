/**
 * Contracts between a structure, the health insurance and the agency: draft, negotiation, signatures, payment; numbers in
 * the national directory of establishments; the register of structures.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Contrat")
package fr.maillage.contract;
