/** Lighter acts of those who accompany: feasibility studies, introductions, support agreements. */
package fr.maillage.support.act;
