import { useEffect, useRef } from 'react';
import { IconButton } from '../../ui/icon-button.tsx';
import { CloseIcon } from '../../ui/icons.tsx';
import { lazyPart } from '../../ui/lazy-part.tsx';

/** What is open, see detail-content.tsx. */
export const DetailContent = lazyPart(async () => (await import('./detail-content.tsx')).DetailContent);

/**
 * Beside the plot where there is room, else over its labels: the newest data, at the right, and the differential stay
 * in sight. Takes the focus when it opens.
 */
export function DetailPanel({
  onClose,
  children,
  focusKey,
  beside,
}: {
  beside: boolean;
  onClose: () => void;
  children: React.ReactNode;
  focusKey: string;
}) {
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    panel.current?.focus({ preventScroll: true });
  }, [focusKey]);
  return (
    <section
      ref={panel}
      tabIndex={-1}
      aria-label="Detail"
      className={`${beside ? 'relative w-[360px] shrink-0 border-l' : 'absolute inset-y-0 left-0 z-30 w-[340px] max-w-full border-r shadow-lg'} flex flex-col border-line-strong bg-surface outline-none print:hidden`}
    >
      <div className="absolute top-1 right-1 z-10">
        <IconButton label="Close the detail" shortcut="Esc" onPress={onClose}>
          <CloseIcon />
        </IconButton>
      </div>
      <div className="min-h-0 grow overflow-auto pt-2">{children}</div>
    </section>
  );
}
