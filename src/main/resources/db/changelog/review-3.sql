--liquibase formatted sql

--changeset review-3:1
--comment A committee examines more than filings: what waits for its opinion is named by a subject.
alter table agenda_item alter column filing drop not null;
alter table agenda_item add column subject text not null default 'FILING';
alter table agenda_item alter column subject drop default;
alter table agenda_item drop constraint agenda_item_session_reference_key;
alter table agenda_item add constraint agenda_item_once unique (session, reference, subject);
alter table agenda_item add constraint agenda_item_filing check ((subject = 'FILING') = (filing is not null));

--changeset review-3:2
--comment A session that does not take place; its agenda may have moved to another one as a whole.
alter table committee_session add column replaced_by text references committee_session;

--changeset review-3:3
insert into reference_value (domain, key, valid_from, amount, unit, source, confidence, note) values
  ('DELAY', 'scheduleCommittee', '2010-01-01', 5, 'WORKING_DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'committee.wait', '2010-01-01', 45, 'DAYS', 'Usage', 'UNCONFIRMED', 'Après la séance, avant de décider sans son avis');

--changeset review-3:4
--comment Where silence means nothing there is a target instead of a legal date; what the lead says of a team that is too small.
alter table filing add column target_date date;
alter table filing add column team_asked boolean not null default false;
alter table filing add column team_answer text;
alter table filing add column team_complete_by date;
alter table filing add constraint filing_one_term check (legal_date is null or target_date is null);

create table filing_conformity (
  filing bigint not null references filing,
  position int not null,
  criterion text not null,
  finding text not null,
  note text,
  primary key (filing, position),
  unique (filing, criterion)
);

--changeset review-3:5
--comment An opinion that stands from the filing before is not asked again.
alter table opinion add column carried boolean not null default false;

--changeset review-3:6
alter table decision drop constraint decision_check;
alter table decision add constraint decision_reasoned check (
  (sense <> 'OBJECT' or legal_ground is not null) and (sense not in ('OBJECT', 'RETURN') or reasons is not null));

--changeset review-3:7
insert into reference_value (domain, key, valid_from, amount, unit, source, confidence, note) values
  ('DELAY', 'review.silence.CDS', '2023-05-21', 2, 'MONTHS', 'Loi n° 2023-378 du 19 mai 2023 (activités dentaires, ophtalmologiques, orthoptiques), d’après des commentaires', 'SECONDARY', 'Le silence vaut agrément provisoire'),
  ('DELAY', 'review.target', '2010-01-01', 60, 'DAYS', 'Usage', 'UNCONFIRMED', 'MSP et DAC : date visée, sans effet juridique'),
  ('DELAY', 'review.target.extension', '2010-01-01', 30, 'DAYS', 'Usage', 'UNCONFIRMED', 'Nouvelle date annoncée quand la date visée est passée'),
  ('DELAY', 'letter.target', '2010-01-01', 60, 'DAYS', 'Usage', 'UNCONFIRMED', 'Lettre d’intention : date visée, sans effet juridique'),
  ('DELAY', 'letter.target.extension', '2010-01-01', 30, 'DAYS', 'Usage', 'UNCONFIRMED', 'Nouvelle date annoncée quand la date visée est passée'),
  ('DELAY', 'confirmTeam', '2010-01-01', 30, 'DAYS', 'Usage', 'UNCONFIRMED', null),
  ('DELAY', 'team.checkpoint', '2010-01-01', 6, 'MONTHS', 'Usage', 'UNCONFIRMED', 'Après une décision rendue sur une équipe incomplète'),
  ('DELAY', 'checkTeam', '2010-01-01', 10, 'WORKING_DAYS', 'Usage', 'UNCONFIRMED', null);

--changeset review-3:8
--comment Who stands aside from a dossier because of a conflict of interests.
create table recusal (
  reference text not null references dossier,
  agent text not null,
  reason text not null,
  recused_at timestamptz not null,
  primary key (reference, agent)
);
