import './field.css';
import { type ReactNode, useId } from 'react';
import { useFault } from './form-faults.ts';

/** A part of a form that is no single input (numbers, beds, reasons): what is wrong with it stands under it. */
export function FormPart({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  const fault = useFault(name);
  const id = useId();
  return (
    // biome-ignore lint/a11y/useSemanticElements: it stands around field sets that have legends of their own
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
