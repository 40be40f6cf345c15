--liquibase formatted sql

--changeset lifecycle:1
--comment A dossier that another delegation has taken over, or that goes on in another dossier.
alter table dossier add column chosen_pilot text;
alter table dossier add column merged_into text references dossier;
create index dossier_merged_into on dossier (merged_into) where merged_into is not null;
create index dossier_lead_email on dossier (lower(lead_email));

create table dossier_transfer (
  id bigint generated always as identity primary key,
  reference text not null references dossier,
  departement text not null,
  receiver text not null,
  reason text not null,
  requested_at timestamptz not null,
  requested_by text,
  answer text check (answer in ('ACCEPTED', 'REFUSED')),
  answer_reason text,
  answered_at timestamptz,
  answered_by text,
  check ((answer is null) = (answered_at is null))
);
create index dossier_transfer_reference on dossier_transfer (reference, id);
--comment One delegation is asked at a time.
create unique index dossier_transfer_open on dossier_transfer (reference) where answer is null;

--changeset lifecycle:2
insert into reference_value (domain, key, valid_from, amount, unit, source, confidence, note) values
  ('DELAY', 'answerTransfer', '2010-01-01', 10, 'WORKING_DAYS', 'Usage', 'UNCONFIRMED', 'Réponse de la délégation à laquelle un dossier est proposé'),
  ('DELAY', 'answerTransfer.reminder', '2010-01-01', 5, 'WORKING_DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'answerTransfer.escalation', '2010-01-01', 15, 'WORKING_DAYS', 'Usage', 'UNCONFIRMED', 'Sans réponse : les responsables tranchent'),
  ('DELAY', 'decideTransfer', '2010-01-01', 5, 'WORKING_DAYS', 'Usage', 'UNCONFIRMED', null);

--changeset lifecycle:3
--comment A dossier may end before the delegation has answered.
alter table dossier_transfer drop constraint dossier_transfer_answer_check;
alter table dossier_transfer add constraint dossier_transfer_answer_check check (answer in ('ACCEPTED', 'REFUSED', 'LAPSED'));
