package fr.maillage.reference;

import java.util.Collection;
import java.util.Map;

/** How those are called who have added values; implemented where people are known. */
public interface EditorNames {

    /** By user id, a name for each; the id when nobody is known by it. */
    Map<String, String> ofUsers(Collection<String> users);
}
