package fr.maillage.tasklist;

import java.util.List;

/** The accounts that the login page offers in a trial; the platform provides them, in production nobody does. */
public interface TrialAccounts {

    /**
     * @param login    user id
     * @param name     fictitious person
     * @param role     what the account is for, in French
     * @param password trial password
     */
    record TrialAccount(String login, String name, String role, String password) {
    }

    List<TrialAccount> all();
}
