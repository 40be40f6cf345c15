package fr.maillage.dossier;

import java.math.BigDecimal;
import java.time.LocalDate;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/**
 * An existing device that a DAC is to unite.
 *
 * @param dossier        reference of the DAC
 * @param budget         euros a year; {@code null} when not known
 * @param finess         number of its establishment; {@code null} without
 * @param platform       reference of the historical dossier, when the device is a PTA that is known here
 * @param vote           {@code null} until its body has voted on the form that was chosen last
 * @param leftOut        goes on outside the DAC
 * @param finessClosedOn day on which its number was closed
 */
@Table("dac_device")
public record Device(@Id Long id, String dossier, DeviceKind kind, String name, String carrier, String legalForm,
                     BigDecimal fullTimeEquivalent, BigDecimal budget, String contracts, String finess, String email,
                     String platform, DeviceVote vote, LocalDate votedOn, boolean leftOut, LocalDate finessClosedOn) {

    static Device listed(String dossier, DacForms.ListedDevice form) {
        return new Device(null, dossier, form.kind(), form.name(), form.carrier(), form.legalForm(),
                form.fullTimeEquivalent(), form.budget(), form.contracts(), form.finess(), form.email(), form.platform(),
                null, null, false, null);
    }

    Device voted(DeviceVote given, LocalDate day) {
        return new Device(id, dossier, kind, name, carrier, legalForm, fullTimeEquivalent, budget, contracts, finess, email,
                platform, given, day, leftOut, finessClosedOn);
    }

    Device stayingOutside() {
        return new Device(id, dossier, kind, name, carrier, legalForm, fullTimeEquivalent, budget, contracts, finess, email,
                platform, vote, votedOn, true, finessClosedOn);
    }

    Device closedOn(LocalDate day) {
        return new Device(id, dossier, kind, name, carrier, legalForm, fullTimeEquivalent, budget, contracts, finess, email,
                platform, vote, votedOn, leftOut, day);
    }
}
