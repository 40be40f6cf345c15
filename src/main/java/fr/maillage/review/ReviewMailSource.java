package fr.maillage.review;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import fr.maillage.directory.Agent;
import fr.maillage.directory.Directory;
import fr.maillage.directory.OrganisationKind;
import fr.maillage.directory.StructureType;
import fr.maillage.dossier.Actors;
import fr.maillage.dossier.Addressee;
import fr.maillage.dossier.Dossier;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.MailSource;
import fr.maillage.reference.Delays;
import fr.maillage.territory.TerritoryPart;
import fr.maillage.workflow.EngineNames;
import fr.maillage.workflow.ParisTime;

/** What mails say about letters, filings, decisions and sessions, and who is asked or invited. */
@Component
@Transactional(readOnly = true)
class ReviewMailSource implements MailSource {

    private static final Set<String> BEFORE_COMPLETE = Set.of("filing-recorded", "pieces-requested");

    private final Filings filings;
    private final Opinions opinions;
    private final JointLetter letters;
    private final Decisions decisions;
    private final TacitValidationRepository validations;
    private final Appeals appeals;
    private final Sessions sessions;
    private final AgendaItemRepository agenda;
    private final LegalClock legalClock;
    private final Delays delays;
    private final Dossiers dossiers;
    private final Directory directory;
    private final Actors actors;
    private final ReviewWords words;
    private final MessageSource messages;
    private final Clock clock;

