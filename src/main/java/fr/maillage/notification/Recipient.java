package fr.maillage.notification;

/**
 * Somebody to whom one mail goes.
 *
 * @param greeting first words, in French
 * @param audience why this recipient is written to
 * @param agent    works in the application, and so can follow a link into it
 */
record Recipient(String name, String address, String greeting, String audience, boolean agent) {

    /** Who follows no link into the application. */
    Recipient outside() {
        return new Recipient(name, address, greeting, audience, false);
    }

    /** A mailbox that serves several people of the same audience receives one mail that names them all. */
    Recipient sharedWith(Recipient other, String personGreeting) {
        if (!audience.equals(other.audience) || name.equals(other.name)) {
            return this;
        }
        String names = name + ", " + other.name;
        return new Recipient(names, address, personGreeting.replace("{name}", names), audience, agent);
    }
}
