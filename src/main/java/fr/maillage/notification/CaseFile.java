package fr.maillage.notification;

import java.util.Map;

import fr.maillage.directory.StructureType;

/**
 * What every mail about a dossier needs of it.
 *
 * @param type    kind of the structure; {@code null} when the mail is about no dossier
 * @param label   how a subject names it, « dossier 2026-38-0001 » or « séance S-2026-84-001 »
 * @param path    page of the application; {@code null} without one
 * @param asleep  nobody is reminded of a sleeping dossier
 * @param facts   what texts may always mention
 * @param replyTo address of the person in charge, else of the delegation; {@code null} when neither has one
 */
record CaseFile(String reference, StructureType type, String label, String path, boolean asleep, Map<String, Object> facts,
                String replyTo) {
}
