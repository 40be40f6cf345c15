package fr.maillage.dossier;

import fr.maillage.directory.Agent;
import fr.maillage.directory.Directory;
import fr.maillage.directory.Organisation;

import org.springframework.stereotype.Component;

/** For which organisation a user acts. */
@Component
class Authors {

    private final Directory directory;

    Authors(Directory directory) {
        this.directory = directory;
    }

    /** {@code null} for the application and for users who are no agents. */
    String organisationOf(String userId) {
        return userId == null ? null : directory.findAgent(userId).map(Agent::organisation).orElse(null);
    }

    /** The name as people say it; the user id for users who are no agents. */
    String nameOf(String userId) {
        return directory.findAgent(userId).map(Agent::name).orElse(userId);
    }

    /** The name of an organisation as people say it. */
    String organisationName(String organisation) {
        return directory.findOrganisation(organisation).map(Organisation::name).orElse(organisation);
    }
}
