package fr.maillage.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;

/**
 * A form of ours, or a group or a row of it, filled in as a person does: every control is found by the French words that
 * stand beside it, and only where it can be seen.
 */
final class FormPart {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm");

    private final Locator here;

    FormPart(Locator here) {
        this.here = here;
    }

    /** A text, a number, a choice in a list, or a choice among radio buttons. */
    FormPart answer(String label, String value) {
        Locator radios = fieldset(label).and(here.page().locator("[role=radiogroup]"));
        Locator control = control(label);
        assertThat(radios.or(control)).isVisible();
        if (radios.count() > 0) {
            radios.getByLabel(value, exactly()).check();
        } else if ("SELECT".equals(control.evaluate("control => control.tagName"))) {
            control.selectOption(new com.microsoft.playwright.options.SelectOption().setLabel(value));
        } else {
            control.fill(value);
        }
        return this;
    }

    FormPart answer(String label, LocalDate day) {
        return answer(label, DAY.format(day));
    }

    FormPart answer(String label, LocalDateTime moment) {
        return answer(label, MINUTES.format(moment));
    }

    FormPart tick(String label) {
        control(label).check();
        return this;
    }

    /** Ticks some of a list of boxes. */
    FormPart tick(String legend, String... options) {
        List.of(options).forEach(option -> fieldset(legend).getByLabel(option, exactly()).check());
        return this;
    }

    /** Chooses in a list by the value of the option, where its words are not known beforehand. */
    FormPart choose(String label, String value) {
        control(label).selectOption(value);
        return this;
    }

    /** Finds the dossier by its reference and chooses it. */
    FormPart dossier(String legend, String reference) {
        Locator field = fieldset(legend);
        field.getByRole(AriaRole.COMBOBOX).fill(reference);
        field.getByRole(AriaRole.OPTION).filter(new Locator.FilterOptions().setHasText(reference)).click();
        assertThat(field.getByText("Changer")).isVisible();
        return this;
    }

    /** Adds a commune by typing its name and choosing the one with that code. */
    FormPart commune(String legend, String name, String code) {
        Locator field = fieldset(legend);
        Locator finder = field.getByRole(AriaRole.COMBOBOX).first();
        finder.fill(name);
        field.getByRole(AriaRole.OPTION).filter(new Locator.FilterOptions().setHasText("(" + code + ")")).click();
        assertThat(field.getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHasText("(" + code + ")"))).isVisible();
        return this;
    }

    /** Uploads a document and waits until the server has it. */
    FormPart upload(String legend, Path file) {
        Locator field = fieldset(legend);
        field.locator("input[type=file]").setInputFiles(file);
        assertThat(field.getByRole(AriaRole.STATUS)).hasText(file.getFileName() + " est enregistré dans le dossier.");
        return this;
    }

    /** A group of fields with a heading of its own. */
    FormPart group(String legend) {
        return new FormPart(fieldset(legend));
    }

    /** The row of a table at this place, 1 for the first; added when the table ends before it. */
    FormPart row(String legend, int number) {
        Locator field = fieldset(legend);
        Locator rows = field.locator("tbody > tr, .mf-rows > fieldset");
        while (rows.count() < number) {
            field.getByText("Ajouter une ligne").click();
        }
        return new FormPart(rows.nth(number - 1));
    }

    /** The row of a given table that is about this subject. */
    FormPart rowAbout(String legend, String subject) {
        Locator rows = fieldset(legend).locator("tbody > tr, .mf-rows > fieldset");
        return new FormPart(rows.filter(new Locator.FilterOptions().setHas(here.page().locator(".mf-subject")
                .getByText(subject, new Locator.GetByTextOptions().setExact(true)))));
    }

    /** The rows of a table that are given, by what each is about; each answered in the same way. */
    FormPart everyRow(String legend, String label, String value) {
        Locator rows = fieldset(legend).locator("tbody > tr, .mf-rows > fieldset");
        assertThat(rows.first()).isVisible();
        for (Locator row : rows.all()) {
            new FormPart(row).answer(label, value);
        }
        return this;
    }

    /** That the text stands at this field, as what is wrong with it. */
    void refuses(String label, String text) {
        Locator control = control(label);
        assertThat(control).hasAttribute("aria-invalid", "true");
        assertThat(here.locator(".mf-field:has([aria-invalid=true]) > .mf-error").filter(new Locator.FilterOptions().setVisible(true)).first())
                .containsText(text);
    }

    /** That the field holds this text. */
    FormPart has(String label, String value) {
        assertThat(control(label)).hasValue(value);
        return this;
    }

    void shows(String text) {
        assertThat(here.getByText(text).first()).isVisible();
    }

    private Locator control(String label) {
        return here.getByLabel(labelled(label)).and(here.page().locator("input:not([type=radio]), select, textarea"))
                .filter(new Locator.FilterOptions().setVisible(true));
    }

    private Locator fieldset(String legend) {
        Locator heading = here.page().locator(":scope > legend").filter(new Locator.FilterOptions().setHasText(labelled(legend)));
        return here.locator("fieldset").filter(new Locator.FilterOptions().setHas(heading).setVisible(true));
    }

    /** A label with or without the star of a field that must be filled. */
    private static Pattern labelled(String words) {
        return Pattern.compile("^\\s*" + escaped(words) + "\\s*\\*?\\s*$");
    }

    /** Escaped for the browser's regular expressions, which know no \Q…\E. */
    private static String escaped(String words) {
        return words.replaceAll("[\\\\^$.|?*+()\\[\\]{}/]", "\\\\$0");
    }

    private static Locator.GetByLabelOptions exactly() {
        return new Locator.GetByLabelOptions().setExact(true);
    }
}
