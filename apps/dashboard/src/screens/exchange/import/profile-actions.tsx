import { type ImportProfile, importProfile } from '@safe-haven/contracts/exchange';
import { useState } from 'react';
import { useT } from '../../../locales/use-t.ts';
import { Button } from '../../../ui/button.tsx';
import { FileField } from '../../../ui/file-field.tsx';
import { downloadProfile } from './download.ts';

interface ProfileActionsProps {
  readonly profile: ImportProfile;
  onLoad(profile: ImportProfile): void;
}

/** Saves the column mapping to a file and loads it from one. Nothing is stored in the browser. */
export function ProfileActions({ profile, onLoad }: ProfileActionsProps) {
  const t = useT('importing');
  const [file, setFile] = useState<File | null>(null);
  const [isInvalid, setIsInvalid] = useState(false);
  const load = async (chosen: File) => {
    setFile(chosen);
    const parsed = importProfile.safeParse(jsonOf(await chosen.text()));
    setIsInvalid(!parsed.success || parsed.data.kind !== profile.kind);
    if (parsed.success && parsed.data.kind === profile.kind) onLoad(parsed.data as ImportProfile);
  };
  return (
    <div className="import-profile">
      <Button variant="quiet" onClick={() => downloadProfile(profile)}>
        {t('profile.save')}
      </Button>
      <FileField
        label={t('profile.load')}
        error={isInvalid ? t('profile.bad') : undefined}
        accept=".json"
        file={file}
        onChoose={(chosen) => void load(chosen)}
      />
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
