import { ChevronRight } from 'lucide-react';
import { Link } from 'wouter';
import { useFormat, useT } from '../../locales/use-t.ts';
import { Icon } from '../../ui/icon.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { missingOf, type SetUpShelter } from './steps.ts';

const STATES = ['draft', 'published', 'closed'] as const;

interface SheltersListProps {
  readonly shelters: readonly SetUpShelter[];
  /** The URL names a shelter that is not one's own. */
  readonly isUnknown: boolean;
}

/** The organisation's shelters: drafts with what is missing, published and closed ones. */
export function SheltersList({ shelters, isUnknown }: SheltersListProps) {
  const t = useT('setup');
  const { collator } = useFormat();
  const sorted = shelters.toSorted((a, b) => collator.compare(a.name, b.name));
  return (
    <>
      <div className="sheet-head">
        <PageTitle>{t('title')}</PageTitle>
        <div className="sheet-actions setup-adds">
          <Link className="button button-primary" href="/setup/new">
            {t('add')}
          </Link>
          <Link className="button" href="/exchange/import/houses_rooms">
            {t('fromFile')}
          </Link>
        </div>
      </div>
      {isUnknown && <p role="status">{t('unknown')}</p>}
      <p className="sheet-hint">{t(shelters.length === 0 ? 'none' : 'hint')}</p>
      {STATES.map((state) => {
        const of = sorted.filter((shelter) => shelter.state === state);
        if (of.length === 0) return null;
        return (
          <section key={state} className="sheet-card" aria-label={t(`state.${state}`)}>
            <h2>{t(`state.${state}`)}</h2>
            <ul className="sheet-list">
              {of.map((shelter) => (
                <ShelterRow key={shelter.shelterId} shelter={shelter} />
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}

function ShelterRow({ shelter }: { readonly shelter: SetUpShelter }) {
  const t = useT('setup');
  const format = useFormat();
  const { shelterId, name, area, country, state, mode, setUp } = shelter;
  return (
    <li className="sheet-line" data-shelter={shelterId}>
      <span className="sheet-text">
        <Link className="sheet-name setup-name" href={`/setup/${encodeURIComponent(shelterId)}`}>
          {name} <Icon icon={ChevronRight} size={14} />
        </Link>
        <span className="sheet-detail">
          {format.area(area)}, {format.country(country)}
          {mode === 'kept' && ` · ${t('rooms', { count: setUp.rooms })}, ${t('beds', { count: setUp.beds })}`}
        </span>
      </span>
      {shelter.proposed && (
        <b className="sheet-detail setup-declined">
          {t(shelter.proposed.mine || shelter.proposed.lapsed ? 'change.waits' : 'change.waitsForYou')}
        </b>
      )}
      {state === 'draft' && (
        <span className="sheet-detail">
          <DraftState shelter={shelter} />
        </span>
      )}
    </li>
  );
}

/** What is missing in a draft, as one line. */
function DraftState({ shelter }: { readonly shelter: SetUpShelter }) {
  const t = useT('setup');
  const format = useFormat();
  const missing = missingOf(shelter);
  if (shelter.setUp.declined) return <b className="setup-declined">{t('declinedShort')}</b>;
  if (missing.length === 0) return t(shelter.mayPublish ? 'waitsForYou' : 'waits');
  return t('missing', { what: format.list(missing.map((step) => t(`lacks.${step}`))) });
}
