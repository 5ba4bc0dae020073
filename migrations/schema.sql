-- What the migrations come to. Written from the catalog by src/postgres/schema-dump.ts; change a migration, not this.

create table account (
  id uuid not null,
  name text not null,
  powers text[] default '{}'::text[] not null,
  clearance jsonb default '{}'::jsonb not null,
  created timestamp with time zone not null,
  code text,
  person text,
  email text,
  invited timestamp with time zone,
  ended timestamp with time zone,
  CHECK ((email ~ '^[^@[:space:]]+@[^@[:space:]]+$'::text)),
  CHECK ((name <> ''::text)),
  PRIMARY KEY (id)
);
CREATE UNIQUE INDEX account_by_email ON public.account USING btree (lower(email)) WHERE (ended IS NULL);
grant delete, insert, select, update on account to quorate_app;

create table action (
  text text not null,
  owner text,
  due text,
  due_by date,
  due_day date,
  body text,
  meeting text,
  item text,
  latest text,
  latest_meeting text,
  closed_on date,
  evidence text,
  id uuid not null,
  code text not null,
  ref text not null,
  sort_key text collate "C" not null,
  state text not null,
  class_group text not null,
  class_level smallint not null,
  effective_from date not null,
  effective_to date default 'infinity'::date not null,
  known_from timestamp with time zone not null,
  known_to timestamp with time zone default 'infinity'::timestamp with time zone not null,
  entry bigint not null,
  words text not null,
  search tsvector generated always as (to_tsvector('english'::regconfig, words)) stored,
  retarget_reason text,
  CHECK (((class_level >= 0) AND (class_level <= 3))),
  CHECK ((effective_to > effective_from)),
  CHECK ((known_to >= known_from)),
  CHECK ((state = ANY (ARRAY['open'::text, 'closed'::text, 'dropped'::text]))),
  CHECK ((text <> ''::text)),
  FOREIGN KEY (entry) REFERENCES log_entry(seq),
  FOREIGN KEY (id) REFERENCES record(id),
  PRIMARY KEY (id, effective_from, known_from)
);
CREATE INDEX action_code_effective_from_effective_to_known_from_known_to_idx ON public.action USING btree (code, effective_from, effective_to, known_from, known_to);
CREATE INDEX action_code_item_idx ON public.action USING btree (code, item) WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE INDEX action_code_latest_meeting_idx ON public.action USING btree (code, latest_meeting) WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE INDEX action_code_lower_idx ON public.action USING btree (code, lower(ref) COLLATE "C") WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE INDEX action_code_meeting_idx ON public.action USING btree (code, meeting) WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE INDEX action_code_ref_idx ON public.action USING btree (code, ref);
CREATE INDEX action_code_sort_key_id_effective_from_effective_to_known_f_idx ON public.action USING btree (code, sort_key, id, effective_from, effective_to, known_from, known_to);
CREATE INDEX action_search_idx ON public.action USING gin (search) WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE UNIQUE INDEX action_id_effective_from_idx ON public.action USING btree (id, effective_from) WHERE (known_to = 'infinity'::timestamp with time zone);
alter table action enable row level security;
alter table action force row level security;
create policy sees on action for select to quorate_app using (((class_level = 0) OR (class_level <= COALESCE((((( SELECT quorate_clearance() AS quorate_clearance) ->> class_group))::smallint)::integer, (((( SELECT quorate_clearance() AS quorate_clearance) ->> '*'::text))::smallint)::integer, 0))));
create policy sees_public on action for select to quorate_public using ((class_level = 0));
create policy writes on action for all to quorate_writer using (true) with check (true);
grant insert, select, update (known_to) on action to quorate_writer;
grant select on action to quorate_app;
grant select on action to quorate_public;

create table answer (
  title text not null,
  response text,
  consultation text,
  question text,
  category text,
  chosen text,
  reasoning text,
  confidential boolean,
  reply text,
  replied_on date,
  id uuid not null,
  code text not null,
  ref text not null,
  sort_key text collate "C" not null,
  state text not null,
  class_group text not null,
  class_level smallint not null,
  effective_from date not null,
  effective_to date default 'infinity'::date not null,
  known_from timestamp with time zone not null,
  known_to timestamp with time zone default 'infinity'::timestamp with time zone not null,
  entry bigint not null,
  words text not null,
  search tsvector generated always as (to_tsvector('english'::regconfig, words)) stored,
  CHECK (((class_level >= 0) AND (class_level <= 3))),
  CHECK ((effective_to > effective_from)),
  CHECK ((known_to >= known_from)),
  CHECK ((state = ANY (ARRAY['given'::text, 'withdrawn'::text]))),
  CHECK ((title <> ''::text)),
  FOREIGN KEY (entry) REFERENCES log_entry(seq),
  FOREIGN KEY (id) REFERENCES record(id),
  PRIMARY KEY (id, effective_from, known_from)
);
CREATE INDEX answer_code_consultation_idx ON public.answer USING btree (code, consultation) WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE INDEX answer_code_effective_from_effective_to_known_from_known_to_idx ON public.answer USING btree (code, effective_from, effective_to, known_from, known_to);
CREATE INDEX answer_code_lower_idx ON public.answer USING btree (code, lower(ref) COLLATE "C") WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE INDEX answer_code_ref_idx ON public.answer USING btree (code, ref);
CREATE INDEX answer_code_response_idx ON public.answer USING btree (code, response) WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE INDEX answer_code_sort_key_id_effective_from_effective_to_known_f_idx ON public.answer USING btree (code, sort_key, id, effective_from, effective_to, known_from, known_to);
CREATE INDEX answer_search_idx ON public.answer USING gin (search) WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE UNIQUE INDEX answer_id_effective_from_idx ON public.answer USING btree (id, effective_from) WHERE (known_to = 'infinity'::timestamp with time zone);
alter table answer enable row level security;
alter table answer force row level security;
create policy sees on answer for select to quorate_app using (((class_level = 0) OR (class_level <= COALESCE((((( SELECT quorate_clearance() AS quorate_clearance) ->> class_group))::smallint)::integer, (((( SELECT quorate_clearance() AS quorate_clearance) ->> '*'::text))::smallint)::integer, 0))));
create policy sees_public on answer for select to quorate_public using ((class_level = 0));
create policy writes on answer for all to quorate_writer using (true) with check (true);
grant insert, select, update (known_to) on answer to quorate_writer;
grant select on answer to quorate_app;
grant select on answer to quorate_public;

create table assessment (
  title text not null,
  modification text,
  kind text,
  requested_on date,
  target date,
  received_on date,
  priority integer,
  reason text,
  last_meeting text,
  id uuid not null,
  code text not null,
  ref text not null,
  sort_key text collate "C" not null,
  state text not null,
  class_group text not null,
  class_level smallint not null,
  effective_from date not null,
  effective_to date default 'infinity'::date not null,
  known_from timestamp with time zone not null,
  known_to timestamp with time zone default 'infinity'::timestamp with time zone not null,
  entry bigint not null,
  words text not null,
  search tsvector generated always as (to_tsvector('english'::regconfig, words)) stored,
  place integer,
  baseline date,
  agreed date,
  costs text[],
  lead_time text,
  result text,
  CHECK (((class_level >= 0) AND (class_level <= 3))),
  CHECK ((effective_to > effective_from)),
  CHECK ((kind = ANY (ARRAY['preliminary'::text, 'impact'::text]))),
  CHECK ((known_to >= known_from)),
  CHECK ((priority > 0)),
  CHECK ((state = ANY (ARRAY['requested'::text, 'received'::text, 'withdrawn'::text]))),
  CHECK ((title <> ''::text)),
  FOREIGN KEY (entry) REFERENCES log_entry(seq),
  FOREIGN KEY (id) REFERENCES record(id),
  PRIMARY KEY (id, effective_from, known_from)
);
CREATE INDEX assessment_code_effective_from_effective_to_known_from_know_idx ON public.assessment USING btree (code, effective_from, effective_to, known_from, known_to);
CREATE INDEX assessment_code_last_meeting_idx ON public.assessment USING btree (code, last_meeting) WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE INDEX assessment_code_lower_idx ON public.assessment USING btree (code, lower(ref) COLLATE "C") WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE INDEX assessment_code_modification_idx ON public.assessment USING btree (code, modification) WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE INDEX assessment_code_ref_idx ON public.assessment USING btree (code, ref);
CREATE INDEX assessment_code_sort_key_id_effective_from_effective_to_kno_idx ON public.assessment USING btree (code, sort_key, id, effective_from, effective_to, known_from, known_to);
CREATE INDEX assessment_search_idx ON public.assessment USING gin (search) WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE UNIQUE INDEX assessment_id_effective_from_idx ON public.assessment USING btree (id, effective_from) WHERE (known_to = 'infinity'::timestamp with time zone);
alter table assessment enable row level security;
alter table assessment force row level security;
create policy sees on assessment for select to quorate_app using (((class_level = 0) OR (class_level <= COALESCE((((( SELECT quorate_clearance() AS quorate_clearance) ->> class_group))::smallint)::integer, (((( SELECT quorate_clearance() AS quorate_clearance) ->> '*'::text))::smallint)::integer, 0))));
create policy sees_public on assessment for select to quorate_public using ((class_level = 0));
create policy writes on assessment for all to quorate_writer using (true) with check (true);
grant insert, select, update (known_to) on assessment to quorate_writer;
grant select on assessment to quorate_app;
grant select on assessment to quorate_public;

create table attendance (
  name text not null,
  meeting text,
  person text,
  category text,
  capacity text,
  part boolean,
  role text,
  stands_for text,
  "position" integer,
  id uuid not null,
  code text not null,
  ref text not null,
  sort_key text collate "C" not null,
  state text not null,
  class_group text not null,
  class_level smallint not null,
  effective_from date not null,
  effective_to date default 'infinity'::date not null,
  known_from timestamp with time zone not null,
  known_to timestamp with time zone default 'infinity'::timestamp with time zone not null,
  entry bigint not null,
  words text not null,
  search tsvector generated always as (to_tsvector('english'::regconfig, words)) stored,
  times text[],
  CHECK (("position" > 0)),
  CHECK (((class_level >= 0) AND (class_level <= 3))),
  CHECK ((capacity = ANY (ARRAY['member'::text, 'alternate'::text, 'observer'::text, 'other'::text]))),
  CHECK ((effective_to > effective_from)),
  CHECK ((known_to >= known_from)),
  CHECK ((name <> ''::text)),
  CHECK ((state = ANY (ARRAY['expected'::text, 'present'::text, 'apologies'::text, 'absent'::text]))),
  FOREIGN KEY (entry) REFERENCES log_entry(seq),
  FOREIGN KEY (id) REFERENCES record(id),
  PRIMARY KEY (id, effective_from, known_from)
);
CREATE INDEX attendance_code_effective_from_effective_to_known_from_know_idx ON public.attendance USING btree (code, effective_from, effective_to, known_from, known_to);
CREATE INDEX attendance_code_lower_idx ON public.attendance USING btree (code, lower(ref) COLLATE "C") WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE INDEX attendance_code_meeting_idx ON public.attendance USING btree (code, meeting) WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE INDEX attendance_code_person_idx ON public.attendance USING btree (code, person) WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE INDEX attendance_code_ref_idx ON public.attendance USING btree (code, ref);
CREATE INDEX attendance_code_sort_key_id_effective_from_effective_to_kno_idx ON public.attendance USING btree (code, sort_key, id, effective_from, effective_to, known_from, known_to);
CREATE INDEX attendance_code_stands_for_idx ON public.attendance USING btree (code, stands_for) WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE INDEX attendance_search_idx ON public.attendance USING gin (search) WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE UNIQUE INDEX attendance_id_effective_from_idx ON public.attendance USING btree (id, effective_from) WHERE (known_to = 'infinity'::timestamp with time zone);
alter table attendance enable row level security;
alter table attendance force row level security;
create policy sees on attendance for select to quorate_app using (((class_level = 0) OR (class_level <= COALESCE((((( SELECT quorate_clearance() AS quorate_clearance) ->> class_group))::smallint)::integer, (((( SELECT quorate_clearance() AS quorate_clearance) ->> '*'::text))::smallint)::integer, 0))));
create policy sees_public on attendance for select to quorate_public using ((class_level = 0));
create policy writes on attendance for all to quorate_writer using (true) with check (true);
grant insert, select, update (known_to) on attendance to quorate_writer;
grant select on attendance to quorate_app;
grant select on attendance to quorate_public;

create table ballot (
  title text not null,
  vote text,
  person text,
  category text,
  stands_for text,
  "position" text,
  reason text,
  id uuid not null,
  code text not null,
  ref text not null,
  sort_key text collate "C" not null,
  state text not null,
  class_group text not null,
  class_level smallint not null,
  effective_from date not null,
  effective_to date default 'infinity'::date not null,
  known_from timestamp with time zone not null,
  known_to timestamp with time zone default 'infinity'::timestamp with time zone not null,
  entry bigint not null,
  words text not null,
  search tsvector generated always as (to_tsvector('english'::regconfig, words)) stored,
  objectives text[],
  voter text,
  CHECK (("position" = ANY (ARRAY['for'::text, 'against'::text, 'abstain'::text, 'voted'::text]))),
  CHECK (((class_level >= 0) AND (class_level <= 3))),
  CHECK ((effective_to > effective_from)),
  CHECK ((known_to >= known_from)),
  CHECK ((state = ANY (ARRAY['cast'::text, 'recused'::text, 'withdrawn'::text]))),
  CHECK ((title <> ''::text)),
  FOREIGN KEY (entry) REFERENCES log_entry(seq),
  FOREIGN KEY (id) REFERENCES record(id),
  PRIMARY KEY (id, effective_from, known_from)
);
CREATE INDEX ballot_code_effective_from_effective_to_known_from_known_to_idx ON public.ballot USING btree (code, effective_from, effective_to, known_from, known_to);
CREATE INDEX ballot_code_lower_idx ON public.ballot USING btree (code, lower(ref) COLLATE "C") WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE INDEX ballot_code_ref_idx ON public.ballot USING btree (code, ref);
CREATE INDEX ballot_code_sort_key_id_effective_from_effective_to_known_f_idx ON public.ballot USING btree (code, sort_key, id, effective_from, effective_to, known_from, known_to);
CREATE INDEX ballot_search_idx ON public.ballot USING gin (search) WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE UNIQUE INDEX ballot_id_effective_from_idx ON public.ballot USING btree (id, effective_from) WHERE (known_to = 'infinity'::timestamp with time zone);
alter table ballot enable row level security;
alter table ballot force row level security;
create policy sees on ballot for select to quorate_app using (((class_level = 0) OR (class_level <= COALESCE((((( SELECT quorate_clearance() AS quorate_clearance) ->> class_group))::smallint)::integer, (((( SELECT quorate_clearance() AS quorate_clearance) ->> '*'::text))::smallint)::integer, 0))));
create policy sees_public on ballot for select to quorate_public using ((class_level = 0));
create policy writes on ballot for all to quorate_writer using (true) with check (true);
grant insert, select, update (known_to) on ballot to quorate_writer;
grant select on ballot to quorate_app;
grant select on ballot to quorate_public;

