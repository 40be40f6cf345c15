--liquibase formatted sql

--changeset act:1
--comment Elected members of the MSA caisses report by a personal link; only its hash is kept.
create table elected_member (
  id bigint generated always as identity primary key,
  organisation text not null,
  first_name text not null,
  last_name text not null,
  email text not null,
  communes text[] not null,
  trained_on date,
  token_hash text not null unique,
  link_made_at timestamptz not null,
  withdrawn_on date,
  created_by text
);
create index elected_member_organisation on elected_member (organisation);

create table field_report (
  reference text primary key references dossier,
  member bigint not null references elected_member,
  commune text not null,
  problem text not null,
  people text,
  urgency text not null check (urgency in ('HIGH', 'ORDINARY')),
  received_at timestamptz not null,
  answer_on date,
  outcome text check (outcome in ('INFORMATION_GIVEN', 'DOSSIER_OPENED', 'PASSED_TO_ARS', 'NO_FOLLOW_UP')),
  outcome_note text,
  opened_dossier text references dossier,
  answer text,
  answered_at timestamptz
);
create index field_report_member on field_report (member, received_at);

--comment Requests to pages that need no account, by hashed address; kept for an hour.
create table public_request (
  address_hash text not null,
  at timestamptz not null
);
create index public_request_address on public_request (address_hash, at);
create index public_request_at on public_request (at);

--changeset act:2
--comment What each organisation proposes to professionals.
create table measure (
  id bigint generated always as identity primary key,
  organisation text not null,
  label text not null,
  description text,
  withdrawn_on date
);
create index measure_organisation on measure (organisation);

create table act (
  id bigint generated always as identity primary key,
  reference text not null references dossier,
  kind text not null check (kind in ('EVENT', 'INFORMATION', 'PARTNERSHIP')),
  organiser text not null,
  title text not null,
  held_at timestamptz,
  place text,
  content text,
  press text,
  press_release text,
  attendance int check (attendance >= 0),
  report text,
  state text not null check (state in ('PLANNED', 'HELD', 'CANCELLED', 'ENDED')),
  created_at timestamptz not null,
  created_by text,
  check (kind = 'PARTNERSHIP' or held_at is not null)
);
create index act_reference on act (reference);

create table act_person (
  id bigint generated always as identity primary key,
  act bigint not null references act,
  part text not null check (part in ('GUEST', 'CONTACT', 'PARTNER')),
  name text not null,
  email text,
  detail text,
  signed_on date,
  follow_up text,
  follow_up_dossier text references dossier
);
create index act_person_act on act_person (act, part);

create table act_measure (
  act bigint not null references act,
  measure bigint not null references measure,
  primary key (act, measure)
);

--changeset act:3
insert into reference_value (domain, key, valid_from, amount, unit, source, confidence, note) values
  ('DELAY', 'acknowledgeReport', '2010-01-01', 2, 'WORKING_DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'treatReport', '2010-01-01', 15, 'WORKING_DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'treatReport.escalation', '2010-01-01', 30, 'DAYS', 'Usage', 'UNCONFIRMED', 'Les responsables de la caisse sont alertés'),
  ('DELAY', 'answerAsDelegation', '2010-01-01', 15, 'WORKING_DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'answerReporter', '2010-01-01', 5, 'WORKING_DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'act.report', '2010-01-01', 5, 'WORKING_DAYS', 'Usage', 'UNCONFIRMED', 'Compte rendu d’un événement ou d’une action d’information'),
  ('DELAY', 'reportAction', '2010-01-01', 10, 'WORKING_DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'followContacts', '2010-01-01', 20, 'WORKING_DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'prepareAgreement', '2010-01-01', 30, 'DAYS', 'Usage', 'UNCONFIRMED', 'Convention d’un projet partenarial'),
  ('DELAY', 'recordPartnerSignatures', '2010-01-01', 30, 'DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'recordPartnerSignatures.reminder', '2010-01-01', 15, 'DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'followPartnership', '2010-01-01', 6, 'MONTHS', 'Usage', 'UNCONFIRMED', null);

