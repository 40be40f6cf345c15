package fr.maillage.support.mission;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.springframework.context.MessageSource;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import fr.maillage.directory.Lot;
import fr.maillage.reference.Euros;
import fr.maillage.workflow.RefusedSubmission;

/** Pages on which administrators keep the framework agreements: terms, lots, holders by rank, ceilings. */
@Controller
@RequestMapping("/administration/accords-cadres")
class FrameworkAgreementPages {

    private static final String FORM = "mission/agreement";
    private static final Pattern AMOUNT = Pattern.compile("\\d{1,9}([.,]\\d{1,2})?");
    private static final Pattern HOLDER = Pattern.compile("(\\d{1,3})\\s+([a-z0-9-]{1,60})");

    /** A line of the list: who holds what, and how much of the ceiling is committed. */
    record Line(long id, String number, String name, String region, String period, String lots, String committed) {
    }

    private final FrameworkAgreements agreements;
    private final MissionWords words;
    private final MessageSource messages;

    FrameworkAgreementPages(FrameworkAgreements agreements, MissionWords words, MessageSource messages) {
        this.agreements = agreements;
        this.words = words;
        this.messages = messages;
    }

    @ModelAttribute
    void choices(Model model) {
        model.addAttribute("lots", Lot.values());
        model.addAttribute("modes", LotMode.values());
        model.addAttribute("units", AdmissionDelay.Unit.values());
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("agreements", agreements.all().stream().map(this::line).toList());
        return "mission/agreements";
    }

    @GetMapping("/nouveau")
    String blank(Model model) {
        return show(null, Map.of(), Map.of(), model);
    }

    @GetMapping("/{id}")
    String edit(@PathVariable long id, Model model) {
        return show(id, fieldsOf(found(id)), Map.of(), model);
    }

    @PostMapping
    String create(@RequestParam Map<String, String> typed, Model model, RedirectAttributes next) {
        return save(null, typed, model, next);
    }

    @PostMapping("/{id}")
    String update(@PathVariable long id, @RequestParam Map<String, String> typed, Model model, RedirectAttributes next) {
        found(id);
        return save(id, typed, model, next);
    }

    private String save(Long id, Map<String, String> typed, Model model, RedirectAttributes next) {
        Typed form = new Typed(typed);
        FrameworkAgreement agreement = form.agreement(id);
        if (form.problems.isEmpty()) {
            try {
                long saved = agreements.save(agreement);
                next.addFlashAttribute("notice", words.text("mission.agreement.saved", agreement.name()));
                return "redirect:/administration/accords-cadres/" + saved;
            } catch (RefusedSubmission refusal) {
                form.problems.put(refusal.field(), messages.getMessage(refusal.text(), Locale.FRENCH));
            } catch (OptimisticLockingFailureException e) {
                form.refuse("version", "directory.form.changed-meanwhile");
            }
        }
        return show(id, typed, form.problems, model);
    }

    private static String show(Long id, Map<String, String> values, Map<String, String> problems, Model model) {
        model.addAttribute("id", id);
        model.addAttribute("values", values);
        model.addAttribute("problems", problems);
        return FORM;
    }

    private Line line(FrameworkAgreement agreement) {
        long committed = agreement.lots().isEmpty() ? 0
                : agreements.ceilings(agreement, agreement.lots().get(0).lot()).agreementCommitted();
        return new Line(agreement.id(), agreement.number(), agreement.name(), agreement.region(),
                words.text("mission.agreement.period", words.day(agreement.validFrom()), words.day(agreement.validTo())),
                agreement.lots().stream().map(lot -> "%s (%s)".formatted(words.lot(lot.lot()), words.constant(lot.mode())))
                        .collect(Collectors.joining(", ")),
                agreement.ceiling() == null ? Euros.text(committed)
                        : words.text("mission.agreement.committed", Euros.text(committed), Euros.text(agreement.ceiling())));
    }

