import type { ListedOrganisation } from '@safe-haven/contracts';
import { useState } from 'react';
import ContactForm from '../../features/call/contact-form.tsx';
import { useT } from '../../locales/use-t.ts';
import { Button } from '../../ui/button.tsx';

interface DutyLineProps {
  readonly organisation: ListedOrganisation;
  onRecorded(): void;
}

/** The duty line of an organisation: administrators set it and can't read it. */
export function DutyLine({ organisation, onRecorded }: DutyLineProps) {
  const t = useT('organisations');
  const [open, setOpen] = useState(false);
  const { organisationId, dutyLine } = organisation;
  if (organisationId === null) return null;
  const title = t(dutyLine ? 'line.change' : 'line.first');
  return (
    <section className="sheet-part">
      <h3>{t('line.title')}</h3>
      <p className="sheet-hint">{t(dutyLine ? 'line.there' : 'line.none')}</p>
      {open ? (
        <ContactForm
          path={`/api/organisations/${organisationId}/record-duty-line`}
          title={title}
          onCancel={() => setOpen(false)}
          onRecorded={onRecorded}
        />
      ) : (
        <div className="sheet-actions">
          <Button onClick={() => setOpen(true)}>{title}</Button>
        </div>
      )}
    </section>
  );
}
