import { useDebouncedValue } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { skipToken, useQuery } from '@tanstack/react-query';
import { memo, useEffect, useRef, useState } from 'react';
import { caps, matches } from '~/app/commands/keys';
import { runCommand } from '~/app/commands/registry';
import { toCairnError } from '~/bridge/errors';
import { roadmap } from '~/bridge/roadmapCalls';
import type { InitiativeRead } from '~/bridge/roadmapTypes';
import { keys } from '~/data/keys';
import { usePlan } from '~/data/plan';
import { useRoadmapWrite } from '~/data/roadmap';
import { LineField } from '~/fields/line/LineField';
import styles from '~/fields/line/quickAdd.module.css';
import { t } from '~/strings/strings';
import fault from '~/ui/FaultRow.module.css';
import { useFormat } from '~/ui/format';
import { Keys } from '~/ui/Keys';

interface Props {
  /** Counts up when the line shall have the focus. */
  asked: number;
  onAdded: (id: string, title: string) => void;
  /** Several lines were pasted into this one. */
  onLines: (text: string) => void;
  /** Escape from the empty line. */
  onLeave: () => void;
}

const pause = 120; // ms: the words appear while the person still looks at what was typed

/** What a line that is being typed will be taken for. */
function useRead(typed: string): { text: string; read: InitiativeRead } | null {
  const [text] = useDebouncedValue(typed, pause);
  const isBlank = text.trim() === '' || typed.trim() === '';
  const { data } = useQuery({
    queryKey: keys.initiativeLine(text),
    // A line that cannot be read says so when it is added.
    queryFn: isBlank
      ? skipToken
      : () =>
          roadmap.readLines(text).then(
            ([read]) => read && { text, read },
            () => null,
          ),
    placeholderData: (before) => before,
    gcTime: 0,
  });
  return isBlank ? null : (data ?? null);
}

/** The last row: type a line, Enter makes an initiative of it and stays for the next. */
export const QuickAdd = memo(function QuickAdd({ asked, onAdded, onLines, onLeave }: Props) {
  const write = useRoadmapWrite();
  const [text, setText] = useState('');
  const [refusal, setRefusal] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const seen = useRef(0);
  useEffect(() => {
    if (asked === seen.current) return;
    seen.current = asked;
    input.current?.focus();
  }, [asked]);
  const known = useRead(text);

  const add = async () => {
    // Whoever types on, or presses Enter again, before the disk has written loses and doubles nothing.
    const line = text;
    setText('');
    setRefusal('');
    try {
      const id = await write(() => roadmap.add({ text: line, horizon: '', after: '' }));
      onAdded(id, line.trim());
    } catch (reason) {
      setText((typed) => line + typed);
      setRefusal(toCairnError(reason).sentence('text'));
    }
  };
  const press = (event: React.KeyboardEvent) => {
    if (event.key === 'Escape') {
      if (text === '') onLeave();
      setText('');
      setRefusal('');
    }
    // An empty line has nothing of its own to undo: the row that it has just added has.
    if (text === '' && matches('mod+z', event)) {
      event.preventDefault();
      runCommand('undo');
    }
    if (event.key !== 'Enter' || text.trim() === '' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void add();
  };
  return (
    <div className={styles.quickAdd} data-full={text !== '' || undefined}>
      {refusal && (
        <p className={fault.fault} role="alert" id="fault-initiative">
          {refusal}
        </p>
      )}
      <label className={styles.line}>
        <IconPlus size="1rem" aria-hidden />
        <LineField
          ref={input}
          value={text}
          parts={known?.text === text ? known.read.parts : noParts}
          placeholder={t('backlog.add.hint')}
          aria-label={t('backlog.add')}
          aria-invalid={refusal !== ''}
          aria-describedby={refusal ? 'fault-initiative' : undefined}
          onType={setText}
          onKeyDown={press}
          onPaste={(event) => {
            const pasted = event.clipboardData.getData('text/plain').trim();
            if (!/[\r\n]/.test(pasted)) return;
            event.preventDefault();
            onLines(pasted);
          }}
        />
        <span className={styles.keys} aria-hidden="true">
          <span>
            <Keys caps={caps('enter')} /> {t('backlog.add.another')}
          </span>
        </span>
      </label>
      {known && <Understood read={known.read} />}
    </div>
  );
});

const noParts: never[] = [];

/** What was understood of the line, once there is more than a title. */
function Understood({ read }: { read: InitiativeRead }) {
  const format = useFormat();
  const { today } = usePlan();
  const terms = [
    { term: t('backlog.understood.title'), words: read.title },
    { term: t('backlog.column.owner'), words: read.owner },
    { term: t('backlog.column.phase'), words: read.phase },
    { term: t('backlog.column.effort'), words: read.effort },
    { term: t('backlog.understood.end'), words: read.end && format.date(read.end, today) },
    { term: t('backlog.understood.tags'), words: read.tags.join(', ') },
  ].filter(({ words }) => words !== '');
  if (terms.length < 2) return null;
  return (
    <div className={styles.understood} aria-live="polite">
      <dl aria-label={t('objectives.understood')}>
        {terms.map(({ term, words }) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
