package fr.maillage.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import fr.maillage.contract.ChangeForms.NewPresident;
import fr.maillage.contract.ChangeForms.Particular;
import fr.maillage.directory.StructureType;
import fr.maillage.dossier.Declaration;
import fr.maillage.dossier.Dossier;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.LinkType;
import fr.maillage.dossier.Links;
import fr.maillage.dossier.Origin;
import fr.maillage.dossier.PathEntry;
import fr.maillage.dossier.Profession;
import fr.maillage.dossier.Stage;
import fr.maillage.dossier.TeamMember;
import fr.maillage.dossier.TaskRecords;
import fr.maillage.territory.TerritoryPart;
import fr.maillage.workflow.EngineNames;

/** Carries out what was decided about a change: dossier and register follow, and dossiers that are born of it. */
@Service
@Transactional
class AppliedChanges {

    private final StructureChanges changes;
    private final StructureRegister register;
    private final Dossiers dossiers;
    private final Links links;
    private final PathEntry paths;
    private final TaskRecords records;

    AppliedChanges(StructureChanges changes, StructureRegister register, Dossiers dossiers, Links links, PathEntry paths,
                   TaskRecords records) {
        this.changes = changes;
        this.register = register;
        this.dossiers = dossiers;
        this.links = links;
        this.paths = paths;
        this.records = records;
    }

    /** Brings the change into dossier and register; once only. */
    void apply(long id) {
        StructureChange change = changes.get(id);
        if (change.isApplied()) {
            return;
        }
        switch (change.kind()) {
            case TERRITORY -> redraw(change);
            case SPLIT -> split(change);
            case MERGER -> absorb(change);
            case SITE -> addSite(change);
            case PEOPLE -> bringParticulars(change);
            case POPULATION -> {
                dossiers.recomputeTerritory(change.dossier());
                register.changeTerritory(change.dossier(), change.effectiveOn());
            }
            case LEGAL_FORM, PROJECT, TEAM, CONVERSION, CESSATION -> register.enter(change.dossier());
        }
        changes.applied(id);
    }

    private void redraw(StructureChange change) {
        Dossier dossier = dossiers.get(change.dossier());
        List<TerritoryPart> territory = changes.territory(change.id());
        String seat = dossier.seatCommune().filter(code -> territory.stream().anyMatch(part -> part.commune().equals(code)))
                .orElse(null);
        dossiers.changeTerritory(change.dossier(), null, territory, seat, Set.of(), null);
        register.changeTerritory(change.dossier(), change.effectiveOn());
    }

    /** What leaves the territory becomes a project of its own. */
    private void split(StructureChange change) {
        List<TerritoryPart> leaving = new ArrayList<>(dossiers.get(change.dossier()).territory());
        leaving.removeAll(changes.territory(change.id()));
        redraw(change);
        if (!leaving.isEmpty()) {
            Dossier dossier = dossiers.get(change.dossier());
            Dossier born = declare(change, dossier.type(), leaving);
            links.link(born.reference(), LinkType.ISSUED_FROM, change.dossier(), null);
            changes.succeededBy(change.id(), born.reference());
            paths.enter(born.reference(), born.type(), Stage.DECLARATION);
        }
    }

    /** The other structure ends in this one: territory, team and journal are one from then on. */
    private void absorb(StructureChange change) {
        Dossier survivor = dossiers.get(change.dossier());
        Dossier absorbed = dossiers.get(change.other());
        List<TerritoryPart> territory = new ArrayList<>(survivor.territory());
        absorbed.territory().stream().filter(part -> !territory.contains(part)).forEach(territory::add);
        List<TeamMember> team = new ArrayList<>(survivor.team());
        absorbed.team().stream().filter(member -> !team.contains(member)).forEach(team::add);
        links.link(change.dossier(), LinkType.MERGED_WITH, change.other(), null);
        register.end(change.other(), EndKind.MERGED, change.effectiveOn());
        dossiers.enter(change.other(), Stage.MERGED);
        dossiers.changeTerritory(change.dossier(), null, territory, survivor.seatCommune().orElse(null), Set.of(), null);
        dossiers.changeTeam(change.dossier(), null, team, null);
        register.changeTerritory(change.dossier(), change.effectiveOn());
    }

    private void addSite(StructureChange change) {
        register.addSite(register.find(change.dossier()).orElseThrow().id(), change.siteName(), change.siteKind(),
                change.siteCommune(), change.siteFiness(), change.effectiveOn());
    }

    private void bringParticulars(StructureChange change) {
        if (change.peopleRole() == Particular.PRESIDENT) {
            dossiers.changeLead(change.dossier(), president(change).toLead(), change.description(), null);
        } else if (change.peopleRole() == Particular.SEAT) {
            Dossier dossier = dossiers.get(change.dossier());
            dossiers.changeTerritory(change.dossier(), null, dossier.territory(), change.seatCommune(), Set.of(), null);
        }
        register.enter(change.dossier());
    }

    /** Kept with the report, as every name that was typed. */
    private NewPresident president(StructureChange change) {
        return records.submissions(change.dossier(), EngineNames.STRUCTURE_CHANGE, "changeReported").stream()
                .map(record -> record.content().get("president"))
                .filter(person -> person != null && !person.isNull())
                .reduce((first, second) -> second)
                .map(person -> new NewPresident(null, person.path("firstName").asText(), person.path("lastName").asText(),
                        Profession.valueOf(person.path("profession").asText()),
                        person.path("email").asText(), person.path("phone").asText(null)))
                .orElseThrow();
    }

    /** Opens the dossier that is to take the structure's place; the structure goes on until that one opens. Once only. */
    void openSuccessor(long id) {
        StructureChange change = changes.get(id);
        if (change.successor() == null) {
            Dossier born = declare(change, change.targetType(), dossiers.get(change.dossier()).territory());
            links.link(born.reference(), LinkType.SUCCEEDS, change.dossier(), null);
            changes.succeededBy(id, born.reference());
            paths.enter(born.reference(), born.type(), Stage.DECLARATION);
        }
    }

    private Dossier declare(StructureChange change, StructureType type, List<TerritoryPart> territory) {
        Dossier dossier = dossiers.get(change.dossier());
        String seat = dossier.seatCommune().filter(code -> territory.stream().anyMatch(part -> part.commune().equals(code)))
                .orElse(null);
        return dossiers.declare(new Declaration(UUID.randomUUID().toString(), Origin.DECLARED, type, dossier.name(),
                dossier.lead().orElse(null), territory, seat, dossier.team(), Set.of(), null), null);
    }

    /** The structure works no longer. */
    void closeCeased(long id) {
        StructureChange change = changes.get(id);
        register.end(change.dossier(), EndKind.CEASED, change.ceasedOn());
        changes.close(id);
    }
}
