package fr.maillage.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;

/** Camunda Tasklist in the browser of one person who is logged in. */
final class TasklistPage {

    /** The latest task first: what the test waits for is on the first page, whatever its due date. */
    private static final String ADDRESS = "/camunda/app/tasklist/default/#/?sorting="
            + URLEncoder.encode("[{\"sortBy\":\"created\",\"sortOrder\":\"desc\"}]", StandardCharsets.UTF_8);
    private static final Pattern TASK_ID = Pattern.compile("[?&]task=([0-9a-f-]+)");
    private static final Pattern REFERENCE = Pattern.compile("\\d{4}-\\d[0-9AB]\\d?-\\d{4}");
    private static final Duration CHOICE = Duration.ofSeconds(15);
    private static final Duration ARRIVAL = Duration.ofSeconds(90);

    private final Page page;
    private final String person;

    TasklistPage(Page page, String person) {
        this.page = page;
        this.person = person;
    }

    Page page() {
        return page;
    }

    /** Opens the start form of a process. */
    FormPart start(String process) {
        load();
        page.locator(".start-process-action a").click();
        page.locator(".modal-body").getByText(process, new Locator.GetByTextOptions().setExact(true)).click();
        return drawn(page.locator(".modal-body [data-maillage-form]"));
    }

    /** Sends the start form off, whatever comes of it. */
    void submitStart() {
        page.locator(".modal-footer").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Commencer")).click();
    }

    void hasStarted() {
        assertThat(page.locator(".modal-body")).hasCount(0);
    }

    /** Takes a task of the dossier in hand, fills its form, completes it and sees it go. */
    void work(String reference, String task, Consumer<FormPart> answers) {
        answers.accept(take(reference, task));
        complete();
    }

    /**
     * Does the task with the values of a submission, typed by hand.
     *
     * @param filledIn what happens before the form is sent
     */
    void work(String reference, String task, Map<String, Object> values, Runnable filledIn) {
        FormPart form = take(reference, task);
        Matcher id = TASK_ID.matcher(page.url());
        if (!id.find()) {
            throw new IllegalStateException("No task is open: " + page.url());
        }
        new FormFiller().fill(form, schema("/api/tasks/" + id.group(1) + "/form"), values);
        filledIn.run();
        complete();
    }

    /** Starts the process with the values of a submission, typed by hand. */
    void start(String key, String process, Map<String, Object> values) {
        FormPart form = start(process);
        new FormFiller().fill(form, schema("/api/processes/" + key + "/start-form"), values);
        submitStart();
        hasStarted();
    }

    private JsonNode schema(String path) {
        try {
            return new ObjectMapper().readTree(page.request().get(path).body()).get("schema");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens the task of that dossier as soon as it is there, claims it and shows its form. */
    FormPart take(String reference, String task) {
        open(reference, task);
        Locator claim = page.locator(".task-card .claim");
        assertThat(page.locator(".task-card .assignee")).isVisible();
        if (claim.isVisible()) {
            claim.click();
            assertThat(claim).hasCount(0);
        }
        assertThat(page.locator(".task-card .disabled-form")).hasCount(0);
        return drawn(page.locator(".task-card [data-maillage-form]"));
    }

    /** Sends the form of the open task off, whatever comes of it. */
    void submit() {
        page.locator(".task-card .form-actions .btn-primary").click();
    }

    /** Completes the open task, confirms what cannot be undone: it leaves the list. */
    void complete() {
        Matcher task = TASK_ID.matcher(page.url());
        if (!task.find()) {
            throw new IllegalStateException("No task is open: " + page.url());
        }
        submit();
        Locator refusal = page.locator(".task-card .mf-summary").filter(new Locator.FilterOptions().setVisible(true));
        Locator closed = page.locator(".task-details .no-task").filter(new Locator.FilterOptions().setVisible(true));
        Locator question = page.locator("dialog.mf-dialog .mf-primary");
        assertThat(question.or(refusal).or(closed).first()).isVisible();
        if (question.count() > 0) {
            question.click();
            assertThat(refusal.or(closed).first()).isVisible();
        }
        if (refusal.count() > 0) {
            throw new AssertionError(person + " was refused: " + refusal.innerText());
        }
        assertThat(page.locator("ol.tasks-list a[href*='task=" + task.group(1) + "']")).hasCount(0);
    }

    /** That this person is offered no task of the dossier. */
    void isOfferedNothing(String reference) {
        list();
        page.waitForLoadState(LoadState.NETWORKIDLE);
        assertThat(items(reference)).hasCount(0);
    }

    /** The reference of the dossier of that structure, as the card of its task says it. */
    String referenceOf(String structure, String task) {
        Matcher reference = REFERENCE.matcher(await(structure, task).innerText());
        if (!reference.find()) {
            throw new AssertionError("No reference on the card of « " + task + " »");
        }
        return reference.group();
    }

    /** That this person is offered the task of the dossier. */
    void isOffered(String reference, String task) {
        await(reference, task);
    }

    private void open(String reference, String task) {
        await(reference, task).locator("h4.task a").click();
        assertThat(page.locator(".task-card h2.task")).hasText(task);
    }

    /** The card of a task on which these words stand; the jobs before the task may still run. */
    private Locator await(String words, String task) {
        Locator item = items(words).filter(new Locator.FilterOptions()
                .setHas(page.locator("h4.task").getByText(task, new Locator.GetByTextOptions().setExact(true)))).first();
        long end = System.nanoTime() + ARRIVAL.toNanos();
        while (true) {
            list();
            try {
                item.waitFor(new Locator.WaitForOptions().setTimeout(3_000));
                return item;
            } catch (TimeoutError absent) {
                if (System.nanoTime() > end) {
                    throw new AssertionError(person + " is not offered « " + task + " » but: "
                            + page.locator("ol.tasks-list h4.task").allInnerTexts(), absent);
                }
            }
        }
    }

    private void load() {
        WebappPage.load(page, ADDRESS, page.locator(".task-filters .item").first());
    }

    /** All that this person is offered, asked of the server again. */
    private void list() {
        load();
        Locator filter = page.locator(".task-filters .item").filter(new Locator.FilterOptions().setHasText("Toutes mes tâches"));
        Locator chosen = filter.and(page.locator(".active"));
        // while Tasklist still opens its first filter, a click on another is lost
        page.waitForCondition(() -> {
            filter.locator("a").first().click();
            try {
                chosen.waitFor(new Locator.WaitForOptions().setTimeout(CHOICE.toMillis()));
                return true;
            } catch (TimeoutError notYet) {
                return false;
            }
        }, new Page.WaitForConditionOptions().setTimeout(ARRIVAL.toMillis()));
    }

    private Locator items(String words) {
        return page.locator("ol.tasks-list > li").filter(new Locator.FilterOptions().setHasText(words));
    }

    private FormPart drawn(Locator form) {
        assertThat(form.locator(".mf-title")).isVisible();
        return new FormPart(form);
    }
}
