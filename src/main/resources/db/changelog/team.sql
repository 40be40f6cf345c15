--liquibase formatted sql

--changeset team:1
--comment What becomes of the tasks in hand during an absence, and who signs meanwhile.
alter table absence add column tasks text not null default 'KEPT';
alter table signature_delegation add column on_behalf_of text references agent;

--changeset team:2
--comment Which absences have taken effect, once each, and the tasks that substitutes hold for those who are away.
create table absence_effect (
  agent text not null references agent on delete cascade,
  starts_on date not null,
  begun_at timestamptz not null,
  ended_at timestamptz,
  primary key (agent, starts_on)
);
create index absence_effect_running on absence_effect (agent) where ended_at is null;
create table absence_task (
  task_id text primary key,
  agent text not null references agent on delete cascade,
  starts_on date not null,
  substitute text not null references agent on delete cascade
);
create index absence_task_absence on absence_task (agent, starts_on);
