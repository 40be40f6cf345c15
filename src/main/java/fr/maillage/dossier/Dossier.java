package fr.maillage.dossier;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import fr.maillage.directory.StructureType;
import fr.maillage.territory.TerritoryPart;

import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Table;

/**
 * The structure that is being created. Changed only through {@link Dossiers}, which locks its row, writes the journal
 * and tells the running processes.
 */
@Table("dossier")
public class Dossier {

    @Id
    private String reference;
    @Version
    private int version;
    private String declarationId;
    private Origin origin;
    private StructureType type;
    private String name;
    private LocalDate declaredOn;
    private String declaredBy;
    @Embedded.Nullable(prefix = "lead_")
    private Lead lead;
    private String seatCommune;
    private String region;
    private String departement;
    private Integer population;
    private Integer sizeClass;
    private String territoryText;
    @MappedCollection(idColumn = "dossier", keyColumn = "position")
    private List<DossierPart> parts = new ArrayList<>();
    @MappedCollection(idColumn = "dossier", keyColumn = "position")
    private List<TeamMember> team = new ArrayList<>();
    @MappedCollection(idColumn = "dossier", keyColumn = "position")
    private List<Participant> participants = new ArrayList<>();
    private Set<SupportNeed> needs = Set.of();
    private Boolean msaWished;
    private Set<String> chosenFunds = Set.of();
    private String chosenPilot;
    private String mergedInto;
    private Stage stage;
    private Instant stageSince;
    @Embedded.Nullable(prefix = "dormant_")
    private Dormancy dormancy;
    @Embedded.Nullable(prefix = "legal_")
    private LegalExistence legalExistence;
    @Embedded.Nullable
    private Milestones milestones;
    private String finessLegalEntity;
    private String finessEstablishment;
    @Embedded.Nullable(prefix = "frozen_")
    private FrozenSize frozenSize;
    private LocalDate legalDate;
    private Instant changedAt;
    private String changedBy;

    /** For the repository. */
    Dossier() {
    }

    Dossier(DossierReference reference, String declarationId, Origin origin, StructureType type, String name,
            LocalDate declaredOn, String declaredBy, Instant at) {
        this.reference = reference.toString();
        this.declarationId = declarationId;
        this.origin = origin;
        this.type = type;
        this.name = name;
        this.declaredOn = declaredOn;
        this.declaredBy = declaredBy;
        this.stage = Stage.DECLARATION;
        this.stageSince = at;
    }

    public String reference() {
        return reference;
    }

    /** Grows with every change; an editor sends it back so that nobody overwrites somebody else's change. */
    public int version() {
        return version;
    }

    public Origin origin() {
        return origin;
    }

    public StructureType type() {
        return type;
    }

    public String name() {
        return name;
    }

    public LocalDate declaredOn() {
        return declaredOn;
    }

    /** Engine user who typed the declaration; empty when the application did. */
    public Optional<String> declaredBy() {
        return Optional.ofNullable(declaredBy);
    }

    /** The lead; empty while the post is vacant or when an agent has only spotted the project. */
    public Optional<Lead> lead() {
        return Optional.ofNullable(lead);
    }

    /** INSEE code of the commune of the seat, when it is known. */
    public Optional<String> seatCommune() {
        return Optional.ofNullable(seatCommune);
    }

    /** Code of the region of the pilot. */
    public String region() {
        return region;
    }

    /** Code of the département of the pilot. */
    public String departement() {
        return departement;
    }

    /** Inhabitants of the territory as last computed, unless frozen: see {@link #frozenSize()}. */
    public Integer population() {
        return population;
    }

    /** CPTS size class 1 to 4 as last computed; {@code null} for other types. */
    public Integer sizeClass() {
        return sizeClass;
    }

    /** The territory in a few words, for instance « 8 communes, Voiron ». */
    public String territoryText() {
        return territoryText;
    }

    public List<TerritoryPart> territory() {
        return parts.stream().map(DossierPart::toTerritoryPart).toList();
    }

    public List<TeamMember> team() {
        return List.copyOf(team);
    }

    /** Everybody who takes or took part, past ones included. */
    public List<Participant> participants() {
        return List.copyOf(participants);
    }

    /** Who takes part in that role today. */
    public List<Participant> participants(ParticipantRole role) {
        return participants.stream().filter(each -> each.role() == role && each.isActive()).toList();
    }

