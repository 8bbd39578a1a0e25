import { WEBHOOK_TOPICS, type WebhookTopic, webhookRegistered } from '@safe-haven/contracts';
import { useState } from 'react';
import { CreateForm } from '../../../features/credentials/create-form.tsx';
import { useT } from '../../../locales/use-t.ts';
import { ChoicesOfMany } from '../../../ui/choice-list.tsx';
import { Field } from '../../../ui/field.tsx';
import { FormPart } from '../../../ui/form-part.tsx';
import { SecretOnce } from './secret-once.tsx';
import { topicKey } from './topics.ts';

/** A URL is entered left to right in every language. */
const SCHEME = 'https://';

/** Registers a webhook: its URL and topics; then its secret is shown once. */
export function WebhookForm({ onCreated, onClose }: { onCreated(): void; onClose(): void }) {
  const t = useT('webhooks');
  const [label, setLabel] = useState('');
  const [url, setUrl] = useState('');
  const [topics, setTopics] = useState<readonly WebhookTopic[]>(WEBHOOK_TOPICS);
  const body = { label: label.trim(), url: url.trim(), tells: topics };
  const faults = {
    label: label.trim() === '' && t('form.needsLabel'),
    url: !/^https:\/\/\S+$/.test(url.trim()) && t('form.needsUrl', { scheme: SCHEME }),
    tells: topics.length === 0 && t('form.needsTells'),
  };
  return (
    <CreateForm
      path="/api/webhooks/register"
      {...{ body, faults, onCreated, onClose }}
      answer={webhookRegistered}
      labels={{ submit: t('form.submit'), sending: t('sending'), cancel: t('cancel') }}
      created={({ secret }) => <SecretOnce secret={secret} explanation={t('secret.made')} onDone={onClose} />}
    >
      <Field name="label" label={t('form.label')} hint={t('form.labelHint')}>
        {(ids) => <input {...ids} maxLength={60} value={label} onChange={(e) => setLabel(e.target.value)} />}
      </Field>
      <Field name="url" label={t('form.url')} hint={t('form.urlHint', { scheme: SCHEME })}>
        {(ids) => (
          <input
            {...ids}
            type="url"
            inputMode="url"
            maxLength={500}
            value={url}
            onChange={(e) => setUrl(e.target.value)}
          />
        )}
      </Field>
      <FormPart name="tells">
        <ChoicesOfMany
          legend={t('form.tells')}
          choices={WEBHOOK_TOPICS.map((value) => ({ value, label: t(`told.${topicKey(value)}`) }))}
          chosen={topics}
          onChange={setTopics}
        />
      </FormPart>
    </CreateForm>
  );
}
