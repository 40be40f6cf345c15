package fr.maillage.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;


import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import fr.maillage.MaillageTest;

@MaillageTest
class ModelBeansTest {

    @Autowired
    ProcessEngineConfigurationImpl engine;

    @Test
    void anExpressionReachesNoBeanThatIsNotMeantForModels() {
        assertThatThrownBy(() -> evaluate("${environment}")).hasMessageContaining("environment");
        assertThatThrownBy(() -> evaluate("${dataSource}")).hasMessageContaining("dataSource");
        assertThat(evaluate("${1 + 1}")).isEqualTo(2L);
    }

    private Object evaluate(String expression) {
        return engine.getCommandExecutorTxRequired().execute(command ->
                engine.getExpressionManager().createExpression(expression).getValue(new ExecutionEntity()));
    }
}
