-- What a release carries.
create table inclusion (
  title text not null check (title <> ''),
  release text,
  origin text check (origin in ('government', 'operator', 'modification')),
  modification text,
  touches text check (touches in ('text', 'systems', 'devices')),
  ready date,
  earliest date,
  documents text[],
  note text,
  last_meeting text
);
select quorate_register('inclusion');
alter table inclusion add check (state in ('proposed', 'included', 'delivered', 'deferred'));
create index on inclusion (code, release) where known_to = 'infinity';
create index on inclusion (code, modification) where known_to = 'infinity';
