package fr.maillage.support;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import fr.maillage.directory.Directory;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.Participant;
import fr.maillage.dossier.ParticipantRole;
import fr.maillage.workflow.ModelBean;

/** What the model {@code support-designation} asks: the roles to fill, and to whom a task of each role is offered. */
@ModelBean
public class Designations {

    private final Accompaniment accompaniment;
    private final Directory directory;
    private final Dossiers dossiers;

    Designations(Accompaniment accompaniment, Directory directory, Dossiers dossiers) {
        this.accompaniment = accompaniment;
        this.directory = directory;
        this.dossiers = dossiers;
    }

    /** @param proposals rows of the decision {@code support-roles}: role, strength, ground */
    public void propose(String reference, List<Map<String, Object>> proposals) {
        accompaniment.propose(reference, proposals.stream()
                .map(row -> new SupportProposal(SupportRole.valueOf((String) row.get("role")),
                        Strength.valueOf((String) row.get("strength")), Ground.valueOf((String) row.get("ground"))))
                .collect(Collectors.toSet()));
    }

    /** Names of the roles that the case handler has confirmed; none when the lead wants nobody. */
    public List<String> confirmedRoles(String reference) {
        return accompaniment.plan(reference).confirmedRoles().stream().map(SupportRole::name).toList();
    }

    /** The engine group of the organisation that holds the role or is asked to. */
    public String group(String reference, String role) {
        SupportRole wanted = SupportRole.valueOf(role);
        return directory.groupOf(organisation(reference, wanted).orElseGet(() -> pilot(reference)),
                Accompaniment.functionOf(wanted));
    }

    /** The user who holds the role or is asked to; {@code null} when the whole organisation is. */
    public String agent(String reference, String role) {
        return accompaniment.current(reference, SupportRole.valueOf(role)).flatMap(Designation::agent).orElse(null);
    }

    /** The engine group of those who decide when nobody of the organisation has accepted. */
    public String supervisors(String reference, String role) {
        return directory.supervisorsOf(organisation(reference, SupportRole.valueOf(role)).orElseGet(() -> pilot(reference)));
    }

    private Optional<String> organisation(String reference, SupportRole role) {
        return accompaniment.current(reference, role).map(Designation::organisation)
                .or(() -> Stream.concat(
                                accompaniment.organisationsFor(reference, role).stream(),
                                accompaniment.all(reference).stream().filter(each -> each.role() == role)
                                        .map(Designation::organisation))
                        .findFirst());
    }

    private String pilot(String reference) {
        return dossiers.get(reference).participants(ParticipantRole.PILOT_DELEGATION).stream()
                .map(Participant::organisation)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no delegation pilots " + reference));
    }
}
