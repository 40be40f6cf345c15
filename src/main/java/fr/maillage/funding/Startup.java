package fr.maillage.funding;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import fr.maillage.dossier.Dossier;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.JournalEntry;
import fr.maillage.dossier.LegalExistence;
import fr.maillage.dossier.Stage;
import fr.maillage.dossier.Visibility;
import fr.maillage.reference.Amounts;
import fr.maillage.reference.Euros;
import fr.maillage.reference.ReferenceValue;
import fr.maillage.workflow.ParisTime;
import fr.maillage.workflow.RefusedSubmission;

/**
 * The start-up aid of the health insurance to a CPTS: once, when its letter of intention is validated and the association
 * exists with its bank details.
 */
@Service
@Transactional
class Startup {

    /** Stages that a CPTS reaches without a validated letter. */
    private static final Set<Stage> BEFORE_LETTER = EnumSet.of(Stage.DECLARATION, Stage.DIAGNOSIS, Stage.INTENTION);

    private final StartupPayments payments;
    private final Amounts amounts;
    private final Dossiers dossiers;
    private final Clock clock;

    Startup(StartupPayments payments, Amounts amounts, Dossiers dossiers, Clock clock) {
        this.payments = payments;
        this.amounts = amounts;
        this.dossiers = dossiers;
        this.clock = clock;
    }

    /** What the reference table says for the size class today; empty when nobody knows it. */
    @Transactional(readOnly = true)
    Optional<ReferenceValue> amount(String reference) {
        Integer sizeClass = dossiers.get(reference).sizeClass();
        return sizeClass == null ? Optional.empty()
                : amounts.find("aci-cpts.start-up." + sizeClass, ParisTime.today(clock));
    }

    @Transactional(readOnly = true)
    Optional<StartupPayment> last(String reference) {
        return payments.findFirstByDossierOrderByIdDesc(reference);
    }

    /** @throws RefusedSubmission when a condition is not met or the amount has no source */
    void pay(String reference, BigDecimal amount, String source, LocalDate paidOn, String by) {
        requireConditions(dossiers.get(reference));
        payments.save(new StartupPayment(null, reference, PaymentOutcome.PAID, amount,
                source != null ? source : tableSource(reference, amount), paidOn, null, clock.instant(), by));
        dossiers.journal(reference, JournalEntry.of("startup.PAID", Visibility.LEAD,
                Euros.text(amount)), by);
    }

    void block(String reference, String reason, String by) {
        payments.save(new StartupPayment(null, reference, PaymentOutcome.BLOCKED, null, null, null, reason,
                clock.instant(), by));
        dossiers.journal(reference, JournalEntry.of("startup.BLOCKED", Visibility.LEAD).withNote(reason), by);
    }

    private static void requireConditions(Dossier dossier) {
        if (BEFORE_LETTER.contains(dossier.stage())) {
            throw new RefusedSubmission("startupPayment", "funding.startup.letter");
        }
        if (dossier.legalExistence().filter(LegalExistence::isComplete).isEmpty()) {
            throw new RefusedSubmission("startupPayment", "funding.startup.existence");
        }
    }

    private String tableSource(String reference, BigDecimal amount) {
        return amount(reference)
                .filter(value -> value.amount().compareTo(amount) == 0)
                .map(ReferenceValue::source)
                .orElseThrow(() -> new RefusedSubmission("amountSource", "funding.startup.source"));
    }
}