--changeset act:4
--comment Calls for shared posts: calendar, places, grid of the jury, applications and what became of the posts.
create table shared_post_call (
  reference text primary key references dossier,
  kind text not null check (kind in ('SHARED_SPECIALIST_ASSISTANTS', 'SHARED_RESEARCH_ASSISTANTS', 'NEW_UNIVERSITY_TRAINERS',
    'SHARED_SPECIALISTS', 'SHARED_GENERAL_PRACTITIONERS', 'SALARIED_GENERAL_PRACTITIONERS')),
  title text not null,
  opens_on date not null,
  closes_on date not null,
  places int not null check (places > 0),
  conditions text,
  jury_at timestamptz,
  jury_place text,
  published_at timestamptz,
  check (closes_on > opens_on)
);

create table shared_post_criterion (
  call text not null references shared_post_call,
  position int not null,
  name text not null,
  maximum int not null check (maximum > 0),
  primary key (call, position)
);

create table shared_post_juror (
  call text not null references shared_post_call,
  name text not null,
  email text not null
);
create index shared_post_juror_call on shared_post_juror (call);

create table shared_post (
  reference text primary key references dossier,
  call text not null references shared_post_call,
  kind text not null check (kind in ('ESTABLISHMENT', 'UNIVERSITY', 'DOCTOR')),
  applicant text not null,
  finess text,
  rpps text,
  specialty text not null,
  share int not null check (share between 1 and 99),
  first_place text not null,
  second_place text not null,
  zone text not null check (zone in ('ZIP', 'ZAC', 'QPV', 'ELSEWHERE')),
  received_on date not null,
  state text not null check (state in ('RECEIVED', 'ELIGIBLE', 'INELIGIBLE', 'LAUREATE', 'WAITING_LIST', 'NOT_RETAINED',
    'SIGNED', 'TAKEN', 'UNFILLED', 'ENDED')),
  score int check (score >= 0),
  reason text,
  starts_on date,
  ends_on date,
  amount numeric(12, 2) check (amount > 0),
  amount_source text,
  taken_on date,
  outcome text,
  report text,
  check (amount is null or amount_source is not null)
);
create index shared_post_call_state on shared_post (call, state);

create table shared_post_mark (
  post text not null references shared_post,
  position int not null,
  mark int not null check (mark >= 0),
  primary key (post, position)
);

--changeset act:5
insert into reference_value (domain, key, valid_from, amount, unit, source, confidence, note) values
  ('DELAY', 'planJury', '2010-01-01', 5, 'WORKING_DAYS', 'Usage', 'UNCONFIRMED', 'Appel à postes partagés'),
  ('DELAY', 'scoreApplications', '2010-01-01', 2, 'WORKING_DAYS', 'Usage', 'UNCONFIRMED', 'Après la séance du jury'),
  ('DELAY', 'publishLaureates', '2010-01-01', 10, 'WORKING_DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'checkApplication', '2010-01-01', 10, 'WORKING_DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'recordComplements', '2010-01-01', 10, 'DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'recordComplements.term', '2010-01-01', 15, 'DAYS', 'Usage', 'UNCONFIRMED', 'Sans réponse, la candidature revient à la vérification'),
  ('DELAY', 'sharedPost.waitingList', '2010-01-01', 6, 'MONTHS', 'Usage', 'UNCONFIRMED', 'Durée de la liste d’attente'),
  ('DELAY', 'signPostConvention', '2010-01-01', 30, 'DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'recordTakingPost', '2010-01-01', 5, 'WORKING_DAYS', 'Usage', 'UNCONFIRMED', 'Après la date convenue'),
  ('DELAY', 'reviewPost', '2010-01-01', 6, 'MONTHS', 'Usage', 'UNCONFIRMED', 'Point après la prise de poste'),
  ('DELAY', 'closePost', '2010-01-01', 10, 'WORKING_DAYS', 'Usage', 'UNCONFIRMED', 'Après la fin du poste');
