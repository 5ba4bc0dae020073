-- What somebody said of the draft minutes, or how they would word them.
create table comment (
  title text not null check (title <> ''),
  meeting text,
  item text,
  by_whom text,
  kind text check (kind in ('comment', 'suggestion')),
  original text,
  suggested text,
  reply text
);
select quorate_register('comment');
alter table comment add check (state in ('open', 'accepted', 'declined'));
