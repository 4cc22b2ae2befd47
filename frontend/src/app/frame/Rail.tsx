import {
  IconChartHistogram,
  IconChartLine,
  IconClipboardCheck,
  IconHistory,
  IconLayoutSidebarLeftCollapse,
  IconLayoutSidebarLeftExpand,
  IconRoad,
  IconSettings,
  IconSitemap,
  IconSun,
  IconTargetArrow,
  IconUsersGroup,
} from '@tabler/icons-react';
import { useMemo } from 'react';
import { Link, useRoute } from 'wouter';
import { type Command, useCommands } from '~/app/commands/registry';
import { t } from '~/strings/strings';
import { Hint } from '~/ui/Hint';
import { Logo } from '~/ui/Logo';
import { Spoken } from '~/ui/Spoken';
import styles from './Frame.module.css';

const screens = [
  { id: 'today', Icon: IconSun, end: false },
  { id: 'objectives', Icon: IconTargetArrow, end: false },
  { id: 'map', Icon: IconSitemap, end: false },
  { id: 'check-ins', Icon: IconClipboardCheck, end: false },
  { id: 'kpis', Icon: IconChartLine, end: false },
  { id: 'roadmap', Icon: IconRoad, end: false },
  { id: 'reviews', Icon: IconUsersGroup, end: false },
  { id: 'statistics', Icon: IconChartHistogram, end: false },
  { id: 'history', Icon: IconHistory, end: false },
  { id: 'settings', Icon: IconSettings, end: true },
] as const;

interface Props {
  /** It shows icons alone. */
  isNarrow: boolean;
  onNarrow: (narrow: boolean) => void;
}

/** The screens of the plan. */
export function Rail({ isNarrow, onNarrow }: Props) {
  const title = t(isNarrow ? 'command.rail.wide' : 'command.rail.narrow');
  const commands = useMemo<Command[]>(
    () => [{ id: 'rail', title, group: 'view', keys: ['mod+b'], run: () => onNarrow(!isNarrow) }],
    [title, isNarrow, onNarrow],
  );
  useCommands(commands);
  const Icon = isNarrow ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse;
  return (
    <nav className={styles.rail} aria-label={t('rail.label')}>
      <span className={styles.brand}>
        <Logo />
      </span>
      {screens.map((screen) => (
        <RailItem key={screen.id} {...screen} isNarrow={isNarrow} />
      ))}
      <Hint label={title}>
        <button
          type="button"
          className={styles.railFold}
          aria-label={title}
          onClick={() => onNarrow(!isNarrow)}
        >
          <Icon size="1.125rem" stroke={1.6} aria-hidden />
        </button>
      </Hint>
    </nav>
  );
}

type ItemProps = (typeof screens)[number] & { isNarrow: boolean };

function RailItem({ id, Icon, end, isNarrow }: ItemProps) {
  const [here] = useRoute(`/${id}/*?`);
  const word = t(`rail.${id}`);
  const link = (
    <Link
      href={`/${id}`}
      className={`${styles.railItem} ${end ? styles.railEnd : ''}`}
      aria-current={here ? 'page' : undefined}
    >
      <Icon stroke={1.6} aria-hidden />
      {isNarrow ? <Spoken>{word}</Spoken> : <span>{word}</span>}
    </Link>
  );
  return isNarrow ? <Hint label={word}>{link}</Hint> : link;
}
