package fr.maillage.contract;

import java.time.Instant;
import java.util.List;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Table;

/** What one party thinks of one draft. */
@Table("contract_opinion")
record ContractOpinion(@Id Long id, Long contract, int draft, Party party, Negotiation negotiation,
                       @MappedCollection(idColumn = "contract_opinion", keyColumn = "position") List<ArticleRemark> remarks,
                       Instant givenAt, String givenBy) {
}
