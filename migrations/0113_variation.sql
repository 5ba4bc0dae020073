-- Departures from the text of the code allowed for a time: what each allows, until when, and every extension.
create table variation (
  title text not null check (title <> ''),
  provision text,
  description text,
  ends text,
  ends_on date,
  proposed text,
  noticed_on date,
  last_meeting text
);
select quorate_register('variation');
alter table variation add check (state in ('running', 'consultation', 'submitted', 'ended'));
create index on variation (code, last_meeting) where known_to = 'infinity';
