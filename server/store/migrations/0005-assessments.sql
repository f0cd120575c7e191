-- What each list that was shown was made from. The resources it rests on are in parts, each once for a patient:
-- `hash` is that of the plain text, `sealed` the text compressed and encrypted, because resource ids lead to a patient.

create table chartside.assessments (
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
create index assessments_of_patient on chartside.assessments (tenant, patient, sequence);

create table chartside.assessment_inputs (
  sequence bigint generated always as identity primary key,
  tenant text not null,
  patient text not null,
  hash text not null,
  resources integer not null,
  sealed text not null,
  received_at timestamptz(3) not null,
  unique (tenant, patient, hash)
);

create trigger assessments_append_only before update or delete on chartside.assessments
  for each row execute function chartside.refuse_change();
create trigger assessments_no_truncate before truncate on chartside.assessments
  for each statement execute function chartside.refuse_change();
create trigger assessment_inputs_append_only before update or delete on chartside.assessment_inputs
  for each row execute function chartside.refuse_change();
create trigger assessment_inputs_no_truncate before truncate on chartside.assessment_inputs
  for each statement execute function chartside.refuse_change();
