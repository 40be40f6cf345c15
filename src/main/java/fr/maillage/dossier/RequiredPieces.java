package fr.maillage.dossier;

import java.util.List;
import java.util.Map;

import fr.maillage.workflow.ModelBean;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** The pieces that a letter, a project or a filing needs, as the decision {@code required-pieces} has listed them. */
@ModelBean
@Transactional
public class RequiredPieces {

    /** What the pieces belong to: the health project before it is filed. */
    public static final String PROJECT = "PROJECT";

    /** @param required a missing one makes the filing incomplete */
    public record Piece(String code, boolean required) {
    }

    private final JdbcClient jdbc;

    RequiredPieces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Keeps what the decision has answered, instead of an earlier answer.
     *
     * @param subject        LETTER, PROJECT or FILING
     * @param decisionResult one map a rule, with {@code piece} and {@code required}
     */
    public void record(String reference, String subject, List<Map<String, Object>> decisionResult) {
        jdbc.sql("delete from required_piece where reference = :reference and subject = :subject")
                .param("reference", reference)
                .param("subject", subject)
                .update();
        int position = 0;
        for (Map<String, Object> rule : decisionResult) {
            jdbc.sql("""
                            insert into required_piece (reference, subject, piece, required, position)
                            values (:reference, :subject, :piece, :required, :position)
                            on conflict (reference, subject, piece) do nothing""")
                    .param("reference", reference)
                    .param("subject", subject)
                    .param("piece", rule.get("piece"))
                    .param("required", rule.get("required"))
                    .param("position", position++)
                    .update();
        }
    }

    /** All pieces, in the order of the decision. */
    @Transactional(readOnly = true)
    public List<Piece> list(String reference, String subject) {
        return jdbc.sql("""
                        select piece, required from required_piece
                        where reference = :reference and subject = :subject order by position""")
                .param("reference", reference)
                .param("subject", subject)
                .query((row, number) -> new Piece(row.getString("piece"), row.getBoolean("required")))
                .list();
    }

    /** Codes of those that may not be missing. */
    @Transactional(readOnly = true)
    public List<String> required(String reference, String subject) {
        return list(reference, subject).stream().filter(Piece::required).map(Piece::code).toList();
    }
}
