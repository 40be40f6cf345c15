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
