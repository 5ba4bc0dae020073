-- A place on a body: whom it speaks for, who holds it and until when.
create table seat (
  title text not null check (title <> ''),
  body text,
  category text,
  person text,
  role text,
  term_from date,
  term_to date
);
select quorate_register('seat');
alter table seat add check (state in ('filled', 'vacant', 'ended'));
create index on seat (code, body) where known_to = 'infinity';
create index on seat (code, person) where known_to = 'infinity';
