package fr.maillage.territory;

import fr.maillage.workflow.RefusedSubmission;

/**
 * Takes structures that were there before the application, one a line of a file. The columns are the components of the
 * line's record: their names and an example of each are in the message bundles ({@code import.STRUCTURES.name},
 * {@code import.STRUCTURES.name.example}), their constraints say what a line may hold.
 *
 * @param <L> line of the file
 */
public interface HistoryImport<L extends Record> {

    ImportKind kind();

    Class<L> line();

    /**
     * Records the structure of a line; what it has written is undone when another line is refused.
     *
     * @param origin where the file comes from
     * @param by     engine user id
     * @throws RefusedSubmission when the line breaks a rule, the field being a component
     */
    void record(L line, String origin, String by);
}
