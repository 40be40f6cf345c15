package fr.maillage.reference;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;

import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;

import org.springframework.stereotype.Component;

/**
 * Days on which administrations work: neither week-end nor public holiday of the whole of France. The local ones
 * (Alsace and Moselle, overseas) are left out, since a dossier may stand on both sides.
 */
@Component
class WorkingDays {

    private static final Set<DayOfWeek> WEEK_END = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    private final HolidayManager holidays =
            HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.FRANCE));

    boolean isWorked(LocalDate day) {
        return !WEEK_END.contains(day.getDayOfWeek()) && !holidays.isHoliday(day);
    }

    /** The day reached after so many worked days; the first day is not counted. */
    LocalDate after(LocalDate day, int workedDays) {
        LocalDate reached = day;
        for (int left = workedDays; left > 0; ) {
            reached = reached.plusDays(1);
            if (isWorked(reached)) {
                left--;
            }
        }
        return reached;
    }
}
