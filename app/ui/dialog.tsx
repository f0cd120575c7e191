import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { IconButton } from './icon-button.tsx';
import { CloseIcon } from './icons.tsx';

interface ModalDialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

const OVERLAY = 'fixed inset-0 z-40 bg-black/35 print:hidden';

/** A question that must be answered or closed. Focus is kept inside and goes back afterwards; Esc closes. */
export function ModalDialog({ title, onClose, children }: ModalDialogProps) {
  return (
    <ModalOverlay
      isOpen
      isDismissable
      onOpenChange={(open) => !open && onClose()}
      className={`${OVERLAY} flex items-center justify-center p-3`}
    >
      <Modal className="max-h-full w-full max-w-lg overflow-auto rounded-xl border border-line bg-raised shadow-xl">
        <Dialog className="outline-none">
          <DialogHead title={title} onClose={onClose} />
          <div className="px-4 pb-4 text-[13px]">{children}</div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

interface DrawerProps extends ModalDialogProps {
  /** `bottom` for narrow screens: a sheet; `full` covers the screen. */
  readonly side?: 'right' | 'bottom' | 'full';
}

const SIDES = {
  right: { overlay: 'flex justify-end', panel: 'h-full w-full max-w-[420px] border-l' },
  bottom: { overlay: 'flex items-end', panel: 'max-h-[85%] w-full rounded-t-xl border-t' },
  full: { overlay: 'flex', panel: 'h-full w-full' },
} as const;

/** A modal panel at an edge, for detail beside or instead of the page. */
export function Drawer({ title, onClose, side = 'right', children }: DrawerProps) {
  return (
    <ModalOverlay
      isOpen
      isDismissable
      onOpenChange={(open) => !open && onClose()}
      className={`${OVERLAY} ${SIDES[side].overlay}`}
    >
      <Modal
        className={`flex flex-col overflow-hidden border-line bg-surface shadow-xl ${SIDES[side].panel}`}
      >
        <Dialog className="flex min-h-0 grow flex-col outline-none">
          <DialogHead title={title} onClose={onClose} />
          <div className="flex min-h-0 grow flex-col overflow-auto">{children}</div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function DialogHead({ title, onClose }: { readonly title: string; readonly onClose: () => void }) {
  return (
    <div className="flex shrink-0 items-center gap-2 py-2 pr-2 pl-4">
      <Heading slot="title" className="min-w-0 grow text-[15px] leading-snug font-semibold">
        {title}
      </Heading>
      <IconButton label="Close" shortcut="Esc" onPress={onClose}>
        <CloseIcon />
      </IconButton>
    </div>
  );
}
