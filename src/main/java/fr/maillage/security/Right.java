package fr.maillage.security;

import java.util.Locale;

/** What the code itself asks the table of authorisations; the table has more rows, which URLs ask. */
public enum Right {

    TASK_READ, TASK_WORK, TASK_ASSIGN, TASKLIST_OPEN, COCKPIT_OPEN, ADMIN_OPEN, FILTER_READ, FILTER_WRITE, PATH_READ, PATH_START,
    INSTANCE_READ, INSTANCE_WRITE, VARIABLE_WRITE, JOB_RETRY, DECISION_READ, DEPLOYMENT_READ, DEPLOYMENT_WRITE, BATCH_READ, BATCH_WRITE, IDENTITY_READ,
    IDENTITY_WRITE, DOSSIER_READ, DOSSIER_WRITE, DOSSIER_STEER, DOSSIER_PILOT, JOURNAL_READ, NOTE_WRITE, DOCUMENT_READ, DOCUMENT_WRITE,
    MAIL_READ, MAIL_HANDLE, TEAM_LEAD;

    /** Its row of the table: resource and action. */
    String row() {
        String name = name().toLowerCase(Locale.ROOT);
        int border = name.indexOf('_');
        return name.substring(0, border) + " " + name.substring(border + 1);
    }
}