create table body (
  title text not null,
  aliases text[],
  parent text,
  about text,
  quorum text,
  notice text,
  action_prefix text,
  id uuid not null,
  code text not null,
  ref text not null,
  sort_key text collate "C" not null,
  state text not null,
  class_group text not null,
  class_level smallint not null,
  effective_from date not null,
  effective_to date default 'infinity'::date not null,
  known_from timestamp with time zone not null,
  known_to timestamp with time zone default 'infinity'::timestamp with time zone not null,
  entry bigint not null,
  words text not null,
  search tsvector generated always as (to_tsvector('english'::regconfig, words)) stored,
  quorum_share text,
  quorum_least integer,
  notice_days integer,
  terms text,
  CHECK (((class_level >= 0) AND (class_level <= 3))),
  CHECK ((effective_to > effective_from)),
  CHECK ((known_to >= known_from)),
  CHECK ((notice_days >= 0)),
  CHECK ((quorum_least >= 0)),
  CHECK ((state = ANY (ARRAY['standing'::text, 'proposed'::text, 'ended'::text]))),
  CHECK ((title <> ''::text)),
  FOREIGN KEY (entry) REFERENCES log_entry(seq),
  FOREIGN KEY (id) REFERENCES record(id),
  PRIMARY KEY (id, effective_from, known_from)
);
CREATE INDEX body_code_effective_from_effective_to_known_from_known_to_idx ON public.body USING btree (code, effective_from, effective_to, known_from, known_to);
CREATE INDEX body_code_lower_idx ON public.body USING btree (code, lower(ref) COLLATE "C") WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE INDEX body_code_ref_idx ON public.body USING btree (code, ref);
CREATE INDEX body_code_sort_key_id_effective_from_effective_to_known_fro_idx ON public.body USING btree (code, sort_key, id, effective_from, effective_to, known_from, known_to);
CREATE INDEX body_search_idx ON public.body USING gin (search) WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE UNIQUE INDEX body_id_effective_from_idx ON public.body USING btree (id, effective_from) WHERE (known_to = 'infinity'::timestamp with time zone);
alter table body enable row level security;
alter table body force row level security;
create policy sees on body for select to quorate_app using (((class_level = 0) OR (class_level <= COALESCE((((( SELECT quorate_clearance() AS quorate_clearance) ->> class_group))::smallint)::integer, (((( SELECT quorate_clearance() AS quorate_clearance) ->> '*'::text))::smallint)::integer, 0))));
create policy sees_public on body for select to quorate_public using ((class_level = 0));
create policy writes on body for all to quorate_writer using (true) with check (true);
grant insert, select, update (known_to) on body to quorate_writer;
grant select on body to quorate_app;
grant select on body to quorate_public;

create table comment (
  title text not null,
  meeting text,
  item text,
  by_whom text,
  kind text,
  original text,
  suggested text,
  reply text,
  id uuid not null,
  code text not null,
  ref text not null,
  sort_key text collate "C" not null,
  state text not null,
  class_group text not null,
  class_level smallint not null,
  effective_from date not null,
  effective_to date default 'infinity'::date not null,
  known_from timestamp with time zone not null,
  known_to timestamp with time zone default 'infinity'::timestamp with time zone not null,
  entry bigint not null,
  words text not null,
  search tsvector generated always as (to_tsvector('english'::regconfig, words)) stored,
  CHECK (((class_level >= 0) AND (class_level <= 3))),
  CHECK ((effective_to > effective_from)),
  CHECK ((kind = ANY (ARRAY['comment'::text, 'suggestion'::text]))),
  CHECK ((known_to >= known_from)),
  CHECK ((state = ANY (ARRAY['open'::text, 'accepted'::text, 'declined'::text]))),
  CHECK ((title <> ''::text)),
  FOREIGN KEY (entry) REFERENCES log_entry(seq),
  FOREIGN KEY (id) REFERENCES record(id),
  PRIMARY KEY (id, effective_from, known_from)
);
CREATE INDEX comment_code_effective_from_effective_to_known_from_known_t_idx ON public.comment USING btree (code, effective_from, effective_to, known_from, known_to);
CREATE INDEX comment_code_lower_idx ON public.comment USING btree (code, lower(ref) COLLATE "C") WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE INDEX comment_code_ref_idx ON public.comment USING btree (code, ref);
CREATE INDEX comment_code_sort_key_id_effective_from_effective_to_known__idx ON public.comment USING btree (code, sort_key, id, effective_from, effective_to, known_from, known_to);
CREATE INDEX comment_search_idx ON public.comment USING gin (search) WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE UNIQUE INDEX comment_id_effective_from_idx ON public.comment USING btree (id, effective_from) WHERE (known_to = 'infinity'::timestamp with time zone);
alter table comment enable row level security;
alter table comment force row level security;
create policy sees on comment for select to quorate_app using (((class_level = 0) OR (class_level <= COALESCE((((( SELECT quorate_clearance() AS quorate_clearance) ->> class_group))::smallint)::integer, (((( SELECT quorate_clearance() AS quorate_clearance) ->> '*'::text))::smallint)::integer, 0))));
create policy sees_public on comment for select to quorate_public using ((class_level = 0));
create policy writes on comment for all to quorate_writer using (true) with check (true);
grant insert, select, update (known_to) on comment to quorate_writer;
grant select on comment to quorate_app;
grant select on comment to quorate_public;

create table consultation (
  title text not null,
  issuer text,
  opens_on date,
  closes_on date,
  closes_at text,
  modification text,
  owner text,
  "position" text,
  last_meeting text,
  id uuid not null,
  code text not null,
  ref text not null,
  sort_key text collate "C" not null,
  state text not null,
  class_group text not null,
  class_level smallint not null,
  effective_from date not null,
  effective_to date default 'infinity'::date not null,
  known_from timestamp with time zone not null,
  known_to timestamp with time zone default 'infinity'::timestamp with time zone not null,
  entry bigint not null,
  words text not null,
  search tsvector generated always as (to_tsvector('english'::regconfig, words)) stored,
  kind text,
  audience text[],
  late text,
  background text,
  variation text,
  published_on date,
  covers text[],
  extension text,
  CHECK (((class_level >= 0) AND (class_level <= 3))),
  CHECK ((closes_at ~ '^([01]\d|2[0-3]):[0-5]\d$'::text)),
  CHECK ((effective_to > effective_from)),
  CHECK ((kind = ANY (ARRAY['report'::text, 'group'::text, 'request'::text, 'variation'::text, 'other'::text]))),
  CHECK ((known_to >= known_from)),
  CHECK ((late = ANY (ARRAY['refused'::text, 'marked'::text, 'administrator'::text]))),
  CHECK ((state = ANY (ARRAY['known'::text, 'planned'::text, 'open'::text, 'closed'::text, 'concluded'::text, 'dropped'::text]))),
  CHECK ((title <> ''::text)),
  FOREIGN KEY (entry) REFERENCES log_entry(seq),
  FOREIGN KEY (id) REFERENCES record(id),
  PRIMARY KEY (id, effective_from, known_from)
);
CREATE INDEX consultation_code_effective_from_effective_to_known_from_kn_idx ON public.consultation USING btree (code, effective_from, effective_to, known_from, known_to);
CREATE INDEX consultation_code_last_meeting_idx ON public.consultation USING btree (code, last_meeting) WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE INDEX consultation_code_lower_idx ON public.consultation USING btree (code, lower(ref) COLLATE "C") WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE INDEX consultation_code_modification_idx ON public.consultation USING btree (code, modification) WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE INDEX consultation_code_ref_idx ON public.consultation USING btree (code, ref);
CREATE INDEX consultation_code_sort_key_id_effective_from_effective_to_k_idx ON public.consultation USING btree (code, sort_key, id, effective_from, effective_to, known_from, known_to);
CREATE INDEX consultation_search_idx ON public.consultation USING gin (search) WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE UNIQUE INDEX consultation_id_effective_from_idx ON public.consultation USING btree (id, effective_from) WHERE (known_to = 'infinity'::timestamp with time zone);
alter table consultation enable row level security;
alter table consultation force row level security;
create policy sees on consultation for select to quorate_app using (((class_level = 0) OR (class_level <= COALESCE((((( SELECT quorate_clearance() AS quorate_clearance) ->> class_group))::smallint)::integer, (((( SELECT quorate_clearance() AS quorate_clearance) ->> '*'::text))::smallint)::integer, 0))));
create policy sees_public on consultation for select to quorate_public using ((class_level = 0));
create policy writes on consultation for all to quorate_writer using (true) with check (true);
grant insert, select, update (known_to) on consultation to quorate_writer;
grant select on consultation to quorate_app;
grant select on consultation to quorate_public;

create table counterpart (
  title text not null,
  other text,
  number text,
  status text,
  proposer text,
  raised_on date,
  implements_on date,
  description text,
  impacts text[],
  leads boolean,
  address text,
  related text[],
  published_on date,
  id uuid not null,
  code text not null,
  ref text not null,
  sort_key text collate "C" not null,
  state text not null,
  class_group text not null,
  class_level smallint not null,
  effective_from date not null,
  effective_to date default 'infinity'::date not null,
  known_from timestamp with time zone not null,
  known_to timestamp with time zone default 'infinity'::timestamp with time zone not null,
  entry bigint not null,
  words text not null,
  search tsvector generated always as (to_tsvector('english'::regconfig, words)) stored,
  CHECK (((class_level >= 0) AND (class_level <= 3))),
  CHECK ((effective_to > effective_from)),
  CHECK ((known_to >= known_from)),
  CHECK ((state = ANY (ARRAY['live'::text, 'closed'::text, 'gone'::text]))),
  CHECK ((title <> ''::text)),
  FOREIGN KEY (entry) REFERENCES log_entry(seq),
  FOREIGN KEY (id) REFERENCES record(id),
  PRIMARY KEY (id, effective_from, known_from)
);
CREATE INDEX counterpart_code_effective_from_effective_to_known_from_kno_idx ON public.counterpart USING btree (code, effective_from, effective_to, known_from, known_to);
CREATE INDEX counterpart_code_lower_idx ON public.counterpart USING btree (code, lower(ref) COLLATE "C") WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE INDEX counterpart_code_ref_idx ON public.counterpart USING btree (code, ref);
CREATE INDEX counterpart_code_sort_key_id_effective_from_effective_to_kn_idx ON public.counterpart USING btree (code, sort_key, id, effective_from, effective_to, known_from, known_to);
CREATE INDEX counterpart_search_idx ON public.counterpart USING gin (search) WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE UNIQUE INDEX counterpart_id_effective_from_idx ON public.counterpart USING btree (id, effective_from) WHERE (known_to = 'infinity'::timestamp with time zone);
alter table counterpart enable row level security;
alter table counterpart force row level security;
create policy sees on counterpart for select to quorate_app using (((class_level = 0) OR (class_level <= COALESCE((((( SELECT quorate_clearance() AS quorate_clearance) ->> class_group))::smallint)::integer, (((( SELECT quorate_clearance() AS quorate_clearance) ->> '*'::text))::smallint)::integer, 0))));
create policy sees_public on counterpart for select to quorate_public using ((class_level = 0));
create policy writes on counterpart for all to quorate_writer using (true) with check (true);
grant insert, select, update (known_to) on counterpart to quorate_writer;
grant select on counterpart to quorate_app;
grant select on counterpart to quorate_public;

create table coupling (
  title text not null,
  kind text,
  first text,
  second text,
  reason text,
  challenge text,
  outcome text,
  last_meeting text,
  id uuid not null,
  code text not null,
  ref text not null,
  sort_key text collate "C" not null,
  state text not null,
  class_group text not null,
  class_level smallint not null,
  effective_from date not null,
  effective_to date default 'infinity'::date not null,
  known_from timestamp with time zone not null,
  known_to timestamp with time zone default 'infinity'::timestamp with time zone not null,
  entry bigint not null,
  words text not null,
  search tsvector generated always as (to_tsvector('english'::regconfig, words)) stored,
  CHECK (((class_level >= 0) AND (class_level <= 3))),
  CHECK ((effective_to > effective_from)),
  CHECK ((kind = ANY (ARRAY['together'::text, 'apart'::text, 'after'::text]))),
  CHECK ((known_to >= known_from)),
  CHECK ((state = ANY (ARRAY['standing'::text, 'challenged'::text, 'lifted'::text]))),
  CHECK ((title <> ''::text)),
  FOREIGN KEY (entry) REFERENCES log_entry(seq),
  FOREIGN KEY (id) REFERENCES record(id),
  PRIMARY KEY (id, effective_from, known_from)
);
CREATE INDEX coupling_code_effective_from_effective_to_known_from_known__idx ON public.coupling USING btree (code, effective_from, effective_to, known_from, known_to);
CREATE INDEX coupling_code_lower_idx ON public.coupling USING btree (code, lower(ref) COLLATE "C") WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE INDEX coupling_code_ref_idx ON public.coupling USING btree (code, ref);
CREATE INDEX coupling_code_sort_key_id_effective_from_effective_to_known_idx ON public.coupling USING btree (code, sort_key, id, effective_from, effective_to, known_from, known_to);
CREATE INDEX coupling_search_idx ON public.coupling USING gin (search) WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE UNIQUE INDEX coupling_id_effective_from_idx ON public.coupling USING btree (id, effective_from) WHERE (known_to = 'infinity'::timestamp with time zone);
alter table coupling enable row level security;
alter table coupling force row level security;
create policy sees on coupling for select to quorate_app using (((class_level = 0) OR (class_level <= COALESCE((((( SELECT quorate_clearance() AS quorate_clearance) ->> class_group))::smallint)::integer, (((( SELECT quorate_clearance() AS quorate_clearance) ->> '*'::text))::smallint)::integer, 0))));
create policy sees_public on coupling for select to quorate_public using ((class_level = 0));
create policy writes on coupling for all to quorate_writer using (true) with check (true);
grant insert, select, update (known_to) on coupling to quorate_writer;
grant select on coupling to quorate_app;
grant select on coupling to quorate_public;

