package fr.maillage.review;

import java.time.LocalDateTime;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

/** The sessions of the committees of one's region: list them, plan one. */
@RestController
@RequestMapping("/api/review/sessions")
@Tag(name = "Séances")
class SessionController {

    /**
     * @param heldAt date and time in France
     * @param place  room, or address of the video conference
     */
    record NewSession(@NotBlank @Size(max = 120) String committee, @NotNull @Future LocalDateTime heldAt,
                      @Size(max = 200) String place, @NotNull List<@Valid @NotNull SessionMember> members) {
    }

    private final SessionDesk desk;

    SessionController(SessionDesk desk) {
        this.desk = desk;
    }

    @GetMapping
    @Operation(summary = "Séances de sa région, les plus récentes d’abord")
    List<SessionDesk.PlannedSession> list() {
        return desk.list();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Prévoir une séance ; ses membres sont convoqués")
    SessionDesk.PlannedSession plan(@Valid @RequestBody NewSession plan) {
        return desk.plan(plan.committee(), plan.heldAt(), plan.place(), plan.members());
    }
}
