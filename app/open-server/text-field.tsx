import { useId } from 'react';

interface TextFieldProps {
  readonly label: string;
  readonly type?: 'text' | 'url' | 'date';
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Values to choose from; others may be typed. */
  readonly options?: readonly { readonly value: string; readonly label: string }[];
}

/** A labelled line of text. What is entered names a patient, so the browser is asked not to remember it. */
export function TextField({ label, type = 'text', value, onChange, options }: TextFieldProps) {
  const id = useId();
  return (
    <div className="grid min-w-0 gap-0.5">
      <label htmlFor={id} className="text-[13px] font-medium">
        {label}
      </label>
      <input
        id={id}
        type={type}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        autoComplete="off"
        spellCheck={false}
        {...(options ? { list: `${id}-options` } : {})}
        className="h-8 w-full min-w-0 rounded-md border border-line-strong bg-raised px-2 text-[13px] text-ink focus:outline-2 focus:outline-accent"
      />
      {options && (
        <datalist id={`${id}-options`}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </datalist>
      )}
    </div>
  );
}