create table decision (
  text text not null,
  verb text,
  body text,
  meeting text,
  item text,
  day date,
  basis text,
  "position" integer,
  id uuid not null,
  code text not null,
  ref text not null,
  sort_key text collate "C" not null,
  state text not null,
  class_group text not null,
  class_level smallint not null,
  effective_from date not null,
  effective_to date default 'infinity'::date not null,
  known_from timestamp with time zone not null,
  known_to timestamp with time zone default 'infinity'::timestamp with time zone not null,
  entry bigint not null,
  words text not null,
  search tsvector generated always as (to_tsvector('english'::regconfig, words)) stored,
  condition text,
  waits_for text,
  condition_by date,
  condition_met text,
  pending text[],
  papers text[],
  quorum text,
  vote text,
  CHECK (("position" > 0)),
  CHECK (((class_level >= 0) AND (class_level <= 3))),
  CHECK ((basis = ANY (ARRAY['form'::text, 'narrative'::text, 'correspondence'::text]))),
  CHECK ((effective_to > effective_from)),
  CHECK ((known_to >= known_from)),
  CHECK ((state = ANY (ARRAY['taken'::text, 'conditional'::text, 'superseded'::text, 'rescinded'::text]))),
  CHECK ((text <> ''::text)),
  FOREIGN KEY (entry) REFERENCES log_entry(seq),
  FOREIGN KEY (id) REFERENCES record(id),
  PRIMARY KEY (id, effective_from, known_from)
);
CREATE INDEX decision_code_effective_from_effective_to_known_from_known__idx ON public.decision USING btree (code, effective_from, effective_to, known_from, known_to);
CREATE INDEX decision_code_item_idx ON public.decision USING btree (code, item) WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE INDEX decision_code_lower_idx ON public.decision USING btree (code, lower(ref) COLLATE "C") WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE INDEX decision_code_meeting_idx ON public.decision USING btree (code, meeting) WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE INDEX decision_code_ref_idx ON public.decision USING btree (code, ref);
CREATE INDEX decision_code_sort_key_id_effective_from_effective_to_known_idx ON public.decision USING btree (code, sort_key, id, effective_from, effective_to, known_from, known_to);
CREATE INDEX decision_search_idx ON public.decision USING gin (search) WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE UNIQUE INDEX decision_id_effective_from_idx ON public.decision USING btree (id, effective_from) WHERE (known_to = 'infinity'::timestamp with time zone);
alter table decision enable row level security;
alter table decision force row level security;
create policy sees on decision for select to quorate_app using (((class_level = 0) OR (class_level <= COALESCE((((( SELECT quorate_clearance() AS quorate_clearance) ->> class_group))::smallint)::integer, (((( SELECT quorate_clearance() AS quorate_clearance) ->> '*'::text))::smallint)::integer, 0))));
create policy sees_public on decision for select to quorate_public using ((class_level = 0));
create policy writes on decision for all to quorate_writer using (true) with check (true);
grant insert, select, update (known_to) on decision to quorate_writer;
grant select on decision to quorate_app;
grant select on decision to quorate_public;

create table declaration (
  title text not null,
  person text,
  body text,
  policy_version text,
  signed_on date,
  id uuid not null,
  code text not null,
  ref text not null,
  sort_key text collate "C" not null,
  state text not null,
  class_group text not null,
  class_level smallint not null,
  effective_from date not null,
  effective_to date default 'infinity'::date not null,
  known_from timestamp with time zone not null,
  known_to timestamp with time zone default 'infinity'::timestamp with time zone not null,
  entry bigint not null,
  words text not null,
  search tsvector generated always as (to_tsvector('english'::regconfig, words)) stored,
  CHECK (((class_level >= 0) AND (class_level <= 3))),
  CHECK ((effective_to > effective_from)),
  CHECK ((known_to >= known_from)),
  CHECK ((state = ANY (ARRAY['signed'::text, 'ended'::text]))),
  CHECK ((title <> ''::text)),
  FOREIGN KEY (entry) REFERENCES log_entry(seq),
  FOREIGN KEY (id) REFERENCES record(id),
  PRIMARY KEY (id, effective_from, known_from)
);
CREATE INDEX declaration_code_effective_from_effective_to_known_from_kno_idx ON public.declaration USING btree (code, effective_from, effective_to, known_from, known_to);
CREATE INDEX declaration_code_lower_idx ON public.declaration USING btree (code, lower(ref) COLLATE "C") WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE INDEX declaration_code_ref_idx ON public.declaration USING btree (code, ref);
CREATE INDEX declaration_code_sort_key_id_effective_from_effective_to_kn_idx ON public.declaration USING btree (code, sort_key, id, effective_from, effective_to, known_from, known_to);
CREATE INDEX declaration_search_idx ON public.declaration USING gin (search) WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE UNIQUE INDEX declaration_id_effective_from_idx ON public.declaration USING btree (id, effective_from) WHERE (known_to = 'infinity'::timestamp with time zone);
alter table declaration enable row level security;
alter table declaration force row level security;
create policy sees on declaration for select to quorate_app using (((class_level = 0) OR (class_level <= COALESCE((((( SELECT quorate_clearance() AS quorate_clearance) ->> class_group))::smallint)::integer, (((( SELECT quorate_clearance() AS quorate_clearance) ->> '*'::text))::smallint)::integer, 0))));
create policy sees_public on declaration for select to quorate_public using ((class_level = 0));
create policy writes on declaration for all to quorate_writer using (true) with check (true);
grant insert, select, update (known_to) on declaration to quorate_writer;
grant select on declaration to quorate_app;
grant select on declaration to quorate_public;

create table document (
  title text not null,
  kind text,
  body text,
  version text,
  changed_on date,
  note text,
  last_meeting text,
  id uuid not null,
  code text not null,
  ref text not null,
  sort_key text collate "C" not null,
  state text not null,
  class_group text not null,
  class_level smallint not null,
  effective_from date not null,
  effective_to date default 'infinity'::date not null,
  known_from timestamp with time zone not null,
  known_to timestamp with time zone default 'infinity'::timestamp with time zone not null,
  entry bigint not null,
  words text not null,
  search tsvector generated always as (to_tsvector('english'::regconfig, words)) stored,
  content text,
  file text,
  in_force_from date,
  CHECK (((class_level >= 0) AND (class_level <= 3))),
  CHECK ((effective_to > effective_from)),
  CHECK ((kind = ANY (ARRAY['policy'::text, 'terms'::text, 'procedure'::text, 'report'::text, 'budget'::text, 'guidance'::text, 'paper'::text, 'other'::text]))),
  CHECK ((known_to >= known_from)),
  CHECK ((state = ANY (ARRAY['known'::text, 'draft'::text, 'issued'::text, 'approved'::text, 'superseded'::text]))),
  CHECK ((title <> ''::text)),
  FOREIGN KEY (entry) REFERENCES log_entry(seq),
  FOREIGN KEY (id) REFERENCES record(id),
  PRIMARY KEY (id, effective_from, known_from)
);
CREATE INDEX document_code_effective_from_effective_to_known_from_known__idx ON public.document USING btree (code, effective_from, effective_to, known_from, known_to);
CREATE INDEX document_code_last_meeting_idx ON public.document USING btree (code, last_meeting) WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE INDEX document_code_lower_idx ON public.document USING btree (code, lower(ref) COLLATE "C") WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE INDEX document_code_ref_idx ON public.document USING btree (code, ref);
CREATE INDEX document_code_sort_key_id_effective_from_effective_to_known_idx ON public.document USING btree (code, sort_key, id, effective_from, effective_to, known_from, known_to);
CREATE INDEX document_search_idx ON public.document USING gin (search) WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE UNIQUE INDEX document_id_effective_from_idx ON public.document USING btree (id, effective_from) WHERE (known_to = 'infinity'::timestamp with time zone);
alter table document enable row level security;
alter table document force row level security;
create policy sees on document for select to quorate_app using (((class_level = 0) OR (class_level <= COALESCE((((( SELECT quorate_clearance() AS quorate_clearance) ->> class_group))::smallint)::integer, (((( SELECT quorate_clearance() AS quorate_clearance) ->> '*'::text))::smallint)::integer, 0))));
create policy sees_public on document for select to quorate_public using ((class_level = 0));
create policy writes on document for all to quorate_writer using (true) with check (true);
grant insert, select, update (known_to) on document to quorate_writer;
grant select on document to quorate_app;
grant select on document to quorate_public;

create table draft (
  code text not null,
  kind text not null,
  ref text not null,
  version integer not null,
  content jsonb not null,
  changed timestamp with time zone not null,
  changed_by text not null,
  class_group text not null,
  class_level smallint not null,
  CHECK (((class_level >= 0) AND (class_level <= 3))),
  CHECK ((kind ~ '^[a-z-]+$'::text)),
  CHECK ((ref <> ''::text)),
  CHECK ((version > 0)),
  PRIMARY KEY (code, kind, ref)
);
alter table draft enable row level security;
alter table draft force row level security;
create policy sees on draft for select to quorate_app using (((class_level = 0) OR (class_level <= COALESCE((((( SELECT quorate_clearance() AS quorate_clearance) ->> class_group))::smallint)::integer, (((( SELECT quorate_clearance() AS quorate_clearance) ->> '*'::text))::smallint)::integer, 0))));
create policy sees_public on draft for select to quorate_public using ((class_level = 0));
create policy writes on draft for all to quorate_writer using (true) with check (true);
grant delete, insert, select, update on draft to quorate_writer;
grant select on draft to quorate_app;
grant select on draft to quorate_public;

create table election (
  title text not null,
  body text,
  category text,
  seats integer,
  nominations_close date,
  voting_closes date,
  term_from date,
  term_to date,
  result text,
  id uuid not null,
  code text not null,
  ref text not null,
  sort_key text collate "C" not null,
  state text not null,
  class_group text not null,
  class_level smallint not null,
  effective_from date not null,
  effective_to date default 'infinity'::date not null,
  known_from timestamp with time zone not null,
  known_to timestamp with time zone default 'infinity'::timestamp with time zone not null,
  entry bigint not null,
  words text not null,
  search tsvector generated always as (to_tsvector('english'::regconfig, words)) stored,
  CHECK (((class_level >= 0) AND (class_level <= 3))),
  CHECK ((effective_to > effective_from)),
  CHECK ((known_to >= known_from)),
  CHECK ((seats > 0)),
  CHECK ((state = ANY (ARRAY['nominations'::text, 'voting'::text, 'declared'::text, 'void'::text]))),
  CHECK ((title <> ''::text)),
  FOREIGN KEY (entry) REFERENCES log_entry(seq),
  FOREIGN KEY (id) REFERENCES record(id),
  PRIMARY KEY (id, effective_from, known_from)
);
CREATE INDEX election_code_effective_from_effective_to_known_from_known__idx ON public.election USING btree (code, effective_from, effective_to, known_from, known_to);
CREATE INDEX election_code_lower_idx ON public.election USING btree (code, lower(ref) COLLATE "C") WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE INDEX election_code_ref_idx ON public.election USING btree (code, ref);
CREATE INDEX election_code_sort_key_id_effective_from_effective_to_known_idx ON public.election USING btree (code, sort_key, id, effective_from, effective_to, known_from, known_to);
CREATE INDEX election_search_idx ON public.election USING gin (search) WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE UNIQUE INDEX election_id_effective_from_idx ON public.election USING btree (id, effective_from) WHERE (known_to = 'infinity'::timestamp with time zone);
alter table election enable row level security;
alter table election force row level security;
create policy sees on election for select to quorate_app using (((class_level = 0) OR (class_level <= COALESCE((((( SELECT quorate_clearance() AS quorate_clearance) ->> class_group))::smallint)::integer, (((( SELECT quorate_clearance() AS quorate_clearance) ->> '*'::text))::smallint)::integer, 0))));
create policy sees_public on election for select to quorate_public using ((class_level = 0));
create policy writes on election for all to quorate_writer using (true) with check (true);
grant insert, select, update (known_to) on election to quorate_writer;
grant select on election to quorate_app;
grant select on election to quorate_public;

create table event (
  title text not null,
  said text,
  day date,
  month text,
  kind text,
  body text,
  meeting text,
  item text,
  id uuid not null,
  code text not null,
  ref text not null,
  sort_key text collate "C" not null,
  state text not null,
  class_group text not null,
  class_level smallint not null,
  effective_from date not null,
  effective_to date default 'infinity'::date not null,
  known_from timestamp with time zone not null,
  known_to timestamp with time zone default 'infinity'::timestamp with time zone not null,
  entry bigint not null,
  words text not null,
  search tsvector generated always as (to_tsvector('english'::regconfig, words)) stored,
  CHECK (((class_level >= 0) AND (class_level <= 3))),
  CHECK ((effective_to > effective_from)),
  CHECK ((kind = ANY (ARRAY['meeting'::text, 'date'::text, 'milestone'::text]))),
  CHECK ((known_to >= known_from)),
  CHECK ((month ~ '^\d{4}-(0[1-9]|1[0-2])$'::text)),
  CHECK ((state = ANY (ARRAY['noted'::text, 'expected'::text, 'reached'::text, 'cancelled'::text]))),
  CHECK ((title <> ''::text)),
  FOREIGN KEY (entry) REFERENCES log_entry(seq),
  FOREIGN KEY (id) REFERENCES record(id),
  PRIMARY KEY (id, effective_from, known_from)
);
CREATE INDEX event_code_effective_from_effective_to_known_from_known_to_idx ON public.event USING btree (code, effective_from, effective_to, known_from, known_to);
CREATE INDEX event_code_item_idx ON public.event USING btree (code, item) WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE INDEX event_code_lower_idx ON public.event USING btree (code, lower(ref) COLLATE "C") WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE INDEX event_code_meeting_idx ON public.event USING btree (code, meeting) WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE INDEX event_code_ref_idx ON public.event USING btree (code, ref);
CREATE INDEX event_code_sort_key_id_effective_from_effective_to_known_fr_idx ON public.event USING btree (code, sort_key, id, effective_from, effective_to, known_from, known_to);
CREATE INDEX event_search_idx ON public.event USING gin (search) WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE UNIQUE INDEX event_id_effective_from_idx ON public.event USING btree (id, effective_from) WHERE (known_to = 'infinity'::timestamp with time zone);
alter table event enable row level security;
alter table event force row level security;
create policy sees on event for select to quorate_app using (((class_level = 0) OR (class_level <= COALESCE((((( SELECT quorate_clearance() AS quorate_clearance) ->> class_group))::smallint)::integer, (((( SELECT quorate_clearance() AS quorate_clearance) ->> '*'::text))::smallint)::integer, 0))));
create policy sees_public on event for select to quorate_public using ((class_level = 0));
create policy writes on event for all to quorate_writer using (true) with check (true);
grant insert, select, update (known_to) on event to quorate_writer;
grant select on event to quorate_app;
grant select on event to quorate_public;

