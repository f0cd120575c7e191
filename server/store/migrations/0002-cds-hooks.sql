-- CDS Hooks: the cards that were sent (shown false: computed in the silent stage), what came back on
-- them, and the tokens of clients that were already used.

create table chartside.cards (
  id uuid primary key,
  tenant text not null,
  patient text not null,
  encounter text,
  body jsonb not null,
  shown boolean not null,
  actor jsonb not null,
  issued_at timestamptz(3) not null
);
create index cards_of_patient on chartside.cards (tenant, patient, issued_at);

create table chartside.card_feedback (
  sequence bigint generated always as identity primary key,
  tenant text not null,
  card uuid not null references chartside.cards (id),
  -- Of the content: a repeated report is the same row.
  hash text not null,
  body jsonb not null,
  received_at timestamptz(3) not null,
  unique (card, hash)
);

create trigger cards_append_only before update or delete on chartside.cards
  for each row execute function chartside.refuse_change();
create trigger cards_no_truncate before truncate on chartside.cards
  for each statement execute function chartside.refuse_change();
create trigger card_feedback_append_only before update or delete on chartside.card_feedback
  for each row execute function chartside.refuse_change();
create trigger card_feedback_no_truncate before truncate on chartside.card_feedback
  for each statement execute function chartside.refuse_change();

create table chartside.used_tokens (
  client text not null,
  jti text not null,
  expires_at timestamptz(3) not null,
  primary key (client, jti)
);
create index used_tokens_by_expiry on chartside.used_tokens (expires_at);
