package fr.maillage.contract;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

import fr.maillage.contract.LabelForms.LabelStructure;
import fr.maillage.contract.LabelForms.Site;
import fr.maillage.contract.LabelForms.SiteNumber;
import fr.maillage.dossier.Dossiers;
import fr.maillage.workflow.ModelBean;

/** The labels of the MSP: from when, signed by whom, for which sites. */
@ModelBean
@Transactional
public class Labels {

    /**
     * @param signatory      engine user id
     * @param exception      why a team below the rule was labelled; {@code null} for a team that meets it
     * @param certificate    document that attests the label; {@code null} until it is printed
     */
    record Label(String reference, LocalDate signedOn, LocalDate effectiveOn, String signatory, String exception,
                 boolean informCommunes, UUID certificate) {
    }

    /** @param finess number of the establishment (ET); {@code null} until it is given */
    record LabelledSite(String name, String address, String finess) {
    }

    private final JdbcClient jdbc;
    private final Dossiers dossiers;

    Labels(JdbcClient jdbc, Dossiers dossiers) {
        this.jdbc = jdbc;
        this.dossiers = dossiers;
    }

    /** The day of the validation, on which the moment of the label depends; decision tables read days in UTC. */
    @Transactional(readOnly = true)
    public Date validatedOn(String reference) {
        return Date.from(dossiers.get(reference).milestones().validatedOn().atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    void give(String reference, LabelStructure form, String signatory) {
        jdbc.sql("""
                        insert into msp_label (reference, signed_on, effective_on, signatory, exception, inform_communes)
                        values (:reference, :signedOn, :effectiveOn, :signatory, :exception, :informCommunes)""")
                .param("reference", reference)
                .param("signedOn", form.signedOn())
                .param("effectiveOn", form.effectiveOn())
                .param("signatory", signatory)
                .param("exception", form.exception())
                .param("informCommunes", form.informCommunes())
                .update();
        for (int position = 0; position < form.sites().size(); position++) {
            Site site = form.sites().get(position);
            jdbc.sql("""
                            insert into msp_site (reference, position, name, address)
                            values (:reference, :position, :name, :address)""")
                    .param("reference", reference)
                    .param("position", position)
                    .param("name", site.name())
                    .param("address", site.address())
                    .update();
        }
    }

    @Transactional(readOnly = true)
    Optional<Label> find(String reference) {
        return jdbc.sql("""
                        select reference, signed_on, effective_on, signatory, exception, inform_communes, certificate
                        from msp_label where reference = :reference""")
                .param("reference", reference)
                .query(Label.class)
                .optional();
    }

    /** In the order of the label: the first one is the main site. */
    @Transactional(readOnly = true)
    List<LabelledSite> sites(String reference) {
        return jdbc.sql("select name, address, finess from msp_site where reference = :reference order by position")
                .param("reference", reference)
                .query(LabelledSite.class)
                .list();
    }

    void attest(String reference, UUID certificate) {
        jdbc.sql("update msp_label set certificate = :certificate where reference = :reference")
                .param("certificate", certificate)
                .param("reference", reference)
                .update();
    }

    void number(String reference, SiteNumber site) {
        jdbc.sql("update msp_site set finess = :finess where reference = :reference and name = :name")
                .param("finess", site.establishment())
                .param("reference", reference)
                .param("name", site.site())
                .update();
    }
}
