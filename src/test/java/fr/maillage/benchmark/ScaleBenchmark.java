package fr.maillage.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

/** This application at 1 000, 10 000 and 100 000 open dossiers in one run: {@code mvn -Pbenchmark test}. */
class ScaleBenchmark extends TasklistBenchmark {

    static final String NAME = "maillage";
    private static final List<Integer> SIZES = List.of(1_000, 10_000, 100_000);
    private static final double SLOWEST_MS = 100;
    private static final double GROWTH = 2;

    @Test
    void whatTasklistAsksStaysFast() throws IOException {
        Results results = measureAt(NAME, SIZES);

        assertCopiesAreLikeTheirOriginals();
        assertACopyIsWorkedOn();
        Map<String, List<Timings>> actions = results.timings().stream().collect(Collectors.groupingBy(Timings::action));
        assertThat(actions).allSatisfy((action, timings) -> {
            double few = timings.get(0).p95Ms();
            double many = timings.get(timings.size() - 1).p95Ms();
            assertThat(many).as(action).isLessThanOrEqualTo(SLOWEST_MS).isLessThanOrEqualTo(GROWTH * few);
        });
    }
}
