package fr.maillage.dossier;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

import fr.maillage.territory.TerritoryPart;
import fr.maillage.workflow.RefusedSubmission;
import fr.maillage.workflow.RunningProcesses;
import fr.maillage.workflow.TaskInHand;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What can be done to a dossier at any time before it works, outside its tasks. Each act is a message to the path's own
 * process, or is refused in words when it is not possible.
 */
@Service
@Transactional
public class Lifecycle {

    private static final String DORMANCY = "dossier.dormancy";
    private static final String RESUMPTION = "dossier.resumption";
    private static final String CLOSURE_NOTICE = "dossier.closureNotice";
    private static final String SIGN_OF_LIFE = "dossier.signOfLife";
    private static final String ABANDONMENT = "dossier.abandonment";
    private static final String LEAD_LEFT = "dossier.leadLeft";
    private static final String TERRITORY_CHANGE = "dossier.territoryChange";

    /** Row of the journal when the lead has given news. */
    private static final String ANSWERED = "signOfLife";
    private static final int REMINDERS_BEFORE_CLOSURE = 2;

    private final Dossiers dossiers;
    private final Journal journal;
    private final RunningProcesses running;
    private final List<LegalClockState> clocks;

    Lifecycle(Dossiers dossiers, Journal journal, RunningProcesses running, List<LegalClockState> clocks) {
        this.dossiers = dossiers;
        this.journal = journal;
        this.running = running;
        this.clocks = clocks;
    }

    /**
     * Puts the dossier to sleep. The engine's instances go on: a legal clock could not be stopped.
     *
     * @throws ImpossibleAct while it sleeps already, a legal clock runs, or its path is over
     */
    public void putToSleep(String reference, LocalDate reviewOn, String reason, String by) {
        refuseDuringLegalClock(reference, "dossier.act.dormancy.clock");
        if (dossiers.get(reference).isAsleep()) {
            throw new ImpossibleAct("dossier.act.dormancy.asleep");
        }
        requireWaiting(DORMANCY, reference);
        dossiers.putToSleep(reference, reviewOn, reason, by);
        send(DORMANCY, reference);
    }

    /**
     * Puts the dossier to sleep when a task's answer says so.
     *
     * @param field of the form, to which a refusal belongs
     * @throws RefusedSubmission where {@link #putToSleep(String, LocalDate, String, String)} is impossible
     */
    void putToSleep(TaskInHand task, String field, LocalDate reviewOn, String reason) {
        try {
            putToSleep(task.reference(), reviewOn, reason, task.userId());
        } catch (ImpossibleAct e) {
            throw new RefusedSubmission(field, e.text().getCodes()[0], e.text().getArguments());
        }
    }

    /** @throws ImpossibleAct when the dossier is awake */
    public void resume(String reference, String note, String by) {
        if (!dossiers.get(reference).isAsleep() || !running.isWaiting(RESUMPTION, path(reference), reference)) {
            throw new ImpossibleAct("dossier.act.resumption.awake");
        }
        journal.write(reference, JournalEntry.of("resumption.asked", Visibility.LEAD).withNote(note), by);
        send(RESUMPTION, reference);
    }

    /**
     * Gives notice that the dossier will be closed for want of news.
     *
     * @throws ImpossibleAct while a legal clock or an earlier notice runs, or before the lead, if there is an address to
     *                       write to, was reminded often enough since they last answered
     */
    public void giveClosureNotice(String reference, String reason, String by) {
        refuseDuringLegalClock(reference, "dossier.act.closure.clock");
        if (running.isWaiting(SIGN_OF_LIFE, path(reference), reference)) {
            throw new ImpossibleAct("dossier.act.closure.running");
        }
        requireWaiting(CLOSURE_NOTICE, reference);
        requireReminders(reference);
        journal.write(reference, JournalEntry.of("closureNotice", Visibility.LEAD).withNote(reason), by);
        send(CLOSURE_NOTICE, reference);
    }

    /** The lead has answered: the closure that was announced does not take place. */
    public void recordSignOfLife(String reference, String note, String by) {
        if (!running.isWaiting(SIGN_OF_LIFE, path(reference), reference)) {
            throw new ImpossibleAct("dossier.act.signOfLife.none");
        }
        journal.write(reference, JournalEntry.of(ANSWERED, Visibility.LEAD).withNote(note), by);
        send(SIGN_OF_LIFE, reference);
    }

    /** The lead gives the project up. */
    public void abandon(String reference, String reason, String by) {
        requireWaiting(ABANDONMENT, reference);
        journal.write(reference, JournalEntry.of("abandonment", Visibility.LEAD).withNote(reason), by);
        send(ABANDONMENT, reference);
    }

    /** The lead leaves; a task asks for the next one. */
    public void leadLeaves(String reference, String reason, String by) {
        requireWaiting(LEAD_LEFT, reference);
        String name = dossiers.get(reference).lead().map(Lead::fullName).orElse("");
        journal.write(reference, JournalEntry.of("lead.left", Visibility.ADMINISTRATIONS, name).withNote(reason), by);
        send(LEAD_LEFT, reference);
    }

    /**
     * Draws the territory anew.
     *
     * @param version the one that was read for editing
     * @throws ImpossibleAct     while a legal clock runs or once the contract is signed
     * @throws ModifiedMeanwhile when somebody else has changed the dossier since
     */
    public Dossier changeTerritory(String reference, Integer version, List<TerritoryPart> communes, String seat,
                                   Set<String> chosen, String by) {
        refuseDuringLegalClock(reference, "dossier.act.territory.clock");
        if (dossiers.get(reference).milestones().contractSignedOn() != null) {
            throw new ImpossibleAct("dossier.act.territory.contract");
        }
        requireWaiting(TERRITORY_CHANGE, reference);
        Dossier changed = dossiers.changeTerritory(reference, version, communes, seat, chosen, by);
        send(TERRITORY_CHANGE, reference);
        return changed;
    }

    private void requireWaiting(String message, String reference) {
        Dossier dossier = dossiers.get(reference);
        if (!dossier.stage().isInPreparation() || !running.isWaiting(message, path(reference), reference)) {
            throw new ImpossibleAct("dossier.act.over");
        }
    }

    private void requireReminders(String reference) {
        boolean reachable = dossiers.get(reference).lead().filter(lead -> lead.email() != null).isPresent();
        int days = journal.days(reference, "reminded.lead", ANSWERED);
        if (reachable && days < REMINDERS_BEFORE_CLOSURE) {
            throw new ImpossibleAct("dossier.act.closure.reminders", days);
        }
    }

    private void refuseDuringLegalClock(String reference, String messageKey) {
        if (clocks.stream().anyMatch(clock -> clock.isRunning(reference))) {
            throw new ImpossibleAct(messageKey);
        }
    }

    private void send(String message, String reference) {
        running.correlate(message, path(reference), reference, Map.of());
    }

    private String path(String reference) {
        return Paths.of(dossiers.get(reference).type());
    }
}
