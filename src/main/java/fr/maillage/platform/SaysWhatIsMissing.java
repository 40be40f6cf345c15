package fr.maillage.platform;

import org.springframework.boot.SpringBootExceptionReporter;

import fr.maillage.platform.DatasourceChoice.UnusableDatasource;
import fr.maillage.platform.TrialFolder.Unusable;

/** A start that fails for a reason that its reader can mend is told in one French sentence, without a stack trace. */
class SaysWhatIsMissing implements SpringBootExceptionReporter {

    @Override
    public boolean reportException(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnusableDatasource || cause instanceof Unusable) {
                System.err.println(cause.getMessage());
                return true;
            }
        }
        return false;
    }
}
