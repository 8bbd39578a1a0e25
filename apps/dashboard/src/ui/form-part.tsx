import './field.css';
import { type ReactNode, useId } from 'react';
import { useFault } from './form-faults.ts';

/** A group of inputs in a form, with its error message below. */
export function FormPart({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  const fault = useFault(name);
  const id = useId();
  return (
    // biome-ignore lint/a11y/useSemanticElements: contains fieldsets with their own legends
    <div className="form-part" role="group" data-part={name} aria-describedby={fault ? id : undefined}>
      {children}
      {fault && (
        <p id={id} className="field-error">
          {fault}
        </p>
      )}
    </div>
  );
}
