import type { WritePlan, WrittenTarget } from './decisions/write-plan.ts';

interface WritePreviewProps {
  readonly target: WrittenTarget;
  readonly plan: WritePlan;
  readonly attested: boolean;
  readonly onAttest: (attested: boolean) => void;
}

const ATTESTATION: Readonly<Record<WrittenTarget, string>> = {
  document: 'I have read and edited this note, and sign it as mine.',
  'encounter-diagnosis': 'I confirm this provisional diagnosis for this encounter, under my name.',
};

/** Exactly what will be stored, and the second confirmation without which nothing is sent. */
export function WritePreview({ target, plan, attested, onAttest }: WritePreviewProps) {
  const beside = [plan.device, plan.provenance].filter((one) => one !== null);
  return (
    <div className="mt-3 grid gap-2">
      <p className="text-xs text-ink-muted">Exactly this will be written, under your name:</p>
      <Resource label="Resource to be written" value={plan.main} />
      {beside.length > 0 ? (
        <details>
          <summary className="text-xs text-ink-muted">
            With it: who and what made it, from which chart items. The EHR adds the ids it gives.
          </summary>
          <Resource label="Resources written with it" value={beside} />
        </details>
      ) : (
        <p className="text-xs text-ink-muted">
          This EHR takes no Provenance. The label and the text say that it is machine-assisted.
        </p>
      )}
      <label className="flex min-h-6 items-start gap-2 text-[13px]">
        <input
          type="checkbox"
          className="mt-0.5 size-4 accent-(--color-accent)"
          checked={attested}
          onChange={(e) => onAttest(e.target.checked)}
        />
        <span>{ATTESTATION[target]}</span>
      </label>
    </div>
  );
}

function Resource({ label, value }: { readonly label: string; readonly value: unknown }) {
  return (
    <pre
      className="mt-1 max-h-56 overflow-auto rounded border border-line bg-sunken p-2 text-[11px] leading-snug whitespace-pre-wrap"
      tabIndex={0}
      aria-label={label}
    >
      {JSON.stringify(value, null, 2)}
    </pre>
  );
}
