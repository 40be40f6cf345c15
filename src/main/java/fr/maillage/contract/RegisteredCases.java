package fr.maillage.contract;

import org.springframework.stereotype.Component;

import fr.maillage.dossier.Cases;
import fr.maillage.dossier.Dossier;
import fr.maillage.dossier.Dossiers;
import fr.maillage.workflow.RefusedSubmission;
import fr.maillage.workflow.Routing;
import fr.maillage.workflow.TaskInHand;

/** The dossiers that the start forms of the follow-up accept: those of structures that exist. */
@Component
class RegisteredCases {

    private static final String FIELD = "dossier";

    private final Cases cases;
    private final StructureRegister register;
    private final Dossiers dossiers;

    RegisteredCases(Cases cases, StructureRegister register, Dossiers dossiers) {
        this.cases = cases;
        this.register = register;
        this.dossiers = dossiers;
    }

    /**
     * The dossier that a person has named, or the application itself.
     *
     * @throws RefusedSubmission when they may not change it, or when it is no structure, or one that has ended
     */
    Dossier require(String reference, TaskInHand start) {
        Dossier dossier = start.userId() == null ? dossiers.get(reference) : cases.requireWritable(reference, FIELD);
        Structure structure = register.find(dossier.reference())
                .orElseThrow(() -> new RefusedSubmission(FIELD, "follow-up.structure.unknown"));
        if (structure.endedOn() != null) {
            throw new RefusedSubmission(FIELD, "follow-up.structure.ended");
        }
        return dossier;
    }

    /**
     * Another structure, which ends by what a person, or the application itself, reports of this one.
     *
     * @throws RefusedSubmission when they have no say in its course, or when it is no structure
     */
    Structure requireOther(String reference, String field, TaskInHand start) {
        if (start.userId() != null) {
            cases.requireSteerable(reference, field);
        }
        return register.find(reference).orElseThrow(() -> new RefusedSubmission(field, "follow-up.structure.unknown"));
    }

    Routing start(String reference) {
        return cases.start(reference);
    }
}
