package fr.maillage.review;

import java.util.List;
import java.util.Map;

import org.springframework.transaction.annotation.Transactional;

import fr.maillage.directory.Directory;
import fr.maillage.directory.Function;
import fr.maillage.dossier.Dossier;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.ParticipantRole;
import fr.maillage.workflow.ModelBean;

/** The organisations that are asked for an opinion: engine groups, each organisation once. */
@ModelBean
@Transactional
public class OpinionGivers {

    private static final List<ParticipantRole> ASSOCIATES = List.of(ParticipantRole.ASSOCIATE_DELEGATION,
            ParticipantRole.ASSOCIATE_ARS, ParticipantRole.ASSOCIATE_CPAM, ParticipantRole.ASSOCIATE_MSA);

    private final Opinions opinions;
    private final Filings filings;
    private final Dossiers dossiers;
    private final Directory directory;

    OpinionGivers(Opinions opinions, Filings filings, Dossiers dossiers, Directory directory) {
        this.opinions = opinions;
        this.filings = filings;
        this.dossiers = dossiers;
        this.directory = directory;
    }

    /**
     * Keeps who is to be asked, and asks about a project that is filed.
     *
     * @param subject        LETTER or PROJECT
     * @param decisionResult rows of the table {@code opinion-givers}, each with its {@code giver}
     */
    public void record(String reference, String subject, List<Map<String, Object>> decisionResult) {
        FilingSubject about = FilingSubject.valueOf(subject);
        Dossier dossier = dossiers.get(reference);
        List<String> groups = decisionResult.stream()
                .flatMap(rule -> roles((String) rule.get("giver")).stream())
                .flatMap(role -> dossier.participants(role).stream())
                .map(participant -> directory.groupOf(participant.organisation(), Function.HANDLER))
                .distinct()
                .toList();
        opinions.choose(reference, about, groups);
        if (about == FilingSubject.PROJECT) {
            Filing filing = filings.current(reference, about);
            opinions.ask(filing, filings.previous(filing).filter(Filing::isRefused).orElse(null));
        }
    }

    public List<String> forLetter(String reference) {
        return opinions.givers(reference, FilingSubject.LETTER);
    }

    /** Whose opinion on the filed project is awaited. */
    public List<String> forReview(String reference) {
        return opinions.awaited(filings.current(reference, FilingSubject.PROJECT));
    }

    private List<ParticipantRole> roles(String giver) {
        return switch (giver) {
            case "CPAM" -> List.of(ParticipantRole.CPAM);
            case "MSA" -> List.of(ParticipantRole.MSA);
            case "URPS" -> List.of(ParticipantRole.URPS);
            case "DEPARTMENT" -> List.of(ParticipantRole.DEPARTMENT_COUNCIL);
            case "ASSOCIATES" -> ASSOCIATES;
            default -> throw new IllegalStateException("La table opinion-givers nomme « %s ».".formatted(giver));
        };
    }
}
