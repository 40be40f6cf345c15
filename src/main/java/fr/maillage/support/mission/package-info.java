/**
 * Consultants of the agency's framework agreements: lots, holders and ceilings, orders, deliverables, admission by the
 * buyer.
 */
package fr.maillage.support.mission;
