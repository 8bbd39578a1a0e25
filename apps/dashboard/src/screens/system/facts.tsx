import './facts.css';
import type { SystemView } from '@safe-haven/contracts';
import type { ReactNode } from 'react';
import type { KeyUnder } from '../../locales/resources.ts';
import { useFormat, useT } from '../../locales/use-t.ts';

const GIGABYTE = 1024 ** 3;
/** Less is what reading and probing take. */
const NOW_MS = 5_000;

/** The facts behind it, as a list of names and values. */
export function Facts({ view }: { readonly view: SystemView }) {
  const t = useT('system');
  const format = useFormat();
  const late = (ms: number, well: string) => (ms < NOW_MS ? well : t('value.behind', { age: format.age(ms) }));
  const { lastBackupAt: backup, diskFreeBytes: disk } = view;
  return (
    <section className="sheet-card" aria-labelledby="facts">
      <h2 id="facts">{t('facts')}</h2>
      <dl className="facts">
        <Fact name="backup">
          {backup === null ? t('value.never') : `${format.day(backup)}, ${format.clock(backup)}`}
        </Fact>
        <Fact name="kept">{t(`kept.${view.store}`)}</Fact>
        <Fact name="store">{late(view.storeSilentMs, t('value.now'))}</Fact>
        <Fact name="reader">{late(view.readerBehindMs, t('value.now'))}</Fact>
        <Fact name="disk">
          {disk === null ? t('value.unknown') : `${format.number(Math.floor((disk * 10) / GIGABYTE) / 10)} GB`}
        </Fact>
        <Fact name="clock">{late(view.clockBehindMs, t('value.none'))}</Fact>
        <Fact name="screens">{format.number(view.openSockets)}</Fact>
        <Fact name="waiting">{format.number(view.unfinishedCommands)}</Fact>
      </dl>
    </section>
  );
}

function Fact({ name, children }: { readonly name: KeyUnder<'system', 'fact'>; readonly children: ReactNode }) {
  const t = useT('system');
  return (
    <div className="facts__row">
      <dt>{t(`fact.${name}`)}</dt>
      <dd>{children}</dd>
    </div>
  );
}
