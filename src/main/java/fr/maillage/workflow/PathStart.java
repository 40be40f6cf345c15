package fr.maillage.workflow;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/** Starts a path by its start form, as Tasklist does: the same contract, the same rights of whoever is logged in. */
@Component
public class PathStart {

    /** @param reference of the dossier that the declaration has opened */
    public record Started(String reference, String processInstanceId) {
    }

    private final FormService forms;
    private final RepositoryService repository;
    private final ObjectMapper mapper;

    PathStart(FormService forms, RepositoryService repository, ObjectMapper mapper) {
        this.forms = forms;
        this.repository = repository;
        this.mapper = mapper;
    }

    /**
     * @param values by component of the start event's contract; records and lists as maps and lists
     * @throws RefusedForm           when the contract is broken
     * @throws AccessDeniedException when whoever is logged in may not start this path
     */
    public Started start(String processKey, Map<String, Object> values) {
        ProcessDefinition definition = repository.createProcessDefinitionQuery().processDefinitionKey(processKey)
                .latestVersion().singleResult();
        if (definition == null) {
            throw new AccessDeniedException(processKey);
        }
        try {
            ProcessInstance instance = forms.submitStartForm(definition.getId(), flat(values));
            return new Started(instance.getBusinessKey(), instance.getProcessInstanceId());
        } catch (FormFieldValidationException e) {
            throw new RefusedForm(e.getMessage());
        } catch (AuthorizationException e) {
            throw new AccessDeniedException(processKey, e);
        }
    }

    /** The engine takes plain values: what has a structure goes as JSON text, as a browser sends it. */
    private Map<String, Object> flat(Map<String, Object> values) {
        Map<String, Object> flat = new HashMap<>();
        values.forEach((name, value) -> flat.put(name,
                value instanceof Map<?, ?> || value instanceof Collection<?> ? json(value) : value));
        return flat;
    }

    private String json(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
