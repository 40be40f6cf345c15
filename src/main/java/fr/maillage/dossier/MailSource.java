package fr.maillage.dossier;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a feature adds to the mails and letters about its dossiers: facts that only it knows, and who is meant by an
 * audience that only it knows. Each feature offers one bean; {@code notification} asks them all when a mail is written,
 * in the running transaction.
 */
public interface MailSource {

    /**
     * The moment at which a mail is written.
     *
     * @param reference reference of the dossier, or number of the session
     * @param template  name of the mail, as the model gives it
     * @param variables reads a variable of the running instance, the local ones of a parallel task included
     */
    record Moment(String reference, String template, Function<String, Object> variables) {

        public Object variable(String name) {
            return variables.apply(name);
        }
    }

    /**
     * Facts by the name under which texts mention them. A value may be a text, a number, an amount in euros
     * ({@link java.math.BigDecimal}), a date, a date with time (Paris), an enum constant (printed by
     * {@code enum.<SimpleName>.<CONSTANT>}) or a list of these. A paragraph that mentions a fact nobody knows is left out.
     */
    default Map<String, Object> facts(Moment moment) {
        return Map.of();
    }

    /** Who is meant; empty when this feature does not know that audience, an empty list when nobody is meant now. */
    default Optional<List<Addressee>> addressees(String audience, Moment moment) {
        return Optional.empty();
    }

    /** The page to which a mail to that audience leads; empty for the page of the dossier. */
    default Optional<String> page(String audience, Moment moment) {
        return Optional.empty();
    }
}
