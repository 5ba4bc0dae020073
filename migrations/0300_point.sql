-- What a report was sent back for, point by point.
create table point (
  title text not null check (title <> ''),
  modification text,
  reason text,
  asked_on date,
  meeting text,
  answer text,
  answered_on date
);
select quorate_register('point');
alter table point add check (state in ('open', 'answered', 'settled', 'dropped'));
create index on point (code, modification) where known_to = 'infinity';
