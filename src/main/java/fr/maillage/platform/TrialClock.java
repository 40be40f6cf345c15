package fr.maillage.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import fr.maillage.workflow.ParisTime;

/**
 * Moves the clock of the trial forward, so that due dates, reminders and tacit decisions come without waiting. Never
 * back: what has happened has its date.
 */
@Controller
@Profile(DatasourceChoice.TRIAL)
@RequestMapping("/essai/horloge")
class TrialClock {

    private static final Logger LOG = LoggerFactory.getLogger(TrialClock.class);
    private static final int MOST_DAYS = 730;
    private static final DateTimeFormatter FRENCH =
            DateTimeFormatter.ofPattern("EEEE d MMMM yyyy 'à' HH 'h' mm", Locale.FRENCH);

    private final Clock clock;

    TrialClock(Clock clock) {
        this.clock = clock;
    }

    @GetMapping
    String show(Model model) {
        ZonedDateTime now = clock.instant().atZone(ParisTime.ZONE);
        model.addAttribute("now", FRENCH.format(now));
        model.addAttribute("tomorrow", now.toLocalDate().plusDays(1));
        model.addAttribute("mostDays", MOST_DAYS);
        return "platform/clock";
    }

    @PostMapping
    String advance(@RequestParam(required = false) Integer days,
                   @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate date,
                   RedirectAttributes answer) {
        ZonedDateTime now = clock.instant().atZone(ParisTime.ZONE);
        ZonedDateTime wanted = date != null ? now.with(date) : now.plusDays(days == null ? 0 : days);
        if (!wanted.isAfter(now) || wanted.isAfter(now.plusDays(MOST_DAYS))) {
            answer.addFlashAttribute("error",
                    "L’horloge avance d’un jour au moins et de deux ans au plus ; elle ne recule pas.");
            return "redirect:/essai/horloge";
        }
        ClockUtil.offset(offset().plus(Duration.between(now, wanted)).toMillis());
        LOG.info("l’horloge de l’essai avance au {}", wanted);
        answer.addFlashAttribute("notice", "L’horloge est maintenant au %s. Les échéances passées s’exécutent dans les secondes qui viennent."
                .formatted(FRENCH.format(clock.instant().atZone(ParisTime.ZONE))));
        return "redirect:/essai/horloge";
    }

    /** How far the clock of the trial is ahead of the machine's. */
    private Duration offset() {
        return Duration.between(Clock.systemUTC().instant(), clock.instant());
    }
}
