import { useLayoutEffect, useRef, useState } from 'react';
import { Button } from './button.tsx';

interface TwoStepButtonProps {
  readonly label: string;
  /** What the action applies to: part of the accessible name, where a page has several such buttons. */
  readonly name: string;
  readonly confirmLabel: string;
  readonly cancelLabel: string;
  readonly busy: boolean;
  /** `secondary`: the main action of its card. */
  readonly variant?: 'secondary' | 'quiet';
  readonly disabledReason?: string | undefined;
  onConfirm(): void;
}

/** A button for an action that can't be undone: the first press asks for confirmation in place, the second confirms. */
export function TwoStepButton({
  label,
  name,
  confirmLabel,
  cancelLabel,
  busy,
  variant = 'quiet',
  disabledReason,
  onConfirm,
}: TwoStepButtonProps) {
  const [isAsking, setIsAsking] = useState(false);
  const container = useRef<HTMLSpanElement>(null);
  const isFirstRender = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: moves the focus to the replaced button
  useLayoutEffect(() => {
    if (!isFirstRender.current) container.current?.querySelector('button')?.focus();
    isFirstRender.current = false;
  }, [isAsking]);
  return (
    <span ref={container} className="sheet-actions">
      {isAsking ? (
        <>
          <Button busy={busy} aria-label={`${confirmLabel}: ${name}`} onClick={onConfirm}>
            {confirmLabel}
          </Button>
          <Button variant="quiet" onClick={() => setIsAsking(false)}>
            {cancelLabel}
          </Button>
        </>
      ) : (
        <Button
          variant={variant}
          disabledReason={disabledReason}
          aria-label={`${label}: ${name}`}
          onClick={() => setIsAsking(true)}
        >
          {label}
        </Button>
      )}
    </span>
  );
}
