-- What registers need to know once changes are run here and not only read of.
alter table vote
  add column modification text,
  add column constituency text,
  add column roll text[];
alter table ballot
  add column objectives text[],
  add column voter text;
alter table modification
  add column rules text,
  add column description text,
  add column solution text,
  add column representative text,
  add column analyst text,
  add column urgency text check (urgency in ('asked', 'urgent', 'ordinary')),
  add column impacts text[],
  add column affects text[],
  add column objectives text[],
  add column alternative_to text,
  add column working_group text,
  add column condition text,
  add column recommendation text,
  add column cost text,
  add column cost_consulted_on date,
  add column text_consulted_on date,
  add column advice text,
  add column published_on date,
  add column appeal_by date,
  add column withdrawn_on date,
  add column adopt_by date,
  add column priority text,
  add column lead_code text;
alter table modification drop constraint modification_state_check;
alter table modification add check (state in ('known', 'draft', 'raised', 'refinement', 'report', 'returned', 'consultation', 'advice', 'vote', 'authority', 'appealed', 'approved', 'implemented', 'rejected', 'refused', 'withdrawn'));
alter table assessment
  add column place integer,
  add column baseline date,
  add column agreed date,
  add column costs text[],
  add column lead_time text,
  add column result text;
alter table consultation
  add column kind text check (kind in ('report', 'group', 'request', 'variation', 'other')),
  add column audience text[],
  add column late text check (late in ('refused', 'marked', 'administrator')),
  add column background text,
  add column variation text,
  add column published_on date;
alter table release
  add column freeze_on date,
  add column contents text check (contents in ('open', 'frozen', 'approved')),
  add column approved_on date;
alter table variation
  add column consultation text,
  add column directed_on date,
  add column direction text;
alter table issue
  add column kind text check (kind in ('question', 'change')),
  add column contact text,
  add column friend_by date,
  add column friend_reply text,
  add column friend_on date;
alter table issue drop constraint issue_state_check;
alter table issue add check (state in ('open', 'received', 'referred', 'resolved', 'modification', 'closed'));
