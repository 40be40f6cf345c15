package fr.maillage.act;

import java.time.LocalDate;

/**
 * Somebody whom an act concerns.
 *
 * @param detail   role of a partner, wish of a contact; may be {@code null}
 * @param signedOn day on which a partner signed
 */
record ActPerson(Long id, Part part, String name, String email, String detail, LocalDate signedOn) {

    /** In what capacity. */
    enum Part {
        GUEST, CONTACT, PARTNER
    }

    static ActPerson of(Part part, String name, String email, String detail) {
        return new ActPerson(null, part, name, email, detail, null);
    }
}
