import { type ImportProfile, importProfile } from '@safe-haven/contracts/exchange';
import { type ChangeEvent, useState } from 'react';
import { useT } from '../../../locales/use-t.ts';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { downloadProfile } from './download.ts';

interface ProfileActsProps {
  readonly profile: ImportProfile;
  onLoad(profile: ImportProfile): void;
}

/** Columns and words are kept as a file of one's own, and taken from one: nothing of it stays on the device. */
export function ProfileActs({ profile, onLoad }: ProfileActsProps) {
  const t = useT('importing');
  const [isBad, setIsBad] = useState(false);
  const load = async (event: ChangeEvent<HTMLInputElement>) => {
    const text = await event.target.files?.[0]?.text();
    if (text === undefined) return;
    const parsed = importProfile.safeParse(jsonOf(text));
    setIsBad(!parsed.success || parsed.data.kind !== profile.kind);
    if (parsed.success && parsed.data.kind === profile.kind) onLoad(parsed.data as ImportProfile);
  };
  return (
    <div className="sheet-acts import-profile">
      <Button variant="quiet" onClick={() => downloadProfile(profile)}>
        {t('profile.save')}
      </Button>
      <Field label={t('profile.load')} error={isBad ? t('profile.bad') : undefined}>
        {(ids) => <input {...ids} type="file" accept=".json" onChange={(event) => void load(event)} />}
      </Field>
    </div>
  );
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
