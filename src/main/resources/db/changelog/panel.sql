--liquibase formatted sql

--changeset panel:1
--comment Who has a dossier open, so that colleagues know of each other; rows older than an hour are removed.
create table dossier_presence (
  reference text not null references dossier,
  person text not null,
  organisations text[] not null,
  at timestamptz not null,
  primary key (reference, person)
);
create index dossier_presence_at on dossier_presence (at);

--changeset panel:2
--comment Who was reminded of what, at most once a day for each task.
create table dossier_reminder (
  reference text not null references dossier,
  task_id text not null,
  day date not null,
  reminded_by text not null,
  reminded_at timestamptz not null,
  primary key (reference, task_id, day)
);

--changeset panel:3
--comment Meetings about a dossier, outside its path. Their time is that of the clock on the wall in Paris.
create table meeting (
  id uuid primary key,
  reference text not null references dossier,
  subject text not null,
  starts_at timestamp not null,
  minutes int not null,
  place text not null,
  text text,
  visibility text not null,
  cancelled boolean not null,
  planned_by text not null,
  planned_at timestamptz not null
);
create index meeting_dossier on meeting (reference, starts_at);
create table meeting_guest (
  id bigint generated always as identity primary key,
  meeting uuid not null references meeting,
  name text not null,
  address text not null,
  greeting text not null,
  audience text not null,
  agent boolean not null
);
create index meeting_guest_meeting on meeting_guest (meeting);
