import { memo } from 'react';
import type { ChartSummary } from './worker-messages.ts';
import type { Stage } from '../../contracts/deployment.ts';
import type { RecordCoverage } from '../record/source-status.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { formatDate } from '../ui/format-date.ts';
import { ageInWords } from './age-in-words.ts';

interface TopLineProps {
  readonly summary: ChartSummary | null;
  readonly showBanner: boolean;
  readonly coverage: RecordCoverage;
  /** What was read isn't laid out yet. */
  readonly isBehind: boolean;
  readonly stage: Stage;
  readonly onDetails: () => void;
}

const STAGE_WORDS: Record<Stage, string> = {
  sandbox: 'Sandbox: do not use for care',
  silent: 'Silent stage',
  pilot: 'Pilot',
  live: 'Live',
};

export function stageWords(stage: Stage): string {
  return STAGE_WORDS[stage];
}

/** Who it is, in one line of plain text. */
export function patientLine(summary: ChartSummary | null): string {
  if (!summary) return 'Patient not read';
  const { name, birthDate, gender, identifiers } = summary.patient;
  const id = identifiers[0];
  return [
    name ?? 'Name not recorded',
    birthDate ? formatDate(birthDate.at, birthDate.precision) : 'birth date not recorded',
    gender ?? 'sex not recorded',
    ...(id ? [`${id.label ?? 'ID'} ${id.value}`] : []),
    `as of ${formatDate(summary.asOf)}`,
  ].join(' · ');
}

/** Right patient, how complete, as of when, which stage: always in sight. */
export const TopLine = memo(function TopLine({
  summary,
  showBanner,
  coverage,
  isBehind,
  stage,
  onDetails,
}: TopLineProps) {
  const problems = summary?.problems.length ?? 0;
  return (
    <header className="flex min-h-12 flex-wrap content-start items-center gap-x-3 border-b border-line bg-surface px-3 py-1.5 max-[359px]:min-h-[114.2px] min-[900px]:content-center min-[900px]:gap-y-1">
      <Identity summary={summary} full={showBanner} settled={coverage.settled && !isBehind} />
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1 max-[899px]:contents min-[900px]:ml-auto">
        <Button variant="quiet" className="max-[899px]:order-1 max-[899px]:-ml-2.5" onPress={onDetails}>
          <span>
            <span className="sr-only">Record coverage: </span>
            {coverageWords(coverage)}
          </span>
          {problems > 0 && coverage.settled && (
            <span className="text-alert">
              <span className="sr-only">, </span>
              {problems} to check
            </span>
          )}
        </Button>
        {/* Until the patient is known, both keep the lines that they will stand in: nothing below moves. */}
        <span className={`text-xs text-ink-muted ${summary ? '' : 'invisible max-[899px]:w-full'}`}>
          As of {summary ? formatDate(summary.asOf) : '00-Mmm-0000'}
        </span>
        <span className="flex max-[899px]:order-1">
          <Badge tone={stage === 'sandbox' ? 'alert' : 'neutral'}>{STAGE_WORDS[stage]}</Badge>
        </span>
      </div>
    </header>
  );
});

function coverageWords(coverage: RecordCoverage): string {
  if (!coverage.settled) return `Reading ${coverage.complete} of ${coverage.sources} sources`;
  return coverage.gaps.length
    ? `${coverage.gaps.length} of ${coverage.sources} sources incomplete`
    : `${coverage.sources} sources read`;
}

interface IdentityProps {
  readonly summary: ChartSummary | null;
  readonly full: boolean;
  /** Nothing more is being read. */
  readonly settled: boolean;
}

function Identity({ summary, full, settled }: IdentityProps) {
  if (!summary)
    return (
      <>
        <h1 className="text-[15px] text-ink-muted">
          {settled ? 'The patient could not be read' : 'Reading the record…'}
        </h1>
        <p className="invisible text-[13px] max-[359px]:w-full min-[900px]:hidden">00-Mmm-0000 (00 y)</p>
      </>
    );
  const { patient, asOf } = summary;
  const born = patient.birthDate;
  const identifier = patient.identifiers[0];
  return (
    <div
      className="flex min-w-0 flex-wrap items-baseline gap-x-3 max-[899px]:contents"
      role="group"
      aria-label="Patient"
    >
      <h1 className="text-[15px] font-semibold">{patient.name ?? 'Name not recorded'}</h1>
      <p className="text-[13px]">
        {born
          ? `${formatDate(born.at, born.precision)} (${ageInWords(born.at, asOf)})`
          : 'Birth date not recorded'}{' '}
        · {patient.gender ?? 'sex not recorded'}
      </p>
      {full && identifier && (
        <p className="text-xs text-ink-muted">
          {labelInShort(identifier.label)} {identifier.value}
        </p>
      )}
      {full && <Allergies summary={summary} />}
      {patient.deceased?.is && <Badge tone="alert">Deceased</Badge>}
    </div>
  );
}

function labelInShort(label: string | null): React.ReactNode {
  if (label === null) return 'ID';
  return /^medical record number$/i.test(label) ? <abbr title={label}>MRN</abbr> : label;
}

/** "No known allergies" is a statement; nothing recorded is not. */
function Allergies({ summary: { allergies } }: { readonly summary: ChartSummary }) {
  const named = allergies.filter(
    (a) => !a.none && a.clinicalStatus !== 'resolved' && a.clinicalStatus !== 'inactive',
  );
  if (named.length)
    return <p className="text-xs text-alert">Allergies: {named.map((a) => a.concept.text).join(', ')}</p>;
  return (
    <p className="text-xs text-ink-muted">
      {allergies.some((a) => a.none) ? 'No known allergies' : 'Allergies not recorded'}
    </p>
  );
}
