import { useEffect, useRef, useState } from 'react';
import { Button } from './button.tsx';

interface TwoStepButtonProps {
  readonly words: string;
  /** The name in full, for whoever hears one of many such buttons. */
  readonly name: string;
  readonly sure: string;
  readonly keep: string;
  readonly busy: boolean;
  readonly why?: string | undefined;
  onSure(): void;
}

/** A button for what can't be undone: the first press shows the question in its place, the second confirms. */
export function TwoStepButton({ words, name, sure, keep, busy, why, onSure }: TwoStepButtonProps) {
  const [isAsking, setIsAsking] = useState(false);
  const place = useRef<HTMLSpanElement>(null);
  const first = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus stays in the place of the question
  useEffect(() => {
    if (!first.current) place.current?.querySelector('button')?.focus();
    first.current = false;
  }, [isAsking]);
  return (
    <span ref={place} className="sheet-acts">
      {isAsking ? (
        <>
          <Button busy={busy} aria-label={`${sure}: ${name}`} onClick={onSure}>
            {sure}
          </Button>
          <Button variant="quiet" onClick={() => setIsAsking(false)}>
            {keep}
          </Button>
        </>
      ) : (
        <Button variant="quiet" why={why} aria-label={`${words}: ${name}`} onClick={() => setIsAsking(true)}>
          {words}
        </Button>
      )}
    </span>
  );
}
