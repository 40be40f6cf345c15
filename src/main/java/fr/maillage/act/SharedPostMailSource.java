package fr.maillage.act;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import fr.maillage.act.SharedPost.State;
import fr.maillage.directory.Directory;
import fr.maillage.directory.Function;
import fr.maillage.directory.OrganisationKind;
import fr.maillage.dossier.Addressee;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.MailSource;
import fr.maillage.workflow.ParisTime;

import org.springframework.stereotype.Component;

/** What mails say about calls for shared posts and their applications. */
@Component
class SharedPostMailSource implements MailSource {

    private final SharedPosts posts;
    private final Dossiers dossiers;
    private final Directory directory;
    private final Clock clock;

    SharedPostMailSource(SharedPosts posts, Dossiers dossiers, Directory directory, Clock clock) {
        this.posts = posts;
        this.dossiers = dossiers;
        this.directory = directory;
        this.clock = clock;
    }

    @Override
    public Map<String, Object> facts(Moment moment) {
        Map<String, Object> facts = new HashMap<>();
        Optional<SharedPost> post = posts.find(moment.reference());
        post.map(SharedPost::call).or(() -> Optional.of(moment.reference())).flatMap(posts::findCall)
                .ifPresent(call -> call(call, facts));
        post.ifPresent(found -> {
            facts.put("postApplicant", found.applicant());
            facts.put("postSpecialty", found.specialty());
            facts.put("postPlaces", List.of(found.firstPlace(), found.secondPlace()));
            facts.put("postScore", found.score());
            facts.put("postReason", found.reason());
            facts.put("postReport", found.report());
        });
        facts.values().removeIf(value -> value == null || value instanceof List<?> list && list.isEmpty());
        return facts;
    }

    private void call(PostCall call, Map<String, Object> facts) {
        facts.put("callTitle", call.title());
        facts.put("callKind", call.kind());
        facts.put("callClosesOn", call.closesOn());
        facts.put("callPlaces", call.places());
        facts.put("callConditions", call.conditions());
        facts.put("juryAt", call.juryAt() == null ? null : LocalDateTime.ofInstant(call.juryAt(), ParisTime.ZONE));
        facts.put("juryPlace", call.juryPlace());
        facts.put("juryIdentity", "jury-" + call.reference());
        facts.put("callLaureates", posts.applications(call.reference()).stream()
                .filter(post -> post.state() == State.LAUREATE).map(SharedPost::applicant).toList());
    }

    @Override
    public Optional<List<Addressee>> addressees(String audience, Moment moment) {
        return switch (audience) {
            case "juryMembers" -> Optional.of(posts.jurors(moment.reference()).stream()
                    .map(juror -> Addressee.person(juror.name(), juror.email())).toList());
            case "callBodies" -> Optional.of(delegations(dossiers.get(moment.reference()).region()));
            default -> Optional.empty();
        };
    }

    /** The agency of the region and its delegations. */
    private List<Addressee> delegations(String region) {
        return List.of(OrganisationKind.ARS, OrganisationKind.ARS_DELEGATION).stream()
                .flatMap(kind -> directory.organisations(kind, ParisTime.today(clock)).stream())
                .filter(organisation -> region.equals(organisation.region()))
                .map(organisation -> Addressee.group(directory.groupOf(organisation.id(), Function.HANDLER)))
                .toList();
    }
}
