package fr.maillage.workflow;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import org.springframework.context.MessageSource;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * Refusals of our API as {@code application/problem+json}: a French {@code detail} and the {@code field} it is about. What
 * Spring itself refuses is worded in {@code messages/workflow.properties}.
 */
@RestControllerAdvice(annotations = RestController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class ApiProblems {

    private static final String TITLE = "workflow.problem.title";

    private final MessageSource messages;

    ApiProblems(MessageSource messages) {
        this.messages = messages;
    }

    @ExceptionHandler
    ProblemDetail refused(RefusedSubmission refusal) {
        return problem(messages.getMessage(refusal.text(), Locale.FRENCH), refusal.field());
    }

    @ExceptionHandler
    ProblemDetail invalid(MethodArgumentNotValidException refusal) {
        List<FieldError> errors = refusal.getFieldErrors().stream()
                .sorted(Comparator.comparing(FieldError::getField))
                .toList();
        if (errors.isEmpty()) {
            return problem(messages.getMessage("workflow.field.form", null, Locale.FRENCH), "");
        }
        ProblemDetail problem = problem(words(errors.get(0)), errors.get(0).getField());
        problem.setProperty("errors", errors.stream().map(error -> new Fault(error.getField(), words(error))).toList());
        return problem;
    }

    /** A value that could not even be read has a text of ours, {@code typeMismatch}. */
    private String words(FieldError error) {
        return messages.getMessage(error, Locale.FRENCH);
    }

    /** One of several wrong fields. */
    record Fault(String field, String detail) {
    }

    private ProblemDetail problem(String detail, String field) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, detail);
        problem.setTitle(messages.getMessage(TITLE, null, Locale.FRENCH));
        problem.setProperty("field", field);
        return problem;
    }
}
