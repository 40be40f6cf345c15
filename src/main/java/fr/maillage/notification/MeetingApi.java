package fr.maillage.notification;

import java.net.URI;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

import fr.maillage.dossier.Dossier;
import fr.maillage.dossier.DossierAccess;
import fr.maillage.notification.Meetings.Appointment;
import fr.maillage.security.CurrentUser;
import fr.maillage.workflow.Submissions;
import fr.maillage.workflow.Widget;

/** Meetings about a dossier: planned by those who take part in it, moved and cancelled by who has planned or who pilots. */
@RestController
@RequestMapping("/api/dossiers/{reference}/meetings")
@Tag(name = "Actes sur un dossier")
class MeetingApi {

    /**
     * @param startsAt in Paris
     * @param guests   their ids
     */
    record PlanMeeting(@NotBlank @Size(max = 150) String subject, @NotNull LocalDateTime startsAt,
                       @NotNull @Min(15) @Max(480) Integer minutes, @NotBlank @Size(max = 200) String place,
                       @Size(max = 2000) @Widget("textarea") String text, @NotEmpty Set<@NotNull String> guests) {
    }

    record MoveMeeting(@NotNull LocalDateTime startsAt, @NotNull @Min(15) @Max(480) Integer minutes,
                       @NotBlank @Size(max = 200) String place) {
    }

    private final DossierAccess access;
    private final Meetings meetings;
    private final Submissions submissions;
    private final CurrentUser currentUser;
    private final Texts texts;

    MeetingApi(DossierAccess access, Meetings meetings, Submissions submissions, CurrentUser currentUser, Texts texts) {
        this.access = access;
        this.meetings = meetings;
        this.submissions = submissions;
        this.currentUser = currentUser;
        this.texts = texts;
    }

    @GetMapping
    @Operation(summary = "Lister les réunions à venir que l’on peut lire")
    List<Meeting> toCome(@PathVariable String reference) {
        return meetings.toCome(reference, access.reader(access.writable(reference)));
    }

    @GetMapping("/guests")
    @Operation(summary = "Lister ceux que l’on peut inviter", description = "Le porteur, l’équipe et les organismes du dossier que l’on sait joindre.")
    List<Guest> guests(@PathVariable String reference) {
        return meetings.guests(access.writable(reference));
    }

    @PostMapping
    @Operation(summary = "Planifier une réunion", description = "Chaque invité reçoit un courriel avec l’invitation pour son agenda.")
    ResponseEntity<Meeting> plan(@PathVariable String reference, @RequestBody Map<String, Object> body) {
        Dossier dossier = access.writable(reference);
        PlanMeeting plan = submissions.bind(body, PlanMeeting.class);
        Meeting meeting = meetings.plan(dossier, plan.subject(), new Appointment(plan.startsAt(), plan.minutes(), plan.place()),
                plan.text(), plan.guests(), me());
        return ResponseEntity.created(URI.create("/api/dossiers/%s/meetings/%s".formatted(reference, meeting.id())))
                .body(meeting);
    }

    @PutMapping("/{id}")
    @Operation(summary = "Déplacer une réunion", description = "Les mêmes invités sont prévenus ; leur agenda suit. "
            + "Réservé à l’organisation qui l’a prévue et au pilote.")
    Meeting move(@PathVariable String reference, @PathVariable UUID id, @RequestBody Map<String, Object> body) {
        Dossier dossier = access.writable(reference);
        MoveMeeting move = submissions.bind(body, MoveMeeting.class);
        return meetings.move(dossier, changeable(dossier, id), new Appointment(move.startsAt(), move.minutes(), move.place()), me());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Annuler une réunion", description = "Réservé à l’organisation qui l’a prévue et au pilote.")
    void cancel(@PathVariable String reference, @PathVariable UUID id) {
        meetings.cancel(changeable(access.writable(reference), id), me());
    }

    private Meeting changeable(Dossier dossier, UUID id) {
        Meeting meeting = meetings.find(dossier.reference(), id, access.reader(dossier))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, texts.get("panel.meeting.unknown")));
        if (!meetings.mayChange(access.rights(dossier), meeting)) {
            throw new AccessDeniedException("panel.meeting.foreign");
        }
        return meeting;
    }

    private String me() {
        return currentUser.get().id();
    }
}
