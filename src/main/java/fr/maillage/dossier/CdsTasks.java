package fr.maillage.dossier;

import static fr.maillage.workflow.EngineNames.CDS_CREATION;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import fr.maillage.directory.StructureType;
import fr.maillage.dossier.CdsForms.CentreOrientation;
import fr.maillage.dossier.CdsForms.CentrePieceCheck;
import fr.maillage.dossier.CdsForms.CheckReceiptFile;
import fr.maillage.dossier.CdsForms.DescribeCentre;
import fr.maillage.dossier.CdsForms.IssueReceipt;
import fr.maillage.dossier.CdsForms.Manager;
import fr.maillage.dossier.CdsForms.OpeningOutcome;
import fr.maillage.dossier.CdsForms.PrepareFile;
import fr.maillage.dossier.CdsForms.ProjectDeclared;
import fr.maillage.dossier.CdsForms.QualifyRequest;
import fr.maillage.dossier.CdsForms.ReceiptFile;
import fr.maillage.dossier.CdsForms.ReceivedCentrePiece;
import fr.maillage.dossier.CdsForms.RecordOpening;
import fr.maillage.dossier.CdsForms.RecordReceiptPieces;
import fr.maillage.dossier.CdsForms.ReworkFile;
import fr.maillage.dossier.CdsForms.StudyNeed;
import fr.maillage.workflow.FieldOption;
import fr.maillage.workflow.FrenchDates;
import fr.maillage.workflow.RefusedSubmission;
import fr.maillage.workflow.Routing;
import fr.maillage.workflow.TaskContract;
import fr.maillage.workflow.TaskDraft;
import fr.maillage.workflow.TaskInHand;
import fr.maillage.workflow.TaskOptions;

/** What happens when a task of the path of a centre is done, up to its opening. */
@Component
class CdsTasks {

    private final Dossiers dossiers;
    private final Centres centres;
    private final RequiredPieces required;
    private final TaskRecords records;
    private final Documents documents;
    private final Cases cases;
    private final AuthorisationSignature signature;
    private final Json json;
    private final MessageSource messages;

    CdsTasks(Dossiers dossiers, Centres centres, RequiredPieces required, TaskRecords records, Documents documents,
             Cases cases, AuthorisationSignature signature, Json json, MessageSource messages) {
        this.dossiers = dossiers;
        this.centres = centres;
        this.required = required;
        this.records = records;
        this.documents = documents;
        this.cases = cases;
        this.signature = signature;
        this.json = json;
        this.messages = messages;
    }

    @TaskContract(process = CDS_CREATION, task = "projectDeclared")
    Routing declare(ProjectDeclared form, TaskInHand start) {
        refuseCommercial(form.manager());
        Dossier dossier = dossiers.declare(new Declaration(form.declarationId(), Origin.DECLARED, StructureType.CDS,
                form.structureName(), form.lead().toLead(form.manager().name()), form.communes(),
                form.communes().get(0).commune(), List.of(),
                form.needs() == null ? Set.of() : Set.copyOf(form.needs()), null), start.userId());
        centres.open(new Centre(dossier.reference(), form.siteKind(), form.mainCentre(), form.manager().kind(),
                form.manager().name(), form.manager().siret(), Set.copyOf(form.activities()), form.address(),
                form.openingPlannedOn()));
        records.keep(dossier.reference(), start, form, Visibility.LEAD);
        return cases.start(dossier.reference());
    }

    private static void refuseCommercial(Manager manager) {
        if (manager.kind().isCommercial()) {
            throw new RefusedSubmission("manager.kind", "cds.manager.commercial");
        }
    }

    /** A project that was declared as another kind of structure tells what makes it a centre. */
    @TaskContract(process = CDS_CREATION, task = "describeCentre")
    void describe(DescribeCentre form, TaskInHand task) {
        refuseCommercial(form.manager());
        centres.open(new Centre(task.reference(), form.siteKind(), form.mainCentre(), form.manager().kind(),
                form.manager().name(), form.manager().siret(), Set.copyOf(form.activities()), form.address(),
                form.openingPlannedOn()));
        records.keep(task, form, Visibility.LEAD);
        dossiers.journal(task.reference(),
                JournalEntry.of("centre.described", Visibility.LEAD, form.manager().name()), task.userId());
    }

