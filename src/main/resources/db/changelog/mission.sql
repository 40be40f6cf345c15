--liquibase formatted sql

--changeset mission:1
--comment Framework agreements of an agency for consultants. Amounts are cents; no ceiling means that the agreement sets none.
create table framework_agreement (
  id bigint generated always as identity primary key,
  version integer not null,
  number text not null unique,
  name text not null,
  region text not null,
  valid_from date not null,
  valid_to date not null,
  ceiling bigint check (ceiling > 0),
  admission_delay integer check (admission_delay > 0),
  admission_unit text check (admission_unit in ('DAYS', 'MONTHS')),
  late_after_days integer check (late_after_days > 0),
  penalty_divisor integer check (penalty_divisor > 0),
  source text not null,
  check (valid_to >= valid_from),
  check ((admission_delay is null) = (admission_unit is null))
);

create table framework_lot (
  agreement bigint not null references framework_agreement,
  lot text not null check (lot in ('HEALTH_PROJECT', 'REAL_ESTATE', 'LEGAL')),
  mode text not null check (mode in ('TURN', 'CASCADE', 'COMPETITION')),
  ceiling bigint check (ceiling > 0),
  order_ceiling bigint check (order_ceiling > 0),
  primary key (agreement, lot)
);

create table framework_holder (
  agreement bigint not null,
  lot text not null,
  organisation text not null references organisation,
  rank integer not null check (rank > 0),
  primary key (agreement, lot, organisation),
  unique (agreement, lot, rank),
  foreign key (agreement, lot) references framework_lot
);

--changeset mission:2
create table consultant_mission (
  id bigint generated always as identity primary key,
  version integer not null,
  dossier text not null references dossier,
  lot text not null check (lot in ('HEALTH_PROJECT', 'REAL_ESTATE', 'LEGAL')),
  origin text not null check (origin in ('DESIGNATION', 'WRITING', 'FORM', 'STUDY')),
  needed_at timestamptz not null,
  needed_by text,
  purpose text,
  deliverable text,
  days numeric(6, 1) check (days > 0),
  wanted_on date,
  described_at timestamptz,
  agreement bigint references framework_agreement,
  round integer not null,
  defaulting boolean not null,
  outcome text check (outcome in ('SERVED', 'WITHDRAWN', 'REFUSED', 'GIVEN_UP', 'STOPPED')),
  ended_at timestamptz,
  check ((outcome is null) = (ended_at is null))
);
create index consultant_mission_dossier on consultant_mission (dossier, id);

--comment Documents of the dossier that the consultant may read.
create table mission_paper (
  mission bigint not null references consultant_mission,
  document uuid not null references document,
  primary key (mission, document)
);

create table mission_offer (
  id bigint generated always as identity primary key,
  mission bigint not null references consultant_mission,
  round integer not null,
  organisation text not null references organisation,
  price bigint check (price > 0),
  days numeric(6, 1) check (days > 0),
  note text,
  document uuid references document,
  submitted_at timestamptz not null,
  unique (mission, round, organisation)
);

--comment What is committed: the price while the order lives, then what was certified, nothing once it has come to nothing.
create table mission_order (
  id bigint generated always as identity primary key,
  version integer not null,
  mission bigint not null references consultant_mission,
  round integer not null,
  agreement bigint not null,
  lot text not null,
  organisation text not null references organisation,
  price bigint not null check (price > 0),
  committed bigint not null check (committed >= 0),
  commitment_number text not null,
  derogation text,
  issued_at timestamptz not null,
  issued_by text,
  due_on date not null,
  asked_on date,
  state text not null check (state in ('ISSUED', 'ACCEPTED', 'DELIVERED', 'ADMITTED', 'SERVED', 'DECLINED', 'LAPSED', 'TERMINATED',
    'REJECTED', 'CANCELLED')),
  answered_at timestamptz,
  decline_reason text,
  answer_note text,
  contact text,
  launch_on timestamp,
  launched_on date,
  launch_report text,
  document uuid references document,
  notice_on date,
  notice_until date,
  notice_mode text,
  notice_text text,
  notice_document uuid references document,
  end_reason text,
  penalty bigint check (penalty >= 0),
  reduction integer check (reduction between 1 and 99),
  certified bigint check (certified >= 0),
  invoice text,
  ended_on date,
  quality integer check (quality between 1 and 5),
  timeliness integer check (timeliness between 1 and 5),
  listening integer check (listening between 1 and 5),
  evaluation text,
  evaluated_on date,
  foreign key (agreement, lot) references framework_lot
);
create index mission_order_mission on mission_order (mission, id);
create index mission_order_committed on mission_order (agreement, lot) include (committed);
create index mission_order_organisation on mission_order (organisation, id);

