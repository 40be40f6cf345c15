package fr.maillage.notification;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

import fr.maillage.directory.Agent;
import fr.maillage.directory.Colleagues;
import fr.maillage.directory.Directory;
import fr.maillage.directory.Function;
import fr.maillage.directory.Organisation;
import fr.maillage.dossier.Addressee;
import fr.maillage.dossier.Civility;
import fr.maillage.dossier.Dossier;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.Lead;
import fr.maillage.dossier.MailSource;
import fr.maillage.dossier.MailSource.Moment;
import fr.maillage.dossier.Participant;
import fr.maillage.dossier.ParticipantRole;
import fr.maillage.dossier.Profession;
import fr.maillage.dossier.TeamMember;
import fr.maillage.workflow.ParisTime;

/** Who is meant by an audience that a model names. An address is written to once, as its first audience. */
@Component
class Audiences {

    /** Those who accompany the lead day by day; an adviser or a consultant helps on one point. */
    static final Set<ParticipantRole> ACCOMPANIERS =
            EnumSet.of(ParticipantRole.ACCOMPANIER, ParticipantRole.MSA_OFFICER, ParticipantRole.FEDERATION);

    private static final String SUPERVISION = "supervisors-";

    private final Dossiers dossiers;
    private final Directory directory;
    private final Colleagues colleagues;
    private final List<MailSource> sources;
    private final Texts texts;
    private final Clock clock;

    Audiences(Dossiers dossiers, Directory directory, Colleagues colleagues, List<MailSource> sources, Texts texts,
              Clock clock) {
        this.dossiers = dossiers;
        this.directory = directory;
        this.colleagues = colleagues;
        this.sources = sources;
        this.texts = texts;
        this.clock = clock;
    }

    List<Recipient> of(List<String> audiences, Moment moment) {
        return distinct(audiences.stream().flatMap(audience -> resolve(audience, moment)));
    }

    /** Those who have an address, once each. */
    List<Recipient> distinct(Stream<Recipient> recipients) {
        Map<String, Recipient> byAddress = new LinkedHashMap<>();
        recipients.filter(recipient -> recipient.address() != null && !recipient.address().isBlank())
                .forEach(recipient -> byAddress.merge(recipient.address().strip().toLowerCase(Locale.ROOT), recipient,
                        (first, second) -> first.sharedWith(second, texts.get("mail.greeting"))));
        return List.copyOf(byAddress.values());
    }

    /** The agent who takes part, else the body; a consultant finds nothing on the page of the dossier. */
    Stream<Recipient> ofParticipant(Participant participant, String audience) {
        Stream<Recipient> found = participant(participant, audience,
                participant.role() == ParticipantRole.MEDICAL_ADVISER ? Function.MEDICAL_ADVISER : Function.HANDLER);
        return participant.role() == ParticipantRole.CONSULTANT ? found.map(Recipient::outside) : found;
    }

    /** A group is written to as an organisation, not agent by agent. */
    List<Recipient> ofGroups(Collection<String> groups, String audience) {
        Map<String, Recipient> byAddress = new LinkedHashMap<>();
        groups.stream().flatMap(group -> group(group, audience))
                .forEach(recipient -> byAddress.putIfAbsent(recipient.address().toLowerCase(Locale.ROOT), recipient));
        return List.copyOf(byAddress.values());
    }

    /** The person and, while they are away, who stands in for them. */
    List<Recipient> ofAgent(String user, String audience) {
        return agent(user, audience).toList();
    }

    /** The page to which a mail to that audience leads, when it is not that of the dossier. */
    Optional<String> page(String audience, Moment moment) {
        return sources.stream().flatMap(source -> source.page(audience, moment).stream()).findFirst();
    }

    private Stream<Recipient> resolve(String audience, Moment moment) {
        Optional<List<Addressee>> named = sources.stream()
                .flatMap(source -> source.addressees(audience, moment).stream())
                .findFirst();
        if (named.isPresent()) {
            return named.get().stream().flatMap(addressee -> recipients(addressee, audience));
        }
        return dossiers.find(moment.reference()).stream()
                .flatMap(dossier -> ofDossier(audience, dossier, texts.isFor("associates", moment.template())));
    }

    private Stream<Recipient> ofDossier(String audience, Dossier dossier, boolean associates) {
        return switch (audience) {
            case "lead" -> dossier.lead().stream().map(lead -> lead(lead, audience));
            case "team" -> dossier.team().stream().filter(TeamMember::isPerson).map(member -> member(member, audience));
            case "members" -> dossier.team().stream().map(member -> member(member, audience));
            case "missingMembers" -> dossier.team().stream().filter(member -> member.signedOn() == null)
                    .map(member -> member(member, audience));
            case "accompanier" -> accompaniers(dossier, audience);
            case "medicalAdvisers" -> active(dossier, ParticipantRole.MEDICAL_ADVISER)
                    .flatMap(participant -> participant(participant, audience,
                            Function.MEDICAL_ADVISER));
            case "delegation" -> organisations(dossier, audience, associates, ParticipantRole.PILOT_DELEGATION,
                    ParticipantRole.ASSOCIATE_DELEGATION);
            case "cpam" -> organisations(dossier, audience, associates, ParticipantRole.CPAM,
                    ParticipantRole.ASSOCIATE_CPAM);
            case "msa" -> organisations(dossier, audience, associates, ParticipantRole.MSA,
                    ParticipantRole.ASSOCIATE_MSA);
            case "urps" -> organisations(dossier, audience, false, ParticipantRole.URPS, ParticipantRole.URPS);
            case "cpamPayment" -> function(dossier, audience, ParticipantRole.CPAM,
                    Function.PAYMENT);
            case "finance" -> function(dossier, audience, ParticipantRole.ARS, Function.FINANCE);
            case "procurement" -> function(dossier, audience, ParticipantRole.ARS,
                    Function.PROCUREMENT);
            case "supervisors" -> active(dossier, ParticipantRole.PILOT_DELEGATION)
                    .flatMap(delegation -> group(directory.supervisorsOf(delegation.organisation()), audience));
            default -> Stream.empty();
        };
    }

