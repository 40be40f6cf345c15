package fr.maillage.dossier;

import java.util.List;
import java.util.Set;
import java.util.function.Function;

import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import fr.maillage.directory.StructureType;
import fr.maillage.territory.TerritoryPart;
import fr.maillage.workflow.RefusedSubmission;
import fr.maillage.workflow.Routing;

/**
 * What the start forms of aids and acts need: the dossier they are about, or a light one for a beneficiary that carries
 * no project (a group practice, a doctor, an establishment, a place). A light dossier has no path of its own.
 */
@Service
@Transactional
public class Cases {

    private final Dossiers dossiers;
    private final DossierAccess access;
    private final Cards cards;

    Cases(Dossiers dossiers, DossierAccess access, Cards cards) {
        this.dossiers = dossiers;
        this.access = access;
        this.cards = cards;
    }

    /**
     * Opens a light dossier.
     *
     * @param declarationId made by the form, the same when it is sent twice
     * @param type          kind of the beneficiary
     * @param lead          who answers for it
     * @throws RefusedSubmission as {@link Dossiers#declare}
     */
    public Dossier open(String declarationId, StructureType type, String name, Lead lead, List<TerritoryPart> communes,
                        String by) {
        return dossiers.declare(new Declaration(declarationId, Origin.DECLARED, type, name, lead, communes, null,
                List.of(), Set.of(), null), by);
    }

    /** Notes under which number the establishment of a light dossier stands in the national directory. */
    public void identify(String reference, String finess, String by) {
        dossiers.identify(reference, finess, by);
    }

    /**
     * The dossier that somebody has named in a form, when the organisation of whoever is logged in takes part in it.
     *
     * @param field of the form, to which a refusal belongs
     * @throws RefusedSubmission when there is none, or none that they may change
     */
    public Dossier requireWritable(String reference, String field) {
        return require(access::writable, reference, field);
    }

    /**
     * The dossier that somebody has named in a form, when the organisation of whoever is logged in has a say in its course;
     * as {@link #requireWritable}.
     */
    public Dossier requireSteerable(String reference, String field) {
        return require(access::steerable, reference, field);
    }

    private static Dossier require(Function<String, Dossier> allowed, String reference, String field) {
        try {
            return allowed.apply(reference);
        } catch (UnknownDossier e) {
            throw new RefusedSubmission(field, "dossier.case.unknown", reference);
        } catch (AccessDeniedException e) {
            throw new RefusedSubmission(field, "dossier.case.forbidden", reference);
        }
    }

    /** What a start form returns: the instance works on this dossier, opened again if it was light and closed, and carries its card. */
    public Routing start(String reference) {
        Dossier dossier = dossiers.get(reference);
        if (!dossier.type().isStructure() && dossier.stage() == Stage.CLOSED) {
            dossiers.enter(reference, Stage.DECLARATION);
        }
        Routing routing = Routing.none().startedFor(reference);
        cards.of(dossiers.get(reference)).forEach(routing::and);
        return routing;
    }
}
