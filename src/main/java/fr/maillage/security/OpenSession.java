package fr.maillage.security;

import java.io.Serializable;

/**
 * What a session keeps of its login.
 *
 * @param user       user id
 * @param generation which of the person's generations of sessions it belongs to; those of an earlier one have been ended
 */
record OpenSession(String user, int generation) implements Serializable {

    static final String ATTRIBUTE = OpenSession.class.getName();
}
