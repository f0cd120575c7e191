import { useEffect, useState } from 'react';
import type { SourceOfItem } from '../timeline-props.ts';

/** The source resource of the item that is open; `null` while it is being read. A late answer of another item is dropped. */
export function useSource(
  ref: string,
  sourceByRef: (ref: string) => Promise<SourceOfItem>,
): SourceOfItem | null {
  const [read, setRead] = useState<{ readonly ref: string; readonly source: SourceOfItem } | null>(null);
  useEffect(() => {
    let current = true;
    void sourceByRef(ref).then((source) => {
      if (current) setRead({ ref, source });
    });
    return () => {
      current = false;
    };
  }, [ref, sourceByRef]);
  return read?.ref === ref ? read.source : null;
}
