package fr.maillage.dossier;

import java.util.List;

/**
 * An organisation no longer accompanies a project; the tasks that still waited for it are now its pilot's.
 *
 * @param tasks their names
 */
public record TasksReturned(String reference, String organisation, List<String> tasks) {
}
