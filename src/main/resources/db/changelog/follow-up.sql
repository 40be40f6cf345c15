--liquibase formatted sql

--changeset follow-up:1
--comment What follows a structure once it works, by type; the words are those of FollowUpKind.
insert into reference_value (domain, key, valid_from, code, unit, source, confidence, note) values
  ('CHOICE', 'follow-up.CPTS', '2010-01-01', 'MISSIONS,ANNUAL_REVIEW,RENEWAL', 'CODE', 'Accord conventionnel interprofessionnel CPTS ; Sénat, rapport r25-0325', 'VERIFIED', 'Missions, dialogue de gestion, renouvellement'),
  ('CHOICE', 'follow-up.MSP', '2010-01-01', 'ANNUAL_REVIEW,RENEWAL', 'CODE', 'Contrat type ACI MSP : point d’échange annuel', 'SECONDARY', 'Point annuel, renouvellement'),
  ('CHOICE', 'follow-up.CDS', '2010-01-01', 'ANNUAL_REVIEW,RENEWAL', 'CODE', 'Code de la santé publique, art. L. 6323-1-13 : information annuelle sur l’activité', 'SECONDARY', 'Point annuel, renouvellement'),
  ('CHOICE', 'follow-up.DAC', '2010-01-01', 'ANNUAL_REVIEW,RENEWAL', 'CODE', 'Décret 2021-295 du 18/03/2021 ; revue annuelle : usage', 'UNCONFIRMED', 'Revue du CPOM, renouvellement'),
  ('CHOICE', 'annual-report.day.MSP', '2023-01-01', '01-31', 'CODE', 'cegedim-sante.com : déclaration sur amelipro avant le 31 janvier', 'SECONDARY', 'Mois et jour ; ailleurs, le rapport est dû avant l’anniversaire du contrat');

