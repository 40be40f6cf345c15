--liquibase formatted sql

--changeset workflow:1
--comment Tasklist's search reads variables by name and value.
create index act_idx_variable_name_text on act_ru_variable (name_, text_);

--changeset workflow:2
--comment Table of db-scheduler 16 for PostgreSQL, as its documentation gives it.
create table scheduled_tasks (
  task_name text not null,
  task_instance text not null,
  task_data bytea,
  execution_time timestamptz not null,
  picked boolean not null,
  picked_by text,
  last_success timestamptz,
  last_failure timestamptz,
  consecutive_failures int,
  last_heartbeat timestamptz,
  version bigint not null,
  priority smallint,
  primary key (task_name, task_instance)
);
create index execution_time_idx on scheduled_tasks (execution_time);
create index last_heartbeat_idx on scheduled_tasks (last_heartbeat);
create index priority_execution_time_idx on scheduled_tasks (priority desc, execution_time asc);

--changeset workflow:3
--comment The task rule finds the tasks of a group: all that it needs of a link is in this index.
create index act_idx_link_group_task on act_ru_identitylink (group_id_, type_, task_id_);
