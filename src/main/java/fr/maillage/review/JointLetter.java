package fr.maillage.review;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

import fr.maillage.dossier.Actors;
import fr.maillage.workflow.ModelBean;

/** The joint letter of the agency and the health insurance, and its signatures. */
@ModelBean
@Transactional
public class JointLetter {

    private final LetterAnswerRepository repository;
    private final Filings filings;
    private final Actors actors;
    private final JdbcClient jdbc;
    private final Clock clock;

    JointLetter(LetterAnswerRepository repository, Filings filings, Actors actors, JdbcClient jdbc, Clock clock) {
        this.repository = repository;
        this.filings = filings;
        this.actors = actors;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The engine groups that sign: the delegation's signatories and the CPAM's. */
    @Transactional(readOnly = true)
    public List<String> signatories(String reference) {
        return Stream.of(actors.delegationSignatories(reference), actors.cpamSignatories(reference)).distinct().toList();
    }

    /** Whether a signatory has sent the letter back in the current round. */
    @Transactional(readOnly = true)
    public boolean sentBack(String reference) {
        return find(filings.current(reference, FilingSubject.LETTER))
                .filter(letter -> jdbc.sql("""
                                select exists (select from joint_letter_signature
                                                where filing = :filing and round = :round and signature = :signature)""")
                        .param("filing", letter.filing())
                        .param("round", letter.round())
                        .param("signature", Signature.TO_REVISE.name())
                        .query(Boolean.class)
                        .single())
                .isPresent();
    }

    Optional<LetterAnswer> find(Filing filing) {
        return repository.findById(filing.id());
    }

    LetterAnswer of(Filing filing) {
        return find(filing).orElseThrow(() -> new IllegalStateException(
                "Le courrier conjoint du dossier %s n’a pas été préparé.".formatted(filing.reference())));
    }

    void change(Filing filing, Consumer<LetterAnswer> change) {
        LetterAnswer letter = find(filing).orElseGet(() -> new LetterAnswer(filing));
        change.accept(letter);
        repository.save(letter);
    }

    /** @param signatory engine user; {@code null} when the letter is sent back */
    void answer(Filing filing, String group, Signature signature, String signatory, LocalDate signedOn, String remark) {
        jdbc.sql("""
                        insert into joint_letter_signature
                          (filing, round, signatory_group, signature, signatory, signed_on, remark, recorded_at)
                        values (:filing, :round, :group, :signature, :signatory, :signedOn, :remark, :now)""")
                .param("filing", filing.id())
                .param("round", of(filing).round())
                .param("group", group)
                .param("signature", signature.name())
                .param("signatory", signatory)
                .param("signedOn", signedOn)
                .param("remark", remark)
                .param("now", OffsetDateTime.ofInstant(clock.instant(), clock.getZone()))
                .update();
    }

    /** What signatories have remarked in the last round that had remarks. */
    @Transactional(readOnly = true)
    List<String> remarks(Filing filing) {
        return jdbc.sql("""
                        select remark from joint_letter_signature s
                         where filing = :filing and remark is not null
                           and round = (select max(round) from joint_letter_signature
                                         where filing = s.filing and remark is not null)
                         order by recorded_at""")
                .param("filing", filing.id())
                .query(String.class)
                .list();
    }
}
