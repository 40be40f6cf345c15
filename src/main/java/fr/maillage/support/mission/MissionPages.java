package fr.maillage.support.mission;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.server.ResponseStatusException;

import fr.maillage.dossier.Documents;
import fr.maillage.dossier.Dossier;
import fr.maillage.dossier.DossierAccess;
import fr.maillage.dossier.Dossiers;
import fr.maillage.dossier.Lead;
import fr.maillage.dossier.StoredDocument;
import fr.maillage.dossier.UnknownDossier;
import fr.maillage.reference.Euros;
import fr.maillage.security.CurrentUser;
import fr.maillage.support.mission.MissionAccess.Reading;
import fr.maillage.workflow.ParisTime;

/** Pages of missions: one a mission, with its orders; all that a consultant has of a dossier. */
@Controller
class MissionPages {

    /** A line of the list. */
    record Line(long id, String lot, String dossier, String consultant, String state, String dueOn, boolean defaulting) {
    }

    /**
     * An order as its reader may see it.
     *
     * @param price in words; {@code null} when the reader may not see it
     */
    record OrderView(String number, String consultant, String state, String issuedOn, String dueOn, String price,
                     String commitment, String contact, String certified, UUID document, UUID notice, String reason,
                     List<DeliveryView> deliveries) {
    }

    /** A deliverable, with the proof of its deposit and what the buyer has decided. */
    record DeliveryView(String label, UUID document, String deliveredAt, String admission, String reasons, String corrections,
                        String reworkBy) {
    }

    private final Missions missions;
    private final ConsultantMissionRepository repository;
    private final MissionAccess access;
    private final DossierAccess dossierAccess;
    private final Dossiers dossiers;
    private final Documents documents;
    private final CurrentUser currentUser;
    private final MissionWords words;

    MissionPages(Missions missions, ConsultantMissionRepository repository, MissionAccess access, DossierAccess dossierAccess,
                 Dossiers dossiers, Documents documents, CurrentUser currentUser, MissionWords words) {
        this.missions = missions;
        this.repository = repository;
        this.access = access;
        this.dossierAccess = dossierAccess;
        this.dossiers = dossiers;
        this.documents = documents;
        this.currentUser = currentUser;
        this.words = words;
    }

    @GetMapping("/missions")
    String list(Model model) {
        List<ConsultantMission> all = access.consultant(currentUser.get())
                .map(repository::ofConsultant)
                .orElseGet(repository::alive);
        model.addAttribute("missions", all.stream()
                .flatMap(mission -> access.reading(mission).stream())
                .map(this::line)
                .toList());
        return "mission/list";
    }

    /** The part of a dossier's page about its missions. */
    @GetMapping("/dossiers/{reference}/missions")
    String section(@PathVariable String reference, Model model) {
        dossierAccess.readable(reference);
        model.addAttribute("missions", missions.all(reference).stream()
                .flatMap(mission -> access.reading(mission).stream())
                .map(this::line)
                .toList());
        return "mission/section :: section";
    }

    @GetMapping("/missions/{id}")
    String show(@PathVariable long id, Model model) {
        Reading reading = reading(id);
        ConsultantMission mission = reading.mission();
        Dossier dossier = dossiers.get(mission.dossier());
        model.addAttribute("mission", mission.id());
        model.addAttribute("reference", mission.dossier());
        model.addAttribute("defaulting", mission.isDefaulting());
        model.addAttribute("purpose", mission.purpose().orElse(null));
        model.addAttribute("deliverable", mission.deliverable() == null ? null : words.text("mission.page.deliverable",
                mission.deliverable(), mission.days(), words.day(mission.wantedOn())));
        model.addAttribute("lot", words.lot(mission.lot()));
        model.addAttribute("dossierName", dossier.name());
        model.addAttribute("dossierLink", access.consultant(currentUser.get()).isEmpty());
        model.addAttribute("territory", dossier.territoryText());
        model.addAttribute("lead", dossier.lead().map(Lead::fullName).orElse(null));
        model.addAttribute("leadEmail", dossier.lead().map(Lead::email).orElse(null));
        model.addAttribute("leadPhone", dossier.lead().map(Lead::telephone).orElse(null));
        model.addAttribute("outcome", mission.outcome().map(words::constant).orElse(null));
        model.addAttribute("waited", waited(mission));
        model.addAttribute("papers", mission.papers().stream().flatMap(paper -> documents.find(paper).stream()).toList());
        model.addAttribute("orders", reading.orders().stream().map(order -> view(order, reading)).toList());
        return "mission/show";
    }

