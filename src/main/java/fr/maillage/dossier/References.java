package fr.maillage.dossier;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gives out references. The counter's row stays locked until the declaration commits, so no number is given twice. */
@Component
class References {

    private final JdbcClient jdbc;

    References(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    DossierReference next(int year, String departement) {
        int number = jdbc.sql("""
                        insert into dossier_counter (year, departement, last_number) values (:year, :departement, 1)
                        on conflict (year, departement) do update set last_number = dossier_counter.last_number + 1
                        returning last_number""")
                .param("year", year)
                .param("departement", departement)
                .query(Integer.class)
                .single();
        return new DossierReference(year, departement, number);
    }
}
