package fr.maillage.funding;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.transaction.annotation.Transactional;

import fr.maillage.dossier.Actors;
import fr.maillage.reference.Delays;
import fr.maillage.workflow.ModelBean;
import fr.maillage.workflow.ParisTime;

/** The structures in difficulty, and what the model asks about them. */
@ModelBean
@Transactional
public class Difficulties {

    /** Routing variable of the instances that follow one of them. */
    static final String DIFFICULTY = "difficulty";
    /** Delays after the decision, in order. */
    private static final List<String> POINTS = List.of("difficulty.first", "difficulty.second", "difficulty.last");

    private final DifficultyRepository repository;
    private final Delays delays;
    private final Actors actors;
    private final Clock clock;

    Difficulties(DifficultyRepository repository, Delays delays, Actors actors, Clock clock) {
        this.repository = repository;
        this.delays = delays;
        this.actors = actors;
        this.clock = clock;
    }

    /** The delegation and the union of professionals analyse together. */
    @Transactional(readOnly = true)
    public String analysts(String reference) {
        return Stream.of(actors.delegation(reference), actors.urps(reference)).distinct().collect(Collectors.joining(","));
    }

    /** When the next point is held: some months after the decision. */
    @Transactional(readOnly = true)
    public Date nextPoint(Long difficulty) {
        Difficulty followed = get(difficulty);
        return AidClock.startOf(delays.after(followed.decidedOn().orElseThrow(), POINTS.get(followed.points())));
    }

    /** Whether the point that is being held is the last one: it concludes. */
    @Transactional(readOnly = true)
    boolean isLastPoint(Long difficulty) {
        return get(difficulty).points() == POINTS.size() - 1;
    }

    @Transactional(readOnly = true)
    Difficulty get(Long id) {
        return repository.findById(id).orElseThrow(() -> new IllegalStateException("no difficulty " + id));
    }

    Difficulty save(Difficulty difficulty) {
        return repository.save(difficulty);
    }

    Difficulty change(Long id, Consumer<Difficulty> change) {
        Difficulty difficulty = get(id);
        change.accept(difficulty);
        return repository.save(difficulty);
    }

    LocalDate today() {
        return ParisTime.today(clock);
    }
}
