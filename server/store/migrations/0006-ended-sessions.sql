-- Sessions live in their tokens. What was signed in to before this time is over, on every instance.

create table chartside.ended_sessions (
  tenant text not null,
  sub text not null,
  ended_at timestamptz(3) not null,
  primary key (tenant, sub)
);
