package fr.maillage.funding;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/**
 * An attempt to pay the start-up aid.
 *
 * @param amount in euros; {@code null} when blocked
 * @param source what says that amount
 */
@Table("startup_payment")
record StartupPayment(@Id Long id, String dossier, PaymentOutcome outcome, BigDecimal amount, String source,
                      LocalDate paidOn, String blockingReason, Instant recordedAt, String recordedBy) {
}
