package fr.maillage.notification;

/** How an attempt ended, and why, in words for the person who looks at the mail. */
record Delivery(Result result, String error) {

    enum Result {
        /** The server has taken the mail over. */
        DELIVERED,
        /** The server refuses this mail for good (SMTP 5xx): a bounce. */
        REFUSED,
        /** This mail cannot be taken now. */
        POSTPONED,
        /** The server does not answer or does not let us in: no mail can leave. */
        UNREACHABLE
    }

    static Delivery delivered() {
        return new Delivery(Result.DELIVERED, null);
    }

    static Delivery unreachable(String error) {
        return new Delivery(Result.UNREACHABLE, error);
    }
}
