package fr.maillage.indicator;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;

/**
 * What one indicator says of a territory on a day.
 *
 * @param columns names of the columns, whose words are in the message bundle
 * @param rows    one text or number a column, {@code null} where nothing is known
 * @param more    whether the page shows the first rows only
 */
record IndicatorTable(Indicator indicator, List<String> columns, List<List<Object>> rows, boolean more) {

    /** Whether the column holds numbers, as far as they are known. */
    public boolean isNumeric(int column) {
        return rows.stream().anyMatch(row -> row.get(column) instanceof Number);
    }

    /** A cell as a French reader writes it; a share keeps its decimal, even a round one. */
    public String written(Object cell) {
        if (cell == null) {
            return "–";
        }
        if (!(cell instanceof Number)) {
            return cell.toString();
        }
        NumberFormat french = NumberFormat.getInstance(Locale.FRENCH);
        french.setMinimumFractionDigits(cell instanceof BigDecimal decimal ? Math.max(0, decimal.scale()) : 0);
        return french.format(cell);
    }
}
