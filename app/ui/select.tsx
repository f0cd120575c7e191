import {
  Button,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select as AriaSelect,
  SelectValue,
} from 'react-aria-components';
import { DownIcon } from './icons.tsx';

export interface Choice {
  readonly id: string;
  readonly label: string;
  readonly detail?: string;
}

interface SelectProps {
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly value: string;
  readonly onChange: (id: string) => void;
}

/** One of several, with its label in sight. */
export function Select({ label, choices, value, onChange }: SelectProps) {
  return (
    <AriaSelect
      value={value}
      onChange={(key) => key !== null && onChange(String(key))}
      className="grid gap-0.5"
    >
      <Label className="text-xs text-ink-muted">{label}</Label>
      <Button className="flex min-h-7 w-full items-center justify-between gap-2 rounded-md border border-line-strong bg-raised px-2 text-left text-[13px] hover:bg-sunken focus-visible:outline-2 focus-visible:outline-accent">
        <SelectValue className="min-w-0 truncate" />
        <DownIcon />
      </Button>
      <Popover className="max-h-72 w-(--trigger-width) min-w-48 overflow-auto rounded-lg border border-line bg-raised p-1 shadow-lg">
        <ListBox items={choices} className="outline-none">
          {(choice) => (
            <ListBoxItem
              id={choice.id}
              textValue={choice.label}
              className="min-h-7 cursor-pointer rounded px-2 py-1 text-[13px] outline-none data-focused:bg-accent-soft data-selected:font-semibold"
            >
              {choice.label}
              {choice.detail && (
                <span className="block text-xs font-normal text-ink-muted">{choice.detail}</span>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
