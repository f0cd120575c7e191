-- Decisions, impressions and the audit chain. `tenant` is the issuer's FHIR base URL; `patient` and
-- `encounter` are pseudonyms (HMAC); `sealed` holds the resource ids that must come back, encrypted.

create table chartside.secrets (
  name text primary key,
  value text not null,
  created_at timestamptz(3) not null default now()
);

create table chartside.decisions (
  sequence bigint generated always as identity primary key,
  tenant text not null,
  id uuid not null,
  patient text not null,
  encounter text,
  body jsonb not null,
  sealed text not null,
  actor jsonb not null,
  received_at timestamptz(3) not null,
  -- Read from the body, so that they can't say something else.
  condition_id text not null generated always as (body -> 'condition' ->> 'id') stored,
  outcome text not null generated always as (body ->> 'outcome') stored,
  reason_code text generated always as (body -> 'reason' ->> 'code') stored,
  unique (tenant, id)
);
create index decisions_of_patient on chartside.decisions (tenant, patient, sequence);
create index decisions_by_condition on chartside.decisions (tenant, condition_id, sequence);

create table chartside.impressions (
  sequence bigint generated always as identity primary key,
  tenant text not null,
  id uuid not null,
  patient text not null,
  encounter text,
  body jsonb not null,
  actor jsonb not null,
  received_at timestamptz(3) not null,
  unique (tenant, id)
);
create index impressions_of_patient on chartside.impressions (tenant, patient, sequence);

create table chartside.audit_events (
  tenant text not null,
  sequence bigint not null,
  at timestamptz(3) not null,
  actor jsonb not null,
  action text not null,
  details jsonb not null,
  previous text not null,
  hash text not null,
  primary key (tenant, sequence)
);

create function chartside.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end;
$$;

create trigger decisions_append_only before update or delete on chartside.decisions
  for each row execute function chartside.refuse_change();
create trigger decisions_no_truncate before truncate on chartside.decisions
  for each statement execute function chartside.refuse_change();
create trigger impressions_append_only before update or delete on chartside.impressions
  for each row execute function chartside.refuse_change();
create trigger impressions_no_truncate before truncate on chartside.impressions
  for each statement execute function chartside.refuse_change();
create trigger audit_events_append_only before update or delete on chartside.audit_events
  for each row execute function chartside.refuse_change();
create trigger audit_events_no_truncate before truncate on chartside.audit_events
  for each statement execute function chartside.refuse_change();
