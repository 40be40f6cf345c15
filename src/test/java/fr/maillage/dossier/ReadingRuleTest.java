package fr.maillage.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingRuleTest {

    @ParameterizedTest
    @CsvSource({
            "LEAD,           false, false, false, true",
            "ACCOMPANIER,    false, false, true,  true",
            "ADMINISTRATION, false, true,  true,  true"
    })
    void eachKindOfReaderReadsItsLevels(Reader.Kind kind, boolean internal, boolean administrations,
                                        boolean accompaniers, boolean lead) {
        Reader reader = new Reader(Set.of("cpam-isere"), kind);
        assertThat(ReadingRule.mayRead(reader, Visibility.INTERNAL, "ars-84-38")).isEqualTo(internal);
        assertThat(ReadingRule.mayRead(reader, Visibility.ADMINISTRATIONS, "ars-84-38")).isEqualTo(administrations);
        assertThat(ReadingRule.mayRead(reader, Visibility.ACCOMPANIERS, "ars-84-38")).isEqualTo(accompaniers);
        assertThat(ReadingRule.mayRead(reader, Visibility.LEAD, "ars-84-38")).isEqualTo(lead);
    }

    @Test
    void oneAlwaysReadsWhatOnesOwnOrganisationHasWritten() {
        Reader federation = new Reader(Set.of("fed-femasaura"), Reader.Kind.ACCOMPANIER);
        assertThat(ReadingRule.mayRead(federation, Visibility.INTERNAL, "fed-femasaura")).isTrue();
        assertThat(ReadingRule.mayRead(federation, Visibility.INTERNAL, null)).isFalse();
    }
}
