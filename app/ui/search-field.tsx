import { Button, Input, SearchField as AriaSearchField } from 'react-aria-components';
import { CloseIcon, SearchIcon } from './icons.tsx';

interface SearchFieldProps {
  /** The accessible name and the placeholder. */
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onSubmit?: () => void;
  readonly className?: string;
  readonly inputRef?: React.Ref<HTMLInputElement>;
}

/** A search box: Esc empties it. */
export function SearchField({
  label,
  value,
  onChange,
  onSubmit,
  className = '',
  inputRef,
}: SearchFieldProps) {
  return (
    <AriaSearchField
      aria-label={label}
      value={value}
      onChange={onChange}
      {...(onSubmit ? { onSubmit } : {})}
      className={`group relative flex items-center ${className}`}
    >
      <span className="pointer-events-none absolute left-2 text-ink-muted">
        <SearchIcon />
      </span>
      <Input
        {...(inputRef ? { ref: inputRef } : {})}
        placeholder={label}
        className="h-7 w-full min-w-0 rounded-md border border-line-strong bg-raised pr-7 pl-7.5 text-[13px] text-ink placeholder:text-ink-muted focus:outline-2 focus:outline-accent [&::-webkit-search-cancel-button]:hidden"
      />
      <Button
        aria-label="Clear the search"
        className="absolute right-0.5 inline-flex size-6 items-center justify-center rounded text-ink-muted hover:text-ink group-data-empty:hidden"
      >
        <CloseIcon />
      </Button>
    </AriaSearchField>
  );
}
