--liquibase formatted sql

--changeset notification:1
--comment One row a mail and recipient, written in the transaction of what it tells; delivered later.
create table outbox_mail (
  id uuid primary key,
  reference text not null,
  template text not null,
  audience text not null,
  recipient_name text not null,
  recipient_address text not null,
  subject text not null,
  html text not null,
  text text not null,
  reply_to text,
  message_id text not null unique,
  thread_id text not null,
  legal boolean not null,
  letter_id bigint,
  status text not null check (status in ('WAITING', 'SENT', 'FAILED', 'CANCELLED')),
  attempts int not null,
  created_at timestamptz not null,
  due_since timestamptz not null,
  next_attempt_at timestamptz not null,
  sent_at timestamptz,
  last_error text
);
create index outbox_mail_due on outbox_mail (next_attempt_at, created_at) where status = 'WAITING';
create index outbox_mail_dossier on outbox_mail (reference, created_at desc);
create index outbox_mail_recent on outbox_mail (created_at desc);

--changeset notification:2
--comment Acts with a legal effect: the letter, kept as a document of the dossier, and each way in which it was sent.
create table letter (
  id bigint generated always as identity primary key,
  reference text not null,
  template text not null,
  addressee text not null,
  document_id uuid not null,
  written_on date not null
);
create index letter_dossier on letter (reference);
create table letter_notification (
  id bigint generated always as identity primary key,
  letter_id bigint not null references letter (id),
  mode text not null,
  sent_on date not null,
  proof_document_id uuid,
  note text,
  recorded_by text,
  recorded_at timestamptz not null
);
create index letter_notification_letter on letter_notification (letter_id);
alter table outbox_mail add foreign key (letter_id) references letter (id);

--changeset notification:3
--comment Which reminder was sent for which task and due date, so that each is sent once.
create table task_reminder (
  task_id text not null,
  kind text not null,
  due_at timestamptz not null,
  sent_at timestamptz not null,
  primary key (task_id, kind, due_at)
);

--changeset notification:4
--comment A meeting to put into a calendar goes with its mail.
alter table outbox_mail add invitation text;