create table file (
  code text not null,
  register text not null,
  ref text not null,
  sha256 text not null,
  name text not null,
  media_type text not null,
  bytes bytea not null,
  pages integer not null,
  content text not null,
  received timestamp with time zone not null,
  class_group text not null,
  class_level smallint not null,
  CHECK (((class_level >= 0) AND (class_level <= 3))),
  CHECK ((name <> ''::text)),
  CHECK ((pages >= 0)),
  CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text)),
  PRIMARY KEY (code, register, ref, sha256)
);
alter table file enable row level security;
alter table file force row level security;
create policy sees on file for select to quorate_app using (((class_level = 0) OR (class_level <= COALESCE((((( SELECT quorate_clearance() AS quorate_clearance) ->> class_group))::smallint)::integer, (((( SELECT quorate_clearance() AS quorate_clearance) ->> '*'::text))::smallint)::integer, 0))));
create policy sees_public on file for select to quorate_public using ((class_level = 0));
create policy writes on file for all to quorate_writer using (true) with check (true);
grant delete, insert, select, update on file to quorate_writer;
grant select on file to quorate_app;
grant select on file to quorate_public;

create table identifier (
  title text not null,
  kind text,
  party text,
  range_from text,
  range_to text,
  role text,
  allocated_on date,
  note text,
  id uuid not null,
  code text not null,
  ref text not null,
  sort_key text collate "C" not null,
  state text not null,
  class_group text not null,
  class_level smallint not null,
  effective_from date not null,
  effective_to date default 'infinity'::date not null,
  known_from timestamp with time zone not null,
  known_to timestamp with time zone default 'infinity'::timestamp with time zone not null,
  entry bigint not null,
  words text not null,
  search tsvector generated always as (to_tsvector('english'::regconfig, words)) stored,
  CHECK ((((range_from IS NULL) = (range_to IS NULL)) AND (range_from <= range_to))),
  CHECK (((class_level >= 0) AND (class_level <= 3))),
  CHECK ((effective_to > effective_from)),
  CHECK ((kind = ANY (ARRAY['range'::text, 'signifier'::text, 'electricity'::text, 'gas'::text]))),
  CHECK ((known_to >= known_from)),
  CHECK ((range_from ~ '^[0-9a-f]{16}$'::text)),
  CHECK ((range_to ~ '^[0-9a-f]{16}$'::text)),
  CHECK ((state = ANY (ARRAY['allocated'::text, 'awaited'::text, 'released'::text]))),
  CHECK ((title <> ''::text)),
  FOREIGN KEY (entry) REFERENCES log_entry(seq),
  FOREIGN KEY (id) REFERENCES record(id),
  PRIMARY KEY (id, effective_from, known_from)
);
CREATE INDEX identifier_code_effective_from_effective_to_known_from_know_idx ON public.identifier USING btree (code, effective_from, effective_to, known_from, known_to);
CREATE INDEX identifier_code_lower_idx ON public.identifier USING btree (code, lower(ref) COLLATE "C") WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE INDEX identifier_code_party_idx ON public.identifier USING btree (code, party) WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE INDEX identifier_code_ref_idx ON public.identifier USING btree (code, ref);
CREATE INDEX identifier_code_sort_key_id_effective_from_effective_to_kno_idx ON public.identifier USING btree (code, sort_key, id, effective_from, effective_to, known_from, known_to);
CREATE INDEX identifier_search_idx ON public.identifier USING gin (search) WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE UNIQUE INDEX identifier_id_effective_from_idx ON public.identifier USING btree (id, effective_from) WHERE (known_to = 'infinity'::timestamp with time zone);
alter table identifier enable row level security;
alter table identifier force row level security;
create policy sees on identifier for select to quorate_app using (((class_level = 0) OR (class_level <= COALESCE((((( SELECT quorate_clearance() AS quorate_clearance) ->> class_group))::smallint)::integer, (((( SELECT quorate_clearance() AS quorate_clearance) ->> '*'::text))::smallint)::integer, 0))));
create policy sees_public on identifier for select to quorate_public using ((class_level = 0));
create policy writes on identifier for all to quorate_writer using (true) with check (true);
grant insert, select, update (known_to) on identifier to quorate_writer;
grant select on identifier to quorate_app;
grant select on identifier to quorate_public;

create table inclusion (
  title text not null,
  release text,
  origin text,
  modification text,
  touches text,
  ready date,
  earliest date,
  documents text[],
  note text,
  last_meeting text,
  id uuid not null,
  code text not null,
  ref text not null,
  sort_key text collate "C" not null,
  state text not null,
  class_group text not null,
  class_level smallint not null,
  effective_from date not null,
  effective_to date default 'infinity'::date not null,
  known_from timestamp with time zone not null,
  known_to timestamp with time zone default 'infinity'::timestamp with time zone not null,
  entry bigint not null,
  words text not null,
  search tsvector generated always as (to_tsvector('english'::regconfig, words)) stored,
  CHECK (((class_level >= 0) AND (class_level <= 3))),
  CHECK ((effective_to > effective_from)),
  CHECK ((known_to >= known_from)),
  CHECK ((origin = ANY (ARRAY['government'::text, 'operator'::text, 'modification'::text]))),
  CHECK ((state = ANY (ARRAY['proposed'::text, 'included'::text, 'delivered'::text, 'deferred'::text]))),
  CHECK ((title <> ''::text)),
  CHECK ((touches = ANY (ARRAY['text'::text, 'systems'::text, 'devices'::text]))),
  FOREIGN KEY (entry) REFERENCES log_entry(seq),
  FOREIGN KEY (id) REFERENCES record(id),
  PRIMARY KEY (id, effective_from, known_from)
);
CREATE INDEX inclusion_code_effective_from_effective_to_known_from_known_idx ON public.inclusion USING btree (code, effective_from, effective_to, known_from, known_to);
CREATE INDEX inclusion_code_lower_idx ON public.inclusion USING btree (code, lower(ref) COLLATE "C") WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE INDEX inclusion_code_modification_idx ON public.inclusion USING btree (code, modification) WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE INDEX inclusion_code_ref_idx ON public.inclusion USING btree (code, ref);
CREATE INDEX inclusion_code_release_idx ON public.inclusion USING btree (code, release) WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE INDEX inclusion_code_sort_key_id_effective_from_effective_to_know_idx ON public.inclusion USING btree (code, sort_key, id, effective_from, effective_to, known_from, known_to);
CREATE INDEX inclusion_search_idx ON public.inclusion USING gin (search) WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE UNIQUE INDEX inclusion_id_effective_from_idx ON public.inclusion USING btree (id, effective_from) WHERE (known_to = 'infinity'::timestamp with time zone);
alter table inclusion enable row level security;
alter table inclusion force row level security;
create policy sees on inclusion for select to quorate_app using (((class_level = 0) OR (class_level <= COALESCE((((( SELECT quorate_clearance() AS quorate_clearance) ->> class_group))::smallint)::integer, (((( SELECT quorate_clearance() AS quorate_clearance) ->> '*'::text))::smallint)::integer, 0))));
create policy sees_public on inclusion for select to quorate_public using ((class_level = 0));
create policy writes on inclusion for all to quorate_writer using (true) with check (true);
grant insert, select, update (known_to) on inclusion to quorate_writer;
grant select on inclusion to quorate_app;
grant select on inclusion to quorate_public;

create table interest (
  title text not null,
  meeting text,
  item text,
  person text,
  recused boolean,
  id uuid not null,
  code text not null,
  ref text not null,
  sort_key text collate "C" not null,
  state text not null,
  class_group text not null,
  class_level smallint not null,
  effective_from date not null,
  effective_to date default 'infinity'::date not null,
  known_from timestamp with time zone not null,
  known_to timestamp with time zone default 'infinity'::timestamp with time zone not null,
  entry bigint not null,
  words text not null,
  search tsvector generated always as (to_tsvector('english'::regconfig, words)) stored,
  CHECK (((class_level >= 0) AND (class_level <= 3))),
  CHECK ((effective_to > effective_from)),
  CHECK ((known_to >= known_from)),
  CHECK ((state = ANY (ARRAY['declared'::text, 'cleared'::text]))),
  CHECK ((title <> ''::text)),
  FOREIGN KEY (entry) REFERENCES log_entry(seq),
  FOREIGN KEY (id) REFERENCES record(id),
  PRIMARY KEY (id, effective_from, known_from)
);
CREATE INDEX interest_code_effective_from_effective_to_known_from_known__idx ON public.interest USING btree (code, effective_from, effective_to, known_from, known_to);
CREATE INDEX interest_code_lower_idx ON public.interest USING btree (code, lower(ref) COLLATE "C") WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE INDEX interest_code_ref_idx ON public.interest USING btree (code, ref);
CREATE INDEX interest_code_sort_key_id_effective_from_effective_to_known_idx ON public.interest USING btree (code, sort_key, id, effective_from, effective_to, known_from, known_to);
CREATE INDEX interest_search_idx ON public.interest USING gin (search) WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE UNIQUE INDEX interest_id_effective_from_idx ON public.interest USING btree (id, effective_from) WHERE (known_to = 'infinity'::timestamp with time zone);
alter table interest enable row level security;
alter table interest force row level security;
create policy sees on interest for select to quorate_app using (((class_level = 0) OR (class_level <= COALESCE((((( SELECT quorate_clearance() AS quorate_clearance) ->> class_group))::smallint)::integer, (((( SELECT quorate_clearance() AS quorate_clearance) ->> '*'::text))::smallint)::integer, 0))));
create policy sees_public on interest for select to quorate_public using ((class_level = 0));
create policy writes on interest for all to quorate_writer using (true) with check (true);
grant insert, select, update (known_to) on interest to quorate_writer;
grant select on interest to quorate_app;
grant select on interest to quorate_public;

create table issue (
  title text not null,
  description text,
  raised_by text,
  raised_on date,
  body text,
  owner text,
  answer_by date,
  outcome text,
  modification text,
  last_meeting text,
  id uuid not null,
  code text not null,
  ref text not null,
  sort_key text collate "C" not null,
  state text not null,
  class_group text not null,
  class_level smallint not null,
  effective_from date not null,
  effective_to date default 'infinity'::date not null,
  known_from timestamp with time zone not null,
  known_to timestamp with time zone default 'infinity'::timestamp with time zone not null,
  entry bigint not null,
  words text not null,
  search tsvector generated always as (to_tsvector('english'::regconfig, words)) stored,
  kind text,
  contact text,
  friend_by date,
  friend_reply text,
  friend_on date,
  became text,
  CHECK (((class_level >= 0) AND (class_level <= 3))),
  CHECK ((effective_to > effective_from)),
  CHECK ((kind = ANY (ARRAY['question'::text, 'change'::text]))),
  CHECK ((known_to >= known_from)),
  CHECK ((state = ANY (ARRAY['open'::text, 'received'::text, 'taken'::text, 'referred'::text, 'resolved'::text, 'modification'::text, 'closed'::text]))),
  CHECK ((title <> ''::text)),
  FOREIGN KEY (entry) REFERENCES log_entry(seq),
  FOREIGN KEY (id) REFERENCES record(id),
  PRIMARY KEY (id, effective_from, known_from)
);
CREATE INDEX issue_code_became_idx ON public.issue USING btree (code, became) WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE INDEX issue_code_effective_from_effective_to_known_from_known_to_idx ON public.issue USING btree (code, effective_from, effective_to, known_from, known_to);
CREATE INDEX issue_code_last_meeting_idx ON public.issue USING btree (code, last_meeting) WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE INDEX issue_code_lower_idx ON public.issue USING btree (code, lower(ref) COLLATE "C") WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE INDEX issue_code_modification_idx ON public.issue USING btree (code, modification) WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE INDEX issue_code_raised_by_idx ON public.issue USING btree (code, raised_by) WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE INDEX issue_code_ref_idx ON public.issue USING btree (code, ref);
CREATE INDEX issue_code_sort_key_id_effective_from_effective_to_known_fr_idx ON public.issue USING btree (code, sort_key, id, effective_from, effective_to, known_from, known_to);
CREATE INDEX issue_search_idx ON public.issue USING gin (search) WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE UNIQUE INDEX issue_id_effective_from_idx ON public.issue USING btree (id, effective_from) WHERE (known_to = 'infinity'::timestamp with time zone);
alter table issue enable row level security;
alter table issue force row level security;
create policy sees on issue for select to quorate_app using (((class_level = 0) OR (class_level <= COALESCE((((( SELECT quorate_clearance() AS quorate_clearance) ->> class_group))::smallint)::integer, (((( SELECT quorate_clearance() AS quorate_clearance) ->> '*'::text))::smallint)::integer, 0))));
create policy sees_public on issue for select to quorate_public using ((class_level = 0));
create policy writes on issue for all to quorate_writer using (true) with check (true);
grant insert, select, update (known_to) on issue to quorate_writer;
grant select on issue to quorate_app;
grant select on issue to quorate_public;

create table item (
  title text not null,
  meeting text,
  number text,
  "position" integer,
  narrative text,
  mentions text[],
  clauses text[],
  settled text,
  id uuid not null,
  code text not null,
  ref text not null,
  sort_key text collate "C" not null,
  state text not null,
  class_group text not null,
  class_level smallint not null,
  effective_from date not null,
  effective_to date default 'infinity'::date not null,
  known_from timestamp with time zone not null,
  known_to timestamp with time zone default 'infinity'::timestamp with time zone not null,
  entry bigint not null,
  words text not null,
  search tsvector generated always as (to_tsvector('english'::regconfig, words)) stored,
  presenter text,
  purpose text,
  starts_at text,
  minutes_planned integer,
  about text[],
  carried_from text,
  carried_to text,
  minuted text,
  formula text,
  CHECK (("position" > 0)),
  CHECK (((class_level >= 0) AND (class_level <= 3))),
  CHECK ((effective_to > effective_from)),
  CHECK ((known_to >= known_from)),
  CHECK ((minuted = ANY (ARRAY['public'::text, 'confidential'::text]))),
  CHECK ((minutes_planned >= 0)),
  CHECK ((purpose = ANY (ARRAY['decision'::text, 'discussion'::text, 'information'::text]))),
  CHECK ((starts_at ~ '^([01]\d|2[0-3]):[0-5]\d$'::text)),
  CHECK ((state = ANY (ARRAY['tabled'::text, 'taken'::text, 'carried'::text, 'withdrawn'::text]))),
  CHECK ((title <> ''::text)),
  FOREIGN KEY (entry) REFERENCES log_entry(seq),
  FOREIGN KEY (id) REFERENCES record(id),
  PRIMARY KEY (id, effective_from, known_from)
);
CREATE INDEX item_code_effective_from_effective_to_known_from_known_to_idx ON public.item USING btree (code, effective_from, effective_to, known_from, known_to);
CREATE INDEX item_code_lower_idx ON public.item USING btree (code, lower(ref) COLLATE "C") WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE INDEX item_code_meeting_idx ON public.item USING btree (code, meeting) WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE INDEX item_code_ref_idx ON public.item USING btree (code, ref);
CREATE INDEX item_code_sort_key_id_effective_from_effective_to_known_fro_idx ON public.item USING btree (code, sort_key, id, effective_from, effective_to, known_from, known_to);
CREATE INDEX item_search_idx ON public.item USING gin (search) WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE UNIQUE INDEX item_id_effective_from_idx ON public.item USING btree (id, effective_from) WHERE (known_to = 'infinity'::timestamp with time zone);
alter table item enable row level security;
alter table item force row level security;
create policy sees on item for select to quorate_app using (((class_level = 0) OR (class_level <= COALESCE((((( SELECT quorate_clearance() AS quorate_clearance) ->> class_group))::smallint)::integer, (((( SELECT quorate_clearance() AS quorate_clearance) ->> '*'::text))::smallint)::integer, 0))));
create policy sees_public on item for select to quorate_public using ((class_level = 0));
create policy writes on item for all to quorate_writer using (true) with check (true);
grant insert, select, update (known_to) on item to quorate_writer;
grant select on item to quorate_app;
grant select on item to quorate_public;

