package fr.maillage.dossier;

import java.time.Clock;
import java.time.Instant;
import java.util.Date;

import fr.maillage.reference.Delays;
import fr.maillage.workflow.ModelBean;
import fr.maillage.workflow.ParisTime;

/** When a sleeping dossier is looked at again: {@code ${dormancy.lookAgain(reference)}}. */
@ModelBean("dormancy")
public class DormancyDates {

    private final Dossiers dossiers;
    private final Delays delays;
    private final Clock clock;

    DormancyDates(Dossiers dossiers, Delays delays, Clock clock) {
        this.dossiers = dossiers;
        this.delays = delays;
        this.clock = clock;
    }

    /** The day that was chosen; once it is past, the usual delay from today, so that the proposal comes again. */
    public Date lookAgain(String reference) {
        Instant chosen = dossiers.get(reference).dormancy().map(Dormancy::reviewOn).map(ParisTime::startOf)
                .orElse(Instant.MIN);
        return Date.from(chosen.isAfter(clock.instant())
                ? chosen
                : ParisTime.startOf(delays.after(ParisTime.today(clock), "dormancy.review")));
    }
}
