package fr.maillage.workflow;

import java.util.Optional;

import org.springframework.stereotype.Component;

/** What somebody says while giving a task to a colleague, for whoever hears of it in the same call. */
@Component
public class HandingOver {

    private final ThreadLocal<String> word = new ThreadLocal<>();

    /** @param said {@code null} without a word */
    public void saying(String said, Runnable handover) {
        word.set(said);
        try {
            handover.run();
        } finally {
            word.remove();
        }
    }

    public Optional<String> word() {
        return Optional.ofNullable(word.get());
    }
}
