-- Everyone who has sat on a body or attended a meeting, as the minutes name them.
create table person (
  name text not null check (name <> ''),
  organisation text,
  role text,
  also_known_as text[]
);
select quorate_register('person');
alter table person add check (state in ('active', 'gone'));
