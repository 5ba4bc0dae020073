-- What meetings asked somebody to do: who, by when, what they have reported since and how it was closed.
-- The due date as printed is never replaced by a day worked out from it: both are kept. due_by is the last day that the
-- words allow, so that what is due "in January" is late one day; due_day only where they fix the day.
create table action (
  text text not null check (text <> ''),
  owner text,
  due text,
  due_by date,
  due_day date,
  body text,
  meeting text,
  item text,
  latest text,
  latest_meeting text,
  closed_on date,
  evidence text
);
select quorate_register('action');
alter table action add check (state in ('open', 'closed', 'dropped'));
create index on action (code, meeting) where known_to = 'infinity';
create index on action (code, item) where known_to = 'infinity';
create index on action (code, latest_meeting) where known_to = 'infinity';
