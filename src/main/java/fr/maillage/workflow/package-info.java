/**
 * The engine as a mechanism: deployment of {@code bpmn/}, contracts of user tasks and start forms, names of messages
 * and variables, the clock, the beans that a model may call. Knows no feature.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Moteur", allowedDependencies = {})
package fr.maillage.workflow;
