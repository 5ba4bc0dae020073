-- What a meeting has before it: each version of each paper and appendix, with its own classification.
create table paper (
  title text not null check (title <> ''),
  number text,
  meeting text,
  item text,
  part_of text,
  version integer check (version > 0),
  purpose text check (purpose in ('decision', 'discussion', 'information')),
  author text,
  source text,
  file text check (file ~ '^[0-9a-f]{64}$'),
  file_name text,
  pages integer check (pages >= 0),
  received date,
  late integer check (late >= 0),
  note text
);
select quorate_register('paper');
alter table paper add check (state in ('draft', 'issued', 'withdrawn'));
