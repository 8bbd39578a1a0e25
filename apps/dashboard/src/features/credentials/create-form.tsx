import { type ReactNode, useState } from 'react';
import { api, type Schema } from '../../net/api.ts';
import { useCommand } from '../../net/command/use-command.ts';
import { Form } from '../../ui/form.tsx';
import type { Faults } from '../../ui/form-faults.ts';

interface CreateFormProps<T> {
  readonly path: string;
  /** The request body at the time of submit. */
  readonly body: unknown;
  readonly answer: Schema<T>;
  readonly faults: Faults;
  readonly labels: { readonly submit: string; readonly sending: string; readonly cancel: string };
  /** Rendered with the created secret, which is shown this once. */
  created(created: T): ReactNode;
  onCreated(): void;
  onClose(): void;
  readonly children: ReactNode;
}

/** A form that creates something with a secret (invitation, token, webhook), replaced by the secret once created. */
export function CreateForm<T>({
  path,
  body,
  answer,
  faults,
  labels,
  created,
  onCreated,
  onClose,
  children,
}: CreateFormProps<T>) {
  const { busy, problem, send } = useCommand();
  const [value, setValue] = useState<{ readonly created: T } | null>(null);
  const submit = async () => {
    const sent = await send((key) => api.post(path, body, answer, { key }));
    if (!sent) return;
    setValue({ created: sent.value });
    onCreated();
  };
  if (value !== null) return created(value.created);
  return (
    <Form
      autoFocus
      submit={labels.submit}
      sending={labels.sending}
      busy={busy}
      faults={faults}
      problem={problem}
      cancel={{ label: labels.cancel, run: onClose }}
      onSubmit={() => void submit()}
    >
      {children}
    </Form>
  );
}
