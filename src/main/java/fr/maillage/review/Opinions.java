package fr.maillage.review;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import fr.maillage.dossier.Visibility;

/** Opinions asked and given. Each is a row of its own, so that two given in the same second do not meet. */
@Service
@Transactional
class Opinions {

    private final OpinionRepository repository;
    private final JdbcClient jdbc;
    private final Clock clock;

    Opinions(OpinionRepository repository, JdbcClient jdbc, Clock clock) {
        this.repository = repository;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Who is to be asked about that subject, in the order of the table. */
    @Transactional(readOnly = true)
    List<String> givers(String reference, FilingSubject subject) {
        return jdbc.sql("select giver from opinion_giver where reference = :reference and subject = :subject order by position")
                .param("reference", reference)
                .param("subject", subject.name())
                .query(String.class)
                .list();
    }

    void choose(String reference, FilingSubject subject, List<String> givers) {
        jdbc.sql("delete from opinion_giver where reference = :reference and subject = :subject")
                .param("reference", reference)
                .param("subject", subject.name())
                .update();
        for (int position = 0; position < givers.size(); position++) {
            jdbc.sql("""
                            insert into opinion_giver (reference, subject, position, giver)
                            values (:reference, :subject, :position, :giver)""")
                    .param("reference", reference)
                    .param("subject", subject.name())
                    .param("position", position)
                    .param("giver", givers.get(position))
                    .update();
        }
    }

    /**
     * Asks the chosen organisations; one that was asked about this filing already is not asked again.
     *
     * @param refused the filing before, when it was refused: who had nothing against it is not asked again, the opinion
     *                stands; {@code null} when everybody is asked
     */
    void ask(Filing filing, Filing refused) {
        for (String giver : givers(filing.reference(), filing.subject())) {
            Optional<Opinion> standing = refused == null
                    ? Optional.empty()
                    : of(refused, giver).filter(earlier -> earlier.isGiven() && !earlier.sense().needsText());
            standing.ifPresentOrElse(earlier -> carryOver(earlier, filing), () -> open(filing, giver));
        }
    }

    private void carryOver(Opinion earlier, Filing filing) {
        jdbc.sql("""
                        insert into opinion (filing, giver, asked_at, given_at, given_by, sense, content, health_plan,
                                             contract_points, territory_points, visibility, carried)
                        select :filing, giver, :now, given_at, given_by, sense, content, health_plan, contract_points,
                               territory_points, visibility, true
                          from opinion where id = :earlier
                        on conflict (filing, giver) do nothing""")
                .param("filing", filing.id())
                .param("now", now())
                .param("earlier", earlier.id())
                .update();
    }

    /** Those whose opinion on the filing is still to come, in the order of the table. */
    @Transactional(readOnly = true)
    List<String> awaited(Filing filing) {
        return givers(filing.reference(), filing.subject()).stream()
                .filter(giver -> of(filing, giver).filter(Opinion::isGiven).isEmpty())
                .toList();
    }

    @Transactional(readOnly = true)
    List<Opinion> of(Filing filing) {
        return repository.findByFilingOrderById(filing.id());
    }

    @Transactional(readOnly = true)
    Optional<Opinion> of(Filing filing, String giver) {
        return repository.findByFilingAndGiver(filing.id(), giver);
    }

    /**
     * What an organisation thinks.
     *
     * @param healthPlan points of the regional health project
     */
    record View(OpinionSense sense, String content, String healthPlan, String contractPoints, String territoryPoints,
                Visibility visibility) {
    }

    /** @param late whether it was due before */
    void give(Filing filing, String giver, View view, boolean late, String by) {
        open(filing, giver);
        jdbc.sql("""
                        update opinion set given_at = :now, given_by = :by, sense = :sense, content = :content,
                               health_plan = :healthPlan, contract_points = :contractPoints,
                               territory_points = :territoryPoints, visibility = :visibility,
                               late = :late or silent, silent = false
                         where filing = :filing and giver = :giver""")
                .param("now", now())
                .param("by", by)
                .param("sense", view.sense().name())
                .param("content", view.content())
                .param("healthPlan", view.healthPlan())
                .param("contractPoints", view.contractPoints())
                .param("territoryPoints", view.territoryPoints())
                .param("visibility", view.visibility().name())
                .param("late", late)
                .param("filing", filing.id())
                .param("giver", giver)
                .update();
    }

    /** What is not given by now counts as « sans observation ». Returns the organisations that kept silent. */
    List<String> recordSilence(Filing filing) {
        return jdbc.sql("""
                        update opinion set silent = true where filing = :filing and given_at is null and not silent
                        returning giver""")
                .param("filing", filing.id())
                .query(String.class)
                .list();
    }

    private void open(Filing filing, String giver) {
        jdbc.sql("""
                        insert into opinion (filing, giver, asked_at, visibility)
                        values (:filing, :giver, :now, :visibility) on conflict (filing, giver) do nothing""")
                .param("filing", filing.id())
                .param("giver", giver)
                .param("now", now())
                .param("visibility", Visibility.ADMINISTRATIONS.name())
                .update();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), clock.getZone());
    }
}