    @TaskDraft(process = CDS_CREATION, task = "projectDeclared")
    ProjectDeclared proposeDeclaration(TaskInHand start) {
        return new ProjectDeclared(null, SiteKind.CENTRE, null, null, null, null, null, null, null, null, null, null, null,
                null, new Deposit(null, null, start.today()));
    }

    @TaskDraft(process = CDS_CREATION, task = "qualifyRequest")
    QualifyRequest proposeQualification(TaskInHand task) {
        Centre centre = centres.get(task.reference());
        return new QualifyRequest(centre.managerKind().isNamedByLaw() ? true : null,
                centre.proposedRegime().orElse(null), null, null, null, null, null, null, null, null);
    }

    @TaskOptions(process = CDS_CREATION, task = "qualifyRequest")
    Map<String, List<FieldOption>> caisses(TaskInHand task) {
        return Map.of("cpam", dossiers.caisses(task.reference()));
    }

    @TaskContract(process = CDS_CREATION, task = "qualifyRequest", routes = "orientation")
    Routing qualify(QualifyRequest form, TaskInHand task) {
        boolean goesOn = form.orientation() == CentreOrientation.CONTINUE;
        if (goesOn && !form.managerEligible()) {
            throw new RefusedSubmission("orientation", "cds.orientation.eligible");
        }
        if (form.orientation() == CentreOrientation.NOT_ELIGIBLE && form.managerEligible()) {
            throw new RefusedSubmission("managerEligible", "cds.orientation.not-eligible");
        }
        Regime proposed = centres.get(task.reference()).proposedRegime().orElse(null);
        if (form.reason() == null && (!goesOn || form.regime() != proposed)) {
            throw new RefusedSubmission("reason", goesOn ? "cds.regime.reason" : "cds.orientation.reason");
        }
        dossiers.answerCaisse(task.reference(), form.cpam(), "cpam", task.userId());
        centres.change(task.reference(), centre -> centre.qualified(form.regime(), form.commercialGroup()));
        records.keep(task, form, Visibility.ADMINISTRATIONS);
        dossiers.journal(task.reference(), JournalEntry.of("centre.qualified." + form.orientation(), Visibility.LEAD,
                label(form.regime())).withNote(form.reason()), task.userId());
        if (form.commercialGroup()) {
            dossiers.journal(task.reference(),
                    JournalEntry.of("centre.commercialGroup", Visibility.ADMINISTRATIONS), task.userId());
        }
        return Routing.of("orientation", form.orientation());
    }

    @TaskContract(process = CDS_CREATION, task = "studyNeed", routes = "fundingAsked")
    Routing study(StudyNeed form, TaskInHand task) {
        records.keep(task, form, Visibility.LEAD);
        dossiers.journal(task.reference(), JournalEntry.of("centre.need", Visibility.LEAD), task.userId());
        return Routing.of("fundingAsked", form.fundingAsked());
    }

    @TaskDraft(process = CDS_CREATION, task = "prepareFile")
    PrepareFile proposeFile(TaskInHand task) {
        return new PrepareFile(null, expected(task.reference(), Centres.FILE, Set.of()), null, null, null, null, null);
    }

    @TaskContract(process = CDS_CREATION, task = "prepareFile")
    void prepare(PrepareFile form, TaskInHand task) {
        boolean online = form.deposit().channel() == Channel.DEMARCHES_SIMPLIFIEES;
        if (online && form.externalNumber() == null) {
            throw new RefusedSubmission("externalNumber", "cds.external.number");
        }
        if (online && form.externalOn() == null) {
            throw new RefusedSubmission("externalOn", "cds.external.date");
        }
        requireKnown(task.reference(), Centres.FILE, form.pieces().stream().map(CentrePieceCheck::piece).toList());
        documents.requireAll(task.reference(), form.documents(), "documents");
        records.keep(task, form, Visibility.LEAD);
        if (form.iban() != null) {
            recordBankDetails(task);
        }
        dossiers.journal(task.reference(), JournalEntry.of(online ? "centre.file.online" : "centre.file", Visibility.LEAD,
                FrenchDates.of(form.deposit().receivedOn()), Objects.toString(form.externalNumber(), "")), task.userId());
    }

    /** A centre is paid through its manager, which exists already: its number and the day on which its account is known. */
    private void recordBankDetails(TaskInHand task) {
        Centre centre = centres.get(task.reference());
        dossiers.recordLegalExistence(task.reference(), new LegalExistence(null, null, null, null, null,
                centre.managerSiret().orElse(null), dossiers.get(task.reference()).seatCommune().orElse(null), true),
                task.userId());
    }

