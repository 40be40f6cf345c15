package fr.maillage.contract;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

import fr.maillage.dossier.Profession;

/** To whom the statutes of a SISA are sent a month before its registration: each Order concerned and the agency. */
enum StatutesRecipient {
    ARS, ORDER_OF_PHYSICIANS, ORDER_OF_DENTISTS, ORDER_OF_MIDWIVES, ORDER_OF_PHARMACISTS, ORDER_OF_NURSES,
    ORDER_OF_PHYSIOTHERAPISTS, ORDER_OF_PODIATRISTS;

    static Set<StatutesRecipient> of(Collection<Profession> professions) {
        Set<StatutesRecipient> recipients = EnumSet.of(ARS);
        professions.forEach(profession -> order(profession).ifPresent(recipients::add));
        return recipients;
    }

    /** Seven professions have an Order. */
    private static Optional<StatutesRecipient> order(Profession profession) {
        return Optional.ofNullable(switch (profession) {
            case GENERAL_PRACTITIONER, SPECIALIST -> ORDER_OF_PHYSICIANS;
            case DENTIST -> ORDER_OF_DENTISTS;
            case MIDWIFE -> ORDER_OF_MIDWIVES;
            case PHARMACIST, BIOLOGIST -> ORDER_OF_PHARMACISTS;
            case NURSE, ADVANCED_PRACTICE_NURSE -> ORDER_OF_NURSES;
            case PHYSIOTHERAPIST -> ORDER_OF_PHYSIOTHERAPISTS;
            case PODIATRIST -> ORDER_OF_PODIATRISTS;
            default -> null;
        });
    }
}
