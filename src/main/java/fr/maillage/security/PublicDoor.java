package fr.maillage.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HexFormat;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts who knocks at the pages that need no account, on every node of the cluster. Addresses are kept as hashes, for an
 * hour.
 */
@Service
@Transactional
public class PublicDoor {

    private final JdbcClient jdbc;
    private final Clock clock;

    PublicDoor(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Counts this request; false when the address has asked too often.
     *
     * @param door   the page, each with a count of its own
     * @param anHour so many requests an hour from one address
     */
    public boolean letIn(String door, String address, int anHour) {
        String hash = hash(door + " " + address);
        OffsetDateTime now = OffsetDateTime.now(clock);
        jdbc.sql("delete from public_request where at < :before").param("before", now.minus(Duration.ofHours(1))).update();
        jdbc.sql("insert into public_request (address_hash, at) values (:address, :at)")
                .param("address", hash).param("at", now).update();
        return jdbc.sql("select count(*) from public_request where address_hash = :address")
                .param("address", hash).query(Integer.class).single() <= anHour;
    }

    private static String hash(String visit) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(visit.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