    @TaskDraft(process = CDS_CREATION, task = "checkReceiptFile")
    CheckReceiptFile proposeCheck(TaskInHand task) {
        return new CheckReceiptFile(null, expected(task.reference(), Centres.RECEIPT_FILE, present(task.reference())), null,
                null, null);
    }

    @TaskContract(process = CDS_CREATION, task = "checkReceiptFile", routes = "receiptFile")
    Routing check(CheckReceiptFile form, TaskInHand task) {
        requireKnown(task.reference(), Centres.RECEIPT_FILE,
                form.pieces().stream().map(CentrePieceCheck::piece).toList());
        List<CentrePiece> missing = missing(task.reference(), form.pieces());
        boolean complete = form.receiptFile() == ReceiptFile.COMPLETE;
        if (complete && !missing.isEmpty()) {
            throw new RefusedSubmission("receiptFile", "cds.receipt.missing", labels(missing));
        }
        if (!complete && missing.isEmpty()) {
            throw new RefusedSubmission("receiptFile", "cds.receipt.nothing-missing");
        }
        if (!complete && form.mode() == NotificationMode.EMAIL) {
            throw new RefusedSubmission("mode", "cds.receipt.certain-date");
        }
        records.keep(task, form, Visibility.ADMINISTRATIONS);
        if (complete) {
            dossiers.journal(task.reference(), JournalEntry.of("centre.receipt.complete", Visibility.LEAD), task.userId());
        } else {
            centres.change(task.reference(), centre -> centre.asksForPiecesBy(form.deadline()));
            dossiers.journal(task.reference(), JournalEntry.of("centre.receipt.incomplete", Visibility.LEAD, labels(missing),
                    FrenchDates.of(form.deadline())), task.userId());
        }
        return Routing.of("receiptFile", form.receiptFile());
    }

