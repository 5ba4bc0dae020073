-- What the service provider was asked to assess for a modification, by when, and every time the date slipped.
create table assessment (
  title text not null check (title <> ''),
  modification text,
  kind text check (kind in ('preliminary', 'impact')),
  requested_on date,
  target date,
  received_on date,
  priority integer check (priority > 0),
  reason text,
  last_meeting text
);
select quorate_register('assessment');
alter table assessment add check (state in ('requested', 'received', 'withdrawn'));
create index on assessment (code, modification) where known_to = 'infinity';
create index on assessment (code, last_meeting) where known_to = 'infinity';
