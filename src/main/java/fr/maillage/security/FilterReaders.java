package fr.maillage.security;

import java.util.Set;

/** For whom the filters of Tasklist are; implemented where they are written. */
public interface FilterReaders {

    /**
     * Groups that read a filter: of roles, or of organisations.
     *
     * @param filter its name
     * @return empty when it is for every role that reads filters at all
     */
    Set<String> readersOf(String filter);
}