    private static Map<String, String> fieldsOf(FrameworkAgreement agreement) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("version", String.valueOf(agreement.version()));
        fields.put("number", agreement.number());
        fields.put("name", agreement.name());
        fields.put("region", agreement.region());
        fields.put("validFrom", agreement.validFrom().toString());
        fields.put("validTo", agreement.validTo().toString());
        fields.put("ceiling", euros(agreement.ceiling()));
        AdmissionDelay delay = agreement.admissionDelay();
        fields.put("admissionDelay", delay == null ? "" : String.valueOf(delay.amount()));
        fields.put("admissionUnit", delay == null ? "" : delay.unit().name());
        fields.put("lateAfterDays", Objects.toString(agreement.lateAfterDays(), ""));
        fields.put("penaltyDivisor", Objects.toString(agreement.penaltyDivisor(), ""));
        fields.put("source", agreement.source());
        for (FrameworkLot lot : agreement.lots()) {
            String prefix = lot.lot() + ".";
            fields.put(prefix + "mode", lot.mode().name());
            fields.put(prefix + "ceiling", euros(lot.ceiling()));
            fields.put(prefix + "orderCeiling", euros(lot.orderCeiling()));
            fields.put(prefix + "holders", lot.holders().stream()
                    .map(holder -> holder.rank() + " " + holder.organisation())
                    .collect(Collectors.joining("\n")));
        }
        return fields;
    }

    private static String euros(Long cents) {
        return cents == null ? "" : Euros.of(cents).stripTrailingZeros().toPlainString().replace('.', ',');
    }

    private FrameworkAgreement found(long id) {
        return agreements.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** What was typed, and what is wrong with it at each field. */
    private final class Typed {

        private final Map<String, String> fields;
        private final Map<String, String> problems = new LinkedHashMap<>();

        private Typed(Map<String, String> fields) {
            this.fields = fields;
        }

        private FrameworkAgreement agreement(Long id) {
            Integer amount = number("admissionDelay", 400);
            String unit = text("admissionUnit", 10);
            if (amount == null != (unit == null)) {
                refuse("admissionDelay", "mission.agreement.delay");
            }
            String source = text("source", 500);
            if (source == null) {
                refuse("source", "mission.agreement.source");
            }
            return new FrameworkAgreement(id, number("version", Integer.MAX_VALUE), required("number", 60),
                    required("name", 200), required("region", 3), date("validFrom"), date("validTo"), cents("ceiling"),
                    amount == null || unit == null ? null : new AdmissionDelay(amount, unit(unit)),
                    number("lateAfterDays", 365), number("penaltyDivisor", 100_000), source, lots());
        }

        private List<FrameworkLot> lots() {
            List<FrameworkLot> lots = new ArrayList<>();
            for (Lot lot : Lot.values()) {
                String prefix = lot + ".";
                String mode = text(prefix + "mode", 20);
                if (mode != null) {
                    lots.add(new FrameworkLot(lot, mode(mode), cents(prefix + "ceiling"), cents(prefix + "orderCeiling"),
                            holders(prefix + "holders")));
                }
            }
            return lots;
        }

        private List<FrameworkHolder> holders(String field) {
            List<FrameworkHolder> holders = new ArrayList<>();
            for (String line : Objects.requireNonNullElse(fields.get(field), "").split("\\R")) {
                Matcher holder = HOLDER.matcher(line.strip());
                if (holder.matches()) {
                    holders.add(new FrameworkHolder(holder.group(2), Integer.parseInt(holder.group(1))));
                } else if (!line.isBlank()) {
                    refuse(field, "mission.agreement.holder.form");
                }
            }
            return holders;
        }

        private String text(String field, int longest) {
            String value = fields.get(field);
            if (value == null || value.isBlank()) {
                return null;
            }
            if (value.strip().length() > longest) {
                refuse(field, "directory.form.long", longest);
            }
            return value.strip();
        }

        private String required(String field, int longest) {
            String value = text(field, longest);
            if (value == null) {
                refuse(field, "directory.form.required");
            }
            return value;
        }

        private Integer number(String field, int largest) {
            String value = text(field, 10);
            if (value == null) {
                return null;
            }
            if (!value.matches("\\d{1,9}") || Integer.parseInt(value) > largest) {
                refuse(field, "directory.form.positive");
                return null;
            }
            return Integer.valueOf(value);
        }

        private Long cents(String field) {
            String value = text(field, 20);
            String plain = value == null ? null : value.replaceAll("[\\p{Z}€]", "");
            if (plain == null) {
                return null;
            }
            if (!AMOUNT.matcher(plain).matches() || Euros.cents(new BigDecimal(plain.replace(',', '.'))) == 0) {
                refuse(field, "mission.agreement.amount");
                return null;
            }
            return Euros.cents(new BigDecimal(plain.replace(',', '.')));
        }

        private LocalDate date(String field) {
            String value = required(field, 10);
            try {
                return value == null ? null : LocalDate.parse(value);
            } catch (DateTimeParseException e) {
                refuse(field, "directory.form.date");
                return null;
            }
        }

        private LotMode mode(String name) {
            return Arrays.stream(LotMode.values()).filter(mode -> mode.name().equals(name)).findFirst()
                    .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
        }

        private AdmissionDelay.Unit unit(String name) {
            return Arrays.stream(AdmissionDelay.Unit.values()).filter(unit -> unit.name().equals(name)).findFirst()
                    .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
        }

        private void refuse(String field, String messageKey, Object... arguments) {
            problems.putIfAbsent(field, messages.getMessage(messageKey, arguments, Locale.FRENCH));
        }
    }
}