    /** Caisses that a case handler has named where several share a département. */
    Set<String> chosenFunds() {
        return chosenFunds;
    }

    /** Département to whose delegation the dossier has been transferred; {@code null} where the seat or the majority decides. */
    String chosenPilot() {
        return chosenPilot;
    }

    /** Reference of the dossier that goes on with this one's project, once they are regrouped. */
    public Optional<String> mergedInto() {
        return Optional.ofNullable(mergedInto);
    }

    /** What the lead has asked help with when declaring. */
    public Set<SupportNeed> needs() {
        return needs;
    }

    /** Whether the lead wishes that the MSA accompanies; {@code null} when not said. */
    public Boolean msaWished() {
        return msaWished;
    }

    public Stage stage() {
        return stage;
    }

    public Instant stageSince() {
        return stageSince;
    }

    public Optional<Dormancy> dormancy() {
        return Optional.ofNullable(dormancy);
    }

    public boolean isAsleep() {
        return dormancy != null;
    }

    public Optional<LegalExistence> legalExistence() {
        return Optional.ofNullable(legalExistence);
    }

    public Milestones milestones() {
        return milestones == null ? Milestones.NONE : milestones;
    }

    public Optional<String> finessLegalEntity() {
        return Optional.ofNullable(finessLegalEntity);
    }

    public Optional<String> finessEstablishment() {
        return Optional.ofNullable(finessEstablishment);
    }

    /** Empty until the contract is signed. */
    public Optional<FrozenSize> frozenSize() {
        return Optional.ofNullable(frozenSize);
    }

    /** The date on which silence has its effect, while a legal clock runs. */
    public Optional<LocalDate> legalDate() {
        return Optional.ofNullable(legalDate);
    }

    public Instant changedAt() {
        return changedAt;
    }

    public Optional<String> changedBy() {
        return Optional.ofNullable(changedBy);
    }

    /** An end ends the sleep too: nobody looks at the dossier again. */
    void enter(Stage next, Instant at) {
        stage = next;
        dormancy = next.isEnd() ? null : dormancy;
        stageSince = at;
    }

    void carriedBy(Lead newLead) {
        lead = newLead;
    }

    void covers(List<TerritoryPart> territory, String seat, TerritorySummary summary) {
        parts = new ArrayList<>(territory.stream().map(DossierPart::of).toList());
        seatCommune = seat;
        population = summary.population();
        sizeClass = summary.sizeClass();
        territoryText = summary.text();
        region = summary.region();
        departement = summary.departement();
    }

    /** The bodies that follow from the territory: those that no longer do leave, new ones come. */
    void followedBy(List<Participant> bodies, LocalDate day) {
        endParticipation(each -> each.role().isByTerritory() && bodies.stream().noneMatch(each::isSameAs), day);
        bodies.stream()
                .filter(body -> participants.stream().noneMatch(each -> each.isActive() && body.isSameAs(each)))
                .forEach(participants::add);
    }

    void needs(Set<SupportNeed> declared, Boolean msa) {
        needs = Set.copyOf(declared);
        msaWished = msa;
    }

    void becomes(StructureType other) {
        type = other;
    }

    void isPilotedFrom(String pilotDepartement) {
        chosenPilot = pilotDepartement;
    }

    void goesOnIn(String other) {
        mergedInto = other;
    }

    void chooses(Set<String> funds) {
        chosenFunds = Set.copyOf(funds);
    }

    void consistsOf(List<TeamMember> members) {
        team = new ArrayList<>(members);
    }

    void take(Participant participant) {
        participants.add(participant);
    }

    void endParticipation(Predicate<Participant> which, LocalDate day) {
        participants.replaceAll(each -> each.isActive() && which.test(each) ? each.endedOn(day) : each);
    }

    void sleep(Dormancy newDormancy) {
        dormancy = newDormancy;
    }

    void wake() {
        dormancy = null;
    }

    void existsAs(LegalExistence existence) {
        legalExistence = existence;
    }

    void reached(Milestones dates) {
        milestones = dates;
    }

    void numberedAs(String legalEntity, String establishment) {
        finessLegalEntity = legalEntity;
        finessEstablishment = establishment;
    }

    void freezeSize() {
        frozenSize = new FrozenSize(population, sizeClass);
    }

    void legallyDueOn(LocalDate date) {
        legalDate = date;
    }

    void touched(Instant at, String by) {
        changedAt = at;
        changedBy = by;
    }
}