create table log_checkpoint (
  size bigint not null,
  root bytea not null,
  frontier bytea[] not null,
  note text not null,
  sealed timestamp with time zone not null,
  CHECK ((length(root) = 32)),
  CHECK ((size > 0)),
  PRIMARY KEY (size)
);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.log_checkpoint FOR EACH ROW EXECUTE FUNCTION quorate_refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON public.log_checkpoint FOR EACH STATEMENT EXECUTE FUNCTION quorate_refuse_change();
grant insert, select on log_checkpoint to quorate_writer;
grant select on log_checkpoint to quorate_app;
grant select on log_checkpoint to quorate_public;

create table log_decision (
  id uuid not null,
  code text not null,
  authority_kind text not null,
  authority_ref text not null,
  body text not null,
  title text not null,
  clause text,
  effective date not null,
  recorded timestamp with time zone not null,
  actor text not null,
  found boolean not null,
  withdraws uuid,
  class_group text not null,
  class_level smallint not null,
  CHECK (((class_level >= 0) AND (class_level <= 3))),
  CHECK ((actor <> ''::text)),
  CHECK ((authority_kind = ANY (ARRAY['meeting'::text, 'post'::text]))),
  CHECK ((authority_ref <> ''::text)),
  CHECK ((title <> ''::text)),
  FOREIGN KEY (withdraws) REFERENCES log_decision(id),
  PRIMARY KEY (id)
);
CREATE INDEX log_decision_code_authority_ref_idx ON public.log_decision USING btree (code, authority_ref);
CREATE INDEX log_decision_recorded_id_idx ON public.log_decision USING btree (recorded DESC, id);
CREATE UNIQUE INDEX log_decision_withdrawn_once ON public.log_decision USING btree (withdraws);
alter table log_decision enable row level security;
alter table log_decision force row level security;
create policy sees on log_decision for select to quorate_app using (((class_level = 0) OR (class_level <= COALESCE((((( SELECT quorate_clearance() AS quorate_clearance) ->> class_group))::smallint)::integer, (((( SELECT quorate_clearance() AS quorate_clearance) ->> '*'::text))::smallint)::integer, 0))));
create policy sees_public on log_decision for select to quorate_public using ((class_level = 0));
create policy writes on log_decision for all to quorate_writer using (true) with check (true);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.log_decision FOR EACH ROW EXECUTE FUNCTION quorate_refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON public.log_decision FOR EACH STATEMENT EXECUTE FUNCTION quorate_refuse_change();
CREATE TRIGGER told AFTER INSERT ON public.log_decision FOR EACH ROW EXECUTE FUNCTION quorate_tell();
grant insert, select on log_decision to quorate_writer;
grant select on log_decision to quorate_app;
grant select on log_decision to quorate_public;

create table log_entry (
  seq bigint generated always as identity not null,
  decision uuid not null,
  record uuid not null,
  register text not null,
  ref text not null,
  move text not null,
  effective date not null,
  recorded timestamp with time zone not null,
  placed text not null,
  withdraws bigint,
  class_group text not null,
  class_level smallint not null,
  payload text,
  salt bytea,
  commitment bytea not null,
  leaf bytea not null,
  CHECK (((class_level >= 0) AND (class_level <= 3))),
  CHECK (((payload IS NULL) = (salt IS NULL))),
  CHECK ((length(commitment) = 32)),
  CHECK ((length(leaf) = 32)),
  FOREIGN KEY (decision) REFERENCES log_decision(id),
  FOREIGN KEY (record) REFERENCES record(id),
  FOREIGN KEY (withdraws) REFERENCES log_entry(seq),
  PRIMARY KEY (seq)
);
CREATE INDEX log_entry_decision_idx ON public.log_entry USING btree (decision);
CREATE INDEX log_entry_record_effective_placed_seq_idx ON public.log_entry USING btree (record, effective, placed, seq);
CREATE UNIQUE INDEX log_entry_withdrawn_once ON public.log_entry USING btree (withdraws);
alter table log_entry enable row level security;
alter table log_entry force row level security;
create policy sees on log_entry for select to quorate_app using (((class_level = 0) OR (class_level <= COALESCE((((( SELECT quorate_clearance() AS quorate_clearance) ->> class_group))::smallint)::integer, (((( SELECT quorate_clearance() AS quorate_clearance) ->> '*'::text))::smallint)::integer, 0))));
create policy sees_public on log_entry for select to quorate_public using ((class_level = 0));
create policy writes on log_entry for all to quorate_writer using (true) with check (true);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.log_entry FOR EACH ROW EXECUTE FUNCTION quorate_refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON public.log_entry FOR EACH STATEMENT EXECUTE FUNCTION quorate_refuse_change();
grant insert, select on log_entry to quorate_writer;
grant select on log_entry to quorate_app;
grant select on log_entry to quorate_public;

create table log_leaf (
  place bigint not null,
  entry bigint not null,
  leaf bytea not null,
  CHECK ((place >= 0)),
  FOREIGN KEY (entry) REFERENCES log_entry(seq),
  PRIMARY KEY (place),
  UNIQUE (entry)
);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.log_leaf FOR EACH ROW EXECUTE FUNCTION quorate_refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON public.log_leaf FOR EACH STATEMENT EXECUTE FUNCTION quorate_refuse_change();
grant insert, select on log_leaf to quorate_writer;
grant select on log_leaf to quorate_app;
grant select on log_leaf to quorate_public;

create table mail (
  id uuid not null,
  recipient text not null,
  subject text not null,
  content text,
  attached jsonb default '[]'::jsonb not null,
  queued timestamp with time zone not null,
  sent timestamp with time zone,
  failed text,
  tries integer default 0 not null,
  not_before timestamp with time zone,
  PRIMARY KEY (id)
);
CREATE INDEX mail_queued_idx ON public.mail USING btree (queued) WHERE (sent IS NULL);
grant delete, insert, select, update on mail to quorate_app;

create table meeting (
  title text not null,
  body text,
  number integer,
  day date,
  starts_at text,
  ends_at text,
  place text,
  classification text,
  minutes text,
  settled text,
  document text,
  id uuid not null,
  code text not null,
  ref text not null,
  sort_key text collate "C" not null,
  state text not null,
  class_group text not null,
  class_level smallint not null,
  effective_from date not null,
  effective_to date default 'infinity'::date not null,
  known_from timestamp with time zone not null,
  known_to timestamp with time zone default 'infinity'::timestamp with time zone not null,
  entry bigint not null,
  words text not null,
  search tsvector generated always as (to_tsvector('english'::regconfig, words)) stored,
  review_by date,
  approved_on date,
  approved_at text,
  published_on date,
  paper_day date,
  CHECK (((class_level >= 0) AND (class_level <= 3))),
  CHECK ((effective_to > effective_from)),
  CHECK ((ends_at ~ '^([01]\d|2[0-3]):[0-5]\d$'::text)),
  CHECK ((known_to >= known_from)),
  CHECK ((number >= 0)),
  CHECK ((starts_at ~ '^([01]\d|2[0-3]):[0-5]\d$'::text)),
  CHECK ((state = ANY (ARRAY['planned'::text, 'sitting'::text, 'held'::text, 'cancelled'::text]))),
  CHECK ((title <> ''::text)),
  FOREIGN KEY (entry) REFERENCES log_entry(seq),
  FOREIGN KEY (id) REFERENCES record(id),
  PRIMARY KEY (id, effective_from, known_from)
);
CREATE INDEX meeting_code_effective_from_effective_to_known_from_known_t_idx ON public.meeting USING btree (code, effective_from, effective_to, known_from, known_to);
CREATE INDEX meeting_code_lower_idx ON public.meeting USING btree (code, lower(ref) COLLATE "C") WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE INDEX meeting_code_ref_idx ON public.meeting USING btree (code, ref);
CREATE INDEX meeting_code_sort_key_id_effective_from_effective_to_known__idx ON public.meeting USING btree (code, sort_key, id, effective_from, effective_to, known_from, known_to);
CREATE INDEX meeting_search_idx ON public.meeting USING gin (search) WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE UNIQUE INDEX meeting_id_effective_from_idx ON public.meeting USING btree (id, effective_from) WHERE (known_to = 'infinity'::timestamp with time zone);
alter table meeting enable row level security;
alter table meeting force row level security;
create policy sees on meeting for select to quorate_app using (((class_level = 0) OR (class_level <= COALESCE((((( SELECT quorate_clearance() AS quorate_clearance) ->> class_group))::smallint)::integer, (((( SELECT quorate_clearance() AS quorate_clearance) ->> '*'::text))::smallint)::integer, 0))));
create policy sees_public on meeting for select to quorate_public using ((class_level = 0));
create policy writes on meeting for all to quorate_writer using (true) with check (true);
grant insert, select, update (known_to) on meeting to quorate_writer;
grant select on meeting to quorate_app;
grant select on meeting to quorate_public;

create table migration (
  name text not null,
  sha256 text not null,
  applied timestamp with time zone default now() not null,
  PRIMARY KEY (name)
);

create table modification (
  title text not null,
  proposer text,
  path text,
  raised_on date,
  reasons text,
  decided_on date,
  implements_on date,
  release text,
  last_meeting text,
  id uuid not null,
  code text not null,
  ref text not null,
  sort_key text collate "C" not null,
  state text not null,
  class_group text not null,
  class_level smallint not null,
  effective_from date not null,
  effective_to date default 'infinity'::date not null,
  known_from timestamp with time zone not null,
  known_to timestamp with time zone default 'infinity'::timestamp with time zone not null,
  entry bigint not null,
  words text not null,
  search tsvector generated always as (to_tsvector('english'::regconfig, words)) stored,
  rules text,
  description text,
  solution text,
  representative text,
  analyst text,
  urgency text,
  impacts text[],
  affects text[],
  objectives text[],
  alternative_to text,
  working_group text,
  condition text,
  recommendation text,
  cost text,
  cost_consulted_on date,
  text_consulted_on date,
  advice text,
  published_on date,
  appeal_by date,
  withdrawn_on date,
  adopt_by date,
  priority text,
  lead_code text,
  timetable_appeal text,
  CHECK (((class_level >= 0) AND (class_level <= 3))),
  CHECK ((effective_to > effective_from)),
  CHECK ((known_to >= known_from)),
  CHECK ((state = ANY (ARRAY['known'::text, 'draft'::text, 'raised'::text, 'refinement'::text, 'report'::text, 'returned'::text, 'consultation'::text, 'advice'::text, 'vote'::text, 'authority'::text, 'appealed'::text, 'approved'::text, 'implemented'::text, 'rejected'::text, 'refused'::text, 'withdrawn'::text]))),
  CHECK ((timetable_appeal = ANY (ARRAY['asked'::text, 'upheld'::text, 'dismissed'::text]))),
  CHECK ((title <> ''::text)),
  CHECK ((urgency = ANY (ARRAY['asked'::text, 'urgent'::text, 'ordinary'::text]))),
  FOREIGN KEY (entry) REFERENCES log_entry(seq),
  FOREIGN KEY (id) REFERENCES record(id),
  PRIMARY KEY (id, effective_from, known_from)
);
CREATE INDEX modification_code_alternative_to_idx ON public.modification USING btree (code, alternative_to) WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE INDEX modification_code_effective_from_effective_to_known_from_kn_idx ON public.modification USING btree (code, effective_from, effective_to, known_from, known_to);
CREATE INDEX modification_code_last_meeting_idx ON public.modification USING btree (code, last_meeting) WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE INDEX modification_code_lower_idx ON public.modification USING btree (code, lower(ref) COLLATE "C") WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE INDEX modification_code_proposer_idx ON public.modification USING btree (code, proposer) WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE INDEX modification_code_ref_idx ON public.modification USING btree (code, ref);
CREATE INDEX modification_code_sort_key_id_effective_from_effective_to_k_idx ON public.modification USING btree (code, sort_key, id, effective_from, effective_to, known_from, known_to);
CREATE INDEX modification_code_state_effective_to_idx ON public.modification USING btree (code, state, effective_to) WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE INDEX modification_search_idx ON public.modification USING gin (search) WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE UNIQUE INDEX modification_id_effective_from_idx ON public.modification USING btree (id, effective_from) WHERE (known_to = 'infinity'::timestamp with time zone);
alter table modification enable row level security;
alter table modification force row level security;
create policy sees on modification for select to quorate_app using (((class_level = 0) OR (class_level <= COALESCE((((( SELECT quorate_clearance() AS quorate_clearance) ->> class_group))::smallint)::integer, (((( SELECT quorate_clearance() AS quorate_clearance) ->> '*'::text))::smallint)::integer, 0))));
create policy sees_public on modification for select to quorate_public using ((class_level = 0));
create policy writes on modification for all to quorate_writer using (true) with check (true);
grant insert, select, update (known_to) on modification to quorate_writer;
grant select on modification to quorate_app;
grant select on modification to quorate_public;

