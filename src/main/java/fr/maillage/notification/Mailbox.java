package fr.maillage.notification;

import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import fr.maillage.directory.OrganisationKind;
import fr.maillage.dossier.DossierAccess;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.ParticipantRole;
import fr.maillage.notification.OutboxMail.Status;
import fr.maillage.security.Authorisations;
import fr.maillage.security.MaillageUser;
import fr.maillage.security.Right;
import fr.maillage.security.Scope;
import fr.maillage.workflow.ParisTime;

/**
 * The mails that an agent may look at: all of them for those who read everything, those of their territory for supervisors,
 * those of their dossiers for agents of the organisations that take part. Of these an administration reads what went to
 * whomever; everybody else reads what went to the project's own people and to their own organisation, as with every other
 * text, and who accompanies the lead only until their last day. What was written to one agent by name is for that agent's
 * organisation.
 */
@Component
class Mailbox {

    private static final int PAGE = 100;
    private static final String[] NONE = {};
    private static final String TO_ONES_OWN = """
            (exists (select 1 from agent a where a.email = m.recipient_address and a.organisation = any (:organisations))
              or exists (select 1 from organisation b where b.email = m.recipient_address and b.id = any (:organisations)))
            """;
    static final String VISIBLE = """
            (:everything or (m.audience not in ('mentioned', 'assignee') or """ + TO_ONES_OWN + """
            ) and (exists (select 1 from dossier d
                where d.reference = m.reference and d.region || '-' || d.departement = any (:tenants))
              or exists (select 1 from dossier_participant p join organisation o on o.id = p.organisation
                where p.dossier = m.reference and p.organisation = any (:organisations) and p.role <> 'CONSULTANT'
                  and (p.role <> all (:accompanying) or p.to_day is null or p.to_day >= :today)
                  and (m.audience in ('lead', 'team', 'members', 'missingMembers', 'invited', 'accompanier')
                    or o.kind = any (:authorities)
                    or o.kind = any (:agricultural) and not exists (select 1 from dossier_participant a
                      where a.dossier = m.reference and a.to_day is null and a.organisation = p.organisation
                        and a.role = any (:accompanying))
                    or """ + TO_ONES_OWN + "))))";

    private final JdbcClient database;
    private final Dossiers dossiers;
    private final DossierAccess access;
    private final Authorisations table;
    private final Clock clock;

    Mailbox(JdbcClient database, Dossiers dossiers, DossierAccess access, Authorisations table, Clock clock) {
        this.database = database;
        this.dossiers = dossiers;
        this.access = access;
        this.table = table;
        this.clock = clock;
    }

    /**
     * The latest first.
     *
     * @param status    {@code null} for all
     * @param reference {@code null} for all dossiers
     * @param page      from 0
     */
    List<OutboxMail> list(MaillageUser user, Status status, String reference, int page) {
        return database.sql("""
                select m.* from outbox_mail m
                where (cast(:status as text) is null or m.status = :status)
                  and (cast(:reference as text) is null or m.reference = :reference) and """ + VISIBLE + """
                order by m.created_at desc, m.id limit :limit offset :offset""")
                .param("status", status == null ? null : status.name())
                .param("reference", reference)
                .params(reader(user))
                .param("limit", PAGE)
                .param("offset", page * PAGE)
                .query(OutboxMail.class)
                .list();
    }

    Optional<OutboxMail> find(MaillageUser user, UUID id) {
        return database.sql("select m.* from outbox_mail m where m.id = :id and " + VISIBLE)
                .param("id", id)
                .params(reader(user))
                .query(OutboxMail.class)
                .optional();
    }

    /** Whether the user may send a mail again, cancel it or report its return: those who steer the dossier. */
    boolean mayHandle(MaillageUser user, OutboxMail mail) {
        Set<String> mine = access.organisations(user);
        return table.allow(user, Right.MAIL_HANDLE, Scope.OTHER)
                || table.allow(user, Right.MAIL_HANDLE, Scope.OWN) && dossiers.find(mail.reference()).stream()
                .flatMap(dossier -> dossier.participants().stream())
                .anyMatch(each -> each.isActive() && each.role().isSteering() && mine.contains(each.organisation()));
    }

    private Map<String, Object> reader(MaillageUser user) {
        return reader(user, access.organisations(user));
    }

    /** Parameters of {@link #VISIBLE}. */
    Map<String, Object> reader(MaillageUser user, Collection<String> mine) {
        return Map.of("everything", table.allow(user, Right.MAIL_READ, Scope.OTHER),
                "authorities", names(OrganisationKind.values(), OrganisationKind::isAuthority),
                "agricultural", names(OrganisationKind.values(), kind -> kind == OrganisationKind.MSA || kind == OrganisationKind.ARCMSA),
                "today", ParisTime.today(clock),
                "tenants", table.allow(user, Right.MAIL_READ, Scope.WATCHED) ? user.tenants().toArray(String[]::new) : NONE,
                "organisations", table.allow(user, Right.MAIL_READ, Scope.OWN) ? mine.toArray(String[]::new) : NONE,
                "accompanying", names(ParticipantRole.values(), ParticipantRole::isAccompanying));
    }

    private static <T extends Enum<T>> String[] names(T[] all, Predicate<T> which) {
        return Arrays.stream(all).filter(which).map(Enum::name).toArray(String[]::new);
    }
}