    /** Who accompanies the lead; the delegation while nobody does. */
    private Stream<Recipient> accompaniers(Dossier dossier, String audience) {
        List<Recipient> found = dossier.participants().stream()
                .filter(Participant::isActive)
                .filter(participant -> ACCOMPANIERS.contains(participant.role()))
                .flatMap(participant -> participant(participant, audience, Function.HANDLER))
                .toList();
        return found.isEmpty()
                ? organisations(dossier, audience, false, ParticipantRole.PILOT_DELEGATION,
                        ParticipantRole.PILOT_DELEGATION)
                : found.stream();
    }

    private Stream<Recipient> organisations(Dossier dossier, String audience, boolean associates, ParticipantRole role,
                                            ParticipantRole associateRole) {
        return Stream.concat(active(dossier, role), associates ? active(dossier, associateRole) : Stream.empty())
                .flatMap(participant -> group(participant.organisation(), audience));
    }

    private Stream<Recipient> function(Dossier dossier, String audience, ParticipantRole role,
                                       Function function) {
        return active(dossier, role)
                .flatMap(participant -> group(directory.groupOf(participant.organisation(), function), audience));
    }

    private static Stream<Participant> active(Dossier dossier, ParticipantRole role) {
        return dossier.participants(role).stream().filter(Participant::isActive);
    }

    private Stream<Recipient> participant(Participant participant, String audience,
                                          Function function) {
        return participant.agent() != null
                ? agent(participant.agent(), audience)
                : group(directory.groupOf(participant.organisation(), function), audience);
    }

    private Stream<Recipient> recipients(Addressee addressee, String audience) {
        if (addressee.group() != null) {
            return group(addressee.group(), audience);
        }
        if (addressee.agent() != null) {
            return agent(addressee.agent(), audience);
        }
        return Stream.of(person(addressee.name(), addressee.email(), audience, false));
    }

    private Stream<Recipient> agent(String user, String audience) {
        return directory.findAgent(user).stream()
                .flatMap(agent -> Stream.concat(
                        Stream.of(agent).filter(each -> each.email() != null)
                                .map(each -> person(each.name(), each.email(), audience, true)),
                        colleagues.substituteOf(agent).filter(each -> each.email() != null).stream()
                                .map(each -> substitute(each, agent, audience))));
    }

    private Recipient substitute(Agent substitute, Agent absent, String audience) {
        String greeting = texts.get("mail.greeting.substitute")
                .replace("{name}", OneLine.of(substitute.name()))
                .replace("{absent}", OneLine.of(absent.name()));
        return new Recipient(OneLine.of(substitute.name()), substitute.email(), greeting, audience, true);
    }

    /** Supervisors are persons; every other group has the mailbox of its organisation, else the addresses of its agents. */
    private Stream<Recipient> group(String group, String audience) {
        Optional<Organisation> organisation = directory.organisationOfGroup(group);
        Optional<String> mailbox = organisation.map(Organisation::email);
        List<Agent> agents = directory.members(group, today()).stream().filter(agent -> agent.email() != null).toList();
        if (mailbox.isEmpty() || group.startsWith(SUPERVISION) && !agents.isEmpty()) {
            return agents.stream().map(agent -> person(agent.name(), agent.email(), audience, true));
        }
        return Stream.of(new Recipient(OneLine.of(directory.groupName(group)), mailbox.get(),
                texts.get("mail.greeting.institution"), audience, true));
    }

    Recipient lead(Lead lead, String audience) {
        boolean doctor = lead.civility() == Civility.DOCTEUR || lead.profession() == Profession.GENERAL_PRACTITIONER
                || lead.profession() == Profession.SPECIALIST;
        return doctor
                ? new Recipient(OneLine.of(lead.fullName()), lead.email(),
                        texts.get("mail.greeting.doctor").replace("{name}", OneLine.of(lead.lastName())), audience, false)
                : person(lead.fullName(), lead.email(), audience, false);
    }

    Recipient member(TeamMember member, String audience) {
        return member.isPerson()
                ? person(member.displayName(), member.email(), audience, false)
                : new Recipient(OneLine.of(member.displayName()), member.email(), texts.get("mail.greeting.institution"),
                        audience, false);
    }

    private Recipient person(String name, String address, String audience, boolean agent) {
        String shown = OneLine.of(name);
        return new Recipient(shown, address, texts.get("mail.greeting").replace("{name}", shown), audience, agent);
    }

    private LocalDate today() {
        return ParisTime.today(clock);
    }
}
