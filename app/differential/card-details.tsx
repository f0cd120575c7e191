import type { CardProps } from './diagnosis-card.tsx';
import { ReasonGroups } from './reason-list.tsx';

/** What an open card holds: its reasons, guideline options and codes. */
export function CardDetails({ diagnosis, active, actions, guidelines, findings, inNumbers }: CardProps) {
  return (
    <div className="border-t border-line px-2 pb-2">
      <ReasonGroups
        diagnosis={diagnosis}
        findings={findings}
        inNumbers={inNumbers}
        active={active}
        onShow={actions.onShow}
        onAnswer={actions.onAnswer}
      />
      {guidelines.length > 0 && (
        <section aria-label="Guideline options" className="mt-3">
          <h4 className="mb-0.5 pl-4.5 text-xs font-semibold text-ink-muted">Guideline options</h4>
          <ul className="grid gap-1 pl-5.5 text-[13px]">
            {guidelines.map((g) => (
              <li key={g.option}>
                {g.option}{' '}
                <span className="text-xs text-ink-muted">
                  ({g.guideline}, {g.year})
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <p className="mt-2 pl-5.5 text-xs text-ink-muted">
        {diagnosis.codings
          .map((c) => `${c.system.includes('icd') ? 'ICD-10-CM' : 'SNOMED CT'} ${c.code}`)
          .join(' · ')}
      </p>
    </div>
  );
}
