import { SegmentedControl } from '@mantine/core';
import type { Preview, PreviewParty } from '~/bridge/types';
import { t } from '~/strings/strings';
import { DataTable, type TableColumn } from '~/ui/DataTable';
import { Person } from '~/ui/Person';
import type { Draft } from './draft';
import { Known } from './Known';
import styles from './People.module.css';
import { Section, SectionEmpty } from './Section';

interface Props {
  preview: Preview;
  draft: Draft;
  onChange: (change: Pick<Draft, 'kinds'>) => void;
}

const kinds = ['person', 'team'] as const;

/** Who the file names, and whether an owner is a person or a team. */
export function People({ preview: { people }, draft, onChange }: Props) {
  const kindOf = ({ name, kind }: PreviewParty) => draft.kinds[name] ?? kind;
  const columns: TableColumn<PreviewParty>[] = [
    {
      title: t('import.person.name'),
      width: 'minmax(12rem, 24rem)',
      cell: (party) => (
        <>
          <Person name={party.name || party.email} team={kindOf(party) === 'team'} />
          {party.name && party.email && <span className={styles.email}>{party.email}</span>}
        </>
      ),
    },
    {
      title: t('import.person.rows'),
      width: '5rem',
      end: true,
      cell: ({ rows }) => rows,
    },
    {
      title: t('import.person.known'),
      width: '7rem',
      cell: ({ known }) => <Known known={known} />,
    },
    {
      title: t('import.person.kind'),
      width: 'minmax(12rem, 1fr)',
      cell: (party) =>
        party.owner && party.name ? (
          <SegmentedControl
            aria-label={t('import.person.kind.label', { name: party.name })}
            value={kindOf(party)}
            onChange={(kind) => onChange({ kinds: { ...draft.kinds, [party.name]: kind } })}
            data={kinds.map((value) => ({ value, label: t(`import.person.kind.${value}`) }))}
          />
        ) : (
          t(`import.person.kind.${party.kind}`)
        ),
    },
  ];
  return (
    <Section title={t('import.people')} text={t('import.people.text')}>
      {people.length === 0 ? (
        <SectionEmpty>{t('import.people.none')}</SectionEmpty>
      ) : (
        <DataTable
          label={t('import.people')}
          columns={columns}
          rows={inOrder(people)}
          keyOf={({ name, email }) => `${name} ${email}`}
          roomy
        />
      )}
    </Section>
  );
}

/** By name, so that a row stays where it is when its kind changes. */
function inOrder(people: readonly PreviewParty[]): PreviewParty[] {
  return [...people].sort((a, b) => (a.name || a.email).localeCompare(b.name || b.email));
}
