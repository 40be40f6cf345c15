package fr.maillage.security;

import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.VariableInstanceQueryImpl;
import org.camunda.bpm.engine.impl.db.ListQueryParameterObject;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.TenantManager;

/**
 * Tenants cut what supervisors watch in Cockpit by pilot delegation. Nobody else has tenants: a federation or a
 * consultant acts on dossiers of any delegation, and the task rule isolates them already.
 */
class SupervisorTenantManager extends TenantManager {

    private final Authorisations table;

    SupervisorTenantManager(Authorisations table) {
        this.table = table;
    }

    @Override
    public boolean isTenantCheckEnabled() {
        Authentication authentication = getCurrentAuthentication();
        return super.isTenantCheckEnabled()
                && authentication.getGroupIds() != null
                && table.allow(authentication.getGroupIds(), Right.INSTANCE_READ, Scope.WATCHED)
                && !table.allow(authentication.getGroupIds(), Right.INSTANCE_READ, Scope.OTHER);
    }

    /**
     * Task queries carry the whole task rule, tenants included; so do queries for variables that
     * {@link TaskRuleAuthorizationManager}, which is asked before, has opened because their tasks are readable.
     */
    @Override
    public ListQueryParameterObject configureQuery(ListQueryParameterObject query) {
        ListQueryParameterObject configured = super.configureQuery(query);
        boolean decided = query instanceof TaskQueryImpl
                || query instanceof VariableInstanceQueryImpl && !query.getAuthCheck().isAuthorizationCheckEnabled();
        if (decided) {
            configured.getTenantCheck().setTenantCheckEnabled(false);
        }
        return configured;
    }
}
