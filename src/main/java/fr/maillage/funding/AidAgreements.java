package fr.maillage.funding;

import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;

import org.springframework.transaction.annotation.Transactional;

import fr.maillage.dossier.Actors;
import fr.maillage.workflow.ModelBean;

/** What the model {@code aid-agreement} asks about the payment of an aid. */
@ModelBean
@Transactional(readOnly = true)
public class AidAgreements {

    private final Agreements agreements;
    private final AidClock aidClock;
    private final Actors actors;

    AidAgreements(Agreements agreements, AidClock aidClock, Actors actors) {
        this.agreements = agreements;
        this.aidClock = aidClock;
        this.actors = actors;
    }

    /** Whether somebody can receive the money today. */
    public boolean payable(Long aid) {
        return agreements.payee(aid, agreements.today()).isPresent();
    }

    public boolean toSign(Long aid) {
        return agreements.get(aid).form() == AgreementForm.AGREEMENT;
    }

    public List<String> parties(Long aid) {
        return Stream.of(AidParty.values()).map(AidParty::name).toList();
    }

    /** The engine group that answers for a party; the accompanier records the answer of the beneficiary. */
    public String group(String reference, String party) {
        return AidParty.valueOf(party) == AidParty.AGENCY ? actors.delegationSignatories(reference)
                : actors.accompanier(reference);
    }

    public boolean refused(Long aid) {
        return agreements.refusal(aid).isPresent();
    }

    /** Last day of the campaign on whose money the aid stands. */
    public Date campaignClosing(Long aid) {
        return AidClock.startOf(aidClock.campaignClosing(agreements.get(aid).fiscalYear()).plusDays(1));
    }

    public boolean instalmentWaits(Long aid) {
        return agreements.get(aid).payableNow().isPresent();
    }

    /** When the next instalment may be paid: its date when it has one, else at once. */
    public Date instalmentMoment(Long aid) {
        LocalDate today = agreements.today();
        return AidClock.startOf(agreements.get(aid).payableNow().map(Instalment::dueOn).filter(day -> day.isAfter(today))
                .orElse(today));
    }

    /** When the financial report is due: some months after the end of the year of the money. */
    public Date reportDue(Long aid) {
        return AidClock.endOf(reportDueOn(aid));
    }

    /** @param key row of the delays, counted before the report is due */
    public Date beforeReport(Long aid, String key) {
        return AidClock.startOf(reportDueOn(aid).minus(aidClock.period(aid, key)));
    }

    LocalDate reportDueOn(Long aid) {
        AidAgreement agreement = agreements.get(aid);
        int year = agreement.extendedUntil().or(() -> agreements.lastPaidOn(aid)).map(LocalDate::getYear)
                .orElseGet(agreement::fiscalYear);
        return AidClock.endOfYear(year).plus(aidClock.period(aid, "reportSpending"));
    }

    public boolean balanceWaits(Long aid) {
        return agreements.settlement(aid).balance().isPositive();
    }
}
