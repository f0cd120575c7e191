import { useState } from 'react';
import type { Assessment } from '../../clinical/assessment/assessment.ts';
import { Button } from '../ui/button.tsx';
import { copyText } from '../ui/copy-text.ts';
import { ModalDialog } from '../ui/dialog.tsx';
import { draftNoteOf } from './decisions/draft-note.ts';

interface DialogProps {
  readonly assessment: Assessment;
  readonly standing: Parameters<typeof draftNoteOf>[1];
  readonly asOf: string;
  readonly onClose: () => void;
}

/** Text for the note with its evidence marks: read and edited here before it leaves, and it leaves by copying only. */
export function DraftNoteDialog({ assessment, standing, asOf, onClose }: DialogProps) {
  const [text, setText] = useState(() => draftNoteOf(assessment, standing, asOf));
  const [said, setSaid] = useState('');
  const copy = async () => {
    const copied = await copyText(text);
    setSaid(
      copied
        ? 'Copied. Paste it into the note.'
        : 'The browser did not allow copying. Select the text and copy it with Ctrl+C.',
    );
  };
  return (
    <ModalDialog title="Draft text for the note" onClose={onClose}>
      <label className="block text-xs text-ink-muted">
        Machine-assisted: check it against the record and edit it before it goes into the note
        <textarea
          className="mt-1 h-72 w-full rounded border border-line-strong bg-surface p-2 text-[13px] leading-snug text-ink"
          value={text}
          onChange={(e) => setText(e.target.value)}
        />
      </label>
      <div className="mt-3 flex flex-wrap items-center justify-end gap-2">
        <p role="status" className="grow text-xs">
          {said}
        </p>
        <Button onPress={onClose}>Close</Button>
        <Button variant="primary" onPress={() => void copy()}>
          Copy
        </Button>
      </div>
    </ModalDialog>
  );
}
