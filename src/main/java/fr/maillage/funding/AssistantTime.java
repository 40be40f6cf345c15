package fr.maillage.funding;

/** Working time of an assistant that is paid for. */
enum AssistantTime {
    THIRD, HALF, FULL, ONE_AND_HALF, DOUBLE
}
