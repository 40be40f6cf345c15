--liquibase formatted sql

--changeset funding:1
--comment The start-up aid of the health insurance: paid, or why not; each attempt is kept.
create table startup_payment (
  id bigint generated always as identity primary key,
  dossier text not null references dossier,
  outcome text not null check (outcome in ('PAID', 'BLOCKED')),
  amount numeric(12, 2) check (amount > 0),
  source text,
  paid_on date,
  blocking_reason text,
  recorded_at timestamptz not null,
  recorded_by text,
  check (outcome <> 'PAID' or (amount is not null and source is not null and paid_on is not null)),
  check (outcome <> 'BLOCKED' or blocking_reason is not null)
);
create index startup_payment_dossier on startup_payment (dossier, id);
--comment It is paid once.
create unique index startup_payment_once on startup_payment (dossier) where outcome = 'PAID';
