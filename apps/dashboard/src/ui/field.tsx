import './field.css';
import type { ReactNode } from 'react';
import { useId } from 'react';
import { useFault } from './form-faults.ts';

/** What a field gives to its input: spread it there. */
export interface InputIds {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
}

/** A label over an input, a hint or what is wrong under it: `<Field label="…">{(ids) => <input {...ids} />}</Field>`. */
export function Field(props: {
  label: string;
  /** By which the form around says what is wrong with it. */
  name?: string;
  hint?: string | undefined;
  error?: string | undefined;
  children(ids: InputIds): ReactNode;
}) {
  const id = useId();
  const below = `${id}-below`;
  const fault = useFault(props.name);
  const error = props.error ?? fault;
  const message = error ?? props.hint;
  return (
    <div className="field" data-part={props.name}>
      <label className="field-label" htmlFor={id}>
        {props.label}
      </label>
      {props.children({
        id,
        'aria-describedby': message ? below : undefined,
        'aria-invalid': error ? true : undefined,
      })}
      {message && (
        <p id={below} className={error ? 'field-error' : 'field-hint'}>
          {message}
        </p>
      )}
    </div>
  );
}
