/**
 * Who accompanies a project: the roles that it needs, the organisation and the person who take each, and how they answered.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Accompagnement")
package fr.maillage.support;
