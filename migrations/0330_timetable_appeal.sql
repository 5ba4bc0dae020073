-- Whoever proposed a change may appeal the timetable that was agreed for it.
alter table modification
  add column timetable_appeal text check (timetable_appeal in ('asked', 'upheld', 'dismissed'));
