package fr.maillage.tasklist;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** There is no such task, or path, for the person who asks: it is not theirs, was never there, or has ended. */
class NoSuchTask extends RuntimeException {

    private final boolean ended;

    /** @param ended whether it was there for this person once; the message may then say what became of it */
    NoSuchTask(String message, boolean ended) {
        super(message);
        this.ended = ended;
    }

    ProblemDetail toProblem() {
        return ProblemDetail.forStatusAndDetail(ended ? HttpStatus.GONE : HttpStatus.NOT_FOUND, getMessage());
    }
}
