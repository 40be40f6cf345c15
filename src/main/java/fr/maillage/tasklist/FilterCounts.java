package fr.maillage.tasklist;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.filter.Filter;
import org.springframework.stereotype.Component;

import fr.maillage.security.MaillageUser;

/**
 * How many tasks each filter holds for somebody. Administrators read every filter, but are counted only those that are
 * for everybody: a hundred départements are no worklist of theirs.
 */
@Component
class FilterCounts {

    private final FilterService filters;
    private final TaskFilters provided;

    FilterCounts(FilterService filters, TaskFilters provided) {
        this.filters = filters;
        this.provided = provided;
    }

    /** By id of the filter, of those that the logged-in user may read. */
    Map<String, Long> of(MaillageUser user) {
        Map<String, Long> counts = new HashMap<>();
        filters.createFilterQuery().unlimitedList().stream()
                .filter(filter -> isFor(user, filter))
                .forEach(filter -> counts.put(filter.getId(), filters.count(filter.getId())));
        return counts;
    }

    private boolean isFor(MaillageUser user, Filter filter) {
        Set<String> readers = provided.readersOf(filter.getName());
        return readers.isEmpty() || !Collections.disjoint(readers, user.groups());
    }
}