create table nomination (
  title text not null,
  election text,
  person text,
  nominated_by text,
  statement text,
  votes integer,
  id uuid not null,
  code text not null,
  ref text not null,
  sort_key text collate "C" not null,
  state text not null,
  class_group text not null,
  class_level smallint not null,
  effective_from date not null,
  effective_to date default 'infinity'::date not null,
  known_from timestamp with time zone not null,
  known_to timestamp with time zone default 'infinity'::timestamp with time zone not null,
  entry bigint not null,
  words text not null,
  search tsvector generated always as (to_tsvector('english'::regconfig, words)) stored,
  CHECK (((class_level >= 0) AND (class_level <= 3))),
  CHECK ((effective_to > effective_from)),
  CHECK ((known_to >= known_from)),
  CHECK ((state = ANY (ARRAY['nominated'::text, 'elected'::text, 'unsuccessful'::text, 'withdrawn'::text]))),
  CHECK ((title <> ''::text)),
  CHECK ((votes >= 0)),
  FOREIGN KEY (entry) REFERENCES log_entry(seq),
  FOREIGN KEY (id) REFERENCES record(id),
  PRIMARY KEY (id, effective_from, known_from)
);
CREATE INDEX nomination_code_effective_from_effective_to_known_from_know_idx ON public.nomination USING btree (code, effective_from, effective_to, known_from, known_to);
CREATE INDEX nomination_code_lower_idx ON public.nomination USING btree (code, lower(ref) COLLATE "C") WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE INDEX nomination_code_ref_idx ON public.nomination USING btree (code, ref);
CREATE INDEX nomination_code_sort_key_id_effective_from_effective_to_kno_idx ON public.nomination USING btree (code, sort_key, id, effective_from, effective_to, known_from, known_to);
CREATE INDEX nomination_search_idx ON public.nomination USING gin (search) WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE UNIQUE INDEX nomination_id_effective_from_idx ON public.nomination USING btree (id, effective_from) WHERE (known_to = 'infinity'::timestamp with time zone);
alter table nomination enable row level security;
alter table nomination force row level security;
create policy sees on nomination for select to quorate_app using (((class_level = 0) OR (class_level <= COALESCE((((( SELECT quorate_clearance() AS quorate_clearance) ->> class_group))::smallint)::integer, (((( SELECT quorate_clearance() AS quorate_clearance) ->> '*'::text))::smallint)::integer, 0))));
create policy sees_public on nomination for select to quorate_public using ((class_level = 0));
create policy writes on nomination for all to quorate_writer using (true) with check (true);
grant insert, select, update (known_to) on nomination to quorate_writer;
grant select on nomination to quorate_app;
grant select on nomination to quorate_public;

create table paper (
  title text not null,
  number text,
  meeting text,
  item text,
  part_of text,
  version integer,
  purpose text,
  author text,
  source text,
  file text,
  file_name text,
  pages integer,
  received date,
  late integer,
  note text,
  id uuid not null,
  code text not null,
  ref text not null,
  sort_key text collate "C" not null,
  state text not null,
  class_group text not null,
  class_level smallint not null,
  effective_from date not null,
  effective_to date default 'infinity'::date not null,
  known_from timestamp with time zone not null,
  known_to timestamp with time zone default 'infinity'::timestamp with time zone not null,
  entry bigint not null,
  words text not null,
  search tsvector generated always as (to_tsvector('english'::regconfig, words)) stored,
  CHECK (((class_level >= 0) AND (class_level <= 3))),
  CHECK ((effective_to > effective_from)),
  CHECK ((file ~ '^[0-9a-f]{64}$'::text)),
  CHECK ((known_to >= known_from)),
  CHECK ((late >= 0)),
  CHECK ((pages >= 0)),
  CHECK ((purpose = ANY (ARRAY['decision'::text, 'discussion'::text, 'information'::text]))),
  CHECK ((state = ANY (ARRAY['draft'::text, 'issued'::text, 'withdrawn'::text]))),
  CHECK ((title <> ''::text)),
  CHECK ((version > 0)),
  FOREIGN KEY (entry) REFERENCES log_entry(seq),
  FOREIGN KEY (id) REFERENCES record(id),
  PRIMARY KEY (id, effective_from, known_from)
);
CREATE INDEX paper_code_effective_from_effective_to_known_from_known_to_idx ON public.paper USING btree (code, effective_from, effective_to, known_from, known_to);
CREATE INDEX paper_code_lower_idx ON public.paper USING btree (code, lower(ref) COLLATE "C") WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE INDEX paper_code_ref_idx ON public.paper USING btree (code, ref);
CREATE INDEX paper_code_sort_key_id_effective_from_effective_to_known_fr_idx ON public.paper USING btree (code, sort_key, id, effective_from, effective_to, known_from, known_to);
CREATE INDEX paper_search_idx ON public.paper USING gin (search) WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE UNIQUE INDEX paper_id_effective_from_idx ON public.paper USING btree (id, effective_from) WHERE (known_to = 'infinity'::timestamp with time zone);
alter table paper enable row level security;
alter table paper force row level security;
create policy sees on paper for select to quorate_app using (((class_level = 0) OR (class_level <= COALESCE((((( SELECT quorate_clearance() AS quorate_clearance) ->> class_group))::smallint)::integer, (((( SELECT quorate_clearance() AS quorate_clearance) ->> '*'::text))::smallint)::integer, 0))));
create policy sees_public on paper for select to quorate_public using ((class_level = 0));
create policy writes on paper for all to quorate_writer using (true) with check (true);
grant insert, select, update (known_to) on paper to quorate_writer;
grant select on paper to quorate_app;
grant select on paper to quorate_public;

create table party (
  name text not null,
  category text,
  company_number text,
  admitted_on date,
  roles text[],
  mandate_on date,
  note text,
  id uuid not null,
  code text not null,
  ref text not null,
  sort_key text collate "C" not null,
  state text not null,
  class_group text not null,
  class_level smallint not null,
  effective_from date not null,
  effective_to date default 'infinity'::date not null,
  known_from timestamp with time zone not null,
  known_to timestamp with time zone default 'infinity'::timestamp with time zone not null,
  entry bigint not null,
  words text not null,
  search tsvector generated always as (to_tsvector('english'::regconfig, words)) stored,
  CHECK (((class_level >= 0) AND (class_level <= 3))),
  CHECK ((effective_to > effective_from)),
  CHECK ((known_to >= known_from)),
  CHECK ((name <> ''::text)),
  CHECK ((state = ANY (ARRAY['party'::text, 'applied'::text, 'refused'::text, 'withdrawn'::text]))),
  FOREIGN KEY (entry) REFERENCES log_entry(seq),
  FOREIGN KEY (id) REFERENCES record(id),
  PRIMARY KEY (id, effective_from, known_from)
);
CREATE INDEX party_code_effective_from_effective_to_known_from_known_to_idx ON public.party USING btree (code, effective_from, effective_to, known_from, known_to);
CREATE INDEX party_code_lower_idx ON public.party USING btree (code, lower(ref) COLLATE "C") WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE INDEX party_code_ref_idx ON public.party USING btree (code, ref);
CREATE INDEX party_code_sort_key_id_effective_from_effective_to_known_fr_idx ON public.party USING btree (code, sort_key, id, effective_from, effective_to, known_from, known_to);
CREATE INDEX party_search_idx ON public.party USING gin (search) WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE UNIQUE INDEX party_id_effective_from_idx ON public.party USING btree (id, effective_from) WHERE (known_to = 'infinity'::timestamp with time zone);
alter table party enable row level security;
alter table party force row level security;
create policy sees on party for select to quorate_app using (((class_level = 0) OR (class_level <= COALESCE((((( SELECT quorate_clearance() AS quorate_clearance) ->> class_group))::smallint)::integer, (((( SELECT quorate_clearance() AS quorate_clearance) ->> '*'::text))::smallint)::integer, 0))));
create policy sees_public on party for select to quorate_public using ((class_level = 0));
create policy writes on party for all to quorate_writer using (true) with check (true);
grant insert, select, update (known_to) on party to quorate_writer;
grant select on party to quorate_app;
grant select on party to quorate_public;

create table person (
  name text not null,
  organisation text,
  role text,
  also_known_as text[],
  id uuid not null,
  code text not null,
  ref text not null,
  sort_key text collate "C" not null,
  state text not null,
  class_group text not null,
  class_level smallint not null,
  effective_from date not null,
  effective_to date default 'infinity'::date not null,
  known_from timestamp with time zone not null,
  known_to timestamp with time zone default 'infinity'::timestamp with time zone not null,
  entry bigint not null,
  words text not null,
  search tsvector generated always as (to_tsvector('english'::regconfig, words)) stored,
  CHECK (((class_level >= 0) AND (class_level <= 3))),
  CHECK ((effective_to > effective_from)),
  CHECK ((known_to >= known_from)),
  CHECK ((name <> ''::text)),
  CHECK ((state = ANY (ARRAY['active'::text, 'gone'::text]))),
  FOREIGN KEY (entry) REFERENCES log_entry(seq),
  FOREIGN KEY (id) REFERENCES record(id),
  PRIMARY KEY (id, effective_from, known_from)
);
CREATE INDEX person_code_effective_from_effective_to_known_from_known_to_idx ON public.person USING btree (code, effective_from, effective_to, known_from, known_to);
CREATE INDEX person_code_lower_idx ON public.person USING btree (code, lower(ref) COLLATE "C") WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE INDEX person_code_ref_idx ON public.person USING btree (code, ref);
CREATE INDEX person_code_sort_key_id_effective_from_effective_to_known_f_idx ON public.person USING btree (code, sort_key, id, effective_from, effective_to, known_from, known_to);
CREATE INDEX person_search_idx ON public.person USING gin (search) WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE UNIQUE INDEX person_id_effective_from_idx ON public.person USING btree (id, effective_from) WHERE (known_to = 'infinity'::timestamp with time zone);
alter table person enable row level security;
alter table person force row level security;
create policy sees on person for select to quorate_app using (((class_level = 0) OR (class_level <= COALESCE((((( SELECT quorate_clearance() AS quorate_clearance) ->> class_group))::smallint)::integer, (((( SELECT quorate_clearance() AS quorate_clearance) ->> '*'::text))::smallint)::integer, 0))));
create policy sees_public on person for select to quorate_public using ((class_level = 0));
create policy writes on person for all to quorate_writer using (true) with check (true);
grant insert, select, update (known_to) on person to quorate_writer;
grant select on person to quorate_app;
grant select on person to quorate_public;

create table point (
  title text not null,
  modification text,
  reason text,
  asked_on date,
  meeting text,
  answer text,
  answered_on date,
  id uuid not null,
  code text not null,
  ref text not null,
  sort_key text collate "C" not null,
  state text not null,
  class_group text not null,
  class_level smallint not null,
  effective_from date not null,
  effective_to date default 'infinity'::date not null,
  known_from timestamp with time zone not null,
  known_to timestamp with time zone default 'infinity'::timestamp with time zone not null,
  entry bigint not null,
  words text not null,
  search tsvector generated always as (to_tsvector('english'::regconfig, words)) stored,
  CHECK (((class_level >= 0) AND (class_level <= 3))),
  CHECK ((effective_to > effective_from)),
  CHECK ((known_to >= known_from)),
  CHECK ((state = ANY (ARRAY['open'::text, 'answered'::text, 'settled'::text, 'dropped'::text]))),
  CHECK ((title <> ''::text)),
  FOREIGN KEY (entry) REFERENCES log_entry(seq),
  FOREIGN KEY (id) REFERENCES record(id),
  PRIMARY KEY (id, effective_from, known_from)
);
CREATE INDEX point_code_effective_from_effective_to_known_from_known_to_idx ON public.point USING btree (code, effective_from, effective_to, known_from, known_to);
CREATE INDEX point_code_lower_idx ON public.point USING btree (code, lower(ref) COLLATE "C") WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE INDEX point_code_modification_idx ON public.point USING btree (code, modification) WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE INDEX point_code_ref_idx ON public.point USING btree (code, ref);
CREATE INDEX point_code_sort_key_id_effective_from_effective_to_known_fr_idx ON public.point USING btree (code, sort_key, id, effective_from, effective_to, known_from, known_to);
CREATE INDEX point_search_idx ON public.point USING gin (search) WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE UNIQUE INDEX point_id_effective_from_idx ON public.point USING btree (id, effective_from) WHERE (known_to = 'infinity'::timestamp with time zone);
alter table point enable row level security;
alter table point force row level security;
create policy sees on point for select to quorate_app using (((class_level = 0) OR (class_level <= COALESCE((((( SELECT quorate_clearance() AS quorate_clearance) ->> class_group))::smallint)::integer, (((( SELECT quorate_clearance() AS quorate_clearance) ->> '*'::text))::smallint)::integer, 0))));
create policy sees_public on point for select to quorate_public using ((class_level = 0));
create policy writes on point for all to quorate_writer using (true) with check (true);
grant insert, select, update (known_to) on point to quorate_writer;
grant select on point to quorate_app;
grant select on point to quorate_public;

create table post (
  title text not null,
  person text,
  kind text,
  organisation text,
  party text,
  starts date,
  ends date,
  id uuid not null,
  code text not null,
  ref text not null,
  sort_key text collate "C" not null,
  state text not null,
  class_group text not null,
  class_level smallint not null,
  effective_from date not null,
  effective_to date default 'infinity'::date not null,
  known_from timestamp with time zone not null,
  known_to timestamp with time zone default 'infinity'::timestamp with time zone not null,
  entry bigint not null,
  words text not null,
  search tsvector generated always as (to_tsvector('english'::regconfig, words)) stored,
  CHECK (((class_level >= 0) AND (class_level <= 3))),
  CHECK ((effective_to > effective_from)),
  CHECK ((kind = ANY (ARRAY['secretariat'::text, 'contact'::text, 'regulator'::text, 'government'::text, 'operator'::text, 'assessor'::text]))),
  CHECK ((known_to >= known_from)),
  CHECK ((state = ANY (ARRAY['held'::text, 'ended'::text]))),
  CHECK ((title <> ''::text)),
  FOREIGN KEY (entry) REFERENCES log_entry(seq),
  FOREIGN KEY (id) REFERENCES record(id),
  PRIMARY KEY (id, effective_from, known_from)
);
CREATE INDEX post_code_effective_from_effective_to_known_from_known_to_idx ON public.post USING btree (code, effective_from, effective_to, known_from, known_to);
CREATE INDEX post_code_lower_idx ON public.post USING btree (code, lower(ref) COLLATE "C") WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE INDEX post_code_ref_idx ON public.post USING btree (code, ref);
CREATE INDEX post_code_sort_key_id_effective_from_effective_to_known_fro_idx ON public.post USING btree (code, sort_key, id, effective_from, effective_to, known_from, known_to);
CREATE INDEX post_search_idx ON public.post USING gin (search) WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE UNIQUE INDEX post_id_effective_from_idx ON public.post USING btree (id, effective_from) WHERE (known_to = 'infinity'::timestamp with time zone);
alter table post enable row level security;
alter table post force row level security;
create policy sees on post for select to quorate_app using (((class_level = 0) OR (class_level <= COALESCE((((( SELECT quorate_clearance() AS quorate_clearance) ->> class_group))::smallint)::integer, (((( SELECT quorate_clearance() AS quorate_clearance) ->> '*'::text))::smallint)::integer, 0))));
create policy sees_public on post for select to quorate_public using ((class_level = 0));
create policy writes on post for all to quorate_writer using (true) with check (true);
grant insert, select, update (known_to) on post to quorate_writer;
grant select on post to quorate_app;
grant select on post to quorate_public;

