package fr.maillage.directory;

import java.util.Map;
import java.util.Set;

/**
 * The engine's users, groups and memberships, which the directory keeps in step with itself. Implemented where the engine
 * may be spoken to. All methods run as the application itself and join the caller's transaction.
 */
public interface EngineIdentities {

    /** Names of all groups by id. */
    Map<String, String> groupNames();

    /**
     * Creates the groups or renames them. Groups are never deleted: open tasks and the journal name them.
     *
     * @param names by id
     */
    void saveGroups(Map<String, String> names);

    /** Creates the user or updates name and e-mail; the password stays as it is, a new user has none and cannot log in. */
    void saveUser(String id, String givenName, String familyName, String email);

    /** Whether the password policy accepts it for this user. */
    boolean accepts(String user, String password);

    /** @throws RuntimeException when the password policy refuses it */
    void setPassword(String user, String password);

    /** Whether the user exists and can log in with a password of the engine. */
    boolean hasPassword(String user);

    /** Groups of the user, none when unknown. */
    Set<String> groupsOf(String user);

    /**
     * Makes these the only groups and tenants of the user, and gives back to their groups the open tasks of the user that
     * are offered to none of them.
     *
     * @param tenants pilot delegations that the user watches as a supervisor, for instance {@code 84-38}
     */
    void setMemberships(String user, Set<String> groups, Set<String> tenants);

    /** Offers every open task of the first group to the second one instead, and takes it from its assignee. */
    void handOver(String group, String successor);

    /** The same for one task. */
    void handOver(String task, String group, String successor);
}
