import { useState } from 'react';
import { useT } from '../../locales/use-t.ts';
import { Button } from '../../ui/button.tsx';
import { Withheld } from '../second-factor/withheld.tsx';
import CallNumbers from './call-numbers.tsx';
import ContactForm from './contact-form.tsx';
import { contactsChanged, useContacts } from './use-contacts.ts';

/** The phone numbers of this shelter, with forms to change them where allowed. */
export default function ContactSection({ shelterId }: { readonly shelterId: string }) {
  const t = useT('call');
  const contacts = useContacts(shelterId);
  const [open, setOpen] = useState<'shelter' | 'line' | null>(null);
  if (contacts === null || contacts === 'loading') return null;
  if (contacts === 'withheld') {
    return (
      <section className="place" aria-label={t('title')}>
        <h3>{t('title')}</h3>
        <Withheld />
      </section>
    );
  }
  const { shelter, organisation, maySet, maySetLine } = contacts;
  const path =
    open === 'shelter'
      ? `/api/shelters/${encodeURIComponent(shelterId)}/record-duty-contact`
      : `/api/organisations/${organisation.organisationId}/record-duty-line`;
  const titles = {
    shelter: t(shelter === null ? 'set.firstHouse' : 'set.house'),
    line: t(organisation.line === null ? 'set.firstLine' : 'set.line', { organisation: organisation.name }),
  };
  const recorded = () => {
    setOpen(null);
    void contactsChanged(shelterId);
  };
  return (
    <section className="place" aria-label={t('title')}>
      <h3>{t('title')}</h3>
      <CallNumbers shelterId={shelterId} showsNone reports />
      {open !== null ? (
        <ContactForm key={open} path={path} title={titles[open]} onCancel={() => setOpen(null)} onRecorded={recorded} />
      ) : (
        <div className="place-actions">
          {maySet && (
            <Button variant="quiet" onClick={() => setOpen('shelter')}>
              {titles.shelter}
            </Button>
          )}
          {maySetLine && (
            <Button variant="quiet" onClick={() => setOpen('line')}>
              {titles.line}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}
