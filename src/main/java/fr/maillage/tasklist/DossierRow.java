package fr.maillage.tasklist;

import java.time.LocalDate;

import fr.maillage.dossier.DossierSummary;

/**
 * One line of the list of dossiers.
 *
 * @param ball    « à qui est la balle » : who is waited for, as people say it
 * @param task    for what; {@code null} when nothing is open
 * @param others  how many other tasks wait
 * @param nextOn  the next date to have in mind; {@code null} without one
 * @param nextWhy what that date is
 * @param overdue whether the most urgent task is late
 */
record DossierRow(DossierSummary dossier, String ball, String task, int others, LocalDate nextOn, String nextWhy,
                  boolean overdue) {
}
