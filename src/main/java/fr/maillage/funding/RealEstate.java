package fr.maillage.funding;

import java.time.LocalDate;
import java.util.Date;

import org.springframework.transaction.annotation.Transactional;

import fr.maillage.workflow.ModelBean;

/** What the model {@code real-estate-aid} asks about the commitment that comes with paid premises. */
@ModelBean
@Transactional(readOnly = true)
public class RealEstate {

    private final Agreements agreements;
    private final AidClock aidClock;

    RealEstate(Agreements agreements, AidClock aidClock) {
        this.agreements = agreements;
        this.aidClock = aidClock;
    }

    /** Whether money was paid under a commitment, and not all paid back. */
    public boolean paid(Long aid) {
        return agreements.find(aid).filter(agreement -> agreement.commitmentUntil().isPresent())
                .map(agreement -> agreements.paid(aid).less(Cents.of(agreement.recoverable())).isPositive()).orElse(false);
    }

    /** A year after the last look, at the latest on the last day of the commitment. */
    public Date nextCheck(Long aid) {
        AidAgreement agreement = agreements.get(aid);
        LocalDate last = agreement.commitmentCheckedOn().or(() -> agreements.lastPaidOn(aid)).orElseThrow();
        LocalDate next = last.plus(aidClock.period(aid, "commitmentCheck"));
        LocalDate end = agreement.commitmentUntil().orElseThrow();
        return AidClock.startOf(next.isBefore(end) ? next : end);
    }

    /** Whether the commitment still runs. */
    public boolean committed(Long aid) {
        return agreements.get(aid).commitmentUntil().filter(agreements.today()::isBefore).isPresent();
    }
}
