package fr.maillage.security;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.stereotype.Component;

/**
 * Failed attempts to log in, by address and by account, counted on each node. Slows down whoever tries many passwords on
 * one account or one password on many accounts; the engine's lock-out stands behind it.
 */
@Component
class LoginAttempts {

    /** Bounds the memory: an attack from many addresses pushes out the counters of the least recent ones. */
    private static final int KEPT = 50_000;

    /**
     * @param perAddress failed attempts that an address has in a period
     * @param perAccount failed attempts that an account has in a period, from wherever they come
     * @param period     time in which the attempts come back
     */
    @ConfigurationProperties("maillage.login")
    record Limits(@DefaultValue("30") int perAddress, @DefaultValue("10") int perAccount,
                  @DefaultValue("1m") Duration period) {
    }

    /** One attempt under way. It counts until it is known to have succeeded. */
    record Attempt(Bucket address, Bucket account) {

        void succeeded() {
            address.addTokens(1);
            account.addTokens(1);
        }
    }

    private final Cache<String, Bucket> addresses;
    private final Cache<String, Bucket> accounts;
    private final Limits limits;

    LoginAttempts(Limits limits) {
        this.limits = limits;
        this.addresses = buckets();
        this.accounts = buckets();
    }

    private Cache<String, Bucket> buckets() {
        return Caffeine.newBuilder().expireAfterAccess(limits.period()).maximumSize(KEPT).build();
    }

    /**
     * @return how long to wait, when there were too many
     */
    Optional<Duration> wait(Attempt attempt) {
        return wait(attempt.address()).or(() -> {
            Optional<Duration> account = wait(attempt.account());
            account.ifPresent(refused -> attempt.address().addTokens(1));
            return account;
        });
    }

    Attempt of(String address, String account) {
        return new Attempt(addresses.get(address, unused -> bucket(limits.perAddress())),
                accounts.get(account.toLowerCase(Locale.ROOT), unused -> bucket(limits.perAccount())));
    }

    private static Optional<Duration> wait(Bucket bucket) {
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    private Bucket bucket(int capacity) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(capacity).refillGreedy(capacity, limits.period()))
                .build();
    }
}
