import { useEffect, useRef, useState } from 'react';
import { Button } from './button.tsx';

interface SureButtonProps {
  readonly words: string;
  /** The name in full, for whoever hears one of many such buttons. */
  readonly name: string;
  readonly sure: string;
  readonly keep: string;
  readonly busy: boolean;
  readonly why?: string | undefined;
  onSure(): void;
}

/** Something that can't be taken back: asks once more in its own place. */
export function SureButton({ words, name, sure, keep, busy, why, onSure }: SureButtonProps) {
  const [asked, setAsked] = useState(false);
  const place = useRef<HTMLSpanElement>(null);
  const first = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus stays in the place of the question
  useEffect(() => {
    if (!first.current) place.current?.querySelector('button')?.focus();
    first.current = false;
  }, [asked]);
  return (
    <span ref={place} className="sheet-acts">
      {asked ? (
        <>
          <Button busy={busy} aria-label={`${sure}: ${name}`} onClick={onSure}>
            {sure}
          </Button>
          <Button variant="quiet" onClick={() => setAsked(false)}>
            {keep}
          </Button>
        </>
      ) : (
        <Button variant="quiet" why={why} aria-label={`${words}: ${name}`} onClick={() => setAsked(true)}>
          {words}
        </Button>
      )}
    </span>
  );
}
