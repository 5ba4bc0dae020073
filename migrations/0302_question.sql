-- What a consultation asks.
create table question (
  title text not null check (title <> ''),
  consultation text,
  number integer,
  kind text check (kind in ('yes-no', 'position', 'choice', 'text', 'number', 'day')),
  options text[],
  needed boolean,
  explained text
);
select quorate_register('question');
alter table question add check (state in ('asked', 'dropped'));
create index on question (code, consultation) where known_to = 'infinity';
