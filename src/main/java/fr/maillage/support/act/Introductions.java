package fr.maillage.support.act;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.IntroductionNeeded;
import fr.maillage.dossier.JournalEntry;
import fr.maillage.dossier.StageEntered;
import fr.maillage.dossier.Visibility;
import fr.maillage.workflow.EngineNames;
import fr.maillage.workflow.ParisTime;
import fr.maillage.workflow.RunningProcesses;

/** Introductions: with whom, why, what came of it. */
@Service
@Transactional
class Introductions {

    private static final String KEY = "introduction";

    private final IntroductionRepository introductions;
    private final Dossiers dossiers;
    private final RunningProcesses running;
    private final Clock clock;

    Introductions(IntroductionRepository introductions, Dossiers dossiers, RunningProcesses running, Clock clock) {
        this.introductions = introductions;
        this.dossiers = dossiers;
        this.running = running;
        this.clock = clock;
    }

    /** Who follows the writing of a project has asked for an introduction in words: somebody has to prepare it. */
    @EventListener
    void on(IntroductionNeeded event) {
        long introduction = open(event.reference(), event.reason()).id();
        Map<String, Object> variables = new HashMap<>(dossiers.card(event.reference()));
        variables.put(KEY, introduction);
        running.startByMessage(EngineNames.INTRODUCTION_NEEDED, event.reference(), variables);
    }

    Introduction open(String reference, String reason) {
        return introductions.save(new Introduction(reference, reason, clock.instant()));
    }

    @Transactional(readOnly = true)
    Introduction get(long id) {
        return find(id).orElseThrow(() -> new IllegalStateException("no introduction " + id));
    }

    @Transactional(readOnly = true)
    Optional<Introduction> find(long id) {
        return introductions.findById(id);
    }

    void make(long id, String name, String organisation, String email, String reason, String by) {
        Introduction introduction = get(id);
        introduction.with(name, organisation, email, reason, today());
        introductions.save(introduction);
        dossiers.journal(introduction.dossier(), JournalEntry.of("introduction.made", Visibility.LEAD, name)
                .withNote(reason), by);
    }

    void withdraw(long id, String by) {
        close(get(id), Introduction.Outcome.WITHDRAWN, null, by);
    }

    void record(long id, ActForms.RecordIntroduction form, String by) {
        switch (form.introductionResult()) {
            case MET -> close(get(id), Introduction.Outcome.MET, form.note(), by);
            case NO_FOLLOW_UP -> close(get(id), Introduction.Outcome.NO_FOLLOW_UP, form.note(), by);
            case NOT_YET -> dossiers.journal(get(id).dossier(), JournalEntry.of("introduction.NOT_YET",
                    Visibility.ACCOMPANIERS, get(id).contactName().orElse("")).withNote(form.note()), by);
        }
    }

    @EventListener
    void on(StageEntered event) {
        if (event.stage().isEnd()) {
            introductions.findByDossierOrderById(event.reference()).stream()
                    .filter(each -> each.outcome().isEmpty())
                    .forEach(each -> {
                        close(each, Introduction.Outcome.STOPPED, null, null);
                        running.correlate(EngineNames.INTRODUCTION_CANCELLED, EngineNames.INTRODUCTION, event.reference(),
                                Map.of(KEY, each.id()), Map.of());
                    });
        }
    }

    private void close(Introduction introduction, Introduction.Outcome outcome, String note, String by) {
        introduction.close(outcome, note, today());
        introductions.save(introduction);
        dossiers.journal(introduction.dossier(), JournalEntry.of("introduction." + outcome, Visibility.ACCOMPANIERS,
                introduction.contactName().orElse("")).withNote(note), by);
    }

    private LocalDate today() {
        return ParisTime.today(clock);
    }
}