    ReviewMailSource(Filings filings, Opinions opinions, JointLetter letters, Decisions decisions,
                     TacitValidationRepository validations, Appeals appeals, Sessions sessions,
                     AgendaItemRepository agenda, LegalClock legalClock, Delays delays, Dossiers dossiers,
                     Directory directory, Actors actors, ReviewWords words, MessageSource messages, Clock clock) {
        this.filings = filings;
        this.opinions = opinions;
        this.letters = letters;
        this.decisions = decisions;
        this.validations = validations;
        this.appeals = appeals;
        this.sessions = sessions;
        this.agenda = agenda;
        this.legalClock = legalClock;
        this.delays = delays;
        this.dossiers = dossiers;
        this.directory = directory;
        this.actors = actors;
        this.words = words;
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    public Map<String, Object> facts(Moment moment) {
        Facts facts = new Facts();
        sessions.find(moment.reference()).ifPresentOrElse(
                session -> describe(session, facts),
                () -> latest(moment.reference()).ifPresent(filing -> {
                    facts.put("receivedOn", receivedOn(filing, moment));
                    describe(filing, facts);
                }));
        if (moment.variable(EngineNames.SUBJECT) instanceof String subject) {
            sessions.items(moment.reference(), subject).stream().reduce((first, second) -> second)
                    .map(item -> sessions.get(item.session()))
                    .ifPresent(session -> when(session, facts));
        }
        return facts.known;
    }

    @Override
    public Optional<List<Addressee>> addressees(String audience, Moment moment) {
        return switch (audience) {
            case "opinionGivers" -> latest(moment.reference()).map(filing ->
                    opinions.givers(filing.reference(), filing.subject()).stream().map(Addressee::group).toList());
            case "headquarters" -> dossiers.find(moment.reference())
                    .map(dossier -> List.of(Addressee.group(actors.arsHeadquarters(dossier.reference()))));
            case "pendingOpinionGivers" -> latest(moment.reference()).map(filing -> pending(filing, moment));
            case "communes" -> filings.find(moment.reference(), FilingSubject.LETTER).flatMap(letters::find)
                    .map(letter -> letter.areCommunesInformed() ? communes(moment.reference()) : List.of());
            case "sessionMembers" -> sessions.find(moment.reference()).map(session -> session.members().stream()
                    .map(member -> Addressee.person(member.name(), member.email())).toList());
            case "sessionLeads" -> sessions.find(moment.reference()).map(this::leads);
            default -> Optional.empty();
        };
    }

    /** In a task that is opened once for each organisation, the reminder goes to that organisation only. */
    private List<Addressee> pending(Filing filing, Moment moment) {
        Object own = moment.variable("opinionGroup");
        return opinions.of(filing).stream()
                .filter(opinion -> !opinion.isGiven() && (own == null || own.equals(opinion.giver())))
                .map(opinion -> Addressee.group(opinion.giver()))
                .toList();
    }

    /** The municipalities of the territory that the directory knows. */
    private List<Addressee> communes(String reference) {
        Dossier dossier = dossiers.get(reference);
        Set<String> territory = dossier.territory().stream().map(TerritoryPart::commune).collect(Collectors.toSet());
        return directory.organisations(OrganisationKind.MUNICIPALITY, ParisTime.today(clock)).stream()
                .filter(municipality -> municipality.communes().stream().anyMatch(territory::contains))
                .map(municipality -> Addressee.person(municipality.name(), municipality.email()))
                .toList();
    }

    private List<Addressee> leads(CommitteeSession session) {
        return sessions.agenda(session.number()).stream()
                .filter(AgendaItem::leadInvited)
                .flatMap(item -> dossiers.get(item.reference()).lead().stream())
                .map(lead -> Addressee.person(lead.fullName(), lead.email()))
                .toList();
    }

    private Optional<Filing> latest(String reference) {
        return filings.find(reference, FilingSubject.PROJECT).or(() -> filings.find(reference, FilingSubject.LETTER));
    }

    private void describe(Filing filing, Facts facts) {
        facts.put("filingNumber", filing.number());
        facts.put("legalDate", filing.legalDate());
        facts.put("prudentDate", filing.prudentDate());
        facts.put("targetDate", filing.targetDate());
        if (filing.hasNoLegalClock()) {
            facts.put("newTargetDate", legalClock.extendedTargetOn(filing.reference()));
        }
        facts.put("piecesBy", filing.piecesBy());
        facts.put("missingPieces", missing(filing));
        if (filing.state() == FilingState.WITHDRAWN) {
            facts.put("withdrawnOn", filing.endedOn());
        }
        facts.put("opinionDue", opinionDue(filing));
        agenda.findByReferenceOrderById(filing.reference()).stream()
                .filter(item -> item.isAbout(filing))
                .reduce((first, second) -> second)
                .map(item -> sessions.get(item.session()))
                .ifPresent(session -> when(session, facts));
        if (filing.subject() == FilingSubject.LETTER) {
            facts.put("targetDate", legalClock.letterTargetOn(filing));
            facts.put("newTargetDate", legalClock.extendedLetterTargetOn(filing));
            letters.find(filing).ifPresent(letter -> describe(letter, facts));
        } else {
            describeOutcome(filing, facts);
        }
    }

    /** The day on which it came; once pieces are no longer asked for, the day on which it was complete. */
    private static LocalDate receivedOn(Filing filing, Moment moment) {
        return filing.startsOn() == null || BEFORE_COMPLETE.contains(moment.template())
                ? filing.receivedOn()
                : filing.startsOn();
    }

    private LocalDate opinionDue(Filing filing) {
        if (filing.subject() == FilingSubject.PROJECT) {
            return filing.timetable().map(term -> legalClock.opinionsDueOn(filing.reference())).orElse(null);
        }
        return opinions.of(filing).stream().map(Opinion::askedAt).min(Instant::compareTo)
                .map(asked -> delays.after(ParisTime.dateOf(asked), "giveLetterOpinion")).orElse(null);
    }

    private static void describe(LetterAnswer letter, Facts facts) {
        facts.put("letterDecision", letter.decision());
        facts.put("letterReasons", letter.reasons());
        facts.put("recommendations", letter.recommendations());
        facts.put("projectDueOn", letter.projectDueOn());
        facts.put("startupProposed", letter.startupProposed());
        facts.put("decidedOn", letter.notifiedOn());
    }

    private void describeOutcome(Filing filing, Facts facts) {
        StructureType type = dossiers.get(filing.reference()).type();
        facts.put("opinionsGiven", given(filing));
        decisions.find(filing).filter(ReviewDecision::isNotified).ifPresent(decision -> {
            facts.put("decision", words.of(type, decision.sense()));
            if (decision.legalGround() != null) {
                facts.put("legalGround", words.of(type, decision.legalGround()));
            }
            facts.put("decisionReasons", decision.reasons());
            facts.put("recommendations", decision.recommendations());
            facts.put("decidedOn", decision.sentOn());
            directory.findAgent(decision.signatory()).ifPresent(agent -> signedBy(agent, facts));
        });
        validations.findById(filing.id()).ifPresent(validation -> facts.put("validatedOn", validation.acquiredOn()));
        appeals.find(filing).ifPresent(appeal -> {
            facts.put("appealOutcome", appeal.outcome());
            facts.put("appealReasons", appeal.reasons());
            facts.put("appealDecidedOn", appeal.decidedOn());
        });
    }

    /** Who has given an opinion; who kept silent has agreed to nothing, and is not named. */
    private List<String> given(Filing filing) {
        return opinions.of(filing).stream().filter(Opinion::isGiven)
                .map(opinion -> directory.groupName(opinion.giver())).toList();
    }

    private static void signedBy(Agent agent, Facts facts) {
        facts.put("signatory", agent.name());
        facts.put("signatoryCapacity", agent.title());
    }

    private void describe(CommitteeSession session, Facts facts) {
        when(session, facts);
        facts.put("sessionDossiers", sessions.agenda(session.number()).stream().map(sessions::title).toList());
        if (session.replacedBy() != null) {
            facts.put("replacementOn", LocalDateTime.ofInstant(sessions.get(session.replacedBy()).heldAt(), ParisTime.ZONE));
        }
        facts.put("sessionMinutes", session.minutes());
    }

    private static void when(CommitteeSession session, Facts facts) {
        facts.put("sessionNumber", session.number());
        facts.put("sessionOn", LocalDateTime.ofInstant(session.heldAt(), ParisTime.ZONE));
        facts.put("sessionPlace", session.place());
    }

    private List<String> missing(Filing filing) {
        String labels = filing.subject() == FilingSubject.LETTER ? "enum.LetterItemCode." : "enum.FilingPieceCode.";
        return filing.pieces().stream()
                .filter(piece -> Stream.of(ItemState.MISSING, ItemState.TO_SPECIFY)
                        .anyMatch(state -> state.name().equals(piece.state())))
                .map(piece -> messages.getMessage(labels + piece.piece(), null, piece.piece(), Locale.FRENCH))
                .toList();
    }

    /** Only what is known: a paragraph about the rest is left out of the mail. */
    private static final class Facts {

        private final Map<String, Object> known = new HashMap<>();

        private void put(String name, Object value) {
            if (value != null && !(value instanceof List<?> many && many.isEmpty())) {
                known.put(name, value);
            }
        }
    }
}
