/**
 * Login, roles and walls: who may call which URL, who may see and work on which task, and the engine's authorisation
 * hooks that carry these rules. One package, since the hooks are internals of the engine.
 */
@org.springframework.modulith.ApplicationModule(displayName = "Sécurité")
package fr.maillage.security;
