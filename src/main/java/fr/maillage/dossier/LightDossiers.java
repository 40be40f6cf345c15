package fr.maillage.dossier;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import fr.maillage.directory.StructureType;

/**
 * Closes the dossiers that have no path of their own, those of an aid or an act without a structure, in the night after the
 * last of what ran on them has ended. A new aid opens them again ({@link Cases#start}).
 */
@Service
class LightDossiers {

    private final Dossiers dossiers;
    private final JdbcClient jdbc;

    LightDossiers(Dossiers dossiers, JdbcClient jdbc) {
        this.dossiers = dossiers;
        this.jdbc = jdbc;
    }

    @Transactional
    void closeFinished() {
        jdbc.sql("""
                        select d.reference from dossier d
                        where d.stage = :open and d.type not in (:structures)
                          and not exists (select from act_ru_execution x where x.business_key_ = d.reference)""")
                .param("open", Stage.DECLARATION.name())
                .param("structures", StructureType.structures().stream().map(Enum::name).toList())
                .query(String.class).list()
                .forEach(reference -> dossiers.enter(reference, Stage.CLOSED));
    }
}
