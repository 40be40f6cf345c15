package fr.maillage.funding;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.CrudRepository;

interface AidPayments extends CrudRepository<AidPayment, Long> {

    List<AidPayment> findByAidOrderById(Long aid);

    Optional<AidPayment> findFirstByAidOrderByIdDesc(Long aid);

    /** Euros that the legal person has received between these days, both included, in other payments than this. */
    @Query("""
            select coalesce(sum(amount), 0) from aid_payment
            where siren = :siren and outcome = 'PAID' and paid_on between :from and :to and id <> :id""")
    BigDecimal received(String siren, LocalDate from, LocalDate to, long id);

    /** Euros of public subsidies of others that the legal person has declared for the year, the highest declaration. */
    @Query("""
            select coalesce(max(other_public), 0) from aid
            where substring(siret for 9) = :siren and extract(year from received_on) = :year""")
    BigDecimal declared(String siren, int year);
}