create table private_note (
  account uuid not null,
  code text not null,
  register text not null,
  ref text not null,
  content text not null,
  changed timestamp with time zone not null,
  FOREIGN KEY (account) REFERENCES account(id),
  PRIMARY KEY (account, code, register, ref)
);
alter table private_note enable row level security;
alter table private_note force row level security;
create policy own on private_note for all to quorate_app using (((account)::text = current_setting('quorate.account'::text, true))) with check (((account)::text = current_setting('quorate.account'::text, true)));
grant delete, insert, select, update on private_note to quorate_app;

create table question (
  title text not null,
  consultation text,
  number integer,
  kind text,
  options text[],
  needed boolean,
  explained text,
  id uuid not null,
  code text not null,
  ref text not null,
  sort_key text collate "C" not null,
  state text not null,
  class_group text not null,
  class_level smallint not null,
  effective_from date not null,
  effective_to date default 'infinity'::date not null,
  known_from timestamp with time zone not null,
  known_to timestamp with time zone default 'infinity'::timestamp with time zone not null,
  entry bigint not null,
  words text not null,
  search tsvector generated always as (to_tsvector('english'::regconfig, words)) stored,
  meaning text,
  CHECK (((class_level >= 0) AND (class_level <= 3))),
  CHECK ((effective_to > effective_from)),
  CHECK ((kind = ANY (ARRAY['yes-no'::text, 'position'::text, 'choice'::text, 'text'::text, 'number'::text, 'day'::text]))),
  CHECK ((known_to >= known_from)),
  CHECK ((state = ANY (ARRAY['asked'::text, 'dropped'::text]))),
  CHECK ((title <> ''::text)),
  FOREIGN KEY (entry) REFERENCES log_entry(seq),
  FOREIGN KEY (id) REFERENCES record(id),
  PRIMARY KEY (id, effective_from, known_from)
);
CREATE INDEX question_code_consultation_idx ON public.question USING btree (code, consultation) WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE INDEX question_code_effective_from_effective_to_known_from_known__idx ON public.question USING btree (code, effective_from, effective_to, known_from, known_to);
CREATE INDEX question_code_lower_idx ON public.question USING btree (code, lower(ref) COLLATE "C") WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE INDEX question_code_ref_idx ON public.question USING btree (code, ref);
CREATE INDEX question_code_sort_key_id_effective_from_effective_to_known_idx ON public.question USING btree (code, sort_key, id, effective_from, effective_to, known_from, known_to);
CREATE INDEX question_search_idx ON public.question USING gin (search) WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE UNIQUE INDEX question_id_effective_from_idx ON public.question USING btree (id, effective_from) WHERE (known_to = 'infinity'::timestamp with time zone);
alter table question enable row level security;
alter table question force row level security;
create policy sees on question for select to quorate_app using (((class_level = 0) OR (class_level <= COALESCE((((( SELECT quorate_clearance() AS quorate_clearance) ->> class_group))::smallint)::integer, (((( SELECT quorate_clearance() AS quorate_clearance) ->> '*'::text))::smallint)::integer, 0))));
create policy sees_public on question for select to quorate_public using ((class_level = 0));
create policy writes on question for all to quorate_writer using (true) with check (true);
grant insert, select, update (known_to) on question to quorate_writer;
grant select on question to quorate_app;
grant select on question to quorate_public;

create table record (
  id uuid not null,
  code text not null,
  register text not null,
  ref text not null,
  CHECK ((code <> ''::text)),
  CHECK ((ref <> ''::text)),
  CHECK ((register <> ''::text)),
  PRIMARY KEY (id),
  UNIQUE (code, register, ref)
);
grant insert, select, update (id) on record to quorate_writer;

create table release (
  title text not null,
  planned text,
  planned_on date,
  live_on date,
  kind text,
  version text,
  scope text,
  last_meeting text,
  id uuid not null,
  code text not null,
  ref text not null,
  sort_key text collate "C" not null,
  state text not null,
  class_group text not null,
  class_level smallint not null,
  effective_from date not null,
  effective_to date default 'infinity'::date not null,
  known_from timestamp with time zone not null,
  known_to timestamp with time zone default 'infinity'::timestamp with time zone not null,
  entry bigint not null,
  words text not null,
  search tsvector generated always as (to_tsvector('english'::regconfig, words)) stored,
  freeze_on date,
  contents text,
  approved_on date,
  CHECK (((class_level >= 0) AND (class_level <= 3))),
  CHECK ((contents = ANY (ARRAY['open'::text, 'frozen'::text, 'approved'::text]))),
  CHECK ((effective_to > effective_from)),
  CHECK ((known_to >= known_from)),
  CHECK ((state = ANY (ARRAY['planned'::text, 'live'::text, 'cancelled'::text]))),
  CHECK ((title <> ''::text)),
  FOREIGN KEY (entry) REFERENCES log_entry(seq),
  FOREIGN KEY (id) REFERENCES record(id),
  PRIMARY KEY (id, effective_from, known_from)
);
CREATE INDEX release_code_effective_from_effective_to_known_from_known_t_idx ON public.release USING btree (code, effective_from, effective_to, known_from, known_to);
CREATE INDEX release_code_last_meeting_idx ON public.release USING btree (code, last_meeting) WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE INDEX release_code_lower_idx ON public.release USING btree (code, lower(ref) COLLATE "C") WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE INDEX release_code_ref_idx ON public.release USING btree (code, ref);
CREATE INDEX release_code_sort_key_id_effective_from_effective_to_known__idx ON public.release USING btree (code, sort_key, id, effective_from, effective_to, known_from, known_to);
CREATE INDEX release_search_idx ON public.release USING gin (search) WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE UNIQUE INDEX release_id_effective_from_idx ON public.release USING btree (id, effective_from) WHERE (known_to = 'infinity'::timestamp with time zone);
alter table release enable row level security;
alter table release force row level security;
create policy sees on release for select to quorate_app using (((class_level = 0) OR (class_level <= COALESCE((((( SELECT quorate_clearance() AS quorate_clearance) ->> class_group))::smallint)::integer, (((( SELECT quorate_clearance() AS quorate_clearance) ->> '*'::text))::smallint)::integer, 0))));
create policy sees_public on release for select to quorate_public using ((class_level = 0));
create policy writes on release for all to quorate_writer using (true) with check (true);
grant insert, select, update (known_to) on release to quorate_writer;
grant select on release to quorate_app;
grant select on release to quorate_public;

create table response (
  title text not null,
  consultation text,
  party text,
  category text,
  person text,
  entered_by text,
  received_on date,
  received_at text,
  late boolean,
  confidential boolean,
  overall text,
  reply text,
  id uuid not null,
  code text not null,
  ref text not null,
  sort_key text collate "C" not null,
  state text not null,
  class_group text not null,
  class_level smallint not null,
  effective_from date not null,
  effective_to date default 'infinity'::date not null,
  known_from timestamp with time zone not null,
  known_to timestamp with time zone default 'infinity'::timestamp with time zone not null,
  entry bigint not null,
  words text not null,
  search tsvector generated always as (to_tsvector('english'::regconfig, words)) stored,
  CHECK (((class_level >= 0) AND (class_level <= 3))),
  CHECK ((effective_to > effective_from)),
  CHECK ((known_to >= known_from)),
  CHECK ((state = ANY (ARRAY['sent'::text, 'waiting'::text, 'published'::text, 'refused'::text, 'withdrawn'::text]))),
  CHECK ((title <> ''::text)),
  FOREIGN KEY (entry) REFERENCES log_entry(seq),
  FOREIGN KEY (id) REFERENCES record(id),
  PRIMARY KEY (id, effective_from, known_from)
);
CREATE INDEX response_code_class_group_idx ON public.response USING btree (code, class_group) WHERE ((known_to = 'infinity'::timestamp with time zone) AND (class_level > 0));
CREATE INDEX response_code_consultation_idx ON public.response USING btree (code, consultation) WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE INDEX response_code_effective_from_effective_to_known_from_known__idx ON public.response USING btree (code, effective_from, effective_to, known_from, known_to);
CREATE INDEX response_code_lower_idx ON public.response USING btree (code, lower(ref) COLLATE "C") WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE INDEX response_code_party_idx ON public.response USING btree (code, party) WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE INDEX response_code_ref_idx ON public.response USING btree (code, ref);
CREATE INDEX response_code_sort_key_id_effective_from_effective_to_known_idx ON public.response USING btree (code, sort_key, id, effective_from, effective_to, known_from, known_to);
CREATE INDEX response_search_idx ON public.response USING gin (search) WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE UNIQUE INDEX response_id_effective_from_idx ON public.response USING btree (id, effective_from) WHERE (known_to = 'infinity'::timestamp with time zone);
alter table response enable row level security;
alter table response force row level security;
create policy sees on response for select to quorate_app using (((class_level = 0) OR (class_level <= COALESCE((((( SELECT quorate_clearance() AS quorate_clearance) ->> class_group))::smallint)::integer, (((( SELECT quorate_clearance() AS quorate_clearance) ->> '*'::text))::smallint)::integer, 0))));
create policy sees_public on response for select to quorate_public using ((class_level = 0));
create policy writes on response for all to quorate_writer using (true) with check (true);
grant insert, select, update (known_to) on response to quorate_writer;
grant select on response to quorate_app;
grant select on response to quorate_public;

create table risk (
  title text not null,
  wording text,
  body text,
  owner text,
  likelihood integer,
  impact integer,
  target_score integer,
  mitigation text,
  review_on date,
  last_meeting text,
  id uuid not null,
  code text not null,
  ref text not null,
  sort_key text collate "C" not null,
  state text not null,
  class_group text not null,
  class_level smallint not null,
  effective_from date not null,
  effective_to date default 'infinity'::date not null,
  known_from timestamp with time zone not null,
  known_to timestamp with time zone default 'infinity'::timestamp with time zone not null,
  entry bigint not null,
  words text not null,
  search tsvector generated always as (to_tsvector('english'::regconfig, words)) stored,
  proposed_title text,
  proposed_wording text,
  CHECK (((class_level >= 0) AND (class_level <= 3))),
  CHECK (((impact >= 1) AND (impact <= 5))),
  CHECK (((likelihood >= 1) AND (likelihood <= 5))),
  CHECK (((target_score >= 1) AND (target_score <= 25))),
  CHECK ((effective_to > effective_from)),
  CHECK ((known_to >= known_from)),
  CHECK ((state = ANY (ARRAY['open'::text, 'proposed'::text, 'closed'::text]))),
  CHECK ((title <> ''::text)),
  FOREIGN KEY (entry) REFERENCES log_entry(seq),
  FOREIGN KEY (id) REFERENCES record(id),
  PRIMARY KEY (id, effective_from, known_from)
);
CREATE INDEX risk_code_effective_from_effective_to_known_from_known_to_idx ON public.risk USING btree (code, effective_from, effective_to, known_from, known_to);
CREATE INDEX risk_code_last_meeting_idx ON public.risk USING btree (code, last_meeting) WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE INDEX risk_code_lower_idx ON public.risk USING btree (code, lower(ref) COLLATE "C") WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE INDEX risk_code_ref_idx ON public.risk USING btree (code, ref);
CREATE INDEX risk_code_sort_key_id_effective_from_effective_to_known_fro_idx ON public.risk USING btree (code, sort_key, id, effective_from, effective_to, known_from, known_to);
CREATE INDEX risk_search_idx ON public.risk USING gin (search) WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE UNIQUE INDEX risk_id_effective_from_idx ON public.risk USING btree (id, effective_from) WHERE (known_to = 'infinity'::timestamp with time zone);
alter table risk enable row level security;
alter table risk force row level security;
create policy sees on risk for select to quorate_app using (((class_level = 0) OR (class_level <= COALESCE((((( SELECT quorate_clearance() AS quorate_clearance) ->> class_group))::smallint)::integer, (((( SELECT quorate_clearance() AS quorate_clearance) ->> '*'::text))::smallint)::integer, 0))));
create policy sees_public on risk for select to quorate_public using ((class_level = 0));
create policy writes on risk for all to quorate_writer using (true) with check (true);
grant insert, select, update (known_to) on risk to quorate_writer;
grant select on risk to quorate_app;
grant select on risk to quorate_public;

create table seat (
  title text not null,
  body text,
  category text,
  person text,
  role text,
  term_from date,
  term_to date,
  id uuid not null,
  code text not null,
  ref text not null,
  sort_key text collate "C" not null,
  state text not null,
  class_group text not null,
  class_level smallint not null,
  effective_from date not null,
  effective_to date default 'infinity'::date not null,
  known_from timestamp with time zone not null,
  known_to timestamp with time zone default 'infinity'::timestamp with time zone not null,
  entry bigint not null,
  words text not null,
  search tsvector generated always as (to_tsvector('english'::regconfig, words)) stored,
  alternate text,
  votes boolean,
  CHECK (((class_level >= 0) AND (class_level <= 3))),
  CHECK ((effective_to > effective_from)),
  CHECK ((known_to >= known_from)),
  CHECK ((state = ANY (ARRAY['filled'::text, 'vacant'::text, 'ended'::text]))),
  CHECK ((title <> ''::text)),
  FOREIGN KEY (entry) REFERENCES log_entry(seq),
  FOREIGN KEY (id) REFERENCES record(id),
  PRIMARY KEY (id, effective_from, known_from)
);
CREATE INDEX seat_code_body_idx ON public.seat USING btree (code, body) WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE INDEX seat_code_effective_from_effective_to_known_from_known_to_idx ON public.seat USING btree (code, effective_from, effective_to, known_from, known_to);
CREATE INDEX seat_code_lower_idx ON public.seat USING btree (code, lower(ref) COLLATE "C") WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE INDEX seat_code_person_idx ON public.seat USING btree (code, person) WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE INDEX seat_code_ref_idx ON public.seat USING btree (code, ref);
CREATE INDEX seat_code_sort_key_id_effective_from_effective_to_known_fro_idx ON public.seat USING btree (code, sort_key, id, effective_from, effective_to, known_from, known_to);
CREATE INDEX seat_search_idx ON public.seat USING gin (search) WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE UNIQUE INDEX seat_id_effective_from_idx ON public.seat USING btree (id, effective_from) WHERE (known_to = 'infinity'::timestamp with time zone);
alter table seat enable row level security;
alter table seat force row level security;
create policy sees on seat for select to quorate_app using (((class_level = 0) OR (class_level <= COALESCE((((( SELECT quorate_clearance() AS quorate_clearance) ->> class_group))::smallint)::integer, (((( SELECT quorate_clearance() AS quorate_clearance) ->> '*'::text))::smallint)::integer, 0))));
create policy sees_public on seat for select to quorate_public using ((class_level = 0));
create policy writes on seat for all to quorate_writer using (true) with check (true);
grant insert, select, update (known_to) on seat to quorate_writer;
grant select on seat to quorate_app;
grant select on seat to quorate_public;

