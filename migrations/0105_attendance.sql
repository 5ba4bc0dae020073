-- Who was at a meeting, for whom, in what capacity, and who sent apologies.
-- Whether somebody was there is the state; this says as what, for whom and for how long.
create table attendance (
  name text not null check (name <> ''),
  meeting text,
  person text,
  category text,
  capacity text check (capacity in ('member', 'alternate', 'observer', 'other')),
  part boolean,
  role text,
  stands_for text,
  position integer check (position > 0)
);
select quorate_register('attendance');
alter table attendance add check (state in ('expected', 'present', 'apologies', 'absent'));
create index on attendance (code, meeting) where known_to = 'infinity';
create index on attendance (code, person) where known_to = 'infinity';
create index on attendance (code, stands_for) where known_to = 'infinity';
