/**
 * Consultants of the agency's framework agreements: lots, holders and ceilings, orders, deliverables, admission by the
 * buyer.
 */
@org.springframework.modulith.NamedInterface("mission")
package fr.maillage.support.mission;
