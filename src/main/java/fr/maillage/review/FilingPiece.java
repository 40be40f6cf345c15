package fr.maillage.review;

import java.time.LocalDate;

import org.springframework.data.relational.core.mapping.Table;

/**
 * A piece or item of a filing and its state.
 *
 * @param piece      code given by the table {@code required-pieces}
 * @param state      an {@link ItemState} or a {@link PieceState}; {@code null} until somebody has looked
 * @param receivedOn day on which the authority received it, when it came after the filing
 * @param note       text of an item, or what is to be specified
 * @param document   id of the document that holds it
 */
@Table("filing_piece")
record FilingPiece(String piece, boolean required, String state, LocalDate receivedOn, String note, String document) {

    static FilingPiece expected(String piece, boolean required) {
        return new FilingPiece(piece, required, null, null, null, null);
    }

    FilingPiece in(Enum<?> newState) {
        return new FilingPiece(piece, required, newState.name(), receivedOn, note, document);
    }

    FilingPiece noting(String text) {
        return text == null ? this : new FilingPiece(piece, required, state, receivedOn, text, document);
    }

    FilingPiece received(LocalDate day, String newDocument) {
        return new FilingPiece(piece, required, PieceState.PRESENT.name(), day, note,
                newDocument == null ? document : newDocument);
    }

    boolean isMissing() {
        return PieceState.MISSING.name().equals(state);
    }
}
