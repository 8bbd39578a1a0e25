import '../request/requests.css';
import type { Problem } from '@safe-haven/contracts';
import type { ReactNode } from 'react';
import { useT } from '../../locales/use-t.ts';
import { Form, type FormProps } from '../../ui/form.tsx';
import { Refused } from './refused.tsx';
import { useOfflineReason } from './use-offline-reason.ts';

interface CommandFormProps
  extends Required<Pick<FormProps, 'place' | 'title' | 'submit'>>,
    Pick<FormProps, 'sending' | 'faults' | 'busy' | 'onSubmit'> {
  readonly problem: Problem | null;
  onClose(): void;
  readonly children?: ReactNode;
}

/** An inline form for a command on a request or transfer. Disabled while offline. */
export function CommandForm({ problem, onClose, ...form }: CommandFormProps) {
  const t = useT('requests');
  return (
    <Form
      {...form}
      card
      autoFocus
      disabledReason={useOfflineReason()}
      problem={problem}
      refusal={problem && <Refused problem={problem} />}
      cancel={{ label: t('act.cancel'), run: onClose }}
    />
  );
}
