package fr.maillage.act;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Elected members of the MSA caisses: they have no account, only a personal link. The link's token is shown once; only
 * its hash is kept.
 */
@Service
@Transactional
class ElectedMembers {

    private static final int TOKEN_BYTES = 32;

    /**
     * @param organisation slug of the caisse
     * @param communes     INSEE codes of the communes of the member's canton
     * @param trainedOn    day of the training to relay, {@code null} when not trained yet
     * @param withdrawnOn  day from which the link opens nothing any more
     */
    record ElectedMember(long id, String organisation, String firstName, String lastName, String email,
                         List<String> communes, LocalDate trainedOn, LocalDate withdrawnOn) {

        public String fullName() {
            return firstName + " " + lastName;
        }
    }

    private final JdbcClient jdbc;
    private final SecureRandom random = new SecureRandom();
    private final Clock clock;

    ElectedMembers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    List<ElectedMember> of(String organisation) {
        return jdbc.sql("select * from elected_member where organisation = :organisation order by withdrawn_on nulls first, last_name")
                .param("organisation", organisation)
                .query(ElectedMembers::row)
                .list();
    }

    @Transactional(readOnly = true)
    ElectedMember get(long id) {
        return jdbc.sql("select * from elected_member where id = :id").param("id", id).query(ElectedMembers::row).single();
    }

    /** Whoever holds that link; empty when nobody does any more. */
    @Transactional(readOnly = true)
    Optional<ElectedMember> holderOf(String token) {
        return jdbc.sql("select * from elected_member where token_hash = :hash and withdrawn_on is null")
                .param("hash", hash(token))
                .query(ElectedMembers::row)
                .optional();
    }

    /** Adds a member; the token of the link, which is not readable afterwards. */
    String add(ElectedMember member, String by) {
        String token = newToken();
        jdbc.sql("""
                        insert into elected_member (organisation, first_name, last_name, email, communes, trained_on,
                          token_hash, link_made_at, created_by)
                        values (:organisation, :firstName, :lastName, :email, :communes, :trainedOn, :hash, :at, :by)""")
                .param("organisation", member.organisation()).param("firstName", member.firstName())
                .param("lastName", member.lastName()).param("email", member.email())
                .param("communes", member.communes().toArray(String[]::new)).param("trainedOn", member.trainedOn())
                .param("hash", hash(token)).param("at", OffsetDateTime.now(clock)).param("by", by)
                .update();
        return token;
    }

    /** Another link; the former one opens nothing any more. */
    Optional<String> renewLink(String organisation, long id) {
        String token = newToken();
        int changed = jdbc.sql("""
                        update elected_member set token_hash = :hash, link_made_at = :at
                        where id = :id and organisation = :organisation and withdrawn_on is null""")
                .param("hash", hash(token)).param("at", OffsetDateTime.now(clock)).param("id", id)
                .param("organisation", organisation)
                .update();
        return changed == 1 ? Optional.of(token) : Optional.empty();
    }

    void withdraw(String organisation, long id, LocalDate day) {
        jdbc.sql("""
                        update elected_member set withdrawn_on = :day
                        where id = :id and organisation = :organisation and withdrawn_on is null""")
                .param("day", day).param("id", id).param("organisation", organisation)
                .update();
    }

    private String newToken() {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String hash(String token) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ElectedMember row(ResultSet row, int number) throws SQLException {
        return new ElectedMember(row.getLong("id"), row.getString("organisation"), row.getString("first_name"),
                row.getString("last_name"), row.getString("email"), List.of((String[]) row.getArray("communes").getArray()),
                row.getObject("trained_on", LocalDate.class), row.getObject("withdrawn_on", LocalDate.class));
    }
}
