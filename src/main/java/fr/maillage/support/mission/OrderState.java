package fr.maillage.support.mission;

/** Where an order is. */
enum OrderState {
    ISSUED, ACCEPTED, DELIVERED, ADMITTED, SERVED, DECLINED, LAPSED, TERMINATED, REJECTED, CANCELLED;

    /** The consultant is, or may still be, at work. */
    boolean isLive() {
        return this == ISSUED || this == ACCEPTED || this == DELIVERED || this == ADMITTED;
    }

    /** The consultant has accepted it one day, and so has an access. */
    boolean wasAccepted() {
        return this != ISSUED && this != DECLINED && this != LAPSED;
    }
}