create table mission_delivery (
  id bigint generated always as identity primary key,
  version integer not null,
  mission_order bigint not null references mission_order,
  label text not null,
  document uuid not null references document,
  days numeric(6, 1) not null check (days > 0),
  note text,
  delivered_at timestamptz not null,
  delivered_on date not null,
  admission text check (admission in ('ADMITTED', 'POSTPONED', 'REDUCED', 'REJECTED')),
  tacit boolean not null,
  decided_on date,
  reasons text,
  corrections text,
  rework_by date
);
create index mission_delivery_order on mission_delivery (mission_order, id);

create table mission_opinion (
  id bigint generated always as identity primary key,
  delivery bigint not null references mission_delivery,
  source text not null check (source in ('LEAD', 'OFFICER', 'DELEGATION')),
  opinion text not null check (opinion in ('SATISFACTORY', 'TO_REWORK')),
  remarks text,
  given_at timestamptz not null,
  given_by text,
  unique (delivery, source)
);

--changeset mission:3
insert into reference_value (domain, key, valid_from, amount, unit, source, confidence, note) values
  ('DELAY', 'expressNeed', '2010-01-01', 5, 'WORKING_DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'submitOffer', '2010-01-01', 10, 'WORKING_DAYS', 'Usage', 'UNCONFIRMED', 'Remise en concurrence entre les titulaires d’un lot'),
  ('DELAY', 'issueOrder', '2010-01-01', 5, 'WORKING_DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'answerOrder', '2010-01-01', 5, 'WORKING_DAYS', 'Usage', 'UNCONFIRMED', 'Le silence vaut refus du bon de commande'),
  ('DELAY', 'decideWithoutHolder', '2010-01-01', 10, 'WORKING_DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'holdLaunchMeeting', '2010-01-01', 10, 'WORKING_DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'deliver.reminder.far', '2010-01-01', 15, 'DAYS', 'Usage', 'UNCONFIRMED', 'Avant la date du livrable'),
  ('DELAY', 'deliver.reminder.near', '2010-01-01', 5, 'DAYS', 'Usage', 'UNCONFIRMED', 'Avant la date du livrable'),
  ('DELAY', 'deliver.reminder.last', '2010-01-01', 0, 'DAYS', 'Usage', 'UNCONFIRMED', 'Le jour du livrable'),
  ('DELAY', 'deliver.formal-notice', '2010-01-01', 10, 'DAYS', 'Usage', 'UNCONFIRMED', 'Retard qui ouvre la mise en demeure, si l’accord-cadre n’en dit rien'),
  ('DELAY', 'giveFormalNotice', '2010-01-01', 5, 'WORKING_DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'decideAfterNotice', '2010-01-01', 5, 'WORKING_DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'giveDeliverableOpinion', '2010-01-01', 10, 'WORKING_DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'decideAdmission', '2010-01-01', 2, 'MONTHS', 'CCAG des marchés de prestations intellectuelles : connu, non relu', 'UNCONFIRMED', 'Si l’accord-cadre n’en dit rien ; le silence vaut admission'),
  ('DELAY', 'certifyService', '2010-01-01', 5, 'WORKING_DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'evaluateMission', '2010-01-01', 30, 'DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'consultantAccess', '2010-01-01', 30, 'DAYS', 'Usage', 'UNCONFIRMED', 'Accès du prestataire après la fin de sa mission'),
  ('DELAY', 'decideStudy', '2010-01-01', 10, 'WORKING_DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'presentStudy', '2010-01-01', 20, 'DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'concludeStudy', '2010-01-01', 10, 'WORKING_DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'prepareIntroduction', '2010-01-01', 5, 'WORKING_DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'introduction.outcome', '2010-01-01', 15, 'DAYS', 'Usage', 'UNCONFIRMED', 'La suite d’une mise en relation est demandée'),
  ('DELAY', 'recordIntroduction', '2010-01-01', 10, 'WORKING_DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'signSupportAgreement', '2010-01-01', 20, 'WORKING_DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'reportSupport', '2010-01-01', 1, 'MONTHS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'reviewSupportReport', '2010-01-01', 20, 'WORKING_DAYS', 'Usage', 'UNCONFIRMED', null);

--comment Ceiling of a feasibility study by region; where no row is, the amount is typed with its source.
insert into reference_value (domain, key, valid_from, amount, unit, source, confidence, note) values
  ('AMOUNT', 'feasibility-study.11', '2017-01-01', 35000, 'EUROS', 'FémasIF, aides de l’ARS Île-de-France (femasif.fr)', 'VERIFIED', 'Île-de-France, étude de faisabilité d’une maison de santé');

--changeset mission:4
create table feasibility_study (
  id bigint generated always as identity primary key,
  version integer not null,
  dossier text not null references dossier,
  purpose text not null,
  requested_on date not null,
  asked bigint check (asked > 0),
  lot text not null check (lot in ('HEALTH_PROJECT', 'REAL_ESTATE', 'LEGAL')),
  granted bigint check (granted > 0),
  grant_source text,
  decision text check (decision in ('GRANTED', 'REFUSED')),
  decided_on date,
  reasons text,
  mission bigint references consultant_mission,
  presented_on date,
  presentation text,
  conclusion text check (conclusion in ('FEASIBLE', 'FEASIBLE_WITH_CONDITIONS', 'NOT_FEASIBLE')),
  conclusion_text text,
  concluded_on date
);
create index feasibility_study_dossier on feasibility_study (dossier, id);

create table introduction (
  id bigint generated always as identity primary key,
  version integer not null,
  dossier text not null references dossier,
  reason text not null,
  contact_name text,
  contact_organisation text,
  contact_email text,
  requested_at timestamptz not null,
  made_on date,
  outcome text check (outcome in ('MET', 'NO_FOLLOW_UP', 'WITHDRAWN', 'STOPPED')),
  outcome_note text,
  closed_on date
);
create index introduction_dossier on introduction (dossier, id);

create table support_agreement (
  id bigint generated always as identity primary key,
  version integer not null,
  dossier text not null references dossier,
  organisation text not null references organisation,
  purpose text not null,
  starts_on date not null,
  years integer not null check (years between 1 and 10),
  accompaniments integer not null check (accompaniments > 0),
  funding bigint check (funding > 0),
  funding_source text,
  signed_on date,
  refused_on date,
  reports integer not null
);
create index support_agreement_body on support_agreement (organisation, id);

create table support_signature (
  agreement bigint not null references support_agreement,
  signatory_group text not null,
  signed boolean not null,
  signatory text not null,
  signed_on date not null,
  reason text,
  primary key (agreement, signatory_group)
);

create table support_report (
  id bigint generated always as identity primary key,
  agreement bigint not null references support_agreement,
  year integer not null,
  accompaniments integer not null check (accompaniments >= 0),
  spent bigint check (spent >= 0),
  difficulties text,
  document uuid references document,
  reported_on date not null
);

--changeset mission:5
insert into reference_value (domain, key, valid_from, amount, unit, source, confidence, note) values
  ('DELAY', 'feasibility-study.duration', '2010-01-01', 5, 'MONTHS', 'FémasIF (femasif.fr) : trois à cinq mois', 'SECONDARY', 'Date souhaitée de l’étude');
