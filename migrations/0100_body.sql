-- The panel, its sub-committees and the other bodies that take decisions, with who sits on them; a body is added when its first minutes are accepted.
create table body (
  title text not null check (title <> ''),
  aliases text[],
  parent text,
  about text,
  quorum text,
  notice text,
  action_prefix text
);
select quorate_register('body');
alter table body add check (state in ('standing', 'proposed', 'ended'));
