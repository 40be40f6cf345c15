package fr.maillage.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.context.support.StaticMessageSource;

class FactsTest {

    @Test
    void whatPeopleTypeIsNeverReadAsAText() {
        Facts facts = facts(Map.of("structure", "CPTS {leadName} ${7*7} $1 \\", "leadName", "Claire"));

        assertThat(facts.fill("Projet {structure}")).get().extracting(Paragraph::text)
                .isEqualTo("Projet CPTS {leadName} ${7*7} $1 \\");
    }

    @Test
    void aParagraphWithAnUnknownFactIsLeftOut() {
        assertThat(facts(Map.of("known", "oui", "empty", List.of())).fill("Motif : {reason}")).isEmpty();
        assertThat(facts(Map.of("empty", List.of())).fill("Pièces : {empty}")).isEmpty();
    }

    @Test
    void aListAtTheEndIsPrintedAsAList() {
        assertThat(facts(Map.of("pieces", List.of("statuts", "budget"))).fill("Pièces : {pieces}"))
                .contains(new Paragraph("Pièces :", List.of("statuts", "budget")));
        assertThat(facts(Map.of("pieces", List.of("statuts", "budget", "RIB"))).fill("Il manque {pieces}."))
                .contains(new Paragraph("Il manque statuts, budget et RIB.", List.of()));
    }

    @Test
    void valuesAreWordedInFrench() {
        Facts facts = facts(Map.of("day", LocalDate.of(2026, 12, 1), "time", LocalDateTime.of(2026, 11, 24, 12, 30),
                "amount", new BigDecimal("60000.00"), "cents", new BigDecimal("1234.5"), "people", 53088));

        assertThat(text(facts, "{day}")).isEqualTo("1er\u00a0décembre 2026");
        assertThat(text(facts, "{time}")).isEqualTo("mardi 24\u00a0novembre 2026 à 12\u00a0h\u00a030");
        assertThat(text(facts, "{amount}")).isEqualTo("60\u202f000\u00a0€");
        assertThat(text(facts, "{cents}")).isEqualTo("1\u202f234,50\u00a0€");
        assertThat(text(facts, "{people}")).isEqualTo("53\u202f088");
    }

    private static String text(Facts facts, String text) {
        return facts.fill(text).orElseThrow().text();
    }

    private static Facts facts(Map<String, Object> values) {
        return new Facts(values, new StaticMessageSource());
    }
}
