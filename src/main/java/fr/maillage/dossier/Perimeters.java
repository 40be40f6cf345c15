package fr.maillage.dossier;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import fr.maillage.directory.Competence;
import fr.maillage.directory.CompetenceQuestion;
import fr.maillage.directory.CompetentBodies;
import fr.maillage.directory.Organisation;
import fr.maillage.directory.StructureType;
import fr.maillage.territory.Commune;
import fr.maillage.territory.Communes;
import fr.maillage.territory.Territories;
import fr.maillage.territory.TerritoryPart;
import fr.maillage.territory.TerritoryProfile;
import fr.maillage.workflow.ParisTime;
import fr.maillage.workflow.RefusedSubmission;

import org.springframework.stereotype.Component;

/** What follows from a territory: its figures, a few words for it, the bodies that take part in the dossier. */
@Component
class Perimeters {

    private static final String FIELD = "communes";

    /**
     * @param parts  with the codes of communes in force
     * @param bodies who takes part from today
     */
    record Perimeter(List<TerritoryPart> parts, String seatCommune, TerritorySummary summary,
                     List<Participant> bodies, List<CompetenceQuestion> questions) {

        void refuseOpenQuestions(String field) {
            if (!questions.isEmpty()) {
                CompetenceQuestion question = questions.get(0);
                throw new RefusedSubmission(field, "dossier.fund.choose", question.communes().get(0).name(),
                        question.choices().stream().map(each -> "%s (%s)".formatted(each.name(), each.id()))
                                .collect(Collectors.joining(", ")));
            }
        }
    }

    private final Territories territories;
    private final Communes communes;
    private final CompetentBodies competentBodies;
    private final Clock clock;

    Perimeters(Territories territories, Communes communes, CompetentBodies competentBodies, Clock clock) {
        this.territories = territories;
        this.communes = communes;
        this.competentBodies = competentBodies;
        this.clock = clock;
    }

    /**
     * @param chosen caisses with which a case handler has answered the directory's questions
     * @param pilot  département to whose delegation the dossier has been transferred, else {@code null}
     * @throws RefusedSubmission when the parts make no territory or the seat lies outside
     */
    Perimeter draw(StructureType type, List<TerritoryPart> parts, String seat, Set<String> chosen,
                   String pilot) {
        LocalDate today = ParisTime.today(clock);
        TerritoryProfile profile = territories.describe(FIELD, parts);
        String seatCode = seat == null ? null : seatOf(seat, profile);
        Competence competence = competentBodies.of(profile.parts(), seatCode, chosen, pilot, today);
        TerritorySummary summary = new TerritorySummary((int) profile.population(),
                type == StructureType.CPTS ? profile.sizeClass() : null, inWords(profile, seatCode),
                competence.region(), competence.pilotDepartement());
        return new Perimeter(profile.parts(), seatCode, summary, bodies(competence, today),
                competence.questions());
    }

    /** What only a case handler can say of the bodies of a territory, whatever has been answered so far. */
    List<CompetenceQuestion> questions(List<TerritoryPart> parts, String seat, String pilot) {
        return competentBodies.of(parts, seat, Set.of(), pilot, ParisTime.today(clock)).questions();
    }

    private String seatOf(String seat, TerritoryProfile profile) {
        return communes.find(seat)
                .map(Commune::code)
                .filter(code -> profile.communes().stream().anyMatch(each -> each.code().equals(code)))
                .orElseThrow(() -> new RefusedSubmission("seatCommune", "dossier.seat.outside", seat));
    }

    private static String inWords(TerritoryProfile profile, String seat) {
        List<Commune> all = profile.communes();
        Commune first = all.stream()
                .filter(each -> seat == null || each.code().equals(seat))
                .max((one, other) -> Integer.compare(one.inhabitants(), other.inhabitants()))
                .orElseThrow();
        boolean inPart = profile.parts().stream().anyMatch(part -> !part.isWhole());
        return all.size() == 1
                ? first.name() + (inPart ? " (en partie)" : "")
                : "%d communes, %s".formatted(all.size(), first.name());
    }

    private static List<Participant> bodies(Competence competence, LocalDate today) {
        List<Participant> bodies = new ArrayList<>();
        add(bodies, ParticipantRole.PILOT_DELEGATION, competence.delegation(), today);
        add(bodies, ParticipantRole.ARS, competence.ars(), today);
        add(bodies, ParticipantRole.CPAM, competence.cpam(), today);
        add(bodies, ParticipantRole.MSA, competence.msa(), today);
        add(bodies, ParticipantRole.ARCMSA, competence.arcmsa(), today);
        add(bodies, ParticipantRole.DCGDR, competence.dcgdr(), today);
        add(bodies, ParticipantRole.URPS, competence.urps(), today);
        for (Organisation associate : competence.associates()) {
            switch (associate.kind()) {
                case ARS -> add(bodies, ParticipantRole.ASSOCIATE_ARS, associate, today);
                case ARS_DELEGATION -> add(bodies, ParticipantRole.ASSOCIATE_DELEGATION, associate, today);
                case CPAM, CGSS -> add(bodies, ParticipantRole.ASSOCIATE_CPAM, associate, today);
                case MSA -> add(bodies, ParticipantRole.ASSOCIATE_MSA, associate, today);
                default -> add(bodies, ParticipantRole.ASSOCIATE_OTHER, associate, today);
            }
        }
        return bodies;
    }

    private static void add(List<Participant> bodies, ParticipantRole role, Organisation organisation, LocalDate today) {
        if (organisation != null) {
            bodies.add(new Participant(role, organisation.id(), null, today, null));
        }
    }
}
