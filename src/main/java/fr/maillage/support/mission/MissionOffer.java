package fr.maillage.support.mission;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/**
 * What a holder answers when a lot is put to competition.
 *
 * @param price in cents; {@code null} when the holder makes no offer
 */
@Table("mission_offer")
record MissionOffer(@Id Long id, long mission, int round, String organisation, Long price, BigDecimal days, String note,
                    UUID document, Instant submittedAt) {
}