    /** The required pieces that a check has not found, in the order of the rule; for the request that follows it. */
    List<CentrePiece> missing(String reference, List<CentrePieceCheck> checked) {
        Set<CentrePiece> present = checked.stream().filter(CentrePieceCheck::present).map(CentrePieceCheck::piece)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(CentrePiece.class)));
        return required.required(reference, Centres.RECEIPT_FILE).stream().map(CentrePiece::valueOf)
                .filter(piece -> !present.contains(piece))
                .toList();
    }

    @TaskDraft(process = CDS_CREATION, task = "recordReceiptPieces")
    RecordReceiptPieces proposePieces(TaskInHand task) {
        List<CentrePieceCheck> checked = records.last(task.reference(), CDS_CREATION, "checkReceiptFile")
                .map(record -> json.read(record.content().toString(), CheckReceiptFile.class).pieces()).orElse(List.of());
        return new RecordReceiptPieces(null, missing(task.reference(), checked).stream()
                .map(piece -> new ReceivedCentrePiece(piece, null)).toList(), null);
    }

    @TaskContract(process = CDS_CREATION, task = "recordReceiptPieces")
    void receive(RecordReceiptPieces form, TaskInHand task) {
        requireKnown(task.reference(), Centres.RECEIPT_FILE,
                form.pieces().stream().map(ReceivedCentrePiece::piece).toList());
        documents.requireAll(task.reference(), form.documents(), "documents");
        records.keep(task, form, Visibility.LEAD);
        dossiers.journal(task.reference(), JournalEntry.of("centre.receipt.pieces", Visibility.LEAD,
                labels(form.pieces().stream().map(ReceivedCentrePiece::piece).toList())), task.userId());
    }

    @TaskDraft(process = CDS_CREATION, task = "issueReceipt")
    IssueReceipt proposeReceipt(TaskInHand task) {
        return new IssueReceipt(task.today(), signature.proposed(task), null);
    }

    @TaskOptions(process = CDS_CREATION, task = "issueReceipt")
    Map<String, List<FieldOption>> signatories(TaskInHand task) {
        return Map.of("signatory", signature.entitled(task));
    }

    @TaskContract(process = CDS_CREATION, task = "issueReceipt")
    void issue(IssueReceipt form, TaskInHand task) {
        signature.require(task.reference(), form.signatory(), form.issuedOn(), "signatory");
        centres.change(task.reference(), centre -> centre.received(form.issuedOn()));
        records.keep(task, form, Visibility.LEAD);
        dossiers.journal(task.reference(), JournalEntry.of("centre.receipt.issued", Visibility.LEAD,
                FrenchDates.of(form.issuedOn())), task.userId());
    }

    @TaskContract(process = CDS_CREATION, task = "reworkFile")
    void rework(ReworkFile form, TaskInHand task) {
        records.keep(task, form, Visibility.LEAD);
        dossiers.journal(task.reference(),
                JournalEntry.of("centre.approval.reworked", Visibility.LEAD).withNote(form.changes()), task.userId());
    }

    @TaskContract(process = CDS_CREATION, task = "decideContracting", routes = "contracting")
    Routing contract(CdsForms.DecideContracting form, TaskInHand task) {
        if (form.iban() != null) {
            recordBankDetails(task);
        } else if (form.contracting() == ContractingDecision.CONTRACTED
                && dossiers.get(task.reference()).legalExistence().isEmpty()) {
            throw new RefusedSubmission("iban", "cds.contracting.iban");
        }
        centres.change(task.reference(), centre -> centre.contracted(form.contracting(), form.lookAgainOn()));
        records.keep(task, form, Visibility.ADMINISTRATIONS);
        dossiers.journal(task.reference(), JournalEntry.of("centre.contracting." + form.contracting(), Visibility.LEAD)
                .withNote(form.reason()), task.userId());
        return Routing.of("contracting", form.contracting());
    }

    @TaskContract(process = CDS_CREATION, task = "reviewContracting", routes = "contracting")
    Routing contractAgain(CdsForms.DecideContracting form, TaskInHand task) {
        return contract(form, task);
    }

    @TaskContract(process = CDS_CREATION, task = "recordOpening", routes = "openingOutcome")
    Routing open(RecordOpening form, TaskInHand task) {
        if (form.openingOutcome() == OpeningOutcome.OPEN) {
            LocalDate authorised = centres.get(task.reference()).authorisedOn().orElseThrow();
            if (form.openedOn().isBefore(authorised)) {
                throw new RefusedSubmission("openedOn", "cds.opening.before", FrenchDates.of(authorised));
            }
            dossiers.recordOpening(task.reference(), form.openedOn(), task.userId());
        } else {
            centres.change(task.reference(), centre -> centre.opensOn(form.newDate()));
            dossiers.journal(task.reference(), JournalEntry.of("centre.opening.postponed", Visibility.LEAD,
                    FrenchDates.of(form.newDate())).withNote(form.reason()), task.userId());
        }
        records.keep(task, form, Visibility.LEAD);
        return Routing.of("openingOutcome", form.openingOutcome());
    }

    private List<CentrePieceCheck> expected(String reference, String subject, Set<CentrePiece> present) {
        return required.list(reference, subject).stream()
                .map(piece -> CentrePiece.valueOf(piece.code()))
                .map(piece -> new CentrePieceCheck(piece, present.contains(piece) ? true : null))
                .toList();
    }

    /** What the manager has deposited, at once or when asked. */
    private Set<CentrePiece> present(String reference) {
        Set<CentrePiece> present = EnumSet.noneOf(CentrePiece.class);
        records.last(reference, CDS_CREATION, "prepareFile").ifPresent(record ->
                json.read(record.content().toString(), PrepareFile.class).pieces().stream().filter(CentrePieceCheck::present)
                        .map(CentrePieceCheck::piece).forEach(present::add));
        records.submissions(reference, CDS_CREATION, "recordReceiptPieces").forEach(record ->
                json.read(record.content().toString(), RecordReceiptPieces.class).pieces().stream()
                        .map(ReceivedCentrePiece::piece).forEach(present::add));
        return present;
    }

    private void requireKnown(String reference, String subject, List<CentrePiece> pieces) {
        Set<String> known = required.list(reference, subject).stream().map(RequiredPieces.Piece::code)
                .collect(Collectors.toSet());
        for (int index = 0; index < pieces.size(); index++) {
            if (!known.contains(pieces.get(index).name())) {
                throw new RefusedSubmission("pieces[%d].piece".formatted(index), "cds.piece.unexpected",
                        labels(List.of(pieces.get(index))));
            }
        }
    }

    private String labels(List<CentrePiece> pieces) {
        return pieces.stream().map(this::label).collect(Collectors.joining(", "));
    }

    private String label(Enum<?> constant) {
        return messages.getMessage("enum.%s.%s".formatted(constant.getDeclaringClass().getSimpleName(), constant.name()),
                null, Locale.FRENCH);
    }
}
