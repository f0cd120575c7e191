/** Adds or denies a finding, here and now. */
export type AnswerFinding = (id: string, name: string, status: 'present' | 'absent') => void;

export function AnswerButtons({
  name,
  onAnswer,
}: {
  name: string;
  onAnswer: (status: 'present' | 'absent') => void;
}) {
  const style =
    'min-h-6 min-w-8 pointer-coarse:min-h-11 pointer-coarse:min-w-11 rounded border border-line-strong px-1.5 text-xs hover:bg-sunken focus-visible:outline-2 focus-visible:outline-accent';
  return (
    <span className="flex shrink-0 gap-1" data-answers role="group" aria-label={`Answer: ${name}`}>
      <button type="button" className={style} aria-label={`${name}: yes`} onClick={() => onAnswer('present')}>
        Yes
      </button>
      <button type="button" className={style} aria-label={`${name}: no`} onClick={() => onAnswer('absent')}>
        No
      </button>
    </span>
  );
}