create table session (
  token_hash bytea not null,
  account uuid not null,
  expires timestamp with time zone not null,
  created timestamp with time zone not null,
  device text,
  CHECK ((device <> ''::text)),
  FOREIGN KEY (account) REFERENCES account(id),
  PRIMARY KEY (token_hash)
);
CREATE INDEX session_account_idx ON public.session USING btree (account);
grant delete, insert, select, update on session to quorate_app;

create table sign_in_link (
  token_hash bytea not null,
  account uuid not null,
  expires timestamp with time zone not null,
  used timestamp with time zone,
  FOREIGN KEY (account) REFERENCES account(id),
  PRIMARY KEY (token_hash)
);
grant delete, insert, select, update on sign_in_link to quorate_app;

create table source (
  code text not null,
  sha256 text not null,
  name text not null,
  kind text not null,
  pages integer not null,
  content text not null,
  state text not null,
  choices jsonb default '{}'::jsonb not null,
  decision uuid,
  received timestamp with time zone not null,
  received_by text not null,
  sample boolean default false not null,
  class_group text not null,
  class_level smallint not null,
  CHECK (((class_level >= 0) AND (class_level <= 3))),
  CHECK (((state = 'review'::text) = (decision IS NULL))),
  CHECK ((kind = ANY (ARRAY['text'::text, 'markdown'::text, 'docx'::text, 'pdf'::text]))),
  CHECK ((name <> ''::text)),
  CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text)),
  CHECK ((state = ANY (ARRAY['review'::text, 'accepted'::text, 'withdrawn'::text]))),
  FOREIGN KEY (decision) REFERENCES log_decision(id),
  PRIMARY KEY (code, sha256)
);
CREATE INDEX source_decision_idx ON public.source USING btree (decision);
alter table source enable row level security;
alter table source force row level security;
create policy sees on source for select to quorate_app using (((class_level = 0) OR (class_level <= COALESCE((((( SELECT quorate_clearance() AS quorate_clearance) ->> class_group))::smallint)::integer, (((( SELECT quorate_clearance() AS quorate_clearance) ->> '*'::text))::smallint)::integer, 0))));
create policy sees_public on source for select to quorate_public using ((class_level = 0));
create policy writes on source for all to quorate_writer using (true) with check (true);
grant delete, insert, select, update on source to quorate_writer;
grant select on source to quorate_app;
grant select on source to quorate_public;

create table step (
  title text not null,
  modification text,
  "position" integer,
  kind text,
  step text,
  after text[],
  length integer,
  anchor text,
  baseline date,
  agreed date,
  starts_on date,
  ends_on date,
  started_on date,
  ended_on date,
  computed_on date,
  reason text,
  last_meeting text,
  id uuid not null,
  code text not null,
  ref text not null,
  sort_key text collate "C" not null,
  state text not null,
  class_group text not null,
  class_level smallint not null,
  effective_from date not null,
  effective_to date default 'infinity'::date not null,
  known_from timestamp with time zone not null,
  known_to timestamp with time zone default 'infinity'::timestamp with time zone not null,
  entry bigint not null,
  words text not null,
  search tsvector generated always as (to_tsvector('english'::regconfig, words)) stored,
  CHECK (((class_level >= 0) AND (class_level <= 3))),
  CHECK ((effective_to > effective_from)),
  CHECK ((kind = ANY (ARRAY['work'::text, 'consultation'::text, 'assessment'::text, 'meeting'::text, 'decision'::text, 'release'::text]))),
  CHECK ((known_to >= known_from)),
  CHECK ((state = ANY (ARRAY['planned'::text, 'running'::text, 'over'::text, 'dropped'::text]))),
  CHECK ((title <> ''::text)),
  FOREIGN KEY (entry) REFERENCES log_entry(seq),
  FOREIGN KEY (id) REFERENCES record(id),
  PRIMARY KEY (id, effective_from, known_from)
);
CREATE INDEX step_code_effective_from_effective_to_known_from_known_to_idx ON public.step USING btree (code, effective_from, effective_to, known_from, known_to);
CREATE INDEX step_code_lower_idx ON public.step USING btree (code, lower(ref) COLLATE "C") WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE INDEX step_code_modification_idx ON public.step USING btree (code, modification) WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE INDEX step_code_ref_idx ON public.step USING btree (code, ref);
CREATE INDEX step_code_sort_key_id_effective_from_effective_to_known_fro_idx ON public.step USING btree (code, sort_key, id, effective_from, effective_to, known_from, known_to);
CREATE INDEX step_search_idx ON public.step USING gin (search) WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE UNIQUE INDEX step_id_effective_from_idx ON public.step USING btree (id, effective_from) WHERE (known_to = 'infinity'::timestamp with time zone);
alter table step enable row level security;
alter table step force row level security;
create policy sees on step for select to quorate_app using (((class_level = 0) OR (class_level <= COALESCE((((( SELECT quorate_clearance() AS quorate_clearance) ->> class_group))::smallint)::integer, (((( SELECT quorate_clearance() AS quorate_clearance) ->> '*'::text))::smallint)::integer, 0))));
create policy sees_public on step for select to quorate_public using ((class_level = 0));
create policy writes on step for all to quorate_writer using (true) with check (true);
grant insert, select, update (known_to) on step to quorate_writer;
grant select on step to quorate_app;
grant select on step to quorate_public;

create table variation (
  title text not null,
  provision text,
  description text,
  ends text,
  ends_on date,
  proposed text,
  noticed_on date,
  last_meeting text,
  id uuid not null,
  code text not null,
  ref text not null,
  sort_key text collate "C" not null,
  state text not null,
  class_group text not null,
  class_level smallint not null,
  effective_from date not null,
  effective_to date default 'infinity'::date not null,
  known_from timestamp with time zone not null,
  known_to timestamp with time zone default 'infinity'::timestamp with time zone not null,
  entry bigint not null,
  words text not null,
  search tsvector generated always as (to_tsvector('english'::regconfig, words)) stored,
  consultation text,
  directed_on date,
  direction text,
  CHECK (((class_level >= 0) AND (class_level <= 3))),
  CHECK ((effective_to > effective_from)),
  CHECK ((known_to >= known_from)),
  CHECK ((state = ANY (ARRAY['running'::text, 'consultation'::text, 'submitted'::text, 'ended'::text]))),
  CHECK ((title <> ''::text)),
  FOREIGN KEY (entry) REFERENCES log_entry(seq),
  FOREIGN KEY (id) REFERENCES record(id),
  PRIMARY KEY (id, effective_from, known_from)
);
CREATE INDEX variation_code_effective_from_effective_to_known_from_known_idx ON public.variation USING btree (code, effective_from, effective_to, known_from, known_to);
CREATE INDEX variation_code_last_meeting_idx ON public.variation USING btree (code, last_meeting) WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE INDEX variation_code_lower_idx ON public.variation USING btree (code, lower(ref) COLLATE "C") WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE INDEX variation_code_ref_idx ON public.variation USING btree (code, ref);
CREATE INDEX variation_code_sort_key_id_effective_from_effective_to_know_idx ON public.variation USING btree (code, sort_key, id, effective_from, effective_to, known_from, known_to);
CREATE INDEX variation_search_idx ON public.variation USING gin (search) WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE UNIQUE INDEX variation_id_effective_from_idx ON public.variation USING btree (id, effective_from) WHERE (known_to = 'infinity'::timestamp with time zone);
alter table variation enable row level security;
alter table variation force row level security;
create policy sees on variation for select to quorate_app using (((class_level = 0) OR (class_level <= COALESCE((((( SELECT quorate_clearance() AS quorate_clearance) ->> class_group))::smallint)::integer, (((( SELECT quorate_clearance() AS quorate_clearance) ->> '*'::text))::smallint)::integer, 0))));
create policy sees_public on variation for select to quorate_public using ((class_level = 0));
create policy writes on variation for all to quorate_writer using (true) with check (true);
grant insert, select, update (known_to) on variation to quorate_writer;
grant select on variation to quorate_app;
grant select on variation to quorate_public;

create table vote (
  title text not null,
  body text,
  meeting text,
  item text,
  method text,
  verb text,
  rule text,
  closes_on date,
  closes_at text,
  votes_for integer,
  votes_against integer,
  abstained integer,
  outcome text,
  explained text,
  decision text,
  pending text[],
  id uuid not null,
  code text not null,
  ref text not null,
  sort_key text collate "C" not null,
  state text not null,
  class_group text not null,
  class_level smallint not null,
  effective_from date not null,
  effective_to date default 'infinity'::date not null,
  known_from timestamp with time zone not null,
  known_to timestamp with time zone default 'infinity'::timestamp with time zone not null,
  entry bigint not null,
  words text not null,
  search tsvector generated always as (to_tsvector('english'::regconfig, words)) stored,
  papers text[],
  background text,
  modification text,
  constituency text,
  roll text[],
  together text,
  casting text,
  preferred text,
  CHECK (((class_level >= 0) AND (class_level <= 3))),
  CHECK ((abstained >= 0)),
  CHECK ((casting = ANY (ARRAY['for'::text, 'against'::text]))),
  CHECK ((closes_at ~ '^([01]\d|2[0-3]):[0-5]\d$'::text)),
  CHECK ((effective_to > effective_from)),
  CHECK ((known_to >= known_from)),
  CHECK ((method = ANY (ARRAY['named'::text, 'category'::text, 'secret'::text]))),
  CHECK ((outcome = ANY (ARRAY['carried'::text, 'lost'::text, 'tied'::text, 'inquorate'::text]))),
  CHECK ((state = ANY (ARRAY['open'::text, 'closed'::text, 'void'::text]))),
  CHECK ((title <> ''::text)),
  CHECK ((votes_against >= 0)),
  CHECK ((votes_for >= 0)),
  FOREIGN KEY (entry) REFERENCES log_entry(seq),
  FOREIGN KEY (id) REFERENCES record(id),
  PRIMARY KEY (id, effective_from, known_from)
);
CREATE INDEX vote_code_effective_from_effective_to_known_from_known_to_idx ON public.vote USING btree (code, effective_from, effective_to, known_from, known_to);
CREATE INDEX vote_code_lower_idx ON public.vote USING btree (code, lower(ref) COLLATE "C") WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE INDEX vote_code_ref_idx ON public.vote USING btree (code, ref);
CREATE INDEX vote_code_sort_key_id_effective_from_effective_to_known_fro_idx ON public.vote USING btree (code, sort_key, id, effective_from, effective_to, known_from, known_to);
CREATE INDEX vote_search_idx ON public.vote USING gin (search) WHERE (known_to = 'infinity'::timestamp with time zone);
CREATE UNIQUE INDEX vote_id_effective_from_idx ON public.vote USING btree (id, effective_from) WHERE (known_to = 'infinity'::timestamp with time zone);
alter table vote enable row level security;
alter table vote force row level security;
create policy sees on vote for select to quorate_app using (((class_level = 0) OR (class_level <= COALESCE((((( SELECT quorate_clearance() AS quorate_clearance) ->> class_group))::smallint)::integer, (((( SELECT quorate_clearance() AS quorate_clearance) ->> '*'::text))::smallint)::integer, 0))));
create policy sees_public on vote for select to quorate_public using ((class_level = 0));
create policy writes on vote for all to quorate_writer using (true) with check (true);
grant insert, select, update (known_to) on vote to quorate_writer;
grant select on vote to quorate_app;
grant select on vote to quorate_public;

CREATE OR REPLACE FUNCTION public.quorate_clearance()
 RETURNS jsonb
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select coalesce(nullif(current_setting('quorate.clearance', true), ''), '{}')::jsonb $function$;

CREATE OR REPLACE FUNCTION public.quorate_lock(ids uuid[])
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  perform 1 from record where id = any(ids) order by id for update;
end $function$;

CREATE OR REPLACE FUNCTION public.quorate_refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'UPDATE' and tg_table_name = 'log_entry' then
    -- Erasure: payload and salt go together, nothing else moves.
    if new.payload is null and new.salt is null
       and (to_jsonb(new) - 'payload' - 'salt') = (to_jsonb(old) - 'payload' - 'salt') then
      return new;
    end if;
  end if;
  raise exception 'The log is append-only: % of % is refused.', lower(tg_op), tg_table_name using errcode = '42501';
end $function$;

CREATE OR REPLACE FUNCTION public.quorate_register(t text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  execute format($f$
    alter table %1$I
      add column id uuid not null references record,
      add column code text not null,
      add column ref text not null,
      add column sort_key text collate "C" not null,
      add column state text not null,
      add column class_group text not null,
      add column class_level smallint not null check (class_level between 0 and 3),
      add column effective_from date not null,
      add column effective_to date not null default 'infinity' check (effective_to > effective_from),
      add column known_from timestamptz not null,
      add column known_to timestamptz not null default 'infinity' check (known_to >= known_from),
      add column entry bigint not null references log_entry,
      add column words text not null,
      add column search tsvector generated always as (to_tsvector('english', words)) stored,
      add primary key (id, effective_from, known_from)
  $f$, t);
  execute format('create unique index on %I (id, effective_from) where known_to = ''infinity''', t);
  -- The order of lists, and the rectangle: a page of any past day, as known at any instant, reads only the rows it shows.
  execute format('create index on %I (code, sort_key, id, effective_from, effective_to, known_from, known_to)', t);
  execute format('create index on %I (code, ref)', t);
  execute format('create index on %I using gin (search) where known_to = ''infinity''', t);
  execute format('create index on %I (code, (lower(ref) collate "C")) where known_to = ''infinity''', t);
  -- The rectangle alone: counting a past day does not read every version there ever was.
  execute format('create index on %I (code, effective_from, effective_to, known_from, known_to)', t);
  perform quorate_secure(t::regclass);
  execute format('grant select, insert, update (known_to) on %I to quorate_writer', t);
end $function$;

CREATE OR REPLACE FUNCTION public.quorate_secure(t regclass)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  execute format('alter table %s enable row level security', t);
  execute format('alter table %s force row level security', t);
  execute format('create policy sees on %s for select to quorate_app using (class_level = 0 or class_level <= '
    || 'coalesce(((select quorate_clearance()) ->> class_group)::smallint, ((select quorate_clearance()) ->> ''*'')::smallint, 0))', t);
  execute format('create policy sees_public on %s for select to quorate_public using (class_level = 0)', t);
  execute format('create policy writes on %s for all to quorate_writer using (true) with check (true)', t);
  execute format('grant select on %s to quorate_app, quorate_public', t);
end $function$;

CREATE OR REPLACE FUNCTION public.quorate_tell()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform pg_notify('quorate_decided', json_build_object('code', new.code, 'authority', new.authority_ref, 'decision', new.id)::text);
  return null;
end $function$;
