package fr.maillage.review;

/** Whether a signatory confirms that an objection was notified in time. */
enum Endorsement {
    ENDORSED, REJECTED
}
