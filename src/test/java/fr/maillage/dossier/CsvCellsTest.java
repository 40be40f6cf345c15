package fr.maillage.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvCellsTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+33 4 76", "-2", "@SUM(A1)", "\tx"})
    void whatASpreadsheetWouldEvaluateIsNeutralised(String cell) {
        assertThat(CsvCells.safe(cell)).isEqualTo("'" + cell);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CPTS du Voironnais", "2026-38-0001", "${7*7}", "<b>"})
    void anythingElseStaysAsItIs(String cell) {
        assertThat(CsvCells.safe(cell)).isEqualTo(cell);
    }
}