    /** A document of the mission: those of the need, of the orders that one may see, and their deliverables. */
    @GetMapping("/missions/{id}/documents/{document}")
    void download(@PathVariable long id, @PathVariable UUID document, HttpServletResponse response) throws IOException {
        StoredDocument found = Optional.of(document)
                .filter(readable(reading(id))::contains)
                .flatMap(documents::find)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        response.setContentType(found.mediaType());
        response.setContentLengthLong(found.size());
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment()
                .filename(found.fileName(), StandardCharsets.UTF_8).build().toString());
        documents.copy(found.id(), found.version(), response.getOutputStream());
    }

    @ExceptionHandler(UnknownDossier.class)
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String unknown() {
        return "error/404";
    }

    private Reading reading(long id) {
        return access.reading(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private Set<UUID> readable(Reading reading) {
        Set<UUID> all = new HashSet<>(reading.mission().papers());
        for (MissionOrder order : reading.orders()) {
            if (reading.prices()) {
                order.document().ifPresent(all::add);
                order.noticeDocument().ifPresent(all::add);
            }
            missions.deliveries(order.id()).forEach(delivery -> all.add(delivery.document()));
        }
        return all;
    }

    private Line line(Reading reading) {
        ConsultantMission mission = reading.mission();
        Optional<MissionOrder> last = reading.orders().stream().reduce((earlier, later) -> later);
        return new Line(mission.id(), words.lot(mission.lot()),
                "%s, %s".formatted(dossiers.get(mission.dossier()).name(), mission.dossier()),
                last.map(order -> words.organisation(order.organisation())).orElse(null),
                mission.outcome().map(words::constant).or(() -> last.map(order -> words.constant(order.state())))
                        .orElseGet(() -> words.text("mission.page.no-order")),
                last.map(order -> words.day(order.dueOn())).orElse(null), mission.isDefaulting());
    }

    private OrderView view(MissionOrder order, Reading reading) {
        boolean prices = reading.prices();
        return new OrderView(order.number(), words.organisation(order.organisation()), words.constant(order.state()),
                words.day(ParisTime.dateOf(order.issuedAt())), words.day(order.dueOn()),
                prices ? Euros.text(order.price()) : null, prices ? order.commitmentNumber() : null,
                order.contact().orElse(null), prices ? order.certified().map(Euros::text).orElse(null) : null,
                prices ? order.document().orElse(null) : null, prices ? order.noticeDocument().orElse(null) : null,
                order.endReason().orElse(null), missions.deliveries(order.id()).stream().map(this::view).toList());
    }

    private DeliveryView view(MissionDelivery delivery) {
        String admission = delivery.admission().map(words::constant).orElse(null);
        return new DeliveryView(delivery.label(), delivery.document(),
                words.text("mission.page.deposited", words.day(delivery.deliveredOn()),
                        "%1$tH:%1$tM".formatted(delivery.deliveredAt().atZone(ParisTime.ZONE))),
                delivery.isTacit() ? words.text("mission.page.tacit") : admission, delivery.reasons().orElse(null),
                delivery.corrections().orElse(null), delivery.reworkBy().map(words::day).orElse(null));
    }

    /** Days from the need to the first order; {@code null} while there is none. */
    private Long waited(ConsultantMission mission) {
        return missions.orders(mission.id()).stream().findFirst()
                .map(order -> ChronoUnit.DAYS.between(ParisTime.dateOf(mission.neededAt()), ParisTime.dateOf(order.issuedAt())))
                .orElse(null);
    }
}
