package fr.maillage.contract;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import fr.maillage.dossier.Dossier;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.FrozenSize;
import fr.maillage.dossier.JournalEntry;
import fr.maillage.dossier.Visibility;
import fr.maillage.territory.TerritoryPart;
import fr.maillage.workflow.ParisTime;

/** The register of structures that exist, each born from a dossier, with its territory and its four dates. */
@Service
@Transactional
class StructureRegister {

    private final JdbcClient jdbc;
    private final Contracting contracting;
    private final Dossiers dossiers;
    private final Clock clock;

    StructureRegister(JdbcClient jdbc, Contracting contracting, Dossiers dossiers, Clock clock) {
        this.jdbc = jdbc;
        this.contracting = contracting;
        this.dossiers = dossiers;
        this.clock = clock;
    }

    /** Whether another structure has that number of establishment. */
    @Transactional(readOnly = true)
    boolean isTaken(String establishment, String exceptReference) {
        return jdbc.sql("""
                        select exists (select from structure
                                       where finess_establishment = :establishment and dossier <> :dossier)""")
                .param("establishment", establishment)
                .param("dossier", exceptReference)
                .query(Boolean.class)
                .single();
    }

    /** Enters the structure of the dossier, open from today unless its opening is recorded already; once only. */
    void enter(String reference) {
        if (exists(reference)) {
            return;
        }
        if (dossiers.get(reference).milestones().openedOn() == null) {
            dossiers.recordOpening(reference, ParisTime.today(clock), null);
        }
        Dossier dossier = dossiers.get(reference);
        long id = insert(dossier);
        List<TerritoryPart> territory = dossier.territory();
        for (int position = 0; position < territory.size(); position++) {
            insert(id, position, territory.get(position));
        }
        dossiers.journal(reference, JournalEntry.of("structure.registered", Visibility.LEAD, dossier.name()), null);
    }

    private boolean exists(String reference) {
        return jdbc.sql("select exists (select from structure where dossier = :dossier)")
                .param("dossier", reference)
                .query(Boolean.class)
                .single();
    }

    private long insert(Dossier dossier) {
        FrozenSize size = dossier.frozenSize().orElse(new FrozenSize(dossier.population(), dossier.sizeClass()));
        return jdbc.sql("""
                        insert into structure
                          (dossier, type, name, region, departement, population, size_class, contract,
                           finess_legal_entity, finess_establishment, validated_on, contract_signed_on,
                           finess_recorded_on, opened_on, registered_at)
                        values
                          (:dossier, :type, :name, :region, :departement, :population, :sizeClass, :contract,
                           :legalEntity, :establishment, :validatedOn, :contractSignedOn, :finessRecordedOn, :openedOn,
                           :registeredAt)
                        returning id""")
                .param("dossier", dossier.reference())
                .param("type", dossier.type().name())
                .param("name", dossier.name())
                .param("region", dossier.region())
                .param("departement", dossier.departement())
                .param("population", size.population())
                .param("sizeClass", size.sizeClass())
                .param("contract", contracting.find(dossier.reference())
                        .filter(contract -> contract.signedOn().isPresent())
                        .map(Contract::id)
                        .orElse(null))
                .param("legalEntity", dossier.finessLegalEntity().orElse(null))
                .param("establishment", dossier.finessEstablishment().orElse(null))
                .param("validatedOn", dossier.milestones().validatedOn())
                .param("contractSignedOn", dossier.milestones().contractSignedOn())
                .param("finessRecordedOn", dossier.milestones().finessRecordedOn())
                .param("openedOn", dossier.milestones().openedOn())
                .param("registeredAt", clock.instant().atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    private void insert(long structure, int position, TerritoryPart part) {
        jdbc.sql("""
                        insert into structure_part (structure, position, commune, part, population, source)
                        values (:structure, :position, :commune, :part, :population, :source)""")
                .param("structure", structure)
                .param("position", position)
                .param("commune", part.commune())
                .param("part", part.part())
                .param("population", part.population())
                .param("source", part.source())
                .update();
    }

    /** The population and size class that the contract now has. */
    void resize(String reference) {
        FrozenSize size = dossiers.get(reference).frozenSize().orElseThrow();
        jdbc.sql("update structure set population = :population, size_class = :sizeClass where dossier = :dossier")
                .param("population", size.population())
                .param("sizeClass", size.sizeClass())
                .param("dossier", reference)
                .update();
    }
}
