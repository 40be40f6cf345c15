package fr.maillage.dossier;

import java.time.LocalDate;

/** The four dates that are kept and counted apart; each is {@code null} until it happens. */
public record Milestones(LocalDate validatedOn, LocalDate contractSignedOn, LocalDate finessRecordedOn,
                         LocalDate openedOn) {

    static final Milestones NONE = new Milestones(null, null, null, null);
}
