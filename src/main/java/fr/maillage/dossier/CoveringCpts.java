package fr.maillage.dossier;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import fr.maillage.directory.Agent;
import fr.maillage.directory.Directory;
import fr.maillage.directory.StructureType;
import fr.maillage.workflow.RefusedSubmission;

import org.springframework.stereotype.Component;

/**
 * Makes a MSP part of the CPTS on whose ground it stands: linked both ways, so that their territories no longer alarm;
 * while the CPTS is being created, the MSP and its professionals are among its members.
 */
@Component
class CoveringCpts {

    private final Dossiers dossiers;
    private final Links links;
    private final Directory directory;

    CoveringCpts(Dossiers dossiers, Links links, Directory directory) {
        this.dossiers = dossiers;
        this.links = links;
        this.directory = directory;
    }

    /** The CPTS that shares most inhabitants with the MSP, or that the declaration names. */
    Optional<Dossier> proposed(Dossier msp, String named) {
        Optional<Dossier> byName = named == null ? Optional.empty() : dossiers.named(named).stream()
                .filter(CoveringCpts::isCpts).findFirst();
        return byName.or(() -> dossiers.overlapsOf(msp.reference()).stream()
                .flatMap(overlap -> dossiers.find(overlap.owner()).stream())
                .filter(CoveringCpts::isCpts)
                .findFirst());
    }

    /**
     * @param by    engine user, whose organisation takes part in the CPTS's dossier
     * @param field of the form, to which a refusal belongs
     */
    void join(Dossier msp, String cpts, String by, String field) {
        Dossier whole = dossiers.find(cpts)
                .filter(dossier -> by == null || takesPart(by, dossier))
                .orElseThrow(() -> new RefusedSubmission(field, "dossier.case.unknown", cpts));
        if (!isCpts(whole)) {
            throw new RefusedSubmission(field, "msp.covering.type", whole.name());
        }
        links.link(msp.reference(), LinkType.PART_OF, cpts, by);
        if (whole.stage().isInPreparation()) {
            enrol(msp, whole, by);
        }
    }

    private boolean takesPart(String user, Dossier dossier) {
        Set<String> organisations = dossier.participants().stream().map(Participant::organisation)
                .collect(Collectors.toSet());
        return directory.findAgent(user).map(Agent::organisation).filter(organisations::contains).isPresent();
    }

    private void enrol(Dossier msp, Dossier whole, String by) {
        Set<String> known = whole.team().stream().map(TeamMember::displayName).collect(Collectors.toSet());
        List<TeamMember> members = new ArrayList<>(whole.team());
        if (known.add(msp.name())) {
            members.add(new TeamMember(null, MemberKind.HEALTH_ORGANISATION, null, null, msp.name(), null, null, null,
                    null, msp.lead().map(Lead::email).orElse(null), null, msp.seatCommune().orElse(null), null));
        }
        msp.team().stream()
                .filter(member -> member.isPerson() && known.add(member.displayName()))
                .map(member -> new TeamMember(null, member.kind(), member.civility(), member.firstName(), member.name(),
                        member.profession(), member.practice(), member.rpps(), member.finess(), member.email(),
                        member.telephone(), member.commune(), null))
                .forEach(members::add);
        dossiers.changeTeam(whole.reference(), null, members, by);
    }

    private static boolean isCpts(Dossier dossier) {
        return dossier.type() == StructureType.CPTS;
    }
}
