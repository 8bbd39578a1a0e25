import { Copy } from 'lucide-react';
import { useState } from 'react';
import { Button } from './button.tsx';

interface CopyButtonProps {
  readonly text: string;
  readonly words: string;
  readonly copied: string;
  /** Said where the browser lets nobody copy. */
  readonly notCopied: string;
}

/** Copies a text and says whether it did. */
export function CopyButton({ text, words, copied, notCopied }: CopyButtonProps) {
  const [status, setStatus] = useState('');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setStatus(copied);
    } catch {
      setStatus(notCopied);
    }
  };
  return (
    <>
      <Button icon={Copy} onClick={() => void copy()}>
        {words}
      </Button>
      <span className="field-hint" role="status">
        {status}
      </span>
    </>
  );
}
