import { Copy } from 'lucide-react';
import { useState } from 'react';
import { Button } from './button.tsx';

interface CopyButtonProps {
  readonly text: string;
  readonly label: string;
  readonly copied: string;
  /** Shown when the browser does not allow copying. */
  readonly notCopied: string;
}

/** Copies a text to the clipboard and announces whether it worked. */
export function CopyButton({ text, label, copied, notCopied }: CopyButtonProps) {
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
        {label}
      </Button>
      <span className="field-hint" role="status">
        {status}
      </span>
    </>
  );
}
