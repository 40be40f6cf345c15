package fr.maillage.dossier;

import java.util.List;
import java.util.Locale;

import fr.maillage.workflow.FrenchDates;
import fr.maillage.workflow.RefusedForm;

import org.springframework.context.MessageSource;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.multipart.MaxUploadSizeExceededException;

/** What an API says when a dossier refuses, as {@code application/problem+json} with a French detail. */
@RestControllerAdvice(annotations = RestController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class DossierProblems {

    private final MessageSource messages;
    private final Authors authors;

    DossierProblems(MessageSource messages, Authors authors) {
        this.messages = messages;
        this.authors = authors;
    }

    @ExceptionHandler
    ProblemDetail unknown(UnknownDossier problem) {
        return problem(HttpStatus.NOT_FOUND, "dossier.unknown", problem.reference());
    }

    @ExceptionHandler
    ProblemDetail unknown(UnknownDocument problem) {
        return problem(HttpStatus.NOT_FOUND, "dossier.document.missing");
    }

    @ExceptionHandler
    ProblemDetail forbidden(AccessDeniedException problem) {
        String general = messages.getMessage("dossier.forbidden", null, Locale.FRENCH);
        return ProblemDetail.forStatusAndDetail(HttpStatus.FORBIDDEN,
                messages.getMessage(problem.getMessage(), null, general, Locale.FRENCH));
    }

    @ExceptionHandler
    ProblemDetail impossible(ImpossibleAct problem) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, messages.getMessage(problem.text(), Locale.FRENCH));
    }

    @ExceptionHandler
    ProblemDetail modified(ModifiedMeanwhile problem) {
        String by = problem.by() == null
                ? messages.getMessage("dossier.application", null, Locale.FRENCH)
                : authors.nameOf(problem.by());
        return problem(HttpStatus.CONFLICT, "dossier.modified", by, FrenchDates.of(problem.at()));
    }

    @ExceptionHandler
    ProblemDetail refused(RefusedForm refusal) {
        List<RefusedForm.Fault> faults = refusal.faults();
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, faults.get(0).text());
        problem.setProperty("field", faults.get(0).field());
        problem.setProperty("errors", faults.stream().map(fault -> new Fault(fault.field(), fault.text())).toList());
        return problem;
    }

    /** One of several wrong fields. */
    record Fault(String field, String detail) {
    }

    @ExceptionHandler
    ProblemDetail tooLarge(MaxUploadSizeExceededException problem) {
        ProblemDetail detail = problem(HttpStatus.PAYLOAD_TOO_LARGE, "dossier.document.size");
        detail.setProperty("field", "file");
        return detail;
    }

    private ProblemDetail problem(HttpStatus status, String messageKey, Object... arguments) {
        return ProblemDetail.forStatusAndDetail(status, messages.getMessage(messageKey, arguments, Locale.FRENCH));
    }
}
