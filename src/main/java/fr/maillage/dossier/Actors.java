package fr.maillage.dossier;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import fr.maillage.directory.Directory;
import fr.maillage.directory.Function;
import fr.maillage.workflow.ModelBean;

/**
 * To whom the models offer the tasks of a dossier: engine groups of those who take part in it, a comma between them. A
 * function that nobody holds falls back as the directory says; a body that does not take part, on the pilot.
 */
@ModelBean
public class Actors {

    private static final List<ParticipantRole> ACCOMPANIERS = List.of(ParticipantRole.ACCOMPANIER,
            ParticipantRole.MSA_OFFICER, ParticipantRole.FEDERATION);

    private final Dossiers dossiers;
    private final Directory directory;

    Actors(Dossiers dossiers, Directory directory) {
        this.dossiers = dossiers;
        this.directory = directory;
    }

    public String delegation(String reference) {
        return group(reference, ParticipantRole.PILOT_DELEGATION, Function.HANDLER);
    }

    public String delegationSignatories(String reference) {
        return group(reference, ParticipantRole.PILOT_DELEGATION, Function.SIGNATORY);
    }

    /** The regional agency's own office (siège). */
    public String arsHeadquarters(String reference) {
        return group(reference, ParticipantRole.ARS, Function.HANDLER);
    }

    public String arsSignatories(String reference) {
        return group(reference, ParticipantRole.ARS, Function.SIGNATORY);
    }

    public String finess(String reference) {
        return group(reference, ParticipantRole.ARS, Function.FINESS);
    }

    /** Those of the agency who pay its aids. */
    public String finance(String reference) {
        return group(reference, ParticipantRole.ARS, Function.FINANCE);
    }

    public String cpam(String reference) {
        return group(reference, ParticipantRole.CPAM, Function.HANDLER);
    }

    public String cpamSignatories(String reference) {
        return group(reference, ParticipantRole.CPAM, Function.SIGNATORY);
    }

    public String cpamPayment(String reference) {
        return group(reference, ParticipantRole.CPAM, Function.PAYMENT);
    }

    /** Delegation and caisse together (binôme); the delegation pilots. */
    public String pilotPair(String reference) {
        return Stream.of(delegation(reference), cpam(reference)).distinct().collect(Collectors.joining(","));
    }

    /** Delegation and conseils départementaux together; the delegation pilots. */
    public String delegationAndDepartment(String reference) {
        return together(delegation(reference), reference);
    }

    /** Regional agency and conseils départementaux together. */
    public String headquartersAndDepartment(String reference) {
        return together(arsHeadquarters(reference), reference);
    }

    private String together(String group, String reference) {
        Stream<String> councils = dossiers.get(reference).participants(ParticipantRole.DEPARTMENT_COUNCIL).stream()
                .map(council -> directory.groupOf(council.organisation(), Function.HANDLER));
        return Stream.concat(Stream.of(group), councils).distinct().collect(Collectors.joining(","));
    }

    /** Delegation and regional agency together; the delegation pilots. */
    public String delegationAndHeadquarters(String reference) {
        return Stream.of(delegation(reference), arsHeadquarters(reference)).distinct().collect(Collectors.joining(","));
    }

    public String msa(String reference) {
        return group(reference, ParticipantRole.MSA, Function.HANDLER);
    }

    public String medicalAdvisers(String reference) {
        Dossier dossier = dossiers.get(reference);
        ParticipantRole role = dossier.participants(ParticipantRole.MEDICAL_ADVISER).isEmpty()
                ? ParticipantRole.MSA
                : ParticipantRole.MEDICAL_ADVISER;
        return group(dossier, role, Function.MEDICAL_ADVISER);
    }

    /** Whoever accompanies the lead, and records the lead's steps; the delegation when nobody does. */
    public String accompanier(String reference) {
        Dossier dossier = dossiers.get(reference);
        return ACCOMPANIERS.stream()
                .flatMap(role -> organisation(dossier, role).stream())
                .findFirst()
                .map(organisation -> directory.groupOf(organisation, Function.HANDLER))
                .orElseGet(() -> group(dossier, ParticipantRole.PILOT_DELEGATION, Function.HANDLER));
    }

    /** Those who answer for the pilot. */
    public String supervisors(String reference) {
        return directory.supervisorsOf(organisation(dossiers.get(reference), ParticipantRole.PILOT_DELEGATION).orElseThrow());
    }

    public String urps(String reference) {
        return group(reference, ParticipantRole.URPS, Function.HANDLER);
    }

    private String group(String reference, ParticipantRole role, Function function) {
        return group(dossiers.get(reference), role, function);
    }

    private String group(Dossier dossier, ParticipantRole role, Function function) {
        return organisation(dossier, role)
                .map(organisation -> directory.groupOf(organisation, function))
                .orElseGet(() -> directory.groupOf(
                        organisation(dossier, ParticipantRole.PILOT_DELEGATION).orElseThrow(), Function.HANDLER));
    }

    private static Optional<String> organisation(Dossier dossier, ParticipantRole role) {
        return dossier.participants(role).stream().map(Participant::organisation).findFirst();
    }
}
