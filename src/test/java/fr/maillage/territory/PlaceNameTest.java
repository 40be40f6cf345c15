package fr.maillage.territory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceNameTest {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '~', value = {
            "La Buisse, buisse",
            "L'Abergement-Clémenciat, abergement clemenciat",
            "L’Haÿ-les-Roses, hay les roses",
            "SAINT-JEAN de moirans, saint jean de moirans",
            "st  jean  de Moirans, saint jean de moirans",
            "Ste-Foy, sainte foy",
            "Œuilly, oeuilly",
            "Lyon 3e Arrondissement, lyon 3 arrondissement",
            "Marseille 1er, marseille 1",
            "Villers s/ Mer, villers sur mer",
            "Le, le"
    })
    void spellingsOfOneNameHaveOneKey(String typed, String key) {
        assertThat(PlaceName.key(typed)).isEqualTo(key);
    }

    @Test
    void nothingHasNoWords() {
        assertThat(PlaceName.words(" - ' ")).isEmpty();
        assertThat(PlaceName.key("")).isEmpty();
    }
}
