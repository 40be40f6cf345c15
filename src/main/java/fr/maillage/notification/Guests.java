package fr.maillage.notification;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import fr.maillage.dossier.Dossier;
import fr.maillage.dossier.Lead;
import fr.maillage.dossier.Participant;
import fr.maillage.dossier.ParticipantRole;
import fr.maillage.dossier.TeamMember;
import fr.maillage.dossier.Visibility;

/** Whom one may invite to a meeting about a dossier: its lead, its team and the bodies at work on it. */
@Component
class Guests {

    private static final String LEAD = "lead";
    private static final String TEAM = "team";
    private static final String BODY = "guest";

    private static final Set<ParticipantRole> ADMINISTRATIONS = EnumSet.of(ParticipantRole.PILOT_DELEGATION,
            ParticipantRole.ASSOCIATE_DELEGATION, ParticipantRole.ARS, ParticipantRole.ASSOCIATE_ARS, ParticipantRole.CPAM,
            ParticipantRole.ASSOCIATE_CPAM, ParticipantRole.MSA, ParticipantRole.ASSOCIATE_MSA, ParticipantRole.ARCMSA,
            ParticipantRole.DCGDR);

    private final Audiences audiences;
    private final Texts texts;

    Guests(Audiences audiences, Texts texts) {
        this.audiences = audiences;
        this.texts = texts;
    }

    /**
     * A guest and who is written to.
     *
     * @param reads the level of the journal that the guest reads
     */
    record Invited(Guest guest, List<Recipient> recipients, Visibility reads) {
    }

    /** Those of the dossier who can be written to. */
    List<Invited> of(Dossier dossier) {
        List<Invited> guests = new ArrayList<>();
        dossier.lead().map(this::lead).ifPresent(guests::add);
        List<Invited> team = dossier.team().stream().map(this::member).filter(Guests::isReachable).toList();
        if (team.size() > 1) {
            guests.add(new Invited(new Guest(TEAM, texts.get("panel.guest.everybody"), texts.get("panel.guest.team")),
                    recipients(team), Visibility.LEAD));
        }
        guests.addAll(team);
        dossier.participants().stream().filter(Participant::isActive).map(this::body).forEach(guests::add);
        return guests.stream().filter(Guests::isReachable).toList();
    }

    /** An address is written to once. */
    List<Recipient> recipients(Collection<Invited> guests) {
        return audiences.distinct(guests.stream().flatMap(each -> each.recipients().stream()));
    }

    /** The row of the journal is read by those who are invited. */
    static Visibility visibility(Collection<Invited> guests) {
        return guests.stream().map(Invited::reads).max(Comparator.naturalOrder()).orElseThrow();
    }

    private static boolean isReachable(Invited each) {
        return !each.recipients().isEmpty();
    }

    private Invited lead(Lead lead) {
        return new Invited(new Guest(LEAD, lead.fullName(), texts.get("panel.guest.lead")),
                audiences.distinct(Stream.of(audiences.lead(lead, LEAD))), Visibility.LEAD);
    }

    private Invited member(TeamMember member) {
        return new Invited(new Guest(member.memberId().toString(), member.displayName(),
                texts.get(member.isPerson() ? "panel.guest.team" : "panel.guest.member")),
                audiences.distinct(Stream.of(audiences.member(member, TEAM))), Visibility.LEAD);
    }

    private Invited body(Participant participant) {
        ParticipantRole role = participant.role();
        List<Recipient> recipients = audiences.distinct(audiences.ofParticipant(participant, BODY));
        String id = Stream.of(role.name(), participant.organisation(), participant.agent()).filter(Objects::nonNull)
                .collect(Collectors.joining("/"));
        return new Invited(new Guest(id, recipients.stream().map(Recipient::name).findFirst().orElse(""),
                texts.get("enum.ParticipantRole." + role)), recipients,
                ADMINISTRATIONS.contains(role) ? Visibility.ADMINISTRATIONS : Visibility.ACCOMPANIERS);
    }
}
