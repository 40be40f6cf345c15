package fr.maillage.security;

import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProvider;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderCaseInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderHistoricDecisionInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderProcessInstanceContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import fr.maillage.directory.CompetentBodies;
import fr.maillage.territory.TerritoryPart;
import fr.maillage.workflow.EngineNames;
import fr.maillage.workflow.RefusedSubmission;

/**
 * Tenant of an instance = the delegation that pilots the dossier, {@code 84-38}. On a declaration it is computed from
 * the communes, on the form of an aid or act it is that of the dossier it names; an instance started by the application
 * for a dossier says region and département itself.
 */
@Component
class PilotTenant implements TenantIdProvider {

    private static final TypeReference<List<TerritoryPart>> TERRITORY = new TypeReference<>() {
    };

    private final ObjectProvider<CompetentBodies> competentBodies;
    private final ObjectProvider<PilotOfDossier> pilots;
    private final ObjectMapper json = new ObjectMapper();

    PilotTenant(ObjectProvider<CompetentBodies> competentBodies, ObjectProvider<PilotOfDossier> pilots) {
        this.competentBodies = competentBodies;
        this.pilots = pilots;
    }

    @Override
    public String provideTenantIdForProcessInstance(TenantIdProviderProcessInstanceContext context) {
        Object communes = context.getVariables().get("communes");
        if (communes != null) {
            return pilotOf(communes, context.getVariables().get("seatCommune"));
        }
        if (context.getVariables().get("dossier") instanceof String dossier) {
            return pilots.getObject().tenantOf(dossier).orElse(null);
        }
        Object region = context.getVariables().get(EngineNames.REGION);
        Object departement = context.getVariables().get(EngineNames.DEPARTEMENT);
        return region == null || departement == null ? null : region + "-" + departement;
    }

    @Override
    public String provideTenantIdForCaseInstance(TenantIdProviderCaseInstanceContext context) {
        return null;
    }

    @Override
    public String provideTenantIdForHistoricDecisionInstance(TenantIdProviderHistoricDecisionInstanceContext context) {
        return context.getExecution() == null ? null : context.getExecution().getTenantId();
    }

    /** What is wrong with the territory is the contract's to say: it is asked next, and refuses the start. */
    private String pilotOf(Object communes, Object seat) {
        try {
            List<TerritoryPart> territory = communes instanceof String text
                    ? json.readValue(text, TERRITORY)
                    : json.convertValue(communes, TERRITORY);
            return competentBodies.getObject().of(territory, seat instanceof String code && !code.isBlank() ? code : null).tenant();
        } catch (JsonProcessingException | IllegalArgumentException | RefusedSubmission invalid) {
            return null;
        }
    }
}
