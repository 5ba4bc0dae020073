-- What registers need to know once meetings are run here and not only read from minutes.
alter table meeting
  add column review_by date,
  add column approved_on date,
  add column approved_at text,
  add column published_on date,
  add column paper_day date;
alter table meeting drop constraint meeting_state_check;
alter table meeting add check (state in ('planned', 'sitting', 'held', 'cancelled'));
alter table attendance
  add column times text[];
alter table item
  add column presenter text,
  add column purpose text check (purpose in ('decision', 'discussion', 'information')),
  add column starts_at text check (starts_at ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  add column minutes_planned integer check (minutes_planned >= 0),
  add column about text[],
  add column carried_from text,
  add column carried_to text,
  add column minuted text check (minuted in ('public', 'confidential')),
  add column formula text;
alter table decision
  add column condition text,
  add column waits_for text,
  add column condition_by date,
  add column condition_met text,
  add column pending text[],
  add column papers text[],
  add column quorum text,
  add column vote text;
alter table action
  add column retarget_reason text;
alter table body
  add column quorum_share text,
  add column quorum_least integer check (quorum_least >= 0),
  add column notice_days integer check (notice_days >= 0),
  add column terms text;
alter table seat
  add column alternate text,
  add column votes boolean;
alter table document
  add column content text,
  add column file text,
  add column in_force_from date;
alter table risk
  add column proposed_title text,
  add column proposed_wording text;
alter table decision drop constraint decision_basis_check;
alter table decision add check (basis in ('form', 'narrative', 'correspondence'));
