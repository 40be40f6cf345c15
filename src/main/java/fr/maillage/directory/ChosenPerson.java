package fr.maillage.directory;

/** A person, and the rule that decided. */
public record ChosenPerson(Agent agent, Rule rule) {

    /** In the order in which they count. */
    public enum Rule {
        /** The sector holds the territory. */
        SECTOR,
        /** Already follows the lead or a linked dossier. */
        FOLLOWS_LEAD,
        LEAST_LOADED
    }
}
