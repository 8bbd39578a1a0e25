import './field.css';
import type { ReactNode } from 'react';
import { useId } from 'react';
import { useFault } from './form-faults.ts';

/** The attributes that a field gives to its input. */
export interface InputIds {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
}

/** An input with its label, and a hint or an error below: `<Field label="…">{(ids) => <input {...ids} />}</Field>`. */
export function Field(props: {
  label: string;
  /** The name of the field in the form's faults. */
  name?: string;
  hint?: string | undefined;
  error?: string | undefined;
  children(ids: InputIds): ReactNode;
}) {
  const id = useId();
  const messageId = `${id}-below`;
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
        'aria-describedby': message ? messageId : undefined,
        'aria-invalid': error ? true : undefined,
      })}
      {message && (
        <p id={messageId} className={error ? 'field-error' : 'field-hint'}>
          {message}
        </p>
      )}
    </div>
  );
}
