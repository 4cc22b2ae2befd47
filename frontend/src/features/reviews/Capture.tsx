import { Button, SegmentedControl } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useId, useMemo, useRef, useState } from 'react';
import { caps, matches } from '~/app/commands/keys';
import { type Command, runCommand, useCommands } from '~/app/commands/registry';
import { reviews } from '~/bridge/calls';
import { toCairnError } from '~/bridge/errors';
import type { OutcomeKind, ReviewLineRead } from '~/bridge/types';
import { usePlan } from '~/data/plan';
import { useReviewLine } from '~/data/reviews';
import { useWrites } from '~/data/writes';
import fieldStyles from '~/fields/field.module.css';
import { LineField } from '~/fields/line/LineField';
import { t } from '~/strings/strings';
import { type Format, useFormat } from '~/ui/format';
import { Keys } from '~/ui/Keys';
import { offerUndo } from '~/ui/offerUndo';
import styles from './reviews.module.css';

/** A row that something is about. */
export interface AboutRow {
  id: string;
  title: string;
}

interface Props {
  /** The review that it comes out of; "" for none. */
  review: string;
  /** The row that was talked about last. */
  about: AboutRow | null;
  /** What it begins with. */
  first: OutcomeKind;
  /** Escape from the empty line. */
  onLeave?: () => void;
}

const kinds: readonly OutcomeKind[] = ['decision', 'action', 'question'];
const keyOf: Record<OutcomeKind, string> = { decision: 'd', action: 'a', question: 'q' };
const noParts: never[] = [];

/** One line in which a decision, an action or a question is written down. */
export function Capture({ review, about: talkedAbout, first, onLeave }: Props) {
  const [kind, setKind] = useState(first);
  const [text, setText] = useState('');
  const [fault, setFault] = useState('');
  const [dropped, setDropped] = useState('');
  const faultId = useId();
  const field = useRef<HTMLInputElement>(null);
  const { rewrite } = useWrites();
  const about = talkedAbout?.id === dropped ? null : talkedAbout;
  const row = about?.id ?? '';
  const reading = useReviewLine({ outcome: kind, review, row, text });
  const commands = useMemo<Command[]>(
    () =>
      kinds.map((each) => ({
        id: `review.${each}`,
        title: t(`command.review.${each}`),
        group: 'reviews',
        keys: [keyOf[each]],
        run: () => {
          setKind(each);
          setDropped('');
          field.current?.focus();
        },
      })),
    [],
  );
  useCommands(commands);

  const add = async () => {
    // Whoever presses Enter again before the disk has written doubles nothing.
    setText('');
    setFault('');
    try {
      await rewrite(() => reviews.capture({ outcome: kind, review, row, text }));
      offerUndo(t(`capture.added.${kind}`));
    } catch (reason) {
      setText((typed) => text + typed);
      setFault(toCairnError(reason).sentence('text'));
    }
  };
  const press = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      if (text === '') onLeave?.();
      setText('');
      setFault('');
    } else if (text === '' && matches('mod+z', event)) {
      // An empty line has nothing of its own to undo: what it has just added has.
      event.preventDefault();
      runCommand('undo');
    } else if (event.key === 'Enter' && text.trim() !== '') {
      event.preventDefault();
      void add();
    }
  };
  return (
    <div className={styles.capture}>
      <div className={styles.captureHead}>
        <SegmentedControl
          size="xs"
          aria-label={t('capture.kind')}
          value={kind}
          onChange={(value) => setKind(kinds.find((each) => each === value) ?? first)}
          data={kinds.map((each) => ({
            value: each,
            label: (
              <span className={styles.kind}>
                {t(`capture.${each}`)} <Keys caps={caps(keyOf[each])} />
              </span>
            ),
          }))}
        />
        {about && (
          <button
            type="button"
            className={styles.chip}
            aria-label={t('capture.about.drop', { title: about.title })}
            onClick={() => setDropped(about.id)}
          >
            <span>{t('capture.about', { title: about.title })}</span>
            <IconX size="0.75rem" aria-hidden />
          </button>
        )}
      </div>
      <div className={styles.captureLine}>
        <LineField
          ref={field}
          value={text}
          parts={reading?.text === text ? reading.read.parts : noParts}
          placeholder={t(`capture.hint.${kind}`)}
          aria-label={t(`capture.label.${kind}`)}
          aria-invalid={fault !== ''}
          aria-describedby={fault ? faultId : undefined}
          onType={setText}
          onKeyDown={press}
        />
        {text.trim() !== '' && (
          <Button
            size="compact-sm"
            rightSection={<Keys caps={caps('enter')} />}
            onClick={() => void add()}
          >
            {t('capture.add')}
          </Button>
        )}
      </div>
      {fault && (
        <p className={fieldStyles.fault} role="alert" id={faultId}>
          {fault}
        </p>
      )}
      {reading && <Understood kind={kind} read={reading.read} />}
    </div>
  );
}

/** What the line is taken for, while it is typed. */
function Understood({ kind, read }: { kind: OutcomeKind; read: ReviewLineRead }) {
  const format = useFormat();
  const { today } = usePlan();
  if (read.parts.length === 0) return null;
  return (
    <dl className={styles.understood} aria-label={t('capture.understood')} aria-live="polite">
      {termsOf(kind, read, format, today).map(({ term, words }) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{words}</dd>
        </div>
      ))}
    </dl>
  );
}

function termsOf(kind: OutcomeKind, read: ReviewLineRead, format: Format, today: string) {
  const { title, owner, ownerKnown, due, why } = read;
  const isDecision = kind === 'decision';
  const name =
    owner === '' || ownerKnown || isDecision ? owner : t('capture.newPerson', { name: owner });
  return [
    { term: t(`capture.${kind}`), words: title },
    { term: t('capture.why'), words: why },
    { term: t(isDecision ? 'capture.who' : 'capture.owner'), words: name },
    {
      term: t(isDecision ? 'capture.revisit' : 'capture.due'),
      words: due && format.date(due, today),
    },
  ].filter(({ words }) => words !== '');
}