--changeset follow-up:2
--comment Delays of bpmn/follow-up.
insert into reference_value (domain, key, valid_from, amount, unit, source, confidence, note) values
  ('DELAY', 'mission.start.QUALITY', '2019-08-25', 12, 'MONTHS', 'Usage', 'UNCONFIRMED', 'Mission optionnelle, compté de la signature du contrat'),
  ('DELAY', 'mission.start.SUPPORT', '2019-08-25', 12, 'MONTHS', 'Usage', 'UNCONFIRMED', 'Mission optionnelle, compté de la signature du contrat'),
  ('DELAY', 'mission.deployed.QUALITY', '2019-08-25', 24, 'MONTHS', 'Usage', 'UNCONFIRMED', 'Mission optionnelle, compté de la signature du contrat'),
  ('DELAY', 'mission.deployed.SUPPORT', '2019-08-25', 24, 'MONTHS', 'Usage', 'UNCONFIRMED', 'Mission optionnelle, compté de la signature du contrat'),
  ('DELAY', 'mission.alert.first', '2010-01-01', 2, 'MONTHS', 'Usage', 'UNCONFIRMED', 'Compté avant l’échéance de la mission'),
  ('DELAY', 'mission.alert.second', '2010-01-01', 1, 'MONTHS', 'Usage', 'UNCONFIRMED', 'Compté avant l’échéance de la mission'),
  ('DELAY', 'observeStart', '2010-01-01', 15, 'WORKING_DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'payMission', '2010-01-01', 15, 'WORKING_DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'annual-report.request', '2010-01-01', 90, 'DAYS', 'Usage', 'UNCONFIRMED', 'Compté avant l’anniversaire du contrat'),
  ('DELAY', 'annual-report.due', '2010-01-01', 60, 'DAYS', 'Usage', 'UNCONFIRMED', 'Compté avant l’anniversaire du contrat'),
  ('DELAY', 'annual-report.late', '2010-01-01', 45, 'DAYS', 'Usage', 'UNCONFIRMED', 'Compté avant l’anniversaire du contrat'),
  ('DELAY', 'annual-meeting.due', '2010-01-01', 15, 'DAYS', 'Usage', 'UNCONFIRMED', 'Compté avant l’anniversaire du contrat'),
  ('DELAY', 'annual-payment.due', '2010-01-01', 15, 'WORKING_DAYS', 'Usage', 'UNCONFIRMED', 'Compté après l’anniversaire du contrat'),
  ('DELAY', 'checkReport', '2010-01-01', 20, 'WORKING_DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'recordCommitteeOpinion', '2010-01-01', 45, 'DAYS', 'Usage', 'UNCONFIRMED', 'Convocation de la CPL : 15 jours (juriblio, annexe 5)'),
  ('DELAY', 'renewal.opening', '2010-01-01', 6, 'MONTHS', 'Usage', 'UNCONFIRMED', 'Compté avant la fin du contrat'),
  ('DELAY', 'renewal.decision', '2010-01-01', 3, 'MONTHS', 'Usage', 'UNCONFIRMED', 'Compté avant la fin du contrat'),
  ('DELAY', 'recordRenewal', '2010-01-01', 30, 'DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'reviewSupport', '2010-01-01', 30, 'DAYS', 'Usage', 'UNCONFIRMED', 'Compté de l’entrée en fonctionnement'),
  ('THRESHOLD', 'aci-cpts.advance-share', '2019-08-25', 75, 'PERCENT', 'Arrêté du 21/08/2019, art. 9.1 (juriblio) ; Sénat, rapport r25-0325', 'VERIFIED', 'Avance sur le fonctionnement et sur la part fixe des missions');

--changeset follow-up:3
--comment One mission of a contract, from its start to its deployment. Dates are null until they happen.
create table mission_follow_up (
  id bigint generated always as identity primary key,
  dossier text not null references dossier,
  contract bigint not null references contract,
  mission text not null,
  opened_on date not null,
  start_due date not null,
  deployment_due date not null,
  started_on date,
  observed_on date,
  insufficient_reason text,
  deployed_on date,
  breach_on date,
  breach_reason text,
  unique (contract, mission)
);
create index mission_follow_up_dossier on mission_follow_up (dossier);

--comment One year of a structure; contract is null where none pays.
create table annual_review (
  id bigint generated always as identity primary key,
  dossier text not null references dossier,
  contract bigint references contract,
  year integer not null,
  opened_on date not null,
  anniversary date not null,
  report_due date not null,
  report_received_on date,
  missing_evidence text,
  meeting_at timestamp,
  meeting_place text,
  met_on date,
  findings text,
  objectives text,
  disagreement text,
  committee_on date,
  committee_opinion text,
  variable_share integer check (variable_share between 0 and 100),
  closed_on date,
  unique (dossier, year)
);

--comment What the report claims and what the control says of it: a file for each expense and each meeting.
create table annual_indicator (
  annual_review bigint not null references annual_review,
  position integer not null,
  indicator text not null,
  value text,
  state text check (state in ('MET', 'PARTLY', 'NOT_MET')),
  remark text,
  primary key (annual_review, position)
);
create table annual_expense (
  annual_review bigint not null references annual_review,
  position integer not null,
  label text not null,
  amount numeric(12, 2) not null check (amount > 0),
  spent_on date not null,
  evidence uuid not null references document,
  state text check (state in ('ACCEPTED', 'MISSING', 'REJECTED')),
  remark text,
  primary key (annual_review, position),
  unique (annual_review, evidence)
);
create table annual_meeting (
  annual_review bigint not null references annual_review,
  position integer not null,
  subject text not null,
  held_on date not null,
  attendees integer not null check (attendees > 0),
  evidence uuid not null references document,
  primary key (annual_review, position)
);

--comment Payments of the follow-up, by line; year is that of the anniversary which closes the paid year.
create table follow_up_payment (
  id bigint generated always as identity primary key,
  dossier text not null references dossier,
  contract bigint not null references contract,
  mission_follow_up bigint references mission_follow_up,
  annual_review bigint references annual_review,
  outcome text not null check (outcome in ('PAID', 'BLOCKED')),
  total numeric(12, 2),
  paid_on date,
  blocking_reason text,
  recorded_at timestamptz not null,
  recorded_by text,
  check (outcome <> 'PAID' or (total is not null and paid_on is not null)),
  check (outcome <> 'BLOCKED' or blocking_reason is not null)
);
create index follow_up_payment_contract on follow_up_payment (contract);
create table follow_up_payment_line (
  payment bigint not null references follow_up_payment,
  position integer not null,
  purpose text not null,
  line text not null check (line in ('ADVANCE', 'BALANCE', 'DEDUCTION')),
  year integer not null,
  amount numeric(12, 2) not null,
  source text not null,
  primary key (payment, position)
);

--comment The end of a contract and what was decided about it.
create table contract_renewal (
  contract bigint primary key references contract,
  dossier text not null references dossier,
  opened_on date not null,
  ends_on date not null,
  decision text check (decision in ('RENEW', 'RENEGOTIATE', 'END')),
  decided_on date,
  assessment text,
  requests text,
  reason text,
  population integer,
  signed_on date,
  renewed_until date,
  signed_file uuid references document
);
create index contract_renewal_dossier on contract_renewal (dossier);

--changeset follow-up:4
--comment The register serves all types: labelled before it opens, its end, the end of its contract; numbers by site.
alter table structure alter column opened_on drop not null;
alter table structure add column contract_ended_on date;
alter table structure add column ended_on date;
alter table structure add column end_kind text check (end_kind in ('WITHDRAWN', 'CEASED', 'MERGED'));
alter table structure add constraint structure_end check ((ended_on is null) = (end_kind is null));

--comment Size and territory have their time, so that the register can be read at a past date.
create table structure_size (
  structure bigint not null references structure,
  since date not null,
  population integer,
  size_class integer,
  primary key (structure, since)
);
insert into structure_size (structure, since, population, size_class)
  select id, coalesce(validated_on, contract_signed_on, opened_on), population, size_class from structure;
alter table structure_part add column since date;
alter table structure_part add column until date;
update structure_part p set since = (select coalesce(s.validated_on, s.contract_signed_on, s.opened_on) from structure s where s.id = p.structure);
alter table structure_part alter column since set not null;

create table structure_site (
  id bigint generated always as identity primary key,
  structure bigint not null references structure,
  name text not null,
  kind text not null check (kind in ('MAIN', 'SECONDARY', 'BRANCH')),
  commune text,
  finess_establishment text unique,
  since date not null,
  until date
);
create index structure_site_structure on structure_site (structure);
insert into structure_site (structure, name, kind, commune, finess_establishment, since)
  select s.id, s.name, 'MAIN', d.seat_commune, s.finess_establishment, coalesce(s.finess_recorded_on, s.opened_on)
    from structure s join dossier d on d.reference = s.dossier where s.finess_establishment is not null;

--changeset follow-up:5
create table breach (
  id bigint generated always as identity primary key,
  dossier text not null references dossier,
  object text not null check (object in ('LABEL', 'APPROVAL', 'CONTRACT')),
  facts text not null,
  observed_on date not null,
  notified_on date not null,
  answer_due date not null,
  answered_on date,
  defence text,
  committee_on date,
  committee_opinion text,
  decision text check (decision in ('REGULARISED', 'PLAN', 'WITHDRAW')),
  decided_on date,
  reasons text,
  plan text,
  plan_due date,
  effective_on date,
  signatory text,
  closed_on date
);
create index breach_dossier on breach (dossier);

create table follow_up_recovery (
  id bigint generated always as identity primary key,
  dossier text not null references dossier,
  contract bigint not null references contract,
  outcome text not null check (outcome in ('RECOVERED', 'INSTALMENTS', 'NOTHING_DUE', 'WAITING')),
  amount numeric(12, 2) check (amount > 0),
  source text,
  recovered_on date,
  schedule text,
  reason text,
  recorded_at timestamptz not null,
  recorded_by text
);
create index follow_up_recovery_dossier on follow_up_recovery (dossier);

--comment A change of a structure that exists. What only some kinds have is null for the others.
create table structure_change (
  id bigint generated always as identity primary key,
  dossier text not null references dossier,
  kind text not null,
  reported_on date not null,
  received_on date not null,
  effective_on date not null,
  late boolean not null,
  description text not null,
  seat_commune text,
  other text references dossier,
  target_type text,
  site_name text,
  site_kind text,
  site_commune text,
  site_finess text,
  people_role text,
  person text,
  proposed_treatment text,
  proposed_amendment boolean,
  treatment text check (treatment in ('RECORD', 'REVIEW', 'TEAM', 'CONVERSION', 'CLOSURE', 'REFUSED')),
  amendment boolean,
  decided_on date,
  reason text,
  applied_on date,
  team_answer text,
  checkpoint_on date,
  payments_suspended boolean,
  successor text references dossier,
  ceased_on date,
  liquidator text,
  closed_on date
);
create index structure_change_dossier on structure_change (dossier);
create index structure_change_successor on structure_change (successor);
create table structure_change_part (
  structure_change bigint not null references structure_change,
  position integer not null,
  commune text not null,
  part text,
  population integer,
  source text,
  primary key (structure_change, position)
);

--changeset follow-up:6
insert into reference_value (domain, key, valid_from, amount, unit, source, confidence, note) values
  ('DELAY', 'breach.answer', '2010-01-01', 30, 'DAYS', 'Procédure contradictoire : usage', 'UNCONFIRMED', 'Réponse de la structure, comptée de la notification'),
  ('DELAY', 'recordBreachOpinion', '2010-01-01', 45, 'DAYS', 'Usage', 'UNCONFIRMED', 'Convocation de la CPL : 15 jours (juriblio, annexe 5)'),
  ('DELAY', 'decideBreach', '2010-01-01', 30, 'DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'checkPlan', '2010-01-01', 15, 'WORKING_DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'recoverAdvance', '2010-01-01', 30, 'DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'handleChange', '2010-01-01', 20, 'WORKING_DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'change.notice.CDS', '2018-02-27', 15, 'DAYS', 'Code de la santé publique, art. D. 6323-10', 'VERIFIED', 'Changement substantiel d’un centre de santé, compté du changement'),
  ('DELAY', 'confirmTeamInOperation', '2010-01-01', 30, 'DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'team.checkpoint', '2010-01-01', 6, 'MONTHS', 'Usage', 'UNCONFIRMED', 'Point de contrôle au plus tard'),
  ('DELAY', 'decidePayments', '2010-01-01', 15, 'WORKING_DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'recordCessation', '2010-01-01', 20, 'WORKING_DAYS', 'Usage', 'UNCONFIRMED', null);
