package fr.maillage.contract;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Date;
import java.util.Optional;

import fr.maillage.dossier.TaskRecords;
import fr.maillage.reference.Delays;
import fr.maillage.workflow.EngineNames;
import fr.maillage.workflow.ModelBean;
import fr.maillage.workflow.ParisTime;

/** When a MSP is expected to open. */
@ModelBean
public class Openings {

    private static final LocalTime END_OF_DAY = LocalTime.of(18, 0);

    private final TaskRecords records;
    private final Delays delays;
    private final Clock clock;

    Openings(TaskRecords records, Delays delays, Clock clock) {
        this.records = records;
        this.delays = delays;
        this.clock = clock;
    }

    /** The day that was announced: at the last postponement, else for the premises; without one, the usual delay. */
    public Date due(String reference) {
        LocalDate today = ParisTime.today(clock);
        LocalDate day = said(reference, "recordOpening", "newDate")
                .or(() -> said(reference, "followRealEstate", "deliveryOn"))
                .filter(announced -> announced.isAfter(today))
                .orElseGet(() -> delays.after(today, "recordOpening"));
        return Date.from(day.atTime(END_OF_DAY).atZone(ParisTime.ZONE).toInstant());
    }

    private Optional<LocalDate> said(String reference, String task, String field) {
        return records.last(reference, EngineNames.MSP_CREATION, task)
                .map(last -> last.content().path(field).asText(null))
                .map(LocalDate::parse);
    }
}
