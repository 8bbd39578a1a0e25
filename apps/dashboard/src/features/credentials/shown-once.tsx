import './secrets.css';
import { type ReactNode, useRef } from 'react';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { useFocusWhenDrawn } from '../../ui/use-focus-when-drawn.ts';

interface ShownOnceProps {
  readonly title: string;
  readonly label?: string;
  readonly secret: string;
  /** Labels of the copy button, before and after. */
  readonly copy: { readonly label: string; readonly copied: string; readonly notCopied: string };
  readonly done: string;
  onDone(): void;
  /** How to pass it on, or what it is for. */
  readonly children: ReactNode;
}

/** A link, token or secret that is shown once. */
export function ShownOnce({ title, label, secret, copy, done, onDone, children }: ShownOnceProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useFocusWhenDrawn(heading);
  return (
    <section className="sheet-part shown-once">
      <h3 ref={heading} tabIndex={-1}>
        {title}
      </h3>
      {label && <p className="field-hint">{label}</p>}
      <p className="secret" translate="no">
        {secret}
      </p>
      <div className="sheet-actions">
        <CopyButton text={secret} {...copy} />
      </div>
      {children}
      <div className="sheet-actions">
        <Button variant="primary" onClick={onDone}>
          {done}
        </Button>
      </div>
    </section>
  );
}
