package fr.maillage.review;

import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.delegate.DelegateExecution;

import fr.maillage.workflow.ModelBean;

/** What a region asks for before a project is written, as the table {@code letter-rule} has answered. */
@ModelBean
public class LetterRule {

    /**
     * Writes {@code letterAsked} and {@code committeeAsked}, which route.
     *
     * @param decisionResult one row with {@code letter} and {@code committee}
     */
    public void record(DelegateExecution execution, List<Map<String, Object>> decisionResult) {
        Map<String, Object> answer = decisionResult.get(0);
        execution.setVariable("letterAsked", "ASKED".equals(answer.get("letter")));
        execution.setVariable("committeeAsked", "DEPARTMENTAL".equals(answer.get("committee")));
    }
}
