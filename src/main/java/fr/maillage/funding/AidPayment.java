package fr.maillage.funding;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/**
 * An attempt to pay a part of an aid.
 *
 * @param siren  of whoever received it; {@code null} when blocked
 * @param amount in euros; {@code null} when blocked
 */
@Table("aid_payment")
record AidPayment(@Id Long id, Long aid, PaymentOutcome outcome, String siren, BigDecimal amount, LocalDate paidOn,
                  String blockingReason, Instant recordedAt, String recordedBy) {
}
