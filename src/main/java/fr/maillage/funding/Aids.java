package fr.maillage.funding;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.JournalEntry;
import fr.maillage.dossier.Visibility;
import fr.maillage.funding.AidForms.LineAmount;
import fr.maillage.funding.AidForms.Requested;
import fr.maillage.funding.AidForms.RequestedLine;
import fr.maillage.reference.Delays;
import fr.maillage.workflow.EngineNames;
import fr.maillage.workflow.ParisTime;
import fr.maillage.workflow.RefusedSubmission;
import fr.maillage.workflow.RunningProcesses;

/** The aids: opened, filed, decided. {@code by} is an engine user id, {@code null} for the application. */
@Service
@Transactional
class Aids {

    /** Routing variable of the instances that work on one aid. */
    static final String AID = "aid";
    /** Routing variable: the request is already there when the process starts. */
    static final String REQUEST_FILED = "requestFiled";
    static final String SILENCE = "aid.silence";

    private final AidRepository repository;
    private final Dossiers dossiers;
    private final Delays delays;
    private final RunningProcesses running;
    private final FundingWords words;
    private final Clock clock;

    Aids(AidRepository repository, Dossiers dossiers, Delays delays, RunningProcesses running, FundingWords words,
         Clock clock) {
        this.repository = repository;
        this.dossiers = dossiers;
        this.delays = delays;
        this.running = running;
        this.words = words;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    Aid get(Long id) {
        return repository.findById(id).orElseThrow(() -> new IllegalStateException("no aid " + id));
    }

    @Transactional(readOnly = true)
    List<Aid> of(String reference) {
        return repository.findByDossierOrderById(reference);
    }

    /** Those of the dossier and those of the same beneficiary elsewhere, known by its SIRET, FINESS or RPPS. */
    @Transactional(readOnly = true)
    List<Aid> ofBeneficiary(Aid aid) {
        Map<Long, Aid> all = new LinkedHashMap<>();
        dossiersOf(aid).forEach(dossier -> of(dossier).forEach(each -> all.put(each.id(), each)));
        aid.filed().map(AidRequest::siret).ifPresent(siret ->
                repository.findByRequestSiretOrderById(siret).forEach(each -> all.put(each.id(), each)));
        all.remove(aid.id());
        return new ArrayList<>(all.values());
    }

    /** The dossier of the aid and others of the same establishment or professional. */
    @Transactional(readOnly = true)
    List<String> dossiersOf(Aid aid) {
        List<String> all = new ArrayList<>(List.of(aid.dossier()));
        all.addAll(dossiers.ofSameBeneficiary(aid.dossier()));
        return all;
    }

    Aid open(String reference, AidKind kind) {
        return repository.save(new Aid(reference, kind, clock.instant()));
    }

    /** Opens an aid of that kind with its process, unless one waits for its request. */
    void openOnce(String reference, AidKind kind) {
        boolean waiting = of(reference).stream()
                .anyMatch(aid -> aid.kind() == kind && aid.state() == AidState.OPENED);
        if (!waiting) {
            Aid aid = open(reference, kind);
            Map<String, Object> variables = new HashMap<>(dossiers.card(reference));
            variables.put(AID, aid.id());
            variables.put(REQUEST_FILED, false);
            running.start(EngineNames.FIR_FUNDING, reference, variables);
            journal(aid, "aid.opened", null, null, words.kind(aid));
        }
    }

    Aid change(Long id, Consumer<Aid> change) {
        Aid aid = get(id);
        change.accept(aid);
        return repository.save(aid);
    }

    /**
     * Records the request.
     *
     * @param field of the form under which it stands, with its dot
     * @param works what it says of premises; {@code null} for other aids
     * @throws RefusedSubmission when a purpose is named twice, a line asks for more than it costs, nothing is asked for or
     *                           the budget does not balance
     */
    Aid file(Long id, Requested form, String field, LocalDate receivedOn, Works works, String by) {
        check(form, field);
        Works premises = works == null ? Works.NONE : works;
        AidRequest request = new AidRequest(receivedOn, form.applicant(), form.applicantForm(), form.siret(), form.object(),
                form.ownFunds(), form.otherFunding(), form.otherPublic(), premises.startOn(), premises.aim(),
                premises.doctors(), premises.priorityDistrict());
        Aid aid = change(id, opened -> opened.file(request, form.lines().stream()
                .map(line -> AidLine.asked(line.purpose(), line.label(), line.cost(), line.asked())).toList(),
                silence(receivedOn)));
        journal(aid, "aid.filed", null, by, words.kind(aid), words.euros(aid.asked()), words.day(receivedOn));
        return aid;
    }

    /** What a request says of premises. */
    record Works(LocalDate startOn, RealEstateAim aim, Integer doctors, Boolean priorityDistrict) {

        static final Works NONE = new Works(null, null, null, null);
    }

    private static void check(Requested form, String field) {
        Set<AidPurpose> named = new HashSet<>();
        for (int index = 0; index < form.lines().size(); index++) {
            RequestedLine line = form.lines().get(index);
            if (!named.add(line.purpose())) {
                throw new RefusedSubmission("%slines[%d].purpose".formatted(field, index), "aid.line.twice");
            }
            if (line.asked().compareTo(line.cost()) > 0) {
                throw new RefusedSubmission("%slines[%d].asked".formatted(field, index), "aid.line.above-cost");
            }
        }
        Cents asked = Cents.sum(form.lines().stream().map(RequestedLine::asked).toList());
        if (!asked.isPositive()) {
            throw new RefusedSubmission(field + "lines", "aid.nothing-asked");
        }
        Cents cost = Cents.sum(form.lines().stream().map(RequestedLine::cost).toList());
        Cents found = asked.plus(Cents.of(form.ownFunds())).plus(Cents.of(form.otherFunding()));
        if (!cost.equals(found)) {
            throw new RefusedSubmission(field + "ownFunds", "aid.budget.unbalanced", FundingWords.amount(cost),
                    FundingWords.amount(found));
        }
    }

    /** Last day before silence counts as a rejection. */
    LocalDate silence(LocalDate completeOn) {
        return delays.after(completeOn, SILENCE);
    }

    /** The amounts of a form by purpose; each line of the aid exactly once. */
    static Map<AidPurpose, BigDecimal> byPurpose(Aid aid, List<LineAmount> amounts, String field) {
        Map<AidPurpose, BigDecimal> byPurpose = new LinkedHashMap<>();
        amounts.forEach(line -> byPurpose.put(line.purpose(), line.amount()));
        Set<AidPurpose> lines = aid.lines().stream().map(AidLine::purpose).collect(Collectors.toSet());
        if (!byPurpose.keySet().equals(lines) || amounts.size() != lines.size()) {
            throw new RefusedSubmission(field, "aid.lines.all");
        }
        return byPurpose;
    }

    /** The day in Paris. */
    LocalDate today() {
        return ParisTime.today(clock);
    }

    /** Writes the journal so that the lead reads it. */
    void journal(Aid aid, String event, String note, String by, Object... arguments) {
        dossiers.journal(aid.dossier(), JournalEntry.of(event, Visibility.LEAD, arguments).withNote(note), by);
    }
}
