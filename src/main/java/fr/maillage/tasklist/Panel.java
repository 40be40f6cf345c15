package fr.maillage.tasklist;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * The dossier beside a task's form, worded in French, as far as whoever is logged in may read it. A part that they may not
 * read is absent; one that holds nothing is an empty list.
 *
 * @param reference  of the dossier; absent for a task that is about none, such as one of a session
 * @param page       its page; absent for who reads the task only
 * @param following  whether its events are mailed to whoever is logged in; absent as {@code page}
 * @param mayWrite   whether acts and notes are possible
 * @param notices    what one must know before anything else: asleep, ended, a colleague at work
 * @param messages   what has been written about it, latest first
 * @param journal    what has happened, latest first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Panel(String reference, String name, String type, String stage, String page, Boolean following, boolean mayWrite,
             List<Notice> notices, List<TaskForm.Fact> facts, Lead lead, List<Member> team, Territory territory,
             List<Body> accompaniers, List<Body> bodies, List<Step> course, List<Waiting> tasks,
             List<Document> documents, List<Event> journal, List<Message> messages, List<Related> related) {

    enum NoticeKind {
        ASLEEP, ENDED, COLLEAGUE, READ_ONLY
    }

    record Notice(NoticeKind kind, String text) {
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Lead(String name, String profession, String organisation, String email, String telephone) {
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Member(String name, String profession, boolean signed) {
    }

    /**
     * @param more communes that are not listed, since there are so many
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Territory(String text, String population, String size, String rural, List<String> doctors, String agricultural,
                     List<Place> places, int more) {
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Place(String name, String part, String population, String zones) {
    }

    /** An organisation at work on the dossier, by role. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Body(String role, String organisation, String person) {
    }

    enum Progress {
        DONE, CURRENT, NEXT, LATER, SKIPPED
    }

    /** @param since day on which the stage was entered */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Step(String name, Progress progress, String since) {
    }

    /**
     * A task that waits, and for whom.
     *
     * @param ofLead whether it records a step of the lead, so that the lead is waited for and the holder only writes it down
     * @param person who has taken it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Waiting(String id, String name, boolean ofLead, String holder, String person, LocalDate dueOn, String due, boolean overdue,
                   boolean current) {
    }

    /** @param replaceable whether a version may be added */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Document(UUID id, String title, String kind, String details, String visibility, String href, boolean replaceable) {
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Event(String at, String author, String text, String note, String visibility) {
    }

    record Message(String at, String recipient, String subject, String status, String href) {
    }

    /** @param href absent when the other dossier is not for this reader */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Related(String link, String reference, String name, String href) {
    }
}
