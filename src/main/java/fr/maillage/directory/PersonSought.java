package fr.maillage.directory;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;

import fr.maillage.territory.TerritoryPart;

/**
 * Whom a dossier needs.
 *
 * @param alreadyFollow user ids of those who already follow the lead or a linked dossier
 * @param load          how many dossiers an agent follows now
 * @param excluded      user ids of those who have declined, not answered or stepped aside
 */
public record PersonSought(String organisation, Function function, List<TerritoryPart> territory, LocalDate on,
                           Set<String> alreadyFollow, ToIntFunction<Agent> load, Set<String> excluded) {
}
