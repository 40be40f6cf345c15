package fr.maillage.funding;

import java.time.LocalDate;
import java.util.Map;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import fr.maillage.dossier.LegalExistenceRecorded;
import fr.maillage.dossier.LegalTimers;
import fr.maillage.dossier.StageEntered;
import fr.maillage.workflow.EngineNames;
import fr.maillage.workflow.RefusedSubmission;
import fr.maillage.workflow.RunningProcesses;

/** What happens to aids without anybody filling in a form: silence, the end of a dossier, its legal existence. */
@Service
@Transactional
class AidCourse {

    private final Aids aids;
    private final RunningProcesses running;
    private final FundingWords words;

    AidCourse(Aids aids, RunningProcesses running, FundingWords words) {
        this.aids = aids;
        this.running = running;
        this.words = words;
    }

    void moveTerm(Long id) {
        running.recalculateTimers(EngineNames.FIR_FUNDING, aids.get(id).dossier(), LegalTimers.NAMES);
    }

    void rejectBySilence(Long id) {
        Aid aid = aids.get(id);
        if (aid.implicitlyRejectedOn().isEmpty()) {
            LocalDate day = aid.silenceOn().plusDays(1);
            aids.change(id, silent -> silent.rejectedBySilence(day));
            aids.journal(aid, "aid.implicit-rejection", null, null, words.kind(aid), words.day(day));
        }
    }

    void withdraw(Long id) {
        Aid aid = aids.change(id, Aid::withdraw);
        aids.journal(aid, "aid.WITHDRAWN", null, null, words.kind(aid));
    }

    void rejectAppeal(Long id) {
        Aid aid = aids.get(id);
        aids.journal(aid, "aid.appeal.TACIT_REJECTION", null, null, words.kind(aid));
    }

    void reopen(Long id) {
        LocalDate today = aids.today();
        Aid aid = aids.change(id, refused -> refused.reopen(today, aids.silence(today)));
        aids.journal(aid, "aid.reopened", null, null, words.kind(aid));
    }

    /**
     * Ends the examination of a request that its beneficiary takes back.
     *
     * @throws RefusedSubmission when no request of the dossier with that number is being examined
     */
    void askWithdrawal(String reference, Long id, String reason, String by) {
        end(EngineNames.AID_WITHDRAWAL, EngineNames.FIR_FUNDING, reference, id, "aid.withdrawal.impossible");
        aids.journal(aids.get(id), "aid.withdrawal", reason, by);
    }

    /**
     * Stops the payments to a beneficiary that no longer exists: its account is drawn up.
     *
     * @throws RefusedSubmission when no aid of the dossier with that number is being paid
     */
    void reportDissolution(String reference, Long id, String reason, String by) {
        end(EngineNames.AID_DISSOLUTION, EngineNames.AID_AGREEMENT, reference, id, "aid.dissolution.impossible");
        aids.journal(aids.get(id), "aid.dissolution", reason, by);
    }

    private void end(String message, String process, String reference, Long id, String refusal) {
        if (!running.correlate(message, process, reference, Map.of(Aids.AID, id), Map.of())) {
            throw new RefusedSubmission("aid", refusal);
        }
    }

    /** Aids that wait for it can now be paid. */
    @EventListener
    void pay(LegalExistenceRecorded event) {
        each(event.reference(), EngineNames.AID_EXISTENCE_RECORDED, EngineNames.AID_AGREEMENT);
    }

    /** With the dossier end its requests; money that has been paid is accounted for. */
    @EventListener
    void end(StageEntered event) {
        switch (event.stage()) {
            case REFUSED, ABANDONED, CLOSED, REDIRECTED, WITHDRAWN, CEASED -> {
                each(event.reference(), EngineNames.AID_WITHDRAWAL, EngineNames.FIR_FUNDING);
                each(event.reference(), EngineNames.AID_DISSOLUTION, EngineNames.AID_AGREEMENT);
            }
            default -> {
                // the other stages leave the aids of a dossier alone
            }
        }
    }

    private void each(String reference, String message, String process) {
        aids.of(reference).forEach(aid -> running.correlate(message, process, reference, Map.of(Aids.AID, aid.id()), Map.of()));
    }
}
